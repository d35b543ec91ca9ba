"""The sentences: Project Fluent files beside this module, parsed once for each language."""

import re
import warnings
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.visitor import Visitor

LANGUAGES = ("zh", "en")
SHORT = 24
"""Characters of a value that a sentence may choose its words by; such a value has no digits."""
_DIGIT = re.compile(r"\d").search
_TIME = re.compile(r"\d:\d\d\Z").search


def spoken(language: str) -> str:
    """The language we have for an IETF tag (`en-GB` → `en`); Chinese when we have none."""
    main = language[:2].lower()
    return main if main in LANGUAGES else LANGUAGES[0]


@cache
def bundle(language: str) -> FluentBundle:
    """All sentences of one language of `LANGUAGES`."""
    made = FluentBundle([language], use_isolating=False)
    folder = files("words") / language
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".ftl"):
            made.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return made


@cache
def has(language: str, what: str) -> bool:
    """True: there are words under this id (`id` or `id.attribute`)."""
    return _pattern(language, what) is not None


@cache
def constant(language: str, what: str) -> str | None:
    """The words of an id that takes no arguments; None for one that does."""
    pattern = _pattern(language, what)
    if pattern is None:
        warnings.warn(f"no words for {what} in {language}", stacklevel=3)
        return what
    words, errors = bundle(language).format_pattern(pattern, {})
    return None if errors else str(words)


def sentence(language: str, what: str, values: Mapping[str, Any]) -> str:
    """The words of `id` or `id.attribute` with `values` put in as they are: escape them first for HTML."""
    fixed = constant(language, what)
    if fixed is not None:
        return fixed
    if (needed := _needed(language, what)) is not None:
        values = {name: values[name] for name in needed if name in values}
    # A mark that no words can hold stands in for a value that nothing can be chosen by, such as a case's
    # number, a date, somebody's words: the sentence is made once for all, and Fluent's limit of 2500 kept.
    free = [name for name, v in values.items() if type(v) is str and (len(v) > SHORT or _DIGIT(v))]
    given = {**values, **{name: f"\x02{name}\x03" for name in free}} if free else values
    try:
        said = _made(language, what, tuple(given.items()))
    except TypeError:  # a value that cannot be looked up
        said = _made.__wrapped__(language, what, tuple(given.items()))
    for name in free:
        mark, value = f"\x02{name}\x03", values[name]
        if _TIME(value):  # 今天 22:12 起, as between the day and the time; but 12月1日起
            said = re.sub(f"{mark}(?=[\u4e00-\u9fff])", f"{mark} ", said)
        said = said.replace(mark, value)
    return said


class _Names(Visitor):
    def __init__(self) -> None:
        self.found: dict[str, None] = {}
        self.whole = True

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 - as the visitor has it
        self.found[node.id.name] = None

    def visit_MessageReference(self, node: Any) -> None:  # noqa: N802
        self.whole = False

    visit_TermReference = visit_MessageReference  # noqa: N815


@cache
def _needed(language: str, what: str) -> tuple[str, ...] | None:
    """The values that these words speak of; None where they refer to other words."""
    names = _Names()
    names.visit(_pattern(language, what))
    return tuple(names.found) if names.whole else None


@lru_cache(4096)
def _made(language: str, what: str, values: tuple[tuple[str, Any], ...]) -> str:
    words, errors = bundle(language).format_pattern(_pattern(language, what), dict(values))
    for error in errors:
        warnings.warn(f"words for {what} in {language}: {error}", stacklevel=2)
    return str(words)


@cache
def _pattern(language: str, what: str) -> Any:
    name, _, attribute = what.partition(".")
    lines = bundle(language)
    if not lines.has_message(name):
        return None
    message = lines.get_message(name)
    return message.attributes.get(attribute) if attribute else message.value

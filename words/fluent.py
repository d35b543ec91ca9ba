"""The sentences: Project Fluent files beside this module, parsed once for each language."""

import warnings
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import MAX_PART_LENGTH

LANGUAGES = ("zh", "en")
SHORT = 24
"""Sentences whose values are no longer (names, numbers, choices) are said again and again, and remembered."""


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
    if all(type(v) is int or (type(v) is str and len(v) <= SHORT) for v in values.values()):
        return _short(language, what, tuple(values.items()))
    return _formatted(language, what, values)


@lru_cache(4096)
def _short(language: str, what: str, values: tuple[tuple[str, Any], ...]) -> str:
    return _formatted(language, what, dict(values))


def _formatted(language: str, what: str, values: Mapping[str, Any]) -> str:
    # Fluent refuses a value beyond 2500 characters: a mark that no words can hold stands in for it.
    long = {name: v for name, v in values.items() if isinstance(v, str) and len(v) > MAX_PART_LENGTH}
    given = {**values, **{name: f"\x02{name}\x03" for name in long}}
    words, errors = bundle(language).format_pattern(_pattern(language, what), given)
    for error in errors:
        warnings.warn(f"words for {what} in {language}: {error}", stacklevel=2)
    said = str(words)
    for name, value in long.items():
        said = said.replace(f"\x02{name}\x03", value)
    return said


@cache
def _pattern(language: str, what: str) -> Any:
    name, _, attribute = what.partition(".")
    lines = bundle(language)
    if not lines.has_message(name):
        return None
    message = lines.get_message(name)
    return message.attributes.get(attribute) if attribute else message.value

"""The kinds of question. Each returns a step to await; what it records is JSON."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cases.commands import Act
from cases.model import EMPTY, Action
from handlers.plain import DONE, NO, SEND, YES, declines, says_something, shrugs, spoken, tidy
from handlers.replay import Invalid, Step, Unfinished
from handlers.turn import Input, Option

_NO_MORE = NO | DONE | SEND
SKIP = Option("skip", "skip")
AS_IS = Option("skip", "as-is")
"""Nothing to add to what is shown."""
PAGE = 8
QUOTED = 40
"""Characters of somebody's words in a question."""
ALBUM = 10
"""So many pictures an album holds."""
MOST, LONGEST = 2000, 20_000
"""Characters of one answer: that may be said, and that are kept at all, to be shortened."""


def beginning(text: str) -> str:
    """The first words, to be quoted where all of them would be too much."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else f"{line[: QUOTED - 1]}…"


def choice(
    key: str,
    options: Sequence[Option],
    *,
    of: Any = None,
    show: Mapping[str, Any] = EMPTY,
    asks: tuple[str, str] | None = None,
    typed: Callable[[str], Any] | None = None,
    also: Sequence[Any] = (),
) -> Step[Any]:
    """One of the options' values. A number typed counts as that option; `typed` may understand more words.

    `also`: values that count although they are not offered here.
    """
    known = tuple(option.value for option in options)

    def take(incoming: Input, option: Option | None) -> Any:
        if option is not None:
            return option.value
        if incoming.kind == "text":
            said = spoken(incoming.text)
            if said.isascii() and said.isdigit() and len(said) < 3 and 0 < int(said) <= len(known):
                return known[int(said) - 1]
            if typed is not None and (meant := typed(said)) is not None:
                return meant
        raise Invalid("invalid-choice")

    def read(recorded: Any) -> Any:
        if recorded not in known and recorded not in also:
            raise Invalid("invalid-choice")
        return recorded

    return Step(key, read, take, of=of, show=show, options=tuple(options), asks=asks)


def confirm(
    key: str,
    *,
    of: Any = None,
    show: Mapping[str, Any] = EMPTY,
    yes: str = "yes",
    no: str = "no",
    asks: tuple[str, str] | None = None,
    likely: bool = True,
    shrug: bool | None = None,
) -> Step[bool]:
    """Yes or no, the likely answer strong; “是”, “不用” and the like may be typed.

    `shrug`: what it means if they cannot say, or would rather not; None: it is asked again.
    """

    def typed(said: str) -> bool | None:
        return True if said in YES else False if said in NO else shrug if shrugs(said) else None

    return choice(key, _either(yes, no, likely), of=of, show=show, asks=asks, typed=typed)


@cache
def _either(yes: str, no: str, likely: bool) -> tuple[Option, ...]:
    return (Option(True, yes, main=likely), Option(False, no, main=not likely))


def text(
    key: str,
    most: int = MOST,
    *,
    skip: bool | Option = False,
    joins: bool = True,
    of: Any = None,
    show: Mapping[str, Any] = EMPTY,
    likely: Sequence[str] = (),
) -> Step[str]:
    """Words of at most `most` characters; empty where skipped. `joins`: more at once belongs to them.

    `skip`: they need not be given; the button that says so, where it is not the usual one. `likely` words
    are offered as buttons.
    """

    leaving = _leaving(skip)

    def take(incoming: Input, option: Option | None) -> Any:
        if option is not None:
            return "" if option in leaving else option.value
        if incoming.kind != "text":
            raise Invalid("invalid-text")
        said = tidy(incoming.text)
        if not says_something(said):
            raise Invalid("invalid-empty")
        return "" if leaving and shrugs(said) else said

    def read(recorded: Any) -> str:
        if not isinstance(recorded, str) or not (recorded or skip):
            raise Invalid("invalid-empty")
        not_longer(recorded, most)
        return recorded

    offered = tuple(Option(words, label=words, main=i == 0) for i, words in enumerate(likely))
    return Step(key, read, take, joined, of, show, (*offered, *leaving), joins)


def _leaving(skip: bool | Option) -> tuple[Option, ...]:
    """The button that leaves a question without words, if they need not be given."""
    return (skip,) if isinstance(skip, Option) else (SKIP,) if skip else ()


def not_longer(said: str, most: int) -> None:
    """Raises `Invalid` for more characters than that."""
    if len(said) > most:
        raise Invalid("invalid-long", most=most, count=len(said), over=len(said) - most)


def joined(old: str, new: str) -> str:
    """Texts that belong together stand one below the other."""
    return "\n".join(filter(None, (old, new)))


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said: written, or spoken (ids of voice messages) for a clerk to type up."""

    words: str = ""
    voice: tuple[int, ...] = ()


def act(case: int, action: Action, said: Words, files: Iterable[int] = (), **data: Any) -> Act:
    """The act with these words and pictures; voice messages are named, so that a clerk types them up."""
    spoken = {"voice": list(said.voice)} if said.voice else {}
    return Act(case, action, said.words, (*said.voice, *files), data={**data, **spoken})


def words_or_voice(
    key: str,
    most: int = MOST,
    *,
    skip: bool | Option = False,
    show: Mapping[str, Any] = EMPTY,
    asks: tuple[str, str] | None = None,
) -> Step[Words]:
    """Words, written or spoken."""

    def take(incoming: Input, option: Option | None) -> Any:
        if option is not None:
            return {}
        if incoming.kind == "voice" and incoming.files:
            return said(incoming)
        if incoming.kind != "text":
            raise Invalid("invalid-words")
        if not says_something(incoming.text):
            raise Invalid("invalid-empty")
        return {} if skip and declines(incoming.text) else said(incoming)

    def read(recorded: Any) -> Words:
        found = Words(recorded.get("words", ""), tuple(recorded.get("voice", ())))
        if not (found.words or found.voice or skip):
            raise Invalid("invalid-empty")
        not_longer(found.words, most)
        return found

    return Step(key, read, take, add_words, None, show, _leaving(skip), joins=True, asks=asks)


def said(incoming: Input) -> dict[str, Any]:
    """What was written or spoken, as `words_or_voice` records it."""
    voice = list(incoming.files) if incoming.kind == "voice" else []
    return {"words": tidy(incoming.text), "voice": voice}


def add_words(old: Any, new: Any) -> Any:
    """Further words, written or spoken, join the former."""
    voice = [*old.get("voice", ()), *(f for f in new.get("voice", ()) if f not in old.get("voice", ()))]
    return {"words": joined(old.get("words", ""), new.get("words", "")), "voice": voice}


def photos(
    key: str, most: int = 9, *, least: int = 0, show: Mapping[str, Any] = EMPTY
) -> Step[tuple[int, ...]]:
    """Pictures until “done”, or none where `least` is 0. What comes beyond `most` is left out.

    Asked again (`open`), they stand as they are until more come, or others instead.
    """

    def take(incoming: Input, option: Option | None) -> Any:
        if option is not None and option.value == "anew":
            return {"files": [], "done": False, "anew": True}
        none = incoming.kind == "text" and shrugs(incoming.text)
        if option is not None or none or (incoming.kind == "text" and spoken(incoming.text) in _NO_MORE):
            if least and (none or spoken(incoming.text) in NO):
                raise Invalid("invalid-photo-needed")
            return {"files": [], "done": True}
        if incoming.kind != "photo" or not incoming.files:
            raise Invalid("invalid-photos")
        return {"files": list(incoming.files)[:most], "done": False}

    def add(old: Any, new: Any) -> Any:
        if new.get("anew"):
            return new
        files = [*old["files"], *(f for f in new["files"] if f not in old["files"])][:most]
        done = old["done"] or new["done"]
        return {"files": files, "done": done} | ({"open": True} if old.get("open") and not done else {})

    def read(recorded: Any) -> tuple[int, ...]:
        files = tuple(recorded["files"])
        if len(files) > most:
            raise Invalid("invalid-photos")
        opened = bool(recorded.get("open"))
        if len(files) < least:
            raise Unfinished(count=len(files), most=most)
        if not recorded["done"] and (len(files) < most or opened):
            options = (Option("done", "done", main=True), *((Option("anew", "anew"),) if opened else ()))
            raise Unfinished(options if files else (Option("none", "none"),), count=len(files), most=most)
        return files

    def reopen(recorded: Any) -> Any:
        return {"files": recorded["files"], "done": False, "open": True} if recorded["files"] else None

    return Step(
        key,
        read,
        take,
        add,
        reopen=reopen,
        show={"count": 0, "most": most, **show},
        options=() if least else (Option("none", "none"),),
        joins=True,
    )

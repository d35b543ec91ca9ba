"""Straight-line conversations, durable by replay: run again over the answers, up to the open question."""

import json
from collections.abc import Callable, Coroutine, Generator, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from cases.model import EMPTY, Action
from cases.people import Role
from handlers.facts import Query
from handlers.turn import Finish, Input, InputKind, Lookup, Option

T = TypeVar("T")


class Invalid(ValueError):
    """That is no answer to the question. `what` is the id of the words that say why."""

    def __init__(self, what: str, **show: Any) -> None:
        super().__init__(what)
        self.what, self.show = what, show


class Unfinished(Exception):
    """The answer may still grow (photos before “done”): the question stays open, and now shows this."""

    def __init__(self, options: tuple[Option, ...] = (), **show: Any) -> None:
        super().__init__()
        self.options, self.show = options, show


class Forget(Exception):
    """Raised by a conversation: these answers are to be asked again (“edit” in a summary).

    `done` have done their part: they go, while the others can be had back as they were.
    """

    def __init__(self, *keys: str, done: tuple[str, ...] = ()) -> None:
        super().__init__(*keys)
        self.keys, self.done = keys, done


class BrokenFlow(Exception):
    """A conversation asks the same key twice, or awaits what is no step: a mistake of ours."""


def refuse(incoming: Input, option: Option | None) -> Any:
    """Takes nothing."""
    raise Invalid("invalid-choice")


def newest(old: Any, new: Any) -> Any:
    """A further answer replaces the former."""
    return new


def as_is(recorded: Any) -> Any:
    """What was recorded is the value."""
    return recorded


def nothing(recorded: Any) -> Any:
    """Nothing stays."""
    return None


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """One question, or (`fact`) one look-up. A key with a dot is a part of the question before the dot."""

    key: str
    """Names the answer and its words: `ask-{flow}-{key}`."""
    read: Callable[[Any], T] = as_is
    """Recorded JSON → value. Raises Invalid or Unfinished."""
    take: Callable[[Input, Option | None], Any] = refuse
    """What the person did (an option, if one was pressed) → JSON to record. Raises Invalid."""
    add: Callable[[Any, Any], Any] = newest
    """How something further joins the recorded answer."""
    of: Any = None
    """What the question was about (JSON); an answer to something else does not count."""
    show: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    options: tuple[Option, ...] = ()
    joins: bool = False
    """True: what follows at once, before the next prompt has gone out, belongs to this answer."""
    asks: tuple[str, str] | None = None
    """(flow, key) of the words where they are shared between conversations."""
    fact: Query | None = None
    optional: bool = False
    """True: never asked; None where nothing is recorded."""
    reopen: Callable[[Any], Any] = nothing
    """What of the recorded answer stays when a person goes back to the question; None: nothing."""

    def __await__(self) -> Generator["Step[Any]", Any, T]:
        value: T = yield self
        return value


def fact(query: Query) -> Step[Any]:
    """Look something up; never stored."""
    return Step("", fact=query)


def given(step: "Step[T]") -> "Step[T | None]":
    """The answer to this question if there is one already; it is not asked."""
    return replace(step, optional=True)  # type: ignore[return-value]


Stray = tuple[str, Callable[[Any, Input], Any]]
"""(key, (recorded answer or None, what came) → what to record)"""

NO_STRAYS: Mapping[InputKind, Stray] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Flow:
    """A conversation and who may begin it."""

    run: Callable[[Mapping[str, Any]], Coroutine[Any, Any, Finish | None]]
    roles: frozenset[Role] = frozenset()
    """Only these; empty: everybody."""
    needs: str = ""
    """`case`, `task`, or `wish`, a case of which they may see only what is public: it needs one."""
    act: Action | None = None
    """What it leads to: must be open to this person when it begins."""
    fresh: bool = False
    """True: a card of an older version does not open it."""
    watches: bool = False
    """True: what is written here is looked through for danger."""
    strays: Mapping[InputKind, Stray] = field(default_factory=lambda: NO_STRAYS)
    """Where something goes that the open question did not ask for."""
    gives_way: bool = False
    """True: it is not begun where another conversation is open."""
    drops: bool = False
    """True: an open conversation is given up for it without a word; nor is it itself brought to mind."""
    sets: bool = False
    """True: something is set by it; words that are no answer may be a matter of their own."""
    cancelled: str = "cancelled"
    """What is said when it is given up."""
    cancels: bool = True
    """False: no button says “cancel”, because an option does."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The open question, those answered before it, whether it is half answered, why its answer fell."""

    step: Step[Any]
    path: tuple[Step[Any], ...]
    partial: bool = False
    why: Invalid | None = None
    run: "Run | None" = field(default=None, compare=False, repr=False)
    """Goes on from here once the open question is answered, instead of from the beginning."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What the conversation returned."""

    value: Finish | None
    path: tuple[Step[Any], ...]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The conversation wants these answers asked again; `done` go for good."""

    keys: tuple[str, ...]
    done: tuple[str, ...] = ()
    path: tuple[Step[Any], ...] = ()


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """The one JSON text of a value, for comparing."""
    return "null" if value is None else _ENCODER.encode(value)


def without(answers: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """The answers without these keys and their parts."""
    gone = tuple(keys)
    parts = tuple(f"{key}." for key in gone)
    return {key: kept for key, kept in answers.items() if key not in gone and not key.startswith(parts)}


WAS = "was"
"""The key of answers as they were before they were asked again."""


def reopened(answers: Mapping[str, Any], gone: Forgotten) -> dict[str, Any]:
    """The answers without those to be asked again, which are kept aside. Of some a part stays: pictures."""
    left = without(answers, (*gone.keys, *gone.done, WAS))
    was = {
        key: kept for key, kept in answers.items() if key not in left and key.partition(".")[0] in gone.keys
    }
    for step in gone.path:
        part = step.reopen(was[step.key]["is"]) if step.key in was and not step.optional else None
        if part is not None:
            left[step.key] = {**was[step.key], "is": part}
    return {**left, WAS: {"of": "null", "is": was}} if was else left


class Run:
    """A conversation as far as it has run: it goes on from its open question while nothing before it changes.

    Nothing depends on it: whoever has none, or one that does not hold any more, replays.
    """

    def __init__(self, flow: Flow, args: Mapping[str, Any], lookup: Lookup) -> None:
        self._running = flow.run(args)
        self._flow, self._args = flow, args
        self._lookup: Lookup = lookup
        self._answers: Mapping[str, Any] | None = None
        self._stands: tuple[Step[Any], tuple[Step[Any], ...], bool, Invalid | None] | None = None
        self._facts: list[tuple[Query, Any]] = []
        self._path: list[Step[Any]] = []
        self._keys: set[str] = set()
        self._open: Step[Any] | None = None

    def holds(self, flow: Flow, args: Mapping[str, Any], answers: Mapping[str, Any], lookup: Lookup) -> bool:
        """True: it stands where a replay of these answers would stand, because every fact is as it was."""
        if self._answers is not answers or self._flow is not flow or self._args is not args:
            return False
        for query, known in self._facts:
            told = lookup(query)
            if told is not known and told != known:
                return False
        self._lookup = lookup
        return True

    def here(self) -> Asking:
        """The open question, for a run that holds."""
        assert self._stands is not None
        return Asking(*self._stands, run=self)

    def rest(self) -> None:
        """Until the next message: nothing is looked up any more, and nothing kept that only served for it."""
        self._lookup = _nobody

    def on(self, answers: Mapping[str, Any]) -> Asking | Finished | Forgotten:
        """To the first question without a valid answer. What was answered before must still be the same."""
        self._answers = None
        try:
            came = self._on(answers)
        except StopIteration as stop:
            return Finished(stop.value, tuple(self._path))
        except Forget as gone:
            return Forgotten(gone.keys, gone.done, tuple(self._path))
        except BaseException:
            self._running.close()
            raise
        self._answers = answers
        self._stands = came.step, came.path, came.partial, came.why
        return came

    def _on(self, answers: Mapping[str, Any]) -> Asking:
        value: Any = None
        while True:
            step, self._open = self._open or self._next(value), None
            kept = answers.get(step.key)
            if kept is None and step.optional:
                value = None
                continue
            if kept is None or kept["of"] != canonical(step.of):
                return self._asking(step)
            try:
                value = step.read(kept["is"])
            except Unfinished as half:
                if not step.optional:
                    shown = replace(step, options=half.options, show={**step.show, **half.show})
                    return replace(self._asking(step), step=shown, partial=True)
                value = None
            except (ValueError, TypeError, LookupError) as fell:
                # Invalid; or recorded by a release that meant something else by it: asked again.
                if not step.optional:
                    return replace(self._asking(step), why=fell if isinstance(fell, Invalid) else None)
                value = None
            self._path.append(step)

    def _next(self, value: Any) -> Step[Any]:
        """The next question; facts are looked up on the way."""
        while True:
            step = self._running.send(value)
            if not isinstance(step, Step) or step.key in self._keys:
                raise BrokenFlow(step)
            if step.fact is None:
                self._keys.add(step.key)
                return step
            value = self._lookup(step.fact)
            self._facts.append((step.fact, value))

    def _asking(self, step: Step[Any]) -> Asking:
        self._open = step
        return Asking(step, tuple(self._path), run=self)


def _nobody(query: Query) -> Any:
    raise BrokenFlow(query)

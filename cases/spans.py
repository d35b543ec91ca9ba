"""How long a case lay with whom, from its events: office, representative, unit, resident, each apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from cases.calendar import Calendar
from cases.deadline import PAUSED
from cases.model import Action, Event, State
from cases.sources import TO_THE_OFFICE
from cases.units import ASKS

Who = Literal["office", "representative", "unit", "resident"]
WHO: tuple[Who, ...] = ("office", "representative", "unit", "resident")

_WITH: Mapping[State, Who] = {
    State.ASSIGNED: "representative",
    State.IN_PROGRESS: "representative",
    State.WAITING: "resident",
    State.RESOLVED: "resident",
}
"""Everywhere else nobody has it: the office."""
_NOT_WITH_THEM = frozenset({Action.UNIT_OBJECT, Action.UNIT_ANSWER})
"""A unit has done its part, or somebody has to decide whether it is the one."""


@dataclass(frozen=True, slots=True)
class Part:
    """So many whole days; hours where it is less than one. Natural for the resident, working for the rest."""

    who: Who
    count: int
    unit: Literal["d", "h"]


def spent(history: Sequence[Event], now: datetime, calendar: Calendar) -> tuple[Part, ...]:
    """How long the case lay with each until `now`; who had it for less than an hour is left out."""
    lengths: dict[Who, timedelta] = {}
    for who, begin, end in _spans(history, now):
        length = end - begin if who == "resident" else calendar.worked(begin, end)
        lengths[who] = lengths.get(who, timedelta()) + length
    parts = (
        _part(who, lengths[who], timedelta(days=1) if who == "resident" else calendar.working_day)
        for who in WHO
        if who in lengths
    )
    return tuple(part for part in parts if part.count)


def _spans(history: Sequence[Event], now: datetime) -> Iterator[tuple[Who, datetime, datetime]]:
    """Who had it from when until when; nobody once it is closed."""
    of_office = bool(history) and history[0].data.get("source") in TO_THE_OFFICE
    who: Who | None = None
    began, working = now, set[int]()
    for event in history:
        if event.action in ASKS:
            working.add(event.data["unit"])
        elif event.action in _NOT_WITH_THEM:
            working.discard(event.data["unit"])
        working -= set(event.data.get("relieved", ()))
        has = _has(event.after, bool(working))
        has = "office" if of_office and has == "representative" else has
        if has != who:
            if who is not None and event.at > began:
                yield who, began, event.at
            who, began = has, event.at
    if who is not None and now > began:
        yield who, began, now


def _has(state: State, unit: bool) -> Who | None:
    if state is State.CLOSED:
        return None
    return "unit" if unit and state not in PAUSED else _WITH.get(state, "office")


def _part(who: Who, length: timedelta, day: timedelta) -> Part:
    return Part(who, length // day, "d") if length >= day else Part(who, length // timedelta(hours=1), "h")

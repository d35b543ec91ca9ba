"""Where a deadline stands: computed from the events, so that pauses are never added up twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from cases.calendar import Calendar, Due, Duration, Limit, Span, natural
from cases.model import Case, Event, State

PAUSED = frozenset({State.WAITING, State.RESOLVED, State.CLOSED})
"""The ball is with the resident: this time is not the handler's."""

Mark = Literal["ontime", "soon", "overdue", "paused", "provisional", "closed"]


@dataclass(frozen=True, slots=True)
class Promise:
    """The `deadline` that an event set, and what is behind it: a `limit`, or a date that was given."""

    made_at: datetime
    deadline: str
    limit: Limit | None = None
    until: datetime | None = None
    """The date that was given (an extension); what it waits for the resident comes on top."""


def promise(history: Sequence[Event]) -> Promise | None:
    """The promise that holds now: the last one made."""
    for event in reversed(history):
        if "limit" in event.data:
            within, rolls = Duration.parse(event.data["limit"]), event.data.get("day_off") == "next"
            return Promise(event.at, event.data["deadline"], Limit(within, rolls))
        if "until" in event.data and "deadline" in event.data:
            return Promise(
                event.at, event.data["deadline"], until=datetime.fromisoformat(event.data["until"])
            )
    return None


def ends(calendar: Calendar, start: datetime, limit: Limit, pauses: Sequence[Span] = ()) -> Due:
    """When a limit that began at `start` has run out: the one rule for every deadline (民法典 203 条)."""
    due = calendar.add(start, limit.within, pauses)
    if not limit.rolls:
        return due
    rolled = calendar.end_of_day(due.at)
    return Due(rolled.at, due.provisional or rolled.provisional)


def written(due: Due, limit: Limit) -> dict[str, Any]:
    """What the event that begins a limit keeps of it, so that `due` can always be computed again."""
    kept = {"deadline": due.at.isoformat(), "limit": str(limit)}
    return kept | {"day_off": "next"} if limit.rolls else kept


def pauses(history: Sequence[Event]) -> tuple[Span, ...]:
    """The spans, already over, in which the case waited for the resident."""
    spans: list[Span] = []
    began: datetime | None = None
    for event in history:
        if event.after in PAUSED:
            began = began or event.at
        elif began is not None:
            spans.append((began, event.at))
            began = None
    return tuple(spans)


def due(case: Case, history: Sequence[Event], calendar: Calendar) -> Due | None:
    """When the case must be answered, every pause so far taken out. `history` is all of its events, in order.

    While a pause lasts this is what it would be if the pause ended at its beginning: show it as paused.
    """
    return kept(case, promise(history), pauses(history), calendar)


def kept(case: Case, held: Promise | None, spans: Sequence[Span], calendar: Calendar) -> Due | None:
    """`due`, for who knows the promise and the pauses already."""
    if held is not None and held.until is not None:
        return Due(natural(held.made_at, held.until - held.made_at, spans))
    if held is not None and held.limit is not None:
        return ends(calendar, held.made_at, held.limit, spans)
    return Due(case.deadline, case.provisional) if case.deadline else None


def mark(case: Case, due: Due | None, now: datetime, begun: datetime | None = None) -> Mark:
    """How the case stands at a glance. Soon: 30 % of the time is left, and from the last day on.

    `begun`: where it is not the case's own time that counts.
    """
    if case.state is State.CLOSED:
        return "closed"
    if case.state in PAUSED:
        return "paused"
    if due is None:
        return "ontime"
    left = due.at - now
    if left < timedelta():
        return "overdue"
    if left <= max((due.at - (begun or case.opened_at)) * 0.3, timedelta(days=1)):
        return "soon"
    return "provisional" if due.provisional else "ontime"

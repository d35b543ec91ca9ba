"""What the ranking of representatives counts: who holds how many cases, was given how many lately, has ended
how many of a topic."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from cases.model import Case, State
from storage.columns import Moment, literally
from storage.direct import among
from storage.tables import cases, events, experience
from storage.work import Work

_LOADS = (
    select(cases.c.handler_id, func.count().label("held"))
    .where(cases.c.handler_id.is_not(None), cases.c.state.not_in(("closed", "resolved")))
    .group_by(cases.c.handler_id)
)
_HANDLED = (
    select(experience.c.person_id, func.sum(experience.c.closed).label("closed"))
    .where(among(experience.c.topic, "topics"))
    .group_by(experience.c.person_id)
)


_GETS = events.c.data["handler"].as_integer()
_RECENT = (
    select(_GETS.label("person"), func.count().label("given"))
    .where(literally(events.c.action, "assign"), events.c.at >= bindparam("since", type_=Moment))
    .group_by(_GETS)
)


def recent(work: Work, span: timedelta) -> dict[int, int]:
    """representative → how many cases they were given in this time, whatever became of them.

    Counted from the beginning of a day (UTC), so that it can be kept for as long.
    """
    since = (work.now - span).replace(hour=0, minute=0, second=0, microsecond=0)
    known: tuple[datetime, dict[int, int]] | None = work.lasting.get("given")
    if known is None or known[0] != since:
        rows = work.rows(_RECENT, {"since": since})
        known = work.lasting["given"] = since, {row.person: row.given for row in rows}
    return known[1]


def loads(work: Work) -> dict[int, int]:
    """representative → how many open cases they have."""
    known: dict[int, int] | None = work.lasting.get("loads")
    if known is None:
        known = work.lasting["loads"] = {row.handler_id: row.held for row in work.rows(_LOADS)}
    return known


def handled(work: Work, topics: tuple[str, ...]) -> dict[int, int]:
    """representative → how many cases of these topics they have brought to an end."""
    if not topics:
        return {}
    known: dict[tuple[str, ...], dict[int, int]] = work.lasting.setdefault("handled", {})
    if topics not in known:
        rows = work.rows(_HANDLED, {"topics": topics})
        known[topics] = {row.person_id: row.closed for row in rows}
    return known[topics]


def count(work: Work, before: Case | None, case: Case) -> None:
    """Keep what the ranking counts in step with the case: who holds how many, who has ended what."""
    held: dict[int, int] | None = work.lasting.get("loads")
    if held is not None:
        for one, by in ((before, -1), (case, 1)):
            if (
                one is not None
                and one.handler is not None
                and one.state not in (State.CLOSED, State.RESOLVED)
            ):
                held[one.handler] = held.get(one.handler, 0) + by
    given: tuple[datetime, dict[int, int]] | None = work.lasting.get("given")
    had = before.handler if before is not None else None
    if given is not None and case.handler not in (None, had):
        given[1][case.handler] = given[1].get(case.handler, 0) + 1
    ended = before is not None and before.state is State.CLOSED
    if case.handler is not None and ended != (case.state is State.CLOSED):
        work.lasting.pop("handled", None)
        for topic in case.topics:
            row = {"person_id": case.handler, "topic": topic, "closed": -1 if ended else 1}
            work.add_up(experience, ("person_id", "topic"), **row)

"""What the ranking of representatives counts: who holds how many cases, who has ended how many of a topic."""

from sqlalchemy import func, select

from cases.model import Case, State
from storage.direct import among
from storage.tables import cases, experience
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
    ended = before is not None and before.state is State.CLOSED
    if case.handler is not None and ended != (case.state is State.CLOSED):
        work.lasting.pop("handled", None)
        for topic in case.topics:
            row = {"person_id": case.handler, "topic": topic, "closed": -1 if ended else 1}
            work.add_up(experience, ("person_id", "topic"), **row)

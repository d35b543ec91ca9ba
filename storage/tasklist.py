"""Which open staff tasks could be somebody's to decide; those of others are passed over where they lie.

`bot/facts.py` says whose a task is; this leaves out what surely is not theirs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, bindparam, exists, func, or_, select

from storage.direct import among
from storage.tables import cases, events, people, subjects, tasks
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody of the staff, where a case is about none of the staff."""

    person: int
    sees: Sequence[str]
    """What was raised for these, they may see."""
    told: Sequence[str]
    """What is meant for these, they are told."""
    reminded: int
    """They are told of what was brought to mind more often than this."""
    looking: Sequence[int]
    """Staff who can look after a case."""


_MINE = tasks.c.owner_id == bindparam("person")
_ABOUT_THEM = exists().where(
    subjects.c.case_id == tasks.c.case_id, subjects.c.person_id == bindparam("person")
)
_ABOUT_STAFF = or_(  # then others stand in, and whom it is for has to be looked at
    func.json_array_length(cases.c.withheld) > 0,
    exists().where(
        subjects.c.case_id == tasks.c.case_id, people.c.id == subjects.c.person_id, people.c.staff
    ),
)
_UNTIL = func.julianday(cases.c.pending["snoozed"].as_string())
_PUT_OFF = and_(
    func.julianday(bindparam("now", type_=tasks.c.created_at.type)) < _UNTIL,
    func.julianday(tasks.c.next_action_at) >= _UNTIL,
)
_MEANT = or_(
    _MINE,
    tasks.c.reminded > bindparam("reminded"),
    and_(
        among(tasks.c.raised_for, "told"),
        or_(tasks.c.owner_id.is_(None), ~among(tasks.c.owner_id, "looking")),
    ),
    exists().where(
        events.c.case_id == tasks.c.case_id,
        events.c.at >= tasks.c.created_at,
        among(events.c.data["to"].as_string(), "told"),
    ),
    _ABOUT_STAFF,
)
_OPEN = (
    select(tasks)
    .outerjoin(cases, cases.c.id == tasks.c.case_id)
    .where(tasks.c.done_at.is_(None))
    .where(
        or_(
            and_(tasks.c.case_id.is_(None), or_(_MINE, among(tasks.c.raised_for, "sees"))),
            and_(
                cases.c.id.is_not(None),
                func.coalesce(_PUT_OFF, 0) == 0,
                ~_ABOUT_THEM,
                or_(_MINE, among(tasks.c.raised_for, "sees"), _ABOUT_STAFF),
                _MEANT,
            ),
        )
    )
    .order_by(tasks.c.next_action_at, tasks.c.id)
    .limit(bindparam("most"))
    .offset(bindparam("skipped"))
)


def unheard(work: Work, case: int) -> bool:
    """True: something was spoken that no clerk has typed up yet, so nobody knows whom it names."""
    return work.row(_UNHEARD, {"case": case}) is not None


_UNHEARD = (
    select(tasks.c.id)
    .where(tasks.c.case_id == bindparam("case"), tasks.c.kind == "type_up", tasks.c.done_at.is_(None))
    .limit(1)
)


def could_be_theirs(work: Work, viewer: Viewer, most: int) -> Iterator[Row[Any]]:
    """Open tasks, those due first, read `most` at a time for as long as more are wanted."""
    given = {
        "person": viewer.person,
        "sees": list(viewer.sees),
        "told": list(viewer.told),
        "reminded": viewer.reminded,
        "looking": list(viewer.looking),
        "now": work.now,
        "most": most,
    }
    skipped = 0
    while rows := work.rows(_OPEN, {**given, "skipped": skipped}):
        yield from rows
        skipped += len(rows)
        if len(rows) < most:
            return

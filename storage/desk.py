"""The desk for 检举控告: who is of it."""

from sqlalchemy import bindparam, select

from cases.model import Kind
from cases.notices import To
from cases.people import Person
from storage.people import as_person
from storage.tables import cases, people
from storage.work import Work

_DESK = select(people).where(people.c.discipline)
_KIND = select(cases.c.kind).where(cases.c.id == bindparam("case"))


def desk(work: Work) -> list[Person]:
    """Whoever is of it. Nobody else ever stands in for them."""
    known: list[Person] | None = work.lasting.get("desk")
    if known is None:
        known = work.lasting["desk"] = [as_person(row) for row in work.rows(_DESK)]
    return known


def seen_to_by(work: Work, case: int) -> To:
    """Who sees to what has gone wrong with a case, also where the case itself cannot be read."""
    row = work.row(_KIND, {"case": case})
    return To.DISCIPLINE if row is not None and row.kind == Kind.MISCONDUCT.value else To.CLERKS

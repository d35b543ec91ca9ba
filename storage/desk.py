"""The desk for 检举控告: who is of it."""

from sqlalchemy import select

from cases.people import Person
from storage.people import as_person
from storage.tables import people
from storage.work import Work

_DESK = select(people).where(people.c.discipline)


def desk(work: Work) -> list[Person]:
    """Whoever is of it. Nobody else ever stands in for them."""
    known: list[Person] | None = work.lasting.get("desk")
    if known is None:
        known = work.lasting["desk"] = [as_person(row) for row in work.rows(_DESK)]
    return known

"""What conversations about deputies, rebalancing and leaving office look up."""

from collections.abc import Callable
from typing import Any

from bot import hands, standing_in
from bot.office import Office
from cases.errors import NotYours
from cases.people import STAFF, Person, Role
from handlers import facts
from storage import people
from storage.work import Work


def _deputies(
    work: Work, office: Office, person: Person, query: facts.Deputies
) -> tuple[tuple[int, str], ...]:
    whose = _representative(work, person, query.representative)
    if whose is None:
        return ()
    begin, end = (query.begin, query.end) if query.begin and query.end else hands.span(work, whose)
    found = standing_in.possible(work, whose, begin, end)
    # Whoever stood in the last time, then those of the same place, come first.
    first = sorted(found, key=lambda one: (one.id != whose.deputy, one.district != whose.district, one.id))
    return tuple((one.id, one.name) for one in first)


def _representative(work: Work, person: Person, number: int | None) -> Person | None:
    if number is not None and number != person.id and not person.roles & STAFF:
        raise NotYours()
    found = people.load(work, [number]).get(number) if number is not None else person
    return found if found is not None and Role.REPRESENTATIVE in found.roles else None


def _representatives(
    work: Work, office: Office, person: Person, query: facts.Representatives
) -> tuple[tuple[int, str], ...]:
    if not person.roles & STAFF:
        raise NotYours()
    return tuple((one.id, one.name) for one in people.representatives(work))


ANSWERS: dict[type[Any], Callable[[Work, Office, Person, Any], Any]] = {
    facts.Deputies: _deputies,
    facts.Representatives: _representatives,
}

"""What conversations about deputies, rebalancing and leaving office look up."""

from collections.abc import Callable
from typing import Any

from bot import hands, leaving, rebalancing, standing_in
from bot.office import Office
from cases.errors import NotYours
from cases.people import STAFF, Person, Role
from handlers import facts
from handlers.moves import LeavePreview, Preview
from storage import chats, parts, people, wishes
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
    _staff_only(person)
    return tuple((one.id, one.name) for one in people.representatives(work))


def _balance(work: Work, office: Office, person: Person, query: facts.Balance) -> Preview:
    _staff_only(person)
    return rebalancing.preview(work, office, query.district, query.accepted, person)


def _leaving(work: Work, office: Office, person: Person, query: facts.Leaving) -> LeavePreview:
    _staff_only(person)
    return leaving.preview(work, office, query.person, person)


def _in_office(
    work: Work, office: Office, person: Person, query: facts.InOffice
) -> tuple[tuple[int, str], ...]:
    _staff_only(person)
    everybody = (
        *people.representatives(work),
        *parts.officers(work),
        *people.staff(work),
        *wishes.volunteers(work),
    )
    names = {one.id: one.name for one in everybody if leaving.may_let_go(work, person, one)}
    return tuple(names.items())


def _unit_colleagues(
    work: Work, office: Office, person: Person, query: facts.UnitColleagues
) -> tuple[str, ...]:
    others = [one for one in parts.officers(work) if one.unit == person.unit and one.id != person.id]
    reachable = chats.of_people(work, [one.id for one in others])
    return tuple(one.name for one in others if one.id in reachable and not one.is_away(query.at))


def _staff_only(person: Person) -> None:
    if not person.roles & STAFF:
        raise NotYours()


ANSWERS: dict[type[Any], Callable[[Work, Office, Person, Any], Any]] = {
    facts.Deputies: _deputies,
    facts.Representatives: _representatives,
    facts.UnitColleagues: _unit_colleagues,
    facts.Balance: _balance,
    facts.Leaving: _leaving,
    facts.InOffice: _in_office,
}

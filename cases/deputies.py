"""Who stands in (代办) for a representative who is away, for as long. There are no chains."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from cases.access import kept_out
from cases.model import Case
from cases.people import Actor, Person, Role


def takers(able: Iterable[Person], now: datetime) -> Iterator[tuple[Person, Person]]:
    """(whose it would be, who gets it): themselves, or while they are away their deputy.

    A deputy who is away, too, has none that counts: there are no chains, and so no circles.
    """
    known = {person.id: person for person in able if Role.REPRESENTATIVE in person.roles}
    for person in known.values():
        if not person.is_away(now):
            yield person, person
        elif (deputy := known.get(person.deputy or 0)) is not None and not deputy.is_away(now):
            yield person, deputy


def of(
    case: Case, handler: Person | None, deputy: Person | None, accused: Iterable[Person], now: datetime
) -> int | None:
    """Who acts for the handler of a case now; None: nobody.

    Never who it is about, if only by their unit, or who is a deputy of theirs, nor who reported it.
    `accused`: those it is about.
    """
    if handler is None or deputy is None or handler.deputy != deputy.id or not handler.is_away(now):
        return None
    if deputy.is_away(now) or Role.REPRESENTATIVE not in deputy.roles:
        return None
    if kept_out(case, Actor(deputy.id, deputy.roles, deputy.unit)):
        return None
    barred = case.doubted | {party.person for party in case.parties} | {one.deputy for one in accused}
    named = any(deputy.name and deputy.name in subject.name for subject in case.subjects)
    return None if deputy.id in barred or named else deputy.id


def could_be(person: Person, other: Person, begin: datetime, end: datetime) -> bool:
    """Whether `other` could stand in for `person` from `begin` until `end`: they are there all the time."""
    if other.id == person.id or Role.REPRESENTATIVE not in other.roles:
        return False
    until = other.away_until
    gone = until is not None and until > begin and (other.away_from or begin) < end
    return not gone

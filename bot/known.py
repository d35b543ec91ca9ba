"""Who is known to the office: its people, and those whose names stand in what somebody wrote."""

from collections.abc import Sequence

from bot import unit_acts
from cases.errors import NotYours
from cases.model import Subject
from cases.people import OFFICE, STAFF, Person
from storage import parts, people, wishes
from storage.desk import desk
from storage.work import Work


def staff_only(person: Person) -> None:
    """Raises `NotYours` unless this is one of the office's people."""
    if not person.roles & STAFF:
        raise NotYours()


def office_only(person: Person) -> None:
    """Raises `NotYours` unless this is somebody to whom the office gives tasks."""
    if not person.roles & OFFICE:
        raise NotYours()


def known(work: Work) -> list[Person]:
    """Everybody who handles cases, and so may be whom one is about."""
    handle = [*people.representatives(work), *people.staff(work), *parts.officers(work), *desk(work)]
    return [*handle, *wishes.volunteers(work)]


def named(work: Work, words: str, everybody: Sequence[Person]) -> tuple[Subject, ...]:
    """Everybody known whose name stands in these words."""
    found = {p.id: p for p in everybody if len(p.name) > 1 and p.name in words}
    return tuple(unit_acts.subject(work, p.name, p.unit, p.id) for p in found.values())

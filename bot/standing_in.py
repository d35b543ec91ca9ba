"""Deputies as the rows know them: who acts for whom now, and who could."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from cases import deputies
from cases.errors import NoSuchPerson
from cases.model import Case
from cases.people import Person
from storage import chats, people
from storage.cases import Held
from storage.tables import outbox
from storage.work import Work


def with_deputy(work: Work, held: Held) -> Held:
    """The same, with whoever acts for its handler at this moment."""
    deputy = _acting(work, held.case)
    if deputy == held.case.deputy:
        return held
    return replace(held, case=replace(held.case, deputy=deputy))


def _acting(work: Work, case: Case) -> int | None:
    if case.handler is None:
        return None
    handler = people.load(work, [case.handler]).get(case.handler)
    if handler is None or handler.deputy is None or not handler.is_away(work.now):
        return None
    known = people.load(work, {handler.deputy, *case.accused})
    accused = [known[person] for person in case.accused if person in known]
    return deputies.of(case, handler, known.get(handler.deputy), accused, work.now)


def covered(work: Work, person: Person) -> list[int]:
    """For whom they stand in now."""
    return [
        one.id
        for one in people.representatives(work)
        if one.deputy == person.id and one.is_away(work.now) and not person.is_away(work.now)
    ]


def possible(work: Work, person: Person, begin: datetime, end: datetime) -> list[Person]:
    """Who could stand in for a representative from `begin` until `end`: only whom a message can reach."""
    others = [one for one in people.representatives(work) if deputies.could_be(person, one, begin, end)]
    reachable = chats.of_people(work, [one.id for one in others])
    return [one for one in others if one.id in reachable]


def checked(work: Work, person: Person, deputy: int | None, begin: datetime, end: datetime) -> int | None:
    """The deputy, if they can be it. Raises `NoSuchPerson`."""
    if deputy is not None and deputy not in {one.id for one in possible(work, person, begin, end)}:
        raise NoSuchPerson(forget=("deputy",), number="")
    return deputy


def with_deputies(work: Work, among: Collection[Person]) -> list[Person]:
    """These, and who stands in for those of them who are away."""
    found = {person.id: person for person in among}
    wanted = {one.deputy for one in among if one.deputy is not None and one.is_away(work.now)} - found.keys()
    return [*among, *(people.load(work, wanted).values() if wanted else ())]


def asked(work: Work) -> set[int]:
    """Everybody who was ever told that they stand in for somebody."""
    return {row.person_id for row in work.rows(_ASKED) if row.person_id is not None}


# By the key under which `hands` tells them, which is indexed.
_ASKED = select(outbox.c.person_id).where(outbox.c.dedupe_key.between("p:deputy-begins:", "p:deputy-begins;"))

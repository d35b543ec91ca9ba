"""What is still somebody's, wherever it stands; and that they are no more in office."""

from collections.abc import Sequence

from sqlalchemy import or_, select, update

from cases.parts import Stage
from cases.people import Person, Role
from storage import chats, people
from storage.tables import case_units, cases, invitations, outbox, parties, sessions, tasks
from storage.tables import chats as chats_table
from storage.tables import people as people_table
from storage.work import Work

_WAITS = ("held", "queued", "failed", "unknown")


def held(work: Work, person: int) -> list[int]:
    """Open cases that they have."""
    rows = work.rows(
        select(cases.c.id).where(cases.c.handler_id == person, cases.c.state != "closed").order_by(cases.c.id)
    )
    return [row.id for row in rows]


def worked_on(work: Work, person: int) -> list[int]:
    """Open cases on which they work for their unit."""
    rows = work.rows(
        select(case_units.c.case_id)
        .join(cases, cases.c.id == case_units.c.case_id)
        .where(case_units.c.officer_id == person, cases.c.state != "closed")
        .where(case_units.c.stage != Stage.RELIEVED.value)
        .order_by(case_units.c.case_id)
    )
    return [row.case_id for row in rows]


def hanging(work: Work, person: int) -> tuple[list[int], list[int]]:
    """Open cases that they look after among the staff; and those that somebody would pass on to them."""
    rows = work.rows(
        select(cases.c.id, cases.c.pending).where(cases.c.state != "closed", cases.c.pending != {})
    )
    owner = [row.id for row in rows if row.pending.get("owner") == person]
    return owner, [row.id for row in rows if row.pending.get("proposed") == person]


def owned_tasks(work: Work, person: int) -> list[int]:
    """Open staff tasks that they have taken on."""
    rows = work.rows(select(tasks.c.id).where(tasks.c.owner_id == person, tasks.c.done_at.is_(None)))
    return [row.id for row in rows]


def stands_in_for(work: Work, person: int) -> list[Person]:
    """Whose deputy they are."""
    rows = work.rows(select(people_table).where(people_table.c.deputy_id == person))
    return [people.as_person(row) for row in rows]


def followers(work: Work, person: int) -> list[Person]:
    """Residents who came by their link."""
    rows = work.rows(select(people_table).where(people_table.c.chosen_id == person))
    return [people.as_person(row) for row in rows]


def release_tasks(work: Work, numbers: Sequence[int]) -> None:
    """These are for everybody who does such tasks, who hear of it at the next beat."""
    for number in numbers:
        work.change(tasks, {"id": number}, owner_id=None, next_action_at=work.now)


def goes(work: Work, person: Person, station: int | None) -> None:
    """They are in no office any more: a resident like everybody, with what they reported themselves.

    Half-finished conversations, invitations and what has not been sent to them for their office go with it.
    `station`: where who came by their link comes now.
    """
    for other in stands_in_for(work, person.id):
        people.change(work, other, deputy_id=None)
    for other in followers(work, person.id):
        people.change(work, other, chosen_id=None, station_id=other.station or station)
    theirs = select(chats_table.c.id).where(chats_table.c.person_id == person.id)
    for row in work.rows(select(sessions.c.chat_id).where(sessions.c.chat_id.in_(theirs))):
        chats.drop(work, row.chat_id)
    unused = update(invitations).where(invitations.c.person_id == person.id, invitations.c.used_at.is_(None))
    work.execute(unused.values(used_at=work.now))
    reported = select(parties.c.case_id).where(parties.c.person_id == person.id)
    waits = update(outbox).where(outbox.c.person_id == person.id, outbox.c.state.in_(_WAITS))
    office = or_(outbox.c.case_id.is_(None), outbox.c.case_id.not_in(reported))
    work.execute(waits.where(office, outbox.c.what != "").values(state="replaced", error="not in office"))
    served = (person.roles | person.served) - {Role.RESIDENT}
    none = {"deputy_id": None, "unit_id": None, "stationed_id": None, "away_from": None, "away_until": None}
    none |= {"claims_as": None}
    people.change(
        work,
        person,
        **people.roles_columns(frozenset({Role.RESIDENT})),
        **none,
        served=sorted(role.value for role in served),
    )
    work.flush()
    work.lasting.clear()
    work.known.clear()

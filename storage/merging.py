"""Two people turn out to be one: what stands under the one stands under the other from now on."""

from typing import Any

from sqlalchemy import Select, Table, Update, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from cases.people import Person, Role
from storage.people import hours_columns, roles_columns
from storage.tables import (
    case_units,
    cases,
    chats,
    claims,
    experience,
    invitations,
    outbox,
    parties,
    people,
    pledges,
    subjects,
    tasks,
)
from storage.work import Work


def has_own(work: Work, person: Person) -> bool:
    """True: there is something under this name that is not for somebody else to get by a link."""
    if person.roles != {Role.RESIDENT}:
        return True
    of = [(parties, parties.c.person_id), (subjects, subjects.c.person_id), (cases, cases.c.handler_id)]
    return any(work.row(select(column.label("id")).where(column == person.id).limit(1)) for _, column in of)


def torn(work: Work, old: Person, new: Person) -> list[int]:
    """Cases that one of the two has and cannot have as one person: the other reported or is meant by them."""
    both = (old.id, new.id)
    about = select(subjects.c.case_id).where(subjects.c.person_id.in_(both))
    either = or_(cases.c.id.in_(about), cases.c.id.in_(_of(both)))
    return [row.id for row in work.rows(select(cases.c.id).where(cases.c.handler_id.in_(both), either))]


def merge(work: Work, old: Person, new: Person) -> None:
    """What `old` reported, has in hand and may do is `new`'s now; their chats come along.

    What is about them still is: nobody gets to see it by coming back as somebody else.
    """
    work.execute(_given(subjects, old, new))
    about = select(subjects.c.case_id).where(subjects.c.person_id == new.id)
    held = update(cases).where(cases.c.handler_id == old.id, cases.c.id.not_in(about))
    work.execute(held.values(handler_id=new.id))
    for row in work.rows(select(cases.c.id, cases.c.withheld).where(cases.c.withheld != [])):
        kept = [[seq, new.id if person == old.id else person] for seq, person in row.withheld]
        work.change(cases, {"id": row.id}, withheld=kept)
    work.execute(_given(parties, old, new).where(parties.c.case_id.not_in(_of((new.id,)))))
    # A helper's claim of a wish that the other reported stays behind: nobody claims their own.
    barred = (*_both_of(work, old, new), *(row.case_id for row in work.rows(about)))
    work.execute(_given(claims, old, new).where(claims.c.case_id.not_in(barred)))
    work.execute(update(pledges).where(pledges.c.person_id == old.id).values(person_id=new.id))
    for table in (chats, tasks, invitations, outbox):
        work.execute(_given(table, old, new))
    work.execute(update(tasks).where(tasks.c.owner_id == old.id).values(owner_id=new.id))
    theirs = update(case_units).where(case_units.c.officer_id == old.id)
    work.execute(theirs.values(officer_id=new.id))
    for row in work.rows(select(experience).where(experience.c.person_id == old.id)):
        known = {"person_id": new.id, "topic": row.topic, "closed": row.closed}
        more = {"closed": experience.c.closed + row.closed}
        one = insert(experience).values(known)
        work.execute(one.on_conflict_do_update(index_elements=["person_id", "topic"], set_=more))
        work.remove(experience, person_id=old.id, topic=row.topic)
    joined: dict[str, Any] = {
        "district_id": new.district or old.district,
        "topics": list(new.topics or old.topics),
    }
    joined |= {"chosen_id": new.chosen or old.chosen, "station_id": new.station or old.station}
    as_what = new.claims_as or old.claims_as
    joined["claims_as"] = as_what.value if as_what else None
    joined |= {"unit_id": new.unit or old.unit, "deputy_id": new.deputy or old.deputy}
    joined |= {"languages": list(new.languages or old.languages)}
    joined |= {"served": sorted(role.value for role in new.served | old.served)}
    work.execute(update(people).where(people.c.deputy_id == old.id).values(deputy_id=new.id))
    joined |= {"stationed_id": new.stationed or old.stationed}
    joined |= hours_columns(new.quiet or old.quiet, new.digest_at or old.digest_at)
    work.change(people, {"id": new.id}, **roles_columns(new.roles | old.roles), **joined)
    # What they did as `old` is still told of a representative; but there is nobody to be reached under it.
    ended = {"staff": False, "representative": False, "discipline": False, "volunteer": False}
    work.change(people, {"id": old.id}, merged_id=new.id, **ended)
    work.known.clear()
    work.lasting.clear()


def _both_of(work: Work, old: Person, new: Person) -> list[int]:
    """Cases one of them reported, and those `new` has claimed already."""
    theirs = select(claims.c.case_id).where(claims.c.person_id == new.id)
    return [row.case_id for one in (_of((old.id, new.id)), theirs) for row in work.rows(one)]


def kept_from(work: Work, person: Person) -> list[int]:
    """Cases that this person may not see, or may not decide about."""
    about = select(subjects.c.case_id).where(subjects.c.person_id == person.id)
    rows = work.rows(select(cases.c.id, cases.c.withheld).where(cases.c.withheld != []))
    named = [row.id for row in rows if person.id in {who for _, who in row.withheld}]
    return [*{row.case_id for row in work.rows(about)}, *named]


def _given(table: Table, old: Person, new: Person) -> Update:
    return update(table).where(table.c.person_id == old.id).values(person_id=new.id)


def _of(persons: tuple[int, ...]) -> Select[tuple[int]]:
    return select(parties.c.case_id).where(parties.c.person_id.in_(persons))

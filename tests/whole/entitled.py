"""Promise 5 in so many words, apart from `cases/access.py`: who may see, read and hear what."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.views import actor
from cases import access
from cases.model import Action, Case, State
from cases.parts import Stage
from cases.people import CLAIMERS, STAFF, Person, Role
from storage import cases as rows
from storage import history
from storage import people as persons
from storage.tables import tasks
from storage.work import Work


def theirs(case: Case, viewer: Person) -> bool:
    """Promise 5 in so many words: its residents, who has it, the staff; never whom it is about."""
    takes = CLAIMERS if _claimed(case) else {Role.REPRESENTATIVE}
    has = viewer.id in case.hands and bool(viewer.roles & takes)
    inside = has or viewer.roles & STAFF or works_on(case, viewer)
    party = any(p.person == viewer.id for p in case.parties)
    return viewer.id not in case.accused and bool(inside or party)


def with_deputy(work: Work, case: Case) -> Case:
    """In so many words: the deputy of whoever has it and is away; not if it is about them, or about somebody
    whose deputy they are."""
    people = persons.load(work, {case.handler or 0, *case.accused})
    handler = people.get(case.handler or 0)
    away = handler is not None and handler.away_until is not None and work.now < handler.away_until
    if handler is None or not away or (handler.away_from or work.now) > work.now:
        return case
    about = {*case.accused, *(people[person].deputy for person in case.accused)}
    return replace(case, deputy=None if handler.deputy in about else handler.deputy)


def browses(case: Case, viewer: Person) -> bool:
    """Whoever may claim wishes may read what is public of one; not of their own, nor of one about them."""
    party = any(p.person == viewer.id for p in case.parties)
    return (
        case.wish is not None
        and bool(viewer.roles & CLAIMERS)
        and not party
        and viewer.id not in case.doubted
    )


def _claims_unknown(case: Case, viewer: Person) -> bool:
    """They have it by a claim, and no resident wants to be known to them: they read nothing from before."""
    leads = viewer.id in case.hands and _claimed(case)
    return leads and not viewer.roles & STAFF and not any(p.shares_contact for p in case.parties)


def _claimed(case: Case) -> bool:
    """Its handler has it by a claim."""
    return any(claim.person == case.handler and claim.lead and claim.stands for claim in case.claims)


def works_on(case: Case, viewer: Person) -> bool:
    """An officer of a unit that has it, while it is open: not of one it is about, nor of their own report."""
    has = {part.unit for part in case.units if part.stage is not Stage.RELIEVED}
    has -= {subject.unit for subject in case.subjects}
    reported = any(p.person == viewer.id for p in case.parties)
    officer = Role.OFFICER in viewer.roles and viewer.unit in has
    return officer and not reported and case.state is not State.CLOSED


def had(work: Work, case: Case, viewer: Person) -> bool:
    """Somebody who had the case once may be told that they have it no more, unless it is about them."""
    past = history.of(work, [case.id])[case.id]
    handled = any(viewer.id in (e.data.get("handler"), e.data.get("former")) for e in past)
    about = {subject.unit for subject in case.subjects}
    worked = Role.OFFICER in viewer.roles and viewer.unit not in about
    worked = worked and any(e.data.get("unit") == viewer.unit for e in past if e.action is Action.ENTRUST)
    return viewer.id not in case.accused and (handled or worked)


def readable(work: Work, known: Sequence[Case], mark: str, viewer: Person) -> bool:
    """The words with this mark stand in something that `viewer` may see."""
    who = actor(viewer)
    for case in known:
        if case.wish is not None and mark in case.wish.words and browses(case, viewer):
            return True
        if not theirs(case, viewer):
            continue
        inside = viewer.id == case.handler or viewer.roles & STAFF or works_on(case, viewer)
        first = any(p.person == viewer.id and p.since == 1 for p in case.parties)
        may = (inside or first) and not _claims_unknown(case, viewer)
        if may and (mark in case.words or mark in case.place.text):
            return True
        if inside and any(readable(work, [part], mark, viewer) for part in _came_in(work, case, viewer)):
            return True
        if any(mark in subject.name for subject in case.subjects) and access.may_see_subjects(case, who):
            return True
        if inside and any(mark in name for name in _names(work, case, viewer)):
            return True
        said = history.said(work, [case.id])[case.id]
        spoken = (
            e for e in history.of(work, [case.id])[case.id] if e.seq in said and mark in said[e.seq].words
        )
        # a reason for more time is nobody's but the office's, until it is given with the consent
        if any(access.may_see_words(case, event, who) for event in spoken):
            return True
    noted = [row for row in work.rows(tasks.select()) if mark in row.note]
    return bool(noted) and bool(viewer.roles & STAFF) and all(_of_task(known, row, viewer) for row in noted)


def _names(work: Work, case: Case, viewer: Person) -> list[str]:
    """What residents are called who want to be known; to staff, all of them. Anything may be a name."""
    known = [p.person for p in case.parties if p.shares_contact or viewer.roles & STAFF]
    return [person.name for person in persons.load(work, known).values()]


def _came_in(work: Work, case: Case, viewer: Person) -> list[Case]:
    """The cases that were merged into it, as whoever has it has them."""
    of = [e.data["from"] for e in history.of(work, [case.id])[case.id] if e.action is Action.TAKE_IN]
    has = {"handler": case.handler, "units": case.units, "state": case.state, "subjects": case.subjects}
    return [replace(one.case, **has) for one in rows.load(work, of).values()]


def goes_on_for(work: Work, known: Sequence[Case], case: Case, viewer: Person) -> bool:
    """What it was merged into is theirs from within: they may know where it came from."""
    return any(
        case.id == came.id and (viewer.id == whole.handler or works_on(whole, viewer))
        for whole in known
        if theirs(whole, viewer)
        for came in _came_in(work, whole, viewer)
    )


def _of_task(known: Sequence[Case], row: Any, viewer: Person) -> bool:
    return row.case_id is None or any(case.id == row.case_id and theirs(case, viewer) for case in known)

"""The tasks of the staff, as conversations look them up."""

from datetime import datetime
from itertools import islice
from typing import Any

from bot import acts, telling, views
from bot.office import Office
from bot.task_views import task_view
from cases.errors import NotYours
from cases.model import Case
from cases.notices import To
from cases.people import Person
from handlers import facts
from handlers.shown import TaskView
from storage import chats, people, tasklist
from storage.work import Work


def queue(work: Work, office: Office, person: Person, query: facts.Queue) -> tuple[TaskView, ...]:
    """The tasks of the staff that are theirs now, the most pressing first."""
    acts.staff_only(person)
    found = (
        _task(work, office, person, row)
        for row in tasklist.could_be_theirs(work, _viewer(work, office, person), query.most)
        if _theirs(work, office, person, row)
    )
    return tuple(islice((task for task in found if task is not None), query.most))


def _viewer(work: Work, office: Office, person: Person) -> tasklist.Viewer:
    told = [to for to in telling.ROLES if person.id in {p.id for p in telling.in_charge(work, office, to)}]
    return tasklist.Viewer(
        person.id,
        sees=[to for to in telling.ROLES if telling.may_see_task(work, office, person, None, to)],
        told=told,
        reminded=_UNHEARD if To.SUPERVISORS in told else 10**9,
        looking=list(chats.of_people(work, [p.id for p in people.staff(work)])),
    )


_UNHEARD = 2
"""What has been brought to mind more often than this, the supervisors hear of."""


def _theirs(work: Work, office: Office, person: Person, row: Any) -> bool:
    """True: they have been told of it, and it rests neither until a day to come nor with a colleague."""
    seen = views.read(work, row.case_id) if row.case_id is not None else None
    if seen is None:
        return True
    case = seen.held.case
    if _put_off(case, row, work.now):
        return False
    if row.owner_id == person.id:
        return True
    meant = {To(e.data["to"]) for e in seen.events if e.at >= row.created_at and e.data.get("to")}
    if row.reminded > _UNHEARD:
        meant.add(To.SUPERVISORS)
    if not telling.looks_after(work, row.owner_id, case):
        meant.add(To(row.raised_for))
    told = (telling.in_charge(work, office, to, case.doubted) for to in meant)
    return any(person.id == one.id for who in told for one in who)


def _put_off(case: Case, row: Any, now: datetime) -> bool:
    until = case.pending.snoozed
    return until is not None and now < until <= row.next_action_at


def one(work: Work, office: Office, person: Person, query: facts.OneTask) -> TaskView:
    """One task. Raises `NotYours`."""
    acts.staff_only(person)
    row = people.task(work, query.task)
    task = _task(work, office, person, row) if row is not None else None
    if task is None:
        raise NotYours()
    return task


def _task(work: Work, office: Office, person: Person, row: Any) -> TaskView | None:
    seen = views.read(work, row.case_id) if row.case_id is not None else None
    if not telling.may_see_task(
        work, office, person, seen.held.case if seen else None, To(row.raised_for), row.owner_id
    ):
        return None
    task = task_view(work, row, views.view(work, office, seen, person) if seen else None)
    telling.looked(work, task, person.id, row.case_id)
    return task

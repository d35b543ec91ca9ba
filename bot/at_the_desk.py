"""The desk for 检举控告: who of it looks into a matter, and what the resident hears where nobody does."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.office import Office
from bot.views import actor
from cases import access
from cases.model import Case, Subject
from cases.people import Person
from storage import chats, people
from storage.desk import desk
from storage.work import Work


def at_the_desk(work: Work, case: Case) -> list[Person]:
    """Whoever of the desk may look into this one and can be reached; nobody stands in for them."""
    return _reached(work, [person for person in desk(work) if access.may_decide(case, actor(person))])


def somebody_there(work: Work) -> bool:
    """True: of the desk somebody can be reached."""
    return bool(_reached(work, desk(work)))


def watch(work: Work) -> bool:
    """True: somebody of the desk can be reached. Where nobody can, the clerks have a task that says so, which
    is done by itself once somebody is there."""
    there = somebody_there(work)
    known = people.standing_task(work, "no_desk", None)
    if there and known is not None:
        people.finish_task(work, known.id, None)
    elif not there and known is None and people.staff(work):
        people.add_task(work, "no_desk", work.now, dedupe_key="no_desk")
    return there


def would_take(work: Work, subjects: Sequence[Subject], resident: int) -> bool:
    """True: somebody is there who has neither reported it nor would be kept out of it."""
    kept_out = {resident}.union(*({s.person or 0} | s.colleagues for s in subjects))
    units = {s.unit for s in subjects if s.unit is not None}
    able = [one for one in desk(work) if one.id not in kept_out and one.unit not in units]
    return bool(_reached(work, able))


def _reached(work: Work, able: Sequence[Person]) -> list[Person]:
    reachable = chats.of_people(work, [person.id for person in able])
    return [person for person in able if reachable.get(person.id)]


def instead(office: Office) -> Mapping[str, Any]:
    """What the desk is called, and whom to turn to where nobody is there."""
    return {"desk": office.desk, "otherwise": office.instead_of_desk}

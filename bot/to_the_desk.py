"""移交检举控告: what a clerk sees to be one goes to the desk; what others were shown is taken back."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from sqlalchemy import bindparam, select

from bot import joined, scrubbing, views
from bot.at_the_desk import at_the_desk, instead
from bot.office import Office
from bot.scrubbing import Gone
from bot.settling import change
from bot.views import Seen
from cases.commands import Act
from cases.errors import NobodyAtTheDesk
from cases.lifecycle import allowed
from cases.model import Action, Case, Kind
from cases.notices import To
from cases.people import SYSTEM, Actor
from storage import people
from storage.columns import literally
from storage.tables import looks, outbox, tasks
from storage.work import Work

_TOLD = select(outbox.c.person_id).where(
    outbox.c.case_id == bindparam("case"), literally(outbox.c.state, "sent", "sending", "unknown")
)
_LOOKED = select(looks.c.viewer_id).where(looks.c.case_id == bindparam("case"))


def hand_over(work: Work, office: Office, seen: Seen, act: Act, who: Actor) -> None:
    """The desk has it from now on, with all that was merged into it; nobody else finds anything of it.

    The event keeps who had been told of it, had acted or had looked at whose it is. Raises
    `NobodyAtTheDesk`: then it stays where it is.
    """
    held, parts = seen.held, [one.seen.held.case.id for one in joined.came_in(work, seen)]
    would = replace(held.case, kind=Kind.MISCONDUCT, handler=None)
    if Action.TO_DESK in allowed(held.case, who) and not at_the_desk(work, would):
        raise NobodyAtTheDesk(**instead(office))
    knew = (_knew(work, one) for one in (seen, *_read(work, parts)))
    readers = sorted({person for person in (who.person,) if person is not None}.union(*knew))
    may_have = views.hands(work, seen) | {person.id for person in people.staff(work)}
    others = may_have.union(readers) - {party.person for party in held.case.parties}
    after = change(work, office, held, replace(act, data={**act.data, "readers": readers}), who).case
    _taken_back(work, held.case, after, others)
    for one in _read(work, parts):
        part = change(work, office, one.held, Act(one.held.case.id, Action.TO_DESK), SYSTEM).case
        _taken_back(work, one.held.case, part, others)


def _read(work: Work, cases: Iterable[int]) -> Iterator[Seen]:
    return (seen for case in cases if (seen := views.read(work, case)) is not None)


def _knew(work: Work, seen: Seen) -> set[int]:
    """Who has been told of it, has had it, has acted on it or has looked: as far as it is written down."""
    case = seen.held.case
    found = {row[0] for one in (_TOLD, _LOOKED) for row in work.rows(one, {"case": case.id})}
    found |= {event.actor for event in seen.events} | {*case.hands}
    found |= {event.data.get(key) for event in seen.events for key in ("handler", "former")}
    return {person for person in found if person is not None} - {party.person for party in case.parties}


def _taken_back(work: Work, before: Case, case: Case, others: Collection[int]) -> None:
    """Voice messages are typed up there; what lies here of what these were told goes."""
    for row in people.tasks_on(work, case.id):
        work.change(tasks, {"id": row.id}, raised_for=To.DISCIPLINE.value, owner_id=None)
    gone = Gone(whole="taken-back", wish=before.wish.words if before.wish is not None else "")
    scrubbing.of_case(work, case, gone, others)
    scrubbing.talk_with(work, {case.number: gone}, others, case.opened_at)

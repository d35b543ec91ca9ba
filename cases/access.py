"""Who may see what: asked wherever a case is read. What may be *done* is `lifecycle.allowed`."""

from cases.model import Action, Case, Event, Said
from cases.notices import To
from cases.people import ABOVE, STAFF, SYSTEM, Actor, Role

_STAFF_ONLY = frozenset(
    {Action.MARK_SUBJECT, Action.CLEAR_SUBJECT, Action.TAKE_ON, Action.SNOOZE, Action.HAND_OVER}
)
_INSIDE_ONLY = _STAFF_ONLY | {
    *(Action.FOLLOW_UP, Action.EXTEND, Action.REFUSE_EXTENSION, Action.INSTRUCT, Action.REPLY)
}
_REACHES = {
    To.CLERKS: STAFF,
    To.SUPERVISORS: ABOVE,
    To.LEADERS: frozenset({Role.LEADER}),
    To.DUTY: ABOVE,
}


def may_see(case: Case, actor: Actor) -> bool:
    """Its residents (even after they withdrew), who has it, the staff. Never anyone it is about."""
    if actor.person is None:
        return actor.roles == SYSTEM.roles
    if actor.person in case.accused:
        return False
    return is_party(case, actor) or _inside(case, actor)


def may_see_contact(case: Case, resident: int, actor: Actor) -> bool:
    """Name and telephone of a resident: to themselves, to staff; to who has it only if they agreed."""
    party = next((p for p in case.parties if p.person == resident), None)
    if party is None or actor.person is None or not may_see(case, actor):
        return False
    shared = party.shares_contact and actor.person == case.handler
    return actor.person == resident or bool(actor.roles & STAFF) or shared


def may_see_subjects(case: Case, actor: Actor) -> bool:
    """Whom the case is about: to staff and to who has it."""
    return may_see(case, actor) and _inside(case, actor)


def may_see_event(case: Case, event: Event, actor: Actor) -> bool:
    """A line of the timeline. Residents do not see the office chasing itself; only staff see the marks."""
    if not may_see(case, actor):
        return False
    if actor.roles & STAFF or actor.person is None:
        return True
    hidden = _STAFF_ONLY if actor.person == case.handler else _INSIDE_ONLY
    return event.action not in hidden


def may_see_words(case: Case, event: Event, actor: Actor) -> bool:
    """The words and files of a line.

    Residents see their own and what is said to them; not one another's, and not why somebody gave it back.
    Who is named in withheld words does not see them before a clerk has looked.
    """
    if not may_see_event(case, event, actor):
        return False
    if (event.seq, actor.person) in case.withheld:
        return False
    if _inside(case, actor) or event.actor == actor.person or event.action is Action.SUBMIT:
        return True
    others = {p.person for p in case.parties}
    return event.action not in (Action.GIVE_BACK, Action.TYPE_UP) and event.actor not in others


def seen(case: Case, event: Event, said: Said, actor: Actor) -> Said | None:
    """What `actor` sees of an event's words; None: they do not see the event at all."""
    if not may_see_event(case, event, actor):
        return None
    return said if may_see_words(case, event, actor) else Said()


def may_see_task(actor: Actor, case: Case | None, to: To = To.CLERKS) -> bool:
    """Staff whom it was raised for, and those above them; never anyone its case is about."""
    if case is not None and (actor.person in case.doubted or not may_see(case, actor)):
        return False
    return bool(actor.roles & _REACHES[to])


def is_party(case: Case, actor: Actor) -> bool:
    """True for a resident of the case."""
    return any(p.person == actor.person for p in case.parties)


def _inside(case: Case, actor: Actor) -> bool:
    return actor.person is None or actor.person == case.handler or bool(actor.roles & STAFF)

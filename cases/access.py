"""Who may see what: asked wherever a case is read. What may be *done* is `lifecycle.allowed`."""

from cases.model import Action, Case, Event, Kind, Said, State
from cases.notices import To
from cases.parts import Part, Stage
from cases.people import ABOVE, CLAIMERS, DESK, STAFF, SYSTEM, Actor, Role
from cases.sources import TO_THE_OFFICE

_STAFF_ONLY = frozenset(
    {Action.MARK_SUBJECT, Action.CLEAR_SUBJECT, Action.TAKE_ON, Action.SNOOZE, Action.HAND_OVER}
)
_INSIDE_ONLY = _STAFF_ONLY | {
    *(Action.FOLLOW_UP, Action.EXTEND, Action.REFUSE_EXTENSION, Action.INSTRUCT, Action.REPLY),
    *(Action.UNIT_ACCEPT, Action.UNIT_OBJECT, Action.DECIDE_OBJECTION, Action.UNIT_PROGRESS),
    *(Action.UNIT_ANSWER, Action.RELIEVE, Action.CONFER, Action.CALL, Action.PLEDGE),
    *(Action.PROPOSE, Action.REFUSE_TRANSFER, Action.LEAVE),
}
_FOR_UNITS = frozenset(
    {Action.SUBMIT, Action.ADD, Action.ANSWER, Action.RESOLVE, Action.EXPLAIN, Action.CONFER}
    | {Action.TAKE_PART, Action.TAKE_IN}
)
"""What every unit of a case reads: the matter, what was answered, what a conference decided."""
_OF_A_UNIT = frozenset(
    {Action.ENTRUST, Action.UNIT_ACCEPT, Action.UNIT_OBJECT, Action.DECIDE_OBJECTION}
    | {Action.UNIT_PROGRESS, Action.UNIT_ANSWER, Action.RELIEVE}
)
"""What concerns one unit; the event says which."""
_FOR_WHO_LEADS = frozenset({Action.ENTRUST, Action.UNIT_ACCEPT, Action.UNIT_PROGRESS, Action.UNIT_ANSWER})
"""Of what concerns another unit. How it objected is nobody's but the office's."""
_OF_RESIDENTS = frozenset(
    {Action.ADD, Action.ANSWER, Action.RATE, Action.REOPEN, Action.URGE, Action.WITHDRAW}
    | {Action.LASTED, Action.ASK_REVIEW, Action.TAKE_PART}
)
"""What only a resident says."""
_REACHES = {
    To.CLERKS: STAFF,
    To.SUPERVISORS: ABOVE,
    To.LEADERS: frozenset({Role.LEADER}),
    To.DUTY: ABOVE,
    To.DISCIPLINE: DESK,
}
_NOT_THE_OFFICE = frozenset({To.RESIDENTS, To.SILENT, To.WRITER})


def office_of(case: Case) -> frozenset[Role]:
    """Who of the office has to do with it: the staff; with 检举控告 its desk, and nobody else (art. 30)."""
    return DESK if case.kind is Kind.MISCONDUCT else STAFF


def of_office(case: Case, actor: Actor) -> bool:
    """True: they stand to this case as the office. Of their own 检举控告 nobody is the desk."""
    if case.kind is Kind.MISCONDUCT and is_party(case, actor):
        return False
    return bool(actor.roles & office_of(case))


def meant(case: Case, to: To) -> To:
    """Whom it is for in this case: of 检举控告 everything that is not for its residents is for the desk."""
    return To.DISCIPLINE if case.kind is Kind.MISCONDUCT and to not in _NOT_THE_OFFICE else to


def may_see(case: Case, actor: Actor) -> bool:
    """Its residents (even after they withdrew), who has it, the officers of its units, the staff; of 检举控告
    its residents and the desk.

    Never anyone it is about.
    """
    if actor.person is None:
        return actor.roles == SYSTEM.roles
    if kept_out(case, actor):
        return False
    return is_party(case, actor) or _inside(case, actor) or part_of(case, actor) is not None


def kept_out(case: Case, actor: Actor) -> bool:
    """True: it is about them, or about their unit or somebody of it. What they reported stays theirs."""
    if actor.person in case.accused:
        return True
    return actor.unit is not None and actor.unit in case.accused_units and not is_party(case, actor)


def part_of(case: Case, actor: Actor) -> Part | None:
    """What part the unit of this officer has in the case, while it is open; of their own report they are no
    officer."""
    if Role.OFFICER not in actor.roles or case.state is State.CLOSED:
        return None
    if is_party(case, actor) or kept_out(case, actor):
        return None
    has = (part for part in case.units if part.stage is not Stage.RELIEVED)
    return next((part for part in has if part.unit == actor.unit), None)


def is_claimer(case: Case, actor: Actor) -> bool:
    """True: their claim of this wish stands, leading or helping, and they may still claim wishes."""
    return bool(actor.roles & CLAIMERS) and any(
        claim.person == actor.person and claim.stands for claim in case.claims
    )


def read_along(case: Case, event: Event, said: Said, actor: Actor) -> Said | None:
    """What residents and who leads have said to each other since this person came to help with the wish: for
    them where a resident has agreed to be known to who makes it come true, and for nobody else by this."""
    claim = next((one for one in case.helpers if one.person == actor.person), None)
    if claim is None or not is_claimer(case, actor) or kept_out(case, actor):
        return None
    agreed = any(party.shares_contact for party in case.parties)
    if not agreed or event.action not in _SAID or event.seq <= claim.seq:
        return None
    return None if (event.seq, actor.person) in case.withheld else said


_SAID = frozenset({Action.ASK, Action.ANSWER, Action.ADD, Action.WRITE, Action.PROGRESS})
"""What one side says to the other while the wish is claimed."""


def only_public(case: Case, actor: Actor) -> bool:
    """True: they have it by a claim, theirs or for whose maker they act, and no resident has agreed to be
    known to who has it.

    Then they read what is public of the wish, and what is said to them since.
    """
    if case.lead is None or not has(case, actor) or actor.roles & STAFF:
        return False
    return not any(party.shares_contact for party in case.parties)


def may_see_contact(case: Case, resident: int, actor: Actor) -> bool:
    """Name and telephone of a resident: to themselves, to staff; to who has it, or acts for them, to the
    officers of its units, and to the desk of 检举控告, only if they agreed."""
    party = next((p for p in case.parties if p.person == resident), None)
    if party is None or actor.person is None or not may_see(case, actor):
        return False
    working = has(case, actor) or part_of(case, actor) is not None or of_office(case, actor)
    shared = party.shares_contact and working
    staff = case.kind is not Kind.MISCONDUCT and of_office(case, actor)
    return actor.person == resident or staff or shared


def may_see_subjects(case: Case, actor: Actor) -> bool:
    """Whom the case is about: to staff and to who has it."""
    return may_see(case, actor) and _inside(case, actor) and not only_public(case, actor)


def may_see_event(case: Case, event: Event, actor: Actor) -> bool:
    """A line of the timeline. Residents do not see the office chasing itself; only staff see the marks."""
    if not may_see(case, actor):
        return False
    if actor.person is None or of_office(case, actor):
        return True
    if not has(case, actor) and (part := part_of(case, actor)) is not None:
        return _concerns(event, part)
    hidden = _STAFF_ONLY if has(case, actor) else _INSIDE_ONLY
    return event.action not in hidden


def _concerns(event: Event, part: Part) -> bool:
    """What a unit's officers see: the matter, what they were told and said; who leads, of others, too."""
    if event.action in _FOR_UNITS:
        return True
    of_theirs = event.data.get("unit") == part.unit
    return event.action in (_OF_A_UNIT if of_theirs else _FOR_WHO_LEADS if part.lead else ())


def may_see_words(case: Case, event: Event, actor: Actor) -> bool:
    """The words and files of a line.

    Residents see their own and what is said to them; not one another's, nothing from before they came to it,
    and not why somebody gave it back. A promise to let it rest is for who made it.
    Who is named in withheld words does not see them before a clerk has looked.
    """
    if not may_see_event(case, event, actor):
        return False
    if (event.seq, actor.person) in case.withheld:
        return False
    lead = case.lead
    if lead is not None and only_public(case, actor) and event.seq < lead.seq:
        return False
    if _inside(case, actor) or event.actor == actor.person:
        return True
    if part_of(case, actor) is not None:  # whoever of them is named, the whole unit waits
        return event.seq not in {seq for seq, _ in case.withheld}
    party = next((p for p in case.parties if p.person == actor.person), None)
    if party is None or event.seq < party.since:
        return False
    if event.action is Action.SUBMIT:
        return True
    if event.action is Action.LET_REST:
        return event.data.get("person") == actor.person
    if (
        event.action in _OF_RESIDENTS and len(case.parties) > 1
    ):  # one of them may have been somebody else then
        return event.action is Action.TAKE_PART and event.seq == party.since
    others = {p.person for p in case.parties}
    inside = (Action.GIVE_BACK, Action.GIVE_UP, Action.TYPE_UP, Action.ENTRUST)
    return event.action not in inside and event.actor not in others


def seen(case: Case, event: Event, said: Said, actor: Actor) -> Said | None:
    """What `actor` sees of an event's words; None: they do not see the event at all."""
    if not may_see_event(case, event, actor):
        return None
    return said if may_see_words(case, event, actor) else Said()


def told(case: Case, event: Event, said: Said, actor: Actor) -> Said:
    """What `actor` is told of an event's words: what they see of them. The officers of a unit whose objection
    was right hear why, although they see the case no more."""
    upheld = event.action is Action.DECIDE_OBJECTION and actor.unit in event.data.get("relieved", ())
    if upheld and Role.OFFICER in actor.roles and not kept_out(case, actor):
        return Said(said.words)
    return seen(case, event, said, actor) or Said()


def may_see_task(actor: Actor, case: Case | None, to: To = To.CLERKS) -> bool:
    """Staff whom it was raised for, and those above them; never anyone its case is about."""
    if case is not None and not may_decide(case, actor):
        return False
    return bool(actor.roles & _REACHES[to])


def may_decide(case: Case, actor: Actor) -> bool:
    """True: of the office that has to do with it, and not in doubt."""
    return actor.person not in case.doubted and sees_as_office(case, actor)


def sees_as_office(case: Case, actor: Actor) -> bool:
    """True: they see it, and not only because they reported it or have it."""
    return may_see(case, actor) and of_office(case, actor)


def has(case: Case, actor: Actor) -> bool:
    """True: they have the case, or act for who has it and is away; as long as they are in office."""
    return actor.person in case.hands and bool(actor.roles & hands_of(case))


def hands_of(case: Case) -> frozenset[Role]:
    """As what somebody has it: a representative; whoever claims, of a wish that they have claimed; a clerk,
    of what representatives ask of the office."""
    if case.source in TO_THE_OFFICE:
        return STAFF
    return _REPRESENTATIVE if case.lead is None else CLAIMERS


_REPRESENTATIVE = frozenset({Role.REPRESENTATIVE})


def is_party(case: Case, actor: Actor) -> bool:
    """True for a resident of the case."""
    return any(p.person == actor.person for p in case.parties)


def _inside(case: Case, actor: Actor) -> bool:
    return actor.person is None or has(case, actor) or of_office(case, actor)

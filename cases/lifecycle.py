"""The lifecycle: one table, and `apply`, through which everything that changes a case must go."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from cases import handing_on, joining, misconduct, units, wall
from cases.access import has, is_claimer, kept_out, of_office, office_of, part_of
from cases.after_closing import REVIEWS
from cases.calendar import Calendar
from cases.change import Change
from cases.changes import ANSWERS, CHANGES, keep_from_the_named
from cases.commands import Act
from cases.errors import AlreadyRated, NeedsOutcome, NeedsWords, NotAllowed, NotYours, Stale
from cases.model import Action, Case, Event, Kind, Outcome, Pending, Said, State
from cases.move import HANDLER, HANDS, OFFICE, Move, told
from cases.notices import Notice, Priority, To
from cases.people import ABOVE, DESK, STAFF, Actor, Role
from cases.policy import Policy

RESIDENT = frozenset({Role.RESIDENT})
SYSTEM = frozenset({Role.SYSTEM})
LEADER = frozenset({Role.LEADER})

ALL = tuple(State)
OPEN = tuple(s for s in State if s is not State.CLOSED)
HELD = (State.ASSIGNED, State.IN_PROGRESS, State.WAITING)
_UNHELD = (State.SUBMITTED, State.ADMITTED, State.OFFERED)
BEFORE_ANSWER = (*_UNHELD, *HELD)
WITH_THE_OFFICE = (*_UNHELD, State.ASSIGNED, State.IN_PROGRESS, State.REVIEW)
ANSWERED = (*HELD, State.RESOLVED, State.REVIEW)

FINAL = frozenset({Outcome.WITHDRAWN, Outcome.MERGED, Outcome.DECLINED})
"""Outcomes after which a case is not reopened: the resident asks anew instead."""

_ASKED = (Notice(To.RESIDENTS, "asked-residents", Priority.URGENT, asks=True),)
_RATE = (Notice(To.SILENT, "rate", Priority.NOTICE, asks=True),)


def _table() -> dict[tuple[State, Action], Move]:
    s, a = State, Action
    residents, handler = To.RESIDENTS, To.HANDLER
    back, typed_up = (s.IN_PROGRESS, s.ADMITTED), told("typed-up", handler)
    erased = told("erased", handler)
    rows: list[tuple[tuple[State, ...], Action, Move]] = [
        (
            (s.SUBMITTED,),
            a.ADMIT,
            Move(s.ADMITTED, OFFICE | SYSTEM, told("admitted", residents), or_to=(s.IN_PROGRESS,)),
        ),
        ((s.SUBMITTED,), a.REFUSE, Move(s.CLOSED, OFFICE, told("refused", residents), words=True)),
        (
            BEFORE_ANSWER,
            a.ASSIGN,
            Move(s.ASSIGNED, STAFF | SYSTEM, told("assigned", handler, residents, To.FORMER)),
        ),
        ((s.ASSIGNED,), a.ACCEPT, Move(s.IN_PROGRESS, HANDLER, told("accepted", residents))),
        (HELD, a.GIVE_BACK, Move(s.ADMITTED, HANDLER, words=True)),
        ((s.ASSIGNED,), a.ASK, Move(s.WAITING, HANDLER, _ASKED, words=True)),
        ((s.IN_PROGRESS,), a.ASK, Move(s.WAITING, HANDS | DESK, _ASKED, words=True)),
        ((s.WAITING,), a.ANSWER, Move(s.IN_PROGRESS, RESIDENT, told("answered", handler), words=True)),
        ((s.WAITING,), a.RESUME, Move(s.IN_PROGRESS, SYSTEM | HANDS | DESK, told("resumed", handler))),
        (
            (s.ASSIGNED, s.IN_PROGRESS),
            a.PROGRESS,
            Move(s.IN_PROGRESS, HANDLER | DESK, told("progress", residents), words=True),
        ),
        (
            (*BEFORE_ANSWER, s.RESOLVED, s.REVIEW),
            a.WRITE,
            Move(None, HANDS | DESK, told("wrote", residents, handler), words=True),
        ),
        (HELD, a.RESOLVE, Move(s.RESOLVED, HANDLER, _RATE, words=True, or_to=(s.CLOSED,))),
        (HELD, a.SOLVE_ON_SPOT, Move(s.CLOSED, HANDLER, told("solved", residents), words=True)),
        (BEFORE_ANSWER, a.EXPLAIN, Move(s.RESOLVED, OFFICE, _RATE, words=True, or_to=(s.CLOSED,))),
        ((s.RESOLVED,), a.RATE, Move(s.CLOSED, RESIDENT, told("rated", handler), or_to=(s.RESOLVED, *back))),
        (
            (s.RESOLVED,),
            a.CLOSE_UNANSWERED,
            Move(s.CLOSED, SYSTEM, told("unanswered", residents, handler)),
        ),
        (
            (*BEFORE_ANSWER, s.RESOLVED),
            a.CLOSE,
            Move(s.CLOSED, OFFICE, told("closed", residents, handler), words=True),
        ),
        *(
            ((state,), a.WITHDRAW, Move(s.CLOSED, RESIDENT, told("withdrawn", handler), or_to=(state,)))
            for state in OPEN
        ),
        (ALL, a.ADD, Move(None, RESIDENT, told("added", handler), words=True)),
        ((s.CLOSED,), a.REOPEN, Move(s.ADMITTED, RESIDENT | SYSTEM, or_to=(s.IN_PROGRESS,))),
        (
            BEFORE_ANSWER,
            a.MARK_URGENT,
            Move(None, OFFICE, told("urgent", handler, priority=Priority.URGENT)),
        ),
        ((*_UNHELD, s.CLOSED), a.MARK_SUBJECT, Move(None, OFFICE | SYSTEM)),
        (ANSWERED, a.MARK_SUBJECT, Move(None, OFFICE | SYSTEM, or_to=(s.ADMITTED,))),
        (ALL, a.CLEAR_SUBJECT, Move(None, OFFICE)),
        ((*_UNHELD, s.CLOSED), a.TYPE_UP, Move(None, OFFICE, typed_up, words=True)),
        (ANSWERED, a.TYPE_UP, Move(None, OFFICE, typed_up, words=True, or_to=(s.ADMITTED,))),
        (ALL, a.FOLLOW_UP, Move(None, SYSTEM)),
        (WITH_THE_OFFICE, a.URGE, Move(None, RESIDENT, told("urged", handler))),
        ((s.ASSIGNED, s.IN_PROGRESS), a.EXTEND, Move(None, HANDLER, words=True)),
        (HELD, a.APPROVE_EXTENSION, Move(None, ABOVE, told("extended", residents, handler), words=True)),
        (HELD, a.REFUSE_EXTENSION, Move(None, ABOVE, told("not-extended", handler), words=True)),
        (
            BEFORE_ANSWER,
            a.INSTRUCT,
            Move(None, LEADER, told("instructed", handler, priority=Priority.URGENT), words=True),
        ),
        (OPEN, a.REPLY, Move(None, HANDS, told("replied", To.LEADERS), words=True)),
        (OPEN, a.TAKE_ON, Move(None, STAFF)),
        (OPEN, a.SNOOZE, Move(None, STAFF, words=True)),
        (OPEN, a.HAND_OVER, Move(None, STAFF)),
        ((s.CLOSED,), a.LASTED, Move(None, RESIDENT)),
        ((s.RESOLVED, s.CLOSED), a.ASK_REVIEW, Move(s.REVIEW, RESIDENT, words=True)),
        (ALL, a.SHARE, Move(None, RESIDENT, told("shared", handler))),
        *(
            ((state,), a.ERASE, Move(s.CLOSED, SYSTEM, erased, or_to=(state,)))
            for state in OPEN
            if state is not s.WAITING
        ),
        ((s.WAITING,), a.ERASE, Move(s.CLOSED, SYSTEM, erased, or_to=(s.WAITING, s.IN_PROGRESS))),
        ((s.CLOSED,), a.ERASE, Move(None, SYSTEM)),
        (
            (s.REVIEW,),
            a.DECIDE_REVIEW,
            Move(s.CLOSED, ABOVE, told("reviewed", residents, handler), words=True, or_to=back),
        ),
        (ALL, a.CALL, Move(None, STAFF)),
        *units.ROWS,
        *joining.ROWS,
        *handing_on.ROWS,
        *misconduct.ROWS,
        *wall.ROWS,
    ]
    return {(state, action): move for states, action, move in rows for state in states}


TRANSITIONS: dict[tuple[State, Action], Move] = _table()
"""(state, action) → move. Every action but SUBMIT, which makes the case (`opening.py`). `docs/` draws it."""


_IN = {state: [(a, move) for (s, a), move in TRANSITIONS.items() if s is state] for state in State}


def roles_in(case: Case, actor: Actor) -> frozenset[Role]:
    """In what capacity `actor` stands to this case. Somebody it is about stands in none."""
    if actor.person is None:
        return actor.roles & SYSTEM
    if kept_out(case, actor):
        return frozenset()
    roles = set(actor.roles & office_of(case)) if of_office(case, actor) else set()
    if actor.person in case.residents:
        roles.add(Role.RESIDENT)
    if has(case, actor):
        roles.add(Role.REPRESENTATIVE)
    if part_of(case, actor) is not None:
        roles.add(Role.OFFICER)
    if wall.could_claim(case, actor) or (is_claimer(case, actor) and actor.person != case.handler):
        roles.add(Role.VOLUNTEER)
    return frozenset(roles)


def allowed(case: Case, actor: Actor) -> frozenset[Action]:
    """What `actor` may do with the case now: the buttons they are shown, and all that `apply` will take."""
    roles = roles_in(case, actor)
    return frozenset(
        action for action, move in _IN[case.state] if roles & move.by and _takes(case, action, actor)
    )


def apply(
    case: Case,
    act: Act,
    actor: Actor,
    now: datetime,
    policy: Policy | None = None,
    calendar: Calendar | None = None,
) -> tuple[Case, Event, Said, tuple[Notice, ...]]:
    """The case after `act`, the event that records it, its words, and who is told. Changes nothing by itself.

    Raises `NotYours` (no part in the case), `Stale` (the card is old), `NotAllowed` (not in this state
    or role) and the refusals that name what is missing. MARK_URGENT needs policy and calendar to
    shorten the deadline.
    """
    roles = roles_in(case, actor)
    if joining.comes(case, act, actor):
        roles |= RESIDENT
    if not roles:
        raise NotYours(number=case.number)
    if act.version is not None and act.version != case.version:
        raise Stale(number=case.number)
    move = TRANSITIONS.get((case.state, act.action))
    if move is None or not roles & move.by:
        raise NotAllowed(number=case.number, action=act.action.value, state=case.state.value)
    if not _takes(case, act.action, actor):
        if act.action is Action.RATE:
            raise AlreadyRated(number=case.number)
        raise NotAllowed(number=case.number, action=act.action.value, state=case.state.value)
    if move.words and not act.words.strip() and not act.files:
        raise NeedsWords(number=case.number)
    desk = case.kind is Kind.MISCONDUCT
    change = Change(
        before=case,
        case=replace(case, state=move.to or case.state, seq=case.seq + 1),
        act=act,
        actor=actor,
        now=now,
        tells=list(move.tells),
        data=dict(act.data),
        policy=policy,
        calendar=calendar,
    )
    changes = {**CHANGES, **misconduct.CHANGES} if desk else CHANGES
    if perform := changes.get(act.action):
        perform(change)
    keep_from_the_named(change)
    change.take_from_the_accused()  # also from who has come to belong to them since
    if change.case.kind is case.kind:  # else whoever had to do with it hears nothing
        units.follow(change)
        wall.follow(change)
    after = _stamped(change)
    event = Event(case.id, after.seq, now, actor.person, act.action, case.state, after.state, change.data)
    # Nobody is told what they have just done themselves. What is for a handler, the desk reads.
    tells = tuple(
        n for n in change.tells if n.to is not To.HANDLER or desk or after.handler not in (None, actor.person)
    )
    return after, event, Said(change.act.words.strip(), act.files), tells


def _stamped(change: Change) -> Case:
    """The changed case with its version, the beginning of its state, and its end."""
    before, after = change.before, change.case
    moved = after.state is not before.state
    stamps: dict[str, Any] = {}
    # Who left after the answer, or is erased, leaves the residents' buttons: what they are asked stands.
    bare = {Action.ERASE: (), Action.LEAVE: ("deadline", "urgent")}
    keys = bare.get(change.act.action, ("handler", "deadline", "urgent", "kind"))
    if moved or any(getattr(after, key) != getattr(before, key) for key in keys):
        stamps["version"] = before.version + 1
    of_unit = change.act.action in units.MOVES and after.state in (State.ADMITTED, State.IN_PROGRESS)
    if moved or of_unit or change.act.action in (Action.ASSIGN, Action.PROGRESS):
        stamps["since"] = change.now
    if moved and after.state is State.CLOSED:
        if after.outcome is None:
            raise NeedsOutcome(number=before.number)
        change.data["outcome"] = after.outcome.value
        stamps["closed_at"] = change.now
        over = after.pending
        stamps["pending"] = Pending(extended=over.extended, disputes=over.disputes, reviews=over.reviews)
    if before.erased and change.act.action is not Action.ERASE and (change.act.words or change.act.files):
        stamps["erased"] = None  # there is something to erase again
    return replace(after, **stamps) if stamps else after


def _takes(case: Case, action: Action, actor: Actor) -> bool:
    """False: this case does not take what the table would allow."""
    for_the_desk = case.kind is Kind.MISCONDUCT
    if (for_the_desk and action not in misconduct.ACTS) or not wall.takes(case, action, actor):
        return False
    match action:
        case Action.REOPEN:
            return case.outcome not in FINAL and (actor.person is None or not case.pending.reviews)
        case Action.MARK_URGENT:
            return not case.urgent
        case Action.CLEAR_SUBJECT:
            return bool(case.subjects or case.withheld) and actor.person not in case.doubted
        case Action.MARK_SUBJECT | Action.TO_DESK:
            return actor.person not in case.doubted
        case Action.CLOSE_UNANSWERED:
            silent = [p for p in case.parties if not p.withdrawn and p.verdict is None]
            return bool(silent) and all(p.asked >= 2 for p in silent)
        case Action.SOLVE_ON_SPOT:  # a first answer only: whoever was not satisfied is asked again
            return all(p.verdict is None for p in case.parties)
        case Action.EXTEND | Action.APPROVE_EXTENSION | Action.REFUSE_EXTENSION:
            return (case.pending.extension is None) == (action is Action.EXTEND)
        case Action.REPLY:
            return case.pending.instructed is not None
        case Action.TAKE_ON:
            return case.pending.owner != actor.person
        case Action.URGE:
            return actor.person in case.residents
        case Action.ASK | Action.WRITE:  # somebody must be there
            return bool(case.residents)
        case Action.LASTED:
            return case.pending.revisited
        case Action.ASK_REVIEW:
            reviewed = case.outcome in ANSWERS | {Outcome.DECLINED, Outcome.UNANSWERED}
            return case.kind is Kind.PETITION and case.pending.reviews < REVIEWS and reviewed
        case Action.EXPLAIN:  # nobody is the one who answers themselves
            return not any(p.person == actor.person for p in case.parties)
        case Action.RATE:
            return not any(p.person == actor.person and p.verdict for p in case.parties)
    return all(of.takes(case, action, actor) for of in (units, handing_on, joining))

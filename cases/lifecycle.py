"""The lifecycle: one table, and `apply`, through which everything that changes a case must go."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cases.commands import Act
from cases.errors import AboutThem, AlreadyRated, NeedsOutcome, NeedsWords, NotAllowed, NotYours, Stale
from cases.model import (
    STAFF,
    Action,
    Actor,
    Case,
    Event,
    Outcome,
    Role,
    Said,
    State,
    Subject,
    Verdict,
)
from cases.notices import Notice, Priority, To

RESIDENT = frozenset({Role.RESIDENT})
HANDLER = frozenset({Role.REPRESENTATIVE})
SYSTEM = frozenset({Role.SYSTEM})
HANDS = HANDLER | STAFF

OPEN = tuple(s for s in State if s is not State.CLOSED)
HELD = (State.ASSIGNED, State.IN_PROGRESS, State.WAITING)


@dataclass(frozen=True, slots=True)
class Move:
    """Where an action leads (`to` None: nowhere), who may do it, who is told, and whether it must come with words."""

    to: State | None
    by: frozenset[Role]
    tells: tuple[Notice, ...] = ()
    words: bool = False


def _told(what: str, *to: To, priority: Priority = Priority.NOTICE) -> tuple[Notice, ...]:
    return tuple(Notice(t, f"{what}-{t}", priority) for t in to)


_ASKED = Notice(To.RESIDENTS, "asked-residents", Priority.URGENT, asks=True)
_RATE = Notice(To.SILENT, "rate", Priority.NOTICE, asks=True)


def _table() -> dict[tuple[State, Action], Move]:
    rows: list[tuple[tuple[State, ...], Action, Move]] = [
        ((State.SUBMITTED,), Action.ADMIT, Move(State.ADMITTED, STAFF | SYSTEM, _told("admitted", To.RESIDENTS))),
        ((State.SUBMITTED,), Action.REFUSE, Move(State.CLOSED, STAFF, _told("refused", To.RESIDENTS), words=True)),
        (
            (State.SUBMITTED, State.ADMITTED, *HELD),
            Action.ASSIGN,
            Move(State.ASSIGNED, STAFF | SYSTEM, _told("assigned", To.HANDLER, To.RESIDENTS, To.FORMER)),
        ),
        ((State.ASSIGNED,), Action.ACCEPT, Move(State.IN_PROGRESS, HANDLER, _told("accepted", To.RESIDENTS))),
        (HELD, Action.GIVE_BACK, Move(State.ADMITTED, HANDLER, _told("given-back", To.CLERKS), words=True)),
        ((State.ASSIGNED, State.IN_PROGRESS), Action.ASK, Move(State.WAITING, HANDS, (_ASKED,), words=True)),
        ((State.WAITING,), Action.ANSWER, Move(State.IN_PROGRESS, RESIDENT, _told("answered", To.HANDLER), words=True)),
        ((State.WAITING,), Action.RESUME, Move(State.IN_PROGRESS, SYSTEM | HANDS, _told("resumed", To.HANDLER))),
        (
            (State.ASSIGNED, State.IN_PROGRESS),
            Action.PROGRESS,
            Move(State.IN_PROGRESS, HANDLER, _told("progress", To.RESIDENTS), words=True),
        ),
        (HELD, Action.RESOLVE, Move(State.RESOLVED, HANDLER, (_RATE,), words=True)),
        (HELD, Action.SOLVE_ON_SPOT, Move(State.CLOSED, HANDLER, _told("solved", To.RESIDENTS), words=True)),
        ((State.SUBMITTED, State.ADMITTED, *HELD), Action.EXPLAIN, Move(State.RESOLVED, STAFF, (_RATE,), words=True)),
        ((State.RESOLVED,), Action.RATE, Move(State.CLOSED, RESIDENT, _told("rated", To.HANDLER))),
        (
            (State.RESOLVED,),
            Action.CLOSE_UNANSWERED,
            Move(State.CLOSED, SYSTEM, _told("unanswered", To.RESIDENTS, To.HANDLER)),
        ),
        (OPEN, Action.CLOSE, Move(State.CLOSED, STAFF, _told("closed", To.RESIDENTS, To.HANDLER), words=True)),
        (OPEN, Action.WITHDRAW, Move(State.CLOSED, RESIDENT, _told("withdrawn", To.HANDLER))),
        (OPEN, Action.ADD, Move(None, RESIDENT, _told("added", To.HANDLER))),
        ((State.RESOLVED, State.CLOSED), Action.ADD, Move(None, RESIDENT, _told("added", To.HANDLER))),
        ((State.CLOSED,), Action.REOPEN, Move(State.ADMITTED, RESIDENT, _told("reopened", To.CLERKS))),
        (OPEN, Action.MARK_URGENT, Move(None, STAFF, _told("urgent", To.HANDLER, priority=Priority.URGENT))),
        (OPEN, Action.MARK_SUBJECT, Move(None, STAFF)),
        (OPEN, Action.CLEAR_SUBJECT, Move(None, STAFF)),
        (tuple(State), Action.TYPE_UP, Move(None, STAFF, _told("typed-up", To.HANDLER), words=True)),
        (OPEN, Action.FOLLOW_UP, Move(None, SYSTEM)),
    ]
    return {(state, action): move for states, action, move in rows for state in states}


TRANSITIONS: dict[tuple[State, Action], Move] = _table()
"""(state, action) → move. Every action but SUBMIT, which makes the case. `docs/` draws its picture from here."""


def roles_in(case: Case, actor: Actor) -> frozenset[Role]:
    """In what capacity `actor` stands to this case. Somebody it is about stands in none."""
    if actor.person is None:
        return actor.roles & SYSTEM
    if actor.person in case.accused:
        return frozenset()
    roles = set(actor.roles & STAFF)
    if actor.person in case.residents:
        roles.add(Role.RESIDENT)
    if actor.person == case.handler:
        roles.add(Role.REPRESENTATIVE)
    return frozenset(roles)


def allowed(case: Case, actor: Actor) -> frozenset[Action]:
    """What `actor` may do with the case now: the buttons they are shown, and all that `apply` will take."""
    roles = roles_in(case, actor)
    return frozenset(
        action for (state, action), move in TRANSITIONS.items() if state is case.state and roles & move.by
    )


def apply(case: Case, act: Act, actor: Actor, now: datetime) -> tuple[Case, Event, Said, tuple[Notice, ...]]:
    """The case after `act`, the event that records it, its words, and who is told.

    Raises `NotYours` (no part in the case), `NotAllowed` (not in this state or role), `Stale` (the card is old),
    and the refusals that name what is missing. Changes nothing by itself.
    """
    roles = roles_in(case, actor)
    if not roles:
        raise NotYours(number=case.number)
    move = TRANSITIONS.get((case.state, act.action))
    if act.version is not None and act.version != case.version:
        raise Stale(number=case.number)
    if move is None or not roles & move.by:
        raise NotAllowed(number=case.number, action=act.action.value, state=case.state.value)
    if move.words and not act.words.strip() and not act.files:
        raise NeedsWords(number=case.number)
    after = replace(case, seq=case.seq + 1, **({"state": move.to} if move.to else {}))
    data: dict[str, Any] = dict(act.data)
    tells = list(move.tells)
    change = _CHANGES.get(act.action)
    if change is not None:
        after = change(after, act, actor, data, tells, now)
    if (after.state, after.handler, after.deadline, after.urgent) != (
        case.state,
        case.handler,
        case.deadline,
        case.urgent,
    ):
        after = replace(after, version=case.version + 1)
    if after.state is not case.state or act.action in {Action.ASSIGN, Action.PROGRESS}:
        after = replace(after, since=now)
    if after.state is State.CLOSED and case.state is not State.CLOSED:
        if after.outcome is None:
            raise NeedsOutcome(number=case.number)
        after = replace(after, closed_at=now)
        data["outcome"] = after.outcome.value
    event = Event(case.id, after.seq, now, actor.person, act.action, case.state, after.state, data)
    return after, event, Said(act.words.strip(), act.files), tuple(tells)


Change = Callable[[Case, Act, Actor, dict[str, Any], list[Notice], datetime], Case]


def _assign(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    if act.person is None or act.person in case.accused:
        raise AboutThem(number=case.number)
    data["handler"], data["former"] = act.person, case.handler
    if case.handler in (None, act.person):
        tells[:] = [n for n in tells if n.to is not To.FORMER]
    return replace(case, handler=act.person)


def _give_back(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    data["former"] = case.handler
    return replace(case, handler=None)


def _resolve(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    if act.outcome is None:
        raise NeedsOutcome(number=case.number)
    data["outcome"] = act.outcome.value
    parties = tuple(replace(p, verdict=None, asked=0, asked_at=None) for p in case.parties)
    return replace(case, outcome=act.outcome, parties=parties)


def _close(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    return replace(case, outcome=act.outcome or case.outcome)


def _refuse(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    return replace(case, outcome=Outcome.DECLINED)


def _unanswered(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    silent = [p for p in case.parties if not p.withdrawn and p.verdict is None]
    if any(p.asked < 2 for p in silent):
        raise NotAllowed(number=case.number, action=act.action.value, state=case.state.value)
    data["resolved_as"] = case.outcome.value if case.outcome else None
    return replace(case, outcome=Outcome.UNANSWERED)


def _rate(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    if act.verdict is None:
        raise NeedsWords(number=case.number)
    mine = next(p for p in case.parties if p.person == actor.person)
    if mine.verdict is not None:
        raise AlreadyRated(number=case.number)
    data["verdict"] = act.verdict.value
    parties = tuple(replace(p, verdict=act.verdict) if p is mine else p for p in case.parties)
    case = replace(case, parties=parties)
    if act.verdict is Verdict.NOT:  # dispute: the work goes on; who answered directly is a clerk
        tells.extend(_told("disputed", To.HANDLER if case.handler is not None else To.CLERKS))
        tells[:] = [n for n in tells if not n.what.startswith("rated")]
        return replace(case, state=State.IN_PROGRESS if case.handler is not None else State.ADMITTED, outcome=None)
    if any(p.verdict is None for p in parties if not p.withdrawn):
        return replace(case, state=State.RESOLVED)
    return case


def _withdraw(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    before = act.data.get("state", case.state)
    parties = tuple(replace(p, withdrawn=True) if p.person == actor.person else p for p in case.parties)
    case = replace(case, parties=parties)
    if case.residents:
        return replace(case, state=State(before))
    return replace(case, outcome=Outcome.WITHDRAWN)


def _reopen(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    if case.outcome in (Outcome.WITHDRAWN, Outcome.MERGED, Outcome.DECLINED):
        raise NotAllowed(number=case.number, action=act.action.value, state=State.CLOSED.value)
    case = replace(case, outcome=None, closed_at=None)
    if case.handler is None:
        return case
    tells[:] = list(_told("reopened", To.HANDLER))
    return replace(case, state=State.IN_PROGRESS)


def _urgent(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    return replace(case, urgent=True)


def _subject(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    rest = tuple(s for s in case.subjects if s.name != act.name and (s.person is None or s.person != act.person))
    case = replace(case, subjects=(*rest, Subject(act.name, act.person, confirmed=True)))
    data["subject"] = act.person
    if case.handler is not None and case.handler in case.accused:
        data["former"], case = case.handler, replace(case, handler=None, state=State.ADMITTED)
    return case


def _clear(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    return replace(case, subjects=())


def _type_up(case: Case, act: Act, actor: Actor, data: dict[str, Any], tells: list[Notice], now: datetime) -> Case:
    return replace(case, words="\n".join(filter(None, (case.words, act.words.strip()))))


_CHANGES: dict[Action, Change] = {
    Action.ASSIGN: _assign,
    Action.GIVE_BACK: _give_back,
    Action.RESOLVE: _resolve,
    Action.SOLVE_ON_SPOT: _resolve,
    Action.EXPLAIN: _resolve,
    Action.CLOSE: _close,
    Action.REFUSE: _refuse,
    Action.CLOSE_UNANSWERED: _unanswered,
    Action.RATE: _rate,
    Action.WITHDRAW: _withdraw,
    Action.REOPEN: _reopen,
    Action.MARK_URGENT: _urgent,
    Action.MARK_SUBJECT: _subject,
    Action.CLEAR_SUBJECT: _clear,
    Action.TYPE_UP: _type_up,
}

"""A case goes on to somebody else: its handler proposes a colleague (转办), or leaves office (卸任)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cases.change import Change
from cases.errors import AboutThem, NoSuchPerson
from cases.model import Action, Case, State
from cases.move import HANDLER, Move, told
from cases.notices import To
from cases.people import STAFF, SYSTEM, Actor

_HELD = (State.ASSIGNED, State.IN_PROGRESS, State.WAITING)
_ANSWERED = (State.RESOLVED, State.REVIEW)
ROWS: tuple[tuple[tuple[State, ...], Action, Move], ...] = (
    (_HELD, Action.PROPOSE, Move(None, HANDLER, words=True)),
    # That it is as proposed, they say by assigning it.
    (_HELD, Action.REFUSE_TRANSFER, Move(None, STAFF, told("not-transferred", To.HANDLER), words=True)),
    (_HELD, Action.LEAVE, Move(None, SYSTEM.roles, or_to=(State.ADMITTED,))),
    ((State.SUBMITTED, State.ADMITTED, State.OFFERED, *_ANSWERED), Action.LEAVE, Move(None, SYSTEM.roles)),
)
"""The lines of the lifecycle's table."""
_NOT_FOR_DEPUTIES = frozenset({Action.GIVE_BACK, Action.PROPOSE})
"""Who only stands in gives nothing away."""


def takes(case: Case, action: Action, actor: Actor) -> bool:
    """False: nothing is proposed that could be refused, or something is; or they only stand in."""
    if action in _NOT_FOR_DEPUTIES and actor.person == case.deputy:
        return False
    if action is Action.PROPOSE:
        return case.pending.proposed is None
    return action is not Action.REFUSE_TRANSFER or case.pending.proposed is not None


def _propose(change: Change) -> None:
    case, person = change.case, change.act.person
    if person is None or person == case.handler:
        raise NoSuchPerson(number=case.number)
    if person in case.accused or any(party.person == person for party in case.parties):
        raise AboutThem(number=case.number)
    change.data["proposed"] = person
    change.hangs(proposed=person)


def _refuse(change: Change) -> None:
    change.data["proposed"] = change.before.pending.proposed
    change.hangs(proposed=None)


def _leave(change: Change) -> None:
    """Nothing of it is theirs any more: not the case, not a unit's work on it, not the looking after it.

    What they promised or asked for stays with the case.
    """
    person, case = change.act.person, change.case
    if person is None:
        raise NoSuchPerson(number=case.number)
    change.data["left"] = person
    if case.handler == person:
        change.data["former"] = person
        case = replace(case, handler=None, state=State.ADMITTED if case.state in _HELD else case.state)
    parts = tuple(replace(part, officer=None) if part.officer == person else part for part in case.units)
    change.case = replace(case, units=parts)
    pending = case.pending
    if pending.owner == person:
        change.hangs(owner=None)
    if person == pending.proposed or case.handler is None:
        change.hangs(proposed=None)


CHANGES: Mapping[Action, Callable[[Change], None]] = {
    Action.PROPOSE: _propose,
    Action.REFUSE_TRANSFER: _refuse,
    Action.LEAVE: _leave,
}

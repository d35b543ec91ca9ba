"""检举控告: what is reported of misconduct, for the discipline desk alone (信访工作条例, art. 30).

It is a case like any other, except that the desk stands where representative, units and staff stand
otherwise. Who may see it, `access` says; here is what is done with it, and what of it is to be done.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cases.change import Change
from cases.clock import Planned
from cases.deadline import ends
from cases.model import NOTHING, Action, Case, Event, Kind, State
from cases.move import Move, told
from cases.notices import Notice, To
from cases.parts import Stage
from cases.people import STAFF, Role
from cases.policy import Do
from cases.wishes import ClaimStage

ROWS: tuple[tuple[tuple[State, ...], Action, Move], ...] = (
    (
        tuple(state for state in State if state is not State.CLOSED),
        Action.TO_DESK,
        Move(State.SUBMITTED, STAFF, told("to-desk", To.RESIDENTS)),
    ),
    # What had been merged into one that goes there.
    ((State.CLOSED,), Action.TO_DESK, Move(None, frozenset({Role.SYSTEM}))),
)
"""How what was reported as something else comes to the desk."""
ACTS = frozenset(
    {Action.ADMIT, Action.REFUSE, Action.ASK, Action.ANSWER, Action.RESUME, Action.PROGRESS, Action.WRITE}
    | {Action.EXPLAIN, Action.RATE, Action.CLOSE_UNANSWERED, Action.CLOSE, Action.WITHDRAW, Action.ADD}
    | {Action.REOPEN, Action.MARK_URGENT, Action.MARK_SUBJECT, Action.CLEAR_SUBJECT, Action.TYPE_UP}
    | {Action.FOLLOW_UP, Action.URGE, Action.LASTED, Action.SHARE, Action.ERASE}
)
"""All that is ever done with it, whoever comes: nothing of it gives the case to somebody else."""
TAKEN_UP = frozenset({Action.ADMIT, Action.ASK, Action.PROGRESS, Action.EXPLAIN})
"""By these the desk has seen to what it was told to see to."""


def admit(change: Change) -> None:
    """受理: the desk has it from then on."""
    change.case = replace(change.case, state=State.IN_PROGRESS)
    change.tells = [Notice(To.RESIDENTS, "desk-residents")]


def take(change: Change) -> None:
    """移交检举控告: nobody has it any more but the desk, for which it is new. What had come into it before
    goes along, closed as it is. Whoever had it is told nothing: they may be whom it is about."""
    case, over = change.case, change.case.state is State.CLOSED
    change.data |= {"kind": case.kind.value, "former": case.handler}
    relieved = tuple(replace(part, stage=Stage.RELIEVED, lead=False, since=change.now) for part in case.units)
    ended = tuple(replace(one, stage=ClaimStage.OVER, lead=False, since=change.now) for one in case.claims)
    case = replace(case, kind=Kind.MISCONDUCT, handler=None, deputy=None, units=relieved, claims=ended)
    change.case = case if over else _anew(case, change)
    if not over and change.policy is not None and change.calendar is not None:
        limit = change.policy.limit(Kind.MISCONDUCT, case.urgent)
        change.promises(ends(change.calendar, change.now, limit), limit)


def _anew(case: Case, change: Change) -> Case:
    """Nothing hangs over it any more, nobody is asked anything, and no verdict counts for what is to come."""
    asked = tuple(replace(p, verdict=None, asked=0, asked_at=None) for p in case.parties)
    return replace(case, parties=asked, pending=NOTHING, outcome=None, since=change.now)


def turned(planned: Planned) -> Planned:
    """Whoever a step would turn to, it turns to the desk again: there is nobody above it."""
    if planned.step.do is not Do.ESCALATE:
        return planned
    return replace(planned, step=replace(planned.step, to=To.DISCIPLINE))


def raised(before: Case | None, after: Case, event: Event) -> tuple[str, ...]:
    """Tasks for the desk: to look at what is new, to type up, to read what comes after the end. Of everything
    else it is told."""
    over = event.action is Action.ADD and after.state is State.CLOSED and not event.data.get("thanks")
    spoken = (before is None and after.voice) or event.data.get("voice")
    handed = event.action is Action.TO_DESK and after.state is not State.CLOSED
    kinds = {"misconduct": before is None or handed, "added": over, "type_up": bool(spoken)}
    return tuple(kind for kind, arises in kinds.items() if arises)


CHANGES: Mapping[Action, Callable[[Change], None]] = {Action.ADMIT: admit}
"""What single actions change here and nowhere else."""

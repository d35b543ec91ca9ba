"""检举控告: what is reported of misconduct, for the discipline desk alone (信访工作条例, art. 30).

It is a case like any other, except that the desk stands where representative, units and staff stand
otherwise. Who may see it, `access` says; here is what is done with it, and what of it is to be done.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cases.change import Change
from cases.clock import Planned
from cases.model import Action, Case, Event, State
from cases.notices import Notice, To
from cases.policy import Do

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
    kinds = {"misconduct": before is None, "added": over, "type_up": bool(spoken)}
    return tuple(kind for kind, arises in kinds.items() if arises)


CHANGES: Mapping[Action, Callable[[Change], None]] = {Action.ADMIT: admit}
"""What single actions change here and nowhere else."""

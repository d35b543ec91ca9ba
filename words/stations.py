"""The four stations of a case, as a resident's card shows them."""

from cases.model import Action, Kind, State
from handlers.shown import CaseView
from words.fluent import sentence

STATIONS = ("received", "accepted", "handled", "rated")
_HERE = {
    State.SUBMITTED: 0,
    State.ADMITTED: 0,
    State.OFFERED: 0,
    State.ASSIGNED: 1,
    State.IN_PROGRESS: 2,
    State.WAITING: 2,
    State.RESOLVED: 3,
    State.REVIEW: 2,
    State.CLOSED: 4,
}
_TAKEN_UP = {Action.ACCEPT, Action.CLAIM, Action.ASK, Action.PROGRESS, Action.RESOLVE, Action.SOLVE_ON_SPOT}
_ANSWERED = {Action.RESOLVE, Action.SOLVE_ON_SPOT, Action.EXPLAIN}


def stations(language: str, view: CaseView) -> tuple[tuple[str, str], ...]:
    """What has happened and what is to come; not what never came to be, where a case took a shorter way."""
    here, by = _HERE[view.state], "office" if view.of_office else "representative"
    done = (True, bool(view.happened & _TAKEN_UP), bool(view.happened & _ANSWERED), view.rated)
    passed = [
        (name, "on" if i < here else "here" if i == here else "")
        for i, name in enumerate(STATIONS)
        if (i >= here or done[i]) and not (name == "accepted" and view.kind is Kind.MISCONDUCT)
    ]
    return tuple(
        (sentence(language, f"station-{name}", {"done": "yes" if mark == "on" else "no", "by": by}), mark)
        for name, mark in passed
    )

"""What the residents have heard already: a day is said when it is new, and an apology once for each delay."""

from collections.abc import Sequence
from datetime import timedelta

from cases.calendar import Calendar
from cases.deadline import due
from cases.model import Action, Case, Event

_SAYS_THE_DAY = frozenset({Action.ASSIGN, Action.ACCEPT, Action.ENTRUST, Action.APPROVE_EXTENSION})
_MOVES_ON = frozenset({Action.ACCEPT, Action.PROGRESS, Action.RESOLVE})


def day_is_known(case: Case, history: Sequence[Event], event: Event, person: int, calendar: Calendar) -> bool:
    """True: before `event` this resident was told by which day there is an answer: still that day."""
    since = next((party.since for party in case.parties if party.person == person), None)
    told = [e for e in history if e.action in _SAYS_THE_DAY and e.seq < event.seq]
    if since is None or not told or told[-1].seq < since:
        return False
    then = due(case, [e for e in history if e.seq <= told[-1].seq], calendar)
    now = due(case, [e for e in history if e.seq <= event.seq], calendar)
    days = [one and one.at.astimezone(calendar.zone).date() for one in (then, now)]
    return days[0] is not None and days[0] == days[1]


def knows_the_unit(case: Case, history: Sequence[Event], event: Event, person: int, unit: int) -> bool:
    """True: before `event` this resident was told that this unit works on it, and of no other since."""
    since = next((party.since for party in case.parties if party.person == person), None)
    told = [e for e in history if e.action is Action.ENTRUST and e.data.get("lead") and e.seq < event.seq]
    return since is not None and bool(told) and told[-1].data["unit"] == unit and told[-1].seq > since


WAITED = timedelta(hours=3)
"""Nobody has been kept waiting before that."""


def owes_no_apology(history: Sequence[Event], event: Event) -> bool:
    """True: they heard before `event` that it takes longer, and nothing has moved since; or it is early."""
    if event.at - history[0].at < WAITED:
        return True
    for earlier in reversed([e for e in history if e.seq < event.seq]):
        if earlier.action in _MOVES_ON:
            return False
        again = earlier.action is Action.ASSIGN and earlier.data.get("former") is not None
        if again or earlier.data.get("told_late"):
            return True
    return False

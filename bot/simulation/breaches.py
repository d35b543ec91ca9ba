"""Deadlines that passed without anybody being told whose it is to look into that."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.office import Office
from cases.model import State
from cases.policy import Do, Step
from storage.tables import cases
from storage.work import Work

WITH_THE_OFFICE = (State.SUBMITTED, State.ADMITTED, State.ASSIGNED, State.IN_PROGRESS, State.REVIEW)
_RAISES = (Do.ESCALATE, Do.REASSIGN)
_UNLISTED = frozenset({"undelivered", "watch", "promise-late", "instruction-late", "instruction-again"})
"""Escalations that stand in no list."""
_ROWS = select(cases.c.id, cases.c.kind, cases.c.urgent, cases.c.state, cases.c.since, cases.c.deadline)


class Breaches:
    """`found`: the cases. `with_stops(begin, end)`: when what takes from `begin` to `end` must be done, where
    the system stood still in between."""

    def __init__(self, office: Office, with_stops: Callable[[datetime, datetime], datetime]) -> None:
        self._office, self._with_stops = office, with_stops
        self.found = set[int]()
        self._raised: dict[int, datetime] = {}
        self._late_raised: dict[int, datetime] = {}
        """When a case was last escalated at all, and by a step that counts from the deadline."""
        self._stood: dict[int, tuple[State, datetime]] = {}
        self._ended = list[tuple[int, State, datetime, datetime]]()
        """Since the last look: (case, state, from, until) of what has left a state of the office's."""
        lists = (*office.policy.steps.values(), *office.policy.urgent.values())
        self._raising = {step.name for listed in lists for step in listed if step.do in _RAISES} | _UNLISTED
        self._late_raising = {step.name for listed in lists for step in _after_deadline(listed)}

    def happened(self, event: Any) -> None:
        """A row of `events`."""
        names = {event.data.get("step"), *(name for name, _ in event.data.get("also", ()))}
        if names & self._raising:
            self._raised[event.case_id] = event.at
        if names & self._late_raising:
            self._late_raised[event.case_id] = event.at
        if event.before == event.after:
            return
        if (stood := self._stood.get(event.case_id)) is not None and stood[0] in WITH_THE_OFFICE:
            self._ended.append((event.case_id, *stood, event.at))
        self._stood[event.case_id] = State(event.after), event.at

    def look(self, work: Work) -> None:
        """A breach: the deadline passed while the office had the case, and it stayed there, in one state, for
        longer than that state's list takes after a deadline (two beats and stops added) without one of the
        steps that count from the deadline having fired since. Where a list has no such step, because nobody
        has the case yet, any escalation since it came there will do. What has left since the last look is
        looked at, too, up to when it left."""
        ended, self._ended = self._ended, []
        late = cases.c.state.in_(WITH_THE_OFFICE) & (cases.c.deadline < work.now)
        for row in work.rows(_ROWS.where(late)):
            self._breach(row, State(row.state), row.since, work.now)
        left = {case for case, _, _, _ in ended}
        rows = {row.id: row for row in work.rows(_ROWS.where(cases.c.id.in_(left)))}
        for case, state, since, until in ended:
            if rows[case].deadline is not None and rows[case].deadline < until:
                self._breach(rows[case], state, since, until)

    def _breach(self, row: Any, state: State, since: datetime, until: datetime) -> None:
        policy, calendar = self._office.policy, self._office.calendar
        listed = policy.steps.get((row.kind, state), ())
        if row.urgent and state in policy.urgent:
            listed = policy.urgent[state]
        begin = max(row.deadline, since)
        spans = [step.after_deadline for step in _after_deadline(listed) if step.after_deadline is not None]
        if spans:
            allowed = min(self._with_stops(begin, calendar.add(begin, span).at) for span in spans)
            raised, needed = self._late_raised.get(row.id), row.deadline
        else:
            waits = [span for step in listed if (span := step.after or step.every)]
            allowed = max(self._with_stops(begin, calendar.add(begin, span).at) for span in waits)
            raised, needed = self._raised.get(row.id), since
        if until > allowed and (raised is None or raised < needed):
            self.found.add(row.id)


def _after_deadline(listed: Sequence[Step]) -> Sequence[Step]:
    """The escalations of a list that count from the deadline, and those that go on from there."""
    first = next((i for i, step in enumerate(listed) if step.after_deadline is not None), len(listed))
    return [step for step in listed[first:] if step.do in _RAISES]

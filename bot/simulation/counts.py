"""What is counted all along the year. Each promise's definition stands with the function that counts it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from bot.office import Office
from bot.simulation.breaches import Breaches
from bot.simulation.doubles import Doubles
from bot.simulation.figures import Figures
from cases.calendar import Duration
from cases.deadline import PAUSED
from cases.model import Kind, State
from cases.notices import Priority
from cases.policy import CLAIM_STAGES, OPEN_STATES, Policy
from storage import people
from storage.posting import Due
from storage.tables import cases, events
from storage.work import Work

Span = tuple[datetime, datetime]

_CASES = select(
    cases.c.id,
    cases.c.state,
    cases.c.outcome,
    cases.c.urgent,
    cases.c.opened_at,
    cases.c.closed_at,
    cases.c.deadline,
)

DIGEST = Duration(1, "wd")
"""So long may what is routine wait for somebody's digest."""


class Counts:
    """Told of every notice that arrives; looks at the rows once a day."""

    def __init__(self, office: Office, beat: timedelta, stops: Sequence[Span]) -> None:
        self._office, self._patience, self._stops = office, 2 * beat, stops
        self.notices = self.quiet = 0
        self.doubles = Doubles(office.zone)
        self.breaches = Breaches(office, self._with_stops)
        self.overdue, self.unplanned, self.silent = set[int](), set[int](), set[int]()
        self.routine_most = 0
        self._day = ""
        self._today: Counter[Any] = Counter()
        self._signs = list[tuple[datetime, int, bool | None]]()
        """When something happened to a case that can be seen; of an act, whether the case is closed by it."""
        self._last: dict[int, datetime] = {}
        self._of: dict[int, tuple[Kind, bool]] = {}
        self._handed: dict[int, datetime] = {}
        """Since when the ball has been with the resident, or the case is closed."""
        self._seen = 0
        self._spans: dict[tuple[Kind, bool], set[Duration]] = {}
        self._routine = list[tuple[int, datetime]]()
        self._hours: dict[int, tuple[time, time] | None] = {}

    def noticed(self, due: Due, at: datetime, rows: Any, again: bool) -> None:
        """Something has arrived at somebody. A draft brought to mind keeps quiet hours; replies need not.

        What comes again, marked 重发, keeps them, too, but is no further reminder of that day.
        """
        if due.what in ("say", "ask"):
            if due.priority >= Priority.ROUTINE and due.person_id is not None:
                self._routine.append((due.person_id, at))
            return
        self.notices += 1
        if due.case_id is not None:
            self._signs.append((at, due.case_id, None))
        day = at.astimezone(self._office.zone).date().isoformat()
        if day != self._day:
            self._day, self._today = day, Counter()
        if due.priority >= Priority.ROUTINE and due.person_id is not None:
            self._today[due.person_id] += not again
            self.routine_most = max(self.routine_most, self._today[due.person_id])
            self._routine.append((due.person_id, at))
        self.doubles.noticed(due, at, rows, again)

    def look(self, work: Work, *, running: bool) -> None:
        """Once a day. `running`: the system has been up for longer than two beats."""
        self._disturbed(work)
        self._signs += [(at, case, None) for at, case in self.doubles.look(work)]
        self._read(work)
        self._gaps(work.now)
        if running:
            self._overdue(work)
            self.breaches.look(work)

    def _disturbed(self, work: Work) -> None:
        """In quiet hours: a routine notice that arrives while the person's own quiet hours last, or the
        office's where they have none; both those of today's look and those of yesterday's."""
        for person, at in self._routine:
            who = people.load(work, [person])[person]
            known = {who.quiet, self._hours.get(person, who.quiet)}
            self.quiet += all(self._asleep(at, hours) for hours in known)
            self._hours[person] = who.quiet
        self._routine = []

    def _asleep(self, at: datetime, hours: tuple[time, time] | None) -> bool:
        """Worked out here, not asked of the calendar that put the notice off."""
        calendar = self._office.calendar
        begins, ends = hours or (calendar.quiet_from, calendar.quiet_until)
        now = at.astimezone(self._office.zone).time()
        return begins <= now < ends if begins <= ends else now >= begins or now < ends

    def _read(self, work: Work) -> None:
        """What has happened since the last look."""
        new = select(events).where(events.c.id > self._seen).order_by(events.c.id)
        for row in work.rows(new):
            self._seen = row.id
            if row.actor_id is not None or row.before != row.after:
                self._signs.append((row.at, row.case_id, row.after == State.CLOSED))
            self.breaches.happened(row)
            if row.after not in PAUSED:
                self._handed.pop(row.case_id, None)
            else:
                self._handed.setdefault(row.case_id, row.at)

    def _gaps(self, now: datetime) -> None:
        """Silent too long: no notice about the open case arrived and nobody did anything about it for longer
        than the longest interval of the lists that govern it, stops of the system and the messenger apart.
        What is routine comes with somebody's digest, on working days only: so a working day is added."""
        self._signs.sort(key=lambda sign: sign[0])
        for at, case, ends in self._signs:
            last = self._last.pop(case, None)
            if last is not None and self._too_long(case, last, at):
                self.silent.add(case)
            if ends is None:
                if last is not None:
                    self._last[case] = at
            elif not ends:
                self._last[case] = at
        self._signs = []
        for number, last in self._last.items():
            if number in self._of and self._too_long(number, last, now):
                self.silent.add(number)

    def _too_long(self, case: int, last: datetime, at: datetime) -> bool:
        of = self._of.get(case, (Kind.COMPLAINT, False))
        if of not in self._spans:
            self._spans[of] = _spans(self._office.policy, *of)
        spans = self._spans[of]
        if at - last <= max(span.rough for span in spans):
            return False
        add = self._office.calendar.add
        longest = max(self._with_stops(last, add(last, span).at) for span in spans)
        return at > self._with_stops(longest, add(longest, DIGEST).at)

    def _with_stops(self, begin: datetime, end: datetime) -> datetime:
        """`end`, and two beats, and as much later as it stood still since `begin`."""
        for stop, go in self._stops:
            if begin < go and stop < end:
                end += go - max(stop, begin)
        return end + self._patience

    def _overdue(self, work: Work) -> None:
        """Overdue: the next action of an open case lies more than two beats back. Unplanned: it has none."""
        open_ = select(cases.c.id, cases.c.next_action_at, cases.c.kind, cases.c.urgent)
        for row in work.rows(open_.where(cases.c.state != "closed")):
            self._of[row.id] = Kind(row.kind), row.urgent
            if row.next_action_at is None:
                self.unplanned.add(row.id)
            elif row.next_action_at < work.now - self._patience:
                self.overdue.add(row.id)

    def figures(self, work: Work) -> Figures:
        """What it comes to at the end. Closed on time: what ended it – the answer that the resident was then
        asked about, or the closing where nobody was asked – came before the deadline; how long the resident
        took to judge it is nobody's delay."""
        self._read(work)
        rows = work.rows(_CASES)
        closed = [row for row in rows if row.state == State.CLOSED]
        on_time = [row for row in closed if row.deadline is None or self._handed[row.id] <= row.deadline]
        return Figures(
            cases=len(rows),
            urgent=sum(row.urgent for row in rows),
            on_time=len(on_time),
            days_to_close=[(row.closed_at - row.opened_at) / timedelta(days=1) for row in closed],
            outcomes=Counter(row.outcome for row in closed),
            without_next_action=len(self.unplanned),
            forgotten=len(self.overdue | self.silent),
            notices=self.notices,
            routine_most=self.routine_most,
            quiet=self.quiet,
            doubles=len(self.doubles.found),
            unescalated=len(self.breaches.found),
        )


def _spans(policy: Policy, kind: Kind, urgent: bool) -> set[Duration]:
    """Every interval of the lists that govern such a case."""
    spans = {policy.undelivered_after, policy.undelivered_every}
    for state in (*OPEN_STATES, *CLAIM_STAGES):
        listed = policy.urgent.get(state) if urgent else None
        for step in listed or policy.steps.get((kind, state), ()):
            spans |= {span for span in (step.after, step.every) if span is not None}
    return spans

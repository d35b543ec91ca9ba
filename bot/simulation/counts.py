"""What is counted all along the year. Each promise's definition stands with the function that counts it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import bindparam, select

from bot.office import Office
from bot.simulation.figures import Figures
from cases.calendar import Duration
from cases.model import Kind, State
from cases.notices import Priority
from cases.policy import OPEN_STATES, Do, Policy
from storage import people
from storage.posting import Due
from storage.tables import cases, events, outbox
from storage.work import Work

Span = tuple[datetime, datetime]
WITH_THE_OFFICE = (State.SUBMITTED, State.ADMITTED, State.ASSIGNED, State.IN_PROGRESS, State.REVIEW)


_CASES = select(
    cases.c.state, cases.c.outcome, cases.c.urgent, cases.c.opened_at, cases.c.closed_at, cases.c.deadline
)

_GATHERED = (
    select(outbox.c.case_id, outbox.c.digest_id)
    .where(outbox.c.chat_id.in_(bindparam("chats", expanding=True)), outbox.c.state == "gathered")
    .where(outbox.c.case_id.is_not(None))
)
"""What came with others, in one message."""

DIGEST = Duration(1, "wd")
"""So long may what is routine wait for somebody's digest."""


class Counts:
    """Told of every notice that arrives; looks at the rows once a day."""

    def __init__(self, office: Office, beat: timedelta, stops: Sequence[Span]) -> None:
        self._office, self._patience, self._stops = office, 2 * beat, stops
        self.notices = self.quiet = 0
        self.doubles = list[Any]()
        self.overdue, self.unplanned, self.silent, self.unescalated = (
            set[int](),
            set[int](),
            set[int](),
            set[int](),
        )
        self.routine_most = 0
        self._day = ""
        self._today: Counter[Any] = Counter()
        self._known = set[Any]()
        self._signs = list[tuple[datetime, int, bool | None]]()
        """When something happened to a case that can be seen; of an act, whether the case is closed by it."""
        self._last: dict[int, datetime] = {}
        self._of: dict[int, tuple[Kind, bool]] = {}
        self._escalated: dict[int, datetime] = {}
        self._seen = 0
        self._spans: dict[tuple[Kind, bool], set[Duration]] = {}
        self._routine = list[tuple[int, datetime]]()
        self._hours: dict[int, tuple[time, time] | None] = {}
        self._digests: dict[int, tuple[int, datetime]] = {}
        steps = [
            step
            for listed in (*office.policy.steps.values(), *office.policy.urgent.values())
            for step in listed
        ]
        self._raising = {step.name for step in steps if step.do in (Do.ESCALATE, Do.REASSIGN)} | {
            "undelivered", "watch", "promise-late", "instruction-late", "instruction-again"
        }  # fmt: skip

    def noticed(self, due: Due, at: datetime, rows: Any, again: bool) -> None:
        """Something has arrived at somebody."""
        if due.what in ("say", "ask"):
            return
        self.notices += 1
        if due.what == "digest":
            self._digests[due.id] = due.chat_id, at
        if due.case_id is not None:
            self._signs.append((at, due.case_id, None))
        day = at.astimezone(self._office.zone).date().isoformat()
        if day != self._day:
            self._day, self._today = day, Counter()
        if due.priority >= Priority.ROUTINE and due.person_id is not None:
            self._today[due.person_id] += 1
            self.routine_most = max(self.routine_most, self._today[due.person_id])
            self._routine.append((due.person_id, at))
        self._twice(due, rows, again)

    def _twice(self, due: Due, rows: Any, again: bool) -> None:
        """A double: the same notice (case, event, what, person) arrives twice and is not marked 重发 – of a
        task, which is brought to mind again without an event, on the same day with the same task –, or the
        same routine `what` about the same case at the same person twice in a local day."""
        if again:
            return
        task = due.what.startswith("task-")
        key: Any = (due.case_id, due.seq, due.what, due.person_id)
        if task:
            key = (*key, self._day, _task(rows))
        keys = [key] if due.case_id is not None or task else []
        if due.priority >= Priority.ROUTINE and due.case_id is not None:
            keys.append((due.case_id, due.what, due.person_id, self._day, *(_task(rows) if task else ())))
        if any(one in self._known for one in keys):
            self.doubles.append((due.case_id, due.seq, due.what, due.person_id, self._day))
        self._known.update(keys)

    def look(self, work: Work, *, running: bool) -> None:
        """Once a day. `running`: the system has been up for longer than two beats."""
        self._disturbed(work)
        self._read(work)
        self._gaps(work.now)
        if running:
            self._overdue(work)
            self._breaches(work)

    def _disturbed(self, work: Work) -> None:
        """In quiet hours: a routine notice that arrives while the person's own quiet hours last, or the
        office's where they have none; both those of today's look and those of yesterday's."""
        for person, at in self._routine:
            who = people.load(work, [person])[person]
            known = {who.quiet, self._hours.get(person, who.quiet)}
            self.quiet += all(self._office.calendar.awake(at, hours) != at for hours in known)
            self._hours[person] = who.quiet
        self._routine = []

    def _read(self, work: Work) -> None:
        """What has happened since the last look."""
        for row in work.rows(_GATHERED, {"chats": tuple({chat for chat, _ in self._digests.values()})}):
            if row.digest_id in self._digests:
                self._signs.append((self._digests[row.digest_id][1], row.case_id, None))
        self._digests = {}
        new = select(events).where(events.c.id > self._seen).order_by(events.c.id)
        for row in work.rows(new):
            self._seen = row.id
            if row.actor_id is not None or row.before != row.after:
                self._signs.append((row.at, row.case_id, row.after == State.CLOSED))
            names = {row.data.get("step"), *(name for name, _ in row.data.get("also", ()))}
            if names & self._raising:
                self._escalated[row.case_id] = row.at

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

    def _breaches(self, work: Work) -> None:
        """Not escalated: the deadline passed while the office had the case, and the time in which its list
        escalates after a deadline (two beats and stops added) is over without an escalation since then.
        Where the list has no such step, because nobody has the case yet, one since it came there will do."""
        wanted = select(
            cases.c.id, cases.c.kind, cases.c.urgent, cases.c.state, cases.c.since, cases.c.deadline
        )
        late = cases.c.state.in_(WITH_THE_OFFICE) & (cases.c.deadline < work.now)
        for row in work.rows(wanted.where(late)):
            policy = self._office.policy
            listed = (policy.urgent.get(State(row.state)) if row.urgent else None) or policy.steps.get(
                (row.kind, State(row.state)), ()
            )
            spans = [s.after_deadline for s in listed if s.after_deadline is not None and s.do is Do.ESCALATE]
            escalated = self._escalated.get(row.id)
            begin = max(row.deadline, row.since)
            if spans:
                allowed = min(
                    self._with_stops(begin, self._office.calendar.add(begin, span).at) for span in spans
                )
                fine = escalated is not None and escalated >= row.deadline
            else:
                every = [s.after or s.every for s in listed if s.after or s.every]
                allowed = max(
                    self._with_stops(begin, self._office.calendar.add(begin, span).at)
                    for span in every
                    if span
                )
                fine = escalated is not None and escalated >= row.since
            if work.now > allowed and not fine:
                self.unescalated.add(row.id)

    def figures(self, work: Work) -> Figures:
        """What it comes to at the end."""
        rows = work.rows(_CASES)
        closed = [row for row in rows if row.state == State.CLOSED]
        on_time = [row for row in closed if row.deadline is None or row.closed_at <= row.deadline]
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
            doubles=len(self.doubles),
            unescalated=len(self.unescalated),
        )


def _spans(policy: Policy, kind: Kind, urgent: bool) -> set[Duration]:
    """Every interval of the lists that govern such a case."""
    spans = {policy.undelivered_after, policy.undelivered_every}
    for state in OPEN_STATES:
        listed = policy.urgent.get(state) if urgent else None
        for step in listed or policy.steps.get((kind, state), ()):
            spans |= {span for span in (step.after, step.every) if span is not None}
    return spans


def _task(rows: Any) -> tuple[str, ...]:
    """What can be pressed under it tells one task from another."""
    return tuple(one["data"] if isinstance(one, dict) else one.data for row in rows for one in row)

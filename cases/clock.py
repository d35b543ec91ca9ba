"""One clock: a list of steps, what they count from, and which of them have fired.

Every step that fires is an event with `step`, `do`, `round` and `anchor`; `also` lists steps merged into it.
A step has fired when such an event names it with the same anchor; a new anchor arms it again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.calendar import Calendar, Due, Span
from cases.model import Event
from cases.notices import To
from cases.policy import Do, Step


@dataclass(frozen=True, slots=True)
class Planned:
    """A step and when it is due: `round` is its how-manieth time, `anchor` what it counts from.

    `unit`: whose part of the case it is about.
    """

    at: datetime
    step: Step
    anchor: str
    round: int = 1
    unit: int | None = None

    @property
    def does(self) -> str:
        """What it does, for words: as `Step.does`, and `unit-remind`, `unit-escalate-leaders` …"""
        return self.step.does if self.unit is None else f"unit-{self.step.does}"


Fired = Mapping[tuple[str, str], tuple[int, datetime | None]]
"""(step, anchor) → how often it fired, and when last."""
NEVER: tuple[int, None] = (0, None)

REMIND_AGAIN = Step("again", Do.REMIND, To.HANDLER)
RISE_AGAIN = Step("again", Do.RISE)
TAKES_AWAY = frozenset({Do.REASSIGN, Do.LAPSE})
"""Steps that take something away: never from the backlog, and a claim only from who was asked first."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What a list counts from: `since`, under `anchor`; a deadline, under `by_deadline`, set at `set_at`."""

    steps: Sequence[Step]
    since: datetime
    anchor: str
    deadline: Due | None
    by_deadline: str
    set_at: datetime
    unit: int | None = None


def rounds(history: Sequence[Event]) -> Fired:
    """How often each step has fired."""
    found: dict[tuple[str, str], tuple[int, datetime | None]] = {}
    for event in history:
        if "step" not in event.data:
            continue
        for name, anchor in ((event.data["step"], event.data["anchor"]), *event.data.get("also", ())):
            found[name, anchor] = (found.get((name, anchor), NEVER)[0] + 1, event.at)
    return found


def coming(
    clock: Clock,
    fired: Fired,
    spans: Sequence[Span],
    calendar: Calendar,
    rests: Callable[[Step, datetime], datetime],
) -> Iterator[Planned]:
    """The steps not fired yet. `spans`: pauses, which count on no clock. `rests`: until when a step waits."""
    anchor = clock.anchor
    # What an `every` follows: the anchor of the last step that applies, and when it fired (None: not yet).
    before: tuple[str, datetime | None] = (anchor, clock.since)
    for step in clock.steps:
        if step.every is not None:
            here, begun = before
            times, last = fired.get((step.name, here), NEVER)
            if start := last or begun:
                at = calendar.add(start, step.every, spans).at
                yield Planned(rests(step, at), step, here, times + 1, clock.unit)
            continue
        here = anchor if step.after is not None else clock.by_deadline
        times, last = fired.get((step.name, here), NEVER)
        if times and step.before_deadline is None:
            before = (here, last)
            continue
        # Who was reminded after downtime instead of losing it has the full time once more.
        begun = fired.get((REMIND_AGAIN.name, here), NEVER)[1] if step.do in TAKES_AWAY else None
        if step.after is not None:
            at = calendar.add(begun or clock.since, step.after, spans).at
        elif clock.deadline is None:
            continue
        elif step.after_deadline is not None:
            start = max(clock.deadline.at, begun) if begun else clock.deadline.at
            at = calendar.add(start, step.after_deadline, spans).at
        else:
            assert step.before_deadline is not None
            at = calendar.subtract(clock.deadline.at, step.before_deadline)
            # Who got the case, or the deadline, only afterwards knows it from that message.
            if at < max(clock.since, clock.set_at):
                continue
        before = (here, last)
        if not times:
            yield Planned(rests(step, at), step, here, unit=clock.unit)

"""The clocks of a case: every step that is still to come, and when.

Every step that fires is an event with `step`, `do`, `round` and `anchor`; `also` lists steps merged into it.
A step has fired when such an event names it with the same anchor. The anchor is the beginning of the state
(a report of progress begins it anew), the deadline for steps that count from it, or the date that was
promised or instructed; a new anchor arms the step again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.calendar import Calendar, Due, Duration
from cases.deadline import kept, pauses, promise
from cases.model import Action, Case, Event, Outcome, Party, State
from cases.notices import To
from cases.policy import ASKING, Do, Policy, Step


@dataclass(frozen=True, slots=True)
class Planned:
    """A step and when it is due: `round` is its how-manieth time, `anchor` what it counts from."""

    at: datetime
    step: Step
    anchor: str
    round: int = 1


Fired = Mapping[tuple[str, str], tuple[int, datetime | None]]
"""(step, anchor) → how often it fired, and when last."""
NEVER: tuple[int, None] = (0, None)

# Steps that no policy has to name.
AGAIN = Step("again", Do.ASK_AGAIN)
REMIND_AGAIN = Step("again", Do.REMIND, To.HANDLER)
PROMISED = Step("promised", Do.ASK_PROGRESS, To.HANDLER)
INSTRUCTED = Step("instructed", Do.ASK_PROGRESS, To.HANDLER)
PROMISE_LATE = Step("promise-late", Do.ESCALATE, To.CLERKS, after=Duration(1, "wd"))
_INSTRUCTION_LATE = Step("instruction-late", Do.ESCALATE, To.LEADERS, after=Duration(1, "wd"))
_INSTRUCTION_AGAIN = Step("instruction-again", Do.ESCALATE, To.LEADERS, every=Duration(2, "wd"))
# Nobody is ever silent for ever, whatever the policy forgot.
_WATCH = Step("watch", Do.ESCALATE, To.CLERKS, every=Duration(2, "wd"))
UNANSWERED = frozenset({_INSTRUCTION_LATE.name, _INSTRUCTION_AGAIN.name})
"""A leader's instruction that is overdue."""
RESERVED = frozenset(
    {"undelivered"}
    | {
        s.name
        for s in (AGAIN, PROMISED, INSTRUCTED, PROMISE_LATE, _INSTRUCTION_LATE, _INSTRUCTION_AGAIN, _WATCH)
    }
)
"""Names of the steps that follow-up takes by itself."""
_WORTH_A_VISIT = frozenset({Outcome.FIXED, Outcome.FULFILLED, Outcome.EXPLAINED, Outcome.REFERRED})


def silent(case: Case) -> tuple[Party, ...]:
    """The parties whose answer is awaited; empty while nothing is asked."""
    if case.state not in ASKING:
        return ()
    here = (p for p in case.parties if not p.withdrawn)
    return tuple(p for p in here if case.state is State.WAITING or p.verdict is None)


def plan(case: Case, history: Sequence[Event], policy: Policy, calendar: Calendar) -> list[Planned]:
    """Every step of every clock not fired yet, none before the last event; never empty for an open case."""
    fired = rounds(history)
    if case.state is State.CLOSED:
        planned = list(_after_closing(case, fired, policy, calendar))
    else:
        by_state = _asking if case.state in ASKING else _working
        planned = [*by_state(case, history, fired, policy, calendar), *_dated(case, history, fired, calendar)]
        if not planned:
            anchor = anchor_of(case)
            times, last = fired.get((_WATCH.name, anchor), NEVER)
            planned = [
                Planned(calendar.add(last or case.since, _every(_WATCH)).at, _WATCH, anchor, times + 1)
            ]
    earliest = history[-1].at if history else case.since
    return [p if p.at >= earliest else Planned(earliest, p.step, p.anchor, p.round) for p in planned]


def _working(
    case: Case, history: Sequence[Event], fired: Fired, policy: Policy, calendar: Calendar
) -> Iterator[Planned]:
    """Steps of a state in which the office has the ball."""
    held, spans = promise(history), pauses(history)
    deadline = kept(case, held, spans, calendar)
    set_at = held.made_at if held else case.opened_at
    by_deadline = f"deadline:{held.deadline if held else case.deadline and case.deadline.isoformat()}"
    anchor = anchor_of(case)
    # What an `every` follows: the anchor of the last step that applies, and when it fired (None: not yet).
    before: tuple[str, datetime | None] = (anchor, case.since)
    for step in policy.steps_for(case):
        if step.every is not None:
            here, begun = before
            times, last = fired.get((step.name, here), NEVER)
            if start := last or begun:
                at = calendar.add(start, step.every, spans).at
                yield Planned(_rests(case, step, at, deadline), step, here, times + 1)
            continue
        here = anchor if step.after is not None else by_deadline
        times, last = fired.get((step.name, here), NEVER)
        if times and step.before_deadline is None:
            before = (here, last)
            continue
        if step.after is not None:
            # Who was reminded after downtime instead of losing it has the full time once more.
            begun = fired.get((REMIND_AGAIN.name, anchor), NEVER)[1] if step.do is Do.REASSIGN else None
            at = calendar.add(begun or case.since, step.after).at
        elif deadline is None:
            continue
        elif step.after_deadline is not None:
            at = calendar.add(deadline.at, step.after_deadline, spans).at
        else:
            at = calendar.subtract(deadline.at, _before(step))
            # Who got the case, or the deadline, only afterwards knows it from that message.
            if at < max(case.since, set_at):
                continue
        before = (here, last)
        if not times:
            yield Planned(_rests(case, step, at, deadline), step, here)


def _asking(
    case: Case, history: Sequence[Event], fired: Fired, policy: Policy, calendar: Calendar
) -> Iterator[Planned]:
    """Steps while the resident has the ball. Silence counts only from a question that was noted sent."""
    anchor = anchor_of(case)
    put = max(
        (e.at for e in history if e.data.get("do") == Do.ASK_AGAIN and e.data.get("anchor") == anchor),
        default=case.since,
    )
    heard = _heard(case, put)
    if heard is None:
        anchor = f"put:{put.isoformat()}"
        times, last = fired.get(("undelivered", anchor), NEVER)
        wait = policy.undelivered_every if times else policy.undelivered_after
        step = Step("undelivered", Do.ESCALATE, To.CLERKS, every=wait)
        yield Planned(_snoozed(case, step, calendar.add(last or put, wait).at), step, anchor, times + 1)
        return
    before: datetime | None = heard
    for step in policy.steps_for(case):
        times, last = fired.get((step.name, anchor), NEVER)
        if step.every is not None:
            if start := last or before:
                at = calendar.add(max(start, heard), step.every).at
                yield Planned(_snoozed(case, step, at), step, anchor, times + 1)
        elif step.after is not None:
            before = last
            if not times:
                yield Planned(calendar.add(heard, step.after).at, step, anchor)


def _dated(case: Case, history: Sequence[Event], fired: Fired, calendar: Calendar) -> Iterator[Planned]:
    """What somebody said would have happened by a date: the handler's promise, the leader's instruction."""
    if (promised := case.pending.promised) is not None and case.state not in ASKING:
        anchor = f"promised:{promised.isoformat()}"
        yield from _unless_fired(fired, promised, PROMISED, anchor)
        late = calendar.add(promised, Duration(1, "wd")).at
        yield from _unless_fired(fired, late, PROMISE_LATE, anchor)
    if (instructed := case.pending.instructed) is not None:
        anchor = f"instructed:{instructed.isoformat()}"
        ahead = calendar.subtract(instructed, Duration(1, "wd"))
        if ahead > max((e.at for e in history if e.action is Action.INSTRUCT), default=case.opened_at):
            yield from _unless_fired(fired, ahead, INSTRUCTED, anchor)
        late = calendar.add(instructed, Duration(1, "wd")).at
        yield from _unless_fired(fired, late, _INSTRUCTION_LATE, anchor)
        if (told := fired.get((_INSTRUCTION_LATE.name, anchor), NEVER)[1]) is not None:
            times, last = fired.get((_INSTRUCTION_AGAIN.name, anchor), NEVER)
            at = calendar.add(last or told, _every(_INSTRUCTION_AGAIN)).at
            yield Planned(_snoozed(case, _INSTRUCTION_AGAIN, at), _INSTRUCTION_AGAIN, anchor, times + 1)


def _after_closing(case: Case, fired: Fired, policy: Policy, calendar: Calendar) -> Iterator[Planned]:
    """What is still asked when it is over: only about an answer, and only of whom is still there."""
    if case.closed_at is None or not case.residents:
        return
    for step in policy.steps_for(case):
        if step.after is not None and case.outcome in (step.outcomes or _WORTH_A_VISIT):
            at = calendar.add(case.closed_at, step.after).at
            yield from _unless_fired(fired, at, step, anchor_of(case))


def _unless_fired(fired: Fired, at: datetime, step: Step, anchor: str) -> Iterator[Planned]:
    if (step.name, anchor) not in fired:
        yield Planned(at, step, anchor)


def _rests(case: Case, step: Step, at: datetime, deadline: Due | None) -> datetime:
    """Put off; or, who has promised a day is asked on that day, but not later than the deadline."""
    promised = case.pending.promised
    if step.do is Do.ASK_PROGRESS and promised is not None:
        return max(at, min(promised, deadline.at) if deadline is not None else promised)
    return _snoozed(case, step, at) if step.every is not None else at


def _snoozed(case: Case, step: Step, at: datetime) -> datetime:
    """Repeats to the staff wait as long as they asked for; a step up the ladder does not."""
    until = case.pending.snoozed
    return max(at, until) if until is not None and step.do is Do.ESCALATE else at


def _heard(case: Case, put: datetime) -> datetime | None:
    """Since when the question put at `put` lies with the silent; None: it has not reached them.

    Anybody's answer ends a wait, so one who was reached is enough; every verdict counts, so all must be.
    """
    parties = silent(case)
    times = [p.asked_at for p in parties if p.asked_at is not None and p.asked_at >= put]
    enough = bool(times) if case.state is State.WAITING else bool(parties) and len(times) == len(parties)
    return max(times) if enough else None


def anchor_of(case: Case) -> str:
    """What the steps of a state count from."""
    return f"{case.state.value}:{case.since.isoformat()}"


def rounds(history: Sequence[Event]) -> Fired:
    """How often each step has fired."""
    found: dict[tuple[str, str], tuple[int, datetime | None]] = {}
    for event in history:
        if "step" not in event.data:
            continue
        for name, anchor in ((event.data["step"], event.data["anchor"]), *event.data.get("also", ())):
            found[name, anchor] = (found.get((name, anchor), NEVER)[0] + 1, event.at)
    return found


def _every(step: Step) -> Duration:
    assert step.every is not None
    return step.every


def _before(step: Step) -> Duration:
    assert step.before_deadline is not None
    return step.before_deadline

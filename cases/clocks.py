"""The clocks of a case: every step that is still to come, and when.

How steps count is in `clock.py`. The anchor is the beginning of the state (a report of progress begins it
anew), the deadline for steps that count from it, or the date that was promised or instructed; of a unit that
works on it the same, apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from cases import misconduct
from cases.calendar import Calendar, Due, Duration, Span
from cases.clock import NEVER, Clock, Fired, Planned, coming, rounds
from cases.deadline import kept, pauses, promise
from cases.model import Action, Case, Event, Kind, Outcome, Party, State
from cases.notices import To
from cases.parts import CHASED, Part
from cases.policy import ASKING, Do, Policy, Step
from cases.units import due
from cases.wishes import Claim

# Steps that no policy has to name.
AGAIN = Step("again", Do.ASK_AGAIN)
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
    if case.kind is Kind.MISCONDUCT:
        planned = [misconduct.turned(p) for p in planned]
    earliest = history[-1].at if history else case.since
    return [p if p.at >= earliest else replace(p, at=earliest) for p in planned]


def _working(
    case: Case, history: Sequence[Event], fired: Fired, policy: Policy, calendar: Calendar
) -> Iterator[Planned]:
    """Steps of a state in which the office has the ball, and of the units that work on the case."""
    held, spans = promise(history), pauses(history)
    deadline = kept(case, held, spans, calendar)
    chased = [part for part in case.units if part.stage in CHASED]
    # Nobody has it yet, but somebody works on it: that is what is chased.
    if case.state is not State.ADMITTED or not chased:
        lead = case.lead if case.state is State.IN_PROGRESS else None
        clock = Clock(
            steps=policy.steps_for(case),
            since=lead.since if lead is not None else case.since,
            anchor=_of_claim(lead) if lead is not None else anchor_of(case),
            deadline=deadline,
            by_deadline=f"deadline:{held.deadline if held else case.deadline and case.deadline.isoformat()}",
            set_at=held.made_at if held else case.opened_at,
        )
        yield from coming(clock, fired, spans, calendar, lambda step, at: _rests(case, step, at, deadline))
    for part in chased:
        yield from coming(
            _of_unit(case, part, policy, spans),
            fired,
            spans,
            calendar,
            lambda step, at: _snoozed(case, step, at) if step.every is not None else at,
        )


def _of_claim(lead: Claim) -> str:
    """What the steps of a claim count from: until the resident was contacted, and then from each report."""
    return f"{lead.stage}:{lead.person}:{lead.since.isoformat()}"


def _of_unit(case: Case, part: Part, policy: Policy, spans: Sequence[Span]) -> Clock:
    """The unit's own clock. Asked anew, it begins anew."""
    given = f"unit:{part.unit}:{part.given_at.isoformat()}"
    return Clock(
        steps=policy.steps_for(case, part),
        since=part.since,
        anchor=f"{given}:{part.stage}:{part.since.isoformat()}",
        deadline=due(part, spans),
        by_deadline=given,
        set_at=part.given_at,
        unit=part.unit,
    )


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


def _every(step: Step) -> Duration:
    assert step.every is not None
    return step.every

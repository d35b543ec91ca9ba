"""What happens to a case by itself, and when: a function of case, events, policy and calendar.

Every step that fires is an event with `step`, `do`, `round` and `anchor`; `also` lists steps merged
into it, `reminds` says that the handler was written to, `told_late` that the residents were told, of which
deadline: once, with the first escalation after it. A step has fired when such an event names it with
the same anchor. The anchor is the beginning of the state (a report of progress begins it anew), or the
deadline for steps that count from it; a new anchor arms the step again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.calendar import Calendar, Duration
from cases.commands import Act
from cases.deadline import due as deadline_of
from cases.deadline import pauses, promise
from cases.model import Action, Case, Event, Party, Role, State
from cases.notices import Notice, Priority, To
from cases.policy import ASKING, ENDINGS, LADDER, REMINDERS, Do, Policy, Step


@dataclass(frozen=True, slots=True)
class Planned:
    """A step and when it is due: `round` is its how-manieth time, `anchor` what it counts from."""

    at: datetime
    step: Step
    anchor: str
    round: int = 1


@dataclass(frozen=True, slots=True)
class Firing:
    """What a due case comes to: an act, notices besides those of the act, and a staff task for `to`."""

    act: Act
    notices: tuple[Notice, ...] = ()
    task: str | None = None
    to: To | None = None


# Nobody is ever silent for ever, whatever the policy forgot.
_WATCH = Step("watch", Do.ESCALATE, To.CLERKS, every=Duration(2, "wd"))
_AGAIN = Step("again", Do.ASK_AGAIN)
_WORDS = {Do.REMIND: "remind-accept", Do.ASK_PROGRESS: "ask-progress", Do.WARN: "warn-deadline"}
_WHO = {To.CLERKS: Role.CLERK, To.SUPERVISORS: Role.SUPERVISOR, To.LEADERS: Role.LEADER}
_ENDING = {Do.RESUME: Action.RESUME, Do.CLOSE_UNANSWERED: Action.CLOSE_UNANSWERED}


def silent(case: Case) -> tuple[Party, ...]:
    """The parties whose answer is awaited; empty while nothing is asked."""
    if case.state not in ASKING:
        return ()
    here = (p for p in case.parties if not p.withdrawn)
    return tuple(p for p in here if case.state is State.WAITING or p.verdict is None)


def next_action(case: Case, history: Sequence[Event], policy: Policy, calendar: Calendar) -> Planned | None:
    """The earliest step still to come, never before the last event. None only for a closed case.

    `history` is all of the case's events, in order. Ask again after every event, and whenever a
    question is noted sent (the party's `asked` and `asked_at`).
    """
    planned = _plan(case, history, policy, calendar)
    return min(planned, key=lambda p: p.at, default=None)


def fire(
    case: Case,
    history: Sequence[Event],
    policy: Policy,
    calendar: Calendar,
    now: datetime,
    late: bool = False,
) -> Firing | None:
    """Everything that is due by `now`, as one act: reminders merge into one, the highest escalation runs.

    `late`: catching up after downtime. Then, or while a silent party was not asked twice, a step that
    would end the state asks the resident again instead, and its interval runs anew. None: nothing is
    due any more.
    """
    due = [p for p in _plan(case, history, policy, calendar) if p.at <= now]
    if not due:
        return None
    ending = next((p for p in due if p.step.do in ENDINGS), None)
    asks = [p for p in due if p.step.do is Do.ASK_AGAIN]
    if ending is not None and not asks:
        if not late and _asked_enough(case):
            return Firing(Act(case.id, _ENDING[ending.step.do], data=_data([ending])))
        rounds, _ = _rounds(history).get((_AGAIN.name, ending.anchor), NEVER)
        asks = [Planned(now, _AGAIN, ending.anchor, rounds + 1)]
    escalations = sorted(
        (p for p in due if p.step.do is Do.ESCALATE), key=lambda p: LADDER.index(_to(p.step)), reverse=True
    )
    reminders = sorted(
        (p for p in due if p.step.do in REMINDERS), key=lambda p: REMINDERS.index(p.step.do), reverse=True
    )
    notices = []
    if asks:
        notices.append(_question(case))
    if reminders:
        priority = Priority.URGENT if case.urgent else Priority.ROUTINE
        first = reminders[0]
        notices.append(Notice(To.HANDLER, _WORDS[first.step.do], priority, {"round": first.round}))
    task, to = None, None
    if escalations:
        to = _to(escalations[0].step)
        task = "undelivered" if escalations[0].step.name == "undelivered" else "escalated"
    data = _data([*asks, *escalations, *reminders]) | ({"reminds": True} if reminders else {})
    if to is not None and (broken := _broken(case, history, calendar, now)):
        data["told_late"] = broken
        notices.append(Notice(To.RESIDENTS, "late-residents", Priority.ROUTINE, {"who": _WHO[to]}))
    act = Act(case.id, Action.FOLLOW_UP, data=data)
    return Firing(act, tuple(notices), task, to)


def _broken(case: Case, history: Sequence[Event], calendar: Calendar, now: datetime) -> str:
    """The promise that was not kept, while the residents have not been told; otherwise empty."""
    due, held = deadline_of(case, history, calendar), promise(history)
    if case.state in ASKING or due is None or held is None or due.at > now:
        return ""
    return "" if any(e.data.get("told_late") == held.deadline for e in history) else held.deadline


def reminded(case: Case, history: Sequence[Event]) -> int:
    """How often whoever has the case has been reminded since it came to stand where it stands."""
    return sum(bool(e.data.get("reminds")) for e in history if e.at >= case.since)


def _plan(case: Case, history: Sequence[Event], policy: Policy, calendar: Calendar) -> list[Planned]:
    """Every step of the list that has not fired, in order, with its time; never empty for an open case."""
    if case.state is State.CLOSED:
        return []
    fired = _rounds(history)
    if case.state in ASKING:
        planned = list(_asking(case, history, fired, policy, calendar))
    else:
        planned = list(_working(case, history, fired, policy, calendar))
    if not planned:
        anchor = _anchor(case)
        rounds, last = fired.get((_WATCH.name, anchor), NEVER)
        planned = [Planned(calendar.add(last or case.since, _every(_WATCH)).at, _WATCH, anchor, rounds + 1)]
    earliest = history[-1].at if history else case.since
    return [p if p.at >= earliest else Planned(earliest, p.step, p.anchor, p.round) for p in planned]


Fired = Mapping[tuple[str, str], tuple[int, datetime | None]]
"""(step, anchor) → how often it fired, and when last."""
NEVER: tuple[int, None] = (0, None)


def _working(
    case: Case, history: Sequence[Event], fired: Fired, policy: Policy, calendar: Calendar
) -> Iterator[Planned]:
    """Steps of a state in which the office has the ball."""
    deadline = deadline_of(case, history, calendar)
    held, spans = promise(history), pauses(history)
    set_at = held.made_at if held else case.opened_at
    by_deadline = f"deadline:{held.deadline if held else case.deadline and case.deadline.isoformat()}"
    anchor = _anchor(case)
    # What an `every` follows: the anchor of the last step that applies, and when it fired (None: not yet).
    before: tuple[str, datetime | None] = (anchor, case.since)
    for step in policy.steps_for(case):
        if step.every is not None:
            here, begun = before
            rounds, last = fired.get((step.name, here), NEVER)
            if start := last or begun:
                yield Planned(calendar.add(start, step.every, spans).at, step, here, rounds + 1)
            continue
        if step.after is not None:
            here, at = anchor, calendar.add(case.since, step.after).at
        elif deadline is None:
            continue
        elif step.after_deadline is not None:
            here, at = by_deadline, calendar.add(deadline.at, step.after_deadline, spans).at
        else:
            here, at = by_deadline, calendar.subtract(deadline.at, _before(step))
            # Who got the case, or the deadline, only afterwards knows it from that message.
            if at < max(case.since, set_at):
                continue
        rounds, last = fired.get((step.name, here), NEVER)
        before = (here, last)
        if not rounds:
            yield Planned(at, step, here)


def _asking(
    case: Case, history: Sequence[Event], fired: Fired, policy: Policy, calendar: Calendar
) -> Iterator[Planned]:
    """Steps while the resident has the ball. Silence counts only from a question that was noted sent."""
    anchor = _anchor(case)
    put = max(
        (e.at for e in history if e.data.get("do") == Do.ASK_AGAIN and e.data.get("anchor") == anchor),
        default=case.since,
    )
    heard = _heard(case, put)
    if heard is None:
        anchor = f"put:{put.isoformat()}"
        rounds, last = fired.get(("undelivered", anchor), NEVER)
        wait = policy.undelivered_every if rounds else policy.undelivered_after
        step = Step("undelivered", Do.ESCALATE, To.CLERKS, every=wait)
        yield Planned(calendar.add(last or put, wait).at, step, anchor, rounds + 1)
        return
    before: datetime | None = heard
    for step in policy.steps_for(case):
        rounds, last = fired.get((step.name, anchor), NEVER)
        if step.every is not None:
            if start := last or before:
                yield Planned(calendar.add(max(start, heard), step.every).at, step, anchor, rounds + 1)
        elif step.after is not None:
            before = last
            if not rounds:
                yield Planned(calendar.add(heard, step.after).at, step, anchor)


def _heard(case: Case, put: datetime) -> datetime | None:
    """Since when the question put at `put` lies with the silent; None: it has not reached them.

    Anybody's answer ends a wait, so one who was reached is enough; every verdict counts, so all must be.
    """
    parties = silent(case)
    times = [p.asked_at for p in parties if p.asked_at is not None and p.asked_at >= put]
    enough = bool(times) if case.state is State.WAITING else bool(parties) and len(times) == len(parties)
    return max(times) if enough else None


def _asked_enough(case: Case) -> bool:
    return case.state is State.WAITING or all(p.asked >= 2 for p in silent(case))


def _question(case: Case) -> Notice:
    if case.state is State.RESOLVED:
        return Notice(To.SILENT, "rate-again", Priority.NOTICE, asks=True)
    return Notice(
        To.RESIDENTS, "silent-resident", Priority.URGENT if case.urgent else Priority.NOTICE, asks=True
    )


def _anchor(case: Case) -> str:
    return f"{case.state.value}:{case.since.isoformat()}"


def _rounds(history: Sequence[Event]) -> Fired:
    found: dict[tuple[str, str], tuple[int, datetime | None]] = {}
    for event in history:
        if "step" not in event.data:
            continue
        for name, anchor in ((event.data["step"], event.data["anchor"]), *event.data.get("also", ())):
            found[name, anchor] = (found.get((name, anchor), NEVER)[0] + 1, event.at)
    return found


def _data(steps: Sequence[Planned]) -> dict[str, Any]:
    main, *also = steps
    data: dict[str, Any] = {
        "step": main.step.name,
        "do": main.step.do.value,
        "round": main.round,
        "anchor": main.anchor,
    }
    if also:
        data["also"] = [[p.step.name, p.anchor] for p in also]
    return data


def _to(step: Step) -> To:
    return step.to or To.CLERKS


def _every(step: Step) -> Duration:
    assert step.every is not None
    return step.every


def _before(step: Step) -> Duration:
    assert step.before_deadline is not None
    return step.before_deadline

"""What happens to a case by itself, and when: a function of case, events, policy and calendar.

The clocks are in `clocks.py`; here what is due becomes one act. Besides what `clocks` reads, its event holds
`to` (whom above the clerks it turned to), `reminds` (the handler was written to), `told_late` (the
residents were told, of which deadline: once, with the first escalation after it) and, where only a unit is
chased, `unit`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.calendar import Calendar
from cases.clock import NEVER, REMIND_AGAIN, RISE_AGAIN, Planned, rounds
from cases.clocks import AGAIN, INSTRUCTED, PROMISE_LATE, PROMISED, UNANSWERED, plan, silent
from cases.commands import Act
from cases.deadline import due as deadline_of
from cases.deadline import promise
from cases.model import Action, Case, Event, State
from cases.notices import Notice, Priority, To
from cases.people import Role
from cases.policy import ASKING, ENDINGS, LADDER, REMINDERS, Do, Policy, Step
from cases.wishes import ClaimStage


@dataclass(frozen=True, slots=True)
class Firing:
    """What a due case comes to: an act, notices besides those of the act, and staff tasks, each for whom."""

    act: Act
    notices: tuple[Notice, ...] = ()
    tasks: tuple[tuple[str, To], ...] = ()
    units: tuple[tuple[int, To], ...] = ()
    """Units that are late, and who is to see to each."""
    reassign: bool = False
    """True: it goes to the next in the ranking; only where there is nobody, the act and the task stand."""


PASSED_OVER_MOST = 2
"""So often it is given to the next by the system alone; then a clerk decides."""
_WORDS = {Do.REMIND: "remind-accept", Do.ASK_PROGRESS: "ask-progress", Do.WARN: "warn-deadline"}
_UNIT_WORDS = {Do.REMIND: "remind-officers", Do.ASK_PROGRESS: "ask-officers", Do.WARN: "warn-officers"}
_DATED = {PROMISED.name: "ask-promised", INSTRUCTED.name: "ask-instructed"}
_WHO = {
    To.CLERKS: Role.CLERK,
    To.SUPERVISORS: Role.SUPERVISOR,
    To.LEADERS: Role.LEADER,
    To.DUTY: Role.SUPERVISOR,
    To.DISCIPLINE: Role.DISCIPLINE,
}
_ENDING = {Do.RESUME: Action.RESUME, Do.CLOSE_UNANSWERED: Action.CLOSE_UNANSWERED}


def next_action(case: Case, history: Sequence[Event], policy: Policy, calendar: Calendar) -> Planned | None:
    """The earliest step still to come, never before the last event. None only for a closed case.

    `history` is all of the case's events, in order. Ask again after every event, and whenever a
    question is noted sent (the party's `asked` and `asked_at`).
    """
    return min(plan(case, history, policy, calendar), key=lambda p: p.at, default=None)


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
    would end the state asks the resident again instead, and its interval runs anew; one that would take
    the case away reminds instead. None: nothing is due any more.
    """
    found = [p for p in plan(case, history, policy, calendar) if p.at <= now]
    if not found:
        return None
    due, of_units = [p for p in found if p.unit is None], [p for p in found if p.unit is not None]
    if case.state is State.CLOSED:
        return _after_closing(case, due)
    ending = next((p for p in due if p.step.do in ENDINGS), None)
    asks = [p for p in due if p.step.do is Do.ASK_AGAIN]
    if ending is not None and not asks:
        if not late and _asked_enough(case):
            return Firing(Act(case.id, _ENDING[ending.step.do], data=_data([ending])))
        asks = [_once_more(AGAIN, ending, history, now)]
    escalations = [p for p in due if p.step.do is Do.ESCALATE]
    reminders = [p for p in due if p.step.do in REMINDERS]
    rises = [p for p in due if p.step.do is Do.RISE]
    lapse = next((p for p in due if p.step.do is Do.LAPSE), None)
    if lapse is not None:
        if not late and asked_for_claim(case, history):
            return Firing(Act(case.id, Action.LAPSE, data=_data([lapse])))
        reminders.append(_once_more(REMIND_AGAIN, lapse, history, now))
    reassign = next((p for p in due if p.step.do is Do.REASSIGN), None)
    if reassign is not None and late:
        if case.state is State.OFFERED:
            rises.append(_once_more(RISE_AGAIN, reassign, history, now))
        else:
            reminders.append(_once_more(REMIND_AGAIN, reassign, history, now))
        reassign = None
    if reassign is not None:
        escalations.append(reassign)
    escalations.sort(key=lambda p: LADDER.index(_to(p.step)), reverse=True)
    reminders.sort(key=lambda p: (p.step.name in _DATED, REMINDERS.index(p.step.do)), reverse=True)
    notices = []
    if asks:
        notices.append(_question(case))
    if reminders:
        notices.append(_reminder(case, reminders[0]))
    if rises:
        notices.append(Notice(To.WALL, "risen-wall", Priority.NOTICE))
    # The leader who instructed hears of that, whatever else goes up at the same time, and to whom.
    unanswered = [p for p in escalations if p.step.name in UNANSWERED]
    ladder = [p for p in escalations if p not in unanswered]
    tasks = [("instruction", _to(p.step)) for p in unanswered[:1]]
    late_units = _late_units(of_units)
    whom = [*(_to(p.step) for p in escalations[:1]), *(to for _, to in late_units)]
    to = max(whom, key=LADDER.index, default=None)
    if ladder:
        undelivered = ladder[0].step.name == "undelivered"
        tasks.insert(0, ("undelivered" if undelivered else "escalated", _to(ladder[0].step)))
    data = _data([*asks, *escalations, *reminders, *rises, *of_units])
    if reminders:
        data["reminds"] = True
    notices += [*_officers_reminded(case, of_units), *_handler_told(late_units)]
    if to is not None and (broken := _broken(case, history, calendar, now)):
        data["told_late"] = broken
        notices.append(Notice(To.RESIDENTS, "late-residents", Priority.ROUTINE, {"who": _WHO[to]}))
    act = Act(case.id, Action.FOLLOW_UP, data=data)
    next_one = reassign is not None and passed_over(history) < PASSED_OVER_MOST
    if any(p.step.name == PROMISE_LATE.name for p in ladder) and not _overdue(case, history, calendar, now):
        notices.append(Notice(To.RESIDENTS, "promise-late-residents", Priority.ROUTINE))
    return Firing(act, tuple(notices), tuple(tasks), late_units, next_one)


def _after_closing(case: Case, due: Sequence[Planned]) -> Firing:
    """Asked whether it lasted (回访); or looked at once more, as the policy says."""
    reopen = next((p for p in due if p.step.do is Do.REOPEN), None)
    if reopen is not None:
        return Firing(Act(case.id, Action.REOPEN, data=_data([reopen])))
    return Firing(
        Act(case.id, Action.FOLLOW_UP, data=_data(due)), (Notice(To.RESIDENTS, "revisit", Priority.NOTICE),)
    )


def _late_units(due: Sequence[Planned]) -> tuple[tuple[int, To], ...]:
    """The units that are escalated, each to the highest on the ladder."""
    found: dict[int, To] = {}
    for p in due:
        if p.unit is not None and p.step.do is Do.ESCALATE:
            found[p.unit] = max(_to(p.step), found.get(p.unit, To.CLERKS), key=LADDER.index)
    return tuple(found.items())


def _officers_reminded(case: Case, due: Sequence[Planned]) -> Iterator[Notice]:
    """Of several reminders to a unit the most pressing."""
    reminders = sorted((p for p in due if p.step.do in REMINDERS), key=lambda p: REMINDERS.index(p.step.do))
    priority = Priority.URGENT if case.urgent else Priority.ROUTINE
    for unit, p in {p.unit: p for p in reminders}.items():
        yield Notice(
            To.OFFICERS, _UNIT_WORDS[p.step.do], priority, {"of": [unit], "unit": unit, "round": p.round}
        )


def _handler_told(late: Sequence[tuple[int, To]]) -> Iterator[Notice]:
    """Whoever passed it on hears that it does not move there, and who looks into it."""
    if late:
        who = _WHO[max((to for _, to in late), key=LADDER.index)]
        data = {"unit": [unit for unit, _ in late], "who": who}
        yield Notice(To.HANDLER, "unit_late-handler", Priority.ROUTINE, data)


def _once_more(step: Step, instead: Planned, history: Sequence[Event], now: datetime) -> Planned:
    times, _ = rounds(history).get((step.name, instead.anchor), NEVER)
    return Planned(now, step, instead.anchor, times + 1)


def _reminder(case: Case, first: Planned) -> Notice:
    what = _DATED.get(first.step.name) or _WORDS[first.step.do]
    if case.lead is not None and case.lead.stage is ClaimStage.CLAIMED and what == "remind-accept":
        # It goes out on any day: nobody loses a claim over the holidays without having been asked.
        return Notice(To.HANDLER, "remind-contact", Priority.NOTICE, {"round": first.round})
    if case.lead is not None and what == "remind-accept":
        what = "ask-progress"
    priority = Priority.URGENT if case.urgent else Priority.ROUTINE
    return Notice(To.HANDLER, what, priority, {"round": first.round})


def passed_over(history: Sequence[Event]) -> int:
    """How often the system has given the case to the next, since anybody did anything about it."""
    count = 0
    for event in reversed(history):
        if event.actor is not None and event.action is not Action.URGE:
            break
        count += event.data.get("do") == Do.REASSIGN and event.action is Action.ASSIGN
    return count


def _broken(case: Case, history: Sequence[Event], calendar: Calendar, now: datetime) -> str:
    """The promise that was not kept, while the residents have not been told; otherwise empty."""
    held = promise(history)
    if case.state in ASKING or held is None or not _overdue(case, history, calendar, now):
        return ""
    return "" if any(e.data.get("told_late") == held.deadline for e in history) else held.deadline


def _overdue(case: Case, history: Sequence[Event], calendar: Calendar, now: datetime) -> bool:
    due = deadline_of(case, history, calendar)
    return due is not None and due.at <= now


def asked_for_claim(case: Case, history: Sequence[Event]) -> bool:
    """True: whoever leads was asked since their claim began, or since they last reported."""
    lead = case.lead
    return lead is not None and any(e.data.get("reminds") for e in history if e.at >= lead.since)


def reminded(case: Case, history: Sequence[Event]) -> int:
    """How often whoever has the case has been reminded since it came to stand where it stands."""
    return sum(bool(e.data.get("reminds")) for e in history if e.at >= case.since)


def _asked_enough(case: Case) -> bool:
    return case.state is State.WAITING or all(p.asked >= 2 for p in silent(case))


def _question(case: Case) -> Notice:
    if case.state is State.RESOLVED:
        return Notice(To.SILENT, "rate-again", Priority.NOTICE, asks=True)
    return Notice(
        To.RESIDENTS, "silent-resident", Priority.URGENT if case.urgent else Priority.NOTICE, asks=True
    )


def _data(steps: Sequence[Planned]) -> dict[str, Any]:
    main, *also = steps
    data: dict[str, Any] = {
        "step": main.step.name,
        "do": main.step.do.value,
        "round": main.round,
        "anchor": main.anchor,
    }
    if main.step.does != main.step.do.value:
        data["to"] = _to(main.step).value
    if main.unit is not None:
        data["unit"] = main.unit
    if also:
        data["also"] = [[p.step.name, p.anchor] for p in also]
    return data


def _to(step: Step) -> To:
    return step.to or To.CLERKS

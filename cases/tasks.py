"""What staff must do: tasks an event raises, and those it settles. Escalations come from `followup.fire`."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from cases import misconduct, units
from cases.calendar import Calendar, Duration
from cases.model import Action, Case, Event, Kind, State, Verdict
from cases.notices import To

ON_THE_CASE = frozenset(
    {"triage", "named", "returned", "nobody", "escalated", "undelivered", "urged"}
    | {"extension", "disputed", "instruction", "review", "forgotten", "unit_answered", "misconduct"}
    | {"transfer", "call"}
)
"""Tasks that are done with once the case is closed. What is added afterwards, typing up and parked messages
are work of their own."""

_UNPLACED = frozenset({"triage", "named", "returned", "nobody", "urged"})
_MOVES_ON = frozenset({"escalated"})
_NEW_HANDS = frozenset({"extension", "disputed", "unit_answered", "transfer"})
OF_A_UNIT = frozenset({"objection", "unit_late", "unit_nobody"})
"""Tasks about one unit of a case; `settled_of` says when they are done with."""
_SETTLES: Mapping[Action, frozenset[str]] = {
    Action.ADMIT: frozenset({"triage", "named"}),
    Action.OFFER: _UNPLACED | _MOVES_ON,
    Action.CLAIM: _UNPLACED | _MOVES_ON,
    Action.GIVE_UP: _NEW_HANDS,
    Action.LAPSE: _NEW_HANDS | _MOVES_ON,
    Action.ASSIGN: _UNPLACED | _MOVES_ON | _NEW_HANDS,
    Action.EXPLAIN: _UNPLACED | _MOVES_ON | _NEW_HANDS,
    Action.GIVE_BACK: _NEW_HANDS,
    Action.ACCEPT: _MOVES_ON,
    Action.ASK: _MOVES_ON,
    Action.PROGRESS: _MOVES_ON,
    Action.RESOLVE: _MOVES_ON | _NEW_HANDS | {"undelivered"},
    Action.INSTRUCT: _MOVES_ON | {"disputed"},
    Action.REPLY: frozenset({"instruction"}),
    Action.APPROVE_EXTENSION: frozenset({"extension", "escalated"}),
    Action.REFUSE_EXTENSION: frozenset({"extension"}),
    Action.REFUSE_TRANSFER: frozenset({"transfer"}),
    Action.LEAVE: frozenset({"transfer"}),
    Action.DECIDE_REVIEW: frozenset({"review", "escalated"}),
    Action.ANSWER: frozenset({"undelivered"}),
    Action.RESUME: frozenset({"undelivered"}),
    Action.RATE: frozenset({"undelivered"}),
    Action.REOPEN: frozenset({"added"}),
    Action.ENTRUST: frozenset({"returned", "nobody", "urged", "escalated", "unit_answered"}),
}
_MOVED_BY = frozenset({Action.UNIT_PROGRESS, Action.UNIT_ANSWER})
"""A unit has done something: as good as a word of whoever has the case, once they have accepted it."""
_WITH_THEM = (State.WAITING, State.RESOLVED, State.CLOSED)
_SAYS_WHOM = frozenset({Action.MARK_SUBJECT, Action.CLEAR_SUBJECT})

_INTERVALS: Mapping[str, Duration] = {
    "triage": Duration(1, "wd"),
    "named": Duration(1, "wd"),
    "returned": Duration(1, "wd"),
    "nobody": Duration(1, "wd"),
    "escalated": Duration(2, "wd"),
    "undelivered": Duration(1, "wd"),
    "added": Duration(1, "wd"),
    "urged": Duration(1, "wd"),
    "extension": Duration(1, "wd"),
    "disputed": Duration(1, "wd"),
    "instruction": Duration(2, "wd"),
    "review": Duration(5, "wd"),
    "forgotten": Duration(1, "wd"),
    "objection": Duration(1, "wd"),
    "unit_late": Duration(2, "wd"),
    "unit_nobody": Duration(1, "wd"),
    "unit_answered": Duration(1, "wd"),
    "transfer": Duration(1, "wd"),
    "call": Duration(1, "wd"),
    "volunteer": Duration(1, "wd"),
    "type_up": Duration(4, "wh"),
    "parked": Duration(4, "wh"),
    "misconduct": Duration(1, "wd"),
    "no_desk": Duration(5, "wd"),
}


def raised(before: Case | None, after: Case, event: Event) -> tuple[str, ...]:
    """Kinds of task that have become necessary.

    For a new case `before` is None, `event` its SUBMIT, and `after` the case once the system has tried to
    assign it: nobody looks at what found its representative by itself, unless it is urgent or was spoken.
    """
    if after.kind is Kind.MISCONDUCT:
        return misconduct.raised(before, after, event)
    kinds = []
    named = before is not None and _names_more(before, after)
    if before is None and after.state is State.SUBMITTED:
        kinds.append("named" if after.subjects else "triage")
    elif after.state is State.ADMITTED and (before is None or before.state is not State.ADMITTED):
        kinds.append("returned" if event.action is Action.GIVE_BACK else "named" if named else "nobody")
    elif named:
        kinds.append("named")
    elif before is not None and event.action in _SAYS_WHOM and _was_in_doubt(before, after):
        kinds.append("triage" if after.state is State.SUBMITTED else "nobody")
    elif before is None and after.urgent:
        kinds.append("escalated")
    if event.action is Action.ADD and after.state is State.CLOSED and not (named or event.data.get("thanks")):
        kinds.append("added")  # nobody has the case any more who would read it
    left = before is not None and before.residents and not after.residents
    if event.action is Action.ERASE and left and after.state is not State.CLOSED:
        kinds.append("forgotten")  # what is urgent goes on without anybody to be told
    if event.action in _LETS_GO and event.data.get("relieved") and _with_nobody(after):
        kinds.append("nobody")
    if event.action is Action.UNIT_ANSWER and after.handler is None:
        kinds.append("unit_answered")  # nobody has the case who would answer the residents
    if event.action in _RAISES and not event.data.get("direct"):
        kinds.append(_RAISES[event.action])
    if event.action is Action.URGE and after.handler is None and after.state is not State.REVIEW:
        kinds.append("urged")
    if before is not None and 1 < after.pending.disputes > before.pending.disputes:
        kinds.append("disputed")  # not solved for the second time
    if event.data.get("comment") and _disputes(after, event):  # what is not solved, after the verdict
        if after.pending.disputes > 1:
            kinds.append("disputed")
        elif after.pending.disputes and after.state is State.ADMITTED:
            kinds.append("nobody")
    if (before is None and after.voice) or event.data.get("voice"):
        kinds.append("type_up")
    return tuple(kinds)


_LETS_GO = frozenset({Action.DECIDE_OBJECTION, Action.RELIEVE})
"""A unit has it no more: that it had it was why nobody else looked for anybody."""


def _with_nobody(case: Case) -> bool:
    return case.state is State.ADMITTED and case.handler is None and not case.working


SOON = timedelta(minutes=15)


def untold(created_at: datetime, next_action_at: datetime) -> bool:
    """True: nobody has been told of the task yet."""
    return next_action_at <= created_at + SOON


def waits_for_words(case: Case, event: Event) -> bool:
    """True: who is not content is asked why. What that raises is told with their words, or `SOON`."""
    return event.data.get("verdict") == Verdict.NOT and not case.pressing


def _disputes(case: Case, event: Event) -> bool:
    """True: whoever has just said something is not content, and nobody has answered that yet."""
    theirs = (p.verdict for p in case.parties if p.person == event.actor)
    return case.outcome is None and Verdict.NOT in theirs


_RAISES: Mapping[Action, str] = {
    Action.EXTEND: "extension",
    Action.INSTRUCT: "instruction",
    Action.ASK_REVIEW: "review",
    Action.UNIT_OBJECT: "objection",
    Action.PROPOSE: "transfer",
}


def meant_for(kind: str, case: Case) -> To:
    """Who has to do it. What clerks may not decide is for those above them."""
    if case.kind is Kind.MISCONDUCT:
        return To.DISCIPLINE
    if kind == "review" and case.pending.reviews > 1:
        return To.LEADERS
    return To.SUPERVISORS if kind in ("extension", "disputed", "review") else To.CLERKS


def _names_more(before: Case, after: Case) -> bool:
    """True: somebody is named whom no clerk has thought of yet."""
    doubted = {s for s in after.subjects if not s.confirmed}
    return bool(doubted - set(before.subjects) or set(after.withheld) - set(before.withheld))


def _was_in_doubt(before: Case, after: Case) -> bool:
    """True: nobody could have it while it was not said whom it is about; now somebody can."""
    return (
        after.state in (State.SUBMITTED, State.ADMITTED)
        and any(not s.confirmed for s in before.subjects)
        and not after.withheld
    )


def settled(before: Case, after: Case, event: Event) -> frozenset[str]:
    """Kinds of open task of this case that are done with. Settle first, then raise.

    Whom withheld words mean must be said even when the case is in other hands or over.
    """
    if event.action is Action.TO_DESK:  # a voice message is still to be typed up, there
        return frozenset(_INTERVALS) - OF_A_UNIT - {"type_up"}
    done = _SETTLES.get(event.action, frozenset())
    if after.state is State.CLOSED and event.before is not State.CLOSED:
        done |= ON_THE_CASE
    if after.kind is Kind.MISCONDUCT and event.action in misconduct.TAKEN_UP:
        done |= {"misconduct", "escalated"}
    if event.action in _MOVED_BY and after.state is not State.ASSIGNED:
        done |= _MOVES_ON
    in_doubt = bool(after.withheld) or any(not s.confirmed for s in after.subjects)
    if event.action in _SAYS_WHOM or (event.action is Action.ERASE and not in_doubt):
        done |= {"named"}
    if after.pending.extension is not None:
        done -= {"extension"}  # whoever has left had asked for it
    if before.state in _WITH_THEM and after.state is not before.state:
        done |= {"call"}  # what they were to be asked or told is not so any more
    if _names_more(before, after):
        done |= {"triage"}  # whom it is about comes first, and is a task of its own
    return done - {"named"} if after.withheld else done


def settled_of(before: Case, after: Case, event: Event) -> Mapping[int, frozenset[str]]:
    """The unit → kinds of open task about it that are done with: what was asked for has come, or is moot."""
    still = {part.unit for part in after.working}
    done = {part.unit: OF_A_UNIT for part in before.units if part.unit not in still}
    if event.action in units.MOVES and (unit := event.data.get("unit")) in still:
        # who is asked (again) may have nobody to read it; whoever acts has
        done[unit] = OF_A_UNIT - {"unit_nobody" if event.action in units.ASKS else "objection"}
    return done


def again_at(kind: str, now: datetime, calendar: Calendar) -> datetime:
    """When an open task is brought to mind again: what goes by working days, never twice on a day.

    (A working day that is counted from the night before it ends on its own evening.)
    """
    interval = _INTERVALS[kind]
    due = calendar.add(now, interval).at
    today = now.astimezone(calendar.zone).date()
    if interval.unit == "wd" and due.astimezone(calendar.zone).date() == today:
        due = calendar.add(calendar.end_of_day(due).at, interval).at
    return due

"""Responsible units (责任单位): a representative passes the case on, the unit works (代表法 art. 31).

The state of the case does not change by it: whoever has it still answers the residents.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from cases.access import part_of
from cases.calendar import Calendar, Due, Duration, Span, natural
from cases.change import Change
from cases.errors import (
    AboutTheUnit,
    NeedsOutcome,
    NoSuchUnit,
    NotThatDate,
    StillObjected,
    TooLateToObject,
)
from cases.model import Action, Case, State
from cases.move import HANDS, OFFICER, Move, told
from cases.notices import Notice, To
from cases.parts import CHASED, WORKING, Part, Stage
from cases.people import STAFF, Actor

DECISIONS = ("uphold", "dismiss")
"""The objection is right, and the unit has it no more · it is not, and the unit is asked again."""
ASKS = frozenset({Action.ENTRUST, Action.DECIDE_OBJECTION})
"""By these a unit is asked, perhaps until another day."""
MOVES = ASKS | {
    *(Action.UNIT_ACCEPT, Action.UNIT_OBJECT, Action.UNIT_PROGRESS, Action.UNIT_ANSWER, Action.RELIEVE)
}
"""By these the case moves: whoever has it is asked about its progress only some time after."""

_IN_HAND = (State.ADMITTED, State.IN_PROGRESS, State.WAITING)
_OPEN = (*_IN_HAND, State.ASSIGNED)
_ENTRUSTED = told("entrusted", To.OFFICERS, To.RESIDENTS, To.HANDLER)
ROWS: tuple[tuple[tuple[State, ...], Action, Move], ...] = (
    (_IN_HAND, Action.ENTRUST, Move(None, HANDS, _ENTRUSTED)),
    # Who passes it on has accepted it.
    ((State.ASSIGNED,), Action.ENTRUST, Move(None, HANDS, _ENTRUSTED, or_to=(State.IN_PROGRESS,))),
    (_OPEN, Action.UNIT_ACCEPT, Move(None, OFFICER, told("unit_accepted", To.HANDLER))),
    (_OPEN, Action.UNIT_OBJECT, Move(None, OFFICER, told("unit_objected", To.HANDLER), words=True)),
    (_OPEN, Action.DECIDE_OBJECTION, Move(None, STAFF, told("objection", To.HANDLER), words=True)),
    # Staff note what a unit without a line told them on the telephone.
    (_OPEN, Action.UNIT_PROGRESS, Move(None, OFFICER | STAFF, told("unit_progress", To.HANDLER), words=True)),
    (_OPEN, Action.UNIT_ANSWER, Move(None, OFFICER | STAFF, told("unit_answered", To.HANDLER), words=True)),
    (_OPEN, Action.RELIEVE, Move(None, HANDS, told("relieved", To.HANDLER), words=True)),
    (_OPEN, Action.CONFER, Move(None, HANDS, told("conferred", To.HANDLER, To.OFFICERS), words=True)),
)
"""The units' lines of the lifecycle's table."""

_TAKES: Mapping[Action, frozenset[Stage]] = {
    Action.UNIT_ACCEPT: frozenset({Stage.ASKED}),
    Action.UNIT_OBJECT: frozenset({Stage.ASKED}),
    Action.DECIDE_OBJECTION: frozenset({Stage.OBJECTED}),
    Action.UNIT_PROGRESS: CHASED,
    Action.UNIT_ANSWER: CHASED,
    Action.RELIEVE: WORKING,
}
"""In which stage a unit must be."""


def takes(case: Case, action: Action, actor: Actor) -> bool:
    """False: there is no unit here that it could be about."""
    return action not in _TAKES or bool(_could_mean(case, action, actor))


def due(part: Part, pauses: Sequence[Span]) -> Due:
    """When the unit has to have answered: the day that was named, and what the case waited meanwhile."""
    return Due(natural(part.given_at, part.deadline - part.given_at, pauses))


_OWN = frozenset({Action.UNIT_ACCEPT, Action.UNIT_OBJECT})
_ALSO_NOTED = frozenset({Action.UNIT_PROGRESS, Action.UNIT_ANSWER})


def _could_mean(case: Case, action: Action, actor: Actor, named: int | None = None) -> list[Part]:
    """The parts that fit: of an officer their own unit's alone, for the office any, or the one it names."""
    own = part_of(case, actor)
    speaks = action in _OWN or (action in _ALSO_NOTED and not actor.roles & STAFF)
    if speaks:
        return [own] if own is not None and _fits(own, action) else []
    return [part for part in case.units if _fits(part, action) and named in (None, part.unit)]


def _fits(part: Part, action: Action) -> bool:
    return part.stage in _TAKES[action] and not (action is Action.UNIT_OBJECT and part.overruled)


def _meant(change: Change) -> Part:
    """The unit that the act is about: the one it names, or the only one there can be. Raises `NoSuchUnit`."""
    found = _could_mean(change.before, change.act.action, change.actor, change.data.get("unit"))
    if len(found) != 1:
        raise NoSuchUnit(number=change.before.number)
    change.data["unit"] = found[0].unit
    return found[0]


def _put(change: Change, part: Part) -> None:
    """The part as it is now; the only one that leads, where it does."""
    others = (
        replace(one, lead=one.lead and not part.lead) for one in change.case.units if one.unit != part.unit
    )
    known = {one.unit: one for one in (*others, part)}
    order = dict.fromkeys((*(one.unit for one in change.case.units), part.unit))
    change.case = replace(change.case, units=tuple(known[unit] for unit in order))


def _entrust(change: Change) -> None:
    """交办. Whoever works on it goes on, with the new day; everybody else is asked (again)."""
    case, unit = change.case, change.data.get("unit")
    if unit is None:
        raise NoSuchUnit(number=case.number)
    if unit in case.accused_units:
        raise AboutTheUnit(number=case.number)
    had = next((part for part in case.units if part.unit == unit and part.works), None)
    if had is not None and had.stage is Stage.OBJECTED:
        raise StillObjected(number=case.number)
    until = _until(change)
    if case.handler is None and case.deadline is not None and change.now < case.deadline < until:
        raise NotThatDate(number=case.number, latest=case.deadline)  # nobody else would keep that promise
    leads = next((part.unit for part in case.working if part.lead), None)
    lead = bool(change.data.get("lead")) or leads in (None, unit)
    change.data["lead"] = lead
    part = Part(unit, Stage.ASKED, lead, change.now, change.now, until)
    if had is not None:  # a dismissed objection stays dismissed
        part = replace(part, stage=had.stage, officer=had.officer, overruled=had.overruled)
    _put(change, part)
    accepts = case.state is State.ASSIGNED and change.actor.person in case.hands
    if not lead or (had is not None and had.lead and not accepts):  # the residents know who works on it
        change.untell(To.RESIDENTS)
    if lead and leads not in (None, unit):
        change.tells.append(Notice(To.OFFICERS, "helps-officers", data={"of": [leads]}))
    if accepts:
        change.case = replace(change.case, state=State.IN_PROGRESS)


def _until(change: Change) -> datetime:
    """The day that is named, as the event keeps it. Raises `NotThatDate`."""
    until = change.until()
    if change.policy is not None and change.calendar is not None:
        latest = change.calendar.add(change.now, change.policy.unit_most).at
        if until > latest:
            raise NotThatDate(number=change.before.number, latest=latest)
    change.data["by"] = change.data.pop("until")  # `until` is a deadline's
    return until


def _accept(change: Change) -> None:
    _moved(change, _meant(change), Stage.ACCEPTED)


def _progress(change: Change) -> None:
    """Who reports has accepted."""
    _moved(change, _meant(change), Stage.ACCEPTED)


def _answer(change: Change) -> None:
    """To whoever has the case; whoever leads puts the answers together."""
    part = _meant(change)
    _moved(change, part, Stage.ANSWERED)
    if others := [one.unit for one in change.case.working if one.lead]:
        change.tells.append(Notice(To.OFFICERS, "unit_answered-officers", data={"of": others}))


def objects_until(part: Part, calendar: Calendar, limit: Duration) -> datetime:
    """The last moment for an objection: five working days from being asked (信访工作条例), and not after
    the day of the answer."""
    return min(calendar.add(part.given_at, limit).at, part.deadline)


def _object(change: Change) -> None:
    """While there is time for it, and before accepting."""
    part = _meant(change)
    if change.policy is not None and change.calendar is not None:
        limit = change.policy.objection
        if change.now > objects_until(part, change.calendar, limit):
            raise TooLateToObject(number=change.before.number, days=limit.count)
    _moved(change, part, Stage.OBJECTED)


def _moved(change: Change, part: Part, stage: Stage) -> None:
    own = part_of(change.before, change.actor)
    officer = change.actor.person if own is not None and own.unit == part.unit else part.officer
    _put(change, replace(part, stage=stage, since=change.now, officer=officer))


def _decide(change: Change) -> None:
    """Upheld, the unit has it no more; dismissed, it is asked again, perhaps until another day."""
    part, decision = _meant(change), change.data.get("decision")
    if decision not in DECISIONS:
        raise NeedsOutcome(number=change.before.number)
    if decision == "uphold":
        change.tells = [Notice(To.HANDLER, "objection-upheld-handler")]
        change.tells.append(Notice(To.FORMER, "objection-former", data={"of": [part.unit]}))
        change.tells.append(Notice(To.RESIDENTS, "objection-residents", data={"knew": part.unit}))
        _told_who_instructed(change, part.unit)
        _let_go(change, {part.unit})
        return
    until = _until(change) if "until" in change.data else part.deadline
    if until <= change.now:
        raise NotThatDate(number=change.before.number)
    change.tells.append(Notice(To.OFFICERS, "objection-officers"))
    asked = replace(part, stage=Stage.ASKED, overruled=True, deadline=until)
    _put(change, replace(asked, given_at=change.now, since=change.now))


def _relieve(change: Change) -> None:
    unit = _meant(change).unit
    change.tells.append(Notice(To.FORMER, "relieved-former", data={"of": [unit]}))
    _told_who_instructed(change, unit)
    _let_go(change, {unit})


def _told_who_instructed(change: Change, unit: int) -> None:
    """The leaders, where their instruction named the unit that has it no more."""
    pending = change.case.pending
    if pending.instructed is not None and pending.unit == unit:
        change.tells.append(Notice(To.LEADERS, "instructed-leaders"))


def _let_go(change: Change, units: Collection[int]) -> None:
    """These have it no more; where one of them led, the next does."""
    now = [
        replace(part, stage=Stage.RELIEVED, lead=False, since=change.now) if part.unit in units else part
        for part in change.case.units
    ]
    change.data["relieved"] = sorted({*change.data.get("relieved", ()), *units})
    change.case = replace(change.case, units=tuple(now))
    if change.case.pending.unit in units:  # nobody is to give it back to them for an old instruction
        change.hangs(unit=None)
    working = change.case.working
    if working and not any(part.lead for part in working):
        _put(change, replace(working[0], lead=True))
        change.tells.append(Notice(To.OFFICERS, "leads-officers", data={"of": [working[0].unit]}))


def _confer(change: Change) -> None:
    """会商: on a day that has come; who took part and what was decided are its words."""
    held = change.data.get("held")
    if held is None or datetime.fromisoformat(held) > change.now:
        raise NotThatDate(number=change.before.number)


def follow(change: Change) -> None:
    """Who has the case no more, whatever happened: units it is about, without a word; and, once the residents
    are answered, those whose answer would come too late."""
    case = change.case
    if case.pending.unit in case.accused_units:
        change.hangs(unit=None)
    if not case.units:
        return
    has = {part.unit for part in case.units if part.stage is not Stage.RELIEVED}
    if about := has & case.accused_units:
        _let_go(change, about)
    if change.case.state in (*_OPEN, State.SUBMITTED):
        return
    if late := {part.unit for part in change.case.working}:
        change.tells.append(Notice(To.FORMER, "moot-former", data={"of": sorted(late)}))
        _let_go(change, late)
    ends = change.case.state is State.CLOSED and change.before.state is not State.CLOSED
    answered = [part.unit for part in change.case.units if part.stage is Stage.ANSWERED]
    if ends and answered:
        change.tells.append(Notice(To.FORMER, "over-former", data={"of": answered}))


CHANGES: Mapping[Action, Callable[[Change], None]] = {
    Action.ENTRUST: _entrust,
    Action.UNIT_ACCEPT: _accept,
    Action.UNIT_OBJECT: _object,
    Action.DECIDE_OBJECTION: _decide,
    Action.UNIT_PROGRESS: _progress,
    Action.UNIT_ANSWER: _answer,
    Action.RELIEVE: _relieve,
    Action.CONFER: _confer,
}

"""Responsible units: a representative or a clerk passes a case on (交办), the unit's officer works on it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cases.commands import Act
from cases.model import Action
from cases.parts import CHASED, WORKING, Stage
from handlers.ask import act, beginning, choice, photos, text, words_or_voice
from handlers.dates import day, offered, past_day
from handlers.facts import Now, OneCase, UnitsFor, WorkDays
from handlers.pick import by_part, pick
from handlers.replay import Invalid, fact
from handlers.shown import CaseView, PartView, UnitChoice
from handlers.terms import EVENING, MORNING, at
from handlers.turn import Finish, Option

UPHOLD, DISMISS = "uphold", "dismiss"
AS_THEY_SAY = Option("skip", "entrust-as-is")
AS_INSTRUCTED = Option("skip", "entrust-as-instructed")
"""What is to be done is what the resident wants; or what the leader says."""


async def entrust(args: Mapping[str, Any]) -> Finish | None:
    """交办: which unit, leading or helping, what it is to do, by when."""
    view: CaseView = await fact(OneCase(args["case"]))
    every: tuple[UnitChoice, ...] = await fact(UnitsFor(view.id))
    known = sorted((one for one in every if not one.barred), key=lambda one: one.unit != view.unit_waits)
    if not known:
        return Finish(say="entrust-none")
    options = [Option(one.unit, label=one.name, main=one.unit == view.unit_waits) for one in known]
    unit: int = await pick("unit", options, show={"case": view}, typed=_known(every))
    chosen = next(one for one in known if one.unit == unit)
    leader = next((part for part in view.parts if part.lead and part.works), None)
    lead = True
    if leader is not None and leader.unit != unit:
        ways = (Option(False, "entrust-helps", main=True), Option(True, "entrust-leads"))
        lead = await choice("lead", ways, of=unit, show={"name": chosen.name, "leader": leader.name})
    shown: dict[str, Any] = {"case": view, "name": chosen.name}
    instructed = view.instruction if unit == view.pending.unit else ""
    skip = AS_INSTRUCTED if instructed else AS_THEY_SAY if view.words else False
    words = await text("words", 1000, skip=skip, show={**shown, "said": instructed}) or instructed
    until = await _by(view, chosen.name, view.pending.instructed if instructed else None)
    now: datetime = await fact(Now())
    data = {"unit": unit, "lead": lead, "until": at(until, EVENING, now)}
    ends = _promised(view, now)
    beyond = ends if ends is not None and until > ends else None
    told = {"name": chosen.name, "until": until, "beyond": beyond, "there": chosen.there}
    return Finish(Act(view.id, Action.ENTRUST, words, data=data), "entrust-done", told)


def _known(every: Sequence[UnitChoice]) -> Callable[[str], int]:
    meant, barred = by_part({one.unit: one.name for one in every}), {one.unit for one in every if one.barred}

    def known(said: str) -> int:
        unit: int | None = meant(said)
        if unit is None:
            raise Invalid("invalid-unit", name=beginning(said))
        if unit in barred:
            raise Invalid("AboutTheUnit")
        return unit

    return known


def _promised(view: CaseView, now: datetime) -> date | None:
    """By which day the residents were promised an answer, while that is to come."""
    if view.deadline is None or view.mark == "overdue":
        return None
    return view.deadline.astimezone(now.tzinfo).date()


def in_time(view: CaseView, unit: int | None, until: date, now: datetime) -> date:
    """That day, or an earlier one to come: the residents', or what the unit has already."""
    has = next((part.deadline for part in view.parts if part.unit == unit and part.works), None)
    days = (_promised(view, now), has and has.astimezone(now.tzinfo).date())
    return min([until, *(one for one in days if one is not None and one > now.date())])


async def _by(view: CaseView, name: str, likely: datetime | None = None) -> date:
    """Until when the unit has: in time for the residents, where that can be. `likely` stands first."""
    now: datetime = await fact(Now())
    today, ends = now.date(), _promised(view, now)
    found: tuple[date, ...] = await fact(WorkDays((3, 7, 15)))
    soon = [one for one in found if ends is None or one <= ends]
    if not soon and ends is not None and ends > today:
        soon = [ends]
    tomorrow = today + timedelta(days=1)
    first = [likely.astimezone(now.tzinfo).date()] if likely is not None else []
    likely_first = [*(one for one in first if one > today), *(soon or found[:1])]
    shown = {"case": view, "name": name}
    return await day("until", today, offered(likely_first), after=tomorrow, show=shown)


async def unit_accept(args: Mapping[str, Any]) -> Finish | None:
    """At once, without a question."""
    return Finish(Act(args["case"], Action.UNIT_ACCEPT), "unit-accept-done")


async def unit_object(args: Mapping[str, Any]) -> Finish | None:
    """异议: why the unit is not the one; a clerk decides."""
    view: CaseView = await fact(OneCase(args["case"]))
    until = view.own.objects_until if view.own is not None else None
    if until is None:
        return Finish(say="object-late", show={"case": view})
    words = await text("words", 1000, show={"case": view, "until": until})
    return Finish(Act(view.id, Action.UNIT_OBJECT, words), "unit-object-done")


async def decide_objection(args: Mapping[str, Any]) -> Finish | None:
    """Upheld: somebody else is to be found; dismissed: the unit is asked again, until a day."""
    view: CaseView = await fact(OneCase(args["case"]))
    part = await _which(args, view, {Stage.OBJECTED})
    options = (Option(UPHOLD, "decision-objection-uphold"), Option(DISMISS, "decision-objection-dismiss"))
    shown = {"case": view, "name": part.name, "said": part.said}
    decision: str = await choice("decision", options, of=part.unit, show=shown)
    words = await text("words", 1000, show={"name": part.name, "decision": decision})
    data: dict[str, Any] = {"unit": part.unit, "decision": decision}
    if decision == DISMISS:
        now: datetime = await fact(Now())
        data["until"] = at(await _by(view, part.name, part.deadline), EVENING, now)
    # Where nobody else has the case, nobody else would look for another unit.
    another = decision == UPHOLD and (not view.handler or view.mine)
    return Finish(
        Act(view.id, Action.DECIDE_OBJECTION, words, data=data),
        "decide-objection-done",
        {"name": part.name, "decision": decision},
        then=("entrust", {"case": view.id}) if another else None,
    )


async def unit_progress(args: Mapping[str, Any]) -> Finish | None:
    """How far the unit is. Staff note what they were told on the telephone."""
    view: CaseView = await fact(OneCase(args["case"]))
    part = await _which(args, view, CHASED)
    said = await words_or_voice("words", show={"case": view, "name": part.name, "mine": part.mine})
    files = await photos("pictures")
    return Finish(act(view.id, Action.UNIT_PROGRESS, said, files, unit=part.unit), "unit-progress-done")


async def unit_answer(args: Mapping[str, Any]) -> Finish | None:
    """What has come of it: to whoever has the case."""
    view: CaseView = await fact(OneCase(args["case"]))
    part = await _which(args, view, CHASED)
    said = await words_or_voice("words", show={"case": view, "name": part.name, "mine": part.mine})
    files = await photos("pictures")
    return Finish(act(view.id, Action.UNIT_ANSWER, said, files, unit=part.unit), "unit-answer-done")


async def relieve(args: Mapping[str, Any]) -> Finish | None:
    """Taken back, and why."""
    view: CaseView = await fact(OneCase(args["case"]))
    part = await _which(args, view, WORKING)
    words = await text("words", 500, show={"case": view, "name": part.name})
    command = Act(view.id, Action.RELIEVE, words, data={"unit": part.unit})
    return Finish(command, "relieve-done", {"name": part.name})


async def confer(args: Mapping[str, Any]) -> Finish | None:
    """会商: when, who took part, what was decided."""
    view: CaseView = await fact(OneCase(args["case"]))
    now: datetime = await fact(Now())
    held = await past_day("held", now.date())
    likely = ["、".join(part.name for part in view.parts)] if view.parts else []
    who = await text("who", 500, show={"case": view}, likely=likely)
    words = await text("words", show={"case": view})
    hour = min(at(held, MORNING, now), now.astimezone(UTC).isoformat())
    command = Act(view.id, Action.CONFER, words, name=who, data={"held": hour})
    return Finish(command, "confer-done")


async def _which(args: Mapping[str, Any], view: CaseView, stages: Collection[Stage]) -> PartView:
    """The unit that is meant: their own, the one a button named, or the only one; else it is asked.

    Where none fits any more, the one that does not: the domain says why not.
    """
    if view.own is not None and view.own.stage in stages:
        return view.own
    found = [part for part in view.parts if part.stage in stages] or list(view.parts)
    named = [part for part in found if str(part.unit) == args.get("extra")]
    if len(named or found) == 1:
        return (named or found)[0]
    options = [Option(part.unit, label=part.name) for part in found]
    names = {part.unit: part.name for part in found}
    unit: int = await pick("unit", options, show={"case": view}, typed=by_part(names))
    return next(part for part in found if part.unit == unit)

"""Dates: more time (延期)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from cases.commands import Act
from cases.model import Action
from handlers.ask import AS_IS, text
from handlers.dates import day, offered
from handlers.facts import Now, OneCase, WorkDays
from handlers.replay import fact
from handlers.shown import CaseView
from handlers.turn import Finish

EVENING, MORNING = time(18), time(9)
"""By the end of a day; and when somebody is asked about it."""


def at(day: date, hour: time, now: datetime) -> str:
    """That hour of the day where the office is, as an event holds it."""
    return datetime.combine(day, hour, now.tzinfo).astimezone(UTC).isoformat()


async def extend(args: Mapping[str, Any]) -> Finish | None:
    """Until when, and why: those above the clerks decide."""
    view: CaseView = await fact(OneCase(args["case"]))
    if view.latest is None or view.deadline is None:
        return Finish(say="NoMoreTime", show={"case": view, "times": view.pending.extended})
    now: datetime = await fact(Now())
    ends, latest = view.deadline.astimezone(now.tzinfo).date(), view.latest.astimezone(now.tzinfo).date()
    if view.latest <= now:
        return Finish(say="extend-late", show={"case": view})
    first = max(ends, now.date())
    away = (first - now.date()).days
    soon = await fact(WorkDays((away + 3, away + 7)))
    options = offered([*(one for one in soon if one < latest), *([latest] if latest > first else ())])
    shown = {"case": view, "latest": latest}
    until = await day("until", now.date(), options, after=first, latest=latest, show=shown)
    words = await text("words", 500, show={"case": view})
    by = min(at(until, EVENING, now), view.latest.isoformat()) if until == latest else at(until, EVENING, now)
    return Finish(Act(view.id, Action.EXTEND, words, data={"until": by}), "extend-done")


async def approve_extension(args: Mapping[str, Any]) -> Finish | None:
    """Given; the resident is told why, in the handler's words unless others are written."""
    view: CaseView = await fact(OneCase(args["case"]))
    shown = {"case": view, "why": view.why}
    words = await text("words", 500, skip=AS_IS, show=shown)
    return Finish(Act(view.id, Action.APPROVE_EXTENSION, words or view.why), "approve-done", shown)


async def refuse_extension(args: Mapping[str, Any]) -> Finish | None:
    """Not given, and why."""
    view: CaseView = await fact(OneCase(args["case"]))
    words = await text("words", 500, show={"case": view})
    return Finish(Act(view.id, Action.REFUSE_EXTENSION, words), "refuse-extension-done")

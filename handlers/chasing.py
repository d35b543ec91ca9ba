"""Chasing: the resident urges (催办); staff take a case on, put it off, hand it over."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from cases.commands import Act
from cases.model import Action
from handlers.ask import text
from handlers.dates import day, offered
from handlers.facts import Colleagues, LatestSnooze, Now, OneCase, WorkDays
from handlers.pick import by_name, pick
from handlers.replay import fact
from handlers.shown import CaseView
from handlers.terms import MORNING, at
from handlers.turn import Finish, Option


async def urge(args: Mapping[str, Any]) -> Finish | None:
    """At once; once a day."""
    return Finish(Act(args["case"], Action.URGE), "urge-done")


async def take_on(args: Mapping[str, Any]) -> Finish | None:
    """From now on only they are reminded."""
    return Finish(Act(args["case"], Action.TAKE_ON), "take-on-done")


async def snooze(args: Mapping[str, Any]) -> Finish | None:
    """Not reminded again before a day, and why."""
    view: CaseView = await fact(OneCase(args["case"]))
    now: datetime = await fact(Now())
    tomorrow = now.date() + timedelta(days=1)
    soon = offered(await fact(WorkDays((1, 2, 3))))
    latest: date = await fact(LatestSnooze())
    until = await day("until", now.date(), soon, after=tomorrow, latest=latest)
    words = await text("words", 500, show={"case": view})
    command = Act(view.id, Action.SNOOZE, words, data={"until": at(until, MORNING, now)})
    return Finish(command, "snooze-done", {"until": until})


async def hand_over(args: Mapping[str, Any]) -> Finish | None:
    """To a colleague, with a word."""
    view: CaseView = await fact(OneCase(args["case"]))
    colleagues: tuple[tuple[int, str], ...] = await fact(Colleagues(view.id))
    if not colleagues:
        return Finish(say="hand-over-nobody")
    options = [Option(number, label=name) for number, name in colleagues]
    person: int = await pick("who", options, show={"case": view}, typed=by_name(dict(colleagues)))
    words = await text("words", 500, skip=True)
    name = dict(colleagues)[person]
    return Finish(Act(view.id, Action.HAND_OVER, words, person=person), "hand-over-done", {"name": name})

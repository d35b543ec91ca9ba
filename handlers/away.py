"""A representative is away: no new case meanwhile."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from cases.commands import SetAway
from cases.model import Action
from cases.people import Person
from handlers.ask import choice
from handlers.dates import day, days
from handlers.facts import Me, MyCases, Now
from handlers.replay import fact
from handlers.shown import CaseView
from handlers.turn import Finish, Option

SHOWN = 8


async def away(args: Mapping[str, Any]) -> Finish | None:
    """From when, until when; or back again. What is in hand can be returned, each with a press."""
    me: Person = await fact(Me())
    now: datetime = await fact(Now())
    today = now.date()
    if is_away(me, now):
        options = [Option("over", "away-back", main=True), Option("change", "away-change")]
        if await choice("now", options, show={"until": me.away_until}) == "over":
            return Finish(SetAway(None, None), "away-over")
    begin = await day("from", today, days(today, 0, 1))
    end = await day("until", today, days(begin, 1, 3, 7), after=begin + timedelta(days=1))
    starts = now if begin <= today else _midnight(begin, now)
    ends = _midnight(end, now)
    in_hand: tuple[CaseView, ...] = await fact(MyCases(as_handler=True))
    returned = [view for view in in_hand if Action.GIVE_BACK in view.may][:SHOWN]
    shown = {"begin": begin, "end": end, "offers": tuple(map(_give_back, returned))}
    return Finish(SetAway(starts.astimezone(UTC), ends.astimezone(UTC)), "away-done", shown)


def is_away(me: Person, now: datetime) -> bool:
    """True: has said so, and is not back yet."""
    return me.away_until is not None and me.away_until > now


def _give_back(view: CaseView) -> Option:
    return Option(f"give_back:{view.id}:{view.version}", "away-give-back", show={"case": view})


def _midnight(day: date, now: datetime) -> datetime:
    """The beginning of a day where the office is."""
    return datetime.combine(day, time(), now.tzinfo)

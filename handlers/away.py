"""Away: a representative gets no new case, and perhaps a colleague stands in; an officer's unit goes on."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from cases.commands import SetAway, SetDeputy
from cases.model import Action
from cases.people import Person, Role
from handlers.ask import choice
from handlers.dates import day, days, span
from handlers.facts import Deputies, Me, MyCases, Now, Representatives, UnitColleagues
from handlers.pick import by_name, pick
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
    begin, end = await span("from", today, days(today, 0, 1))
    if end is None:
        first = begin + timedelta(days=1)
        end = await day("until", today, days(begin, 1, 3, 7), after=first, show={"begin": begin})
    starts = (now if begin <= today else _midnight(begin, now)).astimezone(UTC)
    ends = _midnight(end, now).astimezone(UTC)
    # An officer has no deputy: their unit has it, and its others get what is new of it.
    if Role.REPRESENTATIVE not in me.roles:
        others: tuple[str, ...] = await fact(UnitColleagues(starts))
        told = {"begin": begin, "end": end, "colleagues": "、".join(others)}
        return Finish(SetAway(starts, ends), "unit-away-done", told)
    known: tuple[tuple[int, str], ...] = await fact(Deputies(begin=starts, end=ends))
    deputy = await stands_in(known) if known else None
    in_hand: tuple[CaseView, ...] = await fact(MyCases(as_handler=True))
    returned = [view for view in in_hand if Action.GIVE_BACK in view.may][:SHOWN]
    offers = tuple(map(_give_back, returned)) if deputy is None else ()
    shown = {"begin": begin, "end": end, "deputy": dict(known).get(deputy or 0, ""), "offers": offers}
    return Finish(SetAway(starts, ends, deputy), "away-done", shown)


async def stands_in(known: tuple[tuple[int, str], ...], name: str = "") -> int | None:
    """Who acts for them (`name`: for whom, where that is not who speaks) meanwhile; None: nobody."""
    options = [Option(number, label=name, main=i == 0) for i, (number, name) in enumerate(known)]
    nobody = [Option(NOBODY, "deputy-nobody")]
    asks, show = ("away", "deputy"), {"name": name}
    typed = by_name(dict(known))
    chosen: int = await pick("deputy", options, extra=nobody, show=show, asks=asks, typed=typed)
    return None if chosen == NOBODY else chosen


NOBODY = 0
"""Instead of a deputy."""


async def deputy(args: Mapping[str, Any]) -> Finish | None:
    """Staff say who stands in for a representative."""
    everybody: tuple[tuple[int, str], ...] = await fact(Representatives())
    if not everybody:
        return Finish(say="deputy-nobody-there")
    options = [Option(number, label=name) for number, name in everybody]
    who: int = await pick("who", options, typed=by_name(dict(everybody)))
    name = dict(everybody)[who]
    known: tuple[tuple[int, str], ...] = await fact(Deputies(who))
    if not known:
        return Finish(say="deputy-nobody-there")
    chosen = await stands_in(known, name)
    shown = {"name": name, "deputy": dict(known).get(chosen or 0, "")}
    return Finish(SetDeputy(who, chosen), "deputy-done", shown)


def is_away(me: Person, now: datetime) -> bool:
    """True: has said so, and is not back yet."""
    return me.away_until is not None and me.away_until > now


def _give_back(view: CaseView) -> Option:
    return Option(f"give_back:{view.id}:{view.version}", "away-give-back", show={"case": view})


def _midnight(day: date, now: datetime) -> datetime:
    """The beginning of a day where the office is."""
    return datetime.combine(day, time(), now.tzinfo)

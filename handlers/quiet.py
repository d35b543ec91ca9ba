"""When somebody is not to be disturbed, and when their day's reminders come together."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from cases.commands import SetDigest, SetQuiet
from handlers.facts import MyHours
from handlers.plain import spoken
from handlers.replay import Invalid, Step, fact
from handlers.shown import Hours
from handlers.turn import Finish, Input, Option

LONGEST = timedelta(hours=16)
OFFICE, NEVER = "office", "00:00-00:00"
_SPANS = ("20:00-07:00", "22:00-07:00")
_HOURS = ("08:00", "09:00", "12:00", "17:00")
_TIME = r"(\d{1,2})(?:[:：.点](\d{2}|半)?)?分?"


async def quiet(args: Mapping[str, Any]) -> Finish | None:
    """In which hours nothing comes that can wait; a few to press, any to be written."""
    mine: Hours = await fact(MyHours())
    office = Option(OFFICE, "quiet-office", show=_shown(mine.office), main=True)
    spans = [Option(span, "quiet-span", show=_shown(_span(span))) for span in _SPANS]
    asks = ("quiet", "any" if mine.quiet[0] == mine.quiet[1] else "hours")
    options = (office, *spans, Option(NEVER, "quiet-never"))
    chosen = await Step("hours", _read_span, _take_span, show=_shown(mine.quiet), options=options, asks=asks)
    hours = mine.office if chosen == OFFICE else _span(chosen)
    command = SetQuiet(None if chosen == OFFICE else hours)
    done = "quiet-done-never" if hours[0] == hours[1] else "quiet-done"
    return Finish(command, done, _shown(hours))


async def digest(args: Mapping[str, Any]) -> Finish | None:
    """At what hour the reminders of a day come."""
    mine: Hours = await fact(MyHours())

    def read(recorded: Any) -> time:
        at = time.fromisoformat(recorded)
        if _within(at, mine.quiet):
            raise Invalid("invalid-hour-quiet")
        return at

    options = tuple(Option(hour, "digest-hour", show={"at": hour}) for hour in _HOURS)
    at = await Step("at", read, _take_hour, show={"at": f"{mine.digest:%H:%M}"}, options=options)
    return Finish(SetDigest(at), "digest-done", {"at": f"{at:%H:%M}"})


def _take_span(incoming: Input, option: Option | None) -> Any:
    if option is not None:
        return option.value
    found = re.fullmatch(rf"{_TIME}\s*(?:[-–—~～]+|到|至|to)\s*{_TIME}", _typed(incoming))
    if found is None:
        raise Invalid("invalid-hours")
    return f"{_time(found[1], found[2], 'invalid-hours')}-{_time(found[3], found[4], 'invalid-hours')}"


def _read_span(recorded: Any) -> str:
    if recorded not in (OFFICE, NEVER):
        begin, end = _span(recorded)
        day = date.min
        length = (datetime.combine(day, end) - datetime.combine(day, begin)) % timedelta(days=1)
        if length > LONGEST:
            raise Invalid("invalid-hours-long")
    return str(recorded)


def _take_hour(incoming: Input, option: Option | None) -> Any:
    if option is not None:
        return option.value
    found = re.fullmatch(_TIME, _typed(incoming))
    if found is None:
        raise Invalid("invalid-hour")
    return _time(found[1], found[2], "invalid-hour")


def _typed(incoming: Input) -> str:
    return spoken(incoming.text) if incoming.kind == "text" else ""


def _time(hour: str, minute: str | None, otherwise: str) -> str:
    try:
        return f"{time(int(hour), 30 if minute == '半' else int(minute or 0)):%H:%M}"
    except ValueError:
        raise Invalid(otherwise) from None


def _span(written: str) -> tuple[time, time]:
    begin, _, end = written.partition("-")
    return time.fromisoformat(begin), time.fromisoformat(end)


def _within(at: time, hours: tuple[time, time]) -> bool:
    begin, end = hours
    return begin <= at < end if begin <= end else at >= begin or at < end


def _shown(hours: tuple[time, time]) -> dict[str, str]:
    begin, end = hours
    return {"begin": f"{begin:%H:%M}", "end": f"{end:%H:%M}"}

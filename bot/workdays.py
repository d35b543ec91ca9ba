"""The office's calendar, seeded from the public holidays of mainland China that are announced so far."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from types import MappingProxyType
from zoneinfo import ZoneInfo

from cases.calendar import Calendar


def calendar(
    zone: str = "Asia/Shanghai",
    hours: Sequence[tuple[time, time]] = ((time(8, 30), time(12)), (time(14), time(17, 30))),
    quiet_from: time = time(21),
    quiet_until: time = time(8),
    holidays: Mapping[int, Sequence[date]] = MappingProxyType({}),
    workdays: Mapping[int, Sequence[date]] = MappingProxyType({}),
) -> Calendar:
    """Working days with make-up days (调休) for every year the library knows, and those the office adds.

    Other years are left out of `years`, so that deadlines which reach them are marked provisional (暂按).
    A year whose holidays the office lists itself counts as known.
    """
    from chinese_calendar import constants  # late: only a running program needs it

    return Calendar(
        zone=ZoneInfo(zone),
        holidays=frozenset(constants.holidays).union(*holidays.values()),
        workdays=frozenset(constants.workdays).union(*workdays.values()),
        years=frozenset(day.year for day in constants.holidays) | frozenset(holidays),
        hours=tuple(hours),
        quiet_from=quiet_from,
        quiet_until=quiet_until,
    )

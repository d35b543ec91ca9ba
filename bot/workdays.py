"""The office's calendar, seeded from the public holidays of mainland China that are announced so far."""

from datetime import time
from zoneinfo import ZoneInfo

from cases.calendar import Calendar


def calendar(
    zone: str = "Asia/Shanghai",
    opens: time = time(9),
    closes: time = time(18),
    quiet_from: time = time(21),
    quiet_until: time = time(8),
) -> Calendar:
    """Working days with make-up days (调休) for every year the library knows.

    Other years are left out of `years`, so that deadlines which reach them are marked provisional (暂按).
    """
    from chinese_calendar.constants import holidays, workdays  # late: only a running program needs it

    return Calendar(
        zone=ZoneInfo(zone),
        holidays=frozenset(holidays),
        workdays=frozenset(workdays),
        years=frozenset(day.year for day in holidays),
        opens=opens,
        closes=closes,
        quiet_from=quiet_from,
        quiet_until=quiet_until,
    )

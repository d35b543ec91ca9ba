"""The office's calendar: the table of working days, and what config.yaml lays over it.

The table begins with the public holidays of mainland China that the library knows; staff load later years.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine, select

from bot.settings import Settings
from cases.calendar import Calendar
from storage import workdays as rows
from storage.tables import calendar_years
from storage.workdays import Day, Days

LIBRARY = "chinese_calendar"
"""The source of a year that the program itself knows."""
_WORDS = {"work": True, "班": True, "上班": True, "off": False, "休": False, "休息": False}
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NOTE = 80


def calendar(settings: Settings, days: Days) -> Calendar:
    """What the office's settings and its table of working days come to.

    Years that neither knows are left out of `years`, so that deadlines which reach them are marked
    provisional (暂按). A year whose holidays config.yaml lists counts as known.
    """
    c = settings.calendar
    off = frozenset[date]().union(*c.holidays.values())
    work = frozenset[date]().union(*c.workdays.values())
    return Calendar(
        zone=settings.office.timezone,
        holidays=(days.off - work) | off,
        workdays=(days.work - off) | work,
        years=days.years | frozenset(c.holidays),
        hours=c.hours,
        quiet_from=c.quiet.begins,
        quiet_until=c.quiet.ends,
    )


def seed(engine: Engine, now: datetime) -> None:
    """Every year the library knows, where no year is known yet."""
    with engine.begin() as connection:
        if connection.execute(select(calendar_years.c.year).limit(1)).first() is None:
            for year in library_years():
                rows.load(connection, year, library(year), LIBRARY, now)


def library_years() -> tuple[int, ...]:
    """The years the library knows."""
    from chinese_calendar import constants  # late: needed once for a database

    return tuple(sorted({day.year for day in constants.holidays}))


def library(year: int) -> tuple[Day, ...]:
    """What the library says of a year."""
    from chinese_calendar import constants

    chinese = {holiday.value: holiday.chinese for holiday in constants.Holiday}
    listed = ((constants.holidays, False), (constants.workdays, True))
    return tuple(
        Day(day, works, chinese.get(name, name))
        for days, works in listed
        for day, name in sorted(days.items())
        if day.year == year
    )


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken, in both languages."""

    line: int
    zh: str
    en: str


def listed(raw: bytes, year: int) -> tuple[tuple[Day, ...], tuple[BadRow, ...]]:
    """The days of a file `date,work|off,note`, and every row that cannot be taken."""
    days: dict[date, Day] = {}
    bad: list[BadRow] = []
    for line, cells in _cells(raw):
        found = _day(line, cells, year)
        if isinstance(found, Day) and found.day in days:
            found = BadRow(line, f"{found.day} 写了两次", f"{found.day} stands here twice")
        if isinstance(found, BadRow):
            bad.append(found)
        else:
            days[found.day] = found
    if not bad and all(day.works for day in days.values()):
        zh, en = "一个放假的日子也没有，至少要有一行，如", "no day off; it needs at least one line, e.g."
        bad.append(BadRow(1, f"{zh} {year}-01-01,off,元旦", f"{en} {year}-01-01,off,New Year"))
    return tuple(days.values()), tuple(bad)


def _cells(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")  # as a spreadsheet saves it
    reader = csv.reader(io.StringIO(text))
    for cells in reader:
        cells = [cell.strip() for cell in cells]
        headed = reader.line_num == 1 and cells and cells[0].lower() in ("date", "日期")
        if any(cells) and not headed and not cells[0].startswith("#"):
            yield reader.line_num, cells


def _day(line: int, cells: list[str], year: int) -> Day | BadRow:
    day = day_of(cells[0])
    if day is None:
        zh, en = f"“{cells[0]}”不是日期，写成", f"“{cells[0]}” is not a date; write"
        return BadRow(line, f"{zh} {year}-02-17", f"{en} {year}-02-17")
    if day.year != year:
        return BadRow(line, f"{day} 不在 {year} 年", f"{day} is not in {year}")
    word = cells[1] if len(cells) > 1 else ""
    works = _WORDS.get(word.lower())
    if works is None:
        return BadRow(line, f"第二格写 work（班）或 off（休），写的是“{word}”", f"work or off, not “{word}”")
    note = "，".join(filter(None, cells[2:]))
    if len(note) > _NOTE:
        return BadRow(line, f"说明最多 {_NOTE} 个字", f"a note has at most {_NOTE} characters")
    return Day(day, works, note)


def day_of(text: str) -> date | None:
    """A date as people write it, or as a spreadsheet does; None: it is none."""
    found = _DATE.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


class Noticed:
    """The calendar of a running office, kept in step with what another process writes into the table."""

    def __init__(self, settings: Settings, connection: Connection) -> None:
        self._settings = settings
        self._days = rows.read(connection)
        self.calendar = calendar(settings, self._days)

    def look(self, connection: Connection) -> bool:
        """True: it has changed."""
        days = rows.read(connection)
        if days == self._days:
            return False
        self._days, self.calendar = days, calendar(self._settings, days)
        return True

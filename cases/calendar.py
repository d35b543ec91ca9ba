"""Two clocks: natural time always runs, working time only in office hours on working days. All in UTC."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Literal, cast
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]
Unit = Literal["h", "d", "wh", "wd"]

ONE_DAY = timedelta(days=1)
KEPT = 5000
"""So many sums are remembered: a case that is looked at asks for the same ones again and again."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A time limit: natural hours or days (`h`, `d`), working hours or working days (`wh`, `wd`)."""

    count: int
    unit: Unit

    @classmethod
    def parse(cls, text: object) -> "Duration":
        """Reads `2h`, `3d`, `4wh`, `5wd`. A ValueError says what to write instead."""
        return _parsed(str(text))

    @property
    def working(self) -> bool:
        """True: counted in office hours only."""
        return self.unit in ("wh", "wd")

    @property
    def rough(self) -> timedelta:
        """Roughly the least time that passes meanwhile: for comparing limits, not for computing one."""
        return timedelta(days=self.count) if self.unit in ("d", "wd") else timedelta(hours=self.count)

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"


@dataclass(frozen=True, slots=True)
class Limit:
    """How long something may take. `rolls`: it lasts until the office closes on its last day, and a day off
    counts as the next day that is worked. Otherwise it is over to the minute."""

    within: Duration
    rolls: bool = False

    def __str__(self) -> str:
        return str(self.within)


@lru_cache(1000)  # events hold a few limits, and every follow-up reads some
def _parsed(text: str) -> Duration:
    found = re.fullmatch(r"\s*([0-9]{1,4})\s*(h|d|wh|wd)\s*", text)
    if found is None:
        raise ValueError(
            f"“{text}” is not a duration; write a whole number and a unit, e.g. 2h (hours), 3d (days), "
            "4wh (working hours) or 5wd (working days)"
        )
    return Duration(int(found[1]), cast(Unit, found[2]))


_CERTAIN = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""Days off in any year, announced or not (全国年节及纪念日放假办法, 2024): New Year, Labour, National Day."""


@dataclass(frozen=True, slots=True)
class Due:
    """A moment computed from a time limit. `provisional`: rests on working days not announced yet (暂按)."""

    at: datetime
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of the office: when it works, how long altogether, and whether that is announced already."""

    windows: tuple[Span, ...]
    length: timedelta
    known: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """The office's days and hours. In a year not in `years`, all but a few Mondays to Fridays work."""

    zone: ZoneInfo
    holidays: frozenset[date]
    workdays: frozenset[date]
    """Make-up days (调休): Saturdays and Sundays on which people work."""
    years: frozenset[int]
    hours: tuple[tuple[time, time], ...]
    """When the office works: from, until; several where a break lies between. Together they are one `wd`."""
    quiet_from: time
    quiet_until: time
    working_day: timedelta = field(init=False, repr=False, compare=False)
    """How long one is (`wd`)."""
    _days: dict[int, _Day] = field(default_factory=dict, init=False, repr=False, compare=False)
    _added: dict[tuple[datetime, int, Unit, tuple[Span, ...]], Due] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _years: dict[int, tuple[timedelta, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        times = [moment for window in self.hours for moment in window]
        if not times or any(a >= b for a, b in self.hours) or times != sorted(times):
            raise ValueError("the office's hours must be in order and must not overlap")
        length = sum((_length(*window) for window in self.hours), timedelta())
        object.__setattr__(self, "working_day", length)

    def is_workday(self, day: date) -> bool:
        """Whether the office works on `day`."""
        off = day in self.holidays or (day.year not in self.years and (day.month, day.day) in _CERTAIN)
        return day in self.workdays or (day.weekday() < 5 and not off)

    def add(self, start: datetime, duration: Duration, pauses: Sequence[Span] = ()) -> Due:
        """When `duration` has run from `start`. Pauses, which do not overlap, count on neither clock."""
        if not duration.working:
            return Due(natural(start, duration.rough, sorted(pauses)))
        asked = (start, duration.count, duration.unit, tuple(pauses))
        if (known := self._added.get(asked)) is None:
            if len(self._added) >= KEPT:
                self._added.clear()
            known = self._added[asked] = self._add(start, duration, sorted(pauses))
        return known

    def _add(self, start: datetime, duration: Duration, pauses: Sequence[Span]) -> Due:
        left = self._work(duration)
        number = start.astimezone(self.zone).toordinal()
        provisional = False
        while True:
            day = self._day(number)
            provisional = provisional or not day.known
            whole = day.windows and start <= day.windows[0][0]
            if whole and left > day.length and not (pauses and _touches(pauses, day.windows)):
                left -= day.length
            else:
                for opens, closes in day.windows:
                    for begin, end in _without(max(opens, start), closes, pauses):
                        if left <= end - begin:
                            return Due(begin + left, provisional)
                        left -= end - begin
            number += 1

    def subtract(self, deadline: datetime, duration: Duration) -> datetime:
        """The moment from which `duration` remains until `deadline`."""
        if not duration.working:
            return deadline - duration.rough
        left = self._work(duration)
        number = deadline.astimezone(self.zone).toordinal()
        while True:
            for begin, end in reversed(self._day(number).windows):
                end = min(end, deadline)
                if begin >= end:
                    continue
                if left <= end - begin:
                    return end - left
                left -= end - begin
            number -= 1

    def worked(self, begin: datetime, end: datetime) -> timedelta:
        """How much working time lies between two moments, the earlier one first."""
        first, before = self._so_far(begin)
        last, after = self._so_far(end)
        return after - before + sum((self._sums(year)[-1] for year in range(first, last)), timedelta())

    def end_of_day(self, at: datetime) -> Due:
        """When the office closes on that day; a day off counts as the next day that it works.

        民法典 203 条: the last day ends when business ends, and where it is a holiday, with the day after it.
        """
        number = at.astimezone(self.zone).toordinal()
        day = self._day(number)
        provisional = False
        while not day.windows:
            provisional = provisional or not day.known
            number += 1
            day = self._day(number)
        return Due(day.windows[-1][1], provisional or not day.known)

    def awake(self, at: datetime, hours: tuple[time, time] | None = None) -> datetime:
        """`at` itself, or the end of the quiet hours it falls into: the office's, or these."""
        begin, end = hours or (self.quiet_from, self.quiet_until)
        local = at.astimezone(self.zone)
        now, day = local.time(), local.date()
        over_midnight = begin > end
        if over_midnight and now >= begin:
            day += ONE_DAY
        elif not (now < end and (over_midnight or now >= begin)):
            return at
        return datetime.combine(day, end, self.zone).astimezone(UTC)

    def left_days(self, deadline: datetime, now: datetime) -> int:
        """Days on the wall calendar until `deadline`; when it has passed, −1 from the first minute on."""
        days = (deadline.astimezone(self.zone).date() - now.astimezone(self.zone).date()).days
        return min(days, -1) if now > deadline else days

    def _work(self, duration: Duration) -> timedelta:
        if duration.unit == "wh":
            return timedelta(hours=duration.count)
        return duration.count * self.working_day

    def _day(self, number: int) -> _Day:
        # Kept, because the same few weeks are asked for thousands of times a second.
        if (kept := self._days.get(number)) is not None:
            return kept
        day = date.fromordinal(number)
        windows = tuple(
            (
                datetime.combine(day, opens, self.zone).astimezone(UTC),
                datetime.combine(day, closes, self.zone).astimezone(UTC),
            )
            for opens, closes in (self.hours if self.is_workday(day) else ())
        )
        length = sum((end - begin for begin, end in windows), timedelta())
        self._days[number] = found = _Day(windows, length, day.year in self.years)
        return found

    def _so_far(self, at: datetime) -> tuple[int, timedelta]:
        """The year, and how much was worked in it before `at`."""
        local = at.astimezone(self.zone)
        year, number = local.year, local.toordinal()
        worked = self._sums(year)[number - date(year, 1, 1).toordinal()]
        for opens, closes in self._day(number).windows:
            if at > opens:
                worked += min(closes, at) - opens
        return year, worked

    def _sums(self, year: int) -> tuple[timedelta, ...]:
        """For each day of a year what was worked before it, and last the whole year."""
        if (kept := self._years.get(year)) is None:
            days = range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
            lengths = (self._day(number).length for number in days)
            kept = self._years[year] = tuple(accumulate(lengths, initial=timedelta()))
        return kept


def _length(a: time, b: time) -> timedelta:
    return timedelta(hours=b.hour - a.hour, minutes=b.minute - a.minute, seconds=b.second - a.second)


def _touches(pauses: Sequence[Span], windows: tuple[Span, ...]) -> bool:
    return any(begin < windows[-1][1] and end > windows[0][0] for begin, end in pauses)


def natural(start: datetime, length: timedelta, pauses: Sequence[Span]) -> datetime:
    """When so much natural time has run from `start`, with pauses (in order) that do not count."""
    end = start + length
    for begin, finish in pauses:
        begin = max(begin, start)
        if begin >= end:
            break
        if finish > begin:
            end += finish - begin
    return end


def _without(begin: datetime, end: datetime, pauses: Sequence[Span]) -> Iterator[Span]:
    """What remains of a span when the pauses are cut out of it."""
    if begin >= end:
        return
    for pause, finish in pauses:
        if finish <= begin:
            continue
        if pause >= end:
            break
        if pause > begin:
            yield begin, pause
        begin = finish
        if begin >= end:
            return
    yield begin, end

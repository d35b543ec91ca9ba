from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.calendar import Calendar, Duration
from tests.cases.scenes import CALENDAR, MONDAY, at

moments = st.integers(-300_000, 600_000).map(lambda minutes: MONDAY + timedelta(minutes=minutes))
durations = st.builds(Duration, st.integers(0, 40), st.sampled_from(["h", "d", "wh", "wd"]))


def due(start: str, duration: str, *pauses: tuple[str, str]) -> str:
    spans = [(at(a), at(b)) for a, b in pauses]
    found = CALENDAR.add(at(start), Duration.parse(duration), spans)
    return found.at.astimezone(CALENDAR.zone).strftime("%m-%d %H:%M")


def test_new_year_is_off_though_nobody_has_announced_the_year() -> None:
    assert not CALENDAR.is_workday(date(2031, 1, 1))
    assert CALENDAR.is_workday(date(2031, 1, 2))


def test_natural_time_always_counts() -> None:
    assert due("2026-09-30 17:00", "3d") == "10-03 17:00"
    assert due("2026-09-30 17:00", "2h") == "09-30 19:00"


def test_working_time_counts_only_in_office_hours_on_working_days() -> None:
    assert due("2026-11-23 10:00", "1wd") == "11-24 10:00"
    assert due("2026-11-27 17:00", "2wh") == "11-30 10:00"  # over a weekend
    assert due("2026-11-28 12:00", "1wd") == "11-30 18:00"  # from a Saturday: all of Monday
    assert due("2026-11-27 21:00", "4wh") == "11-30 13:00"


def test_make_up_days_are_worked_and_holidays_are_not() -> None:
    assert due("2026-09-30 17:00", "1wd") == "10-08 17:00"
    assert due("2026-10-09 17:00", "1wd") == "10-10 17:00"  # a Saturday made up for


def test_pauses_count_on_neither_clock() -> None:
    assert due("2026-11-23 10:00", "3d", ("2026-11-24 00:00", "2026-11-25 00:00")) == "11-27 10:00"
    assert due("2026-11-23 10:00", "1wd", ("2026-11-23 12:00", "2026-11-23 13:00")) == "11-24 11:00"
    assert due("2026-11-23 10:00", "1wd", ("2026-11-23 20:00", "2026-11-24 08:00")) == "11-24 10:00"
    assert due("2026-11-23 10:00", "2h", ("2026-11-24 00:00", "2026-11-25 00:00")) == "11-23 12:00"


def test_a_year_not_announced_yet_makes_it_provisional() -> None:
    assert not CALENDAR.add(at("2026-12-30 10:00"), Duration.parse("1wd")).provisional
    assert CALENDAR.add(at("2026-12-30 10:00"), Duration.parse("5wd")).provisional
    assert not CALENDAR.add(at("2026-12-30 10:00"), Duration.parse("30d")).provisional


def test_quiet_hours_end_in_the_morning() -> None:
    assert CALENDAR.awake(at("2026-11-23 20:59")) == at("2026-11-23 20:59")
    assert CALENDAR.awake(at("2026-11-23 21:00")) == at("2026-11-24 08:00")
    assert CALENDAR.awake(at("2026-11-24 03:00")) == at("2026-11-24 08:00")
    assert CALENDAR.awake(at("2026-11-24 08:00")) == at("2026-11-24 08:00")


def test_quiet_hours_may_lie_within_a_day_or_not_be() -> None:
    noon = _calendar(quiet_from=time(12), quiet_until=time(14))
    assert noon.awake(at("2026-11-23 13:00")) == at("2026-11-23 14:00")
    assert noon.awake(at("2026-11-23 15:00")) == at("2026-11-23 15:00")
    none = _calendar(quiet_from=time(0), quiet_until=time(0))
    assert none.awake(at("2026-11-23 00:00")) == at("2026-11-23 00:00")


def test_days_left_are_days_on_the_wall() -> None:
    deadline = at("2026-11-26 10:00")
    assert CALENDAR.left_days(deadline, at("2026-11-22 23:00")) == 4
    assert CALENDAR.left_days(deadline, at("2026-11-26 09:00")) == 0
    assert CALENDAR.left_days(deadline, at("2026-11-26 11:00")) == -1
    assert CALENDAR.left_days(deadline, at("2026-11-28 11:00")) == -2


@pytest.mark.parametrize("wrong", ["", "3", "d", "3 weeks", "-1d", "1.5h", 3, None, "3D"])
def test_a_wrong_duration_says_what_to_write(wrong: object) -> None:
    with pytest.raises(ValueError, match="5wd"):
        Duration.parse(wrong)


NOON = ((time(8, 30), time(12)), (time(14), time(17, 30)))


@pytest.mark.parametrize("hours", [(), (NOON[1], NOON[0]), ((time(18), time(9)),), (NOON[0], NOON[0])])
def test_hours_are_in_order_and_do_not_overlap(hours: tuple[tuple[time, time], ...]) -> None:
    with pytest.raises(ValueError, match="in order"):
        _calendar(hours=hours)


def test_nobody_works_over_lunch() -> None:
    office = _calendar(hours=NOON)

    def ends(start: str, duration: str, *pauses: tuple[str, str]) -> str:
        spans = [(at(a), at(b)) for a, b in pauses]
        found = office.add(at(start), Duration.parse(duration), spans).at
        return found.astimezone(office.zone).strftime("%m-%d %H:%M")

    assert ends("2026-11-23 11:00", "2wh") == "11-23 15:00"
    assert ends("2026-11-23 12:30", "1wh") == "11-23 15:00"  # asked over lunch: from two o'clock on
    assert ends("2026-11-23 10:00", "1wd") == "11-24 10:00"  # a working day is both windows together
    assert ends("2026-11-23 08:30", "1wd") == "11-23 17:30"
    assert ends("2026-11-23 10:00", "30wd") == "01-05 10:00"  # New Year is off
    assert ends("2026-11-23 11:00", "2wh", ("2026-11-23 11:30", "2026-11-23 14:30")) == "11-23 16:00"
    assert office.subtract(at("2026-11-24 15:00"), Duration(2, "wh")) == at("2026-11-24 11:00")
    assert office.subtract(at("2026-11-24 13:00"), Duration(1, "wd")) == at("2026-11-23 14:00")


@settings(max_examples=150)
@given(moments, durations, st.sampled_from([((time(9), time(18)),), NOON]))
def test_add_and_subtract_agree(
    start: datetime, duration: Duration, hours: tuple[tuple[time, time], ...]
) -> None:
    calendar = replace(CALENDAR, hours=hours)
    end = calendar.add(start, duration).at
    assert end >= start
    begin = calendar.subtract(end, duration)
    assert calendar.add(begin, duration).at == end
    assert begin >= start or not duration.working or not duration.count


@settings(max_examples=150)
@given(moments, durations, moments, st.integers(0, 30))
def test_a_pause_only_ever_delays(start: datetime, duration: Duration, begin: datetime, days: int) -> None:
    plain = CALENDAR.add(start, duration).at
    paused = CALENDAR.add(start, duration, [(begin, begin + timedelta(days=days))]).at
    assert plain <= paused
    if not duration.working:
        assert paused - plain <= timedelta(days=days)


@settings(max_examples=150)
@given(moments, st.builds(Duration, st.integers(0, 40), st.sampled_from(["wh", "wd"])))
def test_what_was_worked_is_what_was_added(start: datetime, duration: Duration) -> None:
    office = replace(CALENDAR, hours=NOON)
    length = office.working_day if duration.unit == "wd" else timedelta(hours=1)
    assert office.worked(start, office.add(start, duration).at) == length * duration.count


def test_working_time_between_two_moments() -> None:
    office = _calendar(hours=NOON)
    assert office.worked(at("2026-11-23 13:00"), at("2026-11-23 13:30")) == timedelta()
    assert office.worked(at("2026-11-23 11:00"), at("2026-11-23 15:00")) == timedelta(hours=2)
    assert office.worked(at("2026-11-27 15:00"), at("2026-11-30 09:00")) == timedelta(hours=3)
    year = office.worked(at("2025-12-31 17:30"), at("2027-01-01 08:30"))
    assert year == office.working_day * 261  # 2026 had as many from Monday to Friday


@settings(max_examples=150)
@given(moments, moments, durations, durations, st.frozensets(st.integers(0, 200), max_size=20))
def test_later_longer_and_more_days_off_never_end_earlier(
    start: datetime, other: datetime, one: Duration, another: Duration, off: frozenset[int]
) -> None:
    office = replace(CALENDAR, hours=NOON)
    assert office.add(min(start, other), one).at <= office.add(max(start, other), one).at
    if one.unit == another.unit:
        short, long = sorted((one, another), key=lambda duration: duration.count)
        assert office.add(start, short).at <= office.add(start, long).at
    days_off = frozenset(MONDAY.date() + timedelta(days=day) for day in off)
    fewer_days = replace(office, holidays=office.holidays | days_off)
    assert office.add(start, one).at <= fewer_days.add(start, one).at


def _calendar(**values: Any) -> Calendar:
    usual = {"hours": ((time(9), time(18)),), "quiet_from": time(21), "quiet_until": time(8)} | values
    return Calendar(ZoneInfo("Asia/Shanghai"), frozenset(), frozenset(), frozenset({2026}), **usual)

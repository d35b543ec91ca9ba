from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workdays import calendar
from cases.calendar import Calendar, Duration
from tests.cases.scenes import CALENDAR, MONDAY, at

moments = st.integers(-300_000, 600_000).map(lambda minutes: MONDAY + timedelta(minutes=minutes))
durations = st.builds(Duration, st.integers(0, 40), st.sampled_from(["h", "d", "wh", "wd"]))


def due(start: str, duration: str, *pauses: tuple[str, str]) -> str:
    spans = [(at(a), at(b)) for a, b in pauses]
    found = CALENDAR.add(at(start), Duration.parse(duration), spans)
    return found.at.astimezone(CALENDAR.zone).strftime("%m-%d %H:%M")


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


def test_an_office_must_open_before_it_closes() -> None:
    with pytest.raises(ValueError, match="closes"):
        _calendar(opens=time(18), closes=time(9))


@settings(max_examples=150)
@given(moments, durations)
def test_add_and_subtract_agree(start: datetime, duration: Duration) -> None:
    end = CALENDAR.add(start, duration).at
    assert end >= start
    begin = CALENDAR.subtract(end, duration)
    assert CALENDAR.add(begin, duration).at == end
    assert begin >= start or not duration.working or not duration.count


@settings(max_examples=150)
@given(moments, durations, moments, st.integers(0, 30))
def test_a_pause_only_ever_delays(start: datetime, duration: Duration, begin: datetime, days: int) -> None:
    plain = CALENDAR.add(start, duration).at
    paused = CALENDAR.add(start, duration, [(begin, begin + timedelta(days=days))]).at
    assert plain <= paused
    if not duration.working:
        assert paused - plain <= timedelta(days=days)


def test_the_office_calendar_knows_china() -> None:
    known = calendar()
    assert known.years == frozenset(range(2004, 2027))
    assert not known.is_workday(at("2026-10-01 12:00").date())
    assert known.is_workday(at("2026-10-10 12:00").date())
    assert known.add(at("2026-12-30 10:00"), Duration(5, "wd")).provisional
    assert calendar(zone="Asia/Urumqi", opens=time(10)).opens == time(10)


def _calendar(**values: time) -> Calendar:
    hours = {"opens": time(9), "closes": time(18), "quiet_from": time(21), "quiet_until": time(8)} | values
    return Calendar(ZoneInfo("Asia/Shanghai"), frozenset(), frozenset(), frozenset({2026}), **hours)

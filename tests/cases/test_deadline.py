from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.calendar import Duration, Limit
from cases.commands import OpenCase
from cases.deadline import due, ends, mark, pauses
from cases.model import Action, Kind, Outcome, State, Verdict
from tests.cases.scenes import (
    CALENDAR,
    MONDAY,
    Life,
    at,
    lin,
    supervisor,
    with_zhou,
    zhou,
)


def test_the_deadline_stands_still_while_the_resident_is_asked() -> None:
    life = with_zhou().passes(days=1).does(zhou, Action.ASK, "哪几盏？").sent()
    life.passes(days=4).does(lin, Action.ANSWER, "路口五盏").passes(days=1)
    assert pauses(life.history) == ((at("2026-11-24 10:00"), at("2026-11-28 10:00")),)
    ends = due(life.case, life.history, CALENDAR)
    assert ends is not None
    assert ends.at == at("2026-12-14 18:00")  # a Saturday: through the Monday
    life.does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)
    life.passes(days=2).does(lin, Action.RATE, verdict=Verdict.NOT)
    ends = due(life.case, life.history, CALENDAR)
    assert ends is not None
    assert ends.at == at("2026-12-14 18:00")


def test_how_a_case_stands_at_a_glance() -> None:
    life = with_zhou()
    ends = due(life.case, life.history, CALENDAR)

    def on(day: str) -> str:
        return mark(life.case, ends, at(f"{day} 10:00"))

    assert [on("2026-11-24"), on("2026-12-05"), on("2026-12-09")] == ["ontime", "soon", "overdue"]
    assert mark(replace(life.case, state=State.WAITING), ends, life.now) == "paused"
    assert mark(replace(life.case, state=State.CLOSED), ends, life.now) == "closed"
    assert mark(life.case, None, life.now) == "ontime"
    assert ends is not None
    assert mark(life.case, replace(ends, provisional=True), life.now) == "provisional"


def ending(start: str, limit: str, rolls: bool = True, *spans: tuple[str, str]) -> str:
    found = ends(CALENDAR, at(start), Limit(Duration.parse(limit), rolls), [(at(a), at(b)) for a, b in spans])
    return found.at.astimezone(CALENDAR.zone).strftime("%m-%d %H:%M")


def test_natural_days_end_with_the_day_and_a_day_off_with_the_next_that_is_worked() -> None:
    assert ending("2026-11-23 10:00", "3d") == "11-26 18:00"  # a Thursday: until the office closes
    assert ending("2026-11-23 10:00", "5d") == "11-30 18:00"  # a Saturday: Monday, when the office closes
    assert ending("2026-11-23 10:00", "5d", False) == "11-28 10:00"
    assert ending("2026-09-24 10:00", "7d") == "10-08 18:00"  # National Day
    assert ending("2026-10-08 10:00", "2d") == "10-10 18:00"  # a Saturday made up for is no day off
    assert ending("2026-11-23 10:00", "3d", True, ("2026-11-24 10:00", "2026-11-26 10:00")) == "11-30 18:00"


def test_natural_days_roll_and_what_is_urgent_does_not() -> None:
    saturday = at("2026-11-14 10:00")
    life = Life.of(OpenCase(Kind.QUESTION, "低保怎么办"), now=saturday)  # seven days: a Saturday again
    assert life.case.deadline == at("2026-11-23 18:00")
    assert life.history[0].data["day_off"] == "next"
    assert due(life.case, life.history, CALENDAR).at == life.case.deadline  # type: ignore[union-attr]
    life.does(supervisor, Action.MARK_URGENT)
    assert life.case.deadline == at("2026-11-15 10:00")
    assert "day_off" not in life.history[-1].data
    assert due(life.case, life.history, CALENDAR).at == life.case.deadline  # type: ignore[union-attr]


def test_what_was_promised_before_rolling_was_thought_of_stands() -> None:
    life = Life.of(OpenCase(Kind.QUESTION, "低保怎么办"), now=at("2026-11-14 10:00"))
    bare = {name: value for name, value in life.history[0].data.items() if name != "day_off"}
    history = [replace(life.history[0], data=bare)]
    assert due(life.case, history, CALENDAR).at == at("2026-11-21 10:00")  # type: ignore[union-attr]


def test_where_the_year_is_not_announced_the_day_off_is_provisional() -> None:
    limit = Limit(Duration.parse("60d"), rolls=True)
    assert ends(CALENDAR, MONDAY, limit).provisional
    assert not ends(CALENDAR, MONDAY, replace(limit, rolls=False)).provisional
    assert not ends(CALENDAR, MONDAY, replace(limit, within=Duration(15, "d"))).provisional


_moments = st.integers(-100_000, 300_000).map(lambda minutes: MONDAY + timedelta(minutes=minutes))
_limits = st.builds(
    Limit, st.builds(Duration, st.integers(0, 60), st.sampled_from(["h", "d", "wh", "wd"])), st.booleans()
)
_days = st.lists(st.integers(0, 400).map(lambda n: date(2026, 9, 1) + timedelta(days=n)), max_size=30)


@settings(max_examples=200)
@given(_moments, _limits, _days, st.lists(_moments, max_size=6, unique=True))
def test_another_holiday_never_makes_a_deadline_earlier(
    start: datetime, limit: Limit, more: Sequence[date], turns: Sequence[datetime]
) -> None:
    marks = sorted(turns)
    spans = list(zip(marks[::2], marks[1::2], strict=False))
    fewer_days = replace(CALENDAR, holidays=CALENDAR.holidays | set(more))
    plain = ends(CALENDAR, start, limit, spans).at
    assert plain.tzinfo is UTC
    assert ends(fewer_days, start, limit, spans).at >= plain


@settings(max_examples=200)
@given(_moments, _limits, _moments, st.integers(0, 100))
def test_a_wait_for_the_resident_never_makes_a_deadline_earlier(
    start: datetime, limit: Limit, begin: datetime, hours: int
) -> None:
    plain = ends(CALENDAR, start, limit).at
    assert ends(CALENDAR, start, limit, [(begin, begin + timedelta(hours=hours))]).at >= plain

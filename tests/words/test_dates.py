"""Dates and numbers as people say them."""

from datetime import UTC, datetime

import pytest

from tests.words.people import NOW, ZONE
from words.dates import When, day, deadline, digits, moment
from words.fluent import sentence

WHEN = When(ZONE, NOW)


@pytest.mark.parametrize(
    ("at", "zh", "en"),
    [
        (datetime(2026, 11, 18, 6, 0, tzinfo=UTC), "今天 14:00", "today 14:00"),
        (datetime(2026, 11, 17, 17, 0, tzinfo=UTC), "今天 01:00", "today 01:00"),
        (datetime(2026, 11, 23, 1, 0, tzinfo=UTC), "周一 09:00", "Mon 09:00"),
        (datetime(2026, 11, 12, 1, 0, tzinfo=UTC), "周四 09:00", "Thu 09:00"),
        (datetime(2026, 11, 24, 17, 0, tzinfo=UTC), "11月25日 周三 01:00", "Wed 25 November 01:00"),
        (datetime(2026, 11, 11, 10, 0, tzinfo=UTC), "11月11日 周三 18:00", "Wed 11 November 18:00"),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), "2027年1月1日 周五 01:00", "Fri 1 January 2027 01:00"),
    ],
)
def test_a_moment_is_told_from_here_and_now(at: datetime, zh: str, en: str) -> None:
    assert moment("zh", at, WHEN) == zh
    assert moment("en", at, WHEN) == en


def test_a_deadline_is_a_day() -> None:
    at = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    assert day("zh", at, WHEN) == "12月3日"
    assert day("en", at, WHEN) == "3 December"
    assert deadline("zh", None, False, WHEN) == ""


def test_a_deadline_that_may_still_move_says_so() -> None:
    at = datetime(2027, 2, 1, 9, 30, tzinfo=UTC)
    assert deadline("zh", at, True, WHEN) == "暂按2027年2月1日"
    assert deadline("en", at, True, WHEN) == "1 February 2027 (provisional)"
    assert deadline("zh", at, True, WHEN, plain=True) == "2027年2月1日，放假安排出来后可能会变"


def test_a_number_is_read_in_digits() -> None:
    assert digits("zh", "60748-1") == "6、0、7、4、8，1"
    assert digits("en", "60748-1") == "6 0 7 4 8, 1"


def test_a_time_stands_apart_from_the_words_behind_it_and_a_day_does_not() -> None:
    about = {"name": "周代表", "end": "12月1日", "count": 0}
    at = sentence("zh", "deputy-begins", {**about, "begin": "今天 22:12"})
    assert at.startswith("周代表今天 22:12 起外出，12月1日回来")
    assert sentence("zh", "deputy-begins", {**about, "begin": "11月30日"}).startswith("周代表11月30日起外出")
    assert sentence("zh", "next-at", {"at": "周四 09:00", "step": "再问一次"}) == "周四 09:00 再问一次"

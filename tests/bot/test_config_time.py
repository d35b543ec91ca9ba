"""How time is written in the configuration."""

import re
from pathlib import Path

import pytest

from bot.config import load
from cases.model import Kind
from tests.bot.test_config import named, wrong


@pytest.mark.parametrize(
    "hours", ["08:30", "[8-12]", "[08:30-12:00, 11:00-17:00]", "[12:00-08:30]", "[]", "[09:00-24:00]"]
)
def test_hours_that_are_none(tmp_path: Path, hours: str) -> None:
    found = wrong(tmp_path, f"calendar:\n  quiet: {{begins: 22:00}}\n  hours: {hours}\n")
    assert {(problem.line, problem.path.split(".")[:2][-1]) for problem in found} == {(3, "hours")}
    assert all(re.search("[一-鿿]", problem.message) for problem in found)


def test_an_office_may_close_over_lunch_or_not(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("calendar: {hours: [9:00-12:00, 12:00-18:00]}\n", "utf-8")
    assert len(load(file, {}).calendar.hours) == 2


def test_a_deadline_may_say_what_becomes_of_a_day_off(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(
        "deadlines: {wish: {within: 20wd, day_off: next}, petition: {within: 60d, day_off: keep}}\n"
    )
    limits = load(file, {}).followup.deadlines
    assert [limits[kind].rolls for kind in (Kind.WISH, Kind.PETITION, Kind.QUESTION)] == [True, False, True]
    found = wrong(
        tmp_path, "deadlines:\n  wish:\n    within: 60\n    day_off: nxt\n  petition: {day_of: keep}\n"
    )
    assert named(found) == {
        (3, "deadlines.wish.within"),
        (4, "deadlines.wish.day_off"),
        (5, "deadlines.petition.day_of"),
        (5, "deadlines.petition"),
    }
    assert all(re.search("[一-鿿]", problem.message) for problem in found)

"""A small town through four months: nothing that must never happen happens, and every conversation is walked."""

from pathlib import Path

import pytest

from bot.config import load
from bot.simulation.days import Year
from bot.simulation.figures import ZEROS, Figures
from bot.simulation.halves import BEGIN
from storage.tables import events


def _lived(folder: Path, residents: int, days: int, seed: int) -> tuple[Figures, set[str]]:
    folder.mkdir()
    year = Year(load(None, {}), folder, residents, days, seed, BEGIN)
    figures = year.run(lambda day, cases: None)
    year.running.start()
    done = year.running.do(lambda work: {row.action for row in work.rows(events.select())})
    year.running.stop()
    return figures, done


@pytest.fixture(scope="module", name="lived")
def _one(tmp_path_factory: pytest.TempPathFactory) -> tuple[Figures, set[str]]:
    return _lived(tmp_path_factory.mktemp("year") / "one", 60, 120, 1)


def test_what_must_never_happen(lived: tuple[Figures, set[str]]) -> None:
    said = lived[0].said()
    assert {name: said[name] for name in ZEROS} == dict.fromkeys(ZEROS, 0)
    assert lived[0].errors == []


def test_everybody_has_a_case_and_some_are_silent(lived: tuple[Figures, set[str]]) -> None:
    said = lived[0].said()
    assert said["cases"] >= 60
    assert said["closed"] > 40
    assert said["outcomes"].keys() >= {"fixed", "unanswered"}


def test_every_way_is_walked(lived: tuple[Figures, set[str]]) -> None:
    assert lived[1] >= {"accept", "ask", "answer", "progress", "resolve", "rate", "close_unanswered", "take_on"}


def test_the_same_seed_the_same_town(tmp_path: Path) -> None:
    one, _ = _lived(tmp_path / "one", 20, 40, 7)
    two, _ = _lived(tmp_path / "two", 20, 40, 7)
    assert one == two



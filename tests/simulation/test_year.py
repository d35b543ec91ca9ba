"""A small town through a third of a year: what must never happen does not, and the ways are walked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.config import load
from bot.folder import DATABASE
from bot.simulation.days import Year
from bot.simulation.figures import ZEROS, Figures
from bot.simulation.halves import BEGIN
from storage.database import Database
from storage.tables import events


@contextmanager
def town(folder: Path, residents: int, days: int, seed: int = 1) -> Iterator[Year]:
    folder.mkdir(exist_ok=True)
    year = Year(load(None, {}), folder, residents, days, seed, BEGIN)
    yield year
    if not year.running.loop.is_closed():  # a year that was lived to its end has closed it
        year.running.close()


def lived(folder: Path, residents: int, days: int, seed: int = 1) -> Figures:
    with town(folder, residents, days, seed) as year:
        return year.run(lambda day, cases: None)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("town")


@pytest.fixture(scope="module", name="figures")
def _figures(folder: Path) -> Figures:
    return lived(folder, 60, 110)


def test_what_must_never_happen(figures: Figures) -> None:
    said = figures.said()
    assert {name: said[name] for name in ZEROS} == dict.fromkeys(ZEROS, 0)
    assert said["routine_notices_per_person_day_max"] == 1
    assert figures.errors == []


def test_everybody_comes_and_some_stay_silent(figures: Figures) -> None:
    said = figures.said()
    assert said["cases"] >= 40
    assert said["closed"] > 20
    assert said["silent_share"] >= 0.2
    assert said["outcomes"].keys() >= {"fixed", "unanswered"}


def test_the_ways_are_walked(figures: Figures, folder: Path) -> None:
    database = Database(folder / DATABASE)
    with database.reading() as connection:
        done = {row.action for row in connection.execute(select(events.c.action).distinct())}
    database.close()
    of_people = {"accept", "ask", "answer", "progress", "resolve", "rate", "take_on", "lasted"}
    of_people |= {"entrust", "unit_accept", "offer", "claim"}
    assert done >= of_people | {"follow_up", "close_unanswered"}


def test_the_same_seed_is_the_same_town(tmp_path: Path) -> None:
    assert lived(tmp_path / "one", 6, 14) == lived(tmp_path / "two", 6, 14)

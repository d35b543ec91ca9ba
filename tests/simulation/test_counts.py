"""Every counter can count: something is broken on purpose, and it is seen."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.simulation.days import Year
from bot.simulation.figures import Figures
from cases.notices import Priority
from storage.posting import Due
from storage.tables import cases
from storage.work import Work
from tests.simulation.test_year import town

DAYS = 21


@pytest.fixture(name="year")
def _year(tmp_path: Path) -> Iterator[Year]:
    with town(tmp_path, 6, DAYS) as year:
        yield year


def run(year: Year) -> Figures:
    return year.run(lambda day, cases: None)


def test_nothing_is_counted_where_nothing_is_broken(year: Year) -> None:
    figures = run(year)
    assert (figures.forgotten, figures.doubles, figures.quiet, figures.unescalated) == (0, 0, 0, 0)


def test_rounds_that_never_beat_leave_cases_overdue(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(year.running, "beat", lambda: None)
    monkeypatch.setattr("bot.simulation.days.BEAT", timedelta(hours=6))
    run(year)
    assert year.counts.overdue


def test_notices_that_never_arrive_are_a_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Year, "_outages", lambda year: ([], []))
    monkeypatch.setattr(Year, "sits", lambda year, one: None)
    with town(tmp_path, 6, 40) as year:
        monkeypatch.setattr(year.town, "_noticed", lambda *notice: None)
        run(year)
    assert year.counts.silent
    assert not year.counts.overdue


def test_what_is_shown_twice_is_a_double(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = year.town.shown

    def twice(due: Due, at: object, *, again: bool) -> None:
        shown(due, at, again=again)  # type: ignore[arg-type]
        shown(due, at, again=again)  # type: ignore[arg-type]

    monkeypatch.setattr(year.town, "shown", twice)
    assert run(year).doubles > 0


def test_a_reminder_at_night_disturbs(year: Year) -> None:
    person = year.running.do(lambda work: work.row(text("SELECT min(id) AS id FROM people")))
    assert person is not None
    due = Due(
        1,
        1,
        "memory",
        "o1",
        Priority.ROUTINE,
        {},
        False,
        60001,
        1,
        person.id,
        "ask-progress",
        False,
        1,
        year.begin,
    )
    year.counts.noticed(due, year.begin + timedelta(hours=2), (), False)
    year.counts.noticed(due, year.begin + timedelta(days=1, hours=10), (), False)
    assert run(year).quiet == 1


def test_a_deadline_that_passes_unseen_is_a_breach(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(year.counts, "_raising", frozenset())

    def overdue(work: Work) -> None:
        work.execute(text("UPDATE cases SET deadline = opened_at, since = opened_at"))

    look = year.counts.look

    def looks(work: Work, *, running: bool) -> None:
        overdue(work)
        look(work, running=running)

    monkeypatch.setattr(year.counts, "look", looks)
    assert run(year).unescalated > 0


def test_an_open_case_without_a_plan_is_seen(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    def planless(work: Work) -> None:
        work.execute(text("PRAGMA ignore_check_constraints = ON"))
        work.execute(cases.update().where(cases.c.state != "closed").values(next_action_at=None))

    look = year.counts.look

    def looks(work: Work, *, running: bool) -> None:
        planless(work)
        look(work, running=running)

    monkeypatch.setattr(year.counts, "look", looks)
    assert run(year).without_next_action > 0

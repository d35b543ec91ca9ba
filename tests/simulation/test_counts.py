"""Every counter can count: something is broken on purpose, and it is seen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import text

from bot.simulation.days import Year
from bot.simulation.figures import Figures
from bot.simulation.halves import BEGIN
from cases.notices import Priority
from storage import telephones
from storage.posting import Due
from storage.tables import cases, events, outbox
from storage.work import Work
from tests.simulation.test_year import town

DAYS = 21


@pytest.fixture(name="year")
def _year(tmp_path: Path) -> Iterator[Year]:
    with town(tmp_path, 6, DAYS) as year:
        yield year


def run(year: Year) -> Figures:
    return year.run(lambda day, cases: None)


def test_whoever_lives_there_is_found_by_their_telephone(year: Year) -> None:
    with year.running.app.database.reading() as connection:
        (found,) = telephones.found(Work(connection, year.begin), "13600000006")
    assert found.name.endswith("代表")


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
    monkeypatch.setattr(year.counts.breaches, "_raising", frozenset())
    monkeypatch.setattr(year.counts.breaches, "_late_raising", frozenset())

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


def test_the_same_reminder_in_two_digests_of_a_day_is_a_double(year: Year) -> None:
    assert told_in_digests(year, hours=(9, 17)) == 1


def test_in_digests_of_two_days_it_is_none(year: Year) -> None:
    assert told_in_digests(year, hours=(17, 41)) == 0


def test_twice_in_one_digest_it_is_none(year: Year) -> None:
    assert told_in_digests(year, hours=(17,), rows=2) == 0


def told_in_digests(year: Year, hours: tuple[int, ...], rows: int = 1) -> int:
    """A reminder of one case, at so many hours, in a digest each time; returns how many doubles that is."""
    doubles = year.counts.doubles

    def put(work: Work) -> None:
        chat = work.row(text("SELECT min(id) AS id FROM chats"))
        assert chat is not None
        common: dict[str, Any] = {
            "chat_id": chat.id,
            "priority": Priority.ROUTINE,
            "due_at": year.begin,
            "created_at": year.begin,
            "payload": {},
            "person_id": 1,
        }
        for number, hour in enumerate(hours, 1):
            work.add(outbox, id=number, what="digest", dedupe_key=f"g:1:{number}", state="sent", **common)
            for row in range(rows):
                of_case: dict[str, Any] = {"case_id": 60001, "seq": 3 + number + row, "what": "ask-progress"}
                key = f"n:60001:{number}:{row}:ask-progress:1"
                work.add(outbox, dedupe_key=key, state="gathered", digest_id=number, **of_case, **common)
            at = year.begin + timedelta(hours=hour)
            doubles.noticed(notice(number, chat.id, Priority.ROUTINE, "digest"), at, (), again=False)
        work.flush()
        doubles.look(work)

    year.running.do(put)
    return len(doubles.found)


def test_a_draft_brought_to_mind_at_night_disturbs(year: Year) -> None:
    person = year.running.do(lambda work: work.row(text("SELECT min(id) AS id FROM people")))
    assert person is not None
    for priority in (Priority.ROUTINE, Priority.LIVE):
        said = replace(notice(1, 1, priority, "say"), person_id=person.id)
        year.counts.noticed(said, year.begin + timedelta(hours=2), (), False)
    year.running.do(partial(year.counts.look, running=False))
    assert year.counts.quiet == 1


def test_what_comes_again_and_says_so_is_no_further_reminder(year: Year) -> None:
    for again, most in ((False, 1), (True, 1), (False, 2)):
        year.counts.noticed(notice(1, 1, Priority.ROUTINE, "digest"), year.begin, (), again)
        assert year.counts.routine_most == most


def notice(number: int, chat: int, priority: Priority, what: str) -> Due:
    where: dict[str, Any] = {
        "id": number,
        "chat_id": chat,
        "channel": "memory",
        "address": "o1",
        "priority": priority,
    }
    about: dict[str, Any] = {
        "payload": {},
        "again": False,
        "case_id": None,
        "seq": None,
        "person_id": 1,
        "what": what,
    }
    return Due(**where, **about, asks=False, tries=1, created_at=BEGIN)


@pytest.mark.parametrize(
    ("stayed", "raised", "seen"),
    [
        (timedelta(hours=3), None, True),  # resolved before anybody looked
        (timedelta(minutes=2), None, False),
        (timedelta(hours=3), "overdue-clerk", False),
        (timedelta(hours=3), "undelivered", True),  # an escalation, but of something else
    ],
)
def test_what_left_the_office_before_the_look_is_looked_at(
    year: Year, stayed: timedelta, raised: str | None, seen: bool
) -> None:
    breaches, deadline = year.counts.breaches, year.begin + timedelta(hours=10)

    def do(work: Work) -> None:
        row: dict[str, Any] = {
            "number": "60001-1",
            "kind": "complaint",
            "state": "resolved",
            "version": 1,
            "seq": 3,
        }
        row |= {"opened_at": year.begin, "since": year.begin}
        row |= {"head": "", "deadline": deadline}
        work.insert(cases, id=60001, next_action_at=year.begin, **row)
        left = deadline + stayed
        moves: list[Any] = [("assigned", "in_progress", year.begin, {})]
        moves += [("in_progress", "in_progress", deadline, {"step": raised})] if raised else []
        for before, after, at, data in (*moves, ("in_progress", "resolved", left, {})):
            breaches.happened(SimpleNamespace(case_id=60001, before=before, after=after, at=at, data=data))
        work.now = left + timedelta(hours=5)
        breaches.look(work)

    year.running.do(do)
    assert bool(breaches.found) is seen


def test_on_time_is_what_was_answered_on_time(year: Year) -> None:
    def do(work: Work) -> None:
        for number, days in ((60001, 2), (60002, 6)):
            row: dict[str, Any] = {
                "number": f"{number}-1",
                "kind": "complaint",
                "state": "closed",
                "outcome": "unanswered",
            }
            row |= {"opened_at": year.begin, "since": year.begin, "deadline": year.begin + timedelta(days=5)}
            row |= {"closed_at": year.begin + timedelta(days=12), "head": "", "version": 1, "seq": 3}
            work.insert(cases, id=number, **row)
            answered, closed = year.begin + timedelta(days=days), year.begin + timedelta(days=12)
            event: dict[str, Any] = {"case_id": number, "action": "resolve", "data": {}, "hash": ""}
            work.insert(events, seq=1, before="in_progress", after="resolved", at=answered, **event)
            work.insert(events, seq=2, before="resolved", after="closed", at=closed, **event)

    year.running.do(do)
    assert year.running.do(year.counts.figures).on_time == 1

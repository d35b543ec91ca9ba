"""History cannot be rewritten unnoticed (DESIGN §1.8)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text, update

from cases.model import Action, Case, Event, Kind, Outcome, Party, Said, State
from cases.numbers import number
from storage import audit, cases
from storage.cases import Held
from storage.tables import cases as cases_table
from storage.tables import event_words
from storage.work import Work
from tests.storage.rows import NOW, database, person

KEY = b"kept elsewhere"


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    made = database(tmp_path)
    with made.writer.begin() as connection:
        yield Work(connection, NOW)
    made.close()


def told(work: Work, number: int = 60001) -> Case:
    """A case with two events, one of them with words."""
    resident = person(work)
    case = Case(number, f"{number}-0", Kind.COMPLAINT, State.SUBMITTED, "路灯坏了", NOW, NOW, seq=2)
    case = replace(case, parties=(Party(resident),))
    happened = [
        (Event(number, 1, NOW, resident, Action.SUBMIT, None, State.SUBMITTED), Said("路灯坏了")),
        (Event(number, 2, NOW, None, Action.FOLLOW_UP, State.SUBMITTED, State.SUBMITTED), Said()),
    ]
    cases.write(work, None, Held(case, next_action_at=NOW, next_step="remind"), happened)
    work.flush()
    return case


def problems(work: Work, key: bytes | None = None) -> tuple[str, ...]:
    work.flush()
    return tuple(map(str, audit.verify(work, key).problems))


def test_an_untouched_history_verifies_and_reads_back(work: Work) -> None:
    case = told(work)
    assert audit.verify(work, None) == audit.Report(1, 2, 0, ())
    assert cases.load(work, [case.id])[case.id].case == case


def test_words_that_were_changed_are_found(work: Work) -> None:
    told(work)
    work.execute(update(event_words).values(words="路灯没坏"))
    assert "its words were changed" in problems(work)[0]


def test_words_that_are_gone_are_missed_unless_the_history_says_that_they_were_erased(work: Work) -> None:
    case = told(work)
    work.execute(event_words.delete())
    assert "event 1: its words are missing" in problems(work)[0]
    held = cases.load(work, [case.id])[case.id]
    after = replace(case, seq=3, words="")
    data = {"erased": [1], "whose": case.parties[0].person}
    event = Event(case.id, 3, NOW, None, Action.ERASE, State.SUBMITTED, State.SUBMITTED, data)
    cases.write(work, held, replace(held, case=after), [(event, Said())])
    assert problems(work) == ()


def test_a_problem_is_named_by_the_cases_number_in_both_languages(work: Work) -> None:
    case = told(work)
    work.execute(text("DROP TRIGGER events_no_update"))
    work.execute(text("UPDATE events SET action = 'close' WHERE seq = 2"))
    work.flush()
    (found,) = audit.verify(work, None).problems
    assert found.zh == f"{number(case.id)}：第 2 步被改写过" and found.en.startswith(
        f"{number(case.id)}, event 2"
    )


def test_an_event_that_was_rewritten_is_found(work: Work) -> None:
    told(work)
    work.execute(text("DROP TRIGGER events_no_update"))
    work.execute(text("UPDATE events SET action = 'close' WHERE seq = 2"))
    assert "event 2: rewritten" in problems(work)[0]


def test_an_event_that_was_taken_away_is_found(work: Work) -> None:
    told(work)
    work.execute(text("DROP TRIGGER events_no_delete"))
    work.execute(text("DELETE FROM events WHERE seq = 2"))
    assert "does not end where the case says" in problems(work)[0]


def test_a_history_rewritten_with_its_hashes_breaks_the_seal(work: Work) -> None:
    case = told(work)
    made = audit.seal(work, work.now.date().isoformat(), KEY)
    assert made.keyed and problems(work, KEY) == ()
    work.execute(text("DROP TRIGGER events_no_update"))
    work.execute(text("UPDATE events SET hash = 'made up' WHERE seq = 2"))
    work.execute(update(cases_table).where(cases_table.c.id == case.id).values(head="made up"))
    assert any("the seal does not fit" in p for p in problems(work, KEY))
    assert any("HUIYIN_SEAL_KEY" in p for p in problems(work))


def test_a_seal_stays_true_when_history_goes_on(work: Work) -> None:
    told(work)
    first = audit.seal(work, work.now.date().isoformat(), KEY)
    work.now = NOW + timedelta(hours=1)
    told(work, 60002)
    assert audit.seal(work, work.now.date().isoformat(), KEY) == first  # one a day
    work.now = NOW + timedelta(days=1)
    assert audit.seal(work, work.now.date().isoformat(), KEY).last_event_id > first.last_event_id
    assert problems(work, KEY) == ()


def test_a_closed_case_keeps_its_outcome(work: Work) -> None:
    case = told(work)
    held = cases.load(work, [case.id])[case.id]
    closed = replace(case, state=State.CLOSED, seq=3, outcome=Outcome.FIXED)
    event = Event(case.id, 3, NOW, None, Action.CLOSE, State.SUBMITTED, State.CLOSED)
    cases.write(work, held, Held(closed), [(event, Said())])
    assert cases.load(work, [case.id])[case.id].case == closed
    assert problems(work) == ()

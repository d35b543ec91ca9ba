"""What the database refuses, whoever asks (DESIGN §1)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import IntegrityError

from storage import schema, tables, triggers
from storage.database import Database
from storage.work import Work
from tests.storage.rows import NOW, case, database, person


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    made = database(tmp_path)
    with made.writer.begin() as connection:
        yield Work(connection, NOW)
    made.close()


def test_an_open_case_has_a_next_action(work: Work) -> None:
    with pytest.raises(IntegrityError, match="next_action"):
        case(work, next_action_at=None)


def test_a_closed_case_has_an_outcome_and_needs_no_next_action(work: Work) -> None:
    with pytest.raises(IntegrityError, match="outcome"):
        case(work, state="closed", next_action_at=None)
    case(work, state="closed", next_action_at=None, outcome="fixed")


def test_a_staff_task_is_followed_up_until_it_is_done(work: Work) -> None:
    with pytest.raises(IntegrityError, match="next_action"):
        work.insert(tables.tasks, kind="triage", created_at=NOW)
    work.insert(tables.tasks, kind="triage", created_at=NOW, done_at=NOW)


def test_a_case_is_never_given_to_whom_it_is_about(work: Work) -> None:
    accused, number = person(work, "周代表"), case(work)
    work.insert(tables.subjects, case_id=number, person_id=accused, name="周代表")
    with pytest.raises(IntegrityError, match="never given"):
        work.execute(update(tables.cases).values(handler_id=accused))


def test_nor_can_it_come_to_be_about_who_has_it(work: Work) -> None:
    handler = person(work, "周代表")
    number = case(work, handler_id=handler)
    with pytest.raises(IntegrityError, match="never given"):
        work.insert(tables.subjects, case_id=number, person_id=handler, name="周代表")
    work.insert(tables.subjects, case_id=number, name="周某")
    with pytest.raises(IntegrityError, match="never given"):
        work.execute(update(tables.subjects).values(person_id=handler))


def test_history_can_be_neither_changed_nor_removed(work: Work) -> None:
    number = case(work)
    row = {"case_id": number, "seq": 1, "at": NOW, "action": "submit", "after": "submitted"}
    work.insert(tables.events, **row, data={}, hash="0")
    with pytest.raises(IntegrityError, match="append-only"):
        work.execute(update(tables.events).values(action="close"))
    with pytest.raises(IntegrityError, match="append-only"):
        work.execute(delete(tables.events))
    with pytest.raises(IntegrityError, match="UNIQUE"):
        work.insert(tables.events, **row, data={}, hash="1")


def test_an_update_and_a_notice_exist_once(work: Work) -> None:
    chat = work.insert(tables.chats, channel="web", address="a", person_id=person(work), seen_at=NOW)
    work.insert(tables.inbox, key="tg:1:1", received_at=NOW)
    with pytest.raises(IntegrityError, match="UNIQUE"):
        work.insert(tables.inbox, key="tg:1:1", received_at=NOW)
    notice = {"chat_id": chat, "priority": 0, "due_at": NOW, "dedupe_key": "n:1", "payload": {}}
    work.insert(tables.outbox, **notice, created_at=NOW)
    with pytest.raises(IntegrityError, match="UNIQUE"):
        work.insert(tables.outbox, **notice, created_at=NOW)


def test_one_row_of_a_chat_is_being_sent_at_a_time(work: Work) -> None:
    chat = work.insert(tables.chats, channel="web", address="a", person_id=person(work), seen_at=NOW)
    notice = {"chat_id": chat, "priority": 0, "due_at": NOW, "payload": {}, "created_at": NOW}
    work.insert(tables.outbox, **notice, dedupe_key="1", state="sending")
    with pytest.raises(IntegrityError, match="UNIQUE"):
        work.insert(tables.outbox, **notice, dedupe_key="2", state="sending")


def test_a_naive_time_is_refused(work: Work) -> None:
    with pytest.raises(Exception, match="without a zone"):
        case(work, opened_at=NOW.replace(tzinfo=None))


def test_a_commit_is_on_the_disk_when_it_returns(tmp_path: Path) -> None:
    made = database(tmp_path)
    with made.writer.connect() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2  # FULL
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    with made.reading() as connection:
        assert connection.execute(text("PRAGMA query_only")).scalar() == 1
    made.close()


def test_the_migrations_make_the_tables_of_this_program(tmp_path: Path) -> None:
    migrated, made = database(tmp_path), Database(tmp_path / "other.db")
    with made.writer.begin() as connection:
        assert triggers.SQLITE  # importing them is what makes `create_all` create them
        tables.metadata.create_all(connection)
    assert _shape(migrated) == _shape(made)
    assert schema.revision(migrated.writer) == schema.HEAD
    assert schema.migrate(migrated.writer) == (schema.HEAD, schema.HEAD)
    for one in (migrated, made):
        one.close()


def test_a_database_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    made = database(tmp_path)
    with made.writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(schema.NewerDatabase):
        schema.migrate(made.writer)
    made.close()


def _shape(of: Database) -> dict[str, list[str]]:
    """name → the words of its definition; constraints may stand in another order."""
    query = text("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%' AND sql IS NOT NULL")
    with of.reading() as connection:
        return {name: sorted(re.findall(r"[\w'<>=;]+", sql)) for name, sql in connection.execute(query)}

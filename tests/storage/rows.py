"""A real database at the newest schema, and the smallest rows a test needs."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from storage import keys, schema
from storage.database import Database
from storage.tables import cases, people
from storage.work import Work

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def database(folder: Path) -> Database:
    """As `huiyin migrate` makes it."""
    made = Database(folder / "huiyin.db", keys.Keys([keys.new()]))
    schema.migrate(made.writer)
    return made


def person(work: Work, name: str = "李大爷") -> int:
    return work.insert(people, name=name, created_at=NOW)


def case(work: Work, **values: Any) -> int:
    row = {
        "number": "60001-5",
        "kind": "complaint",
        "state": "assigned",
        "opened_at": NOW,
        "since": NOW,
        "version": 1,
        "seq": 1,
        "head": "",
        "next_action_at": NOW,
    }
    return work.insert(cases, **{**row, **values})

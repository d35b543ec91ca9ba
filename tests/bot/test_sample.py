"""The demo's county goes in once, and its people can be reached."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from bot import sample
from bot.config import load
from storage import tables
from storage.database import Database
from storage.work import Work

NOW = datetime(2026, 11, 18, 11, 42, tzinfo=UTC)


def test_the_county_goes_in_once(tmp_path: Path) -> None:
    database = Database(tmp_path / "demo.db")
    tables.metadata.create_all(database.writer)
    addresses = {"resident": "a" * 64, "clerk": "b" * 64}
    with database.writer.begin() as connection:
        work = Work(connection, NOW)
        first = sample.seed(work, NOW, addresses)
        assert sample.seed(work, NOW, addresses) == first
        assert set(first) == {someone.key for someone in sample.PEOPLE}
        assert [
            tuple(row) for row in work.rows(select(tables.chats.c.address, tables.chats.c.person_id))
        ] == [
            ("a" * 64, first["resident"]),
            ("b" * 64, first["clerk"]),
        ]
        villages = sum(len(town) for town in sample.TOWNS.values())
        found = work.row(select(func.count()).select_from(tables.districts))
        assert found is not None and found[0] == 1 + len(sample.TOWNS) + villages
    database.close()


def test_every_topic_is_one_the_office_knows() -> None:
    known = load(None, {}).assignment.topics
    assert [topic for someone in sample.PEOPLE for topic in someone.topics if topic not in known] == []


def test_no_place_is_called_by_two_names() -> None:
    aliases = [alias for town in sample.TOWNS.values() for names in town.values() for alias in names]
    assert len(aliases) == len(set(aliases))

"""Several follow-ups in one transaction: each as if it were alone."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import cases as rows
from storage import tables
from storage.work import Work
from tests.e2e.test_story import reports
from tests.world import World

WHO = ("resident", "liang", "deng", "xu")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path / "data") as made:
        yield made


def all_report(world: World) -> None:
    for key in WHO:
        reports(world[key])
        world[key].says("/cancel")


def test_what_is_due_together_is_one_transaction(world: World) -> None:
    all_report(world)
    world.clock.at += timedelta(days=1, hours=1)
    done = set()
    begun = world.app.writer._begun
    followed = text("SELECT count(*) FROM events WHERE action = 'follow_up'")
    world.app.writer._begun = lambda connection: (
        done.add(connection.execute(followed).scalar_one()) or begun(connection)
    )
    assert world.run(world.app.rounds.beat()) == len(WHO)
    assert done <= {0, len(WHO)}, "none of them had a transaction of its own"
    follow_ups = [row for row in world.rows(tables.events) if row.action == "follow_up"]
    assert sorted(row.case_id for row in follow_ups) == [60001, 60002, 60003, 60004]
    assert world.audit() == ()


def test_a_broken_case_among_others_is_put_off_alone(world: World) -> None:
    all_report(world)
    with world.app.database.writer.begin() as connection:
        connection.execute(text("UPDATE cases SET kind = 'nonsense' WHERE id = 60002"))
    world.passes(days=1, hours=1)
    fired = Counter(row.case_id for row in world.rows(tables.events) if row.action == "follow_up")
    assert fired == {60001: 1, 60003: 1, 60004: 1}
    assert [row.case_id for row in world.rows(tables.tasks, kind="parked")] == [60002]


def test_a_case_that_comes_up_again_and_again_keeps_one_open_task(world: World) -> None:
    reports(world["resident"])
    for _ in range(8):
        world.follows_up()
    standing = [row for row in world.rows(tables.tasks, kind="escalated") if row.done_at is None]
    assert len(standing) == 1 and world.audit() == ()


def test_what_is_due_is_found_by_its_index(world: World) -> None:
    def plan(work: Work) -> str:
        statement = str(rows._DUE.compile(work.connection.engine))
        given = ("2026-11-23T00:00:00.000000Z", 200, 0)
        return str(work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all())

    assert "ix_cases_due" in world.run(world.app.writer.job(plan))

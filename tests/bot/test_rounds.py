"""The heartbeat: what is due happens, and nothing that fails stands in the way of what comes after it."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.channels.channel import Incoming
from storage import queue, tables
from tests.e2e.test_story import reports
from tests.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path / "data") as made:
        yield made


def test_a_follow_up_that_fails_is_put_off_and_those_behind_it_happen(world: World) -> None:
    reports(world["resident"])
    reports(world["liang"].says("/cancel"))
    with world.app.database.writer.begin() as connection:
        connection.execute(text("UPDATE cases SET kind = 'nonsense' WHERE id = 60001"))
    world.passes(days=1, hours=1)
    broken, sound = (world.rows(tables.cases, id=number)[0] for number in (60001, 60002))
    assert broken.next_action_at == world.clock.at + timedelta(minutes=30)
    assert sound.next_action_at > world.clock.at and sound.seq == 4
    assert [row.case_id for row in world.rows(tables.tasks, kind="parked")] == [60001]


def test_nothing_happens_twice_in_two_beats(world: World) -> None:
    reports(world["resident"])
    world.passes(days=1, hours=1)
    before = len(world.rows(tables.events)), len(world.rows(tables.outbox))
    world.passes(seconds=5)
    assert (len(world.rows(tables.events)), len(world.rows(tables.outbox))) == before


def test_a_staff_task_is_brought_to_mind_until_it_is_done_and_rises(world: World) -> None:
    world["resident"].says("拆迁补偿三年没有到位").is_a("信访诉求").presses("说不清").presses("没有")
    world["resident"].presses("不是").presses("不留").presses("发送")
    for _ in range(3):
        world["clerk"].read = len(world["clerk"].got)
        world["supervisor"].read = len(world["supervisor"].got)
        (task,) = world.rows(tables.tasks, kind="triage")
        world.clock.at = task.next_action_at
        world.passes(seconds=0)
        if world.rows(tables.outbox, state="held"):
            world.wakes()
        assert world["clerk"].new or world["supervisor"].new
    assert world["supervisor"].got


def test_a_parked_update_is_taken_again_when_it_is_asked_for(world: World) -> None:
    chat = world.newcomer("li")
    update = Incoming("memory", "memory:x", "li", "text", raw={"text": "路灯坏了"}, text="路灯坏了")
    receipt = world.app.desk.park
    world.run(world.app.writer.job(lambda work: receipt(work, update, ValueError("broken"))))
    world.settle()
    chat.sees("没读出来")
    assert world.rows(tables.tasks, kind="parked") != []
    world.messenger.read = lambda raw: Incoming("memory", "memory:x", "li", "text", raw, text=raw["text"])
    assert world.run(world.app.writer.job(queue.retry_parked)) == 1
    world.passes(seconds=5)
    world.passes(seconds=2, beat=False)  # longer than the window for joined texts
    chat.sees("这件事算哪一类")
    assert [row.state for row in world.rows(tables.inbox, key="memory:x")] == ["done"]


def test_every_day_has_its_seal_even_after_a_stop(world: World) -> None:
    reports(world["resident"])
    world.passes(seconds=1)
    world.passes(days=3)
    assert [row.day for row in world.rows(tables.seals)] == ["2026-11-23", "2026-11-26"]
    assert world.audit() == ()


def test_old_keys_are_forgotten_and_parked_ones_kept(world: World) -> None:
    world["resident"].says("/help")
    keep = world.app.desk.keep_aside
    world.run(world.app.writer.job(lambda work: keep(work, "telegram", "tg:1:9", {"odd": 1}, "unreadable")))
    world.passes(days=4)
    assert [row.key for row in world.rows(tables.inbox)] == ["tg:1:9"]


def test_a_beat_that_comes_late_is_not_dropped(world: World) -> None:
    async def look() -> None:
        scheduler = world.app.rounds.schedule(3600)
        (job,) = scheduler.get_jobs()
        assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)
        scheduler.shutdown(wait=False)

    asyncio.run(look())


def test_routine_reminders_wait_for_the_morning(world: World) -> None:
    reports(world["resident"])
    world.clock.at = world.clock.at.replace(hour=15)  # 23:00 in the office
    world.passes(days=1)
    night = world.clock.at
    (reminder,) = (row for row in world.rows(tables.outbox) if row.what == "remind-accept")
    assert reminder.state == "held" and reminder.due_at > night
    world.passes(hours=10)
    assert {row.state for row in world.rows(tables.outbox, what="remind-accept")} == {"sent", "gathered"}

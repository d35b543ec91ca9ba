"""The system was down, or its messenger: what was missed becomes one reminder; nobody is closed over."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.channel import Outgoing, Unsent
from storage import tables
from tests.whole.scenes import accuses, reports, resolves, the_case
from tests.world import MONDAY, Memory, Phone, World

HALF_A_MINUTE = timedelta(seconds=30)


def follow_ups(world: World) -> list[dict[str, Any]]:
    return [row.data for row in world.rows(tables.events) if row.action == "follow_up"]


def told(world: World, since: int) -> Counter[str]:
    """What kinds of notices were written from this outbox row on."""
    written = (row for row in world.rows(tables.outbox) if row.id > since)
    return Counter(row.what for row in written if row.state != "gathered")


def comes_back_after(world: World, **span: float) -> Counter[str]:
    """Down for so long; then one beat. Returns what it wrote."""
    since = max((row.id for row in world.rows(tables.outbox)), default=0)
    world.passes(**span)
    return told(world, since)


def party(world: World) -> Any:
    return world.rows(tables.parties)[-1]


@contextmanager
def offline(folder: Path) -> Iterator[World]:
    """A world whose messenger can lose its line: `world.messenger.lost = True`."""

    class Line(Memory):
        lost = False

        async def send(self, out: Outgoing) -> str:
            if self.lost:
                raise Unsent("no line")
            return await super().send(out)

    world = World(folder)
    world.messenger = Line()
    with world:
        yield world


def test_an_hour_late_is_one_reminder_and_the_next_step_is_planned_from_there(world: World) -> None:
    reports(world["resident"])
    assert comes_back_after(world, days=1, hours=1) == {"remind-accept": 1}
    assert [data["step"] for data in follow_ups(world)] == ["accept"]
    assert comes_back_after(world, seconds=30) == {}
    assert the_case(world).next_action_at > world.clock.at


def test_a_week_becomes_one_reminder_and_one_escalation(world: World) -> None:
    reports(world["resident"])
    assert comes_back_after(world, days=7) == {"remind-accept": 1, "task-escalated": 1}
    (data,) = follow_ups(world)
    here = data["anchor"]  # nobody loses it from the backlog: to be given to the next becomes a reminder
    assert (data["step"], data["also"]) == ("accept-clerk", [["accept", here], ["again", here]])
    assert the_case(world).handler_id == world.people["representative"]
    assert comes_back_after(world, seconds=30) == {}


def test_over_the_deadline_only_the_highest_is_asked(world: World) -> None:
    reports(world["resident"])
    handler = world["representative"].presses("接单")
    handler.read = len(handler.got)
    for one in ("clerk", "supervisor", "leader"):
        world[one].read = len(world[one].got)
    comes_back_after(world, days=30)
    world["leader"].sees("60001-1 要请您定", "超")
    assert world["clerk"].new == world["supervisor"].new == []
    assert len(handler.new) == 1
    assert the_case(world).state == "in_progress"
    (data,) = follow_ups(world)
    assert data["step"] == "overdue-leader"
    merged = {step for step, _ in data["also"]}
    assert merged >= {"overdue-clerk", "overdue-supervisor", "deadline", "progress"}


def test_many_cases_are_each_caught_up_with_once(world: World) -> None:
    for key in ("resident", "liang", "deng"):
        reports(world[key])
    comes_back_after(world, days=40)
    assert Counter(row.case_id for row in world.rows(tables.events) if row.action == "follow_up") == {
        60001: 1,
        60002: 1,
        60003: 1,
    }


def test_a_staff_task_is_brought_to_mind_once_however_long_it_was(world: World) -> None:
    accuses(world["resident"])
    wrote = comes_back_after(world, days=21)
    assert wrote["task-named"] == 1
    assert comes_back_after(world, seconds=30) == {}


def test_answered_and_silent_through_the_stop_is_asked_again_and_not_closed(world: World) -> None:
    reports(world["resident"])
    resolves(world["representative"].presses("接单"))
    resident = world["resident"]
    resident.read = len(resident.got)
    assert comes_back_after(world, days=20) == {"rate-again": 1}
    resident.sees("再问您一句")
    assert (the_case(world).state, party(world).asked) == ("resolved", 2)
    asked_at = party(world).asked_at
    assert abs(asked_at - world.clock.at) < HALF_A_MINUTE
    assert world.follows_up() == asked_at + timedelta(days=7)  # the whole interval again
    assert the_case(world).outcome == "unanswered"


def test_a_stop_over_the_closing_itself_asks_once_more(world: World) -> None:
    reports(world["resident"])
    resolves(world["representative"].presses("接单"))
    world.follows_up()
    assert party(world).asked == 2
    assert comes_back_after(world, days=9) == {"rate-again": 1}
    assert (the_case(world).state, party(world).asked) == ("resolved", 3)
    world.follows_up()
    assert the_case(world).state == "closed"


def test_a_beat_that_is_only_a_little_late_does_what_was_due(world: World) -> None:
    reports(world["resident"])
    resolves(world["representative"].presses("接单"))
    world.follows_up()
    world.clock.at = the_case(world).next_action_at
    world.passes(minutes=5)
    assert the_case(world).outcome == "unanswered"


def test_waiting_for_an_answer_through_the_stop_is_asked_again_and_not_given_up(world: World) -> None:
    reports(world["resident"])
    world["representative"].presses("接单").presses("问居民").says("是哪几盏？")
    assert comes_back_after(world, days=15) == {"silent-resident": 1}
    assert the_case(world).state == "waiting"
    world["resident"].sees("是哪几盏？").presses("回答").says("路口那五盏")
    assert the_case(world).state == "in_progress"


def test_where_the_question_never_arrives_a_person_calls_and_nothing_ever_closes(world: World) -> None:
    reports(world["resident"])
    world["representative"].presses("接单")
    world.messenger.blocked.add("resident")
    resolves(world["representative"])
    for _ in range(90):
        world.passes(days=1)
    assert (the_case(world).state, party(world).asked, party(world).asked_at) == ("resolved", 0, None)
    assert {data["step"] for data in follow_ups(world)} == {"undelivered"}
    assert world.rows(tables.tasks, kind="undelivered", done_at=None) != []
    calls = [Phone.shown([message]) for message in world["clerk"].got if "请您打个电话" in message.text]
    assert calls and all("李大爷 13800000001" in call and "blocked" not in call for call in calls)
    world.messenger.blocked.clear()
    world["resident"].says("/mine").presses("办好了")
    assert the_case(world).state == "closed"


def test_silence_counts_from_the_day_the_line_came_back(tmp_path: Path) -> None:
    with offline(tmp_path / "data") as world:
        reports(world["resident"])
        world["representative"].presses("接单").presses("办好了").presses("解决了").says("五盏灯都换好了")
        world.messenger.lost = True
        world["representative"].presses("没有")
        for _ in range(8):
            world.passes(hours=7)
        assert (the_case(world).state, party(world).asked) == ("resolved", 0)
        world.messenger.lost = False
        world.passes(hours=8)
        assert party(world).asked == 1 and party(world).asked_at == world.clock.at
        assert the_case(world).next_action_at == world.clock.at + timedelta(days=3)


def test_a_question_of_before_that_arrives_late_is_not_counted_as_the_verdicts(tmp_path: Path) -> None:
    """Asked and resolved without a line: two questions arrive, one of them about the verdict."""
    with offline(tmp_path / "data") as world:
        reports(world["resident"])
        handler = world["representative"].presses("接单").presses("问居民")
        world.messenger.lost = True
        handler.says("是哪几盏？")
        handler.pushes(f"f:resolve:60001:{the_case(world).version}").says("1").says("都换好了").says("没有")
        assert the_case(world).state == "resolved"
        world.messenger.lost = False
        world.passes(minutes=30, beat=False)
        sent = [row.what for row in world.rows(tables.outbox, asks=True) if row.state == "sent"]
        assert sent == ["asked-residents", "rate"]
        assert party(world).asked == 1


@pytest.mark.parametrize(("urgent", "state"), [(False, "held"), (True, "sent")])
def test_at_night_only_what_is_urgent_goes_out(world: World, urgent: bool, state: str) -> None:
    reports(world["resident"])
    if urgent:
        world["clerk"].pushes("f:mark_urgent:60001")
    world.clock.at = MONDAY + timedelta(days=1, hours=14)  # Tuesday, 23:00 in the office
    world.passes(seconds=0)
    (reminder,) = world.rows(tables.outbox, what="remind-accept")
    assert reminder.state == state
    world["resident"].says("/mine").sees("60001-1")  # whoever speaks is answered at any hour
    world.passes(hours=10)
    reminders = world.rows(tables.outbox, what="remind-accept")
    assert {row.state for row in reminders} <= {"sent", "gathered"}

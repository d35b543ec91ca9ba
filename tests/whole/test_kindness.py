"""Nobody is asked the same twice in a day, and thanks are only thanks."""

from pathlib import Path

import pytest

from bot.config import load
from storage import tables
from tests.whole.scenes import reports, resolves, the_case
from tests.world import World

IMPATIENT = """
followup:
  default:
    resolved:
      - {name: verdict, do: ask_again, after: 1h}
      - {name: verdict-more, do: ask_again, after: 3h}
      - {name: verdict-silent, do: close_unanswered, after: 7d}
    assigned:
      - {name: accept-clerk, do: escalate, to: clerks, after: 1h}
      - {name: accept-again, do: escalate, to: clerks, every: 1h}
"""


@pytest.fixture
def impatient(tmp_path: Path) -> World:
    (tmp_path / "own.yaml").write_text(IMPATIENT, "utf-8")
    return World(tmp_path / "data", settings=load(tmp_path / "own.yaml", {}))


def test_a_question_is_asked_once_a_day_and_again_tomorrow(impatient: World) -> None:
    with impatient as world:
        resident = reports(world["resident"])
        resolves(world["representative"].presses("接单"))
        resident.read = len(resident.got)
        for _ in range(6):
            world.passes(hours=1)
        assert resident.shown(resident.new).count("再问您一句") == 1
        world.passes(hours=18)  # the next morning
        assert resident.shown(resident.new).count("再问您一句") == 2
        (party,) = world.rows(tables.parties)
        assert party.asked == 3  # and each counts


def test_staff_are_asked_the_same_once_a_day(impatient: World) -> None:
    with impatient as world:
        reports(world["resident"])
        clerk = world["clerk"]
        clerk.read = len(clerk.got)
        for _ in range(6):
            world.passes(hours=1)
        assert clerk.shown(clerk.new).count("要请您定") == 1


def test_what_is_urgent_is_asked_as_often_as_it_must(impatient: World) -> None:
    with impatient as world:
        reports(world["resident"])
        world["clerk"].pushes("f:mark_urgent:60001")
        supervisor = world["supervisor"]
        supervisor.read = len(supervisor.got)
        for _ in range(13):
            world.passes(hours=1)
        assert supervisor.shown(supervisor.new).count("要请您定") > 1


def test_what_was_urgent_is_not_once_it_is_over(world: World) -> None:
    resident = reports(world["resident"])
    clerk = world["clerk"].pushes("f:mark_urgent:60001")
    resolves(world["representative"].presses("接单"))
    world.passes(hours=15)  # midnight
    resident.presses("办好了，满意").says("村口那边再添一盏就好了")
    assert clerk.shown(clerk.got).count("居民又说了话") == 1
    world.passes(hours=18)  # the office closes on that day
    assert clerk.shown(clerk.got).count("居民又说了话") == 1
    world.passes(hours=24)  # the office closes on the next
    world.passes(hours=16)  # and the morning after
    assert clerk.shown(clerk.got).count("居民又说了话") == 2


def stands(world: World) -> tuple[object, ...]:
    """Where the case stands and what comes next, and when."""
    case = the_case(world)
    return case.state, case.since, case.deadline, case.next_action_at, case.next_step, case.outcome


@pytest.mark.parametrize("state", ["assigned", "in_progress", "waiting", "resolved", "unanswered", "closed"])
@pytest.mark.parametrize("words", ["谢谢", "好的，辛苦您了", "谢谢周代表"])
def test_thanks_neither_reopen_nor_restart_anything(world: World, state: str, words: str) -> None:
    resident = reports(world["resident"])
    zhou = world["representative"]
    if state != "assigned":
        zhou.presses("接单")
    if state == "waiting":
        zhou.presses("问居民").says("哪几盏？")
    if state in ("resolved", "unanswered", "closed"):
        resolves(zhou)
    if state == "unanswered":
        world.follows_up()
        world.follows_up()
    if state == "closed":
        resident.presses("办好了，满意").presses("没有了")
    world.passes(hours=3, beat=False)
    before = stands(world)
    zhou.read = len(zhou.got)
    resident.says(words)
    assert stands(world) == before and zhou.new == []


@pytest.mark.parametrize("state", ["assigned", "in_progress"])
def test_thanks_that_were_added_do_not_restart_anything_either(world: World, state: str) -> None:
    resident = reports(world["resident"])
    if state == "in_progress":
        world["representative"].presses("接单")
    world.passes(hours=3, beat=False)
    before = stands(world)
    resident.pushes("f:add:60001").says("谢谢")
    assert stands(world) == before
    (event,) = (row for row in world.rows(tables.events) if row.action == "add")
    assert event.data["thanks"]

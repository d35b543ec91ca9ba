"""Whoever has a case would pass it to a colleague: who decides is configured, and it is all on the case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import load
from storage import tables
from tests.whole.scenes import LAMP, reports, the_case
from tests.world import World


def proposes(world: World) -> None:
    """周代表 would pass the newest case to 方代表."""
    zhou = world["representative"].pushes("f:propose:60001").sees("60001-1 转给谁")
    zhou.presses("方代表").sees("为什么转给方代表").says("那一片是方代表在跟").sees("没定之前还在您手上")


def open_tasks(world: World) -> list[str]:
    return [row.kind for row in world.rows(tables.tasks) if row.done_at is None]


def test_a_clerk_agrees(world: World) -> None:
    reports(world["resident"])
    proposes(world)
    assert the_case(world).handler_id == world.people["representative"]
    clerk = world["clerk"].sees("周代表想转给同事。转不转", "想转给：方代表", "那一片是方代表在跟")
    clerk.presses("同意转").sees("60001-1 转给方代表了")
    assert the_case(world).handler_id == world.people["fang"]
    world["fang"].sees(LAMP, "周代表提出转来的")
    world["representative"].sees("60001-1")
    assert open_tasks(world) == []
    clerk.pushes("f:timeline:60001").sees("周代表想转给方代表", "派给了方代表")
    assert "看不了" in world["representative"].pushes("f:case:60001").toast


def test_a_clerk_does_not_agree_and_says_why(world: World) -> None:
    reports(world["resident"])
    proposes(world)
    world["clerk"].presses("不同意转").says("方代表手上太多").sees("不转，代表会知道")
    world["representative"].sees("没有转成", "方代表手上太多")
    assert the_case(world).handler_id == world.people["representative"]
    assert open_tasks(world) == []
    world["resident"].pushes("f:timeline:60001").sees_not("转给", "手上太多")


def test_the_colleague_does_not_see_it_before(world: World) -> None:
    reports(world["resident"])
    proposes(world)
    assert "看不了" in world["fang"].pushes("f:case:60001").toast


def test_it_can_be_left_to_the_office(world: World) -> None:
    reports(world["resident"])
    world["representative"].pushes("f:propose:60001").presses("请办公室定").sees("为什么退回")


def test_only_once_at_a_time(world: World) -> None:
    reports(world["resident"])
    proposes(world)
    world["representative"].pushes("f:propose:60001").sees_not("转给谁")


def test_not_to_whom_it_is_about(world: World) -> None:
    reports(world["resident"])
    world["clerk"].pushes("f:mark_subject:60001").says("方代表").presses("方代表")
    zhou = world["representative"].pushes("f:propose:60001")
    assert "方代表" not in [b.label for b in zhou.buttons()]
    zhou.says("方代表")
    assert not [e for e in world.rows(tables.events) if e.action == "propose"]


@pytest.fixture
def direct(tmp_path: Path) -> Iterator[World]:
    """An office in which the colleague decides."""
    shipped = load(None, {})
    assignment = shipped.assignment.model_copy(update={"transfer": "colleague"})
    with World(tmp_path / "data", settings=shipped.model_copy(update={"assignment": assignment})) as made:
        yield made


def test_where_the_colleague_decides_it_is_theirs_at_once(direct: World) -> None:
    reports(direct["resident"])
    zhou = direct["representative"].pushes("f:propose:60001").presses("方代表").says("那一片是方代表在跟")
    zhou.sees("60001-1")
    assert the_case(direct).handler_id == direct.people["fang"]
    direct["fang"].sees("周代表提出转来的").presses("退回").presses("别的原因").says("不在我这片")
    direct["clerk"].sees("退回来了")

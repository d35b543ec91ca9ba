"""Who is in danger presses no button: what they have said goes by itself, once, and can be taken back."""

import pytest

from storage import tables
from tests.whole.scenes import LAMP, reports, the_case
from tests.world import World

GAS = "我家煤气漏了"


def test_it_goes_with_what_was_said(world: World) -> None:
    resident = world["resident"].says(GAS).sees("119", "我来交").says("青塘村老王家")
    world.passes(minutes=9)
    assert world.rows(tables.cases) == []
    world.passes(minutes=2)
    resident.sees("先按急件交上去了", "60001-1", "撤回")
    case = the_case(world)
    assert (case.urgent, case.words, case.place) == (True, GAS, "青塘村老王家")
    assert world.rows(tables.sessions) == []
    world["representative"].sees("急件", GAS)
    world.passes(days=1, hours=1)
    assert len(world.rows(tables.cases)) == 1
    resident.sees_not("上次说到一半")


def test_without_a_place_too_and_the_clerk_reads_that_somebody_should_ring(world: World) -> None:
    world["resident"].says(GAS)
    world.passes(minutes=11)
    assert the_case(world).words == GAS
    world["clerk"].sees("60001-1", "电话")


def test_it_can_be_taken_back(world: World) -> None:
    world["resident"].says(GAS)
    world.passes(minutes=11)
    world["resident"].pushes("f:withdraw:60001").presses("撤回").presses("不填")
    assert the_case(world).outcome == "withdrawn"


def test_what_they_go_on_with_waits_anew(world: World) -> None:
    resident = world["resident"].says(GAS)
    world.passes(minutes=9)
    resident.says("青塘村老王家")
    world.passes(minutes=9)
    assert world.rows(tables.cases) == []
    resident.presses("发送")
    world.passes(minutes=20)
    assert len(world.rows(tables.cases)) == 1


@pytest.mark.parametrize("words", [LAMP, "办低保要什么材料"])
def test_nothing_else_goes_by_itself(world: World, words: str) -> None:
    world["resident"].says(words)
    world.passes(hours=2)
    assert world.rows(tables.cases) == []


def test_given_up_it_does_not_go(world: World) -> None:
    world["resident"].says(GAS).presses("取消")
    world.passes(hours=2)
    assert world.rows(tables.cases) == []


def test_said_of_a_case_that_somebody_has_it_is_not_said_that_it_waits(world: World) -> None:
    resident = reports(world["resident"]).pushes("f:add:60001").says("电线掉地上了，漏电")
    resident.sees("119", "您的话办的人会看到", "记上了").sees_not("点“发送”")
    world["representative"].sees("电线掉地上了")

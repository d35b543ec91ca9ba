"""Where a verdict is asked for, or has come, the story is a press away; who found it rates on its card."""

from storage import tables
from tests.whole.scenes import reports, resolves, the_case
from tests.world import Phone, World


def labels(phone: Phone) -> list[str]:
    return [button.label for button in phone.buttons()]


def test_who_is_asked_and_who_is_told_of_the_verdict_can_look_at_the_story(world: World) -> None:
    resident = reports(world["resident"])
    zhou = world["representative"].presses("接单")
    resolves(zhou)
    assert labels(resident) == ["办好了，满意", "基本满意", "没办好", "看经过"]
    resident.presses("看经过").sees("周代表答复").pushes("f:case:60001").sees("[看经过]")
    zhou.read = len(zhou.got)
    resident.presses("办好了，满意")
    zhou.sees("居民评价了：满意")
    assert labels(zhou) == ["看经过", "更多"]
    zhou.presses("看经过").sees("评价：满意")
    zhou.presses("更多", old=0).sees_not("[看经过]")


def finds(clerk: Phone) -> Phone:
    clerk.says("/finding").says("青塘村的路坏了").presses("投诉").presses("是青塘村").presses("没有")
    return clerk.presses("不是").presses("发送")


def test_a_clerk_who_found_it_rates_on_its_card(world: World) -> None:
    clerk = finds(world["clerk"])
    resolves(world["representative"].presses("接单"))
    clerk.pushes("f:case:60001").sees("等居民评价")
    assert labels(clerk) == ["办好了，满意", "基本满意", "没办好", "更多"]
    clerk.presses("办好了，满意")
    (party,) = world.rows(tables.parties)
    assert (the_case(world).state, party.verdict) == ("closed", "satisfied")
    clerk.pushes("f:case:60001").sees_not("[基本满意]")


def test_another_clerk_does_not(world: World) -> None:
    finds(world["clerk"])
    resolves(world["representative"].presses("接单"))
    assert labels(world["supervisor"].pushes("f:case:60001")) == ["直接办结", "更多"]

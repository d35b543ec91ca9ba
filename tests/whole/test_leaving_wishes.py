"""Whoever leaves office has claimed wishes: these go back, and what they made come true stays theirs."""

from tests.whole.scenes import the_case
from tests.whole.test_bad_input import picture
from tests.whole.test_leaving import leaves, left_behind
from tests.whole.test_wishes import claimed, claims, state
from tests.world import World


def test_a_wish_goes_back_to_the_wall_with_whoever_leaves(world: World) -> None:
    claimed(world, "representative")
    zhou = world.people["representative"]
    world["clerk"].pushes("f:leave").says("周代表").sees("认领的心愿 1 个").presses("先不交")
    assert state(world) == "in_progress" and left_behind(world, zhou) != []
    leaves(world, "周代表")
    assert state(world) == "offered" and the_case(world).handler_id is None
    assert left_behind(world, zhou) == []


def test_whoever_helps_leads_when_who_led_leaves(world: World) -> None:
    claimed(world, "representative")
    world["qin"].pushes("f:claim:60001").presses("一起来")
    leaves(world, "周代表")
    assert state(world) == "in_progress" and the_case(world).handler_id == world.people["qin"]
    assert left_behind(world, world.people["representative"]) == []


def test_a_wish_that_was_fulfilled_waits_for_its_residents_word_all_the_same(world: World) -> None:
    zhou = claimed(world, "representative")
    world.messenger.files |= {"desk": picture()}
    zhou.pushes("f:case:60001").presses("圆梦了").says("书桌送到了").photographs("desk").presses("好了")
    assert state(world) == "resolved"
    leaves(world, "周代表")
    assert state(world) == "resolved"
    assert [(person, stage != "claim_over") for person, _, stage in claims(world)] == [
        (world.people["representative"], True)
    ]
    assert left_behind(world, world.people["representative"]) == []


def test_a_fulfilled_wish_that_is_opened_again_goes_to_a_clerk_and_not_to_a_representative(
    world: World,
) -> None:
    claimed(world, "representative")
    world["qin"].pushes("f:claim:60001").presses("一起来")
    world.messenger.files |= {"desk": picture()}
    zhou = world["representative"].pushes("f:case:60001").presses("圆梦了")
    zhou.says("书桌送到了").photographs("desk").presses("好了")
    world["resident"].presses("办好了")
    leaves(world, "周代表")
    world["resident"].pushes("f:reopen:60001").says("桌腿断了").presses("没有")
    assert (state(world), the_case(world).handler_id) == ("admitted", None)
    assert [stage for _, _, stage in claims(world)] == ["claim_over"] * 2
    world["clerk"].sees("60001-1", "桌腿断了").presses("上心愿墙").presses("实物").presses("300 元")
    world["clerk"].presses("就这样写").presses("上墙")
    assert state(world) == "offered"


def test_who_led_a_closed_wish_has_not_left_office(world: World) -> None:
    """A volunteer is no representative: what they claimed is not passed on when something happens to it."""
    qin = claimed(world, "qin")
    qin.pushes("f:write:60001").says("明天送来")
    world["resident"].pushes("f:add:60001").says("谢谢，我在家")
    assert the_case(world).handler_id == world.people["qin"] and state(world) == "in_progress"


def test_a_volunteer_stops_being_one_by_the_same_way(world: World) -> None:
    claimed(world, "qin")
    leaves(world, "秦师傅")
    assert state(world) == "offered" and left_behind(world, world.people["qin"]) == []
    world["qin"].sees("辛苦您了").says("/wall")
    assert "看心愿墙" not in [button.label for button in world["qin"].buttons()]

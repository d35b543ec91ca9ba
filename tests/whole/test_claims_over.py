"""Giving up a claim that is over: that is said before anybody is asked why."""

from storage import tables
from tests.whole.test_wishes import claimed, state
from tests.world import World


def asked(world: World) -> bool:
    """True: a question of giving up is open."""
    return any(row.state["flow"] == "give_up" for row in world.rows(tables.sessions))


def test_of_a_wish_that_has_come_true_nothing_is_given_up(world: World) -> None:
    qin = claimed(world)
    qin.pushes("f:write:60001").says("我明天送书桌来")
    qin.pushes("f:case:60001").presses("圆梦了").says("书桌送到了").photographs("desk").presses("好了")
    world["resident"].presses("办好了")
    assert state(world) == "closed"
    qin.pushes("f:give_up:60001:3").sees("认领已经结束")
    assert not asked(world)


def test_nor_of_one_whose_claim_has_lapsed(world: World) -> None:
    qin = claimed(world)
    while state(world) == "in_progress":
        world.follows_up()
    assert "不在您手上" in qin.pushes("f:give_up:60001:3").toast
    assert not asked(world)

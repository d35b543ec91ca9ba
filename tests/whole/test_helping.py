"""Who helps with a claimed wish reads along where its resident agreed to be known, and only then."""

from tests.whole.test_wishes import DESK
from tests.world import Phone, World


def claimed(world: World, shares: bool) -> tuple[Phone, Phone, Phone]:
    """A wish that 秦师傅 leads and 春风书店 helps with; what was said before they came is said."""
    resident = world["resident"].says(DESK).presses("微心愿").presses("是青塘村").presses("没有")
    resident.presses("可以" if shares else "不留").presses("发送")
    world["clerk"].presses("上心愿墙").presses("实物").presses("300 元").presses("就这样写").presses("上墙")
    qin = world["qin"].pushes("f:claim:60001").presses("我牵头")
    qin.pushes("f:write:60001").says("您要多高的桌子？")
    shop = world["shop"].pushes("f:claim:60001").presses("一起来")
    qin.pushes("f:write:60001").says("我们周三送来")
    resident.pushes("f:add:60001").says("好的，家里有人").presses("没有")
    return resident, qin, shop


def reads(phone: Phone) -> str:
    """What they are shown of it: it may take the place of what stood there."""
    phone.says("在吗").pushes("f:wish:60001::said")
    return phone.shown(phone.got[-1:]) + phone.toast


def test_what_is_said_since_they_came_is_theirs_to_read(world: World) -> None:
    _, _, shop = claimed(world, shares=True)
    shop.pushes("f:wish:60001").presses("看对话").sees("我们周三送来", "好的，家里有人")
    shop.sees_not("多高的桌子", "60001", "李大爷", "13800000001", "501")
    shop.presses("看这个心愿").sees("微心愿")


def test_where_the_resident_did_not_agree_they_read_what_is_public(world: World) -> None:
    _, _, shop = claimed(world, shares=False)
    shop.pushes("f:wish:60001").sees("微心愿")
    assert not [b for b in shop.buttons() if b.label == "看对话"]
    assert "周三" not in reads(shop) and "家里有人" not in reads(shop)


def test_nor_once_it_is_taken_back_or_their_claim_is_over(world: World) -> None:
    resident, _, shop = claimed(world, shares=True)
    resident.pushes("f:share:60001").presses("不给看了")
    assert "周三" not in reads(shop)
    resident.pushes("f:share:60001").presses("可以")
    assert "周三" in reads(shop)
    shop.pushes("f:give_up:60001").says("来不了")
    assert "周三" not in reads(shop)


def test_nor_does_whoever_only_looks_at_the_wall(world: World) -> None:
    claimed(world, shares=True)
    for key in ("deng", "clerk", "fang"):
        assert "周三" not in reads(world[key])


def test_who_is_named_in_it_reads_nothing_more(world: World) -> None:
    resident, _, shop = claimed(world, shares=True)
    resident.pushes("f:add:60001").says("春风书店的人没来").presses("没有")
    assert "周三" not in reads(shop) and "没来" not in reads(shop)

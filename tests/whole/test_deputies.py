"""A representative is away: a colleague stands in, for as long and no longer."""

from storage import tables
from tests.whole.scenes import LAMP, accuses, reports, resolves, the_case
from tests.whole.test_accused import knows_nothing, tries_everything
from tests.whole.test_wishes import claimed
from tests.world import Phone, World


def goes_away(phone: Phone, until: str = "11月27日", deputy: str = "方代表") -> Phone:
    """From today on."""
    phone.presses("我要外出") if any(b.label == "我要外出" for b in phone.buttons()) else phone.pushes(
        "f:away"
    )
    return phone.says("今天").says(until).presses(deputy)


def test_a_new_case_that_would_be_theirs_goes_to_the_deputy_who_sees_why(world: World) -> None:
    goes_away(world["representative"]).sees("方代表代您")
    world["fang"].sees("周代表", "11月27日回来，请您代办")
    reports(world["resident"])
    world["fang"].sees("有件", LAMP, "代外出的周代表")
    world["resident"].sees("方代表")
    assert the_case(world).handler_id == world.people["fang"]
    world["clerk"].pushes("f:case:60001").sees("代外出的周代表")


def test_what_is_in_hand_can_be_done_by_the_deputy_as_well(world: World) -> None:
    reports(world["resident"])
    zhou, fang = world["representative"].presses("接单"), world["fang"]
    assert "看不了" in fang.pushes("f:case:60001").toast
    goes_away(zhou)
    fang.sees("手上这 1 件，您现在就能办", LAMP)
    fang.presses("60001-1").sees("代谁来办：周代表").sees_not("为何派您")
    fang.presses("说说进展").says("灯具到了").presses("没有").presses("还说不准")
    world["resident"].sees("灯具到了")
    resolves(fang)
    world["resident"].sees("五盏灯都换好了").presses("没办好")
    fang.sees("居民不满意")
    zhou.sees("60001-1")
    world["clerk"].pushes("f:timeline:60001").sees("方代表说了进展", "方代表答复")


def test_a_deputy_gives_nothing_away(world: World) -> None:
    reports(world["resident"])
    goes_away(world["representative"].presses("接单"))
    fang = world["fang"].pushes("f:case_more:60001")
    assert not [b for b in fang.buttons() if b.label in ("退回换人", "转给我选的代表")]
    fang.pushes("f:give_back:60001").sees_not("为什么退回")
    assert the_case(world).handler_id == world.people["representative"]


def test_the_reminders_of_what_is_in_hand_reach_the_deputy(world: World) -> None:
    reports(world["resident"])
    goes_away(world["representative"], "12月20日")
    fang = world["fang"]
    before = len(fang.got)
    for _ in range(4):
        world.follows_up()
        world.passes(hours=20)
    told = fang.shown(fang.got[before:])
    assert "60001-1" in told and "接单" in told


def test_once_they_are_back_it_is_the_deputys_no_more(world: World) -> None:
    reports(world["resident"])
    zhou, fang = goes_away(world["representative"].presses("接单")), world["fang"]
    fang.pushes("f:case:60001").sees(LAMP)
    zhou.pushes("f:away").presses("我回来了")
    assert "看不了" in fang.pushes("f:case:60001").toast
    world["resident"].pushes("f:add:60001").says("今晚又灭了一盏").presses("没有")
    zhou.sees("又灭了一盏")
    fang.sees_not("又灭了一盏")


def test_nor_after_the_day_has_come(world: World) -> None:
    reports(world["resident"])
    goes_away(world["representative"].presses("接单"), "11月25日")
    fang = world["fang"].pushes("f:progress:60001")
    world.passes(days=3)
    fang.says("灯具到了")
    assert not [e for e in world.rows(tables.events) if e.action == "progress"]
    assert "看不了" in fang.pushes("f:case:60001").toast


def test_not_a_deputy_whom_it_is_about(world: World) -> None:
    reports(world["resident"])
    goes_away(world["representative"].presses("接单"))
    fang = world["fang"]
    world["clerk"].pushes("f:mark_subject:60001").says("方代表").presses("方代表")
    assert "看不了" in fang.pushes("f:case:60001").toast
    fang.pushes("f:mine").sees_not("60001")
    before = len(fang.got)
    for _ in range(6):
        world.follows_up()
    assert "60001" not in fang.shown(fang.got[before:])


def test_nor_the_deputy_of_whom_it_is_about(world: World) -> None:
    goes_away(world["representative"])
    accuses(world["resident"], "周代表")
    world["clerk"].sees("说的是谁").presses("标明说的是谁").presses("周代表").presses("周代表")
    offered = [b.label for b in world["clerk"].buttons()]
    assert not [label for label in offered if "方代表" in label], offered


def test_who_is_away_then_cannot_be_asked(world: World) -> None:
    goes_away(world["fang"], "12月20日", "不用人代")
    offered = world["representative"].pushes("f:away").says("今天").says("11月27日").buttons()
    assert offered and "方代表" not in [b.label for b in offered]
    # A button from before they went:
    world["fang"].pushes("f:away").presses("我回来了")
    zhou = world["representative"].pushes("f:away").says("今天").says("11月27日")
    goes_away(world["fang"], "12月20日", "不用人代")
    zhou.presses("方代表")
    assert not [row for row in world.rows(tables.people) if row.deputy_id]


def test_staff_say_who_stands_in(world: World) -> None:
    zhou = goes_away(world["representative"], "12月1日", "不用人代")
    clerk = (
        world["clerk"].pushes("f:staffing").presses("指定代办人").says("周代表").sees("周代表外出时，谁来代")
    )
    clerk.presses("方代表").sees("周代表外出时由方代表代")
    world["fang"].sees("请您代办")
    reports(world["resident"])
    assert the_case(world).handler_id == world.people["fang"]
    zhou.sees_not(LAMP)
    assert "不" in (world["resident"].pushes("f:deputy").toast or "不")
    world["resident"].sees_not("指定代办人")


def test_the_deputy_hears_when_it_is_over(world: World) -> None:
    zhou = goes_away(world["representative"])
    zhou.pushes("f:away").presses("我回来了")
    world["fang"].sees("周代表回来了，新的事不再给您")


def test_whoever_is_without_a_deputy_now_hears_so(world: World) -> None:
    goes_away(world["representative"], "12月20日")
    goes_away(world["fang"], "12月1日", "不用人代")
    world["representative"].sees("代您的方代表也要外出")
    reports(world["resident"])
    assert the_case(world).handler_id == world.people["deng"], "there are no chains"


def test_an_accused_deputy_finds_nothing_whatever_they_try(world: World) -> None:
    """Promise 5, while the one whom they stand in for has the case."""
    goes_away(world["representative"], "12月20日")
    accuses(world["resident"], "方代表")
    world["clerk"].presses("标明说的是谁").presses("方代表").presses("方代表")
    offered = [b.label for b in world["clerk"].buttons()]
    assert not [label for label in offered if "方代表" in label], offered
    world["clerk"].presses("派给邓代表")
    goes_away(world["deng"], "12月20日", "许代表")
    with world.app.database.writer.begin() as connection:  # as if staff had said so before
        of_deng = tables.people.c.id == world.people["deng"]
        connection.execute(tables.people.update().where(of_deng).values(deputy_id=world.people["fang"]))
    tries_everything(world["fang"], 60001)
    for _ in range(6):
        world.follows_up()
    knows_nothing(world["fang"], "救济款")


def test_nor_does_the_deputy_of_whom_it_is_about(world: World) -> None:
    goes_away(world["representative"], "12月20日")
    accuses(world["resident"], "周代表")
    world["clerk"].presses("标明说的是谁").presses("周代表").presses("周代表")
    world["clerk"].presses("派给邓代表")
    with world.app.database.writer.begin() as connection:  # the same colleague stands in for both
        of_deng = tables.people.c.id == world.people["deng"]
        connection.execute(tables.people.update().where(of_deng).values(deputy_id=world.people["fang"]))
    world["deng"].pushes("f:away").says("今天").says("12月20日").presses("方代表")
    tries_everything(world["fang"], 60001)
    for _ in range(6):
        world.follows_up()
    told = world["fang"].shown(world["fang"].got)
    assert "60001-1" not in told and "救济款" not in told


def test_a_deputy_shows_a_wish_that_came_true_with_a_photo_like_who_claimed_it(world: World) -> None:
    claimed(world, "representative")
    goes_away(world["representative"])
    fang = world["fang"].pushes("f:write:60001").says("周代表外出，我先跟您联系")
    assert {row.stage for row in world.rows(tables.claims)} == {"contacted"}, "the wish lapses no more"
    fang.pushes("f:case:60001").sees("[圆梦了]").sees_not("[办好了]")
    fang.presses("圆梦了").says("书桌送到了").sees("发一张圆梦的照片")
    fang.photographs("desk").presses("好了")
    assert the_case(world).state == "resolved"

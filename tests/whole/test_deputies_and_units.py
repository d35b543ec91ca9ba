"""Who stands in for a time does what is in hand to its end, and no longer; an officer's unit goes on."""

from tests.whole.bureau import WATER, accepted, officer, passes_on
from tests.whole.test_units import tasks
from tests.world import Phone, World


def names_a_deputy(world: World, deputy: str) -> Phone:
    """A clerk does, by the menu."""
    clerk = world["clerk"].says("/start").presses("更多").presses("代表的事").presses("指定代办人")
    clerk.sees("给哪位代表指定代办人").presses("周代表").sees("周代表外出时，谁来代")
    return clerk.presses(deputy).sees(f"周代表外出时由{deputy}代")


def test_the_deputy_whom_a_clerk_names_answers_the_leader_to_the_end(world: World, li: Phone) -> None:
    zhou = accepted(world)
    names_a_deputy(world, "方代表")
    zhou.says("/away").presses("今天").says("3天后")
    assert zhou.buttons()[0].label == "方代表"
    zhou.presses("方代表").sees("方代表代您")
    fang = world["fang"].sees("请您代办。手上这 1 件，您现在就能办")
    chen = world["leader"].pushes("f:instruct:60001").says("请快些").presses(WATER).presses("11月26日")
    fang.sees("有领导批示，11月26日前要有回复", "照批示交给了水务局")
    li.presses("我单位来办").presses("报结果").says("换好了").presses("没有")
    fang.sees("水务局有答复了", "[回复批示]").presses("回复批示").sees("批示办得怎么样了")
    fang.says("水务局换好了").photographs("lamps").presses("好了").sees("回复领导了")
    chen.sees("60001-1 的批示回复了", "水务局换好了")
    assert chen.got[-1].pictures, "the picture of it is not there"
    zhou.pushes("f:timeline:60001").sees("方代表回复了批示")
    assert tasks(world) == []
    fang.pushes("f:reply:60001").sees_not("批示办得怎么样了")


def test_another_deputy_has_it_from_then_on_and_the_first_no_more(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    names_a_deputy(world, "方代表")
    zhou.says("/away").presses("今天").says("3天后").presses("方代表")
    names_a_deputy(world, "许代表")
    world["fang"].sees("改由别人代，不用您代了")
    assert "看不了" in world["fang"].pushes("f:case:60001").toast
    world["xu"].sees("请您代办")
    zhou.sees("您外出时，由许代表代您")
    li.presses("我单位来办")
    world["xu"].sees("60001-1 水务局接下了")
    world.passes(days=3, hours=1)  # and when the time is over
    assert "看不了" in world["xu"].pushes("f:case:60001").toast
    li.presses("报进展").says("灯具到了").presses("没有")
    zhou.sees("60001-1 水务局说进展")
    assert "灯具到了" not in Phone.shown(world["xu"].got)


def test_an_officer_who_goes_away_hears_who_gets_it_meanwhile(world: World, li: Phone) -> None:
    officer(world, "zhao", "赵工", WATER)
    passes_on(accepted(world), WATER)
    li.presses("我单位来办").says("/away").presses("今天").says("3天后")
    li.sees("11月26日恢复", "这期间单位的事发给赵工").sees_not("谁来代您")
    world["representative"].pushes("f:case:60001")
    world["resident"].pushes("f:add:60001").says("路口也要看").presses("没有")
    world["zhao"].sees("路口也要看")
    assert "路口也要看" not in Phone.shown(li.got)


def test_an_officer_who_is_alone_hears_that_the_office_calls(world: World, li: Phone) -> None:
    passes_on(accepted(world), WATER)
    li.presses("我单位来办").says("/away").presses("今天").says("3天后")
    li.sees("11月26日恢复", "单位没有别人在线上，有事工作人员打电话").sees_not("不派新的给您")

"""Responsible units: a representative passes a case on, the unit's officer does the work, and is chased."""

from storage import tables
from tests.whole.bureau import POWER, WATER, accepted, officer, passes_on, unit
from tests.whole.scenes import LAMP, reports, the_case
from tests.world import Phone, World


def tasks(world: World) -> list[str]:
    """What the staff still have to do."""
    return [row.kind for row in world.rows(tables.tasks) if row.done_at is None]


def test_from_the_resident_to_the_unit_and_back(world: World, li: Phone) -> None:
    zhou = accepted(world)
    zhou.sees("该单位办的")
    zhou.presses("更多").presses("交给单位").sees("60001-1 交给哪个单位").presses(WATER)
    zhou.sees("请水务局办什么").says("换五盏灯").sees("水务局哪天之前办好")
    zhou.says("12月1日").sees("60001-1 交给水务局了，12月1日前要有答复")
    world["resident"].sees("交给水务局了，等它回话", "最晚12月8日答复您")
    li.sees(
        "有件事，请您单位来办，最晚12月1日答复", "换五盏灯", LAMP, "剩 8 天", "代表：周代表", "没有留联系方式"
    )
    li.sees_not("13800000001").presses("我单位来办").sees("接下了，60001-1。最晚12月1日答复")
    zhou.sees("60001-1 水务局接下了")
    world.passes(days=1)
    li.presses("报进展").says("灯具到了").presses("没有").sees("记下了，周代表会知道")
    zhou.sees("60001-1 水务局说进展", "灯具到了")
    zhou.pushes("f:case:60001").sees("承办单位：水务局（李工），在办，剩 7 天：灯具到了")
    li.presses("报结果").says("五盏都换好了").photographs("lamp").presses("好了").sees("由他答复居民")
    zhou.sees("60001-1 水务局有答复了", "五盏都换好了")
    assert zhou.got[-1].pictures, "the unit's photo is not there"
    li.pushes("f:case:60001").sees("已答复")
    zhou.presses("办好了").presses("解决了").sees("单位的答复：五盏都换好了").presses("就照单位的答复")
    zhou.presses("没有")
    world["resident"].sees("五盏都换好了").presses("办好了")
    li.sees("60001-1 办结了，居民评价：满意")
    assert "看不了" in li.pushes("f:case:60001").toast
    zhou.pushes("f:timeline:60001").sees("您交给了水务局，12月1日前办好", "水务局接下了", "水务局答复了")


def test_a_resident_sees_which_unit_and_not_what_was_said_to_it(world: World, li: Phone) -> None:
    zhou = accepted(world)
    zhou.pushes("f:entrust:60001").presses(WATER).says("这家人爱闹，快些办").says("12月1日")
    li.presses("我单位来办").presses("报进展").says("施工队下午到").presses("没有")
    resident = world["resident"].pushes("f:timeline:60001")
    resident.sees("周代表交给了水务局").sees_not("爱闹", "施工队", "12月1日")
    resident.pushes("f:case:60001").sees("承办单位：水务局").sees_not("在办，")


def test_who_passes_it_on_has_accepted_it(world: World, li: Phone) -> None:
    reports(world["resident"])
    passes_on(world["representative"], WATER)
    world["resident"].sees("周代表接单了，60001-1 交给水务局在办")
    assert the_case(world).state == "in_progress"


def test_an_objection_that_is_right_is_decided_for_somebody_else(
    world: World, li: Phone, wang: Phone
) -> None:
    zhou = passes_on(accepted(world), WATER)
    li.presses("不归我们管").sees("为什么不归您单位", "11月30日 周一 09:00 以前都可以提").says(
        "路灯归供电所管"
    )
    zhou.sees("60001-1 水务局说不归它管", "路灯归供电所管")
    clerk = world["clerk"].sees("水务局说 60001-1 不归它管。怎么定", "路灯归供电所管")
    assert tasks(world) == ["objection"]
    clerk.presses("定异议").sees("水务局说 60001-1 不归它管").presses("不归它，收回").says("确实归供电所")
    clerk.sees("60001-1 不用水务局办了")
    zhou.sees("60001-1 不归水务局", "请您再定交给谁", "确实归供电所")
    li.sees("60001-1 的异议同意了")
    assert "看不了" in li.pushes("f:case:60001").toast
    assert tasks(world) == []
    passes_on(zhou, POWER)
    wang.sees("请您单位来办", LAMP).sees_not("路灯归供电所管")


def test_an_objection_is_dismissed_and_the_unit_asked_again(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    li.presses("不归我们管").says("不归我们")
    clerk = world["clerk"].presses("定异议").presses("还由它办").says("三定方案里归你们").says("12月4日")
    clerk.sees("60001-1 还由水务局办")
    li.sees("60001-1 还请您单位来办", "最晚12月4日答复", "三定方案里归你们")
    li.sees_not("[不归我们管]").presses("我单位来办")
    zhou.sees("60001-1 水务局接下了")


def test_an_objection_comes_too_late(world: World, li: Phone) -> None:
    passes_on(accepted(world), WATER)
    card = li.got[-1].buttons
    assert "不归我们管" in [button.label for row in card for button in row]
    world.passes(days=8)
    li.pushes("f:unit_object:60001").sees("提异议的时间过了")
    li.pushes("f:case:60001").sees_not("[不归我们管]")


def test_nobody_has_the_case_and_the_clerk_who_upholds_looks_for_another_unit(
    world: World, li: Phone
) -> None:
    reports(world["resident"], kind="信访诉求")
    clerk = world["clerk"].pushes("f:admit:60001").says("/cancel")
    passes_on(clerk, WATER)
    assert "nobody" not in tasks(world)
    world["resident"].sees("交给水务局了，等它回话")
    li.presses("不归我们管").says("不归我们")
    clerk.presses("定异议").presses("不归它，收回").says("确实").sees("60001-1 交给哪个单位")
    clerk.presses(WATER).presses("照居民说的办").says("12月3日")
    li.presses("我单位来办").presses("报结果").says("查过了，是误会").presses("没有").sees("转给工作人员了")
    clerk.sees("60001-1 单位答复了", "查过了，是误会").presses("直接答复").sees("单位的答复：查过了，是误会")
    clerk.presses("就照单位的答复").presses("没有")
    world["resident"].sees("查过了，是误会")
    assert "unit_answered" not in tasks(world)


def test_several_units_and_one_that_leads(world: World, li: Phone, wang: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    passes_on(zhou, POWER, "会办")
    wang.sees("有件事，请您单位会办", "主办单位：水务局")
    zhou.pushes("f:case:60001").sees("主办单位：水务局，还没接", "会办单位：供电所，还没接")
    wang.presses("我单位来办").presses("报结果").says("电线理好了").presses("没有")
    li.sees("60001-1 供电所会办好了", "电线理好了")
    passes_on(zhou, POWER, "改由它主办")
    li.sees("60001-1 改由供电所主办，您单位会办")
    zhou.pushes("f:relieve:60001").sees("说的是哪个单位").presses(POWER).says("不用了")
    wang.sees("60001-1 不用您单位再办了")
    li.sees("60001-1 改由您单位主办了")


def test_a_conference_is_on_record_for_all_who_work_on_it(world: World, li: Phone, wang: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    passes_on(zhou, POWER, "会办")
    zhou.pushes("f:confer:60001").says("下周三").sees("没认出日期").says("昨天").presses("水务局、供电所")
    zhou.says("水务局挖沟，供电所周五接线").sees("60001-1 的会商记下了")
    for one in (li, wang):
        one.sees("60001-1 会商定了这些", "参加：水务局、供电所", "水务局挖沟")
    world["clerk"].pushes("f:timeline:60001").sees("周代表记了会商，11月22日开的", "供电所周五接线")
    world["resident"].pushes("f:timeline:60001").sees_not("会商")


def test_a_silent_unit_is_reminded_and_goes_up_to_the_leader(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER, day="11月30日")
    for _ in range(32):
        world.passes(hours=12)
    told = [row.what for row in world.rows(tables.outbox) if row.person_id == world.people["li"]]
    assert {"remind-officers", "warn-officers"} <= set(told)
    assert tasks(world).count("unit_late") == 1
    for above in ("clerk", "supervisor", "leader"):
        assert "60001-1 交给水务局，没有动静" in Phone.shown(world[above].got)
    assert "60001-1 水务局没有动静，领导在过问了" in Phone.shown(zhou.got)
    li.presses("报进展").says("今天去").presses("没有")
    assert "unit_late" not in tasks(world)


def test_the_reminders_of_a_unit_come_together_and_only_while_they_stand(world: World, li: Phone) -> None:
    zhou = accepted(world)
    passes_on(zhou, WATER)
    reports(world["liang"])
    passes_on(world["representative"], WATER)
    world.passes(days=2)
    li.sees("今天有 2 件事等您", "60001-1", "60002-2").presses("60001").presses("我单位来办")
    held = [row for row in world.rows(tables.outbox, what="remind-officers") if row.state == "held"]
    assert held == []


def test_a_unit_that_nobody_reads_for_is_called(world: World) -> None:
    unit(world, WATER, phone="0571-88881111")
    zhou = accepted(world)
    passes_on(zhou, WATER).sees("那边没人在线上收，工作人员会打电话")
    clerk = world["clerk"].sees("交给水务局 0571-88881111，那边没人在线上收。请您打个电话")
    clerk.presses("记单位的进展").sees("60001-1 水务局办到哪一步了").says("电话里说明天去").presses("没有")
    zhou.sees("60001-1 水务局说进展", "电话里说明天去")
    assert tasks(world) == []
    world.passes(days=4)  # and once more, when it is time to ask how far they are
    clerk.sees("那边没人在线上收")
    assert tasks(world) == ["unit_nobody"]


def test_an_officer_away_leaves_it_to_the_others_of_the_unit(world: World, li: Phone) -> None:
    other = officer(world, "zhao", "赵工", WATER)
    li.says("/away").presses("今天").presses(li.buttons()[1].label)
    zhou = passes_on(accepted(world), WATER)
    other.sees("请您单位来办")
    assert "请您单位来办" not in Phone.shown(li.got)
    other.says("/away").presses("今天").presses(other.buttons()[1].label)
    reports(world["anna" if "anna" in world.phones else "liang"])
    passes_on(world["representative"], WATER)
    assert "unit_nobody" in tasks(world)
    zhou.sees("没人在线上收")


def test_relieved_while_they_write_it_is_theirs_no_more(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    li.presses("我单位来办").presses("报结果")
    zhou.pushes("f:relieve:60001").says("居民自己换好了").sees("60001-1 不用水务局办了")
    li.sees("60001-1 不用您单位再办了").says("换好了").sees("看不了").sees_not("路灯")
    li.says("/mine").sees_not("60001")


def test_once_the_resident_is_answered_the_unit_need_not(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    zhou.pushes("f:resolve:60001").sees("水务局还没答复").presses("解决了").says("换好了").presses("没有")
    li.sees("60001-1 已经答复居民，您单位不用再办了")
    li.pushes("f:unit_accept:60001").sees_not("接下了")


def test_what_an_officer_says_unasked_is_offered_as_a_report(world: World, li: Phone) -> None:
    passes_on(accepted(world), WATER)
    li.presses("我单位来办").says("下午三点到现场").sees("说进展 60001-1").presses("说进展").presses("没有")
    world["representative"].sees("60001-1 水务局说进展", "下午三点到现场")


def test_the_menu_and_the_list_of_an_officer(world: World, li: Phone) -> None:
    li.says("/start").sees("要您单位办的事")
    li.says("/mine").sees("没有事在办")
    passes_on(accepted(world), WATER)
    li.says("/mine").sees("60001-1 现在是这样")
    li.says("/help").sees("我单位来办")


def test_what_the_resident_adds_reaches_who_works_on_it(world: World, li: Phone) -> None:
    passes_on(accepted(world), WATER)
    li.presses("我单位来办")
    world["resident"].pushes("f:add:60001").says("路口那五盏").presses("没有")
    li.sees("60001-1 居民又说了", "路口那五盏")


def test_the_units_clock_stands_while_the_resident_is_asked(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER, day="11月26日")
    li.presses("我单位来办")
    zhou.pushes("f:ask:60001").says("哪几盏？")
    world.passes(days=2)
    world["resident"].presses("回答").says("路口的").presses("没有")
    li.pushes("f:case:60001").sees("最晚：11月28日")

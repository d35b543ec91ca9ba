"""An objection (异议) is decided: each hears what that means for them, and can go on from there at once."""

import pytest

from storage import tables
from tests.whole.bureau import POWER, WATER, accepted, officer, passes_on
from tests.whole.scenes import LAMP, reports
from tests.whole.test_units import tasks
from tests.world import Phone, World

WHY = "路灯归供电所管"
GONE = "60001-1 不归水务局管"


def objects(unit: Phone, why: str = WHY) -> Phone:
    return unit.presses("不归我们管").says(why)


def decides(world: World, decision: str, why: str, *, day: str = "") -> Phone:
    clerk = world["clerk"].presses("定异议").presses(decision).says(why)
    return clerk.says(day) if day else clerk


def first(phone: Phone) -> str:
    """The likely button of the newest message."""
    return phone.buttons()[0].label


# Upheld


def test_who_had_heard_that_the_unit_has_it_hears_that_another_is_found(world: World, li: Phone) -> None:
    passes_on(accepted(world), WATER)
    objects(li)
    resident = world["resident"].sees_not(GONE, WHY)
    decides(world, "不归它，收回", "确实归供电所")
    resident.sees(GONE, "我们正在另找该办的单位，定了就告诉您", "还是最晚12月8日答复您").sees_not("确实", WHY)
    resident.pushes("f:case:60001").sees_not(f"承办单位：{WATER}")


def test_the_resident_hears_nothing_of_a_unit_they_were_not_told_of(
    world: World, li: Phone, wang: Phone
) -> None:
    zhou = passes_on(accepted(world), POWER)
    passes_on(zhou, WATER, "会办")
    objects(li)
    decides(world, "不归它，收回", "确实归供电所")
    assert "不归水务局" not in Phone.shown(world["resident"].got)
    wang.sees_not("改由您单位主办")


def test_who_came_to_the_case_after_the_unit_was_told_hears_nothing_of_it(world: World, li: Phone) -> None:
    passes_on(accepted(world), WATER)
    neighbour = world["liang"]
    reports(neighbour, LAMP + "，夜里走路怕")
    world["clerk"].pushes("f:merge:60002").says("60001-1").presses("合并")
    objects(li)
    decides(world, "不归它，收回", "确实归供电所")
    assert GONE in Phone.shown(world["resident"].got)
    assert GONE not in Phone.shown(neighbour.got)


def test_where_another_unit_goes_on_the_resident_hears_which(world: World, li: Phone, wang: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    passes_on(zhou, POWER, "会办")
    objects(li)
    decides(world, "不归它，收回", "确实归供电所")
    world["resident"].sees(GONE, "供电所接着办").sees_not("另找")
    wang.sees("改由您单位主办")


def test_the_officer_reads_why_they_were_right_and_nothing_more(world: World, li: Phone) -> None:
    passes_on(accepted(world), WATER)
    objects(li)
    decides(world, "不归它，收回", "三定方案里归供电所")
    li.sees("60001-1 的异议同意了", "三定方案里归供电所").sees_not(LAMP)
    assert "看不了" in li.pushes("f:case:60001").toast


def test_a_colleague_who_has_become_accused_reads_nothing(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    objects(li)
    world["clerk"].pushes("f:mark_subject:60001").says(WATER).says("/cancel")
    li.sees_not("异议同意了")
    assert zhou.pushes("f:case:60001").sees_not("水务局，")
    assert tasks(world).count("objection") == 0


def test_the_representative_passes_it_on_from_the_message_itself(
    world: World, li: Phone, wang: Phone
) -> None:
    zhou = passes_on(accepted(world), WATER)
    objects(li)
    decides(world, "不归它，收回", "确实归供电所").sees("再交给谁，由周代表定")
    zhou.sees("60001-1 不归水务局", "确实归供电所", "请您再定交给谁")
    assert first(zhou) == "交给单位"
    zhou.presses("交给单位").presses(POWER).presses("照居民说的办").says("12月1日")
    wang.sees("请您单位来办")
    world["resident"].sees("60001-1 交给供电所了，等它回话")


def test_who_stands_in_for_the_representative_passes_it_on(world: World, li: Phone, wang: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    objects(li)
    zhou.says("/away").presses("今天").says("3天后").presses("方代表")
    decides(world, "不归它，收回", "确实归供电所")
    fang = world["fang"].sees("请您再定交给谁")
    assert first(fang) == "交给单位"
    fang.presses("交给单位").presses(POWER).presses("照居民说的办").says("12月1日")
    wang.sees("请您单位来办")


def test_where_nobody_has_the_case_the_clerks_have_it_to_do_until_a_unit_is_found(
    world: World, li: Phone, wang: Phone
) -> None:
    reports(world["resident"], kind="信访诉求")
    clerk = world["clerk"].pushes("f:admit:60001").says("/cancel")
    passes_on(clerk, WATER)
    objects(li)
    decides(world, "不归它，收回", "确实归供电所").sees("60001-1 交给哪个单位").says("/cancel")
    assert tasks(world) == ["nobody"]
    clerk.says("/queue").presses("60001-1").sees("[交给单位]").presses("交给单位").presses(POWER)
    clerk.presses("照居民说的办").says("12月1日").sees("交给供电所了")
    assert tasks(world) == []
    clerk.pushes("f:relieve:60001").says("另有安排")
    assert tasks(world) == ["nobody"]


# Dismissed


def test_a_dismissed_objection_is_answered_with_the_reason_and_the_day(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    objects(li)
    clerk = world["clerk"].presses("定异议").presses("还由它办").says("三定方案里归水务局")
    assert first(clerk).startswith("12月1日"), "the day it has stands first"
    clerk.presses("12月1日").sees("60001-1 还由水务局办")
    li.sees("60001-1 还请您单位来办，异议没有同意。最晚12月1日答复", "三定方案里归水务局")
    li.sees("[我单位来办]").sees_not("[不归我们管]")
    zhou.sees("60001-1 还由水务局办，异议没有同意", "三定方案里归水务局").sees_not("请您再定")
    assert first(zhou) != "交给单位"
    assert "异议" not in Phone.shown(world["resident"].got)
    li.pushes("f:unit_object:60001").sees_not("为什么不归您单位")


def test_asked_once_more_by_anybody_it_still_cannot_object_again(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    objects(li)
    decides(world, "还由它办", "三定方案里归水务局", day="12月1日")
    passes_on(zhou, WATER, day="12月2日")
    li.sees("请您单位来办，最晚12月2日答复").sees_not("[不归我们管]")
    li.pushes("f:unit_object:60001").sees_not("为什么不归您单位")
    assert tasks(world) == []


def test_while_an_objection_waits_nobody_passes_it_on_over_it(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    objects(li)
    passes_on(zhou, WATER, day="12月2日").sees("异议还没定", "60001-1 交给哪个单位")
    assert tasks(world) == ["objection"]
    assert len(world.rows(tables.events, action="entrust")) == 1


@pytest.mark.parametrize("decision", ["不归它，收回", "还由它办"])
def test_who_is_away_hears_what_was_decided_too(world: World, li: Phone, decision: str) -> None:
    other = officer(world, "zhao", "赵工", WATER)
    passes_on(accepted(world), WATER)
    objects(li)
    li.says("/away").presses("今天").says("3天后")
    decides(world, decision, "定了", day="12月1日" if decision == "还由它办" else "")
    other.sees("60001-1", "定了")

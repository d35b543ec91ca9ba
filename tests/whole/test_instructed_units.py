"""A leader's instruction (批示) names a unit: the unit gets the case by it, as it would from a clerk."""

from storage import tables
from tests.whole.bureau import POWER, WATER, accepted, passes_on, unit
from tests.whole.scenes import accuses, reports, the_case
from tests.whole.test_units import tasks
from tests.world import Phone, World

MENDS = "请三天内修好"


def instructs(world: World, of: str, words: str = MENDS, case: int = 60001) -> Phone:
    """Up to the end, where nothing else is asked."""
    chen = world["leader"].pushes(f"f:instruct:{case}").says(words).sees("请哪个单位办").says(of)
    return chen.sees("哪天之前回复您").presses("11月26日")


def told(world: World, key: str, what: str) -> int:
    """How often somebody was told so."""
    return len(world.rows(tables.outbox, what=what, person_id=world.people[key]))


def test_the_unit_that_an_instruction_names_gets_the_case(world: World, li: Phone) -> None:
    zhou = accepted(world)
    chen = world["leader"].pushes("f:instruct:60001").says(MENDS)
    chen.sees("请哪个单位办", "批示的话它看得到").presses(WATER).presses("11月26日")
    chen.sees("到11月26日没有回复，我会告诉您", "60001-1 交给水务局了，11月26日前要有答复")
    li.sees("有件事，请您单位来办，最晚11月26日答复", f"要办的：{MENDS}", "[我单位来办]", "[不归我们管]")
    world["resident"].sees("60001-1 交给水务局了，等它回话").sees_not(MENDS)
    zhou.sees("有领导批示，11月26日前要有回复", "60001-1 照批示交给了水务局")
    assert MENDS not in Phone.shown(zhou.got[-1:]), "the same words twice"
    zhou.pushes("f:case:60001").sees("承办单位：水务局，还没接").sees_not("单位：水务局\n")
    li.presses("我单位来办").presses("报结果").says("修好了").presses("没有")
    zhou.sees("水务局有答复了").presses("回复批示").says("水务局修好了").presses("没有").sees("回复领导了")
    chen.sees("60001-1 的批示回复了", "水务局修好了")
    assert "instruction" not in tasks(world)
    zhou.pushes("f:timeline:60001").sees("交给了水务局，11月26日前办好")


def test_a_part_of_its_name_is_enough(world: World, li: Phone) -> None:
    accepted(world)
    instructs(world, "水务").sees("60001-1 交给水务局了")
    assert [row.name for row in world.rows(tables.units)].count("水务") == 0


def test_a_unit_that_the_case_is_about_is_never_given_it_by_an_instruction(world: World, li: Phone) -> None:
    accuses(world["resident"], WATER, "青塘村的水务局乱收费")
    world["clerk"].pushes("f:mark_subject:60001").says(WATER).says("/cancel")
    world["clerk"].pushes("f:assign:60001").presses("派给")
    chen = world["leader"].pushes("f:instruct:60001").says(MENDS).sees_not(f"[{WATER}]").says(WATER)
    chen.sees("这件事跟这个单位有关，不能交给它", "请哪个单位办").presses("不填").presses("11月26日")
    chen.sees("到11月26日没有回复").sees_not("交给水务局")
    assert li.got == []
    world["clerk"].pushes("f:entrust:60001").says(WATER).sees("这件事跟这个单位有关，不能交给它")


def test_where_nobody_of_the_unit_reads_it_the_leader_knows_and_a_clerk_calls(world: World) -> None:
    unit(world, WATER, phone="0571-88881111")
    accepted(world)
    instructs(world, WATER).sees("60001-1 交给水务局了", "那边没人在线上收，工作人员会打电话")
    world["clerk"].sees("交给水务局 0571-88881111，那边没人在线上收")


def test_what_is_not_admitted_yet_is_given_to_the_unit_by_one_press_later(world: World, li: Phone) -> None:
    reports(world["resident"], kind="信访诉求")
    chen = instructs(world, WATER)
    chen.sees("还没受理，受理后再交给水务局").sees_not("60001-1 交给水务局了")
    assert "请您单位来办" not in Phone.shown(li.got)
    world["clerk"].pushes("f:admit:60001").presses("派给周代表")
    zhou = world["representative"].sees("单位：水务局", "[交给单位]").presses("交给单位")
    zhou.sees("交给哪个单位")
    assert zhou.buttons()[0].label == WATER
    zhou.presses(WATER).sees(MENDS).presses("照批示办").presses("11月26日")
    li.sees("有件事，请您单位来办", f"要办的：{MENDS}")
    zhou.pushes("f:case:60001").sees_not("[交给单位]")


def test_a_name_that_no_unit_has_stands_in_the_instruction_alone(world: World) -> None:
    zhou = accepted(world)
    instructs(world, "供电公司").sees("名册上没有供电公司，没有直接交给它")
    zhou.sees("单位：供电公司")
    zhou.pushes("f:case:60001").presses("交给单位")
    assert zhou.buttons()[0].label == "供电公司"
    assert the_case(world).state == "in_progress"


def test_while_an_objection_waits_the_unit_is_not_given_the_case_again(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    li.presses("不归我们管").says("路灯归供电所")
    instructs(world, WATER).sees("这个单位说不归它管，异议还没定", "交给哪个单位").says("/cancel")
    zhou.pushes("f:entrust:60001").presses(WATER).presses("照批示办").says("12月1日").sees("异议还没定")
    assert tasks(world).count("objection") == 1


def test_beside_another_unit_the_leader_says_whether_it_leads(world: World, li: Phone, wang: Phone) -> None:
    passes_on(accepted(world), POWER)
    instructs(world, WATER).sees("供电所在主办。水务局会办，还是改由它主办").presses("改由它主办")
    world["leader"].sees("60001-1 交给水务局了")
    wang.sees("改由水务局主办")
    li.sees("请您单位来办")


def test_a_unit_that_is_at_it_hears_the_instruction_and_keeps_its_earlier_day(
    world: World, li: Phone
) -> None:
    passes_on(accepted(world), WATER, day="11月25日")
    li.presses("我单位来办")
    instructs(world, WATER).sees("60001-1 交给水务局了，11月25日前要有答复")
    li.sees("最晚11月25日答复", f"要办的：{MENDS}").sees("[报结果]")
    assert told(world, "resident", "entrusted-residents") == 1


def test_asked_again_before_it_has_accepted_the_resident_is_not_told_twice(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    passes_on(zhou, WATER, day="12月2日")
    instructs(world, WATER)
    assert told(world, "resident", "entrusted-residents") == 1


def test_the_leader_hears_that_the_unit_they_named_is_not_the_one(world: World, li: Phone) -> None:
    zhou = accepted(world)
    chen = instructs(world, WATER)
    li.presses("不归我们管").says("路灯归供电所")
    world["clerk"].presses("定异议").presses("不归它，收回").says("确实归供电所")
    chen.sees("60001-1 批示里的水务局不办了", "确实归供电所")
    zhou.pushes("f:case:60001").sees_not("单位：水务局")


def test_marked_later_as_what_it_is_about_the_unit_stands_in_the_instruction_no_more(
    world: World, li: Phone
) -> None:
    reports(world["resident"], kind="信访诉求")
    instructs(world, WATER)
    world["clerk"].sees("单位：水务局")
    world["clerk"].pushes("f:mark_subject:60001").says(WATER).says("/cancel")
    world["clerk"].pushes("f:admit:60001").presses("派给周代表")
    world["representative"].sees(f"批示：11月26日，{MENDS}").sees_not("单位：水务局", "[交给单位]")
    assert li.got == []


def test_before_it_can_be_given_the_question_does_not_say_that_it_is(world: World) -> None:
    reports(world["resident"], kind="信访诉求")
    chen = world["leader"].pushes("f:instruct:60001").says(MENDS)
    chen.sees("请哪个单位办", "能交的时候再交给它").sees_not("选了就交给它办")

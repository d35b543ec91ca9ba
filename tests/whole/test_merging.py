"""Clerks merge cases and take them apart: numbers keep pointing right, and nobody is dropped or let in."""

from typing import Any

from storage import tables
from tests.whole.bureau import WATER, officer, passes_on
from tests.whole.scenes import LAMP, accuses, reports, resolves
from tests.world import Phone, World

AGAIN = "青塘路学校门口黑得很，路灯全坏了"


def two(world: World) -> tuple[Phone, Phone]:
    """60001-1 of the first resident, 60002-2 of a neighbour; 周代表 has both."""
    reports(world["resident"])
    world["representative"].presses("接单")
    anna = reports(world.newcomer("anna"), AGAIN)
    return world["resident"], anna


def merges(clerk: Phone, case: int = 60002, into: str = "60001-1") -> Phone:
    return clerk.pushes(f"f:merge:{case}").says(into).presses("合并")


def row(world: World, case: int) -> Any:
    return next(one for one in world.rows(tables.cases) if one.id == case)


def test_a_preview_then_both_are_told_and_both_are_asked(world: World) -> None:
    first, second = two(world)
    clerk = world["clerk"].pushes("f:merge:60002").sees("并到哪一件", "60001-1").says("60001-1")
    clerk.sees("60002-2 要并到", "路灯坏了五盏", "过去的居民：1 位", "合并吗")
    first.read, second.read = len(first.got), len(second.got)
    clerk.presses("合并").sees("60002-2 并过来了", "60001-1")
    first.sees("有别的居民也反映了").sees_not("60002", AGAIN)
    second.sees("合在一起办", "60001-1").sees_not("五盏")
    assert (row(world, 60002).state, row(world, 60002).outcome) == ("closed", "merged")
    resolves(world["representative"].pushes("f:case:60001"))
    for phone in (first, second):
        phone.sees("您看办好了吗").presses("办好了")
    assert row(world, 60001).state == "closed"
    assert world.audit() == ()


def test_the_old_number_an_old_card_and_a_list_lead_to_where_it_goes_on(world: World) -> None:
    _, second = two(world)
    merges(world["clerk"])
    second.says("60002-2").sees("60001-1", "学校门口").sees_not("五盏")
    second.pushes("f:case:60002:1").sees("60001-1")
    second.says("/mine").sees("60001-1").sees_not("60002-2")
    second.pushes("f:add:60002:1").says("校门口的最要紧").presses("没有")
    world["representative"].sees("60001-1", "校门口的最要紧")
    world["clerk"].says("60002-2").sees("60001-1")


def test_whoever_has_it_reads_what_was_said_in_both_and_sees_the_pictures(world: World) -> None:
    reports(world["resident"])
    anna = world.newcomer("anna").says(AGAIN).presses("投诉").presses("是青塘村").photographs("dark")
    anna.presses("好了").presses("不是，另外报").presses("不是").presses("不留").presses("发送")
    anna.pushes("f:add:60002").says("晚自习放学最黑").presses("没有")
    merges(world["clerk"])
    zhou = world["representative"].pushes("f:case:60001").sees("五盏", "学校门口", "60002-2")
    assert any(message.pictures for message in zhou.new)
    zhou.pushes("f:timeline:60001").sees("五盏", "学校门口", "晚自习放学最黑", "60002-2")
    anna.pushes("f:timeline:60001").sees("学校门口", "晚自习放学最黑").sees_not("五盏")
    world["resident"].pushes("f:timeline:60001").sees("五盏").sees_not("学校门口", "晚自习")


def test_residents_who_are_not_named_are_counted(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    for place, key in enumerate(("anna", "bo")):
        reports(world.newcomer(key), f"{AGAIN}，{place}")
        merges(world["clerk"], 60002 + place)
    zhou.pushes("f:case:60001").sees("居民：3 位，没有留联系方式")
    clerk = world["clerk"].pushes("f:take_part:60001").says("王婶").says("13900000007")
    clerk.presses("本人同意").presses("可以")
    zhou.pushes("f:case:60001").sees("居民：王婶，13900000007，和另外 3 位居民")


def test_a_number_that_is_not_found_leaves_a_way_on(world: World) -> None:
    two(world)
    clerk = world["clerk"].pushes("f:merge:60002")
    for _ in range(5):
        clerk.says("70001-0")
    clerk.sees("没找到").presses("再输一次").sees("60002-2 并到哪一件").says("60001-1").presses("合并")
    assert row(world, 60002).outcome == "merged"


def test_units_and_what_hangs_over_it_come_along(world: World) -> None:
    reports(world["resident"])
    world["representative"].presses("接单")
    reports(world.newcomer("anna"), AGAIN)
    li = officer(world, "li", "李工", WATER)
    passes_on(world["representative"].pushes("f:accept:60002"), WATER)
    merges(world["clerk"])
    li.sees("合在一起办了")
    li.pushes("f:unit_answer:60002").says("线路通了").presses("没有")
    world["representative"].sees("60001-1", "线路通了")


def test_a_case_of_another_kind_or_one_that_is_over_is_refused_with_a_word(world: World) -> None:
    reports(world["resident"])
    reports(world.newcomer("anna"), "希望青塘路装一排路灯", "意见建议")
    clerk = merges(world["clerk"]).sees("类别不同")
    clerk.says("/cancel")
    merges(clerk, 60001, "60001-1").sees("同一件事")
    clerk.says("/cancel")
    reports(world.newcomer("bo"), "青塘路的灯又黑了")
    resolves(world["representative"].pushes("f:accept:60001"))
    merges(clerk, 60003, "60001-1").sees("已经答复")


def test_whom_the_one_is_about_never_comes_to_see_it_by_the_other(world: World) -> None:
    """周代表 has the one; the other is about 周代表."""
    reports(world["resident"], LAMP)
    accuses(world.newcomer("anna"), "周代表", "青塘路路灯的钱被人拿了")
    zhou = world["representative"].presses("接单")
    zhou.read = len(zhou.got)
    merges(world["clerk"], 60002, "60001-1").sees("并过来了")
    assert row(world, 60001).handler_id is None
    assert Phone.shown(zhou.new) == ""
    zhou.says("60001-1").sees_not("路灯").pushes("f:case:60001").sees_not("路灯")
    assert world.rows(tables.tasks, kind="named", done_at=None)


def test_a_resident_whom_the_other_is_about_stops_it(world: World) -> None:
    reports(world["fang"], AGAIN)
    accuses(world["resident"], "方代表", "青塘路路灯的钱被方代表拿了")
    merges(world["clerk"], 60001, "60002-2").sees("合并了他就看得到")
    assert all(one.outcome is None for one in world.rows(tables.cases))
    assert world.audit() == ()


def test_what_was_only_spoken_is_heard_by_a_clerk_first(world: World) -> None:
    """It may name whoever has the other case."""
    reports(world["resident"])
    anna = world.newcomer("anna").speaks("voice-1").presses("投诉").says("青塘村").presses("没有")
    anna.presses("不是").presses("不留").presses("发送")
    merges(world["clerk"]).sees("语音没听")
    assert all(one.outcome is None for one in world.rows(tables.cases))


def test_it_cannot_be_forged_by_who_is_no_clerk(world: World) -> None:
    two(world)
    for phone in (world["resident"], world["representative"]):
        for flow in ("merge", "split", "take_part", "let_rest"):
            phone.pushes(f"f:{flow}:60001")
            phone.says("/cancel")
    assert all(one.outcome is None for one in world.rows(tables.cases))


def test_a_part_becomes_a_case_of_its_own_and_each_points_to_the_other(world: World) -> None:
    reports(world["resident"], "青塘路的路灯坏了，还有井盖没了一个")
    world["representative"].presses("接单")
    resident = world["resident"]
    clerk = world["clerk"].pushes("f:split:60001").says("青塘路的井盖没了一个").presses("投诉")
    clerk.sees("要分出来的", "井盖", "居民：1 位", "分出来吗")
    resident.read = len(resident.got)
    clerk.presses("分出来").sees("60002-2")
    resident.sees("另立了一件", "60002-2", "60001-1", "井盖")
    resident.pushes("f:timeline:60001").sees("60002-2")
    story = resident.pushes("f:timeline:60002").sees("督办科 · 沈写的，从另一件里分出来（60001-1）")
    story.sees_not("说了这件事")
    clerk.pushes("f:timeline:60002").sees("您写的，从另一件里分出来（60001-1）")
    world["fang"].pushes("f:timeline:60002").sees("督办科 · 沈写的，从另一件里分出来").sees_not("60001")
    assert len(world.rows(tables.parties)) == 2
    assert world.audit() == ()


def test_of_two_residents_one_goes_with_the_new_case(world: World) -> None:
    first, second = two(world)
    merges(world["clerk"])
    clerk = world["clerk"].pushes("f:split:60001").says("学校门口要装新灯").presses("意见建议")
    clerk.presses("第 2 位").presses("就这").presses("不用了").presses("分出来")
    second.sees("另立了一件")
    resolves(world["representative"].pushes("f:case:60001"))
    first.sees("您看办好了吗").presses("办好了")
    assert row(world, 60001).state == "closed", "who left is not asked about the old one"
    second.says("/mine").sees("60003").sees_not("60001-1 ")

"""A card to the office says why it came."""

from tests.whole.scenes import reports
from tests.world import World


def test_who_did_not_accept_has_not_returned_it(world: World) -> None:
    reports(world["resident"])
    for _ in range(3):
        world.follows_up()
    world["clerk"].pushes("f:assign:60001").sees("这件换下来过").sees_not("退回过这件")


def test_an_escalation_says_how_often_and_how_long(world: World) -> None:
    reports(world["resident"])
    clerk = world["clerk"]
    clerk.read = len(clerk.got)
    while not clerk.new:
        world.follows_up()
    clerk.sees("60001-1", "在周代表手上", "已催 1 次，2 个工作日没有接单。")


def test_so_does_one_about_a_case_in_hand(world: World) -> None:
    reports(world["resident"])
    world["representative"].presses("接单")
    clerk = world["clerk"]
    clerk.read = len(clerk.got)
    while not clerk.new:
        world.follows_up()
    clerk.sees("已催 6 次，11 个工作日没有进展。")


def test_an_urgent_case_says_that_it_is_urgent(world: World) -> None:
    world["resident"].says("青塘路有根电线断了，在冒火花").presses("是青塘村").presses("发送")
    world["clerk"].sees("急件，刚派出去").sees_not("0 天")


def test_a_case_nobody_has_says_since_when(world: World) -> None:
    reports(world["resident"])
    world["clerk"].pushes("f:mark_subject:60001").says("周代表").presses("周代表").says("/cancel")
    supervisor = world["supervisor"]
    while not any("要请您定" in m.text for m in supervisor.new):
        world.follows_up()
    supervisor.sees("受理 2 个工作日，还没有派出去。")


def test_a_returned_case_says_why(world: World) -> None:
    reports(world["resident"])
    world["representative"].presses("退回").presses("我在外地").says("下周一才回来").says("/cancel")
    world["clerk"].sees("退回来了", "我在外地：下周一才回来")
    world["clerk"].says("/queue").presses("60001-1 退回").sees("我在外地：下周一才回来")
    world.passes(days=1)
    world["clerk"].sees("我在外地：下周一才回来")


def test_why_somebody_has_it_says_nothing_that_passes(world: World) -> None:
    """How many cases they had in hand that day is no reason that stands on a card weeks later."""
    reports(world["resident"])
    world["representative"].sees("为何派您：青塘乡的代表").sees_not("手上没有事")
    world["clerk"].pushes("f:case:60001").sees("为何派他：").sees_not("手上没有事")
    world["clerk"].pushes("f:assign:60001").sees("许代表：常办路灯，手上没有事")


def test_the_resident_hears_that_it_is_late_and_who_looks_into_it(world: World) -> None:
    resident = reports(world["resident"])
    world["representative"].presses("接单")
    resident.read = len(resident.got)
    while not resident.new:
        world.follows_up()
    resident.sees("60001-1 没能按时答复您，对不起。", "在周代表手上，工作人员已经在过问。", "[补充一句]")


def test_who_answers_hears_by_when_there_is_an_answer_now(world: World) -> None:
    resident = reports(world["resident"]).sees("12月8日")
    world["representative"].presses("问居民").says("哪几盏？")
    world.passes(days=2)
    resident.presses("回答").says("桥头的").sees("最晚12月10日答复您", "不算在期限里")


def test_who_reports_progress_before_accepting_has_accepted(world: World) -> None:
    resident = reports(world["resident"])
    representative = (
        world["representative"].presses("更多").presses("说话").presses("说说进展").sees("也就算您接单了")
    )
    representative.says("已报修").presses("没有").presses("还说不准").sees("60001-1 也算您接单了")
    resident.sees("周代表接单了，60001-1 有进展", "已报修")
    representative.presses("说说进展").sees_not("接单").says("修好了两盏").presses("没有").sees_not("接单")

"""Residents hear a day when it is new or another one, and an apology once for each delay."""

from tests.whole.scenes import reports, the_case
from tests.world import World


def goes_to_the_next(world: World) -> None:
    before = the_case(world).handler_id
    while the_case(world).handler_id == before:
        world.follows_up()


def test_the_day_is_said_once_while_it_stays_the_same(world: World) -> None:
    resident = reports(world["resident"]).sees("最晚12月8日答复您")
    resident.read = len(resident.got)
    zhou = world["representative"].presses("接单")
    resident.sees("接单了，60001-1 在办了。", "有进展就告诉您。").sees_not("最晚12月8日答复您")
    zhou.presses("问居民").says("哪一盏？")
    resident.presses("回答").says("路口那盏").sees("会转告办的人").sees_not("最晚")


def test_another_day_is_said(world: World) -> None:
    resident = reports(world["resident"])
    zhou = world["representative"].presses("接单").presses("问居民").says("哪一盏？")
    world.passes(days=2)
    resident.presses("回答").says("路口那盏").sees("最晚12月10日答复您")
    zhou.pushes("f:extend:60001").says("12月20日").says("灯具要定做")
    world["supervisor"].presses("同意延期").presses("就这样")
    resident.sees("最晚12月20日答复您")


def test_who_only_hears_of_a_representative_later_hears_the_day_then(world: World) -> None:
    resident = reports(world["resident"], kind="信访诉求").sees_not("答复您")
    world["clerk"].presses("派给").presses("派给周代表")
    resident.sees("交给周代表了", "答复您")
    resident.read = len(resident.got)
    world["representative"].presses("接单")
    resident.sees("在办了").sees_not("答复您")


def test_one_delay_one_apology(world: World) -> None:
    resident = reports(world["resident"])
    goes_to_the_next(world)
    resident.sees("让您久等了，抱歉。60001-1 换方代表来办。")
    resident.read = len(resident.got)
    goes_to_the_next(world)
    resident.sees("60001-1 换", "来办").sees_not("抱歉")


def test_nobody_is_apologised_to_for_a_wait_of_minutes(world: World) -> None:
    resident = reports(world["resident"])
    world["clerk"].pushes("f:assign:60001").presses("派给方代表")
    resident.sees("换方代表来办").sees_not("让您久等了")

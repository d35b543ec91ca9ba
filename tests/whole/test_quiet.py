"""Everybody has hours in which nothing comes that can wait."""

from datetime import timedelta

from storage import tables
from tests.whole.scenes import reports, resolves
from tests.whole.test_digest import clock, states, three
from tests.world import MONDAY, Phone, World


def asked_again(world: World) -> Phone:
    """A verdict that is to be asked again at three in the morning on Saturday."""
    resident = reports(world["resident"])
    zhou = world["representative"].presses("接单")
    world.clock.at = MONDAY + timedelta(days=1, hours=18)  # Wednesday, 03:00
    resolves(zhou)
    resident.sees("您看办好了吗")
    resident.read = len(resident.got)
    world.follows_up()
    return resident


def test_the_rounds_do_not_ask_at_night(world: World) -> None:
    resident = asked_again(world)
    assert clock(world) == "Sat 03:00" and resident.new == []
    world.wakes()
    assert clock(world) == "Sat 08:00"
    resident.sees("再问您一句")
    (party,) = world.rows(tables.parties)
    assert party.asked == 2 and party.asked_at == world.clock.at


def test_who_has_rated_meanwhile_is_not_asked_in_the_morning(world: World) -> None:
    resident = asked_again(world)
    resident.presses("办好了，满意").presses("没有了")
    resident.read = len(resident.got)
    world.passes(hours=6)
    assert resident.new == [] and states(world, "rate-again") == ["replaced"]


def test_everybody_chooses_their_own_quiet_hours(world: World) -> None:
    resident = world["resident"]
    resident.says("/menu").presses("设置").presses("什么时候别打扰我").sees("现在 21:00 到 08:00 不打扰您")
    resident.says("晚上").sees("没认出时间").says("8:00到7:00").sees("最多 16 小时")
    resident.says("22点到9点半").sees("22:00 到 09:30 不打扰您")
    asked_again(world)
    world.wakes()
    assert clock(world) == "Sat 09:30"


def test_who_minds_no_hour_is_told_at_any(world: World) -> None:
    world["resident"].says("别打扰我").presses("随时都行").sees("随时告诉您")
    resident = asked_again(world)
    resident.sees("再问您一句")
    assert clock(world) == "Sat 03:00"


def test_what_somebody_has_just_done_is_told_at_night(world: World) -> None:
    resident = reports(world["resident"])
    world.clock.at = MONDAY + timedelta(hours=14)  # 23:00
    resident.read = len(resident.got)
    world["representative"].presses("接单")
    resident.sees("接单了")


def test_who_changes_their_hours_gets_what_waits_at_the_new_ones(world: World) -> None:
    zhou = three(world)
    zhou.says("每天几点收汇总").presses("12:00")
    zhou.read = len(zhou.got)
    world.wakes()
    assert clock(world) == "Tue 12:00"
    zhou.sees("今天有 3 件事等您")


def test_the_hour_of_the_digest_is_not_a_quiet_one(world: World) -> None:
    zhou = world["representative"]
    zhou.says("每天几点收汇总").says("23:00").sees("您说过别打扰").says("8:30").sees("工作日 08:30")
    world["resident"].says("每天几点收汇总").sees_not("收汇总。")


def test_late_residents_are_told_in_daytime_and_only_while_it_is_true(world: World) -> None:
    world.clock.at = MONDAY + timedelta(hours=3)
    resident = reports(world["resident"])
    zhou = world["representative"].presses("接单")
    resident.read = len(resident.got)
    while not world.rows(tables.outbox, what="late-residents"):
        world.follows_up()
    assert states(world, "late-residents") == ["held"]
    resolves(zhou)
    world.passes(days=1)
    resident.sees_not("没能按时")
    assert states(world, "late-residents") == ["replaced"]

"""我也遇到: what is alike nearby is offered before a report is sent, and gives nobody away."""

import pytest

from storage import tables
from tests.whole.scenes import LAMP, accuses, reports, resolves, tells, the_case
from tests.world import Phone, World

SAME = "青塘路路灯不亮，老人摔了一跤"


@pytest.fixture
def neighbour(world: World) -> Phone:
    return world.newcomer("anna")


def up_to_the_offer(phone: Phone, words: str = SAME, kind: str = "投诉") -> Phone:
    return phone.says(words).is_a(kind).presses("是青塘村").presses("没有")


def joins(phone: Phone, words: str = SAME) -> Phone:
    return up_to_the_offer(phone, words).presses("是同一件").presses("不留")


def test_a_neighbour_joins_and_is_told_and_asked_like_the_first(world: World, neighbour: Phone) -> None:
    reports(world["resident"])
    world["representative"].presses("接单")
    up_to_the_offer(neighbour).sees("路灯 · 青塘村", "1 位居民", "周代表在办", "同一件")
    neighbour.presses("是同一件").presses("不留").sees("您加进来了", "60001-1")
    assert len(world.rows(tables.cases)) == 1
    world["representative"].sees("又有一位居民也遇到了", SAME)
    resolves(world["representative"].pushes("f:case:60001"))
    for phone in (world["resident"], neighbour):
        phone.sees("您看办好了吗").presses("办好了")
        if phone is world["resident"]:
            assert the_case(world).state == "resolved", "the other has not been heard yet"
    assert the_case(world).state == "closed"
    assert world.audit() == ()


def test_to_stay_apart_is_one_press(world: World, neighbour: Phone) -> None:
    reports(world["resident"])
    up_to_the_offer(neighbour).presses("不是，另外报").sees("反映的是谁")
    neighbour.presses("不是").presses("不留").presses("发送").sees("60002-2")


def test_what_is_shown_gives_nobody_away(world: World, neighbour: Phone) -> None:
    resident = world["resident"]
    resident.says("我是青塘路8号李大爷，13800000001，路灯坏了").presses("投诉").presses("是青塘村")
    resident.presses("没有").presses("不是").presses("可以").presses("发送")
    seen = Phone.shown(up_to_the_offer(neighbour).new)
    for secret in ("李大爷", "13800000001", "8号", "60001"):
        assert secret not in seen
    joins_now = neighbour.presses("是同一件").presses("不留").pushes("f:timeline:60001")
    joins_now.pushes("f:case:60001").sees(SAME)
    everything = Phone.shown(neighbour.got)
    for secret in ("李大爷", "13800000001", "8号"):
        assert secret not in everything
    resident.pushes("f:timeline:60001").sees_not("老人摔了一跤")


def test_what_is_about_somebody_is_never_offered(world: World, neighbour: Phone) -> None:
    accuses(world["resident"], "方代表", "青塘村路灯的钱没了")
    up_to_the_offer(neighbour).sees("反映的是谁")


def test_a_resident_of_a_petition_finds_how_to_invite_others(world: World) -> None:
    reports(world["resident"], LAMP, "信访诉求")
    world["clerk"].presses("派给代表").presses("派给周代表")
    world["resident"].pushes("f:timeline:60001").presses("更多").presses("请人当代表人").sees("加进来")


def test_a_petition_is_never_offered(world: World, neighbour: Phone) -> None:
    reports(world["resident"], LAMP, "信访诉求")
    world["clerk"].presses("派给代表").presses("派给周代表")
    up_to_the_offer(neighbour, kind="信访诉求").sees("反映的是谁")
    neighbour.says("/cancel")
    up_to_the_offer(neighbour).sees("反映的是谁")


def test_who_names_somebody_is_not_asked_to_join(world: World, neighbour: Phone) -> None:
    reports(world["resident"])
    up_to_the_offer(neighbour, f"{SAME}，方代表不管").sees("反映的是谁")


def test_another_village_and_another_matter_are_not_offered(world: World, neighbour: Phone) -> None:
    reports(world["resident"])
    up_to_the_offer(neighbour, "青塘村的狗没人管").sees("反映的是谁")
    neighbour.says("/cancel").says("塘尾桥路灯坏了").presses("投诉").presses("是塘尾村").presses("没有")
    neighbour.sees("反映的是谁")


def test_shared_positions_a_few_hundred_metres_apart(world: World, neighbour: Phone) -> None:
    def at(phone: Phone, north: float) -> Phone:
        phone.says("路灯坏了").presses("投诉").sends("location", latitude=north, longitude=119.9)
        for label in ("青塘乡", "青塘村"):
            if any(b.label == label for b in phone.buttons()):
                phone.presses(label)
        return phone.presses("没有")

    at(world["resident"], 30.1).presses("不是").presses("不留").presses("发送")
    at(neighbour, 30.11).sees("反映的是谁")  # a kilometre away
    neighbour.says("/cancel")
    at(neighbour, 30.101).sees("离您约 110 米")


def test_the_one_who_has_it_cannot_join_it(world: World) -> None:
    reports(world["resident"])
    world["representative"].says("/report")
    up_to_the_offer(world["representative"], "青塘路路灯又坏了一盏").sees_not("同一件")


def test_what_has_come_to_be_about_somebody_meanwhile_is_not_joined(world: World, neighbour: Phone) -> None:
    reports(world["resident"])
    up_to_the_offer(neighbour).presses("是同一件")
    world["clerk"].pushes("f:mark_subject:60001").says("方代表").presses("方代表").says("/cancel")
    neighbour.presses("不留").sees("反映的是谁").presses("不是").presses("不留").presses("发送")
    assert len(world.rows(tables.cases)) == 2
    assert len(world.rows(tables.parties, case_id=60001)) == 1


def test_a_made_up_press_joins_nothing(world: World, neighbour: Phone) -> None:
    tells(neighbour, "青塘路井盖没了")
    reports(world["resident"])
    neighbour.pushes("f:take_part:60001").pushes("f:group:60001").pushes("f:case:60001")
    assert [row.person_id for row in world.rows(tables.parties)] == [world.people["resident"]]

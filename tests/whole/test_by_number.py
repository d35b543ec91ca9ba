"""A number alone, as people write it, is a question after the case; whose it is not learns nothing."""

import pytest

from tests.whole.scenes import LAMP, reports
from tests.whole.test_misconduct import discloses
from tests.world import World

WRITTEN = (
    "60001-1",
    "６０００１－１",
    "600011",
    " 60001 1 ",
    "No.60001-1",
    "六零零零一，一",
    "查60001-1",
    "60001/1",
)


@pytest.mark.parametrize("said", WRITTEN)
def test_the_resident_gets_their_case_however_they_write_it(world: World, said: str) -> None:
    reports(world["resident"])
    world["resident"].says(said).sees("60001-1", LAMP)


@pytest.mark.parametrize("said", WRITTEN)
def test_another_reads_what_they_would_read_of_a_number_that_is_none(world: World, said: str) -> None:
    reports(world["resident"])
    bo = world.newcomer("bo").says("您好")
    heard = [bo.shown(bo.says(number).new) for number in (said, "70001-0")]
    assert heard[0] == heard[1] and "不是您的事" in heard[0]
    for mistyped in (("60001-2", "70001-1"), ("60001", "70001")):
        heard = [bo.shown(bo.says(number).new) for number in mistyped]
        assert heard[0] == heard[1] and "没找到" in heard[0]


def test_nor_do_the_office_learn_of_what_is_the_desks(world: World) -> None:
    discloses(world["resident"])
    for key in ("clerk", "leader", "representative"):
        phone = world[key]
        for same in (("60001-1", "70001-0"), ("60001", "70001"), ("60001-2", "70001-1")):
            heard = [phone.shown(phone.says(number).new) for number in same]
            assert heard[0] == heard[1], key
    world["discipline"].says("６０００１１").sees("60001-1")


@pytest.mark.parametrize("key", ["resident", "representative", "clerk"])
def test_the_last_digit_may_be_left_out_of_what_one_may_see(world: World, key: str) -> None:
    reports(world["resident"])
    world[key].says("60001").sees("60001-1", LAMP)


@pytest.mark.parametrize("key", ["resident", "representative", "clerk"])
def test_whoever_mistypes_a_number_hears_what_is_wrong_with_it(world: World, key: str) -> None:
    reports(world["resident"])
    world[key].says("60001-2").sees("最后一位对不上").sees_not(LAMP)
    world[key].says("600017").sees("最后一位对不上")
    world[key].says("70001").sees("横线后面还有一位")
    world[key].says("70001-0").sees("没找到这个号码").sees_not("最后一位", "横线")
    world[key].says("81000031").sees("没找到这个号码").sees_not("最后一位", "横线")


def test_where_a_case_is_to_be_merged_too(world: World) -> None:
    reports(world["resident"])
    reports(world.newcomer("anna"), "青塘路学校门口黑得很，路灯全坏了")
    clerk = world["clerk"].pushes("f:merge:60002").says("60001-2").sees("没找到 60001-2", "最后一位对不上")
    clerk.says("70001").sees("没找到 70001", "横线后面还有一位")
    clerk.says("60001").sees("60002-2 要并到", "60001-1")

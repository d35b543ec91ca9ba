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
    heard = [bo.shown(bo.says(number).new) for number in (said, "70001-0", "60001-2")]
    assert heard[0] == heard[1] == heard[2] and "不是您的事" in heard[0]


def test_nor_do_the_office_learn_of_what_is_the_desks(world: World) -> None:
    discloses(world["resident"])
    for key in ("clerk", "leader", "representative"):
        phone = world[key]
        heard = [phone.shown(phone.says(number).new) for number in ("60001-1", "70001-0")]
        assert heard[0] == heard[1], key
    world["discipline"].says("６０００１１").sees("60001-1")

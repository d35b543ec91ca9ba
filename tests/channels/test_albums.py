"""A picture of an album that comes late goes where the others went, by every messenger that has albums."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage import tables
from tests.channels.office import House, office
from tests.channels.talkers import Talker
from tests.channels.test_contract import WAYS, _name, begins, sends


@pytest.fixture(params=[way for way in WAYS if way != "web"], ids=_name)
def house(request: Any, tmp_path: Path) -> Iterator[House]:
    with office(tmp_path / "office", request.param) as house:
        yield house


def added(house: House) -> list[list[int]]:
    """The pictures of each addition."""
    additions = {event.seq for event in house.rows(tables.events) if event.action == "add"}
    return [row.files for row in house.rows(tables.event_words) if row.seq in additions]


def sent(house: House) -> Talker:
    """A report with the first two pictures of an album."""
    resident = house.person(1001)
    begins(resident)
    resident.photographs(2)
    resident.sees("收到 2 张")
    resident.presses("好了")
    sends(resident)
    return resident


def test_before_the_report_is_sent_it_is_one_of_its_pictures(house: House) -> None:
    resident = house.person(1001)
    begins(resident)
    resident.photographs(2)
    resident.sees("收到 2 张")
    resident.presses("好了")
    resident.sees("反映某位代表")
    resident.photographs_late(2)
    resident.sees("会放在一起")
    sends(resident)
    (case,) = house.rows(tables.cases)
    assert len(case.pictures) == 3


def test_after_the_report_was_sent_it_is_added_to_the_case(house: House) -> None:
    resident = sent(house)
    resident.photographs_late(2)
    resident.sees("这张也加到 60001-1 里了")
    (files,) = added(house)
    assert len(files) == 1
    assert house.rows(tables.sessions) == []
    assert len(house.rows(tables.cases)) == 1


def test_meanwhile_another_report_may_have_begun(house: House) -> None:
    resident = sent(house)
    resident.says("青塘路的井盖没了")
    resident.sees("哪件事")
    resident.photographs_late(2)
    resident.sees("这张也加到 60001-1 里了")
    resident.presses("新的一件事")
    resident.sees("哪一类")
    resident.presses("投诉")
    resident.sees("青塘村")
    resident.presses("是青塘村")
    resident.sees("有照片更好")
    resident.presses("没有")
    sends(resident)
    first, second = house.rows(tables.cases)
    assert (len(first.pictures), len(second.pictures), len(added(house))) == (2, 0, 1)

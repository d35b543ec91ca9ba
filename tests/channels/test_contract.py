"""What every channel owes the office and its people: one suite for all of them, unchanged."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage import tables
from tests.channels.conftest import DRIVERS
from tests.channels.office import REPRESENTATIVE, House, office
from tests.channels.running import Through
from tests.channels.talkers import Talker

WAYS = ["memory", "web", *(Through(driver, hook) for driver in DRIVERS for hook in (False, True))]


def _name(way: Any) -> str:
    return way if isinstance(way, str) else f"{way.driver}-{'webhook' if way.webhook else 'polling'}"


@pytest.fixture(params=WAYS, ids=_name)
def house(request: Any, tmp_path: Path) -> Iterator[House]:
    with office(tmp_path / "office", request.param) as house:
        yield house


def begins(resident: Talker, words: str = "青塘路的路灯坏了五盏") -> None:
    resident.says(words)
    resident.sees("哪一类")
    resident.presses("投诉")
    resident.sees("青塘村")
    resident.presses("是青塘村")
    resident.sees("照片")


def sends(resident: Talker) -> None:
    resident.presses("不是，只说事")
    resident.sees("姓名、电话")
    resident.presses("不留")
    resident.sees("就这样发吗")
    resident.presses("发送")
    resident.sees("记好了")


def test_a_report_reaches_its_representative_and_the_answer_the_resident(house: House) -> None:
    resident, zhou = house.person(1001), house.person(REPRESENTATIVE)
    begins(resident)
    resident.presses("没有")
    sends(resident)
    zhou.sees("有件新事")
    zhou.presses("接单")
    zhou.sees("接下了，60001-1")
    resident.sees("接单了")


def test_what_comes_twice_happens_once(house: House) -> None:
    resident = house.person(1001)
    begins(resident)
    resident.repeats()
    resident.presses("没有")
    sends(resident)
    resident.repeats()
    assert resident.count("记好了") == 1
    assert len(house.rows(tables.cases)) == 1


def test_an_old_button_changes_nothing_and_says_so(house: House) -> None:
    resident = house.person(1001)
    begins(resident)
    assert "有新的了" in resident.presses_again("投诉")
    resident.presses("没有")
    sends(resident)
    assert "有新的了" in resident.presses_again("发送")
    assert len(house.rows(tables.cases)) == 1


def test_quick_texts_are_one_matter(house: House) -> None:
    resident = house.person(1001)
    resident.says("青塘路的路灯坏了五盏")
    resident.says("晚上老人看不见路")
    resident.sees("哪一类")
    assert resident.count("哪一类") == 1
    resident.presses("投诉")
    resident.presses("是青塘村")
    resident.presses("没有")
    sends(resident)
    (case,) = house.rows(tables.cases)
    assert case.words == "青塘路的路灯坏了五盏\n晚上老人看不见路"


def test_an_album_is_asked_about_once_and_kept_whole(house: House) -> None:
    resident = house.person(1001)
    begins(resident)
    resident.photographs(3)
    resident.sees("收到 3 张")
    assert resident.count("收到 ") == 1
    resident.presses("好了")
    sends(resident)
    (case,) = house.rows(tables.cases)
    assert len(case.pictures) == 3


def test_what_is_forwarded_in_one_go_is_one_matter(house: House) -> None:
    resident = house.person(1001)
    resident.says("青塘路的路灯坏了五盏")
    resident.photographs(2)
    resident.says("物业说不归他们管")
    resident.sees("哪一类")
    resident.presses("投诉")
    resident.sees("青塘村")
    resident.presses("是青塘村")
    sends(resident)
    (case,) = house.rows(tables.cases)
    assert case.words == "青塘路的路灯坏了五盏\n物业说不归他们管"
    assert len(case.pictures) == 2


def test_resident_and_representative_write_to_each_other(house: House) -> None:
    resident, zhou = house.person(1001), house.person(REPRESENTATIVE)
    begins(resident)
    resident.presses("没有")
    sends(resident)
    zhou.sees("有件新事")
    zhou.presses("接单")
    zhou.sees("接下了")
    zhou.presses("更多")
    zhou.presses("说话、看经过")
    zhou.presses("给居民留言")
    zhou.sees("想说什么")
    zhou.says("明天上午我去看看")
    resident.sees("周代表给您留言")
    resident.presses("回复")
    resident.sees("想说什么")
    resident.says("在家等您")
    zhou.sees("在家等您")

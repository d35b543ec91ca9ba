"""A question that is answered by typing loses its buttons, as one that was pressed does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from storage.tables import sessions
from storage.work import Work
from tests.botapi_user import Shown, User
from tests.channels.office import House, office
from tests.channels.running import Through
from tests.channels.test_telegram_cards import settled, telegram
from tests.drill.office import until


@pytest.fixture
def house(polling: Through, tmp_path: Path) -> Iterator[House]:
    with office(tmp_path / "office", polling) as house:
        yield house


@pytest.fixture
def asked(house: House) -> tuple[User, Shown]:
    """Somebody who is asked what kind of matter it is, and the question."""
    resident = telegram(house, 1001)
    resident.says("青塘村的路灯坏了五盏")
    kind = resident.sees("哪一类")
    settled(house)
    return resident, kind


def test_the_buttons_go_once_the_next_question_has_come(house: House, asked: tuple[User, Shown]) -> None:
    resident, kind = asked
    assert "取消" in kind.labels()
    resident.says("投诉")
    place = resident.sees("青塘村")
    until(lambda: not kind.labels(), lambda: str(kind.labels()))
    assert "哪一类" in kind.text, "what was asked stays"
    assert "是青塘村" in place.labels(), "the open question can be pressed"


def test_they_go_too_where_nothing_is_asked_after_it(house: House, asked: tuple[User, Shown]) -> None:
    resident, kind = asked
    resident.says("取消")
    until(lambda: not kind.labels(), lambda: str(kind.labels()))


def test_a_question_that_is_still_open_keeps_its_own(house: House, asked: tuple[User, Shown]) -> None:
    resident, kind = asked
    resident.says("语言")
    resident.sees("用哪种语言")
    settled(house)
    assert "取消" in kind.labels()


def test_the_keyboard_of_a_place_or_a_number_goes_by_itself(house: House) -> None:
    resident = telegram(house, 1001)
    resident.says("路灯坏了五盏")
    resident.sees("哪一类")
    resident.presses("投诉")
    where = resident.sees("在哪里")
    resident.says("青塘村")
    resident.sees("照片")
    settled(house)
    assert where.edits == 0


def test_they_go_with_a_report_of_danger_that_goes_by_itself(house: House) -> None:
    resident = telegram(house, 1001)
    resident.says("我家煤气漏了")
    resident.sees("在哪里？发个位置")
    resident.says("青塘村3号")
    last = resident.sees("就这样发吗")
    settled(house)

    def ten_minutes_later(work: Work) -> None:
        work.execute(update(sessions).values(next_action_at=work.now))
        work.lasting.clear()

    house.does(ten_minutes_later)
    house.beats()
    resident.sees("先按急件交上去了")
    until(lambda: not last.labels(), lambda: str(last.labels()))

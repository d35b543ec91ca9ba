"""What is not to be read any more is changed where Telegram shows it, and its pictures go while they can."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import sample
from bot.channels.channel import FileToSend
from storage.tables import chats
from storage.work import Work
from tests.botapi_user import User
from tests.channels.office import REPRESENTATIVE, House, office
from tests.channels.running import Through
from tests.channels.sending import Api, out
from tests.channels.test_contract import begins
from tests.channels.test_telegram_cards import settled, telegram
from tests.channels.test_telegram_sends import arrives, sends
from words.message import Message

WORDS, NUMBER = "青塘路的路灯坏了五盏，钱被会计拿走了", "13900001234"
CLERK, DESK = 2002, 2003


def unsays(number: str) -> dict[str, object]:
    return {"instead": number, "aside": True, "unsays": True}


def test_words_are_changed_and_a_picture_goes(api: Api, li: User, tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"photo")
    files = {1: FileToSend(path=str(tmp_path / "photo"), mime="image/jpeg")}
    text, seen = sends(api, out("路灯坏了"), out(Message("看", pictures=(1,)), number=2, files=files))
    arrives(api, out("收回了", number=3, **unsays(text)), out("收回了", number=4, **unsays(seen)))
    (left,) = li.messages
    assert left.text == "收回了"


def test_a_picture_that_has_to_stay_loses_its_words(api: Api, li: User, tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"photo")
    files = {1: FileToSend(path=str(tmp_path / "photo"), mime="image/jpeg")}
    (seen,) = sends(api, out(Message("路灯坏了", pictures=(1,)), files=files))
    li.messages[0].raw["date"] -= 3 * 24 * 3600
    arrives(api, out("收回了", number=2, **unsays(seen)))
    (left,) = li.messages
    assert left.text == "收回了" and left.photos == [b"photo"]


def test_what_is_gone_there_is_let_be(api: Api, li: User) -> None:
    (number,) = sends(api, out("路灯坏了"))
    li.messages.clear()
    arrives(api, out("收回了", number=2, **unsays(number)))
    assert li.messages == []


@pytest.fixture
def house(polling: Through, tmp_path: Path) -> Iterator[House]:
    with office(tmp_path / "office", polling) as house:

        def open_chats(work: Work) -> None:
            people = sample.seed(work, work.now, {})
            for key, number in (("clerk", CLERK), ("discipline", DESK)):
                row = {"channel": "telegram", "address": str(number), "spoken": True}
                work.insert(chats, **row, person_id=people[key], seen_at=work.now)

        house.does(open_chats)
        yield house


def shown(user: User) -> str:
    """All that stands in their chat now."""
    with user.api.changed:
        return "".join(message.line("") for message in user.messages)


def test_handed_to_the_desk_nobody_else_has_it_in_their_messenger(house: House) -> None:
    resident, zhou = telegram(house, 1001), telegram(house, REPRESENTATIVE)
    clerk, desk = telegram(house, CLERK), telegram(house, DESK)
    person = house.person(1001)
    begins(person, WORDS)
    person.photographs(2)
    person.sees("收到")
    person.presses("好了")
    person.presses("不是，只说事")
    person.presses("不留")
    person.presses("发送")
    zhou.sees(WORDS)
    clerk.says("60001-1")
    clerk.sees(WORDS)
    settled(house)
    assert any(message.photos for message in zhou.messages)
    for label in ("更多", "答复、了结", "移交检举控告", "移交"):
        clerk.presses(label)
    desk.sees(WORDS)
    settled(house)
    for user in (zhou, clerk):
        assert WORDS not in shown(user) and "收回" in shown(user)
        assert not any(message.photos for message in user.messages)
    assert WORDS in shown(resident) and WORDS in shown(desk)


def leaves_a_number(house: House) -> tuple[User, User]:
    """A resident, and the representative who reads their telephone number."""
    resident, zhou = telegram(house, 1001), telegram(house, REPRESENTATIVE)
    person = house.person(1001)
    begins(person, "青塘路的路灯坏了五盏")
    for label in ("没有", "不是，只说事", "可以"):
        person.presses(label)
    person.says(NUMBER)
    person.presses("发送")
    zhou.sees("有件新事")
    settled(house)
    assert NUMBER in shown(zhou)
    return resident, zhou


def test_a_number_that_is_taken_back_leaves_the_messenger_and_the_buttons_stay(house: House) -> None:
    resident, zhou = leaves_a_number(house)
    resident.presses_data("f:share:60001")
    resident.presses("不给看了")
    settled(house)
    assert NUMBER not in shown(zhou) and "五盏" in shown(zhou)
    zhou.presses("接单")
    zhou.sees("接下了")


def test_who_is_forgotten_leaves_the_messengers_of_others(house: House) -> None:
    resident, zhou = leaves_a_number(house)
    resident.says("/forget")
    resident.presses("真的删")
    resident.sees("都删了")
    settled(house)
    assert NUMBER not in shown(zhou)

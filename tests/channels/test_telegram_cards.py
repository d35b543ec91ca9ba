"""One message in a chat shows how a case stands: what was pressed is changed, what is past has no buttons."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage import tables
from tests.botapi_user import Shown, User
from tests.channels.office import REPRESENTATIVE, House, office
from tests.channels.running import Through
from tests.channels.talkers import picture
from tests.channels.test_contract import begins, sends
from tests.drill.office import until


@pytest.fixture
def house(polling: Through, tmp_path: Path) -> Iterator[House]:
    with office(tmp_path / "office", polling) as house:
        yield house


@pytest.fixture
def zhou(house: House) -> User:
    """The representative, with a new case before her."""
    resident, zhou = house.person(1001), telegram(house, REPRESENTATIVE)
    begins(resident)
    resident.presses("没有")
    sends(resident)
    zhou.sees("有件新事")
    settled(house)
    return zhou


def telegram(house: House, person: int) -> User:
    assert house.api is not None
    return house.api.user(person)


LOOKS = ("case", "mine", "queue", "report")
"""What may stand under anything that was done: a look at how it is now, and the like."""


def cards(user: User) -> list[Shown]:
    """The bot's messages on which something can be done with a case."""

    def offers(shown: Shown) -> bool:
        data = [button["callback_data"].split(":") for row in shown.buttons for button in row]
        acts = any(kind == "f" and flow not in LOOKS for kind, flow, *_ in data)
        return not shown.mine and shown.live and acts

    with user.api.changed:
        return [shown for shown in user.messages if offers(shown)]


def settled(house: House) -> None:
    """Nothing waits to be sent or answered."""
    api = house.api
    assert api is not None
    api.wait(lambda: not api.questions and not api.waiting)

    def waits() -> list[Any]:
        return [row for row in house.rows(tables.outbox) if row.state not in ("sent", "replaced")]

    until(lambda: not waits(), lambda: str(waits()))


def test_the_card_that_was_pressed_shows_what_came_of_it(house: House, zhou: User) -> None:
    (card,) = cards(zhou)
    before = len(zhou.messages)
    zhou.presses("接单")
    assert zhou.sees("接下了，60001-1") is card, "it has taken the place of the card"
    settled(house)
    assert len(zhou.messages) == before, "nothing new was put below"
    assert "有件新事" not in card.text
    assert "办好了" in card.labels(), "what can be done now"
    assert cards(zhou) == [card]


def test_a_press_on_an_old_card_brings_it_up_to_date(house: House, zhou: User) -> None:
    (card,) = cards(zhou)
    old = card.button("接单")
    assert old is not None
    zhou.presses("接单")
    zhou.sees("接下了")
    before, text = len(zhou.messages), card.text
    zhou.presses_data(old["callback_data"], card)
    zhou.sees_toast("情况有变")
    settled(house)
    assert len(zhou.messages) == before
    assert card.text != text and card.labels()


def test_after_a_few_questions_the_card_shows_how_it_stands(house: House, zhou: User) -> None:
    zhou.presses("接单")
    card = zhou.sees("接下了")
    zhou.presses("说说进展")
    zhou.sees("办到哪一步")
    zhou.says("灯杆已经订了，周五装")
    zhou.sees("照片")
    zhou.presses("没有")
    zhou.presses("还说不准")
    zhou.sees("转告居民了")
    settled(house)
    assert card.edits > 1 and "说说进展" in card.labels()
    assert cards(zhou) == [card], "and nothing else can be pressed"


def test_who_only_looks_can_still_press(house: House, zhou: User) -> None:
    (card,) = cards(zhou)
    zhou.presses("更多")
    zhou.sees("还要做什么")
    settled(house)
    assert "接单" in card.labels()


def test_what_is_newer_leaves_nothing_to_press_on_what_is_past(house: House, zhou: User) -> None:
    resident = telegram(house, 1001)
    first = cards(resident)[-1]
    zhou.presses("接单")
    resident.sees("接单了")
    settled(house)
    resident.says("60001-1")
    told = resident.sees("现在是这样")
    until(lambda: not first.labels(), resident.story)
    assert first not in cards(resident) and told in cards(resident)
    assert "60001-1" in first.text and "剩" not in first.text, "it says no more what changes"


def test_what_is_past_is_changed_though_telegram_said_to_wait(house: House, zhou: User) -> None:
    resident = telegram(house, 1001)
    first = cards(resident)[-1]
    zhou.presses("接单")
    resident.sees("接单了")
    settled(house)
    resident.api.floods(1, chat=1001, method="editMessageText")
    resident.says("60001-1")
    resident.sees("现在是这样")
    until(lambda: not first.labels(), resident.story)


def test_a_card_that_is_gone_is_no_reason_to_say_nothing(house: House, zhou: User) -> None:
    (card,) = cards(zhou)
    data = (card.button("接单") or {})["callback_data"]
    with zhou.api.changed:
        zhou.messages.remove(card)  # deleted for both sides
    zhou.presses_data(data, card)
    assert zhou.sees("接下了，60001-1").labels()


def test_cut_off_it_is_said_again_and_is_no_repeat(house: House, zhou: User) -> None:
    (card,) = cards(zhou)
    zhou.api.drops(1, after=True, method="editMessageText")
    zhou.presses("接单")
    zhou.sees("接下了")
    settled(house)
    assert "重发" not in card.text and cards(zhou) == [card]
    assert not house.rows(tables.tasks)


def test_who_cancels_finds_the_card_as_it_was(house: House, zhou: User) -> None:
    zhou.presses("接单")
    card = zhou.sees("接下了")
    zhou.presses("说说进展")
    zhou.sees("办到哪一步")
    settled(house)
    zhou.presses("取消")
    zhou.api.wait(lambda: "说说进展" in card.labels())


def test_cut_off_where_the_card_is_gone_it_comes_once_more_and_says_so(house: House, zhou: User) -> None:
    (card,) = cards(zhou)
    data = (card.button("接单") or {})["callback_data"]
    with zhou.api.changed:
        zhou.messages.remove(card)
    zhou.api.drops(2, after=True, method="sendMessage")  # the resident is told, too
    zhou.presses_data(data, card)
    zhou.api.wait(lambda: zhou.count("接下了") == 2)
    settled(house)
    assert [m.text.startswith("（重发）") for m in zhou.messages if "接下了" in m.text] == [False, True]


def test_what_is_owed_can_be_pressed_whatever_is_written_meanwhile(house: House, zhou: User) -> None:
    resident = telegram(house, 1001)
    resident.presses("补充一句")
    resident.sees("要补充什么")
    resident.says("还有路口那盏")
    zhou.sees("还有路口那盏")
    settled(house)
    assert any("接单" in card.labels() for card in cards(zhou))


def test_what_somebody_wrote_stays_as_it_was_written(house: House, zhou: User) -> None:
    resident = telegram(house, 1001)
    zhou.presses("接单")
    zhou.sees("接下了")
    zhou.presses("更多")
    zhou.presses("说话、看经过")
    zhou.presses("给居民留言")
    zhou.sees("想说什么")
    zhou.says("明天上午九点我到您家")
    note = resident.sees("明天上午九点我到您家")
    resident.presses("看这件事")
    resident.sees("现在是这样")
    resident.presses("回复")
    resident.sees("想说什么")
    resident.says("好的")
    resident.sees("记上了")
    settled(house)
    assert "明天上午九点我到您家" in note.text


def test_a_reply_to_any_part_of_a_message_is_a_reply_to_it(house: House, zhou: User) -> None:
    resident = telegram(house, 1001)
    zhou.presses("接单")
    zhou.sees("接下了")
    zhou.presses("办好了")
    zhou.presses("解决了")
    zhou.sees("办成什么样了")
    zhou.says("换了两根灯杆")
    zhou.sees("照片")
    for shade in (1, 2):
        zhou.sends_photo(picture(shade), album="album-1")
    zhou.sees("收到 2 张")
    zhou.presses("好了")
    asked = resident.sees("您看办好了吗")
    album = next(m for m in resident.messages if len(m.photos) == 2)
    assert album.id < asked.id, "a message of its own"
    settled(house)
    resident.replies("不行，灯还是不亮，没修好", album)
    zhou.sees("灯还是不亮")
    (case,) = house.rows(tables.cases)
    assert case.state == "in_progress"


def test_an_album_that_is_a_reply_arrives_as_one_message(house: House, zhou: User) -> None:
    resident = telegram(house, 1001)
    zhou.presses("接单")
    zhou.presses("更多")
    zhou.presses("说话、看经过")
    zhou.presses("给居民留言")
    zhou.sees("想说什么")
    zhou.says("是哪几根灯杆？")
    note = resident.sees("是哪几根灯杆？")
    settled(house)  # only what is known to be sent can be replied to
    for shade in range(3):
        resident.sends_photo(picture(shade), "" if shade else "这三根", album="album-1", to=note)

    def albums() -> list[int]:
        house.beats()
        with zhou.api.changed:
            return [len(m.photos) for m in zhou.messages if m.photos]

    until(lambda: bool(albums()), lambda: zhou.story() + resident.story())
    settled(house)
    assert albums() == [3]
    assert zhou.count("这三根") == resident.count("会转告办的人") == 1

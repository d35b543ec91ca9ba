"""A group that has become a supergroup: its notices and answers go there, once, and by its new id."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.channel import Moved
from bot.channels.telegram_drivers import Driver
from cases.notices import Priority
from storage import posting
from storage.tables import chats, outbox
from storage.work import Work
from tests.botapi import BotApi
from tests.botapi_user import User
from tests.channels.office import House, office
from tests.channels.running import Through, confirmed, running
from tests.channels.sending import Api, out
from tests.channels.test_telegram_sends import fails

OLD, NEW = -100, -1001000


@pytest.fixture
def house(driver: Driver, tmp_path: Path) -> Iterator[House]:
    with office(tmp_path / "office", Through(driver)) as house:
        yield house


def group(house: House, address: int) -> int:
    """A group that is told something."""

    def do(work: Work) -> int:
        row = {"channel": "telegram", "address": str(address), "spoken": True, "person_id": 1}
        return work.insert(chats, **row, seen_at=work.now)

    return house.does(do)


def tells(house: House, chat: int, text: str) -> None:
    def do(work: Work) -> None:
        row = {"priority": Priority.NOTICE, "due_at": work.now, "dedupe_key": text}
        posting.put(work, chat_id=chat, payload={"text": text}, **row)

    house.does(do)


def test_where_it_is_now_is_read_from_the_refusal(api: Api) -> None:
    api.users[OLD] = User(api, OLD, "邻里", "zh-hans")
    api.moves(OLD, NEW)
    end = fails(api, out("停水通知", chat=OLD))
    assert isinstance(end, Moved)
    assert end.address == str(NEW)


def test_a_notice_goes_where_the_group_is_now_and_so_does_the_next(house: House) -> None:
    assert house.api is not None
    house.api.user(OLD)
    there = house.api.moves(OLD, NEW)
    chat = group(house, OLD)
    tells(house, chat, "停水通知")
    there.sees("停水通知")
    tells(house, chat, "来水了")
    there.sees("来水了")
    assert [m.text for m in there.messages] == ["停水通知", "来水了"]
    assert [row.address for row in house.rows(chats) if row.id == chat] == [str(NEW)]


def test_where_the_new_group_is_known_already_it_is_used(house: House) -> None:
    assert house.api is not None
    house.api.user(OLD)
    there = house.api.moves(OLD, NEW)
    chat, known = group(house, OLD), group(house, NEW)
    tells(house, chat, "停水通知")
    there.sees("停水通知")
    tells(house, known, "来水了")
    there.sees("来水了")
    assert [m.text for m in there.messages] == ["停水通知", "来水了"]
    rows = {row.id: row for row in house.rows(chats)}
    assert rows[chat].blocked_at is not None and rows[known].blocked_at is None
    assert {row.chat_id for row in house.rows(outbox)} == {known}


def test_the_answer_to_our_name_goes_there_too(polling: Through) -> None:
    with BotApi() as api, running(api, polling) as bot:
        li = api.user(1001)
        li.says_in_group("大家好", group=OLD)
        api.wait(lambda: api.sent("setMyCommands"))
        there = api.moves(OLD, NEW)
        li.says_in_group("@huiyin_bot 在吗", group=OLD)
        there.sees("私下")
        li.says("您好")
        bot.takes("您好")
        confirmed(api)
        assert there.count("私下") == 1

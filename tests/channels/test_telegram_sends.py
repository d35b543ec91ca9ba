"""Messages out, through each library and real HTTP: what arrives, and what is certain otherwise."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telegram.request import BaseRequest

from bot.channels.channel import (
    Blocked,
    Channel,
    FileToSend,
    Limits,
    Outgoing,
    Rejected,
    Unknown,
    Unsent,
)
from bot.channels.telegram_bot import Telegram
from bot.channels.telegram_ptb import Ptb
from tests.botapi_user import User
from tests.channels.sending import Api, out
from words.message import Button, Card, Message

BUTTONS = ((Button("满意", "q:1:0", main=True), Button("没修好", "q:1:1")),)


def sends(api: Api, *messages: Outgoing, timeout: float = 5, token: str = "") -> list[Any]:
    """What each send came to, one channel for all: the id, or what was raised."""

    async def all_of_them() -> list[Any]:
        channel: Channel = api.channel(token, limits=Limits(1e9, 1e9), timeout=timeout)
        ends: list[Any] = []
        for message in messages:
            try:
                ends.append(await channel.send(message))
            except Exception as error:
                ends.append(error)
        await channel.close()
        return ends

    return asyncio.run(all_of_them())


def arrives(api: Api, *messages: Outgoing) -> None:
    """All of them are sent."""
    ends = sends(api, *messages)
    assert all(isinstance(end, str) for end in ends), ends


def fails(api: Api, message: Outgoing, **more: Any) -> Any:
    (end,) = sends(api, message, **more)
    return end


def test_a_text_arrives_and_its_id_comes_back(api: Api, li: User) -> None:
    (number,) = sends(api, out(Message("1 &lt; 2 &amp; <b>好</b>", buttons=BUTTONS)))
    shown = li.sees("1 < 2 & 好")
    assert number == str(shown.id)
    assert shown.labels() == ["满意", "没修好"]


def test_a_card_with_a_kept_picture_and_one_of_ours(api: Api, li: User, tmp_path: Path) -> None:
    (tmp_path / "ours").write_bytes(b"ours")
    files = {
        1: FileToSend(ref=api.keep(b"kept")),
        2: FileToSend(path=str(tmp_path / "ours"), mime="image/jpeg"),
    }
    card = Card(head="60748-1", mark="closed", status="办结", title="路灯坏了")
    arrives(api, out(Message("修好了", card=card, pictures=(1, 2), buttons=BUTTONS), files=files))
    album, words = li.messages
    assert album.photos == [b"kept", b"ours"]
    assert words.text == "修好了\n\n60748-1　✓ 办结\n路灯坏了"
    assert words.labels() == ["满意", "没修好"]


def test_one_picture_of_ours_and_a_voice(api: Api, li: User, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    files = {1: FileToSend(path=str(tmp_path / "file"))}
    arrives(
        api,
        out(Message("看", pictures=(1,)), files=files),
        out(Message("听", voice=1), number=2, files=files),
    )
    assert li.sees("看").photos == [b"content"]
    assert li.sees("听").voice == b"content"


def test_a_document_arrives_under_its_name(api: Api, li: User, tmp_path: Path) -> None:
    (tmp_path / "hash").write_bytes(b"PK a letter")
    files = {1: FileToSend(path=str(tmp_path / "hash"), name="60001-1 受理告知书.docx")}
    arrives(api, out(Message("受理了", documents=(1,)), files=files))
    assert li.sees("受理了").document == ("60001-1 受理告知书.docx", b"PK a letter")


def test_videos_go_into_the_album_and_papers_one_by_one(api: Api, li: User, tmp_path: Path) -> None:
    (tmp_path / "film").write_bytes(b"film")
    (tmp_path / "paper").write_bytes(b"%PDF-")
    files = {
        1: FileToSend("photo", ref=api.keep(b"picture")),
        2: FileToSend("video", path=str(tmp_path / "film"), mime="video/mp4"),
        3: FileToSend("paper", path=str(tmp_path / "paper"), mime="application/pdf"),
    }
    arrives(api, out(Message("看", pictures=(1, 2, 3)), files=files))
    arrives(api, out(Message("再看", pictures=(2,)), number=2, files=files))
    album, paper, film = li.messages
    assert (album.photos, album.videos) == ([b"picture"], [b"film"])
    assert (paper.document, paper.text) == (("document.pdf", b"%PDF-"), "看")
    assert (film.videos, film.text) == ([b"film"], "再看")


def test_a_long_text_arrives_in_parts(api: Api, li: User) -> None:
    arrives(api, out(Message("路灯坏了，\n" * 1000, buttons=BUTTONS)))
    assert [len(m.buttons) for m in li.messages] == [0, 1]
    assert "\n".join(m.text for m in li.messages) == ("路灯坏了，\n" * 1000).strip()


def test_every_part_of_a_message_has_an_id_that_comes_back(api: Api, li: User) -> None:
    files = {number: FileToSend(ref=api.keep(b"kept")) for number in (1, 2)}
    long = out(Message("路灯坏了，\n" * 1000, pictures=(1, 2)), files=files)
    (ids,) = sends(api, long)
    album, first, last = (shown.id for shown in li.messages)
    assert (ids, ids.before) == (str(last), (str(album), str(album + 1), str(first)))


def test_of_what_was_cut_off_every_part_is_known_all_the_same(api: Api, li: User) -> None:
    api.fails(1, 502, method="sendMessage", skip=1)
    long = out(Message("路灯坏了，\n" * 1000))
    failed, ids = sends(api, long, replace(long, again=True))
    first, last = (shown.id for shown in li.messages)
    assert isinstance(failed, Unknown)
    assert (ids, ids.before) == (str(last), (str(first),))


def test_a_file_that_is_gone_is_rejected(api: Api, li: User) -> None:
    assert isinstance(
        fails(api, out(Message("看", pictures=(1,)), files={1: FileToSend(path="/gone")})), Rejected
    )
    assert isinstance(fails(api, out(Message())), Rejected)


def test_flood_says_when_to_come_back(api: Api, li: User) -> None:
    api.floods(7, chat=1001)
    end = fails(api, out("您好"))
    assert isinstance(end, Unsent)
    assert end.after == 7.0
    assert li.messages == []


def test_who_cannot_be_reached_is_blocked(api: Api, li: User) -> None:
    li.blocks_bot()
    assert isinstance(fails(api, out("您好")), Blocked)
    assert isinstance(fails(api, out("您好", chat=4004)), Blocked)


def test_what_telegram_will_never_take_is_rejected(api: Api, li: User) -> None:
    assert isinstance(fails(api, out("<i>好</i>")), Rejected)
    assert isinstance(fails(api, out(Message("好", buttons=((Button("好", "x" * 65),),)))), Rejected)


@pytest.mark.parametrize(("status", "means"), [(500, Unsent), (502, Unsent), (503, Unsent), (504, Unknown)])
def test_a_server_in_trouble(api: Api, li: User, status: int, means: type[Exception]) -> None:
    api.fails(1, status)
    assert isinstance(fails(api, out("您好")), means)


def test_a_token_that_is_not_accepted_is_not_the_messages_fault(api: Api, li: User) -> None:
    assert isinstance(fails(api, out("您好"), token="7001:another"), Unsent)


def test_nobody_listens(api: Api, li: User) -> None:
    api.stop()
    assert isinstance(fails(api, out("您好")), Unsent)


@pytest.mark.parametrize("after", [False, True])
def test_a_connection_cut_after_it_was_written_leaves_us_unsure(api: Api, li: User, after: bool) -> None:
    api.drops(after=after)
    assert isinstance(fails(api, out("您好")), Unknown)
    assert li.count("您好") == int(after)


def test_an_answer_that_takes_too_long_leaves_us_unsure(api: Api, li: User) -> None:
    api.slows(30)
    assert isinstance(fails(api, out("您好"), timeout=0.2), Unknown)


def test_what_arrived_of_a_long_message_is_not_sent_again(api: Api, li: User) -> None:
    long = "路灯坏了，\n" * 1000
    api.drops(after=True, skip=1)
    first, second = sends(api, out(long), out(long, again=True))
    assert isinstance(first, Unknown)
    assert second == str(li.messages[-1].id)
    assert len(li.messages) == 3
    assert li.messages[2].text == "（重发）" + li.messages[1].text


def test_a_part_that_certainly_failed_after_another_arrived(api: Api, li: User) -> None:
    files = {1: FileToSend(ref=api.keep(b"one")), 2: FileToSend(ref=api.keep(b"two"))}
    album = Message("修好了", pictures=(1, 2))
    api.fails(1, 502, "sendMessage")
    first, second = sends(api, out(album, files=files), out(album, files=files, again=True))
    assert isinstance(first, Unknown)
    assert second == str(li.messages[-1].id)
    assert [(m.photos, m.text) for m in li.messages] == [([b"one", b"two"], ""), ([], "（重发）修好了")]


def test_a_failure_before_anything_arrived_is_simply_unsent(api: Api, li: User) -> None:
    files = {1: FileToSend(ref=api.keep(b"one")), 2: FileToSend(ref=api.keep(b"two"))}
    api.fails(1, 502, "sendMediaGroup")
    first, _ = sends(api, *[out(Message("修好了", pictures=(1, 2)), files=files)] * 2)
    assert isinstance(first, Unsent)
    assert len(li.messages) == 2


def test_files_are_fetched_if_they_can_be(api: Api) -> None:
    photo, large = api.keep(b"a picture"), api.keep(b"", size=20_000_001)

    async def fetch() -> None:
        channel = api.channel()
        assert await channel.fetch(photo) == b"a picture"
        for ref, means in ((large, Rejected), ("nonsense", Rejected)):
            with pytest.raises(means):
                await channel.fetch(ref)
        api.fails(1, 502, "getFile")
        with pytest.raises(Unsent):
            await channel.fetch(photo)
        api.drops(1, after=True, method="getFile")
        with pytest.raises(Unsent):
            await channel.fetch(photo)
        await channel.close()

    asyncio.run(fetch())


def test_a_file_server_that_is_busy_is_asked_again(api: Api) -> None:
    photo = api.keep(b"a picture")

    async def fetch() -> None:
        channel = api.channel()
        for status in (429, 500, 408):
            api.fails_files(1, status)
            with pytest.raises(Unsent):
                await channel.fetch(photo)
        assert await channel.fetch(photo) == b"a picture"
        await channel.close()

    asyncio.run(fetch())


class Stub(BaseRequest):
    """An HTTP layer that answers everything at once."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    @property
    def read_timeout(self) -> float:
        return 1

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, method: str, *_: Any, **__: Any) -> tuple[int, bytes]:
        self.urls.append(url)
        return 200, b'{"ok": true, "result": {"message_id": 5}}'


def test_the_http_layer_can_be_replaced() -> None:
    stub = Stub()
    bot = Telegram("1:x", Ptb("1:x", "http://nowhere", request=stub))
    assert asyncio.run(bot.send(out("您好"))) == "5"
    assert stub.urls == ["http://nowhere/bot1:x/sendMessage"]

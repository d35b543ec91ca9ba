"""Raw updates → `Incoming`."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.channel import Attachment, Incoming
from bot.channels.telegram import Unreadable, bot_id, key, parse

LI = {"id": 1001, "is_bot": False, "first_name": "大爷", "last_name": "李", "language_code": "zh-hans"}
CHAT = {"id": 1001, "type": "private", "first_name": "大爷"}


def message(**content: Any) -> dict[str, Any]:
    return {"update_id": 7, "message": {"message_id": 12, "from": LI, "chat": CHAT, "date": 1, **content}}


def press(**more: Any) -> dict[str, Any]:
    shown = {"message_id": 30, "chat": CHAT, "date": 1, "text": "在哪里？"}
    query = {"id": "99", "from": LI, "message": shown, "data": "q:3:0", "chat_instance": "1", **more}
    return {"update_id": 8, "callback_query": query}


def read(update: dict[str, Any]) -> Incoming:
    found = parse(update, 7001)
    assert found is not None
    return found


def test_a_text_comes_with_who_and_where() -> None:
    update = message(text="路灯坏了\n五盏")
    assert read(update) == Incoming(
        channel="telegram",
        key="tg:7001:7",
        address="1001",
        kind="text",
        raw=update,
        text="路灯坏了\n五盏",
        name="大爷 李",
        language="zh-hans",
        message="12",
        in_place=True,
    )


@pytest.mark.parametrize(
    ("typed", "kind", "text", "data"),
    [
        ("/start", "command", "start", ""),
        ("/start JOIN-42", "command", "start", "JOIN-42"),
        ("/Mine@huiyin_bot", "command", "mine", ""),
        ("/help@huiyin_bot  两 行\n都要", "command", "help", "两 行\n都要"),
        ("/路灯坏了", "text", "/路灯坏了", ""),
        ("/", "text", "/", ""),
        ("见 /help", "text", "见 /help", ""),
    ],
)
def test_what_begins_with_a_slash(typed: str, kind: str, text: str, data: str) -> None:
    got = read(message(text=typed))
    assert (got.kind, got.text, got.data) == (kind, text, data)


def test_a_press_names_its_message() -> None:
    got = read(press())
    assert (got.kind, got.data, got.press, got.message, got.address) == ("press", "q:3:0", "99", "30", "1001")


def test_a_press_on_a_message_too_old_to_come_along() -> None:
    update = press()
    del update["callback_query"]["message"]
    got = read(update)
    assert (got.kind, got.address, got.message) == ("press", "1001", "")


def test_the_largest_size_of_a_photo_is_taken() -> None:
    sizes = [
        {"file_id": "big", "file_unique_id": "u1", "width": 1280, "height": 853, "file_size": 90_000},
        {"file_id": "small", "file_unique_id": "u2", "width": 90, "height": 60},
    ]
    got = read(message(photo=sizes, caption="就是这盏", media_group_id="5"))
    assert got.kind == "photo"
    assert (got.text, got.album) == ("就是这盏", "5")
    assert got.attachments == (Attachment("photo", "big", "u1", 90_000, "image/jpeg"),)


def test_a_voice_message() -> None:
    got = read(
        message(voice={"file_id": "v", "file_unique_id": "u", "duration": 3, "mime_type": "audio/ogg"})
    )
    assert (got.kind, got.attachments) == ("voice", (Attachment("voice", "v", "u", 0, "audio/ogg"),))


def test_a_location_and_a_venue() -> None:
    here = {"latitude": 28.5, "longitude": 112}
    got = read(message(location=here))
    assert (got.kind, got.latitude, got.longitude, got.text) == ("location", 28.5, 112.0, "")
    got = read(
        message(location=here, venue={"location": here, "title": "青塘小学", "address": "青塘路 1 号"})
    )
    assert (got.kind, got.latitude, got.text) == ("location", 28.5, "青塘小学 青塘路 1 号")


def test_only_their_own_number_counts() -> None:
    own = {"phone_number": "13800000000", "first_name": "李", "user_id": 1001}
    assert (read(message(contact=own)).phone, read(message(contact=own)).vouched) == ("13800000000", True)
    others = read(message(contact={**own, "user_id": 1002}))
    assert (others.phone, others.vouched) == ("", False)
    assert read(message(contact={"phone_number": "13800000000", "first_name": "李"})).phone == ""


@pytest.mark.parametrize(
    "content", [{"sticker": {"file_id": "s"}}, {"poll": {}}, {"dice": {}}, {"new_thing": 1}, {}]
)
def test_every_other_kind_still_gets_an_answer(content: dict[str, Any]) -> None:
    assert read(message(**content)).kind == "other"


def test_what_is_nothing_to_us() -> None:
    group = {"id": -5, "type": "group", "title": "邻里"}
    assert (
        parse({"update_id": 1, "message": {"message_id": 1, "from": LI, "chat": group, "text": "大家好"}}, 1)
        is None
    )
    assert parse(press(message={"message_id": 1, "chat": group}), 1) is None
    moves = message(location={"latitude": 28.2, "longitude": 112.9, "live_period": 900})["message"]
    assert parse({"update_id": 1, "edited_message": moves}, 1) is None  # where somebody is now
    assert parse({"update_id": 1, "my_chat_member": {"chat": CHAT}}, 1) is None
    assert parse({"update_id": 1, "something_new": {}}, 1) is None


@pytest.mark.parametrize(
    ("update", "says"),
    [
        ({"update_id": 5, "message": {"weird": {"deep": []}}}, "`chat` is missing"),
        ({"update_id": 5, "message": "text"}, "`message` is not as expected"),
        ({"update_id": 5, "message": {"chat": {"id": 1}, "text": "x"}}, "`type` is missing"),
        ({"update_id": "5", "message": {}}, "`update_id` is not as expected"),
        ({"message": {}}, "`update_id` is missing"),
        (message(text=["路灯"]), "`text` is not as expected"),
        (message(photo=[]), "`photo` holds no sizes"),
        (message(photo=["big"]), "`photo` holds no sizes"),
        (message(location={"latitude": "28"}), "`location` is not as expected"),
        (press(id=99), "`id` is not as expected"),
        (press(data=None), "`data` is missing"),
        ([1, 2], "the update is not an object"),
    ],
)
def test_what_cannot_be_read_says_why(update: Any, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        parse(update, 7001)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "chat",
                    "from",
                    "id",
                    "type",
                    "text",
                    "photo",
                    "location",
                    "contact",
                    "voice",
                    "message_id",
                    "venue",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["update_id", "message", "callback_query", "edited_message"]), values))
def test_nothing_but_unreadable_is_ever_raised(update: dict[str, Any]) -> None:
    try:
        parse(update, 7001)
    except Unreadable as reason:
        assert str(reason)
    assert 6 < len(key(7001, update)) <= 80


def test_keys_tell_apart_even_what_cannot_be_read() -> None:
    assert key(7001, {"update_id": 5}) == "tg:7001:5"
    assert key(7001, {"a": 1}) != key(7001, {"a": 2})
    assert key(7001, "junk") == key(7001, "junk")


def test_the_bots_own_id_is_in_its_token() -> None:
    assert bot_id("7001:test-token") == 7001

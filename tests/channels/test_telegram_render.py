"""`Message` → Bot API calls."""

from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.channel import FileToSend, Outgoing
from bot.channels.telegram import MOST_TEXT, Call, render
from bot.channels.telegram_text import pieces
from tests.botapi_rules import plain
from words.message import Button, Card, Message


def calls(
    message: Message, files: dict[int, FileToSend] | None = None, again: bool = False, done: int = 0
) -> list[Call]:
    return render(Outgoing(1, "1001", message, files or {}, again), done=done)


def only(message: Message) -> dict[str, Any]:
    (call,) = calls(message)
    assert call.method == "sendMessage"
    return dict(call.params)


KEPT = {i: FileToSend(ref=f"ref{i}") for i in range(1, 20)}
OURS = {i: FileToSend(path=f"picture{i}.jpg") for i in range(1, 20)}


def test_a_text_with_a_hint() -> None:
    assert only(Message("您好，<b>李大爷</b>。", hint="不公开。")) == {
        "chat_id": 1001,
        "text": "您好，<b>李大爷</b>。\n\n不公开。",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }


def test_a_card_is_told_in_lines() -> None:
    card = Card(
        head="60748-1 · 投诉",
        mark="soon",
        status="剩 2 天",
        title="路灯坏了五盏",
        steps=(("收到", "on"), ("办理", "here"), ("答复", "")),
        facts=(("地点", "青塘路"), ("Phone", "138")),
        ranks=(("许代表", "管青塘"), ("周代表", "")),
    )
    assert only(Message("派给谁？", card=card))["text"].split("\n") == [
        "派给谁？",
        "",
        "60748-1 · 投诉　◆ 剩 2 天",
        "<b>路灯坏了五盏</b>",
        "收到 › <b>办理</b> › 答复",
        "地点：青塘路",
        "Phone: 138",
        "1. <b>许代表</b> 管青塘",
        "2. <b>周代表</b>",
    ]


def test_buttons_keep_their_rows_and_the_likely_one_is_strong() -> None:
    rows = (
        (Button("是这里", "q:1:0", main=True),),
        (Button("换个地方", "q:1:1"), Button("返回", "q:1:back")),
    )
    assert only(Message("在这里吗？", buttons=rows))["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "是这里", "callback_data": "q:1:0", "style": "primary"}],
            [
                {"text": "换个地方", "callback_data": "q:1:1"},
                {"text": "返回", "callback_data": "q:1:back"},
            ],
        ]
    }


def test_asking_for_a_place_needs_the_other_keyboard() -> None:
    rows = (
        (Button("发送位置", "q:1:0", asks="location"),),
        (Button("发送号码", "q:1:1", asks="contact"), Button("不说了", "x")),
    )
    assert only(Message("在哪里？", buttons=rows))["reply_markup"] == {
        "keyboard": [
            [{"text": "发送位置", "request_location": True}],
            [{"text": "发送号码", "request_contact": True}, {"text": "不说了"}],
        ],
        "one_time_keyboard": True,
        "resize_keyboard": True,
    }


def test_one_picture_carries_the_text_and_the_buttons() -> None:
    (call,) = calls(Message("修好了。", pictures=(1,), buttons=((Button("满意", "a"),),)), KEPT)
    assert (call.method, call.files) == ("sendPhoto", {})
    assert (call.params["photo"], call.params["caption"]) == ("ref1", "修好了。")
    assert "reply_markup" in call.params


def test_a_long_text_does_not_fit_under_a_picture() -> None:
    photo, text = calls(Message("长" * 1100, pictures=(1,), buttons=((Button("满意", "a"),),)), OURS)
    assert (photo.method, photo.params["photo"], photo.files["file"]) == (
        "sendPhoto",
        "attach://file",
        OURS[1],
    )
    assert "caption" not in photo.params and "reply_markup" not in photo.params
    assert (text.method, "reply_markup" in text.params) == ("sendMessage", True)


def test_several_pictures_are_an_album_and_the_text_follows() -> None:
    files = {1: KEPT[1], 2: OURS[2]}
    album, text = calls(Message("您看。", pictures=(1, 2)), files)
    assert album.method == "sendMediaGroup"
    assert [item["media"] for item in album.params["media"]] == ["ref1", "attach://file1"]
    assert album.files == {"file1": OURS[2]}
    assert text.params["text"] == "您看。"


def test_more_pictures_than_an_album_holds() -> None:
    shown = calls(Message("", pictures=tuple(range(1, 12))), KEPT)
    assert [call.method for call in shown] == ["sendMediaGroup", "sendPhoto"]


def test_buttons_under_an_album_need_a_text_to_stand_on() -> None:
    assert (
        calls(Message("", pictures=(1, 2), buttons=((Button("好", "a"),),)), KEPT)[-1].params["text"] == "…"
    )


def test_a_document_carries_the_text_and_the_buttons() -> None:
    letter = FileToSend(path="/kept/letter", name="60001-1 答复意见书.docx")
    shown = Message("有答复了。", documents=(7, 8), buttons=((Button("满意", "a"),),))
    (call,) = calls(shown, {7: letter})
    assert (call.method, call.params["document"], call.files) == (
        "sendDocument",
        "attach://file",
        {"file": letter},
    )
    assert call.params["caption"] == "有答复了。" and "reply_markup" in call.params


def test_voice_and_a_picture_that_is_not_there() -> None:
    (call,) = calls(Message("听一听", pictures=(30,), voice=2), OURS)
    assert (call.method, call.params["voice"], call.params["caption"]) == (
        "sendVoice",
        "attach://file",
        "听一听",
    )


def test_nothing_to_show_is_no_call() -> None:
    assert calls(Message()) == []


def test_sent_again_says_so_once() -> None:
    assert calls(Message("您好"), again=True)[0].params["text"] == "（重发）您好"
    assert calls(Message("您好", pictures=(1,)), KEPT, again=True)[0].params["caption"] == "（重发）您好"
    album, text = calls(Message("您好", pictures=(1, 2)), KEPT, again=True)
    assert album.params["media"][0]["caption"] == "（重发）"
    assert text.params["text"] == "您好"


def test_what_has_arrived_is_left_out() -> None:
    message = Message("行\n" * 3000, buttons=((Button("好", "a"),),))
    whole = calls(message)
    (rest,) = calls(message, again=True, done=1)
    assert len(whole) == 2
    assert rest.params["text"] == "（重发）" + whole[1].params["text"]
    assert rest.params["reply_markup"] == whole[1].params["reply_markup"]


def test_a_long_text_is_cut_at_line_ends_and_bold_goes_on() -> None:
    line = "<b>" + "路灯&lt;坏&gt;了，" * 20 + "\n" + "五盏" * 40 + "</b>\n"
    parts = list(pieces(line * 40, MOST_TEXT))
    assert len(parts) > 1
    assert "\n".join(plain(part) for part in parts).strip() == plain(line * 40).strip()
    assert all(len(plain(part)) <= MOST_TEXT for part in parts)


tiny = st.lists(
    st.one_of(
        st.text(max_size=12).map(lambda words: escape(words, quote=False)),
        st.text(min_size=1, max_size=12).map(lambda words: f"<b>{escape(words, quote=False)}</b>"),
        st.just("\n"),
    ),
    max_size=30,
).map("".join)


@given(tiny, st.integers(min_value=4, max_value=50))
def test_every_part_is_whole_html_and_nothing_is_lost(text: str, most: int) -> None:
    parts = list(pieces(text, most))
    for part in parts:
        assert 0 < len(plain(part).encode("utf-16-le")) // 2 <= most
        assert plain(part).strip()
    assert "".join("".join(plain(part) for part in parts).split()) == "".join(plain(text).split())


@pytest.mark.parametrize(
    ("file", "called"),
    [
        (FileToSend("document", name="60001-1 答复意见书.docx"), "60001-1 答复意见书.docx"),
        (FileToSend("paper", mime="application/pdf"), "document.pdf"),
        (FileToSend("video", mime="video/mp4"), "video.mp4"),
        (FileToSend("voice", mime="audio/ogg"), "voice.ogg"),
        (FileToSend(), "photo.jpg"),
    ],
)
def test_what_came_without_a_name_is_called_what_it_is(file: FileToSend, called: str) -> None:
    assert file.called == called

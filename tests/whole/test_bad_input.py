"""What should not have come: each thing gets a clear sentence, and what was said before it is still there."""

import html
import io
import json
import re
from typing import Any

import pytest
from PIL import Image

from bot.channels.channel import Attachment, Incoming
from storage import tables
from storage.contents import LARGEST, BadFile
from storage.files import FileStore
from tests.whole.scenes import LAMP, reports, tells, the_case
from tests.world import Phone, World
from words import render

HOSTILE = '<b>快</b> <a href="http://x">点</a> &amp; *黑* _体_ `x` [y](z) ~~|| {{ 7*7 }} { $number }'
SILENT = ("", "   \n\t", "😀", "😀😀🧑‍🤝‍🧑", "\u200b\u200d\ufeff\u2060", "\u202e\u202c", "……！？", "\x00\x07")


def picture(kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind)
    return out.getvalue()


def sends_at_once(phone: Phone, *texts: str) -> Phone:
    """One after another, before anything is answered: how a messenger cuts what is too long for it."""
    world, phone.read = phone.world, len(phone.got)
    for text in texts:
        key = f"memory:{next(world.keys)}"
        world.run(world.app.writer.take([Incoming("memory", key, phone.address, "text", {}, text=text)]))
    world.passes(seconds=2, beat=False)
    return phone


def as_written(words: str) -> str:
    """As it stands inside a message, so that a messenger shows every character of it."""
    return html.escape(words, quote=False)


def draft(world: World) -> Any:
    """What is kept of the open conversation."""
    (row,) = world.rows(tables.sessions)
    return row.state["answers"]


def test_too_long_a_text_says_how_much_is_too_much_and_the_report_goes_on(world: World) -> None:
    resident = world["resident"].says("/report")
    resident.says("路" * 4500).sees("您写了 4,500 个字", "最多 2,000 个", "删掉 2,500 个字")
    resident.says(LAMP).sees("哪一类")
    assert draft(world)["words"]["is"]["words"] == LAMP


def test_a_text_that_the_messenger_cut_in_two_is_one_text(world: World) -> None:
    resident = world["resident"].says("/report")
    sends_at_once(resident, "路" * 4096, "灯" * 404).sees("您写了 4,501 个字")
    assert len(resident.new) == 1
    sends_at_once(resident, "一" * 900, "二" * 900).sees("哪一类").sees_not("个字")
    assert draft(world)["words"]["is"]["words"] == "一" * 900 + "\n" + "二" * 900


def test_too_long_an_answer_later_on_loses_nothing_of_before(world: World) -> None:
    resident = world["resident"].says(LAMP).presses("投诉")
    resident.says("路" * 4500).sees("最多 200 个", "是在青塘村吗")
    assert {"words", "kind"} <= draft(world).keys()


@pytest.mark.parametrize("text", SILENT)
def test_nothing_that_can_be_read_is_asked_again(world: World, text: str) -> None:
    resident = world["resident"].says("/report")
    resident.says(text).sees("没看到字")
    resident.says(LAMP).presses("投诉")
    resident.says(text).sees("没认出地方", "青塘村")
    assert draft(world)["words"]["is"]["words"] == LAMP


@pytest.mark.parametrize("text", SILENT)
def test_nothing_that_can_be_read_outside_a_conversation_opens_none(world: World, text: str) -> None:
    world["resident"].says(text).sees("没看懂")
    assert world.rows(tables.sessions) == []


def test_marks_that_turn_or_hide_the_text_around_them_are_not_shown(world: World) -> None:
    reports(world["resident"], f"\u202e{LAMP}\u200b\u2066坏了\x1b[31m")
    shown = Phone.shown(world["representative"].got)
    assert f"{LAMP}坏了" in shown
    assert not set("\u202e\u200b\u2066\x1b") & set(shown)
    arabic = "مصباح الشارع مكسور في青塘村"
    reports(world["liang"], arabic)
    world["fang"].sees(arabic)


def test_half_a_character_is_taken_as_far_as_it_can_be_read(world: World) -> None:
    """JSON can hold half of a surrogate pair; a database cannot."""
    visitor = world.newcomer("visitor")
    visitor.sends("text", text="\ud83d青塘村的路灯坏了\udc00", name="\ud83d张").sees("哪一类")
    assert draft(world)["words"]["is"]["words"] == "\ufffd青塘村的路灯坏了\ufffd"


def test_what_nobody_can_read_is_kept_aside_even_then(world: World) -> None:
    raw = {"message": ["\ud83d", {"\udc00": 1}]}
    world.run(world.app.park("memory", "memory:odd", raw, "what is \ud83d"))
    (row,) = world.rows(tables.inbox, state="parked")
    assert row.raw == {"message": ["\ufffd", {"\ufffd": 1}]}
    with world.app.database.writer.begin() as connection:
        connection.execute(tables.inbox.delete())


def test_markup_is_shown_as_it_was_written_to_everybody(world: World) -> None:
    words = f"青塘村{HOSTILE}"
    resident = tells(world["resident"], words).presses("不是").presses("不留")
    assert as_written(words) in resident.new[-1].text
    resident.presses("发送")
    handler = world["representative"]
    handler.presses("接单").presses("说说进展").says(HOSTILE).presses("没有").presses("还说不准")
    assert as_written(HOSTILE) in resident.new[-1].text
    world["clerk"].says("/start").pushes("f:timeline:60001").says("60001-1")
    for phone in (resident, handler, world["clerk"]):
        assert phone.got
        for message in phone.got:
            everything = json.dumps(message.to_json(), ensure_ascii=False)
            assert not re.search(r"<(?!/?b>)|<b>快", everything), everything


@pytest.mark.parametrize(
    "data",
    [
        *(
            "",
            ":",
            "q:",
            "q:1",
            "q:1:99",
            "q:x:0",
            "q:999:0",
            "q:1:0:0",
            "f:",
            "f:nothing",
            "f:sort_out",
            "f:::::",
        ),
        *(
            "f:case",
            "f:case:",
            "f:case:0:1",
            "f:case:-1:1",
            "f:case:６０００１:1",
            "f:case:99999999999999999999:1",
        ),
        *(
            "f:accept:60001:1",
            "f:assign:60001",
            "f:task:t1",
            "f:task:tx",
            "f:queue",
            "f:away",
            "f:rate:60001:1:x",
        ),
        *("drop table", "\x00", "按" * 21, "f:language:::fr", "f:report:1:1"),
    ],
)
def test_a_made_up_button_changes_nothing_and_the_question_stays(world: World, data: str) -> None:
    reports(world["liang"])
    resident = world["resident"].says(LAMP).presses("投诉")
    before, kept = the_case(world), draft(world)
    resident.pushes(data)
    assert resident.toast or resident.new, "no answer at all"
    resident.sees_not("60001")
    assert the_case(world) == before
    assert draft(world) == kept
    resident.says("/cancel")


def test_somebody_elses_button_says_so_and_shows_nothing(world: World) -> None:
    reports(world["resident"])
    accept = next(b.data for b in world["representative"].buttons() if b.label == "接单")
    stranger = world.newcomer("stranger").pushes(accept)
    assert "不在您手上" in stranger.toast
    stranger.sees_not("路灯", "60001", "周代表")
    assert the_case(world).state == "assigned"
    world["fang"].pushes(accept)
    assert the_case(world).state == "assigned"


def test_an_old_button_says_there_is_something_newer(world: World) -> None:
    resident = world["resident"].says(LAMP).presses("投诉").presses("投诉")
    assert resident.toast == "有新的了，请看最后一条。"
    resident.sees("青塘村")
    reports(resident.says("/cancel"))
    accept = world["representative"].buttons()[0].data
    world["representative"].pushes(accept).pushes(accept)
    assert world["representative"].toast
    assert [row.action for row in world.rows(tables.events)].count("accept") == 1


@pytest.mark.parametrize(
    "command", ["/nothing", "/sort_out", "/case 60001", "/accept", "/START_", "/task", "/路灯"]
)
def test_an_unknown_command_says_so_and_the_question_stays(world: World, command: str) -> None:
    resident = world["resident"].says(LAMP).presses("投诉")
    kept = draft(world)
    resident.says(command).sees("这个口令我不认得", "青塘村")
    assert draft(world) == kept


@pytest.mark.parametrize("kind", ["other", "contact"])
def test_a_sticker_or_another_thing_not_asked_for_says_what_is(world: World, kind: str) -> None:
    world["resident"].sends(kind).sees("没看懂")
    resident = world["resident"].says(LAMP)
    kept = draft(world)["words"]
    resident.sends(kind).sees("一个按钮", "哪一类")
    assert draft(world)["words"] == kept


def test_a_position_without_a_place_is_asked_for_again(world: World) -> None:
    resident = world["resident"].says(LAMP).presses("投诉")
    resident.sends("location").sees("没认出地方")
    resident.sends("location", latitude=29.9, longitude=116.5).sees("照片")


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (bytes(LARGEST + 1), "photo", "超过 20 MB"),
        (bytes(LARGEST + 1), "voice", "超过 20 MB"),
        (b"MZ\x90\x00" + bytes(500), "photo", "打不开"),
        (picture()[:40], "photo", "打不开"),
        (b"<svg onload='alert(1)'/>", "photo", "打不开"),
        (picture(), "voice", "打不开"),
        (b"", "photo", "打不开"),
        (b"", "voice", "打不开"),
    ],
)
def test_a_file_too_large_or_not_what_it_claims_is_refused_in_words(
    world: World, data: bytes, kind: Any, words: str
) -> None:
    with pytest.raises(BadFile) as refused:
        FileStore(world.folder / "files").keep(data, kind)
    assert words in render.error("zh", refused.value).text
    assert not any(path.is_file() for path in (world.folder / "files").rglob("*"))


def test_a_picture_that_is_none_holds_up_nothing(world: World) -> None:
    world.messenger.files |= {"good": picture(), "bad": b"MZ" + bytes(500)}
    resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村")
    resident.photographs("good", "bad").sees("收到 2 张")
    resident.presses("好了").presses("不是").presses("不留").presses("发送").sees("记好了")
    while world.run(world.app.fetcher.fetch_due()):
        world.settle()
    assert {row.ref: row.state for row in world.rows(tables.files)} == {"good": "kept", "bad": "refused"}
    world["representative"].sees(LAMP)
    refused = next(row for row in world.rows(tables.files) if row.state == "refused")
    assert refused.reason == "not_a_picture"
    assert "这个文件打不开，没有收下" in Phone.shown(resident.got)


def test_the_tenth_picture_is_left_out_and_the_first_nine_stay(world: World) -> None:
    names = [f"p{i}" for i in range(11)]
    world.messenger.files |= dict.fromkeys(names, picture())
    resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村").photographs(*names)
    resident.presses("不是").presses("不留").sees("照片：9 张").presses("发送")
    assert len(the_case(world).pictures) == 9


def test_a_picture_with_words_keeps_both(world: World) -> None:
    world.messenger.files["p"] = picture()
    resident = world["resident"]
    resident.sends("photo", text=LAMP, attachments=(Attachment("photo", "p", "p"),)).sees("哪一类")
    assert draft(world)["words"]["is"]["words"] == LAMP
    assert len(draft(world)["pictures"]["is"]["files"]) == 1

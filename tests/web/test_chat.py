"""The resident's chat over HTTP."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from PIL import Image
from sqlalchemy import text

from tests.web.conftest import Visitor
from tests.web.house import House
from words.message import Button, Message

Visit = Callable[..., Visitor]


def picture(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


def test_a_visitor_gets_a_token_that_only_the_browser_keeps(house: House, visit: Visit) -> None:
    li = visit()
    cookie = li.http.get("/").headers["set-cookie"]
    assert (
        "HttpOnly" in cookie and "SameSite=lax" in cookie and re.search(r"huiyin_chat=[0-9a-f]{32};", cookie)
    )
    token = li.token
    assert li.says("路灯坏了").json() == {"toast": "", "stale": False}
    assert li.token == token
    assert house.said[0].address != token
    for file in Path(house.database.path).parent.glob("house.db*"):
        assert token.encode() not in file.read_bytes()


def test_what_is_said_is_in_the_feed_and_saying_it_again_changes_nothing(house: House, visit: Visit) -> None:
    li = visit()
    for _ in range(3):
        assert li.says("路灯坏了", client="the-same-client").status_code == 200
    assert [update.text for update in house.said] == ["路灯坏了"]
    assert li.texts() == ["路灯坏了"]
    assert li.sees()[0]["client"] == "the-same-client"


def test_every_kind_of_input_reaches_the_office(house: House, visit: Visit) -> None:
    li = visit(**{"accept-language": "en-GB,en;q=0.9"})
    li.says("是这里", data="q:2:0", message="7")
    li.says(latitude=30.1, longitude=120.2)
    li.says(phone="13800138000")
    li.says("/start abc")
    press, place, contact, command = house.said
    assert (press.kind, press.data, press.text, press.message, press.press) == (
        "press", "q:2:0", "是这里", "7", "client-0001",
    )  # fmt: skip
    assert (place.kind, place.latitude, place.longitude) == ("location", 30.1, 120.2)
    assert (contact.kind, contact.phone) == ("contact", "13800138000")
    assert (command.kind, command.text, command.data) == ("command", "start", "abc")
    assert {update.language for update in house.said} == {"en"}
    assert press.key == f"web:{press.address[:16]}:client-0001"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"client": "x"},
        {"client": "../../etc/passwd", "text": "a"},
        {"client": "client-0001"},
        {"client": "client-0001", "text": "   \n"},
        {"client": "client-0001", "text": "a" * 9000},
        {"client": "client-0001", "text": 7},
        {"client": "client-0001", "data": "字" * 30},
        {"client": "client-0001", "latitude": 30},
        {"client": "client-0001", "latitude": 91, "longitude": 0},
        {"client": "client-0001", "latitude": True, "longitude": 0},
        {"client": "client-0001", "text": "a", "phone": "13800138000"},
    ],
)
def test_what_is_not_well_formed_gets_a_sentence(house: House, visit: Visit, body: dict[str, object]) -> None:
    answer = visit().http.post("/chat/say", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"].endswith("。")
    assert house.said == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"latitude": NaN}', b"\xff\xfe", b'"' + b"x" * 70_000 + b'"']
)
def test_broken_bodies_are_refused(house: House, visit: Visit, body: bytes) -> None:
    answer = visit().http.post("/chat/say", content=body)
    assert answer.status_code in (413, 422) and answer.json()["error"]


def test_half_a_character_is_kept_as_a_question_mark(house: House, visit: Visit) -> None:
    body = b'{"client": "client-0001", "text": "a\\ud800b"}'
    assert visit().http.post("/chat/say", content=body).status_code == 200
    assert house.said[0].text == "a?b"


def test_when_nothing_could_be_saved_the_person_is_told_and_may_try_again(house: House, visit: Visit) -> None:
    li = visit()
    house.broken = 9
    answer = li.says("路灯坏了", client="client-again")
    assert answer.status_code == 500 and answer.json()["error"].startswith("抱歉，刚才没存上")
    house.broken = 0
    assert li.says("路灯坏了", client="client-again").status_code == 200
    assert li.texts() == ["路灯坏了"]


def test_a_stale_press_says_so(house: House, visit: Visit) -> None:
    answer = visit().says("还行", data="q:1:old")
    assert answer.json() == {"toast": "这一步已经过了，请看最下面。", "stale": True}


def test_the_stream_has_no_gap_and_no_repeat(house: House, visit: Visit) -> None:
    li = visit()
    house.tell(li.token, *(Message(f"{n}") for n in range(3)))
    heard = li.hears(6, then=lambda: house.tell(li.token, *(Message(f"{n}") for n in range(3, 6))))
    assert [entry["text"] for _, _, entry in heard] == list("012345")
    house.tell(li.token, Message("6"))
    again = li.hears(2, last=heard[3][0], then=lambda: house.tell(li.token, Message("7")))
    assert [entry["text"] for _, _, entry in again] == ["4", "5"]
    rest = li.hears(2, after=int(heard[-1][0]))
    assert [entry["text"] for _, _, entry in rest] == ["6", "7"]
    assert [entry["text"] for entry in li.sees(after=heard[3][0])] == ["4", "5", "6", "7"]


def test_more_than_one_look_can_hold_comes_in_order(house: House, visit: Visit) -> None:
    li = visit()
    house.tell(li.token, *(Message(f"{n}") for n in range(130)))
    assert [entry["text"] for _, _, entry in li.hears(130)] == [f"{n}" for n in range(130)]
    newest = li.sees()
    assert [entry["text"] for entry in newest] == [f"{n}" for n in range(80, 130)]
    assert [entry["text"] for entry in li.sees(before=newest[0]["id"])] == [f"{n}" for n in range(30, 80)]


def test_one_outbox_row_is_shown_once_however_often_it_is_sent(house: House, visit: Visit) -> None:
    li = visit()
    for _ in range(3):
        house.tell(li.token, Message("记好了"), number=41)
    assert li.texts() == ["记好了"]


def test_typing_passes_without_a_number(house: House, visit: Visit) -> None:
    li = visit()
    house.tell(li.token, Message("一"))

    def typing() -> None:
        house.do(house.webchat.typing(house.address(li.token)))

    heard = li.hears(2, then=typing)
    assert [(number != "", name) for number, name, _ in heard] == [(True, ""), (False, "typing")]


def test_nobody_hears_another_persons_chat(house: House, visit: Visit) -> None:
    li, wang = visit(), visit()
    house.tell(li.token, Message("给李大爷"))
    house.tell(wang.token, Message("给老王"))
    assert wang.texts() == ["给老王"] and [e["text"] for _, _, e in wang.hears(1)] == ["给老王"]
    for path in ("/chat/feed", "/chat/stream"):
        assert wang.http.get(path, params={"chat": li.token}).status_code == 401
        assert wang.http.get(path, headers={"X-Chat": li.token}).status_code == 401
    with httpx.Client(base_url=house.url) as stranger:
        assert stranger.get("/chat/feed").status_code == 401
        assert stranger.get("/chat/stream").status_code == 401
        assert stranger.post("/chat/say", json={"client": "client-0001", "text": "a"}).status_code == 401
        stranger.cookies.set("huiyin_chat", "x" * 32)
        assert stranger.get("/chat/feed").status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "here"}, 200),
        ({}, 200),
    ],
)
def test_only_our_own_page_may_post(house: House, visit: Visit, headers: dict[str, str], status: int) -> None:
    li = visit()
    headers = {name: house.url if value == "here" else value for name, value in headers.items()}
    body = {"client": "client-0001", "text": "a"}
    assert li.http.post("/chat/say", json=body, headers=headers).status_code == status
    files = {"picture": ("a.png", picture())}
    sent = li.http.post("/chat/file", data={"client": "client-0002"}, files=files, headers=headers)
    assert sent.status_code == status


def test_pictures_are_one_message_and_only_this_chat_may_look_at_them(house: House, visit: Visit) -> None:
    li, wang = visit(), visit()
    assert li.sends(picture("navy"), picture("teal"), text="坏了两盏").status_code == 200
    (update,) = house.said
    assert (update.kind, update.text, len(update.attachments)) == ("photo", "坏了两盏", 2)
    (entry,) = li.sees()
    urls = entry["pictures"]
    seen = li.http.get(urls[0])
    assert seen.status_code == 200 and seen.headers["content-type"] == "image/jpeg"
    assert seen.headers["x-content-type-options"] == "nosniff"
    assert seen.headers["content-security-policy"].startswith("sandbox")
    assert "private" in seen.headers["cache-control"]
    assert wang.http.get(urls[0]).status_code == 404
    assert li.http.get(urls[0].split("?")[0]).status_code == 404
    assert li.http.get(urls[0].replace("/files/1", "/files/2")).status_code == 404
    assert li.http.get(urls[0][:-1] + "é").status_code == 404


def test_a_voice_message(house: House, visit: Visit) -> None:
    li = visit()
    assert li.sends(b"OggS" + bytes(60), kind="voice").status_code == 200
    assert house.said[0].kind == "voice"
    sound = li.http.get(li.sees()[0]["voice"], headers={"Range": "bytes=0-3"})
    assert (
        sound.status_code == 206 and sound.content == b"OggS" and sound.headers["content-type"] == "audio/ogg"
    )
    assert house.do(house.webchat.fetch(house.said[0].attachments[0].ref)).startswith(b"OggS")


def test_files_that_cannot_be_taken_get_a_sentence_in_the_persons_language(
    house: House, visit: Visit
) -> None:
    li, ann = visit(), visit(**{"accept-language": "en"})
    assert (
        li.sends(b"MZ this is a program").json()["error"]
        == "这个文件打不开，不像照片。请换一张，或截图再发。"
    )
    assert ann.sends(b"<svg/>").json()["error"].startswith("This file cannot be opened as a photo")
    assert li.sends(b"not a sound", kind="voice").json()["key"] == "bad_voice"
    assert li.sends(*[picture()] * 10).json()["key"] == "too_many"
    assert li.sends(*[picture()] * 12).json()["key"] == "too_many"
    assert li.sends(b"", kind="other").json()["key"] == "no_file"
    large = li.sends(bytes(21 * 1024 * 1024))
    assert (large.status_code, large.json()["key"]) == (413, "too_large")
    assert house.said == []


def test_history_can_be_read_without_javascript_and_nothing_in_it_is_markup(
    house: House, visit: Visit
) -> None:
    li = visit()
    li.says("</script><script>alert(1)</script><!--")
    house.tell(
        li.token, Message("<b>119</b> &lt;img onerror=x&gt; <i>x</i>", buttons=((Button("好", "f:ok"),),))
    )
    page = li.http.get("/").text
    plain = page.split('<div class="history">')[1].split("<form")[0]
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in plain
    assert "<b>119</b> &lt;img onerror=x&gt; &lt;i&gt;x&lt;/i&gt;" in plain
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data = json.loads(found[1])
    assert data["talks"][0]["entries"][0]["text"] == "</script><script>alert(1)</script><!--"
    assert data["last"] == 2


def test_pages_load_nothing_from_elsewhere(house: House, visit: Visit) -> None:
    li = visit()
    answer = li.http.get("/")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assets = set(re.findall(r'(?:src|href)="([^"#]+)"', answer.text))
    assert all(asset.startswith("/assets/") for asset in assets)
    for asset in assets:
        assert li.http.get(asset).status_code == 200
    assert not re.search(r"\sstyle=|\son\w+=|https?://", answer.text.replace('xmlns="http://www.w3.org', ""))
    assert li.http.get("/nowhere").status_code == 404
    assert "这里没有这一页" in li.http.get("/nowhere").text
    assert li.http.get("/assets/../app.py").status_code == 404


def test_the_demonstrations_addresses_do_not_exist_without_one(house: House, visit: Visit) -> None:
    li = visit()
    for path in ("/demo/next", "/demo/skip", "/demo/restart", "/demo/speak", "/demo/state"):
        assert li.http.post(path, json={}).status_code == 404


def test_the_page_speaks_the_persons_language(house: House, visit: Visit) -> None:
    li = visit(**{"accept-language": "en-GB"})
    assert '<html lang="en"' in li.page
    li.says("hello")
    with house.database.writer.begin() as connection:
        connection.execute(text("UPDATE people SET language = 'zh'"))
    assert '<html lang="zh-CN"' in li.http.get("/").text


def test_streams_are_let_go(house: House, visit: Visit) -> None:
    li = visit()
    house.tell(li.token, Message("一"))
    li.hears(1)
    li.close()
    house.tell(li.token, Message("二"))
    house.shut()
    assert house.streams.listeners == 0


def test_nobody_is_at_the_desk_yet(house: House, visit: Visit) -> None:
    li = visit()
    house.leave()
    answer = li.says("路灯坏了")
    assert (answer.status_code, answer.json()["key"]) == (503, "not_sent")

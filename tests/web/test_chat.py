"""The resident's chat over HTTP: what is said, and what the page then hears."""

import pytest
from sqlalchemy import text

from tests.web.conftest import Visit
from tests.web.house import House
from words.message import Message


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


def test_what_passes_has_no_number(house: House, visit: Visit) -> None:
    li = visit()
    house.tell(li.token, Message("一"))

    async def passes() -> None:
        house.streams.tell(house.address(li.token), "toast", "好")

    heard = li.hears(2, then=lambda: house.do(passes()))
    assert [(number != "", name) for number, name, _ in heard] == [(True, ""), (False, "toast")]


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

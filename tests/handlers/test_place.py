"""Where it is: written, corrected, shared; the district and the road are both kept."""

import pytest

from cases.model import Place
from tests.handlers.chat import NOW, Chat, World, view
from words import render
from words.message import Message


def at_the_place(words: str = "路灯坏了") -> Chat:
    return Chat().says(words).presses("complaint").sees("ask-report-where")


def place(chat: Chat) -> Place:
    """Through the rest of the report, to what is sent."""
    chat.sees("ask-report-pictures").presses("none").presses("nobody").presses(False).presses("send")
    where: Place = chat.done[-1].place  # type: ignore[union-attr]
    return where


def test_a_shared_position_is_acknowledged() -> None:
    chat = at_the_place("青塘路灯坏了").is_at(30.5, 119.2).sees("kept-where", "ask-report-pictures")
    assert place(chat) == Place("青塘乡", 2, 30.5, 119.2)
    at_the_place().is_at(30.5, 119.2).sees("kept-where", "ask-place-list")


def at_a_drawn_place(words: str = "路灯坏了", urgent: bool = False) -> Chat:
    """Where latitude 31 lies in 梅村, which is in 青塘乡, and 32 in 青塘乡 only."""
    chat = Chat(World(drawn={31: 5, 32: 2}))
    if urgent:
        return chat.says("煤气泄漏了").sees("ask-report-where")
    return chat.says(words).presses("complaint").sees("ask-report-where")


def test_a_position_is_offered_the_place_whose_polygon_holds_it() -> None:
    chat = at_a_drawn_place().is_at(31.5, 119.2).sees("ask-place-at")
    assert chat.ask.show == {"text": "", "district": "梅村"}
    assert place(chat.presses(True)) == Place("梅村", 5, 31.5, 119.2)
    at_a_drawn_place().is_at(40.5, 119.2).sees("ask-place-list")


def test_the_place_of_a_position_may_be_denied_and_written() -> None:
    chat = at_a_drawn_place().is_at(31.5, 119.2).presses(False).sees("ask-place-list")
    assert place(chat.presses(3).presses("here")) == Place("白石镇", 3, 31.5, 119.2)
    chat = at_a_drawn_place().is_at(31.5, 119.2).says("不是，是柳村")
    assert place(chat) == Place("柳村", 4, 31.5, 119.2)


def test_words_that_say_the_same_as_the_position_save_the_question() -> None:
    chat = at_a_drawn_place("梅村路灯坏了").is_at(32.5, 119.2).sees("ask-report-pictures")
    assert place(chat) == Place("梅村", 5, 32.5, 119.2), "within the polygon's district"
    chat = at_a_drawn_place("青塘路灯坏了").is_at(31.5, 119.2).sees("ask-place-at")
    assert place(chat.presses(True)) == Place("梅村", 5, 31.5, 119.2), "nearer than what the words name"
    chat = at_a_drawn_place("白石镇路灯坏了").is_at(31.5, 119.2).sees("ask-place-at")
    assert place(chat.presses(False).presses(3).presses("here")) == Place("白石镇", 3, 31.5, 119.2)


def test_in_danger_the_position_alone_says_where() -> None:
    chat = at_a_drawn_place(urgent=True).is_at(31.5, 119.2).presses("send")
    assert chat.done[-1].place == Place("梅村", 5, 31.5, 119.2)  # type: ignore[union-attr]


def test_a_district_written_exactly_is_not_asked_about() -> None:
    assert place(at_the_place().says("白石镇")) == Place("白石镇", 3)


@pytest.mark.parametrize("words", ["不是，是柳村小学", "不对，在柳村小学", "柳村小学"])
def test_another_place_may_be_written_where_it_is_asked(words: str) -> None:
    chat = at_the_place().says("白石镇桥头").sees("ask-place-match").says(words)
    chat.sees("ask-place-match")
    assert chat.ask.show == {"text": "柳村小学", "district": "柳村"}
    assert place(chat.says("是的")) == Place("柳村小学", 4)


def test_the_district_of_the_words_is_denied_in_so_many_words() -> None:
    chat = at_the_place("青塘路灯坏了").says("不是，是梅村").sees("ask-report-pictures")
    assert place(chat) == Place("梅村", 5)
    at_the_place("青塘路灯坏了").says("不是").sees("ask-place-list")
    at_the_place("青塘路灯坏了").says("不是，是桥头").sees("ask-place-unknown")


def test_the_district_stands_before_the_road_once() -> None:
    chat = at_the_place().says("青塘路").sees("ask-place-match").presses(True)
    assert place(chat) == Place("青塘乡青塘路", 2)
    chat = at_the_place("青塘路灯坏了").says("桥头第二盏").sees("ask-place-match").says("对，就那儿")
    assert place(chat) == Place("青塘乡桥头第二盏", 2)
    chat = at_the_place().says("桥头").sees("ask-place-unknown").presses(2).presses("here")
    assert place(chat) == Place("青塘乡桥头", 2)


@pytest.mark.parametrize("more", [{"mine": True}, {"may": "type_up"}])
def test_who_handles_it_sees_that_a_position_came(more: dict[str, object]) -> None:
    seen = view(position=(30.5, 119.25), **more)  # type: ignore[arg-type]
    shown: Message = render.notice("zh", "assigned-handler", seen, {}, zone=NOW.tzinfo, now=NOW)  # type: ignore[arg-type]
    assert shown.card is not None and ("发来的位置", "30.50000, 119.25000") in shown.card.facts


def test_at_the_list_an_address_may_be_written() -> None:
    chat = at_the_place().presses("list").sees("ask-place-list")
    assert place(chat.says("青塘乡幸福小区3号楼")) == Place("青塘乡幸福小区3号楼", 2)
    chat = at_the_place().presses("list").says("白石镇").sees("ask-place-list")
    assert chat.ask.show["district"] == "白石镇"
    assert place(chat.presses("here")) == Place("白石镇", 3)
    assert place(at_the_place().presses("list").says("梅村")) == Place("梅村", 5)


def test_what_is_in_no_list_stands_as_it_was_written() -> None:
    chat = at_the_place().says("幸福小区3号楼").sees("ask-place-unknown")
    assert chat.ask.show == {"text": "幸福小区3号楼"}
    assert place(chat.says("青塘乡").presses("here")) == Place("青塘乡幸福小区3号楼", 2)
    chat = at_the_place().says("幸福小区3号楼").says("青塘乡").says("村口超市旁边")
    known = Place("青塘乡幸福小区3号楼，村口超市旁边", 2)
    assert place(chat) == known, "where the town is known, nothing more is asked"
    chat = at_the_place().presses("list").says("幸福小区").says("就在超市旁边")
    assert place(chat) == Place("幸福小区，超市旁边"), "nor is the same list shown a second time"
    assert chat.done[-1].words == "路灯坏了", "nothing of it went into the words"  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["不知道", "我也说不清楚", "不知道在哪里", "I don't know"])
def test_who_cannot_say_where_need_not(words: str) -> None:
    assert place(at_the_place().says(words)) == Place()
    assert place(at_the_place().presses("list").says(words)) == Place()


def test_a_question_is_no_place() -> None:
    chat = at_the_place().says("你们多久能办好？").sees("ask-report-where")
    assert chat.ask.again is not None and chat.ask.again.what == "invalid-place"

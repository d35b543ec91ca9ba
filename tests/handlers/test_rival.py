"""Another conversation over an open one: what is not finished is named, and nothing is dropped unasked."""

from typing import Any

import pytest

from tests.handlers.chat import REPRESENTATIVE, RESIDENT, Chat, World, view
from tests.words.people import WHEN
from words import render


def asked(chat: Chat, language: str = "zh") -> str:
    """The open question as it is read."""
    return render.ask(language, chat.ask, **WHEN).text


def busy(person: Any = REPRESENTATIVE) -> Chat:
    """Somebody with two cases."""
    may = "accept resolve progress ask write give_back" if person is REPRESENTATIVE else "add withdraw rate"
    cases = {n: view(n, may=may, mine=person is REPRESENTATIVE) for n in (7, 8)}
    return Chat(World(person, cases, in_hand=(7, 8) if person is REPRESENTATIVE else ()))


def test_it_quotes_what_was_written() -> None:
    chat = Chat().says("青塘路的路灯坏了五盏，晚上看不见路，小孩上学放学都要打手电筒，麻烦你们派人来看一看吧")
    chat.commands("join").sees("ask-talk-rival")
    assert (
        "您写的“青塘路的路灯坏了五盏，晚上看不见路，小孩上学放学都要打手电筒，麻烦你们派人来看…”还没发出去。"
        in asked(chat)
    )
    chat = busy().taps("f:resolve:7:3").says("灯换好了").taps("f:away").sees("ask-talk-rival")
    assert "您写的“灯换好了”还没发出去" in asked(chat)
    chat.presses("continue").sees("ask-resolve-outcome").presses("fixed").sees("ask-resolve-pictures")


def test_or_says_what_pictures_there_are() -> None:
    chat = Chat().shows(4, 5).commands("join")
    assert "您发的 2 张照片还没发出去。" in asked(chat) and "2 photos" in asked(chat, "en")


def test_or_what_was_begun() -> None:
    chat = busy().taps("f:give_back:7:3").presses("area").taps("f:away")
    assert f"{view(7).number} 的“退回”还没做完。" in asked(chat)
    chat = Chat().taps("f:join").says("abc")
    assert chat.session is None


@pytest.mark.parametrize("begins", ["f:away", "f:report", "f:progress:8:3", "f:write:8:3"])
def test_an_act_that_was_begun_is_not_dropped_unasked(begins: str) -> None:
    chat = busy().taps("f:resolve:7:3").sees("ask-resolve-outcome").taps(begins).sees("ask-talk-rival")
    assert f"{view(7).number} 的“答复”还没做完。" in asked(chat)
    chat.presses("discard")
    assert chat.session is not None and chat.session.flow == begins.split(":")[1]


def test_so_is_a_message_that_is_about_to_be_written() -> None:
    busy(RESIDENT).taps("f:add:7:3").sees("ask-add-words").taps("f:report").sees("ask-talk-rival")


def test_another_act_on_the_same_case_is_a_change_of_mind() -> None:
    busy().taps("f:resolve:7:3").taps("f:progress:7:3").sees("ask-progress-words").taps("f:write:7:3")


def test_a_report_that_says_nothing_yet_and_a_word_to_a_verdict_are_nothing_to_lose() -> None:
    Chat().taps("f:report").taps("f:join").sees("ask-join-code")
    chat = busy(RESIDENT).taps("f:rate:7:3:satisfied").sees("ask-comment-words")
    chat.taps("f:report").sees("ask-report-words")

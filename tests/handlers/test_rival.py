"""Another conversation over an open one: what is not finished is named, and nothing is dropped unasked."""

from typing import Any

import pytest

from cases.model import State
from handlers import talk
from handlers.flows import FLOWS
from handlers.shown import CaseView
from handlers.talk import Input
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


def test_a_number_alone_is_looked_up_and_no_answer_where_no_words_are_asked() -> None:
    number = view(8).number
    chat = busy().taps("f:progress:7:3").says("已经办好").sees("ask-progress-pictures").waits()
    chat.says(number).sees("case", "ask-progress-pictures")
    assert chat.answers("words") == {"words": "已经办好", "voice": []}
    chat.says("3").sees("invalid-photos", "ask-progress-pictures")
    chat.says("60001-9").sees("number-unknown", "ask-progress-pictures")
    chat.says("13800000001").sees("ask-progress-pictures")
    assert chat.answers("words")["words"] == "已经办好\n13800000001"


def test_nor_is_it_joined_to_the_words_where_it_is_asked_which_case_they_are_about() -> None:
    chat = busy(RESIDENT)
    chat.world.cases[9], chat.world.in_hand = view(9), (9,)
    chat.says("还是老样子").sees("ask-sort_out-which")
    chat.says(view(9).number).sees("case", "ask-sort_out-which")
    assert chat.answers("words")["words"] == "还是老样子"
    chat.says(view(8).number)
    assert chat.session is None or chat.session.flow != "sort_out"


def test_an_open_question_is_brought_up_once_and_again_after_an_answer() -> None:
    chat = busy().taps("f:give_back:7:3").sees("ask-give_back-reason")
    chat.commands("menu").sees("menu", "ask-give_back-reason")
    assert chat.commands("menu").turn.ask is None
    assert chat.commands("mine").turn.ask is None
    assert chat.session is not None and chat.session.flow == "give_back"
    chat.does(Input("press", data=f"q:{chat.session.number}:0")).sees("ask-give_back-words")
    chat.commands("menu").sees("menu", "ask-give_back-words")


@pytest.mark.parametrize("gone", [None, view(7, may="", mine=True), view(7, State.CLOSED, may="")])
def test_it_ends_by_itself_where_the_case_does_not_want_it_any_more(gone: CaseView | None) -> None:
    chat = busy().taps("f:give_back:7:3")
    if gone is None:
        del chat.world.cases[7]
    else:
        chat.world.cases[7] = gone
    chat.commands("menu").sees_only("draft-over", "menu").is_free()
    chat.commands("menu").sees_only("menu")


def test_then_a_card_begins_without_asking_about_it() -> None:
    chat = busy().taps("f:give_back:7:3")
    del chat.world.cases[7]
    chat.taps("f:progress:8:3").sees("draft-over", "ask-progress-words")


def test_nor_is_anybody_reminded_of_it() -> None:
    chat = busy().taps("f:give_back:7:3")
    del chat.world.cases[7]
    assert chat.session is not None
    assert talk.again(chat.session, chat.counter, FLOWS, chat.world).ask is None


@pytest.mark.parametrize("flow", ["quiet", "digest", "away"])
@pytest.mark.parametrize("words", ["又坏了", "路灯坏了五盏"])
def test_a_matter_where_something_is_set_is_asked_about_and_not_lost(flow: str, words: str) -> None:
    chat = Chat(World(REPRESENTATIVE)).commands(flow).says(words).sees("ask-talk-aside")
    assert f"您写的“{words}”，是要说的事吗？" in asked(chat).replace("<b>", "").replace("</b>", "")
    chat.presses("discard").sees("ask-report-kind")
    assert chat.answers("words")["words"] == words


def test_if_it_is_none_the_setting_goes_on() -> None:
    chat = Chat().commands("quiet").says("又坏了").says("不是").sees("ask-quiet-hours")
    chat.says("又坏了").says("是").sees("ask-report-kind")


@pytest.mark.parametrize("words", ["25:00", "晚上十点到早上七点", "22点到", "不"])
def test_what_was_meant_as_an_hour_is_none(words: str) -> None:
    Chat().commands("quiet").says(words).sees("invalid-hours", "ask-quiet-hours")


def test_danger_is_spoken_of_at_once() -> None:
    Chat().commands("quiet").says("煤气漏了，满屋都是味").sees("danger")

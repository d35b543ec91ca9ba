"""What is said after something else was looked at is no answer, unasked, to the question that stood open."""

from typing import Any

import pytest

from cases.commands import OpenCase
from handlers.talk import Input
from tests.handlers.chat import REPRESENTATIVE, RESIDENT, Chat, World, view
from tests.handlers.test_rival import asked

LAMP, PIPE = "路灯坏了", "水管漏水"


def looked_away(chat: Chat | None = None, press: str = "f:mine") -> Chat:
    """At the place of a report; the menu, with the question; and what the menu offers."""
    chat = chat or Chat(World(cases={7: view(may="add")}))
    begun(chat).commands("menu").sees("menu", "ask-report-where")
    return chat.taps(press)


def begun(chat: Chat) -> Chat:
    chat.taps("f:report").says(LAMP)
    return chat.presses("complaint").sees("ask-report-where")


def test_right_after_the_question_was_brought_up_it_is_answered() -> None:
    chat = begun(Chat()).commands("menu").sees("menu", "ask-report-where").says("白石镇")
    chat.sees("ask-report-pictures")


@pytest.mark.parametrize("press", ["f:mine", "f:help", "f:settings", "f:case:7:3", "f:menu"])
def test_a_sentence_after_the_menu_is_asked_about(press: str) -> None:
    chat = looked_away(press=press).says(PIPE).sees("ask-talk-fresh")
    read = asked(chat).replace("<b>", "").replace("</b>", "")
    assert read == f"您又写了“{PIPE}”。是接着“{LAMP}”那件说吗？"
    assert f"Does it go with “{LAMP}”?" in asked(chat, "en")


def test_the_menu_a_second_time_is_enough() -> None:
    begun(Chat()).commands("menu").commands("menu").says(PIPE).sees("ask-talk-fresh")
    begun(Chat()).says("菜单").says("菜单").says(PIPE).sees("ask-talk-fresh")


def test_it_goes_with_what_is_not_finished() -> None:
    for yes in ("continue", "是", "1"):
        chat = looked_away().says("白石镇").sees("ask-talk-fresh")
        chat = chat.presses(yes) if yes == "continue" else chat.says(yes)
        chat.sees("ask-report-pictures").presses("none").presses("nobody").presses(False).presses("send")
        made = chat.done[-1]
        assert isinstance(made, OpenCase) and (made.words, made.place.text) == (LAMP, "白石镇")


def test_or_is_a_matter_of_its_own() -> None:
    for no in ("discard", "不是", "2"):
        chat = looked_away(Chat()).says(PIPE)
        chat = chat.presses(no) if no == "discard" else chat.says(no)
        chat.sees("ask-report-kind")
        assert chat.answers("words")["words"] == PIPE


def test_or_is_sorted_out_where_it_could_be_about_a_case() -> None:
    looked_away().says(PIPE).presses("discard").sees("ask-sort_out-which").presses("new").sees(
        "ask-report-kind"
    )


def test_what_is_written_on_belongs_to_it() -> None:
    chat = looked_away(Chat()).says(PIPE).says("三楼也有").sees("ask-talk-fresh").presses("discard")
    assert chat.answers("words")["words"] == f"{PIPE}\n三楼也有"


@pytest.mark.parametrize("said", ["是", "没有", "1", "不知道", "好的"])
def test_what_says_nothing_by_itself_gets_the_question_once_more(said: str) -> None:
    chat = looked_away().says(said).sees("ask-report-where")
    assert chat.session is not None and "where" not in chat.session.answers
    chat.says("白石镇").sees("ask-report-pictures")


@pytest.mark.parametrize("said", ["谢谢", "您好", "办得怎么样了"])
def test_thanks_and_questions_are_what_they_are_and_the_draft_stays(said: str) -> None:
    chat = looked_away().says(said)
    assert chat.turn.ask is None and chat.session is not None and chat.session.flow == "report"
    chat.says(PIPE).sees("ask-talk-fresh")


def test_a_picture_a_voice_message_a_position_too() -> None:
    for came, key in (
        (Input("photo", files=(4,)), "pictures"),
        (Input("photo", text="看这里", files=(4,)), "pictures"),
        (Input("voice", files=(5,)), "words"),
        (Input("location", latitude=30.5, longitude=119.2), "where"),
    ):
        for chat in (looked_away(Chat()), looked_away()):
            chat.does(came).sees("ask-talk-fresh").presses("continue")
            assert chat.session is not None and chat.session.flow == "report"
            assert key in chat.session.answers and LAMP in str(chat.session.answers["words"])


def test_whoever_presses_for_a_new_matter_is_asked_about_the_old_one() -> None:
    chat = begun(Chat()).commands("menu").taps("f:report").sees("ask-talk-rival")
    chat.presses("discard").sees("ask-report-words").says(PIPE).sees("ask-report-kind")
    assert chat.answers("words")["words"] == PIPE


def test_a_press_of_the_question_answers_it() -> None:
    chat = looked_away()
    assert chat.session is not None
    chat.taps(f"q:{chat.session.number}:2").sees("ask-report-pictures").says("一共五盏").sees("kept-words")


def test_danger_is_not_held_up_by_it() -> None:
    chat = looked_away().says("煤气漏了快来人").sees("danger", "ask-report-where")
    assert chat.answers("words")["words"] == f"{LAMP}\n煤气漏了快来人"


def test_what_has_said_nothing_yet_makes_way() -> None:
    chat = Chat().taps("f:report").commands("menu").taps("f:help").says(PIPE).sees("ask-report-kind")
    assert chat.answers("words")["words"] == PIPE


def busy(person: Any = REPRESENTATIVE) -> Chat:
    cases = {n: view(n, may="accept resolve progress ask write", mine=True) for n in (7, 8)}
    return Chat(World(person, cases, in_hand=(7, 8)))


def test_a_look_at_the_same_case_is_no_change_of_matter() -> None:
    chat = busy().taps("f:write:7:3").taps("f:timeline:7:3").says("明天上午来").sees("write-done")
    chat = busy().taps("f:write:7:3").taps("f:case:8:3").says("明天上午来").sees("ask-talk-fresh")
    assert f"{view(7).number} 的“留言”" in asked(chat)
    assert chat.presses("continue").done[-1].words == "明天上午来"  # type: ignore[union-attr]


def test_it_is_the_resident_who_says_so() -> None:
    chat = looked_away(Chat(World(RESIDENT)), "f:help").says(PIPE).presses("cancel")
    chat.sees("ask-report-where").says("白石镇").sees("ask-report-pictures")

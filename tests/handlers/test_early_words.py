"""Words that are typed where a choice or a day is asked: they are the answer to the question about words."""

from datetime import timedelta

import pytest

from cases.commands import Act
from cases.model import Action, Outcome, State
from tests.handlers.chat import CLERK, NOW, REPRESENTATIVE, RESIDENT, Chat
from tests.handlers.test_cases import chat_of


def test_what_came_of_it_is_typed_before_it_is_said_which_kind() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:resolve:7:3").sees("ask-resolve-outcome")
    chat.says("五盏灯都换好了").sees("kept-words", "ask-resolve-outcome").says("昨晚亮了")
    chat.presses("fixed").sees("ask-resolve-pictures").presses("none").sees("resolve-done")
    chat.is_done(Act(7, Action.RESOLVE, "五盏灯都换好了\n昨晚亮了", outcome=Outcome.FIXED))


def test_a_word_that_answers_no_choice_is_none_of_them() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:resolve:7:3")
    for words in ("是", "9", "好了", "🙂"):
        chat.says(words).sees("invalid-choice", "ask-resolve-outcome")
    chat.presses("fixed").sees("ask-resolve-words")


def test_a_reason_is_typed_before_it_is_pressed() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:give_back:7:3").says("这一片归许代表").sees("ask-give_back-reason")
    chat.presses("area").sees("give-back-done")
    chat.is_done(Act(7, Action.GIVE_BACK, "这一片归许代表", data={"reason": "area"}))


def test_too_long_a_reason_is_shortened() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:give_back:7:3").says("长" * 501).presses("area")
    chat.sees("invalid-long", "ask-give_back-words").says("不是我的片").sees("give-back-done")


def test_so_where_the_office_closes() -> None:
    chat = chat_of(CLERK).taps("f:close:7:3").says("已经解释过了").presses("explained")
    chat.sees("ask-close-sure").says("政策附后").sees("kept-words", "ask-close-sure").presses(True)
    chat.is_done(Act(7, Action.CLOSE, "已经解释过了\n政策附后", outcome=Outcome.EXPLAINED))


def test_so_where_a_review_is_decided() -> None:
    chat = chat_of(CLERK, state=State.REVIEW).taps("f:decide_review:7:3").says("材料齐全，依据充分")
    chat.presses("uphold").is_done(
        Act(7, Action.DECIDE_REVIEW, "材料齐全，依据充分", data={"decision": "uphold"})
    )


def test_so_where_a_case_is_withdrawn() -> None:
    chat = (
        chat_of(RESIDENT)
        .taps("f:withdraw:7:3")
        .says("邻居自己修好了")
        .sees("kept-words", "ask-withdraw-sure")
    )
    chat.presses(True).sees("withdraw-done").is_done(Act(7, Action.WITHDRAW, "邻居自己修好了"))


@pytest.mark.parametrize("flow", ["extend", "snooze"])
def test_why_is_typed_where_a_day_is_asked(flow: str) -> None:
    chat = dated(flow).says("灯具要定做").sees("kept-words", f"ask-{flow}-until")
    chat.presses(chat.ask.options[0].value)
    assert chat.done[-1].words == "灯具要定做"


@pytest.mark.parametrize("flow", ["extend", "snooze"])
@pytest.mark.parametrize("day", ["13月5号", "下下下周", "32号"])
def test_a_day_that_is_none_is_no_reason(flow: str, day: str) -> None:
    chat = dated(flow).says(day).sees("invalid-date", f"ask-{flow}-until")
    chat.presses(chat.ask.options[0].value).sees(f"ask-{flow}-words")


def dated(flow: str) -> Chat:
    ends = {"deadline": NOW + timedelta(days=5), "latest": NOW + timedelta(days=20)}
    return chat_of(REPRESENTATIVE if flow == "extend" else CLERK, **ends).taps(f"f:{flow}:7:3")


def test_more_news_is_typed_where_a_day_is_asked() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:progress:7:3").says("灯泡订了").presses("none")
    chat.says("厂家还没回话").sees("kept-words", "ask-progress-promised").says("40号").sees("invalid-date")
    chat.presses("").is_done(Act(7, Action.PROGRESS, "灯泡订了\n厂家还没回话"))

"""What is said soon after a case was closed: about it, or something new."""

from datetime import timedelta
from typing import Any

import pytest

from cases.commands import Act
from cases.model import Action, Outcome, State
from tests.handlers.chat import NOW, Chat, World, view


def closed(days: int, may: str = "reopen add", **more: Any) -> Chat:
    """Closed so many days ago."""
    seen = view(7, State.CLOSED, may, closed_at=NOW - timedelta(days=days), **more)
    return Chat(World(cases={7: seen}))


@pytest.mark.parametrize("words", ["还是黑的", "没修好", "我不服", "晚上有点暗"])
def test_what_is_said_soon_after_a_closing_may_be_about_it(words: str) -> None:
    chat = closed(13).says(words).sees("ask-sort_out-closed")
    assert [option.value for option in chat.ask.options] == ["reopen", "add", "new"]
    chat.presses("reopen").is_done(Act(7, Action.REOPEN, words)).is_free()
    closed(13).says(words).presses("add").is_done(Act(7, Action.ADD, words))
    closed(13).says(words).presses("new").sees("ask-report-kind")
    closed(14).says(words).sees("ask-report-kind")


def test_what_cannot_be_reopened_may_be_added_to() -> None:
    chat = closed(1, may="add", outcome=Outcome.DECLINED).says("我不服").sees("ask-sort_out-closed")
    assert [option.value for option in chat.ask.options] == ["add", "new"]
    chat.presses("add").is_done(Act(7, Action.ADD, "我不服"))


def test_what_somebody_closed_themselves_is_not_brought_up_without_need() -> None:
    closed(1, rated=True).says("门口积水").sees("ask-report-kind")
    closed(1, rated=True).says("又坏了").sees("ask-sort_out-closed")
    closed(1, outcome=Outcome.WITHDRAWN).says("又坏了").sees("ask-report-kind")
    closed(1).says("谢谢").sees_only("thanks")


def test_of_several_that_were_closed_the_person_says_which() -> None:
    chat = closed(1)
    chat.world.cases[8] = view(8, State.CLOSED, "add", closed_at=NOW, outcome=Outcome.DECLINED)
    chat.says("还是黑的").sees("ask-sort_out-which")
    assert [option.value for option in chat.ask.options] == ["reopen:7", "add:8", "new"]
    chat.presses("reopen:7").is_done(Act(7, Action.REOPEN, "还是黑的"))


@pytest.mark.parametrize("words", ["又坏了", "没修好", "灯又不亮", "还是不出水", "没办好"])
def test_a_word_to_a_good_verdict_that_says_otherwise_may_reopen_it(words: str) -> None:
    def rated() -> Chat:
        seen = view(7, State.CLOSED, "reopen add", closed_at=NOW, rated=True)
        chat = Chat(World(cases={7: seen})).opens("comment", case=7, verdict="satisfied")
        return chat.says(words).sees("ask-comment-again")

    rated().presses(True).is_done(Act(7, Action.REOPEN, words)).sees("reopen-done")
    rated().presses(False).is_done(Act(7, Action.ADD, words, data={"comment": True})).sees("comment-done")
    rated().says("是").is_done(Act(7, Action.REOPEN, words))


@pytest.mark.parametrize("words", ["不错", "谢谢您", "还是不用了", "师傅人很好"])
def test_any_other_word_is_only_noted(words: str) -> None:
    chat = closed(0, rated=True).opens("comment", case=7, verdict="basically").says(words)
    chat.is_done(Act(7, Action.ADD, words, data={"comment": True})).sees("comment-done")


def test_what_broke_again_is_offered_before_what_is_open() -> None:
    chat = closed(1, rated=True)
    chat.world.cases[8] = view(8, may="add", words="下水道堵了")
    chat.says("灯又坏了，没修好").sees("ask-sort_out-which")
    assert [option.value for option in chat.ask.options] == ["reopen:7", "add:8", "new"]
    assert chat.ask.options[0].main
    chat.presses("reopen:7").is_done(Act(7, Action.REOPEN, "灯又坏了，没修好"))
    chat.says("下水道又堵了").sees("ask-sort_out-which")
    assert [option.value for option in chat.ask.options] == ["add:8", "reopen:7", "new"]

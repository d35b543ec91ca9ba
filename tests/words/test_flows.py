"""Everything the real conversations can come to say, in both languages."""

import re

import pytest

from handlers.turn import Ask, Say
from tests.words.crawl import everything
from tests.words.people import WHEN
from words import render
from words.fluent import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_can_be_said(language: str) -> None:
    for said in everything():
        what = said.what
        message = (render.ask if isinstance(what, Ask) else render.say)(language, what, **WHEN)  # type: ignore[operator]
        words = f"{message.text}\n{message.hint}"
        assert message.text.strip(), what
        assert "{" not in words and "\n\n" not in words, words
        if language == "zh":
            assert "none" not in words and "  " not in words, words
            assert not re.search(r"\d:\d\d[\u4e00-\u9fff]", words), words
        for row in message.buttons:
            assert 1 <= len(row) <= 3
            for button in row:
                assert 0 < len(button.label) <= 24, button
                assert len(button.data.encode()) <= 64, button
        labels = [button.label for row in message.buttons for button in row]
        assert len(labels) == len(set(labels)), f"{what}: two buttons alike"


def test_a_question_has_its_way_out_and_at_most_one_strong_answer() -> None:
    for said in everything():
        if isinstance(said.what, Ask) and said.what.cancel:
            message = render.ask("zh", said.what, **WHEN)
            assert message.buttons[-1][-1].data == "q:1:cancel"
            assert [b.data for b in message.buttons[-1][:-1]] == ["q:1:back"] * said.what.back


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("danger", ["gas", "fire", "wires", "collapse", "injury", "drowning"])
def test_danger_is_answered_with_whom_to_call(language: str, danger: str) -> None:
    message = render.say(language, Say("danger", {"danger": danger}), **WHEN)
    assert "<b>119</b>" in message.text or "<b>120</b>" in message.text


def test_a_first_report_reads_like_this() -> None:
    asked = {s.what.key: s.what for s in everything() if isinstance(s.what, Ask) and s.what.flow == "report"}
    assert render.ask("zh", asked["words"], **WHEN).text == "<b>是什么事？</b>打字、说话、发照片都可以。"
    summary = render.ask("zh", asked["send"], **WHEN)
    assert summary.text.startswith("要发的是这些：\n")
    assert summary.text.endswith("\n<b>就这样发吗？</b>")
    assert [button.label for button in summary.buttons[0]] == ["发送", "改一改"]

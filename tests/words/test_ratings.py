"""The buttons answer the question, and the question says what it is about."""

import pytest

from cases.model import Outcome, State
from tests.handlers.chat import NOW, view
from words import render


@pytest.mark.parametrize("notice", ["rate", "rate-again"])
def test_an_explanation_satisfies_or_does_not(notice: str) -> None:
    seen = view(state=State.RESOLVED, may="rate", outcome=Outcome.EXPLAINED, answer="路归县里管")
    shown = render.notice("zh", notice, seen, {}, zone=NOW.tzinfo, now=NOW)  # type: ignore[arg-type]
    assert "这样答复，您满意吗" in shown.text
    assert [b.label for row in shown.buttons for b in row][:3] == ["满意", "基本满意", "不满意"]


def test_who_is_asked_again_reads_what_it_is_about() -> None:
    seen = view(state=State.RESOLVED, may="rate", outcome=Outcome.FIXED)
    shown = render.notice("zh", "rate-again", seen, {}, zone=NOW.tzinfo, now=NOW)  # type: ignore[arg-type]
    assert "路灯坏了，<b>办好了吗？</b>" in shown.text

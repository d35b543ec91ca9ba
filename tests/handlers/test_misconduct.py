"""Which words sound like 检举控告: it is offered first then, and everything else stays what it was."""

import pytest

from cases.model import Kind
from handlers.phrases import kind_of


@pytest.mark.parametrize(
    "words",
    [
        "我要检举村会计",
        "控告镇里的干部",
        "所长受贿",
        "收了回扣",
        "办证的吃拿卡要",
        "he took bribes",
        "it is corruption",
    ],
)
def test_it_sounds_like_misconduct(words: str) -> None:
    assert kind_of(words) is Kind.MISCONDUCT


@pytest.mark.parametrize("words", ["举报占道经营", "投诉物业乱收费", "楼上太吵", "路灯坏了"])
def test_a_complaint_is_still_a_complaint(words: str) -> None:
    assert kind_of(words) is Kind.COMPLAINT

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
        "我要举报乡里的张干部收钱不办事",
        "举报李书记不办事",
        "村主任收了好处才给盖章",
        "王村长优亲厚友，低保都给了亲戚",
        "举报村长把救济款截留了",
        "the village head took money for a stamp",
    ],
)
def test_it_sounds_like_misconduct(words: str) -> None:
    assert kind_of(words) is Kind.MISCONDUCT


@pytest.mark.parametrize(
    "words",
    [
        "举报占道经营",
        "投诉物业乱收费",
        "楼上太吵",
        "路灯坏了",
        "举报噪音扰民",
        "举报违建",
        "举报：楼下烧烤店半夜还吵，城管来过也没用",
        "主任不办事，垃圾没人管",
    ],
)
def test_a_complaint_is_still_a_complaint(words: str) -> None:
    assert kind_of(words) is Kind.COMPLAINT

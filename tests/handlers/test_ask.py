"""What the kinds of question take for an answer."""

from datetime import date

import pytest

from cases.model import Kind
from handlers import danger, phrases
from handlers.dates import read_day, read_span
from handlers.phone import telephone
from handlers.replay import Invalid

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", "2026-11-22"),
        ("明天", "2026-11-23"),
        ("后天回来", "2026-11-24"),
        ("大后天", "2026-11-25"),
        ("3天后", "2026-11-25"),
        ("三天后", "2026-11-25"),
        ("一周后", "2026-11-29"),
        ("2个星期后", "2026-12-06"),
        ("周三", "2026-11-25"),
        ("下周三", "2026-11-25"),
        ("下周三回", "2026-11-25"),
        ("下下周一", "2026-11-30"),
        ("周日", "2026-11-29"),
        ("12-03", "2026-12-03"),
        ("12月3日", "2026-12-03"),
        ("12月3号前", "2026-12-03"),
        ("2027-01-05", "2027-01-05"),
        ("1.5", "2027-01-05"),
        ("25号", "2026-11-25"),
        ("3号", "2026-12-03"),
        ("１２月３日", "2026-12-03"),
        ("tomorrow", "2026-11-23"),
        ("next Monday", "2026-11-23"),
        ("Friday", "2026-11-27"),
        ("in 3 days", "2026-11-25"),
        ("in 2 weeks", "2026-12-06"),
        ("到下周五", "2026-11-27"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert read_day(text, TODAY).isoformat() == day


@pytest.mark.parametrize(
    "text",
    ["", "很久", "13-40", "2月30日", "2026-11-21", "2029-01-01", "someday", "99号", "一", "2028年2月30日"],
)
def test_no_days(text: str) -> None:
    with pytest.raises(Invalid):
        read_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("明天", "2026-11-23", None),
        ("从明天开始", "2026-11-23", None),
        ("12-03", "2026-12-03", None),
        ("下周三回", "2026-11-22", "2026-11-25"),
        ("到12月3日为止", "2026-11-22", "2026-12-03"),
        ("周五结束", "2026-11-22", "2026-11-27"),
        ("明天到下周三", "2026-11-23", "2026-11-25"),
        ("明天起，下周三回来", "2026-11-23", "2026-11-25"),
        ("我从12月3日到9日", "2026-12-03", "2026-12-09"),
        ("12月3日-9日", "2026-12-03", "2026-12-09"),
        ("12-3至12-9", "2026-12-03", "2026-12-09"),
        ("12月30日—5号", "2026-12-30", "2027-01-05"),
        ("明天起外出3天", "2026-11-23", "2026-11-26"),
        ("tomorrow to 3号", "2026-11-23", "2026-12-03"),
    ],
)
def test_from_when_until_when(text: str, begin: str, end: str | None) -> None:
    first, last = read_span(text, TODAY)
    assert (first.isoformat(), last and last.isoformat()) == (begin, end)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13812345678", "13812345678"),
        ("+86 138-1234-5678", "13812345678"),
        ("008613812345678", "13812345678"),
        ("8613812345678", "13812345678"),
        ("0572-6041234", "05726041234"),
        ("６０４１２３４", "6041234"),
        ("+49 151 23456789", "+4915123456789"),
        ("(0572) 6041234", "05726041234"),
        ("4001234567", "4001234567"),
    ],
)
def test_phones(text: str, number: str) -> None:
    assert telephone(text) == number


@pytest.mark.parametrize("text", ["", "12", "我的电话", "138123456789", "1381234567a", "+1", "٠١٢٣٤٥٦٧٨٩"])
def test_no_phones(text: str) -> None:
    with pytest.raises(Invalid):
        telephone(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("楼道里有煤气味", "gas"),
        ("天然气管道漏了", "gas"),
        ("液化气罐在漏", "gas"),
        ("隔壁着火了", "fire"),
        ("楼上冒浓烟", "fire"),
        ("没人管，现在起火了", "fire"),
        ("电线掉到路上了", "wires"),
        ("有人触电", "wires"),
        ("电线杆倒了", "wires"),
        ("老房子塌了", "collapse"),
        ("墙快倒了", "collapse"),
        ("后山滑坡", "collapse"),
        ("我妈晕倒了", "injury"),
        ("有人流血", "injury"),
        ("孩子掉进河里了", "drowning"),
        ("有人溺水", "drowning"),
        ("I smell gas in the hall", "gas"),
        ("the house is on fire", "fire"),
        ("a downed power line", "wires"),
        ("the wall collapsed", "collapse"),
        ("he is not breathing", "injury"),
        ("a child is drowning", "drowning"),
    ],
)
def test_danger(text: str, kind: str) -> None:
    assert danger.found(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "楼道灭火器过期了",
        "煤气费交不上",
        "燃气费太贵",
        "防火门坏了",
        "建议搞一次防溺水宣传",
        "消防通道被占",
        "有火灾隐患",
        "想学防触电知识",
        "火车站太远",
        "没有着火",
        "电线老化，怕着火",
        "打不着火",
        "建议装漏电保护器",
        "工伤赔偿没拿到",
        "地震演练什么时候",
        "路灯坏了",
        "想开通天然气",
        "垃圾没人收",
        "山体滑坡监测点",
        "预防坍塌",
        "the fire extinguisher is old",
        "gas bill too high",
        "no fire here",
        "fire drill",
        "fired without pay",
        "smoke detector missing",
    ],
)
def test_no_danger(text: str) -> None:
    assert danger.found(text) == ""


def test_an_invitation_is_known_by_its_looks() -> None:
    assert phrases.invitation("邀请码：ozShJVqpGrxoXb-F") == "ozShJVqpGrxoXb-F"
    assert phrases.invitation(" WiYxiCJ6nzHbYTCO ") == "WiYxiCJ6nzHbYTCO"
    for words in (
        "responsibilities",
        "Responsibilities",
        "1380000000112345",
        "路灯坏了五盏",
        "a b c d e f g h i",
    ):
        assert phrases.invitation(words) == ""


def test_set_phrases() -> None:
    assert phrases.command(" 取消。") == "cancel" and phrases.command("取消那件事") == ""
    assert phrases.command("我要外出") == "away" and phrases.command("要办的事") == "queue"
    assert phrases.is_thanks("好的好的谢谢啦") and not phrases.is_thanks("谢谢，还有一件事")
    assert phrases.is_greeting("您好！") and not phrases.is_greeting("您好，路灯坏了")
    assert not phrases.is_thanks("好" * 5000)
    assert phrases.is_number("60748-1") and not phrases.is_number("5盏")
    assert phrases.kind_of("建议修一下坏了的路灯") is Kind.SUGGESTION and phrases.kind_of("有件事") is None

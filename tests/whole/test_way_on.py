"""Where something is done, the likely next can be pressed; where a card or a question follows, no more."""

import pytest

from tests.whole.scenes import LAMP, reports, resolves
from tests.world import Phone, World

ON = ["看这件事", "我的事项"]


@pytest.fixture
def resident(world: World) -> Phone:
    """Somebody whose case is in hand."""
    resident = reports(world["resident"])
    world["representative"].presses("接单")
    return resident


def labels(phone: Phone) -> list[str]:
    return [button.label for button in phone.buttons()]


def test_after_a_message_or_a_question_one_looks_at_the_case_or_at_the_others(
    world: World, resident: Phone
) -> None:
    zhou = world["representative"].pushes("f:write:60001").says("明天上午我去看看").sees("转给居民了")
    assert labels(zhou) == ON
    zhou.presses("看这件事").sees("60001-1 现在是这样")
    resident.presses("回复").says("好的，等您").sees("会转告办的人")
    assert labels(resident) == ON
    resident.presses("我的事项").sees("现在是这样")
    zhou.pushes("f:ask:60001").says("哪几盏？").sees("问过去了")
    assert labels(zhou) == ON
    resident.presses("回答").says("路口那盏").sees("会转告办的人")
    assert labels(resident) == ON
    assert labels(resolves(zhou.pushes("f:case:60001"))) == ON


def test_more_is_what_the_card_does_not_offer_already(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:case:60001")
    on_card = labels(zhou)
    assert on_card == ["办好了", "说说进展", "问居民", "更多"]
    further = labels(zhou.presses("更多"))
    assert (
        {"说话、看经过", "换人办"} <= set(further) and len(further) <= 6 and not set(further) & set(on_card)
    )
    zhou.presses("说话").presses("看经过")
    beside = labels(zhou)
    assert beside[-1] == "更多" and not set(labels(zhou.presses("更多"))) & set(beside)


def test_of_the_staff_it_is_what_is_to_be_done(world: World, resident: Phone) -> None:
    clerk = world["clerk"].pushes("f:write:60001").says("材料收到了").sees("转给居民了")
    assert labels(clerk) == ["看这件事", "要办的事"]


def test_a_case_that_is_theirs_no_more_is_not_offered(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:give_back:60001").presses("不归代表管").says("归供电所")
    zhou.sees("退回了")
    assert labels(zhou) == ["我的事项"]


def test_where_a_question_follows_it_has_the_buttons(world: World, resident: Phone) -> None:
    resolves(world["representative"])
    resident.presses("办好了，满意")
    assert [len(message.buttons) for message in resident.new] == [0, 1]
    resident.presses("没有了").sees("评价记下了")
    assert labels(resident) == ON


def test_a_card_has_its_own(world: World) -> None:
    resident = reports(world["resident"]).sees("记好了")
    assert "看这件事" not in labels(resident)
    zhou = world["representative"].presses("接单").sees("接下了")
    assert "看这件事" not in labels(zhou)


def test_who_gives_up_can_go_on_too(world: World, resident: Phone) -> None:
    resident.presses("补充一句").says("/cancel").sees("都没留")
    assert labels(resident) == ON
    newcomer = world.newcomer().says(LAMP).presses("取消").sees("都没留")
    assert labels(newcomer) == ["说件事", "我的事项"]
    world["clerk"].says(LAMP).says("取消")
    assert labels(world["clerk"]) == ["要办的事"]
    zhou = world["representative"].pushes("f:progress:60001")
    world["clerk"].pushes("f:assign:60001").presses("派给许代表")
    assert labels(zhou.says("取消")) == ["我的事项"]

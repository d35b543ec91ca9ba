"""A label typed is a press: of the open question first, else of the newest card, by notice or by reply."""

from storage import tables
from tests.whole.scenes import reports, the_case
from tests.world import World


def test_a_label_of_a_notice_may_be_typed(world: World) -> None:
    reports(world["resident"])
    world["representative"].says("接单").sees("接下了")
    assert the_case(world).state == "in_progress"


def test_a_label_of_a_reply_may_be_typed(world: World) -> None:
    reports(world["resident"]).says("补充一句").sees("60001-1 要补充什么").says("一共五盏")
    world["resident"].sees("记上了")
    assert [row.action for row in world.rows(tables.events)][-1] == "add"


def test_a_label_is_still_meant_after_a_word_without_buttons(world: World) -> None:
    reports(world["resident"]).says("谢谢").sees("不客气").says("补充一句").sees("要补充什么")


def test_the_labels_of_the_open_question_come_first(world: World) -> None:
    reports(world["resident"])
    world["representative"].says("退回换人").sees("为什么退回").says("别的原因").says("接单")
    assert the_case(world).state != "in_progress"


def test_a_label_of_an_older_message_is_words_again(world: World) -> None:
    resident = reports(reports(world["resident"]).says("说件事"), "青塘路的垃圾没人收")
    resident.says("我的事项").sees("看哪一件").says("补充一句").sees("您说的是哪件事")


def test_a_card_that_came_while_a_question_is_open_may_be_answered_by_its_label(world: World) -> None:
    reports(world["resident"])
    handler = world["representative"].presses("问居民").sees("问")
    reports(world.newcomer("neighbour"))
    handler.says("接单")
    assert [case.state for case in world.rows(tables.cases)] == ["assigned", "in_progress"]

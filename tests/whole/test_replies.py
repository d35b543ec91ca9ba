"""The messenger's own reply: to the other side where it wrote, never where the office told its own."""

from functools import partial

import pytest

from cases import numbers
from storage import tables
from storage.accounts import note
from tests.whole.scenes import LAMP, reports, resolves, the_case
from tests.world import Phone, World


@pytest.fixture
def resident(world: World) -> Phone:
    resident = reports(world["resident"])
    world["representative"].presses("接单")
    return resident


def swipes(phone: Phone, part: str, words: str) -> Phone:
    """Reply to the newest message with this in it."""
    ids = phone.world.messenger.ids[phone.address]
    place = max(i for i, m in enumerate(phone.got) if part in phone.shown([m]))
    return phone.sends("text", text=words, reply=ids[place])


def heard(phone: Phone, words: str) -> bool:
    return words in phone.shown(phone.got)


def test_what_a_clerk_replies_to_a_task_is_for_nobody_else(world: World) -> None:
    resident = reports(world["resident"], kind="信访诉求")
    clerk = world["clerk"]
    swipes(clerk, "60001-1", "这人又来了，不用理")
    assert not heard(resident, "不用理")


def test_what_is_replied_to_an_instruction_does_not_reach_the_resident(world: World, resident: Phone) -> None:
    world["leader"].pushes("f:instruct:60001").says("一周内办好，别拖").says("供电公司").presses("11月26日")
    zhou = world["representative"]
    swipes(zhou, "别拖", "主任放心，这家人不好说话")
    assert not heard(resident, "不好说话")


def test_withheld_words_are_not_told_by_a_clerks_message(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    resident.presses("补充一句").says("周代表收了我五百块")
    assert not heard(zhou, "五百块")
    world["clerk"].pushes("f:write:60001").says("您说周代表收了五百块，有收据吗？").sees("转给居民了")
    assert heard(resident, "有收据吗")
    assert not heard(zhou, "有收据吗")
    zhou.pushes("f:timeline:60001").sees_not("有收据吗", "五百块")


def test_a_reply_about_a_case_that_is_gone_answers_nothing_else(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    reports(world.newcomer(), "青塘小学门口路灯坏了")
    zhou.presses("接单")
    resident.presses("补充一句").says("还有路口那盏")
    world["clerk"].pushes("f:assign:60001").presses("派给许代表")
    zhou.pushes("f:progress:60002").sees("办到哪一步")
    swipes(zhou, "还有路口那盏", "你家低保的材料还差一份").sees("不在您手上")
    assert not heard(world.newcomer(), "低保")
    assert not heard(resident, "低保")
    zhou.says("灯泡今天到").presses("没有").presses("还说不准")
    assert heard(world.newcomer(), "灯泡今天到")


def test_a_reply_in_the_words_of_a_button_is_about_what_was_replied_to(world: World) -> None:
    resident, zhou = world["resident"], world["representative"]
    for case, words in ((60001, LAMP), (60002, "青塘小学门口路灯坏了")):
        if case > 60001:
            resident.says(words).presses("新的").presses("投诉").presses("是青塘村")
            resident.presses("没有").presses("不是").presses("不留").presses("发送")
        else:
            reports(resident, words)
        zhou.presses("接单")
        resolves(zhou.pushes(f"f:case:{case}"), f"办好了{case}")
    swipes(resident, "周代表办了 60001-1", "办好了，满意")
    states = {row.id: row.state for row in world.rows(tables.cases)}
    assert states == {60001: "closed", 60002: "resolved"}


def test_what_is_replied_to_the_question_how_it_went_is_the_verdict(world: World, resident: Phone) -> None:
    zhou = resolves(world["representative"])
    swipes(resident, "您看办好了吗", "不行，灯还是不亮，没修好")
    assert the_case(world).state == "in_progress"
    assert heard(zhou, "灯还是不亮")


def test_what_is_replied_after_the_end_may_open_it_again(world: World, resident: Phone) -> None:
    resolves(world["representative"])
    while the_case(world).state != "closed":
        world.follows_up()
    assert the_case(world).outcome == "unanswered"
    swipes(resident, "没等到您的回话", "没办好")
    assert the_case(world).state == "in_progress"


def test_who_of_the_office_asked_reads_the_answer(world: World, resident: Phone) -> None:
    clerk = world["clerk"]
    clerk.pushes("f:write:60001").says("请问您的门牌号？")
    swipes(resident, "门牌号", "青塘路 12 号")
    assert heard(clerk, "青塘路 12 号")
    assert heard(world["representative"], "青塘路 12 号")


def test_every_message_that_nobody_gets_is_said_so(world: World, resident: Phone) -> None:
    world.messenger.blocked.add("resident")
    zhou = world["representative"]
    for words in ("明天上午我去", "改到下午了"):
        zhou.pushes("f:write:60001").says(words).sees("还没送到", words)


def test_a_reply_to_another_accounts_message_goes_nowhere(world: World, resident: Phone) -> None:
    world["representative"].pushes("f:write:60001").says("明天上午我去看看")
    as_account = partial(note, accounts={"memory": "7001"})
    world.app.writer.now_do(as_account)
    swipes(resident, "明天上午我去看看", "好的，等您")
    assert heard(world["representative"], "好的，等您"), "the first that is known is no other"
    world.app.writer.now_do(partial(note, accounts={"memory": "7002"}))
    world.passes(minutes=5)
    swipes(resident, "明天上午我去看看", "明天我不在家")
    assert not heard(world["representative"], "明天我不在家")


def test_danger_in_a_reply_is_answered_first(world: World, resident: Phone) -> None:
    world["representative"].pushes("f:write:60001").says("明天上午我去看看")
    swipes(resident, "明天上午我去看看", "现在煤气漏了，满屋都是味").sees("119", "您的话办的人会看到")
    resident.sees_not("点“发送”")


def test_what_is_replied_to_a_card_is_no_answer_of_an_open_draft(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    zhou.says("青塘小学门口的井盖没了").presses("新的").sees("哪一类")
    swipes(zhou, "有件新事", "灯泡今天到").sees("您回的是另一件事，没有记", "哪一类")
    zhou.presses("投诉").presses("是青塘村").presses("没有").presses("不是").presses("不留")
    zhou.sees("井盖").sees_not("灯泡").presses("发送")
    assert not heard(resident, "灯泡今天到")
    assert [row.words for row in world.rows(tables.cases)] == [LAMP, "青塘小学门口的井盖没了"]


def test_a_card_that_was_asked_for_is_one_of_its_case(world: World, resident: Phone) -> None:
    resident.says("60001-1").sees("现在是这样")
    resident.says("青塘小学门口的井盖没了").presses("新的").sees("哪一类")
    swipes(resident, "现在是这样", "其实还有一盏").sees("没有记", "哪一类")
    resident.presses("投诉").presses("是青塘村").presses("没有").presses("不是").presses("不留")
    resident.sees("井盖").sees_not("还有一盏")


def test_a_label_in_a_reply_is_a_press_only_on_a_card_of_that_case(world: World, resident: Phone) -> None:
    resident.says("60001-1")
    swipes(resident, "现在是这样", "看经过").sees("的经过")
    resident.says("青塘小学门口的井盖没了").presses("新的").presses("投诉").presses("是青塘村")
    resident.presses("没有").presses("不是").presses("不留").presses("发送")
    second = numbers.number(60002)
    resident.says("60001-1").says(second)
    swipes(resident, f"{second} 现在是这样", "撤回").sees(f"{second} 真的撤回吗").presses("取消")
    resident.says("60001-1").says(second)
    swipes(resident, "60001-1 现在是这样", "撤回").sees_not("真的撤回吗")


def test_danger_is_spoken_of_though_the_words_go_nowhere(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    zhou.says("青塘小学门口的井盖没了").presses("新的").sees("哪一类")
    swipes(zhou, "有件新事", "现在煤气漏了，满屋都是味").sees("119", "没有记").sees_not("办的人会看到")


def test_a_task_is_done_by_a_reply_to_its_card(world: World) -> None:
    resident = reports(world["resident"])
    world.messenger.files["v"] = b"OggS"
    resident.presses("补充一句").speaks("v")
    clerk = world["clerk"].presses("写成文字").sees("说了什么")
    swipes(clerk, "语音", "路口那盏也不亮").sees_not("没有记")
    assert "路口那盏也不亮" in the_case(world).words

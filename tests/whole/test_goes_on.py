"""What follows a message of the thread at once belongs to it, and what answers one needs no button."""

from pathlib import Path

import pytest

from bot.channels.channel import Attachment
from storage import tables
from tests.whole.scenes import reports, resolves, the_case
from tests.whole.test_album_replies import pictures
from tests.whole.test_replies import swipes
from tests.world import Phone, World


@pytest.fixture
def resident(world: World) -> Phone:
    """Somebody whose case is in hand."""
    resident = reports(world["resident"])
    world["representative"].presses("接单")
    return resident


def shows(phone: Phone, *names: str, caption: str = "") -> Phone:
    """Pictures that come together, as from a page."""
    attachments = tuple(Attachment("photo", name, name) for name in names)
    return phone.sends("photo", text=caption, attachments=attachments)


def heard(phone: Phone, words: str) -> int:
    """How often they have read this."""
    return phone.shown(phone.got).count(words)


def test_words_after_a_residents_pictures_go_where_those_went(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001").says("明天上午我去看看，您在家吗？")
    shows(resident.presses("回复"), "a", "b").sees("记上了")
    resident.says("在家，您从东门进").sees("记上了，会转告办的人").sees_not("哪件事", "照片")
    assert heard(zhou, "在家，您从东门进") == 1
    assert pictures(world, "add") == [2]
    assert world.rows(tables.sessions) == []


def test_so_do_a_representatives_and_never_as_progress(world: World, resident: Phone) -> None:
    zhou = shows(world["representative"].pushes("f:write:60001"), "a", "b").sees("转给居民了")
    zhou.says("是这两根灯杆吗？").sees("转给居民了").sees_not("进展", "新的一件事")
    shows(zhou, "c").sees("转给居民了")
    assert heard(resident, "是这两根灯杆吗？") == 1
    assert pictures(world, "write") == [2, 1]
    assert the_case(world).state == "in_progress"
    assert world.rows(tables.events, action="progress") == []


def test_so_do_a_clerks_who_has_no_case_in_hand(world: World, resident: Phone) -> None:
    clerk = shows(world["clerk"].pushes("f:write:60001"), "a").sees("转给居民了")
    clerk.says("请看看是不是这一盏").sees("转给居民了")
    assert heard(resident, "请看看是不是这一盏") == 1


@pytest.mark.parametrize("begins", ["补充一句", "回答"])
def test_an_answer_goes_at_once_and_its_pictures_after_it(world: World, resident: Phone, begins: str) -> None:
    if begins == "回答":
        world["representative"].presses("问居民").says("哪几盏？")
    resident.presses(begins).says("路口那两盏").sees("会转告办的人").sees_not("照片")
    assert heard(world["representative"], "路口那两盏") == 1
    shows(resident, "a", "b").sees("会转告办的人")
    assert pictures(world, "add") == [2]


def test_pressed_again_in_another_chat_it_says_what_was_done(world: World, resident: Phone) -> None:
    zhou = world["representative"].presses("问居民").says("哪几盏？")
    resident.presses("回答").says("路口那两盏")
    world.passes(hours=1)
    resident.pushes("f:answer:60001").sees("已经答过了", "还要补充什么").sees_not("不能")
    resident.says("还有东头一盏").sees("会转告")
    assert heard(zhou, "还有东头一盏") == 1


def test_a_question_of_the_representatives_goes_on_like_any_message(world: World, resident: Phone) -> None:
    zhou = world["representative"].presses("问居民").says("哪几盏？")
    zhou.says("东头还是西头？").sees("转给居民了")
    assert heard(resident, "东头还是西头？") == 1
    assert the_case(world).state == "waiting"


def test_a_number_in_it_is_no_number_of_a_case(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001").says("您的电话是多少？")
    resident.presses("回复").says("家里的：").says("13800000009").sees("会转告")
    assert heard(zhou, "13800000009") == 1


def test_thanks_are_thanks(world: World, resident: Phone) -> None:
    resident.presses("补充一句").says("还有路口那盏").says("谢谢").sees("不客气").sees_not("会转告")


def test_danger_is_a_matter_of_its_own(world: World, resident: Phone) -> None:
    resident.presses("补充一句").says("还有路口那盏")
    resident.says("我家煤气漏了").sees("119", "在哪里")
    assert heard(world["representative"], "煤气") == 0


def test_a_reply_to_the_offices_own_message_is_not_for_the_resident(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001").says("明天上午我去看看")
    world["leader"].pushes("f:instruct:60001").says("一周内办好，别拖").says("供电公司").presses("11月26日")
    swipes(zhou, "别拖", "主任放心，这家人不好说话").sees_not("转给居民了")
    assert heard(resident, "不好说话") == 0


def test_a_few_minutes_later_it_may_be_about_anything(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001").says("明天上午我去看看")
    world.passes(minutes=2)
    zhou.says("改到下午了").sees("转给居民了")
    world.passes(minutes=2)
    zhou.says("三点到").sees("转给居民了")
    world.passes(minutes=4)
    zhou.says("灯泡买好了").sees("您说的是哪件事")
    assert heard(resident, "灯泡买好了") == 0


def test_it_is_the_same_chats(world: World, resident: Phone) -> None:
    resident.presses("补充一句").says("还有路口那盏")
    reports(world.newcomer(), "青塘路口的井盖没了")
    resident.says("一共三盏").sees("会转告")
    world.newcomer().says("还有一个").sees("您说的是哪件事")


def test_after_the_end_nothing_goes_on(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001").says("明天上午我去看看")
    resolves(zhou.pushes("f:case:60001"))
    resident.presses("办好了，满意").presses("没有了")
    zhou.says("有事再找我").sees_not("转给居民了")


def test_what_is_taken_from_them_goes_on_no_more(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001").says("明天上午我去看看")
    world["clerk"].pushes("f:assign:60001").presses("派给许代表")
    zhou.says("改到下午了").sees_not("转给居民了")
    assert heard(resident, "改到下午了") == 0


def test_it_is_known_after_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    with World(folder) as world:
        reports(world["resident"])
        world["representative"].presses("接单")
        world["resident"].presses("补充一句").says("还有路口那盏")
    with World(folder, at=world.clock.at) as again:
        again["resident"].sends("text", text="一共三盏", key="memory:900").sees("会转告")


# What the other side has just written is answered without a button


def test_a_resident_who_just_types_is_asked_whether_that_is_the_reply(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001").says("明天上午我去看看，您在家吗？")
    resident.says("在家，您从东门进").sees("周代表说（60001-1）：明天上午我去看看", "是回复周代表吗？")
    assert [button.label for button in resident.buttons()] == ["是，回复", "新的一件事", "取消"]
    resident.presses("是，回复").sees("会转告办的人").sees_not("照片")
    assert heard(zhou, "在家，您从东门进") == 1


def test_so_is_a_representative_and_it_is_no_progress(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    resident.presses("补充一句").says("东头的灯杆也歪了")
    zhou.says("好，我一起看").sees("居民说（60001-1）：东头的灯杆也歪了", "是回复居民吗？").sees_not("进展")
    zhou.presses("是，回复").sees("转给居民了")
    assert heard(resident, "好，我一起看") == 1
    assert world.rows(tables.events, action="progress") == []


def test_it_says_what_the_pictures_were(world: World, resident: Phone) -> None:
    shows(world["representative"].pushes("f:write:60001"), "a", "b")
    shows(resident, "c").sees("周代表发来 2 张照片（60001-1）", "是回复周代表吗？").presses("是，回复")
    assert pictures(world, "add") == [1]


def test_progress_is_answered_like_any_message(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:progress:60001").says("灯泡周三到").presses("没有")
    zhou.presses("还说不准")
    resident.says("能不能早一点").sees("灯泡周三到", "是回复周代表吗？").presses("是，回复")
    assert heard(zhou, "能不能早一点") == 1


def test_of_the_offices_words_it_says_so(world: World, resident: Phone) -> None:
    clerk = world["clerk"].pushes("f:write:60001").says("请问您的门牌号？")
    resident.says("青塘路 12 号").sees("工作人员说", "是回复工作人员吗？").presses("是，回复")
    assert heard(clerk, "青塘路 12 号") == 1


def test_a_yes_is_an_answer_there_and_thanks_are_thanks(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001").says("明天上午我去看看，行吗？")
    resident.says("谢谢您").sees("不客气")
    resident.says("可以").sees("是回复周代表吗？").presses("是，回复").sees("会转告")
    assert heard(zhou, "可以") == 1


def test_it_may_be_something_new_or_another_of_theirs(world: World, resident: Phone) -> None:
    world["representative"].pushes("f:write:60001").says("明天上午我去看看")
    resident.says("青塘小学门口的井盖没了").presses("新的一件事").sees("哪一类").presses("投诉")
    resident.presses("是青塘村").presses("没有").presses("不是").presses("不留").presses("发送")
    resident.says("还有路口那盏").sees("是回复周代表吗？").presses("另一件").sees("您说的是哪件事")


def test_what_was_answered_or_is_long_ago_is_asked_as_before(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001").says("明天上午我去看看")
    resident.presses("回复").says("在家")
    world.passes(minutes=5)
    resident.says("还有一盏也坏了").sees("您说的是哪件事").presses("取消")
    zhou.pushes("f:write:60001").says("后天去")
    world.passes(days=4)
    resident.says("还有一盏也坏了").sees("您说的是哪件事").sees_not("后天去")


def test_danger_is_no_reply(world: World, resident: Phone) -> None:
    world["representative"].pushes("f:write:60001").says("明天上午我去看看")
    resident.says("我家煤气漏了").sees("119", "在哪里").sees_not("是回复")

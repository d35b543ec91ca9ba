"""Resident and handler write to each other through the office, and each sees what has arrived."""

import pytest

from bot.channels.channel import Attachment
from storage import tables
from storage.work import Work
from tests.whole.scenes import reports, resolves, the_case
from tests.world import Phone, World


@pytest.fixture
def resident(world: World) -> Phone:
    """Somebody whose case is in hand."""
    resident = reports(world["resident"])
    world["representative"].presses("接单")
    return resident


def writes(representative: Phone, words: str) -> Phone:
    return representative.presses("更多").presses("说话").presses("给居民留言").says(words)


def newest(phone: Phone) -> str:
    """The messenger's id of the last message they got."""
    return phone.world.messenger.ids[phone.address][-1]


def replies(phone: Phone, words: str) -> Phone:
    """Swipe the newest message, and write."""
    return phone.sends("text", text=words, reply=newest(phone))


def test_each_reads_what_the_other_writes_and_no_account(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    writes(zhou, "明天上午我去看看，您在家吗？").sees("转给居民了")
    resident.read -= 1
    resident.sees("周代表给您留言（60001-1）", "明天上午我去看看")
    resident.presses("回复").says("在的，九点以后").sees("记上了，会转告办的人")
    zhou.sees("居民又说了", "在的，九点以后")
    for phone, other in ((resident, "representative"), (zhou, "resident")):
        assert other not in phone.shown(phone.got)


def share(world: World, case: int, *neighbours: Phone) -> None:
    """The case is theirs, too."""
    names = {neighbour.says("你好").address for neighbour in neighbours}

    def add(work: Work) -> None:
        for chat in work.rows(tables.chats.select().where(tables.chats.c.address.in_(names))):
            work.insert(tables.parties, case_id=case, person_id=chat.person_id)
        work.lasting.clear()

    world.run(world.app.writer.job(add))


def test_who_writes_to_several_hears_to_how_many(world: World, resident: Phone) -> None:
    neighbours = [world.newcomer("third"), world.newcomer("fourth")]
    share(world, 60001, *neighbours)
    zhou = writes(world["representative"], "明天上午我去看看").sees("转给 3 位居民了。")
    assert all("明天上午我去看看" in phone.shown(phone.got) for phone in (resident, *neighbours))
    zhou.says("/language").presses("English")
    zhou.pushes("f:write:60001").says("改到下午了").sees("Passed on to 3 residents.")


def test_a_message_changes_no_date_and_no_state(world: World, resident: Phone) -> None:
    before = the_case(world)
    writes(world["representative"], "明天上午我去看看")
    after = the_case(world)
    same = ("state", "deadline", "since", "version", "next_action_at")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]


def test_the_thread_says_what_has_arrived(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    writes(zhou, "明天上午我去看看")
    zhou.pushes("f:thread:60001").sees("您留言 · 已送到", "明天上午我去看看")
    resident.presses("看对话").sees("60001-1 的对话", "周代表留言", "明天上午我去看看")


def test_pictures_go_along(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    world.messenger.files["灯杆"] = b"not looked at here"
    lamp = (Attachment("photo", "灯杆", "灯杆"),)
    resident.presses("补充一句").says("路口还有一根也歪了")
    card = newest(zhou)
    zhou.sends("photo", text="是这根吗？", attachments=lamp, reply=card).sees("转给居民了")
    resident.read -= 1
    resident.sees("是这根吗？")
    assert resident.got[-1].pictures


def test_what_stands_under_a_picture_goes_along_with_it(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001")
    zhou.photographs("灯杆", caption="是这根吗？").sees("转给居民了")
    resident.read -= 1
    resident.sees("是这根吗？")
    assert resident.got[-1].pictures


def test_who_is_not_reached_and_the_writer_hears_so(world: World, resident: Phone) -> None:
    world.messenger.blocked.add("resident")
    zhou = writes(world["representative"], "明天上午我去看看")
    zhou.sees("您写的这句还没送到", "明天上午我去看看", "想办法联系")
    zhou.pushes("f:thread:60001").sees("没送到")
    (call,) = world.rows(tables.tasks, kind="undelivered", done_at=None)
    assert call.person_id == world.people["resident"]


def test_a_reply_goes_there_and_disturbs_no_draft(world: World, resident: Phone) -> None:
    writes(world["representative"], "明天上午我去看看")
    note = newest(resident)
    resident.says("社区广场的健身器材坏了").presses("新的").sees("哪一类")
    resident.sends("text", text="好，我等您", reply=note).sees("记上了，会转告办的人")
    world["representative"].sees("好，我等您")
    resident.presses("投诉").sees("是在青塘村吗")
    assert len(world.rows(tables.cases)) == 1


def test_a_reply_to_a_question_answers_it(world: World, resident: Phone) -> None:
    world["representative"].presses("问居民").says("哪几盏？")
    replies(resident, "路口那两盏").sees("记上了，会转告办的人")
    assert the_case(world).state == "in_progress"


def test_closing_ends_it(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    writes(zhou, "明天上午我去看看")
    note = newest(resident)
    resolves(zhou.pushes("f:case:60001"))
    resident.presses("办好了，满意").presses("没有了")
    zhou.pushes("f:write:60001").sees("已经办结了，话不再转过去")
    resident.sends("text", text="谢谢您跑一趟", reply=note).sees("已经办结了")
    zhou.sees_not("谢谢您跑一趟")


def test_the_office_writes_where_nobody_has_it_yet(world: World) -> None:
    resident = reports(world["resident"], kind="信访诉求")
    clerk = world["clerk"]
    clerk.pushes("f:write:60001").says("材料收到了，正在看").sees("转给居民了")
    resident.read -= 1
    resident.sees("工作人员给您留言", "材料收到了")


def test_nobody_else_writes_or_reads(world: World, resident: Phone) -> None:
    stranger = world.newcomer()
    stranger.pushes("f:write:60001").sees_not("想说什么")
    stranger.pushes("f:thread:60001").sees_not("路灯")


def test_what_came_without_a_word_says_what_it_is(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001")
    lamps = tuple(Attachment("photo", name, name) for name in "abc")
    zhou.sends("photo", attachments=lamps)
    resident.read -= 1
    resident.sees("周代表发来 3 张照片（60001-1）。").sees_not("留言")
    world.messenger.files["v"] = b"OggS"
    resident.presses("回复").speaks("v")
    zhou.read -= 1
    zhou.sees("居民发来 1 段语音（60001-1）。").sees_not("又说了")
    zhou.presses("更多").presses("问居民").says("哪一盏？")
    resident.photographs("d")
    zhou.read -= 1
    zhou.sees("居民回话了，发来 1 张照片（60001-1）。")
    zhou.says("/language").presses("English")
    resident.photographs("e")
    zhou.read -= 1
    zhou.sees("The resident sent 1 photo (60001-1).")


def test_of_what_was_not_delivered_it_says_what_it_was(world: World, resident: Phone) -> None:
    world.messenger.blocked.add("resident")
    zhou = world["representative"].pushes("f:write:60001").photographs("a")
    zhou.sees("您发的 1 张照片还没送到（60001-1）。")
    zhou.says("还有这一句").sees("您写的这句还没送到", "还有这一句")

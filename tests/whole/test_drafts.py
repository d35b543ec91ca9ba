"""A half-finished conversation is brought to mind once and then forgotten: it is personal data."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.channel import Incoming
from storage import tables
from tests.whole.line import Line
from tests.whole.scenes import LAMP, reports, the_case
from tests.world import MONDAY, World


def test_it_is_brought_to_mind_once_and_goes_a_week_after_the_last_word(world: World) -> None:
    resident = world["resident"].says(LAMP).presses("投诉")
    spoke = world.rows(tables.chats, address="resident")[0].seen_at
    resident.read = len(resident.got)
    world.passes(days=1, minutes=1)
    resident.sees("上次说到一半", "您写的都还在", "是在青塘村吗")
    assert len(resident.new) == 1
    resident.read = len(resident.got)
    for _ in range(5):
        world.passes(days=1)
    assert resident.new == []
    (row,) = world.rows(tables.sessions)
    assert timedelta(days=7) <= row.next_action_at - spoke < timedelta(days=7, minutes=2)
    world.clock.at = row.next_action_at
    world.passes(seconds=1)
    assert world.rows(tables.sessions) == []
    assert resident.new == []
    resident.says("桥栏杆断了").sees("哪一类").sees_not("路灯")


def test_what_is_brought_to_mind_can_be_gone_on_with(world: World) -> None:
    resident = world["resident"].says(LAMP).presses("投诉")
    world.passes(days=1, minutes=1)
    resident.presses("是青塘村").presses("没有").presses("不是").presses("不留").sees(LAMP).presses("发送")
    assert the_case(world).words == LAMP
    assert world.rows(tables.sessions) == []


def test_every_word_begins_its_time_anew(world: World) -> None:
    resident = world["resident"].says(LAMP)
    for answer in ("投诉", "是青塘村", "没有"):
        world.passes(hours=23)
        resident.presses(answer)
    assert [row.reminded for row in world.rows(tables.sessions)] == [False]
    assert all("上次说到一半" not in message.text for message in resident.got)


def test_a_reminder_that_waits_for_the_morning_is_not_sent_to_who_has_gone_on(world: World) -> None:
    world.clock.at = MONDAY + timedelta(hours=14)  # 23:00 in the office
    resident = world["resident"].says(LAMP)
    world.passes(days=1, minutes=1)
    assert [row.state for row in world.rows(tables.outbox, what="ask")] == ["sent", "queued"]
    resident.presses("投诉").sees("青塘村")
    resident.read = len(resident.got)
    world.passes(hours=12, beat=False)
    resident.sees_not("哪一类", "上次说到一半")


def test_its_question_keeps_its_number_where_it_has_changed_meanwhile(world: World) -> None:
    """The same button must never mean one thing in the reminder and another in the question after it."""
    reports(world["resident"])
    reports(world["resident"].says("/report"), "青塘路的井盖没了")
    resident = world["resident"].says("还有一件").sees("60001-1", "60002")
    world["clerk"].pushes("f:close:60001").says("1").says("已经换了").presses("办结")
    assert the_case(world).state == "assigned"
    world.passes(days=1, minutes=1)
    (row,) = world.rows(tables.sessions, chat_id=1)
    (chat,) = world.rows(tables.chats, id=1)
    asked = {button.data.split(":")[1] for button in resident.buttons()}
    assert asked == {str(row.state["number"])} == {str(chat.counter)}
    assert not any("补充 60001" in button.label for button in resident.buttons())
    resident.presses("新的一件事").sees("哪一类")


def test_after_a_stop_it_is_brought_to_mind_again_before_it_goes(world: World) -> None:
    resident = world["resident"].says(LAMP)
    world.passes(days=1, minutes=1)
    resident.read = len(resident.got)
    world.passes(days=20)
    resident.sees("上次说到一半", "哪一类")
    (row,) = world.rows(tables.sessions)
    assert row.next_action_at == world.clock.at + timedelta(days=6)
    world.clock.at = row.next_action_at
    world.passes(seconds=1)
    assert world.rows(tables.sessions) == []


def test_who_has_blocked_us_is_not_asked_and_their_draft_goes_all_the_same(world: World) -> None:
    world["resident"].says(LAMP)
    world.messenger.blocked.add("resident")
    for _ in range(9):
        world.passes(days=1)
    assert world.rows(tables.sessions) == []
    assert world.rows(tables.tasks) == []


def test_who_asks_to_be_erased_gives_it_up_and_is_not_reminded_of_the_question(world: World) -> None:
    told(world)
    world["resident"].says("删除").sees("真的删吗")
    assert kept_words(world) == []
    assert [row.state["answers"] for row in world.rows(tables.sessions)] == [{}]
    resident = world["resident"]
    resident.read = len(resident.got)
    world.passes(days=1)
    world.passes(seconds=30)
    assert resident.new == [] and world.rows(tables.sessions) == []


@pytest.mark.parametrize("ending", ["发送", "/cancel", "取消"])
def test_what_is_finished_or_given_up_leaves_no_draft(world: World, ending: str) -> None:
    resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村").presses("没有")
    resident.presses("不是").presses("不留")
    assert len(world.rows(tables.sessions)) == 1
    resident.says(ending)
    assert world.rows(tables.sessions) == []
    resident.read = len(resident.got)
    world.passes(days=2, beat=False)
    world.passes(seconds=1)
    resident.sees_not("上次说到一半")


def kept_words(world: World) -> list[str]:
    """What still repeats the words of the draft, anywhere in the outbox."""
    return [row.what for row in world.rows(tables.outbox) if "五盏" in str(row.payload)]


def told(world: World) -> None:
    """Up to the summary, which repeats every word."""
    resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村").presses("没有")
    resident.presses("不是").presses("不留").sees(LAMP)
    assert kept_words(world) == ["ask"]


def test_what_is_given_up_is_repeated_nowhere(world: World) -> None:
    told(world)
    world["resident"].says("取消").sees("都没留")
    assert kept_words(world) == []


def test_what_has_expired_is_repeated_nowhere(world: World) -> None:
    told(world)
    world.passes(days=1, minutes=1)
    world["resident"].sees("上次说到一半", LAMP)
    while world.rows(tables.sessions):
        world.passes(days=1)
    assert kept_words(world) == []


def test_what_is_dropped_for_something_else_is_repeated_nowhere(world: World) -> None:
    told(world)
    world["resident"].says("邀请码").sees("还没发出去").presses("不要了").sees("邀请码")
    assert kept_words(world) == []
    told_of = [row for row in world.rows(tables.outbox) if row.state == "sent" and row.payload]
    assert told_of, "the new question stands"


def test_what_could_not_be_delivered_of_it_goes_too_and_notices_stay(world: World) -> None:
    reports(world["resident"])
    told_before = len(kept_words(world))
    world["resident"].says("/report").says("另一件，青塘路的五盏灯").presses("投诉")
    world.messenger.blocked.add("resident")
    world["resident"].presses("是青塘村")
    world.messenger.blocked.clear()
    world["resident"].says("取消")
    assert [row.state for row in world.rows(tables.outbox, state="failed")] == []
    left = [row for row in world.rows(tables.outbox) if row.payload and row.what in ("say", "ask")]
    assert not any("另一件" in str(row.payload) for row in left)
    assert [row.about for row in left if row.about] == [60001], "the card of the case that stands"
    assert 0 < len(kept_words(world)) < told_before + 1


@pytest.mark.parametrize("fault", ["", "lost", "cut", "refused"])
def test_what_is_given_up_while_it_is_on_its_way_is_repeated_nowhere(tmp_path: Path, fault: str) -> None:
    world = World(tmp_path)
    world.messenger = line = Line()
    with world:
        resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村").presses("没有")
        (last,) = [b.data for b in resident.presses("不是").buttons() if b.label == "不留"]
        summary = Incoming("memory", "k:1", "resident", "press", {}, data=last)
        cancel = Incoming("memory", "k:2", "resident", "command", {}, text="cancel")
        line.faults = [fault]
        resident.read = len(resident.got)
        world.run(world.app.writer.take([summary, cancel]))
        world.settle()
        world.passes(minutes=1)
        resident.sees("都没留")
        assert len([m for m in resident.new if LAMP in m.text]) == (fault in ("", "cut"))
        assert kept_words(world) == []
        assert world.rows(tables.outbox, state="failed") == []


def test_going_on_keeps_everything(world: World) -> None:
    told(world)
    world["resident"].says("邀请码").presses("接着说").sees(LAMP).presses("改一改").sees("改哪一处")
    assert kept_words(world) != []

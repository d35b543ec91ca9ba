"""What can wait comes at the person's hour: one digest of reminders a day, nothing in quiet hours."""

from datetime import timedelta
from pathlib import Path

from cases import numbers
from storage import tables
from tests.whole.scenes import reports, the_case
from tests.whole.test_accused import marks
from tests.whole.test_downtime import offline
from tests.world import MONDAY, Phone, World

OFFICE = timedelta(hours=8)
"""From UTC to the office's clock."""


def three(world: World) -> Phone:
    """Zhou has three cases that are not accepted; on Tuesday at ten, reminders wait for each."""
    for key in ("resident", "liang", "deng"):
        reports(world[key])
    zhou = world["representative"]
    zhou.read = len(zhou.got)
    world.passes(days=1, hours=1)
    return zhou


def clock(world: World) -> str:
    return f"{world.clock.at + OFFICE:%a %H:%M}"


def states(world: World, what: str = "remind-accept") -> list[str]:
    return [row.state for row in world.rows(tables.outbox, what=what)]


def test_three_reminders_are_one_message_the_next_morning(world: World) -> None:
    zhou = three(world)
    assert zhou.new == []
    world.wakes()
    assert clock(world) == "Wed 09:00"
    (message,) = zhou.new
    zhou.sees(
        "今天有 3 件事等您",
        "60001-1 请接单 · 剩 13 天\n青塘路的路灯坏了五盏",
        "[60001-1 · 投诉]",
        "[我的事项]",
    )
    assert states(world) == ["gathered"] * 3
    assert len(message.text.splitlines()) == 7
    zhou.presses("60002").presses("接单").sees("接下了，60002-2")


def test_what_an_outage_held_up_until_the_night_comes_in_the_morning(world: World) -> None:
    zhou = three(world)
    world.messenger.down = True
    world.wakes()
    world.messenger.down = False
    world.passes(hours=13)
    assert clock(world) == "Wed 22:00" and zhou.new == []
    world.passes(hours=10)
    zhou.sees("今天有 3 件事等您")


def test_what_comes_up_at_the_hour_itself_still_goes_with_it(world: World) -> None:
    for key in ("resident", "liang", "deng"):
        reports(world[key])
    zhou = world["representative"]
    zhou.read = len(zhou.got)
    world.clock.at = MONDAY + timedelta(days=1, minutes=2)
    world.passes(seconds=0)
    zhou.sees("今天有 3 件事等您")


def test_one_alone_comes_as_itself(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"]
    zhou.read = len(zhou.got)
    world.passes(days=1, hours=1)
    world.wakes()
    zhou.sees("60001-1 还没接单，居民在等", "[接单]").sees_not("今天有")


def test_a_case_stands_once_in_the_digest_of_who_has_several_tasks_on_it(world: World) -> None:
    for key in ("resident", "liang"):
        reports(world[key])
    zhou = world["representative"].pushes("f:accept:60001").pushes("f:accept:60002")
    for case in ("60001", "60002"):
        zhou.pushes(f"f:extend:{case}").says("12月15日").says("灯具要定做")
        world["leader"].pushes(f"f:instruct:{case}").says("抓紧办").presses("不填").says("12月4日")
        world["supervisor"].pushes(f"f:hand_over:{case}").presses("督办科 · 沈").presses("不填")
    clerk = world["clerk"]
    clerk.read = len(clerk.got)
    for _ in range(9):
        world.passes(hours=12)
    clerk.sees("今天有 2 件事等您", "60001-1 要延期 · 有批示")


def test_every_reminder_is_accounted_for_on_its_case(world: World) -> None:
    zhou = three(world)
    world["clerk"].pushes("f:timeline:60001").sees("到点再发")
    world.messenger.blocked.add("representative")
    world.wakes()
    (digest,) = world.rows(tables.outbox, what="digest")
    assert digest.state == "failed"
    world["clerk"].pushes("f:timeline:60001").sees("没送到")
    (call,) = world.rows(tables.tasks, kind="undelivered", done_at=None)
    assert call.notice_id == digest.id
    world.messenger.blocked.clear()
    world["clerk"].pushes(f"f:resend:t{call.id}").sees("又发了一次")
    zhou.sees("今天有 3 件事等您")
    world["clerk"].pushes("f:timeline:60001").sees("已送到").sees_not("没送到")


def test_where_one_chat_is_blocked_the_digest_goes_to_the_other(world: World) -> None:
    zhou = three(world)
    other = {"channel": "memory", "address": "elsewhere", "person_id": world.people["representative"]}
    early = MONDAY - timedelta(days=9)
    world.run(
        world.app.writer.job(lambda work: work.insert(tables.chats, **other, seen_at=early, spoken=True))
    )
    world.run(world.app.writer.job(lambda work: work.lasting.clear()))
    world.messenger.blocked.add("representative")
    world.wakes()
    assert zhou.new == []
    world.newcomer("elsewhere").sees("今天有 3 件事等您")
    world["clerk"].pushes("f:timeline:60002").sees("已送到")


def test_what_was_accepted_meanwhile_is_left_out(world: World) -> None:
    zhou = three(world)
    zhou.pushes("f:accept:60002").sees("接下了")
    zhou.read = len(zhou.got)
    world.wakes()
    zhou.sees("今天有 2 件事等您", "60001", "60003").sees_not(numbers.number(60002))
    assert states(world) == ["gathered", "replaced", "gathered"]


def test_a_case_in_other_hands_is_in_nobodys_digest_any_more(world: World) -> None:
    zhou = three(world)
    world["clerk"].pushes("f:assign:60001").presses("派给方代表")
    zhou.read = len(zhou.got)
    world.wakes()
    zhou.sees("今天有 2 件事等您").sees_not("60001")


def test_whom_a_case_turns_out_to_be_about_does_not_read_of_it(world: World) -> None:
    zhou = three(world)
    marks(world["clerk"])
    zhou.read = len(zhou.got)
    world.wakes()
    zhou.sees("今天有 2 件事等您").sees_not("60003")


def test_nor_where_the_digest_is_written_and_has_not_gone_out(tmp_path: Path) -> None:
    with offline(tmp_path / "data") as world:
        zhou = three(world)
        world.messenger.lost = True
        world.wakes()
        (digest,) = world.rows(tables.outbox, what="digest")
        assert digest.state == "queued" and "60003-3" in digest.payload["text"]
        world["clerk"].pushes("f:mark_subject:60003").says("周代表").says("1")
        assert the_case(world).handler_id is None
        world.messenger.lost = False
        world.passes(hours=1)
        zhou.sees("今天有 2 件事等您").sees_not("60003")
        assert states(world) == ["gathered", "gathered", "replaced"]


def test_nothing_routine_comes_on_a_day_off(world: World) -> None:
    world.clock.at = MONDAY + timedelta(days=3)  # Thursday
    three(world)  # Friday at ten
    world.wakes()
    assert clock(world) == "Mon 09:00"


def test_a_week_of_downtime_is_one_digest(world: World) -> None:
    zhou = three(world)
    world.passes(days=7, hours=4)  # it was down; Tuesday, 14:00
    (message,) = zhou.new
    zhou.sees("今天有 3 件事等您")
    for _ in range(20):
        world.passes(hours=1)
    assert zhou.new == [message]


def test_back_at_night_the_digest_waits_for_its_hour(world: World) -> None:
    zhou = three(world)
    world.passes(days=1, hours=13)  # Wednesday, 23:00
    while not zhou.new:
        world.wakes()
    assert clock(world) == "Thu 09:00"
    assert len(zhou.new) == 1


def test_what_is_urgent_does_not_wait(world: World) -> None:
    reports(world["resident"])
    world["clerk"].pushes("f:mark_urgent:60001")
    zhou = world["representative"]
    zhou.read = len(zhou.got)
    world.clock.at = MONDAY + timedelta(hours=14)  # 23:00
    world.passes(hours=0)
    zhou.sees("还没接单")
    assert states(world) == ["sent"]


def test_the_digest_speaks_the_language_of_its_hour(world: World) -> None:
    zhou = three(world)
    zhou.pushes("f:language:::en")
    zhou.read = len(zhou.got)
    world.wakes()
    zhou.sees("3 cases are waiting for you today", "please accept", "[My cases]")


def test_more_than_ten_are_counted(world: World) -> None:
    for number in range(12):
        resident = world.newcomer(f"r{number}")
        reports(resident, f"青塘路第{number}盏路灯坏了")
        world["clerk"].pushes(f"f:assign:{60001 + number}").presses("派给周代表") if the_case(
            world
        ).handler_id != world.people["representative"] else None
    zhou = world["representative"]
    zhou.read = len(zhou.got)
    world.passes(days=1, hours=1)
    world.wakes()
    (message,) = zhou.new
    zhou.sees("今天有 12 件事等您", "还有 2 件")
    assert len(message.text.splitlines()) == 22 and len(zhou.buttons()) == 4


def test_a_digest_comes_once_a_day_whatever_hour_is_chosen_then(world: World) -> None:
    zhou = three(world)
    world.wakes()
    for case in (60001, 60002, 60003):
        zhou.pushes(f"f:accept:{case}")
    zhou.says("每天几点收汇总").sees("现在每天 09:00 收汇总").presses("17:00").sees("工作日 17:00")
    zhou.read = len(zhou.got)
    for _ in range(12):
        world.passes(hours=1)
    assert zhou.new == []
    while not zhou.new:
        world.follows_up() if not world.rows(tables.outbox, state="held") else world.wakes()
    assert clock(world).endswith("17:00")


def test_the_same_reminder_stands_once_in_a_digest(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    zhou.says("每天几点收汇总").says("8点半").sees("工作日 08:30")
    zhou.read = len(zhou.got)
    world.passes(days=12)
    world.passes(days=1)
    texts = [m.text for m in zhou.new]
    assert len(texts) == len(set(texts))


def test_staff_get_their_tasks_together(world: World) -> None:
    for key in ("resident", "liang"):
        reports(world[key], "青塘村的拆迁补偿三年没有到位", "信访诉求")
    clerk = world["clerk"]
    clerk.read = len(clerk.got)
    world.passes(days=1, hours=1)
    assert clerk.new == []
    world.wakes()
    clerk.sees("今天有 2 件事等您", "待看", "[要办的事]")
    clerk.presses("60001").sees("60001-1")
    assert states(world, "task-triage") == ["sent", "sent", "gathered", "gathered"]

"""The outbox: which row goes next, and what becomes of each (DESIGN §1.3, §1.4)."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cases.notices import Priority
from storage import chats, queue
from storage.claim import claim
from storage.tables import outbox
from storage.work import Work
from tests.storage.box import MANY, MINUTE, NOON, Box


def test_one_row_of_a_chat_at_a_time_in_order(box: Box) -> None:
    anna, bert = box.chat(), box.chat()
    for text in ("a1", "a2", "a3"):
        box.put(anna, text)
    box.put(bert, "b1")
    assert box.next() == ["a1", "b1"]
    assert box.next() == []
    assert box.row("a1").state == "sending"
    assert box.row("a1").leased_until == NOON + MINUTE


def test_the_most_urgent_first_and_what_is_not_due_stays(box: Box) -> None:
    anna = box.chat()
    box.put(anna, "broadcast", priority=Priority.BROADCAST)
    box.put(anna, "notice", priority=Priority.NOTICE)
    box.put(anna, "prompt", priority=Priority.LIVE, due_at=NOON + timedelta(seconds=1.2))
    box.put(anna, "reply", priority=Priority.LIVE)
    assert box.goes() == ["reply", "notice", "broadcast"]
    box.now += timedelta(seconds=1.2)
    assert box.goes() == ["prompt"]


def test_the_database_itself_refuses_a_second_sending_row(box: Box) -> None:
    anna = box.chat()
    box.put(anna, "a1")
    box.put(anna, "a2")
    box.claim()
    with pytest.raises(IntegrityError), box.work() as work:
        work.change(outbox, {"dedupe_key": "a2"}, state="sending")


def test_room_and_busy_chats_are_kept_and_said(box: Box) -> None:
    anna, bert, carl = box.chat("telegram"), box.chat("telegram"), box.chat("web")
    for chat, text in ((anna, "a"), (bert, "b"), (carl, "c")):
        box.put(chat, text)
    first = box.claim({"telegram": 1, "web": 5}, busy=(anna,))
    assert [due.payload["text"] for due in first.due] == ["b", "c"]
    assert first.waiting
    assert not box.claim({"web": 5}).waiting, "a messenger that is switched off keeps nobody waiting"
    assert box.next() == ["a"]


def test_a_row_that_failed_is_not_overtaken(box: Box) -> None:
    anna, bert = box.chat(), box.chat()
    box.put(anna, "a1")
    box.put(anna, "a2")
    box.put(anna, "reply", priority=Priority.LIVE, due_at=NOON + timedelta(seconds=5))
    [a1] = box.claim().due
    with box.work() as work:
        queue.later(work, a1, NOON + timedelta(seconds=30), "no connection")
    box.now += timedelta(seconds=10)
    box.put(anna, "a3")
    box.put(bert, "b1")
    assert box.goes() == ["reply", "b1"], "nothing of a1's priority, though a3 is due"
    box.now += timedelta(seconds=20)
    assert box.goes() == ["a1", "a2", "a3"]
    assert box.row("a1").tries == 2


def test_a_chat_told_to_wait_waits_with_everything(box: Box) -> None:
    anna = box.chat()
    box.put(anna, "a1")
    box.put(anna, "reply", priority=Priority.LIVE, due_at=NOON + timedelta(seconds=1))
    [a1] = box.claim().due
    with box.work() as work:
        queue.later(work, a1, NOON + timedelta(seconds=30), "429", chat=True)
    box.now += timedelta(seconds=10)
    assert box.goes() == []
    box.now += timedelta(seconds=20)
    assert box.goes() == ["reply", "a1"]


def test_the_same_notice_is_put_once(box: Box) -> None:
    anna = box.chat()
    box.put(anna, "n:1", once=True)
    box.put(anna, "n:1", once=True)
    assert box.goes() == ["n:1"]
    with pytest.raises(IntegrityError):
        box.put(anna, "n:1")


def test_an_unsent_prompt_is_replaced_a_sent_one_is_not(box: Box) -> None:
    anna = box.chat()
    box.put(anna, "p1", priority=Priority.LIVE)
    with box.work() as work:
        assert queue.replace(work, "p1")
        assert not queue.replace(work, "p1")
    assert box.goes() == []
    box.put(anna, "p2", priority=Priority.LIVE)
    assert box.goes() == ["p2"]
    with box.work() as work:
        assert not queue.replace(work, "p2")


def test_a_send_cut_off_is_repeated_once_marked_then_a_task(box: Box) -> None:
    anna, case = box.chat(), box.case()
    box.put(anna, "n:1", case_id=case)
    assert not box.claim().due[0].again
    with box.work() as work:
        queue.recover(work)  # killed while sending
    [due] = box.claim().due
    assert due.again
    with box.work() as work:
        queue.recover(work)  # and again
    assert box.goes() == []
    assert box.row("n:1").state == "unknown"
    [task] = box.tasks()
    assert (task.kind, task.notice_id, task.case_id, task.person_id) == (
        "undelivered",
        due.id,
        case,
        box.owner(anna),
    )
    assert task.next_action_at == NOON
    with box.work() as work:
        assert queue.resend(work, due.id)
        assert not queue.resend(work, due.id)
    assert box.claim().due[0].again, "it may have arrived, still"


def test_an_expired_lease_is_unknown_unless_it_is_held(box: Box) -> None:
    anna, bert = box.chat(), box.chat()
    box.put(anna, "a")
    box.put(bert, "b")
    a, _ = box.claim().due
    box.now += 2 * MINUTE
    with box.work() as work:
        queue.expired(work, {a.id})
    assert [(box.row(key).state, box.row(key).again) for key in "ab"] == [("sending", 0), ("queued", 1)]


def test_a_blocked_chat_falls_back_to_another_and_tells_staff(box: Box) -> None:
    first = box.chat("telegram")
    second = box.chat("web", box.owner(first))
    case = box.case()
    box.put(first, "n:1", case_id=case, asks=True, what="rate")
    [due] = box.claim().due
    with box.work() as work:
        chats.blocked(work, first)
        queue.failed(work, due.id, "blocked")
    assert (box.row("n:1").state, box.row("n:1").error) == ("failed", "blocked")
    [other] = box.claim().due
    assert (other.chat_id, other.asks, other.what, other.case_id) == (second, True, "rate", case)
    assert [task.notice_id for task in box.tasks()] == [due.id]
    with box.work() as work:
        chats.blocked(work, second)
        queue.failed(work, other.id, "blocked")
    assert len(box.tasks()) == 1, "one task a notice"
    assert box.goes() == [], "and no way back to the first chat"


def test_what_belongs_to_no_case_becomes_a_task_only_when_nothing_reaches_them(box: Box) -> None:
    first = box.chat("telegram")
    box.chat("web", box.owner(first))
    box.put(first, "t:1")
    for expected in (0, 1):
        [due] = box.claim().due
        with box.work() as work:
            queue.failed(work, due.id, "too long")
        assert len(box.tasks()) == expected


def test_one_task_a_person_and_case_sends_all_of_it_again(box: Box) -> None:
    anna, case = box.chat(), box.case()
    bert = box.chat()
    for chat, key in ((anna, "n:1"), (anna, "n:2"), (bert, "n:3")):
        box.put(chat, key, case_id=case, person_id=box.owner(chat))
        [due] = box.claim().due
        with box.work() as work:
            queue.failed(work, due.id, "blocked")
    assert [(task.notice_id, task.person_id) for task in box.tasks()] == [
        (box.row("n:2").id, box.owner(anna)),
        (box.row("n:3").id, box.owner(bert)),
    ]
    newest = box.row("n:2").id
    with box.work() as work:
        assert queue.resend(work, newest)
    assert [box.row(f"n:{n}").state for n in (1, 2, 3)] == ["queued", "queued", "failed"]


def test_a_reply_to_somebody_gone_just_fails(box: Box) -> None:
    first = box.chat("telegram")
    box.chat("web", box.owner(first))
    box.put(first, "hello", priority=Priority.LIVE)
    [due] = box.claim().due
    with box.work() as work:
        queue.failed(work, due.id, "blocked")
    assert box.goes() == []
    assert box.tasks() == []


def test_failed_notices_can_be_sent_again_all_together(box: Box) -> None:
    case = box.case()
    for text in ("a", "b"):
        box.put(box.chat(), text, case_id=case)
    with box.work() as work:
        for due in claim(work, MANY, MINUTE).due:
            queue.failed(work, due.id, "gone")
        assert queue.resend_failed(work) == 2
    assert sorted(box.goes()) == ["a", "b"]


def test_what_was_sent_is_forgotten_what_failed_is_not(box: Box) -> None:
    anna = box.chat()
    box.put(anna, "a")
    box.goes()
    box.put(anna, "b", case_id=box.case())
    with box.work() as work:
        queue.failed(work, box_id(work, "b"), "gone")
        assert queue.forget(work, NOON + MINUTE) == 1
    assert box.row("b") is not None


def box_id(work: Work, key: str) -> int:
    row = work.row(select(outbox.c.id).where(outbox.c.dedupe_key == key))
    assert row is not None
    return int(row.id)

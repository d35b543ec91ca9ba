"""What becomes of a send that fails, hangs or may have arrived. Time is the loop's own, and it jumps."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.channel import Blocked, Limits, Moved, Rejected, Unknown, Unsent
from cases.notices import Priority
from storage import queue
from storage.queue import Due
from storage.tables import outbox
from storage.work import Work
from tests.bot.office import Office
from tests.hurry import run


def test_a_failed_send_is_tried_again_later_and_later_and_never_overtaken(office: Office) -> None:
    anna, bert = office.box.chat("web"), office.box.chat("web")
    office.web.fails["a1"] = [Unsent("no connection")] * 3
    for text in ("a1", "a2"):
        office.box.put(anna, text)
    office.box.put(bert, "b1")

    async def story() -> None:
        async with office.open(back_off=[timedelta(seconds=s) for s in (1, 2, 5)]):
            await asyncio.sleep(2)
            await office.put(anna, "a3")
            await office.put(anna, "reply", priority=Priority.LIVE)
            await asyncio.sleep(10)

    run(story())
    assert office.web.when("b1") == [0.0]
    assert office.web.when("reply") == [2.0], "somebody waits for it, and it may well get through"
    assert [text for text in office.web.texts if text[0] == "a"] == ["a1", "a2", "a3"]
    assert office.web.when("a1") == [8.0]


def test_a_live_reply_is_tried_at_least_every_half_minute(office: Office) -> None:
    office.web.fails["reply"] = [Unsent()] * 3
    office.box.put(office.box.chat("web"), "reply", priority=Priority.LIVE)

    async def story() -> None:
        async with office.open(back_off=[timedelta(hours=6)]):
            await asyncio.sleep(100)

    run(story())
    assert office.web.when("reply") == [90.0]


def test_after_three_days_somebody_is_told(office: Office) -> None:
    office.web.fails["n"] = [Unsent("down")] * 100
    office.box.put(office.box.chat("web"), "n", case_id=office.box.case())

    async def story() -> None:
        async with office.open(back_off=[timedelta(minutes=1), timedelta(hours=6)], poll=600):
            await asyncio.sleep(timedelta(days=2.9).total_seconds())
            assert office.state("n") == "queued"
            await asyncio.sleep(timedelta(hours=12).total_seconds())

    run(story())
    assert (office.state("n"), office.box.row("n").error) == ("failed", "down")
    assert [task.kind for task in office.box.tasks()] == ["undelivered"]


def test_too_many_requests_stops_only_that_chat(office: Office) -> None:
    office.telegram.fails["a1"] = [Unsent("429", after=7)]
    anna, bert = office.box.chat("telegram"), office.box.chat("telegram")
    office.box.put(anna, "a1")

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(1)
            await office.put(anna, "reply", priority=Priority.LIVE)
            await office.put(bert, "b1")
            await asyncio.sleep(9)

    run(story())
    assert office.telegram.when("b1") == [1.0]
    assert sorted(office.telegram.when("reply") + office.telegram.when("a1")) == [7.0, 7.0]
    assert office.telegram.texts == ["b1", "reply", "a1"]


def test_too_many_requests_from_many_chats_stops_the_channel(office: Office) -> None:
    for text, after in (("a", 5), ("b", 9), ("c", 7)):
        office.telegram.fails[text] = [Unsent("429", after=after)]
        office.box.put(office.box.chat("telegram"), text)
    dora, emil = office.box.chat("telegram"), office.box.chat("web")

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(1)
            await office.put(dora, "d")
            await office.put(emil, "e")
            await asyncio.sleep(10)

    run(story())
    assert office.web.when("e") == [1.0]
    assert office.telegram.when("d") == [5.0], "as long as the shortest wait we were told"
    assert [office.telegram.when(text) for text in "abc"] == [[5.0], [9.0], [7.0]]


@pytest.mark.parametrize(
    "cut", [Unknown("connection lost"), RuntimeError("a fault of the channel"), TimeoutError()]
)
def test_what_may_have_arrived_is_sent_once_more_marked_then_staff_look(
    office: Office, cut: Exception
) -> None:
    office.telegram.fails = {"once": [cut], "twice": [cut, cut]}
    for text in ("once", "twice"):
        office.box.put(office.box.chat("telegram"), text, case_id=None)

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(30)

    run(story())
    assert [(out.message.text, out.again) for out in office.telegram.outs] == [("once", True)]
    assert (office.state("once"), office.state("twice")) == ("sent", "unknown")
    assert [task.notice_id for task in office.box.tasks()] == [office.box.row("twice").id]


def test_a_send_that_hangs_is_unknown_and_holds_nobody_else_up(office: Office) -> None:
    anna, bert = office.box.chat("telegram"), office.box.chat("telegram")
    office.telegram.latency = 1000
    office.box.put(anna, "a1")

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(1)
            office.telegram.latency = 0
            await office.put(anna, "a2")
            await office.put(bert, "b1")
            await asyncio.sleep(60)

    run(story())
    assert office.telegram.got == [(1.0, "a2", "b1"), (55.0, "a1", "a1"), (55.0, "a1", "a2")]
    assert office.telegram.outs[1].again


def test_a_killed_courier_s_row_is_sent_once_more_marked(office: Office) -> None:
    office.box.put(office.box.chat("telegram"), "n")
    office.box.claim()  # and here the process was killed
    with office.box.work() as work:
        queue.recover(work)

    async def story() -> None:
        await office.hire().drain()

    run(story())
    assert [(out.message.text, out.again) for out in office.telegram.outs] == [("n", True)]


def test_who_blocked_us_is_told_elsewhere_and_staff_know(office: Office) -> None:
    phone = office.box.chat("telegram")
    office.box.chat("web", office.box.owner(phone))
    office.telegram.fails["n"] = [Blocked("bot was blocked by the user")]
    office.box.put(phone, "n", case_id=office.box.case())

    async def story() -> None:
        await office.hire().drain()

    run(story())
    assert office.web.texts == ["n"]
    assert office.state("n") == "failed"
    assert [task.kind for task in office.box.tasks()] == ["undelivered"]


def test_a_chat_that_has_moved_is_told_there_at_once_with_what_waits(office: Office) -> None:
    office.telegram.limits = Limits(per_group=1 / 60)
    old = office.box.chat("telegram", address="g")
    office.telegram.fails["n1"] = [Moved("elsewhere")]
    for text in ("n1", "n2"):
        office.box.put(old, text)

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(70)

    run(story())
    assert [(to, text) for _, to, text in office.telegram.got] == [("elsewhere", "n1"), ("elsewhere", "n2")]
    assert office.telegram.when("n1") == [0.0]


def test_a_chat_that_has_moved_to_itself_is_not_told_for_ever(office: Office) -> None:
    chat = office.box.chat("telegram")
    office.telegram.fails["n"] = [Moved("a1")] * 100
    office.box.put(chat, "n", case_id=office.box.case())

    async def story() -> None:
        await office.hire().drain()

    run(story())
    assert office.state("n") == "failed"


def test_a_message_that_is_refused_never_blocks_those_behind(office: Office) -> None:
    anna = office.box.chat("telegram")
    office.telegram.fails["bad"] = [Rejected("can't parse entities")]
    office.box.put(anna, "bad")
    office.box.put(anna, "odd")
    with office.box.work() as work:
        work.change(outbox, {"dedupe_key": "odd"}, payload={"no such field": 1})
    office.box.put(anna, "good")

    async def story() -> None:
        await office.hire().drain()

    run(story())
    assert office.telegram.texts == ["good"]
    assert office.box.row("bad").error == "can't parse entities"
    assert office.box.row("odd").error.startswith("unreadable")


def test_a_count_that_fails_neither_unsends_nor_blocks(office: Office) -> None:
    def fails(work: Work, due: Due, at: datetime) -> None:
        raise ValueError("a fault of ours")

    office.on_sent = fails
    for text in ("rate", "n1", "n2"):
        office.box.put(office.box.chat("web"), text, asks=text == "rate")

    async def story() -> None:
        await office.hire().drain()

    run(story())
    assert Counter(office.web.texts) == {"rate": 1, "n1": 1, "n2": 1}
    assert {office.state(text) for text in ("rate", "n1", "n2")} == {"sent"}


def test_while_nothing_can_be_written_nothing_is_sent_twice(office: Office) -> None:
    office.web.latency = 0.5
    for text in ("a", "b"):
        office.box.put(office.box.chat("web"), text)

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(0.3)
            office.broken = [OperationalError("COMMIT", {}, Exception("disk full"))] * 9
            await asyncio.sleep(20)

    run(story())
    assert sorted(office.web.texts) == ["a", "b"]
    assert office.web.asked == 2
    assert {office.state(text) for text in ("a", "b")} == {"sent"}


def test_a_send_that_outlasts_the_end_is_unknown(office: Office) -> None:
    office.web.latency = 50
    office.box.put(office.box.chat("web"), "n")

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(1)

    run(story())
    assert (office.state("n"), office.box.row("n").again) == ("queued", 1)

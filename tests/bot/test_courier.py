"""The courier: order, limits, pictures, and how it ends. Time is the loop's own, and it jumps."""

import asyncio
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.channels.channel import Limits
from cases.notices import Priority
from storage import files, posting
from storage.files import Kept
from storage.tables import chats, outbox, people
from tests.bot.office import Office
from tests.hurry import run
from tests.storage.box import NOON


def test_what_is_due_goes_at_once_and_what_is_due_later_on_the_dot(office: Office) -> None:
    anna = office.box.chat("web")

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(3.25)
            await office.put(anna, "hello", priority=Priority.LIVE)
            await office.put(
                anna, "prompt", priority=Priority.LIVE, due_at=office.now() + timedelta(seconds=0.4)
            )
            await asyncio.sleep(2)

    run(story())
    assert office.web.got == [(3.25, "a1", "hello"), (3.65, "a1", "prompt")]
    row = office.box.row("prompt")
    assert (row.state, row.message_id, row.sent_at) == ("sent", f"m{row.id}", NOON + timedelta(seconds=3.65))


def test_an_idle_courier_looks_once_a_second_though_its_looks_are_commits(office: Office) -> None:
    async def story() -> None:
        async with office.open():
            await asyncio.sleep(20)

    run(story())
    assert office.jobs <= 22


def test_the_limits_of_a_messenger_are_kept_and_used(office: Office) -> None:
    office.telegram.limits, office.telegram.latency = Limits(overall=30, per_chat=1), 0.1
    chats = [office.box.chat("telegram") for _ in range(50)]
    for part in ("1", "2", "3"):
        for chat in chats:
            office.box.put(chat, f"{chat}.{part}")

    async def story() -> None:
        await office.hire().drain()

    run(story())
    times = [at for at, _, _ in office.telegram.got]
    assert len(times) == 150
    assert all(later - first >= 1.0 for first, later in zip(times, times[30:], strict=False)), (
        "30 in any second"
    )
    assert times[-1] <= 150 / 29, "and not much less"
    for chat in chats:
        own = [text for text in office.telegram.texts if text.startswith(f"{chat}.")]
        assert own == [f"{chat}.1", f"{chat}.2", f"{chat}.3"]
        spoken = [at for at, _, text in office.telegram.got if text in own]
        assert all(b - a >= 1.0 for a, b in pairwise(spoken))


def test_a_live_reply_passes_a_broadcast_and_another_messenger_is_not_held_up(office: Office) -> None:
    office.telegram.limits = Limits(overall=30, per_chat=1)
    for number in range(300):
        office.box.put(office.box.chat("telegram"), f"b{number}", priority=Priority.BROADCAST)
    anna, bert = office.box.chat("telegram"), office.box.chat("web")

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(2)
            await office.put(anna, "reply", priority=Priority.LIVE)
            await office.put(bert, "page", priority=Priority.BROADCAST)
            await asyncio.sleep(2)

    run(story())
    assert office.telegram.when("reply")[0] <= 2.2
    assert office.web.when("page") == [2.0]


def test_a_group_hears_twenty_in_a_minute_and_keeps_nobody_else_waiting(office: Office) -> None:
    office.telegram.limits = Limits(overall=30, per_chat=1, per_group=20 / 60)
    group, anna = office.box.chat("telegram", address="g"), office.box.chat("telegram")
    for number in range(30):
        office.box.put(group, f"g{number}")
        office.box.put(anna, f"a{number}")

    async def story() -> None:
        await office.hire().drain()

    run(story())
    heard = [at for at, to, _ in office.telegram.got if to.startswith("g")]
    assert len(heard) == 30
    assert all(later - first >= 60 for first, later in zip(heard, heard[20:], strict=False))
    assert heard[-1] <= 29 * 3.1, "and not much less"
    assert office.telegram.when("a29")[0] <= 29 * 1.1


@pytest.mark.parametrize(("paid", "seconds"), [(0, 10_000 / 29), (1000, 12)])
def test_a_broadcast_of_ten_thousand_does_not_delay_a_conversation(
    office: Office, paid: float, seconds: float
) -> None:
    office.telegram.limits, office.telegram.latency = Limits(30, 1, broadcasts=paid), 0.05
    broadcasts(office, 10_000)
    anna = office.box.chat("telegram")

    async def story() -> None:
        async with office.open():
            for number in range(2):
                await asyncio.sleep(1.5)
                await office.put(anna, f"reply {number}", priority=Priority.LIVE)
            await asyncio.sleep(0.5)
            went = len(office.telegram.got)
            assert went >= 0.9 * 10_000 * 3.5 / seconds, "and the broadcast goes on meanwhile"

    run(story())
    waited = [office.telegram.when(f"reply {number}")[0] - 1.5 * (number + 1) for number in range(2)]
    assert max(waited) <= 0.2, waited
    assert all(out.broadcast is (out.message.text == "all") for out in office.telegram.outs)


def test_only_broadcasts_are_faster_where_they_are_paid_for(office: Office) -> None:
    office.telegram.limits = Limits(30, 1, broadcasts=1000)
    broadcasts(office, 3000)
    for number in range(90):
        office.box.put(office.box.chat("telegram"), f"n{number}")

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(3.5)

    run(story())
    notices = [at for at, _, text in office.telegram.got if text.startswith("n")]
    assert all(later - first >= 1.0 for first, later in zip(notices, notices[30:], strict=False))
    assert notices[-1] <= 90 / 29
    times = [at for at, _, _ in office.telegram.got]
    assert all(later - first >= 0.99 for first, later in zip(times, times[1000:], strict=False))
    assert times[-1] <= 3090 / 900


def broadcasts(office: Office, many: int) -> None:
    """The same for so many people, in one transaction."""
    with office.box.work() as work:
        person = work.insert(people, created_at=NOON)
        for number in range(1000, 1000 + many):
            row = {"channel": "telegram", "address": f"b{number}", "person_id": person}
            work.add(chats, id=number, **row, seen_at=NOON)
        work.flush()
        for number in range(1000, 1000 + many):
            key = {"dedupe_key": f"all:{number}", "priority": Priority.BROADCAST}
            posting.put(work, chat_id=number, payload={"text": "all"}, due_at=NOON, **key)


def test_silence_counts_from_the_moment_a_question_is_noted_sent(office: Office) -> None:
    anna = office.box.chat("web")
    office.box.put(anna, "rate", asks=True)
    office.box.put(anna, "told")

    async def story() -> None:
        await office.hire().drain()

    run(story())
    assert office.counted == [office.box.row("rate").id]


@pytest.mark.parametrize("how", ["stopped", "cancelled"])
def test_at_the_end_what_is_in_hand_is_finished_and_the_rest_left(office: Office, how: str) -> None:
    office.web.latency = 3
    anna = office.box.chat("web")
    office.box.put(anna, "in hand")
    office.box.put(anna, "next")

    async def story() -> None:
        courier = office.hire()
        running = asyncio.create_task(courier.run())
        await asyncio.sleep(1)
        if how == "stopped":
            await courier.stop()
        else:
            running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    run(story())
    assert office.web.texts == ["in hand"]
    assert (office.state("in hand"), office.state("next")) == ("sent", "queued")


def test_pictures_go_as_the_messenger_knows_them_or_as_we_keep_them(office: Office) -> None:
    with office.box.work() as work:
        theirs = files.register(work, "telegram", "photo", "telegram-file", "u1")
        ours = files.register(work, "web", "photo", "abcd", "abcd", 5, "image/jpeg")
        voice = files.register(work, "telegram", "voice", "telegram-voice", "u2")
        files.fetched(work, voice, Kept("ef01", "audio/ogg", 7))
    payload = {"text": "n", "pictures": [theirs, ours], "voice": voice}
    phone, page = office.box.chat("telegram"), office.box.chat("web")
    for chat in (phone, page):
        office.box.put(chat, f"{chat}")
        with office.box.work() as work:
            work.change(outbox, {"dedupe_key": f"{chat}"}, payload=payload)

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(5)
            assert not office.web.outs, "a picture of it is still coming"
            assert office.woken
            with office.box.work() as work:
                files.fetched(work, theirs, Kept("2345", "image/jpeg", 5))
            await asyncio.sleep(5)

    run(story())
    [sent] = office.telegram.outs
    assert [(sent.files[n].ref, sent.files[n].path != "") for n in (theirs, ours, voice)] == [
        ("telegram-file", False),
        ("", True),
        ("telegram-voice", False),
    ]
    [sent] = office.web.outs
    assert [Path(sent.files[n].path).name for n in (theirs, ours, voice)] == ["45", "cd", "01"]


def test_a_picture_that_does_not_come_holds_its_notice_for_a_minute_only(office: Office) -> None:
    with office.box.work() as work:
        picture = files.register(work, "telegram", "photo", "r", "u")
    office.box.put(office.box.chat("web"), "n")
    with office.box.work() as work:
        work.change(outbox, {"dedupe_key": "n"}, payload={"text": "n", "pictures": [picture]})

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(70)

    run(story())
    assert office.web.when("n") == [60.0]
    assert not office.web.outs[0].files

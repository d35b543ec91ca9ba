"""The courier: order, limits, and what becomes of a send that fails. Time is the loop's own, and it jumps."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.channel import (
    Blocked,
    Channel,
    Incoming,
    Limits,
    Outgoing,
    Park,
    Receipt,
    Rejected,
    Take,
    Unknown,
    Unsent,
)
from bot.courier import Courier, OnSent
from cases.notices import Priority
from storage import files, queue
from storage.files import FileStore, Kept
from storage.queue import Due
from storage.tables import outbox
from storage.work import Work
from tests.hurry import run
from tests.storage.box import NOON, Box

T = TypeVar("T")


@dataclass
class Phone:
    """A messenger that keeps what it was sent; `fails` says per text how the next sends of it end."""

    name: str = "telegram"
    limits: Limits = field(default_factory=Limits)
    latency: float = 0.0
    fails: dict[str, list[Exception]] = field(default_factory=dict)
    got: list[tuple[float, str, str]] = field(default_factory=list)
    outs: list[Outgoing] = field(default_factory=list)
    asked: int = 0

    async def run(self, take: Take, park: Park) -> None: ...

    def read(self, raw: Mapping[str, Any]) -> Incoming | None:
        raise NotImplementedError

    async def send(self, out: Outgoing) -> str:
        self.asked += 1
        at = asyncio.get_running_loop().time()
        if self.latency:
            await asyncio.sleep(self.latency)
        if self.fails.get(out.message.text):
            raise self.fails[out.message.text].pop(0)
        self.outs.append(out)
        self.got.append((round(at, 2), out.address, out.message.text))
        return f"m{out.number}"

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text in self.got]

    def when(self, text: str) -> list[float]:
        return [at for at, _, sent in self.got if sent == text]

    async def acknowledge(self, incoming: Incoming, receipt: Receipt) -> None: ...

    async def typing(self, address: str) -> None: ...

    async def fetch(self, ref: str) -> bytes:
        raise Rejected

    async def close(self) -> None: ...


class Office:
    """A box, its phones, and a courier between them, on the loop's time."""

    def __init__(self, folder: Path) -> None:
        self.box = Box(folder)
        self.store = FileStore(folder / "files")
        self.telegram, self.web = Phone("telegram"), Phone("web")
        self.jobs = 0
        self.broken: list[Exception] = []
        self.counted: list[int] = []
        self.woken = 0
        self.on_sent: OnSent = lambda work, due, at: self.counted.append(due.id)

    def now(self) -> datetime:
        return NOON + timedelta(seconds=asyncio.get_running_loop().time())

    async def job(self, do: Callable[[Work], T]) -> T:
        """Like the writer's: one transaction, then everybody is told of the commit."""
        self.jobs += 1
        await asyncio.sleep(0)
        if self.broken:
            raise self.broken.pop(0)
        self.box.now = self.now()
        with self.box.work() as work:
            result = do(work)
        asyncio.get_running_loop().call_soon(self.courier.wake)
        return result

    def wake(self) -> None:
        """For the courier: a file is waited for."""
        self.woken += 1

    def hire(self, **more: Any) -> Courier:
        channels: dict[str, Channel] = {"telegram": self.telegram, "web": self.web}
        self.courier = Courier(
            self.job,
            channels,
            self.now,
            self.store,
            self,
            lambda work, due, at: self.on_sent(work, due, at),
            **more,
        )
        return self.courier

    @asynccontextmanager
    async def open(self, **more: Any) -> AsyncIterator[Courier]:
        courier = self.hire(**more)
        running = asyncio.create_task(courier.run())
        yield courier
        await courier.stop()
        await running

    async def put(self, chat: int, *texts: str, **more: Any) -> None:
        """As the desk does: committed, and the courier is told."""
        self.box.now = self.now()
        for text in texts:
            self.box.put(chat, text, **more)
        self.courier.wake()

    def state(self, text: str) -> str:
        return str(self.box.row(text).state)


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.box.database.close()


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


def test_silence_counts_from_the_moment_a_question_is_noted_sent(office: Office) -> None:
    anna = office.box.chat("web")
    office.box.put(anna, "rate", asks=True)
    office.box.put(anna, "told")

    async def story() -> None:
        await office.hire().drain()

    run(story())
    assert office.counted == [office.box.row("rate").id]


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


def test_a_send_that_outlasts_the_end_is_unknown(office: Office) -> None:
    office.web.latency = 50
    office.box.put(office.box.chat("web"), "n")

    async def story() -> None:
        async with office.open():
            await asyncio.sleep(1)

    run(story())
    assert (office.state("n"), office.box.row("n").again) == ("queued", 1)


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

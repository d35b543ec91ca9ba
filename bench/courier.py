"""Notices through a messenger that allows 30 a second, while somebody waits for an answer.

A broadcast lies in the outbox; the messenger takes a tenth of a second for each message and refuses, as
Telegram does, what is more than so many in any second, or sooner than a second after the last to the same
chat. Every half second a live reply is put behind the broadcast. Courier, writer and database are real.
"""

import argparse
import asyncio
import random
import tempfile
from collections import deque
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

from bot.channels.channel import Incoming, Limits, Outgoing, Receipt, Unsent
from bot.clock import Clock
from bot.courier import Courier
from bot.writer import Writer
from cases.notices import Priority
from storage import posting
from storage.database import Database
from storage.files import FileStore
from storage.tables import chats, metadata, people
from storage.work import Work

PAYLOAD = {"text": "下周三上午九点，人大代表在青塘村接待群众，欢迎来说说您的难处。"}
LIMITS = Limits(overall=30, per_chat=1)


class Messenger:
    """Counts what it takes, and refuses what comes too fast."""

    name = "stub"
    limits = LIMITS
    trouble = ""
    account = ""

    def __init__(self, latency: float) -> None:
        self._latency = latency
        self._second: deque[float] = deque()
        self._last: dict[str, float] = {}
        self._newest: dict[tuple[str, bool], int] = {}
        self.arrived: dict[int, float] = {}
        self.refused = self.reordered = 0

    def is_group(self, address: str) -> bool:
        return False

    async def send(self, out: Outgoing) -> str:
        """Taken, or 429."""
        loop = asyncio.get_running_loop()
        await asyncio.sleep(self._latency)
        now = loop.time()
        while self._second and now - self._second[0] >= 1:
            self._second.popleft()
        if len(self._second) >= LIMITS.overall or now - self._last.get(out.address, -9) < 0.95:
            self.refused += 1
            raise Unsent("Too Many Requests", after=1)
        self._second.append(now)
        self._last[out.address] = now
        kind = out.address, "回复" in out.message.text
        self.reordered += out.number < self._newest.get(kind, 0)
        self._newest[kind] = out.number
        self.arrived[out.number] = now
        return str(out.number)


class Nobody:
    """A desk without updates, and a fetcher without files."""

    def handle(self, work: Work, updates: Sequence[Incoming]) -> list[Receipt]:
        """None come."""
        return []

    def park(self, work: Work, update: Incoming, error: Exception) -> Receipt:
        """None come."""
        raise error

    def wake(self) -> None:
        """Nothing is fetched."""


def fill(work: Work, rows: int) -> None:
    """As many chats as rows, and a notice of the broadcast for each."""
    person = work.insert(people, created_at=work.now)
    for number in range(1, rows + 1):
        work.add(chats, id=number, channel="stub", address=f"{number}", person_id=person, seen_at=work.now)
    for number in range(1, rows + 1):
        _put(work, number, f"n:{number}", Priority.BROADCAST, PAYLOAD)


def _put(work: Work, chat: int, key: str, priority: Priority, payload: dict[str, Any]) -> int:
    return posting.put(
        work, chat_id=chat, payload=payload, priority=priority, due_at=work.now, dedupe_key=key
    )


def options(ask: argparse.ArgumentParser) -> None:
    """How much, how long."""
    ask.add_argument("--queued", type=int, default=10_000, help="messages of the broadcast")
    ask.add_argument("--seconds", type=float, default=60, help="how long to look")
    ask.add_argument("--latency", type=float, default=0.1, help="seconds the messenger takes for a message")


def measure(given: argparse.Namespace) -> dict[str, Any]:
    """The figures."""
    return asyncio.run(_measure(given.queued, given.seconds, given.latency))


async def _measure(queued: int, seconds: float, latency: float) -> dict[str, Any]:
    chance, stub = random.Random(1), Messenger(latency)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "bench.db")
        metadata.create_all(database.writer)
        writer = Writer(database.writer, Clock().now, Nobody())
        writer.now_do(lambda work: fill(work, queued))
        writer.start()
        courier = Courier(
            writer.job,
            {"stub": stub},  # type: ignore[dict-item]
            Clock().now,
            FileStore(Path(folder)),
            Nobody(),
            lambda work, due, at: None,
            lease=timedelta(minutes=1),
        )
        writer.delivery = courier
        loop = asyncio.get_running_loop()
        began = loop.time()
        running = asyncio.create_task(courier.run())
        asked: dict[int, float] = {}
        while loop.time() < began + seconds:
            chat, key = chance.randint(1, queued), f"r:{len(asked)}"
            put_at = loop.time()
            reply = {"text": "这是给您的回复"}
            number = await writer.job(lambda work, c=chat, k=key, p=reply: _put(work, c, k, Priority.LIVE, p))
            asked[number] = put_at
            await asyncio.sleep(0.5)
        ended = loop.time()
        sent = sum(at <= ended for at in stub.arrived.values())
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await courier.stop()
        await asyncio.to_thread(writer.stop)
        database.close()
    waits = [stub.arrived[number] - at for number, at in asked.items() if number in stub.arrived]
    return {
        "sent": sent,
        "per_s": round(sent / (ended - began), 2),
        "limit": LIMITS.overall,
        "rejected_429": stub.refused,
        "reordered": stub.reordered,
        "live_replies": len(waits),
        "live_reply_p95_ms": round(quantiles(waits, n=20)[-1] * 1000) if len(waits) > 1 else 0,
        "queued": queued,
        "seconds": seconds,
    }

"""A box of notices, its phones, and a courier between them, as the courier's tests use them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from bot.channels.channel import Channel, Incoming, Limits, Outgoing, Park, Receipt, Rejected, Take
from bot.courier import Courier
from bot.notes import OnSent
from storage.files import FileStore
from storage.work import Work
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

    def opens(self, code: str) -> str:
        """Nowhere."""
        return ""

    def read(self, raw: Mapping[str, Any]) -> Incoming | None:
        return None

    def is_group(self, address: str) -> bool:
        return address.startswith("g")

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
        sent = self.courier.notes.taken()
        try:
            with self.box.work() as work:
                self.courier.notes.write(work, sent)
                result = do(work)
        except Exception:
            self.courier.notes.write_alone(sent, self.transaction)
            raise
        self.courier.committed(work)
        return result

    def transaction(self, do: Callable[[Work], None]) -> None:
        with self.box.work() as work:
            do(work)
        self.courier.committed(work)

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
            self.courier.committed(self.box.put(chat, text, **more))

    def state(self, text: str) -> str:
        return str(self.box.row(text).state)

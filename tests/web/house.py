"""A house for the page to live in: real server, feed, writer and web chat over a scripted office.

`python -m tests.web.house` serves it on port 8399, to look at.
"""

import asyncio
import contextlib
import hashlib
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from sqlalchemy import select
from sqlalchemy import text as sql

from bot import own_words
from bot.channels.channel import Incoming, Outgoing, Receipt
from bot.channels.webchat import WebChat
from bot.writer import Undelivered, Writer
from storage.database import Database
from storage.files import FileStore, register
from storage.tables import chats, feed, metadata, people
from storage.work import Work
from tests.web.story import Tale
from web.app import app
from web.guard import address
from web.ports import Web
from web.streams import Streams
from words.message import Message

START = datetime(2026, 11, 18, 11, 38, tzinfo=UTC)

Answer = Callable[[Incoming], Sequence[Message]]


@dataclass
class ScriptedDesk:
    """Takes updates as the desk does; what is answered comes from a script."""

    house: "House"

    def handle(self, work: Work, updates: Sequence[Incoming]) -> list[Receipt]:
        return [self._take(work, update) for update in updates]

    def _take(self, work: Work, update: Incoming) -> Receipt:
        house = self.house
        if update.key in house.keys:
            return Receipt()
        if house.broken:
            house.broken -= 1
            raise RuntimeError("the disk is full")
        house.keys.add(update.key)
        house.said.append(update)
        chat = house.chat(work, update.address, update.language)
        kept = [register(work, "web", a.kind, a.ref, a.unique, a.size, a.mime) for a in update.attachments]
        if update.data.startswith("f:language:"):
            work.execute(sql("UPDATE people SET language = :language"), {"language": update.data[-2:]})
        payload = own_words.shown(update, tuple(kept))
        if payload.keys() - {"client"}:
            work.add(feed, chat_id=chat, at=work.now, mine=True, payload=payload)
        house.unanswered.append(update)
        stale = update.data.endswith(":old")
        return Receipt("这一步已经过了，请看最下面。" if stale else "", stale)

    def park(self, work: Work, update: Incoming, error: Exception) -> Receipt:
        raise error


class Committed(Undelivered):
    """Tells the house of commits."""

    def __init__(self, house: "House") -> None:
        super().__init__()
        self._house = house

    def committed(self, work: Work) -> None:
        self._house.committed()


class House:
    """One running page with its office. Everything a test does to it is a method."""

    def __init__(self, folder: Path, *, demo: bool = False, answer: Answer = lambda _: ()) -> None:
        self.now, self.said, self.keys, self.broken = START, list[Incoming](), set[str](), 0
        self.answer, self._number, self._spoken = answer, 0, 0
        self.database = Database(folder / "house.db")
        metadata.create_all(self.database.writer)
        self.store, self.streams = FileStore(folder / "files"), Streams()
        self.writer = Writer(self.database.writer, lambda: self.now, ScriptedDesk(self))
        self.unanswered: list[Incoming] = []
        self.writer.delivery = Committed(self)
        self.webchat = WebChat(self.writer.job, self.store, self.streams)
        self.tale = Tale(self) if demo else None
        self.port = _free_port()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="house")
        self._server: uvicorn.Server | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def chat(self, work: Work, where: str, language: str = "zh") -> int:
        known = work.row(select(chats.c.id).where(chats.c.channel == "web", chats.c.address == where))
        if known is not None:
            return int(known.id)
        person = work.insert(people, language=language or "zh", created_at=work.now)
        return work.insert(chats, channel="web", address=where, person_id=person, seen_at=work.now)

    def do(self, task: Coroutine[Any, Any, Any]) -> Any:
        """Run something on the house's own loop."""
        return asyncio.run_coroutine_threadsafe(task, self._loop).result(20)

    async def deliver(self, where: str, message: Message, number: int | None = None) -> str:
        self._number += 1
        return await self.webchat.send(Outgoing(number or self._number, where, message))

    def tell(self, token: str, *messages: Message, number: int | None = None) -> None:
        """The office says something."""
        where = address(token)
        self.do(self.writer.job(lambda work: self.chat(work, where)))
        for message in messages:
            self.do(self.deliver(where, message, number))

    def address(self, token: str) -> str:
        return address(token)

    def leave(self) -> None:
        """Nobody takes messages any more."""
        self._running.cancel()
        self.do(asyncio.sleep(0))

    def committed(self) -> None:
        heard, self.unanswered = self.unanswered, []
        for update in heard:
            self.later(update)

    def later(self, update: Incoming) -> None:
        async def speak() -> None:
            for message in self.answer(update):
                await self.deliver(update.address, message)

        asyncio.run_coroutine_threadsafe(speak(), self._loop)

    def open(self) -> None:
        """Serve (again)."""
        web = Web(
            say=self.webchat.say,
            streams=self.streams,
            read=self.database.reading,
            store=self.store,
            secret=b"only for tests",
            now=lambda: self.now,
            demo=self.tale,
        )
        config = uvicorn.Config(app(web), lifespan="off", log_level="critical", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", self.port))
        server = self._server

        async def serve() -> None:
            # uvicorn's own signal handling belongs to the main thread
            await server._serve([door])

        self._serving = asyncio.run_coroutine_threadsafe(serve(), self._loop)

        with httpx.Client(transport=httpx.HTTPTransport(retries=5)) as client:
            assert client.get(f"{self.url}/health").json()["ok"]

    def shut(self) -> None:
        """Stop serving; what is kept is kept."""
        if self._server is not None:
            self._server.should_exit = True
            self._serving.result(10)
            self._server = None

    @contextmanager
    def living(self) -> Iterator["House"]:
        self._thread.start()
        self.writer.start()

        async def park(channel: str, key: str, raw: Any, reason: str) -> None:
            raise AssertionError(reason)

        self._running = asyncio.run_coroutine_threadsafe(self.webchat.run(self.writer.take, park), self._loop)
        self.open()
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self.streams.close)
            with contextlib.suppress(TimeoutError):
                self.shut()
            self._running.cancel()

            async def rest() -> None:
                others = asyncio.all_tasks() - {asyncio.current_task()}
                for task in others:
                    task.cancel()
                await asyncio.gather(*others, return_exceptions=True)
                await asyncio.get_running_loop().shutdown_default_executor()

            self.do(rest())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()
            self.writer.stop()
            self.database.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def token(name: str) -> str:
    """A token as the page would have it."""
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def main() -> None:
    """Serve the scripted demonstration until interrupted."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder), demo="page" not in sys.argv)
        house.port = 8399
        if house.tale:
            house.answer = house.tale.answer
        with house.living(), contextlib.suppress(KeyboardInterrupt):
            if house.tale:
                house.do(house.tale.begin())
            print(house.url)
            threading.Event().wait()


if __name__ == "__main__":
    main()

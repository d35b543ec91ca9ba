"""A whole office over one channel – real desk, storage, courier – and people who talk to it through that."""

import asyncio
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Event, Thread
from typing import Any, TypeVar

import uvicorn
import yaml

from bot import sample
from bot.app import App
from bot.channels.channel import Incoming
from bot.clock import Clock
from bot.config import load
from bot.folder import migrate
from storage.tables import chats
from storage.work import Work
from tests.botapi import BotApi
from tests.botapi_user import WAIT
from tests.channels.running import Through, free_port
from tests.channels.talkers import InMemory, OnTelegram, OnTheWeb, Talker
from tests.world import Memory
from web.app import app as site
from web.guard import address
from web.ports import Web

REPRESENTATIVE = 2001
T = TypeVar("T")
Channel = Through | str
"""Telegram through a library and a way in; or “web”; or “memory”."""


class House:
    """The running office."""

    def __init__(self, folder: Path, channel: Channel) -> None:
        self.api = BotApi().start() if isinstance(channel, Through) else None
        self._port, self._memory, self._tokens = free_port(), Memory(), dict[int, str]()
        self._channel, self._visitors = channel, list[OnTheWeb]()
        (folder / "data").mkdir(parents=True)
        self._config = folder / "office.yaml"
        self._config.write_text(yaml.safe_dump(self._settings(folder, channel)), "utf-8")
        env = {"HUIYIN_TELEGRAM_TOKEN": self.api.token} if self.api is not None else {}
        settings = load(self._config, env)
        migrate(folder / "data")
        self.app = App(settings, Clock(), channels={"memory": self._memory} if channel == "memory" else None)
        self.app.writer.now_do(self._seed)
        self._loop, self._up, self._ends = asyncio.new_event_loop(), Event(), asyncio.Event()
        self._thread = Thread(target=lambda: self._loop.run_until_complete(self._live()), daemon=True)

    def _settings(self, folder: Path, channel: Channel) -> dict[str, Any]:
        given: dict[str, Any] = {"web": {"enabled": channel == "web" or channel == "memory"}}
        if isinstance(channel, Through) and self.api is not None:
            telegram: dict[str, Any] = {"enabled": True, "driver": channel.driver, "base_url": self.api.url}
            telegram["limits"] = {"per_chat": 10000}
            if channel.webhook:
                telegram["webhook"] = {"url": f"http://127.0.0.1:{self._port}/telegram"}
            given["telegram"] = telegram
        return {
            "data": {"folder": str(folder / "data")},
            "channels": given,
            "drafts": {"join_window": "0.3s"},
            "calendar": {"quiet": {"begins": "00:00", "ends": "00:00"}},
        }

    def _seed(self, work: Work) -> None:
        people = sample.seed(work, work.now, {})
        name = "telegram" if isinstance(self._channel, Through) else self._channel
        row = {"channel": name, "address": self._address(REPRESENTATIVE), "spoken": True}
        work.insert(chats, **row, person_id=people["representative"], seen_at=work.now)

    def _address(self, person: int) -> str:
        if self._channel != "web":
            return str(person)
        return address(self._tokens.setdefault(person, secrets.token_hex(16)))

    async def _live(self) -> None:
        async with self.app.running():
            web = Web(
                self.app.webchat.say,
                self.app.streams,
                self.app.database.reading,
                self.app.store,
                secret=b"only for tests",
                now=Clock().now,
                hooks=self.app.hooks,
                troubles=self.app.troubles,
            )
            config = uvicorn.Config(site(web), port=self._port, log_level="warning", lifespan="off")
            server = uvicorn.Server(config)
            server.capture_signals = nullcontext  # type: ignore[method-assign,assignment]
            start = server.startup

            async def started(sockets: Any = None) -> None:
                await start(sockets=sockets)
                self._up.set()

            server.startup = started  # type: ignore[method-assign]
            serving = asyncio.create_task(server.serve())
            await self._ends.wait()
            self.app.streams.close()
            server.should_exit = True
            await serving

    def take(self, updates: Sequence[Incoming]) -> str:
        """Into the memory channel; returns the toast."""
        doing = asyncio.run_coroutine_threadsafe(self.app.writer.take(updates), self._loop)
        [receipt] = doing.result(WAIT)
        return receipt.toast

    def does(self, do: Callable[[Work], T]) -> T:
        """In a transaction of the running office."""
        return asyncio.run_coroutine_threadsafe(self.app.writer.job(do), self._loop).result(WAIT)

    def beats(self) -> None:
        """The rounds, once."""
        asyncio.run_coroutine_threadsafe(self.app.rounds.beat(), self._loop).result(WAIT)

    def person(self, number: int) -> Talker:
        """Somebody with their phone."""
        if self.api is not None:
            return OnTelegram(self.api, self.api.user(number))
        if self._channel == "web":
            self._address(number)
            visitor = OnTheWeb(self.url, self._tokens[number])
            self._visitors.append(visitor)
            return visitor
        return InMemory(self.take, self._memory, str(number))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def rows(self, table: Any) -> Sequence[Any]:
        with self.app.database.reading() as connection:
            return connection.execute(table.select()).all()

    def start(self) -> None:
        self._thread.start()
        assert self._up.wait(WAIT), "the office did not start"

    def stop(self) -> None:
        for visitor in self._visitors:
            visitor.http.close()
        self._loop.call_soon_threadsafe(self._ends.set)
        self._thread.join(WAIT)
        self._loop.close()
        if self.api is not None:
            self.api.stop()


@contextmanager
def office(folder: Path, channel: Channel) -> Iterator[House]:
    house = House(folder, channel)
    house.start()
    try:
        yield house
    finally:
        house.stop()

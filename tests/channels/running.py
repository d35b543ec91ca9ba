"""A Telegram bot over a Bot API of ours, by either library and either way in, for the tests of updates."""

import asyncio
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from threading import Thread
from typing import Any

import uvicorn
from starlette.applications import Starlette

from bot.channels.channel import Incoming, Outgoing, Receipt, Rejected
from bot.channels.telegram_drivers import Driver, telegram
from bot.channels.telegram_intake import Polling, Webhook
from tests.botapi import BotApi
from tests.botapi_user import WAIT
from web.hooks import route


@dataclass(frozen=True)
class Through:
    """A library, and whether updates are asked for or brought."""

    driver: Driver
    webhook: bool = False


class Running:
    """The bot in a thread of its own; `take` keeps what it gets, or waits, or fails as told."""

    def __init__(
        self,
        api: BotApi,
        through: Through,
        *,
        poll: int = 5,
        watch: float = 0.05,
        gather: float = 0.01,
        port: int = 0,
        **more: Any,
    ) -> None:
        self.api = api
        self.hook: Webhook | None = None
        if through.webhook:
            self.port = port or free_port()
            self.hook = Webhook(
                api.token, f"http://127.0.0.1:{self.port}/telegram", watch=watch, gather=gather
            )
        way = self.hook or Polling(poll)
        self.taken: list[Incoming] = []
        self.parked: list[tuple[str, Any, str]] = []
        self.failing = 0
        self.quiet: list[int] = []
        """How much was taken, each time that nothing waited any more."""
        self.looks = False
        """True: `take` looks what is unconfirmed meanwhile."""
        self.open_while_taking: list[int] = []
        self._gate = asyncio.Event()
        self._gate.set()
        self.receipt = Receipt()
        self.channel = telegram(through.driver, api.token, api.url, way=way, pause=0.01, longest=0.05, **more)
        self._loop = asyncio.new_event_loop()
        self._main: asyncio.Task[None] | None = None
        self._thread = Thread(target=self._live, daemon=True)

    def _live(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._main = self._loop.create_task(self._run())
        with suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._main)
        self._loop.run_until_complete(self.channel.close())
        self._loop.close()

    async def _run(self) -> None:
        if self.hook is None:
            return await self.channel.run(self._take, self._park)
        site = Starlette(routes=[route("/telegram", self.hook.deliver)])
        config = uvicorn.Config(site, port=self.port, log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        server.capture_signals = nullcontext
        serving = asyncio.create_task(server.serve())
        try:
            await self.channel.run(self._take, self._park)
        finally:
            server.should_exit = True
            await serving

    async def _take(self, updates: Sequence[Incoming]) -> list[Receipt | Exception]:
        if not updates:
            with self.api.changed:
                self.quiet.append(len(self.taken))
                self.api.changed.notify_all()
            return []
        if self.looks:
            for _ in range(3):  # a poll that had begun by now would have reached the server before these do
                with suppress(Rejected):
                    await self.channel.fetch("nothing")
            self.open_while_taking = self.api.unconfirmed()
        await self._gate.wait()
        return [self._one(incoming) for incoming in updates]

    def _one(self, incoming: Incoming) -> Receipt | Exception:
        with self.api.changed:
            self.api.changed.notify_all()
            if self.failing:
                self.failing -= 1
                return OSError("the disk is full")
            self.taken.append(incoming)
        return self.receipt

    async def _park(self, channel: str, key: str, raw: Any, reason: str) -> None:
        with self.api.changed:
            self.parked.append((key, raw, reason))
            self.api.changed.notify_all()

    def sends(self, out: Outgoing) -> str:
        """Past the outbox."""
        return asyncio.run_coroutine_threadsafe(self.channel.send(out), self._loop).result(WAIT)

    def takes(self, text: str) -> Incoming:
        """Wait until an update with this text or data was taken."""
        return self.api.wait(
            lambda: next((got for got in self.taken if text in (got.text, got.data)), None),
            what=lambda: f"{text}: {self.taken} {self.api.calls[-5:]}",
        )

    def hold(self) -> None:
        """From now on `take` waits."""
        self._loop.call_soon_threadsafe(self._gate.clear)

    def texts(self) -> list[str]:
        with self.api.changed:
            return [got.text for got in self.taken]

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        def cancel() -> None:
            if self._main is not None:
                self._main.cancel()

        self._loop.call_soon_threadsafe(cancel)
        self._thread.join()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def running(api: BotApi, through: Through, **more: Any) -> Iterator[Running]:
    bot = Running(api, through, **more)
    bot.start()
    try:
        yield bot
    finally:
        bot.stop()


def confirmed(api: BotApi) -> None:
    api.wait(lambda: not api.waiting, what=lambda: f"unconfirmed {api.unconfirmed()}")

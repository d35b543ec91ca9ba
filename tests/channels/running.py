"""The Telegram driver polling a Bot API of ours, as the tests of updates use it."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any

from bot.channels.channel import Incoming, Receipt, Rejected
from bot.channels.telegram_drivers import Driver, telegram
from tests.botapi import BotApi


class Running:
    """The driver polling in a thread of its own; `take` keeps what it gets, or waits, or fails as told."""

    def __init__(self, api: BotApi, driver: Driver, **more: Any) -> None:
        self.api = api
        self.taken: list[Incoming] = []
        self.parked: list[tuple[str, Any, str]] = []
        self.failing = 0
        self.looks = False
        """True: `take` looks what is unconfirmed meanwhile."""
        self.open_while_taking: list[int] = []
        self._gate = asyncio.Event()
        self._gate.set()
        self.receipt = Receipt()
        self.channel = telegram(driver, api.token, api.url, pause=0.01, longest=0.05, **{"poll": 5, **more})
        self._loop = asyncio.new_event_loop()
        self._main: asyncio.Task[None] | None = None
        self._thread = Thread(target=self._live, daemon=True)

    def _live(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._main = self._loop.create_task(self.channel.run(self._take, self._park))
        with suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._main)
        self._loop.run_until_complete(self.channel.close())
        self._loop.close()

    async def _take(self, updates: Sequence[Incoming]) -> list[Receipt | Exception]:
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


@contextmanager
def running(api: BotApi, driver: Driver, **more: Any) -> Iterator[Running]:
    bot = Running(api, driver, **more)
    bot.start()
    try:
        yield bot
    finally:
        bot.stop()


def confirmed(api: BotApi) -> None:
    api.wait(lambda: not api.waiting, what=lambda: f"unconfirmed {api.unconfirmed()}")

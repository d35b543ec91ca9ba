"""The one writer: a thread that takes what waits, up to a batch, and does it in one transaction.

Without savepoints: if anything in a batch fails, the batch is rolled back and each item runs alone, so that
one bad update costs only itself. A commit that fails (disk full, database locked) is everybody's failure:
nothing is acknowledged, and the messenger delivers again.
"""

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from bot.channels.channel import Incoming, Receipt
from storage.lasting import Lasting
from storage.work import Work

T = TypeVar("T")
log = structlog.get_logger()


_DISK = {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN"}


def _nobodys_fault(error: Exception) -> bool:
    """The disk or the database as a whole, rather than this update."""
    name = getattr(getattr(error, "orig", None), "sqlite_errorname", "")
    return isinstance(error, OperationalError) and "_".join(name.split("_")[:2]) in _DISK


class Desk(Protocol):
    """What the writer does with updates."""

    def handle(self, work: Work, updates: Sequence[Incoming]) -> list[Receipt]:
        """The whole effect of each update, in order."""

    def park(self, work: Work, update: Incoming, error: Exception) -> Receipt:
        """Keep an update that cannot be handled, and tell the person and the staff."""


@dataclass(slots=True)
class _Item:
    do: Callable[[Work], Any] | Incoming
    loop: asyncio.AbstractEventLoop
    future: "asyncio.Future[Any]"


class Writer:
    """Runs jobs and updates in the order they came, in one thread, many to a transaction."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], desk: Desk, *, batch: int = 32) -> None:
        self._engine, self._now, self._desk, self._batch = engine, now, desk, batch
        self._lasting = Lasting()
        self._waiting: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self.on_commit: list[Callable[[], None]] = []
        """Called on the writer's thread after each commit; must be thread-safe and quick."""

    def start(self) -> None:
        """Begin working."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what waits, then end."""
        self._waiting.put(None)
        self._thread.join()

    async def job(self, do: Callable[[Work], T]) -> T:
        """`do` inside the next transaction; returns after its commit."""
        result: T = await self._later(do)
        return result

    async def take(self, update: Incoming) -> Receipt:
        """An update's whole effect; returns after its commit."""
        receipt: Receipt = await self._later(update)
        return receipt

    def _later(self, do: Callable[[Work], Any] | Incoming) -> "asyncio.Future[Any]":
        loop = asyncio.get_running_loop()
        item = _Item(do, loop, loop.create_future())
        self._waiting.put(item)
        return item.future

    def now_do(self, do: Callable[[Work], T]) -> T:
        """`do` in a transaction of its own, on this thread, before `start` or after `stop`."""
        return self._transaction(lambda work: do(work))

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            items, ending = [first], False
            while len(items) < self._batch:
                try:
                    more = self._waiting.get_nowait()
                except queue.Empty:
                    break
                if more is None:
                    ending = True
                    break
                items.append(more)
            self._work_off(items)
            if ending:
                return
            if not self._waiting.empty():
                time.sleep(0.001)  # lets another process (the command line) get the write lock

    def _work_off(self, items: list[_Item]) -> None:
        try:
            results = self._transaction(lambda work: self._do(work, items))
        except Exception as error:
            if _nobodys_fault(error):
                self._all_failed(items, error)
            elif len(items) > 1:
                for item in items:
                    self._work_off([item])
            else:
                self._alone_failed(items[0], error)
        else:
            _settle(items, results)

    def _do(self, work: Work, items: list[_Item]) -> list[Any]:
        updates = [item.do for item in items if isinstance(item.do, Incoming)]
        receipts = iter(self._desk.handle(work, updates) if updates else ())
        return [next(receipts) if isinstance(item.do, Incoming) else item.do(work) for item in items]

    def _alone_failed(self, item: _Item, error: Exception) -> None:
        update = item.do
        if isinstance(update, Incoming):
            log.error("update parked", key=update.key, exc_info=error)
            try:
                receipt = self._transaction(lambda work: self._desk.park(work, update, error))
            except Exception as worse:
                self._all_failed([item], worse)
            else:
                _settle([item], [receipt])
        else:
            _settle([item], [error])

    def _all_failed(self, items: list[_Item], error: Exception) -> None:
        log.error("nothing could be written; nothing was acknowledged", error=str(error))
        _settle(items, [error] * len(items))

    def _transaction(self, do: Callable[[Work], T]) -> T:
        try:
            with self._engine.begin() as connection:
                self._lasting.begun(connection)
                work = Work(connection, self._now(), self._lasting)
                result = do(work)
                work.flush()
                self._lasting.ended(connection)
        except BaseException:
            self._lasting.clear()
            raise
        for told in self.on_commit:
            told()
        return result


def _settle(items: list[_Item], results: Sequence[Any]) -> None:
    """Tell those who wait: one wake-up of their event loop for all, for each costs both threads."""
    for loop in {item.loop for item in items}:
        told = [pair for pair in zip(items, results, strict=True) if pair[0].loop is loop]
        with contextlib.suppress(RuntimeError):  # a loop that is closed waits for nothing
            loop.call_soon_threadsafe(_tell, told)


def _tell(told: list[tuple[_Item, Any]]) -> None:
    for item, result in told:
        if item.future.done():  # given up meanwhile
            continue
        if isinstance(result, Exception):
            item.future.set_exception(result)
        else:
            item.future.set_result(result)

"""The one writer: a thread that takes what waits, up to a batch, and does it in one transaction.

Without savepoints: if anything in a batch fails, the batch is rolled back and each item runs alone, so that
one bad update costs only itself. A commit that fails (disk full, database locked) is everybody's failure:
nothing is acknowledged, and the messenger delivers again.
"""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from bot.channels.channel import Incoming, Receipt
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
    future: "Future[Any]" = field(default_factory=Future)


class Writer:
    """Runs jobs and updates in the order they came, in one thread, many to a transaction."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], desk: Desk, *, batch: int = 32) -> None:
        self._engine, self._now, self._desk, self._batch = engine, now, desk, batch
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
        item = _Item(do)
        self._waiting.put(item)
        return await asyncio.wrap_future(item.future)

    async def take(self, update: Incoming) -> Receipt:
        """An update's whole effect; returns after its commit."""
        item = _Item(update)
        self._waiting.put(item)
        return await asyncio.wrap_future(item.future)

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
            for item, result in zip(items, results, strict=True):
                _settle(item, result)

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
                _settle(item, receipt)
        else:
            _settle(item, error)

    def _all_failed(self, items: list[_Item], error: Exception) -> None:
        log.error("nothing could be written; nothing was acknowledged", error=str(error))
        for item in items:
            _settle(item, error)

    def _transaction(self, do: Callable[[Work], T]) -> T:
        with self._engine.begin() as connection:
            work = Work(connection, self._now())
            result = do(work)
            work.flush()
        work.committed()
        for told in self.on_commit:
            told()
        return result


def _settle(item: _Item, result: Any) -> None:
    if item.future.set_running_or_notify_cancel():
        if isinstance(result, Exception):
            item.future.set_exception(result)
        else:
            item.future.set_result(result)

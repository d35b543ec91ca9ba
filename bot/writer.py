"""The one writer: a thread that takes what waits, up to a batch, and does it in one transaction.

Each begins with what the courier has sent meanwhile. Without savepoints: if anything in a batch fails, the
batch is rolled back and each item runs alone, so that one bad update costs only itself. A commit that
fails (disk full, database locked) is everybody's: nothing is acknowledged, and the messenger delivers again.
"""

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from bot.channels.channel import Incoming, Receipt
from bot.notes import Notes
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


class Delivery(Protocol):
    """The courier, as the writer's thread sees it."""

    notes: Notes
    """What became of sends."""

    def take_in_hand(self, channel: str, chat: int) -> timedelta | None:
        """For how long a reply to this chat is leased, to be sent right after the commit; None: not now."""

    def committed(self, work: Work) -> None:
        """What was put into the outbox is safe: send what was handed over, look when something is due."""

    def undone(self, work: Work) -> None:
        """What was handed over was never written."""


class Undelivered:
    """No courier: everything waits in the outbox."""

    def __init__(self) -> None:
        self.notes = Notes(lambda work, due, at: None)

    def take_in_hand(self, channel: str, chat: int) -> timedelta | None:
        return None

    def committed(self, work: Work) -> None: ...

    def undone(self, work: Work) -> None: ...


@dataclass(slots=True)
class _Asked:
    """Some things that somebody waits for together."""

    loop: asyncio.AbstractEventLoop
    future: "asyncio.Future[list[Any]]"
    results: list[Any]
    left: int = field(init=False)
    failed: Exception | None = field(init=False, default=None)
    """Why one of them could not be written: those behind it wait with it, so that nothing overtakes it."""

    def __post_init__(self) -> None:
        self.left = len(self.results)


@dataclass(slots=True)
class _Item:
    do: Callable[[Work], Any] | Incoming
    asked: _Asked
    place: int


class Writer:
    """Runs jobs and updates in the order they came, in one thread, many to a transaction."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], desk: Desk, *, batch: int = 128) -> None:
        self._engine, self._now, self._desk, self._batch = engine, now, desk, batch
        self._lasting = Lasting()
        self._waiting: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self.delivery: Delivery = Undelivered()
        self.stand_aside: Callable[[], None] = lambda: None
        """Called before each transaction: lets others write who have asked for it."""
        self.look_again: Callable[[Connection], None] = lambda connection: None
        """Called inside a transaction before which somebody else may have written."""

    def start(self) -> None:
        """Begin working."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what waits, then end."""
        self._waiting.put(None)
        self._thread.join()

    async def job(self, do: Callable[[Work], T]) -> T:
        """`do` inside the next transaction; returns after its commit."""
        result: T | Exception = (await self._later([do]))[0]
        if isinstance(result, Exception):
            raise result
        return result

    async def take(self, updates: Sequence[Incoming]) -> list[Receipt | Exception]:
        """The whole effect of each; returns after their commits. An exception: not written, try again."""
        return await self._later(updates) if updates else []

    def _later(self, asked: Sequence[Callable[[Work], Any] | Incoming]) -> "asyncio.Future[list[Any]]":
        loop = asyncio.get_running_loop()
        together = _Asked(loop, loop.create_future(), [None] * len(asked))
        for place, do in enumerate(asked):
            self._waiting.put(_Item(do, together, place))
        return together.future

    def now_do(self, do: Callable[[Work], T]) -> T:
        """`do` in a transaction of its own, on this thread, before `start` or after `stop`."""
        return self._transaction(do)

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
            self.stand_aside()
            self._work_off(items, self.delivery.notes.taken())
            if ending:
                return

    def _work_off(self, items: list[_Item], sent: Sequence[Any] = ()) -> None:
        if behind := [item for item in items if item.asked.failed is not None]:
            _settle(behind, [item.asked.failed for item in behind])
            items = [item for item in items if item.asked.failed is None]
        if not items and not sent:
            return
        try:
            results = self._transaction(lambda work: self._do(work, items, sent))
        except Exception as error:
            if _nobodys_fault(error):
                self.delivery.notes.put_back(sent)
                self._all_failed(items, error)
            elif sent or len(items) > 1:
                self.delivery.notes.write_alone(sent, self._transaction)
                for item in items:
                    self._work_off([item])
            else:
                self._alone_failed(items[0], error)
        else:
            _settle(items, results)

    def _do(self, work: Work, items: list[_Item], sent: Sequence[Any]) -> list[Any]:
        self.delivery.notes.write(work, sent)
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
        if _nobodys_fault(error):
            for item in items:
                item.asked.failed = error
        _settle(items, [error] * len(items))

    def _transaction(self, do: Callable[[Work], T]) -> T:
        work: Work | None = None
        try:
            with self._engine.begin() as connection:
                work = self._begun(connection)
                result = do(work)
                work.flush()
                self._lasting.ended(connection)
        except BaseException:
            self._lasting.clear()
            if work is not None:
                self.delivery.undone(work)
            raise
        self.delivery.committed(work)
        return result

    def _begun(self, connection: Connection) -> Work:
        if not self._lasting.begun(connection):
            self.look_again(connection)
        return Work(connection, self._now(), self._lasting, self.delivery.take_in_hand)


def _settle(items: list[_Item], results: Sequence[Any]) -> None:
    """Tell those who wait: one wake-up of their event loop for all, for each costs both threads."""
    whole: dict[asyncio.AbstractEventLoop, list[_Asked]] = {}
    for item, result in zip(items, results, strict=True):
        asked = item.asked
        asked.results[item.place] = result
        asked.left -= 1
        if not asked.left:
            whole.setdefault(asked.loop, []).append(asked)
    for loop, told in whole.items():
        with contextlib.suppress(RuntimeError):  # a loop that is closed waits for nothing
            loop.call_soon_threadsafe(_tell, told)


def _tell(told: list[_Asked]) -> None:
    for asked in told:
        if not asked.future.done():  # given up meanwhile
            asked.future.set_result(asked.results)

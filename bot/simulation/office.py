"""The real office in virtual time: desk, domain, storage and rounds as they are; only waiting is left out.

What is ours here: the clock; the turn of the writer's transactions, one after another on this thread (its own
thread would only hand them over); and the courier's pace. A reply is handed over and everything else claimed
with the courier's own storage functions, and what became of each send is noted by its own `Notes`. Nothing
is synced to the disk: it is nobody's data.
"""

import asyncio
import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import event, func, literal_column, select

from bot.app import App
from bot.channels.channel import Blocked, Incoming, Limits, Outgoing, Park, Receipt, Take, Unknown, Unsent
from bot.clock import Clock
from bot.folder import migrate
from bot.kept import kept
from bot.notes import Notes
from bot.rounds import Rounds
from bot.settings import Settings
from storage import queue
from storage.claim import claim
from storage.posting import Due
from storage.tables import outbox
from storage.work import Work

T = TypeVar("T")
CHANNEL = "memory"
BATCH = 128
"""As many updates to a transaction as the writer takes."""
CUT = 0.0005
"""So many sends break between arriving and being noted: they come again, marked."""


class Set(Clock):
    """A clock that is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class Town(Protocol):
    """Those who are written to."""

    def shown(self, due: Due, at: datetime, *, again: bool) -> None:
        """This has arrived."""

    def blocks(self, address: str) -> bool:
        """They cannot be reached."""


class Messenger:
    """A channel that only lets itself be spoken through: `Delivery` sends."""

    name = CHANNEL
    limits = Limits()
    trouble = ""
    account = ""

    async def run(self, take: Take, park: Park) -> None:
        await asyncio.Event().wait()

    def opens(self, code: str) -> str:
        """Nowhere."""
        return ""

    def read(self, raw: Any) -> Incoming | None:
        return None

    def is_group(self, address: str) -> bool:
        return False

    async def send(self, out: Outgoing) -> str:
        raise Unsent("nobody sends here")

    async def acknowledge(self, incoming: Incoming, receipt: Receipt) -> None: ...

    async def fetch(self, ref: str) -> bytes:
        return b""

    async def close(self) -> None: ...


class Delivery:
    """The courier without its waiting: whatever may go is shown at once."""

    def __init__(self, notes: Notes, town: Town, clock: Set, chance: random.Random) -> None:
        self.notes, self._town, self._clock, self._chance = notes, town, clock, chance
        self.down = False
        """True: the messenger cannot be reached."""
        self.due_at: datetime | None = None
        """When the next row is due of those put there since the outbox was last looked through."""

    def take_in_hand(self, channel: str, chat: int) -> timedelta | None:
        return timedelta(seconds=60)

    def committed(self, work: Work) -> None:
        if work.due_at is not None and (self.due_at is None or work.due_at < self.due_at):
            self.due_at = work.due_at
        for due in work.handed:
            self.send(due)

    def undone(self, work: Work) -> None: ...

    def send(self, due: Due) -> None:
        """Show it, or not; and keep what came of it for the next transaction."""
        if self.down:
            self.notes.add(due, Unsent("down"))
        elif self._town.blocks(due.address):
            self.notes.add(due, Blocked("blocked"))
        else:
            self._town.shown(due, self._clock.at, again=due.again)
            cut = self._chance.random() < CUT
            self.notes.add(due, Unknown("cut") if cut else str(due.id))


class Running:
    """One office, from start to stop and start again. `errors` are what the product could not do."""

    def __init__(
        self, settings: Settings, folder: Path, town: Town, at: datetime, chance: random.Random
    ) -> None:
        migrate(folder)
        self._settings = settings.model_copy(
            update={"data": settings.data.model_copy(update={"folder": folder})}
        )
        self.clock, self._town, self._chance = Set(at), town, chance
        self.errors: list[str] = []
        self.messenger_down = False
        self.loop = asyncio.new_event_loop()
        self._waiting: list[tuple[Callable[[Work], Any], asyncio.Future[Any]]] = []
        self.start()

    def start(self) -> None:
        """As after a stop: nothing is known but what is in the folder."""
        self.app = App(self._settings, self.clock, channels={CHANNEL: Messenger()})
        event.listen(self.app.database.writer, "connect", _unsynced)
        self.do(queue.recover)
        notes = self.app.courier.notes
        self.delivery = Delivery(notes, self._town, self.clock, self._chance)
        self.app.writer.delivery = self.delivery
        rounds = self._settings.rounds
        self.rounds = Rounds(
            self._job,
            self.app.desk,
            self.app.office,
            self.clock.now,
            batch=rounds.batch,
            kept=kept(self._settings),
            seal_key=b"simulation",
            channels=self.app.channels,
            store=self.app.store,
        )

    def stop(self) -> None:
        """Let go of the database."""
        self.app.database.close()

    def close(self) -> None:
        """For good."""
        self.stop()
        self.loop.close()

    def do(self, job: Callable[[Work], T]) -> T:
        """One transaction."""
        return self.app.writer.now_do(job)

    def take(self, updates: Sequence[Incoming]) -> None:
        """Updates, as the writer takes them: together; if that fails each alone, the culprit parked.

        The courier asks for what is due in the same transaction.
        """
        for first in range(0, len(updates), BATCH):
            batch = updates[first : first + BATCH]
            try:
                due = self._transaction(partial(self._handle, batch))
            except Exception:
                for update in batch:
                    self._alone(update)
            else:
                self._send(due)

    def _handle(self, updates: Sequence[Incoming], work: Work) -> Sequence[Due]:
        self.app.desk.handle(work, updates)
        return self._claim(work) if self._waits() else ()

    def _alone(self, update: Incoming) -> None:
        try:
            self._transaction(lambda work: self.app.desk.handle(work, [update]))
        except Exception as error:
            self.errors.append(f"{self.clock.at} {update.kind} {update.text}{update.data}: {error!r}")
            broken = error
            self._transaction(lambda work: self.app.desk.park(work, update, broken))

    def _transaction(self, job: Callable[[Work], T]) -> T:
        """Each begins with what has been sent meanwhile."""
        notes = self.delivery.notes
        sent = notes.taken()

        def both(work: Work) -> T:
            notes.write(work, sent)
            return job(work)

        try:
            return self.do(both)
        except Exception:
            notes.put_back(sent)
            raise

    def deliver(self) -> None:
        """Everything that is due goes out, and what came of it is noted."""
        while self._waits():
            self._send(self._transaction(self._claim))

    def _waits(self) -> bool:
        due_at = self.delivery.due_at
        return due_at is not None and due_at <= self.clock.at

    def _claim(self, work: Work) -> Sequence[Due]:
        found = self.app.courier.awake(work, claim(work, {CHANNEL: 1000}, timedelta(seconds=60)).due)
        row = work.row(_NEXT)
        self.delivery.due_at = row[0] if row is not None else None
        work.due_at = None  # what was put here is among them
        return found

    def _send(self, rows: Sequence[Due]) -> None:
        self.delivery.down = self.messenger_down
        for due in rows:
            self.delivery.send(due)

    def beat(self) -> None:
        """The rounds."""
        self.loop.run_until_complete(self.rounds.beat())

    def _job(self, job: Callable[[Work], Any]) -> "asyncio.Future[Any]":
        """What is asked for at the same time shares a transaction."""
        future = self.loop.create_future()
        if not self._waiting:
            self.loop.call_soon(self._work_off)
        self._waiting.append((job, future))
        return future

    def _work_off(self) -> None:
        waiting, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
        if self._waiting:
            self.loop.call_soon(self._work_off)
        try:
            results = self._transaction(lambda work: [job(work) for job, _ in waiting])
        except Exception:
            for job, future in waiting:
                try:
                    future.set_result(self._transaction(job))
                except Exception as error:
                    self.errors.append(f"{self.clock.at} rounds: {error!r}")
                    future.set_exception(error)
        else:
            for (_, future), result in zip(waiting, results, strict=True):
                future.set_result(result)


_NEXT = select(func.min(outbox.c.due_at).label("at")).where(outbox.c.state == literal_column("'queued'"))


def _unsynced(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-200000")

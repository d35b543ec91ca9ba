"""The courier: takes what is due from the outbox, sends it within the limits, and notes what came of it.

One round is one transaction: what was sent meanwhile is noted, then the next heads are claimed. A row is
claimed only when it can go at once, so that something urgent never waits behind what is in hand already.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

import structlog

from bot.channels.channel import Blocked, Channel, Outgoing, Rejected, Unknown, Unsent
from bot.enclose import Files, enclose
from bot.fetcher import Job
from bot.pace import Pace
from cases.notices import Priority
from storage import chats, queue
from storage.claim import claim, next_due
from storage.files import FileStore
from storage.queue import Due
from storage.work import Work
from words.message import Message

log = structlog.get_logger()

BACK_OFF = tuple(timedelta(seconds=s) for s in (1, 2, 5, 15, 60, 300))
GIVE_UP = timedelta(days=3)
SOMEBODY_WAITS = timedelta(seconds=30)
"""The longest back-off of a live reply."""
GRACE = 4.0
"""Seconds that a send under way has left when we stop; after that it is unknown."""
LAPSE = 60.0

Result = str | Unsent | Unknown | Blocked | Rejected
"""The messenger's message id, or the way a send failed."""
OnSent = Callable[[Work, Due, datetime], None]


class Fetches(Protocol):
    """Who fetches files."""

    def wake(self) -> None:
        """A file is waited for."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """One round: what goes now, and if that is nothing, when there is more."""

    due: Sequence[tuple[Due, Files]] = ()
    waiting: bool = True
    pictures: bool = False
    next_due: datetime | None = None


class Courier:
    """Sends what the outbox holds, through all channels; several at a time, one per chat."""

    def __init__(
        self,
        job: Job,
        channels: Mapping[str, Channel],
        now: Callable[[], datetime],
        store: FileStore,
        fetcher: Fetches,
        on_sent: OnSent,
        *,
        back_off: Sequence[timedelta] = BACK_OFF,
        lease: timedelta = timedelta(seconds=60),
        most: int = 64,
        poll: float = 1.0,
    ) -> None:
        self._job, self._now, self._store, self._fetcher, self._on_sent = job, now, store, fetcher, on_sent
        self._paces = {name: Pace(channel, most) for name, channel in channels.items()}
        self._back_off, self._lease, self._poll = tuple(back_off), lease, poll
        self._woken = asyncio.Event()
        self._one_round = asyncio.Lock()
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._finished: list[tuple[Due, Result]] = []
        self._stopping = False
        self._deep_at = self._lapse_at = 0.0
        self._driver: Any = None
        self._changes = -1

    def wake(self) -> None:
        """Something may be due: call it on the event loop after every commit.

        A commit that wrote nothing since the courier's own last look does not count: it was that look.
        """
        if not self._stopping and (self._changes < 0 or self._driver.total_changes != self._changes):
            self._woken.set()

    async def run(self) -> None:
        """Send until stopped or cancelled; either way, what is in hand is finished and noted."""
        try:
            while not self._stopping:
                taken = await asyncio.shield(asyncio.ensure_future(self._round()))
                await self._pause(taken)
        finally:
            await self.stop()

    async def stop(self) -> None:
        """Claim nothing more; return when what is in hand has been sent and noted."""
        self._stopping = True
        self._woken.set()
        for _ in range(5):
            async with self._one_round:  # a claim under way may bring more
                sends = list(self._sending.values())
            if sends:
                _, late = await asyncio.wait(sends, timeout=GRACE)
                for send in late:
                    send.cancel()
                await asyncio.gather(*late)
            if not self._finished:
                return
            await self._round()

    async def drain(self) -> None:
        """Return when nothing is due any more and nothing is in hand."""
        while not self._stopping:
            taken = await self._round(deep=True)
            if not (taken.due or taken.waiting or self._sending or self._finished):
                return
            await self._pause(taken)

    async def _round(self, deep: bool = False) -> _Taken:
        async with self._one_round:
            at = asyncio.get_running_loop().time()
            done, self._finished = self._finished, []
            room = {} if self._stopping else {name: pace.room(at) for name, pace in self._paces.items()}
            busy = set().union(*(pace.resting(at) for pace in self._paces.values()))
            lapse = at >= self._lapse_at
            if not (done or lapse or any(room.values())):
                return _Taken()
            deep, held = deep or at >= self._deep_at, set(self._sending)

            def do(work: Work) -> _Taken:
                self._note(work, done, self._on_sent)
                if lapse:
                    queue.expired(work, held)
                return self._take(work, room, busy, deep)

            try:
                taken = await self._job(do)
            except Exception:
                log.exception("the outbox could not be written; trying again")
                await self._note_alone(done)
                return _Taken(waiting=False)
            self._deep_at = at + self._poll if deep else self._deep_at
            self._lapse_at = at + LAPSE if lapse else self._lapse_at
            for due, with_files in taken.due:
                self._begin(due, with_files)
            if taken.pictures:
                self._fetcher.wake()
            return taken

    async def _pause(self, taken: _Taken) -> None:
        """Until something is sent, committed, due, or may go; at most the polling interval."""
        loop = asyncio.get_running_loop()
        until = loop.time() + self._poll
        if taken.waiting:
            until = min(until, *(pace.opens(loop.time()) for pace in self._paces.values()))
        if taken.next_due is not None:
            until = min(until, loop.time() + (taken.next_due - self._now()).total_seconds())
        alarm = loop.call_at(max(until, loop.time() + 0.001), self._woken.set)
        try:
            await self._woken.wait()
        finally:
            alarm.cancel()
        self._woken.clear()

    def _take(self, work: Work, room: Mapping[str, int], busy: set[int], deep: bool) -> _Taken:
        claimed = claim(work, room, self._lease, busy, deep=deep)
        ready = enclose(work, self._store, claimed.due) if claimed.due else []
        taken = _Taken(
            ready,
            claimed.waiting,
            pictures=len(ready) < len(claimed.due),
            next_due=None if ready else next_due(work),
        )
        work.flush()
        self._driver = work.connection.connection.driver_connection
        self._changes = getattr(self._driver, "total_changes", -1)
        return taken

    def _begin(self, due: Due, with_files: Files) -> None:
        pace = self._paces[due.channel]
        pace.sending += 1
        moment = pace.moment(due.chat_id, asyncio.get_running_loop().time())
        self._sending[due.id] = asyncio.create_task(self._send(pace, due, with_files, moment))

    async def _send(self, pace: Pace, due: Due, with_files: Files, moment: float) -> None:
        loop = asyncio.get_running_loop()
        result: Result
        try:
            if (wait := moment - loop.time()) > 0:
                await asyncio.sleep(wait)
            message = _message(due)
            async with asyncio.timeout(self._lease.total_seconds() * 0.9):
                result = await pace.channel.send(
                    Outgoing(due.id, due.address, message, with_files, due.again)
                )
        except (Unsent, Unknown, Blocked, Rejected) as failure:
            result = failure
        except asyncio.CancelledError:
            result = Unknown("stopped")
        except Exception as error:
            log.exception("a channel failed in its own way", channel=due.channel, notice=due.id)
            result = Unknown(repr(error))
        pace.ended(due.chat_id, loop.time())
        if isinstance(result, Unsent) and result.after is not None:
            pace.wait(due.chat_id, loop.time(), result.after)
        pace.sending -= 1
        del self._sending[due.id]
        self._finished.append((due, result))
        self._woken.set()

    def _note(self, work: Work, done: Sequence[tuple[Due, Result]], on_sent: OnSent) -> None:
        queue.sent(work, [(due.id, result) for due, result in done if isinstance(result, str)])
        for due, result in done:
            match result:
                case str():
                    if due.asks:
                        on_sent(work, due, work.now)
                case Unsent():
                    self._put_off(work, due, result)
                case Unknown():
                    queue.unknown(work, due.id, work.now + self._wait(due))
                case Blocked():
                    chats.blocked(work, due.chat_id)
                    queue.failed(work, due.id, str(result) or "blocked")
                case Rejected():
                    queue.failed(work, due.id, str(result) or "rejected")

    async def _note_alone(self, done: Sequence[tuple[Due, Result]]) -> None:
        """One by one: what cannot be counted is noted all the same; what cannot be noted waits."""
        for place, each in enumerate(done):
            for on_sent in (self._on_sent, _uncounted):
                try:
                    await self._job(partial(self._note, done=[each], on_sent=on_sent))
                    break
                except Exception:
                    log.exception("what came of a notice could not be noted", notice=each[0].id)
            else:
                self._finished[:0] = done[place:]
                return

    def _put_off(self, work: Work, due: Due, failure: Unsent) -> None:
        if work.now - due.created_at > GIVE_UP and due.tries > len(self._back_off):
            queue.failed(work, due.id, str(failure) or "unsent for days")
            return
        told = failure.after is not None
        wait = timedelta(seconds=failure.after) if failure.after is not None else self._wait(due)
        queue.later(work, due, work.now + wait, str(failure) or "unsent", chat=told)

    def _wait(self, due: Due) -> timedelta:
        wait = self._back_off[min(due.tries, len(self._back_off)) - 1]
        return min(wait, SOMEBODY_WAITS) if due.priority == Priority.LIVE else wait


def _message(due: Due) -> Message:
    try:
        return Message.from_json(due.payload)
    except Exception as error:  # nobody can ever send it; those behind it must not wait
        raise Rejected(f"unreadable: {error!r}") from error


def _uncounted(work: Work, due: Due, at: datetime) -> None:
    """Instead of a count that failed."""

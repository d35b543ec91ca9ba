"""The courier: takes what is due from the outbox, sends it within the limits, and notes what came of it.

What was sent is noted at the beginning of whatever transaction comes next. A reply that can go at once is
handed over by the transaction that puts it (`take_in_hand`); the others are claimed in rounds. A row is
claimed only when it can go at once, so that something urgent never waits behind what is in hand already.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.channels.channel import Blocked, Channel, Gone, Moved, Rejected, Unknown, Unsent
from bot.enclose import Files, enclose, outgoing
from bot.fetcher import Job
from bot.notes import BACK_OFF, Notes, OnSent, Result
from bot.outdated import Outdated
from bot.pace import Pace
from storage import queue
from storage.claim import BROADCASTS, BUT_BROADCASTS, EVERYTHING, claim
from storage.files import FileStore
from storage.posting import Due
from storage.work import Work

log = structlog.get_logger()

GRACE = 4.0
"""Seconds that a send under way has left when we stop; after that it is unknown."""
LAPSE = 60.0


class Fetches(Protocol):
    """Who fetches files."""

    def wake(self) -> None:
        """A file is waited for."""


Wakes = Callable[[Work, Due], datetime | None]
"""Until when a row has to wait, because its reader sleeps; None: it may go."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """One round: what goes now, and whether more is due."""

    due: Sequence[tuple[Due, Files]] = ()
    waiting: bool = True
    pictures: bool = False


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
        wakes: Wakes = lambda work, due: None,
        on_lost: OnSent | None = None,
        back_off: Sequence[timedelta] = BACK_OFF,
        lease: timedelta = timedelta(seconds=60),
        most: int = 100,
        poll: float = 1.0,
    ) -> None:
        self._job, self._now, self._store, self._fetcher = job, now, store, fetcher
        self.notes = Notes(on_sent, back_off, on_lost)
        self._paces = {name: Pace(channel, most) for name, channel in channels.items()}
        self._lease, self._poll, self._wakes = lease, poll, wakes
        self._woken = asyncio.Event()
        self._one_round = asyncio.Lock()
        self._sending: dict[int, tuple[asyncio.Task[None], float]] = {}
        self._outdated = Outdated()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False
        self._deep_at = self._lapse_at = 0.0

    # For the writer's thread

    def take_in_hand(self, channel: str, chat: int) -> timedelta | None:
        """For how long a reply to this chat is leased, to be sent right after the commit; None: not now."""
        pace, loop = self._paces.get(channel), self._loop
        if pace is None or loop is None or self._stopping or not pace.grant(chat, loop.time()):
            return None
        return self._lease

    def committed(self, work: Work) -> None:
        """Send what was handed over; look when something is due."""
        if self._loop is not None and (work.handed or work.due_at is not None):
            with contextlib.suppress(RuntimeError):  # closed: what was handed over is found at the next start
                self._loop.call_soon_threadsafe(self._begin_all, work.handed, work.due_at)

    def undone(self, work: Work) -> None:
        """What was handed over was never written."""
        for due in work.handed:
            self._paces[due.channel].granted -= 1

    # On the event loop

    def wake(self) -> None:
        """Something may be due."""
        self._woken.set()

    def _begin_all(self, handed: Sequence[Due], due_at: datetime | None) -> None:
        for due in handed:
            self._paces[due.channel].begun += 1
            self._begin(due, {})
        if due_at is None or self._stopping:
            return
        wait = (due_at - self._now()).total_seconds()
        if wait <= 0:
            self._woken.set()
        elif wait <= self._poll:  # later than that, a look comes anyway
            asyncio.get_running_loop().call_later(wait, self._woken.set)

    async def run(self) -> None:
        """Send until stopped or cancelled; either way, what is in hand is finished and noted."""
        self._loop = asyncio.get_running_loop()
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
        await self._outdated.stop()
        with contextlib.suppress(Exception):
            await self._job(lambda work: None)  # behind it nothing more is handed over
        for _ in range(5):
            async with self._one_round:  # a claim under way may bring more
                sends = [task for task, _ in self._sending.values()]
            if sends:
                _, late = await asyncio.wait(sends, timeout=GRACE)
                for send in late:
                    send.cancel()
                await asyncio.gather(*late)
            if not self.notes:
                return
            await self._round()

    async def drain(self) -> None:
        """Return when nothing is due any more and nothing is in hand."""
        self._loop = asyncio.get_running_loop()
        while not self._stopping:
            taken = await self._round(deep=True)
            if not (taken.due or taken.waiting or self._sending or self.notes):
                return
            await self._pause(taken)

    async def _round(self, deep: bool = False) -> _Taken:
        async with self._one_round:
            at = asyncio.get_running_loop().time()
            self._end_overdue(at)
            paces = {} if self._stopping else self._paces
            room = {name: pace.room(at) for name, pace in paces.items()}
            faster = {name: most for name, pace in paces.items() if (most := pace.faster(at)) is not None}
            busy = set().union(*(pace.resting(at) for pace in self._paces.values()))
            lapse = at >= self._lapse_at
            if not (self.notes or lapse or any((*room.values(), *faster.values()))):
                return _Taken()
            deep, held = deep or at >= self._deep_at, set(self._sending)

            def do(work: Work) -> _Taken:
                if lapse:
                    queue.expired(work, held)
                if deep:
                    queue.set_right(work)
                return self._take(work, room, faster, busy, deep)

            try:
                taken = await self._job(do)
            except Exception:
                log.exception("the outbox could not be written; trying again")
                return _Taken(waiting=False)
            self._lapse_at = at + LAPSE if lapse else self._lapse_at
            self._deep_at = at + self._poll if deep else self._deep_at
            for due, with_files in taken.due:
                self._begin(due, with_files)
            if taken.pictures:
                self._fetcher.wake()
            return taken

    def _end_overdue(self, at: float) -> None:
        """A channel that does not come back does not keep a chat for ever."""
        if at >= self._deep_at:
            for task, until in self._sending.values():
                if until <= at:
                    task.cancel()

    async def _pause(self, taken: _Taken) -> None:
        """Until something is sent, committed, due, or may go; at most the polling interval."""
        loop = asyncio.get_running_loop()
        until = loop.time() + self._poll
        if taken.waiting:
            until = min(until, *(pace.opens(loop.time()) for pace in self._paces.values()))
        alarm = loop.call_at(max(until, loop.time() + 0.001), self._woken.set)
        try:
            await self._woken.wait()
        finally:
            alarm.cancel()
        self._woken.clear()

    def _take(
        self, work: Work, room: Mapping[str, int], faster: Mapping[str, int], busy: set[int], deep: bool
    ) -> _Taken:
        which = BUT_BROADCASTS if faster else EVERYTHING
        claimed = claim(work, room, self._lease, busy, deep=deep, which=which)
        taken, waiting = claimed.due, claimed.waiting
        if faster and not (deep or any(faster.values())):
            waiting = True  # perhaps; it costs too much to see each time
        elif faster:
            gone = Counter(due.channel for due in taken)
            left = {name: most - gone[name] for name, most in room.items()} | dict(faster)
            more = claim(work, left, self._lease, busy, deep=deep, which=BROADCASTS)
            taken, waiting = taken + more.due, waiting or more.waiting
        due = self.awake(work, taken)
        ready = enclose(work, self._store, due) if due else []
        return _Taken(ready, waiting, pictures=len(ready) < len(due))

    def awake(self, work: Work, claimed: Sequence[Due]) -> list[Due]:
        """What may go now. What is late, after a stop or an outage, may have come into somebody's night."""
        due = []
        for row in claimed:
            if (until := self._wakes(work, row)) is not None:
                queue.later(work, row, until, "quiet hours")
            else:
                due.append(row)
        return due

    def _begin(self, due: Due, with_files: Files) -> None:
        pace, loop = self._paces[due.channel], asyncio.get_running_loop()
        pace.sending += 1
        moment = pace.moment(due, loop.time())
        send = loop.create_task(self._send(pace, due, with_files, moment))
        self._sending[due.id] = send, moment + self._lease.total_seconds() * 0.9

    async def _send(self, pace: Pace, due: Due, with_files: Files, moment: float) -> None:
        loop = asyncio.get_running_loop()
        result: Result
        try:
            if (wait := moment - loop.time()) > 0:
                await asyncio.sleep(wait)
            if due.instead:
                await self._outdated.makes_room(due.chat_id, due.instead)
            result = await pace.channel.send(outgoing(due, with_files))
        except (Unsent, Unknown, Blocked, Gone, Moved, Rejected) as failure:
            result = failure
        except asyncio.CancelledError:
            result = Unknown("stopped")
        except Exception as error:
            log.exception("a channel failed in its own way", channel=due.channel, notice=due.id)
            result = Unknown(repr(error))
        if isinstance(result, Moved):
            pace.moved(due.chat_id)
        else:
            pace.ended(due, loop.time())
        if isinstance(result, Unsent) and result.after is not None:
            pace.wait(due.chat_id, loop.time(), result.after)
        if isinstance(result, str) and not self._stopping:
            self._outdated.by(due, pace)
        pace.sending -= 1
        del self._sending[due.id]
        self.notes.add(due, result)
        self._woken.set()

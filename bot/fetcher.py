"""Files are fetched from their messenger once the update that brought them is safe, until they are kept."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import structlog

from bot.channels.channel import Channel, Rejected, Unsent
from storage import files
from storage.contents import BadFile
from storage.files import File, FileStore
from storage.work import Work

T = TypeVar("T")
log = structlog.get_logger()

BACK_OFF = tuple(timedelta(seconds=s) for s in (2, 10, 30, 120, 600, 1800, 3600, 3600, 7200, 14400, 28800))
"""Waits between tries, most of a day together; after the last one the file is given up."""


class Job(Protocol):
    """Something done inside the writer's next transaction; returns after its commit."""

    def __call__(self, do: Callable[[Work], T], /) -> Awaitable[T]: ...


class Fetcher:
    """Keeps what is wanted, a few files at a time. What can never be had is refused, with the reason."""

    def __init__(
        self,
        job: Job,
        channels: Mapping[str, Channel],
        now: Callable[[], datetime],
        store: FileStore,
        *,
        back_off: Sequence[timedelta] = BACK_OFF,
        most: int = 4,
        poll: float = 1.0,
        patience: float = 30.0,
        on_refused: Callable[[Work, File, str], None] | None = None,
    ) -> None:
        self._job, self._channels, self._now, self._store = job, channels, now, store
        self._back_off, self._most, self._poll, self._patience = tuple(back_off), most, poll, patience
        self._on_refused = on_refused
        self._woken, self._looking = asyncio.Event(), asyncio.Lock()

    def wake(self) -> None:
        """A file is wanted sooner than the next look; call it on the event loop."""
        self._woken.set()

    async def run(self) -> None:
        """Fetch until cancelled."""
        while True:
            self._woken.clear()
            try:
                busy = await self.fetch_due()
            except Exception:
                log.exception("files could not be noted; trying again")
                busy = False
            if not busy:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._poll):
                        await self._woken.wait()

    async def fetch_due(self) -> bool:
        """Fetch what is due now, once, and note what came of it. False if there was nothing."""
        async with self._looking:
            return await self._fetch_due()

    async def _fetch_due(self) -> bool:
        channels = tuple(self._channels)
        due = await self._job(lambda work: files.wanted(work, channels, self._most))
        if not due:
            return False
        notes = await asyncio.gather(*map(self._fetch, due))

        def note(work: Work) -> None:
            for each in notes:
                each(work)

        await self._job(note)
        return True

    async def _fetch(self, file: File) -> Callable[[Work], None]:
        """What to note about this file."""
        try:
            async with asyncio.timeout(self._patience):
                data = await self._channels[file.channel].fetch(file.ref)
            assert file.kind != "document"  # of our own making; never fetched
            kept = await asyncio.to_thread(self._store.keep, data, file.kind)
        except Rejected as error:
            reason = "too_large" if "too big" in str(error) else str(error) or "rejected"
            return self._refused(file, reason)
        except BadFile as error:
            reason = str(error.values["reason"])
            return self._refused(file, reason)
        except Exception as error:
            return self._again(file, error)
        return lambda work: files.fetched(work, file.id, kept)

    def _refused(self, file: File, reason: str) -> Callable[[Work], None]:
        def note(work: Work) -> None:
            files.refused(work, file.id, reason)
            if self._on_refused is not None:
                self._on_refused(work, file, reason)

        return note

    def _again(self, file: File, error: Exception) -> Callable[[Work], None]:
        """Unsent, a timeout, a full disk, or a fault of ours: none of them is the file's."""
        after = error.after if isinstance(error, Unsent) else None
        if not isinstance(error, (Unsent, TimeoutError)):
            log.error("a file could not be kept", file=file.id, exc_info=error)
        if file.tries >= len(self._back_off):
            reason = repr(error)
            return self._refused(file, reason)
        wait = max(self._back_off[file.tries], timedelta(seconds=after or 0))
        reason, at = repr(error), self._now() + wait
        return lambda work: files.later(work, file, at, reason)

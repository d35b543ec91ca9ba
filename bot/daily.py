"""Once a day: the seal over history, and what is not kept any longer."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from sqlalchemy import delete

from bot import forgetting, scrubbing
from bot.at_the_desk import watch
from bot.kept import Kept
from bot.office import Office
from storage import audit, erasing, heard, outdated, queue
from storage.tables import inbox
from storage.work import Work

log = structlog.get_logger()
TOGETHER = 20
"""So many cases or people to a transaction: whoever writes meanwhile waits for no more of them."""
FAREWELL = timedelta(hours=12)
"""After so long somebody who was erased has got our last message, or never will."""


def _each(do: Callable[[Work, int], None], some: Sequence[int], work: Work) -> None:
    for each in some:
        do(work, each)


class Daily:
    """The day's work, each part in transactions of its own."""

    def __init__(
        self,
        job: Callable[[Callable[[Work], Any]], Awaitable[Any]],
        office: Office,
        now: Callable[[], datetime],
        kept: Kept,
        seal_key: bytes | None,
    ) -> None:
        self._job, self._office, self._now = job, office, now
        self._kept, self._seal_key = kept, seal_key

    def today(self) -> str:
        """ISO date, where the office is."""
        return self._now().astimezone(self._office.zone).date().isoformat()

    async def run(self) -> None:
        """Seal the chain's heads; then forget what is old."""
        seal = await self._job(lambda work: audit.seal(work, self.today(), self._seal_key))
        log.info("sealed", day=seal.day, seal=seal.seal, events=seal.last_event_id, keyed=seal.keyed)
        await self._job(watch)
        await self._job(self._purge)
        old = await self._job(self._old_cases)
        await self._unsaid(old)
        cases = await self._some(lambda work: old, lambda work, n: forgetting.outdated(work, self._office, n))
        people = await self._some(self._idle, lambda work, n: forgetting.erase(work, erasing.also(work, n)))
        messages = await self._old_messages()
        if cases or people or messages:
            log.info("kept no longer", cases=cases, people=people, messages=messages)

    def _purge(self, work: Work) -> None:
        # ids of a messenger restart at random after a quiet week: keys are kept only as long as it redelivers
        old = work.now - self._kept.inbox
        work.execute(delete(inbox).where(inbox.c.received_at < old, inbox.c.state == "done"))
        queue.forget(work, old - timedelta(days=27))
        heard.forget(work, old)
        erasing.addresses(work, work.now - FAREWELL)

    def _old_cases(self, work: Work) -> list[int]:
        known = self._kept.cases.items()
        limits = {kind: work.now - after for kind, after in known if after is not None}
        old = outdated.cases(work, limits)
        return [one for case in old for one in (*outdated.came_into(work, case), case)]

    def _idle(self, work: Work) -> list[int]:
        return outdated.people(work, work.now - self._kept.chats) if self._kept.chats is not None else []

    async def _unsaid(self, old: Sequence[int]) -> None:
        """What conversations have said of these cases goes first: whoever is cut off begins again."""
        gone, after = await self._job(lambda work: forgetting.unsaid(work, old)), 0
        while gone:
            after = await self._job(partial(scrubbing.talk, cases=gone, after=after))
            if not after:
                break

    async def _some(self, which: Callable[[Work], Sequence[int]], do: Callable[[Work, int], None]) -> int:
        """Some to a transaction; where one of them fails, each by itself."""
        found, done = list(await self._job(which)), 0
        while found:
            some, found = found[:TOGETHER], found[TOGETHER:]
            try:
                await self._job(partial(_each, do, some))
                done += len(some)
            except Exception as error:
                log.warning("each by itself", error=repr(error))
                done += sum([await self._one(do, number) for number in some])
        return done

    async def _one(self, do: Callable[[Work, int], None], number: int) -> bool:
        try:
            await self._job(lambda work: do(work, number))
        except Exception as error:
            log.error("is kept another day", id=number, exc_info=error)
            return False
        return True

    async def _old_messages(self) -> int:
        done, after = 0, self._kept.messages
        while after is not None:
            some = await self._job(lambda work: outdated.messages(work, work.now - after, 1000))
            if not some:
                break
            done += some
        return done

"""After an outage: what was pressed at a messenger meanwhile is lost, so the open question comes once more.

Telegram keeps what is written for a day, a press for 150 s. Whether we were down, or cut off, or could keep
nothing: what counts is for how long nothing was taken.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog

from bot.channels.channel import Incoming, Receipt, Take
from bot.clock import Clock
from bot.desk import Desk
from handlers.talk import Say
from storage import chats, outage
from storage.work import Work

log = structlog.get_logger()

KEPT = timedelta(seconds=150)
"""For so long a press waits for us."""
ACTIVE = timedelta(hours=1)
"""Who was last seen longer before the outage has hardly pressed anything in it."""
NOTED = timedelta(minutes=1)


class Hearing:
    """Of one messenger: stands between it and the writer, and knows when it was last heard."""

    def __init__(
        self,
        channel: str,
        take: Take,
        job: Callable[[Callable[[Work], Any]], Awaitable[Any]],
        desk: Desk,
        clock: Clock,
    ) -> None:
        self._channel, self._take, self._job, self._desk, self._clock = channel, take, job, desk, clock
        self._heard, self._noted = 0.0, float("-inf")
        """On the steady clock: what somebody does to the time of day is no outage."""
        self._heard_at = clock.now()
        self._silence: tuple[datetime, datetime] | None = None

    def begin(self, work: Work) -> None:
        """Before anything is taken: how long has it been silent already?"""
        self._heard_at = outage.heard_at(work, self._channel) or work.now
        self._heard = self._clock.steady() - (work.now - self._heard_at).total_seconds()

    async def take(self, updates: Sequence[Incoming]) -> Sequence[Receipt | Exception]:
        """As the writer does. With nothing to take: nothing waits at the messenger any more."""
        at, moment = self._clock.now(), self._clock.steady()
        taken = await self._take(updates)
        if not any(isinstance(receipt, Exception) for receipt in taken):
            if moment - self._heard > KEPT.total_seconds() and self._silence is None:
                self._silence = self._heard_at, at
            self._heard_at, self._heard = at, moment
            try:
                await self._note(all_there=not updates)
            except Exception as error:
                log.warning("when it was heard could not be noted; trying again", error=repr(error))
        return taken

    async def _note(self, all_there: bool) -> None:
        if self._silence is None:
            if self._heard - self._noted >= NOTED.total_seconds():
                await self._write()
        elif all_there:
            await self._over(*self._silence)
            self._silence = None
            await self._write()

    async def _write(self) -> None:
        await self._job(lambda work: outage.heard(work, self._channel, self._heard_at))
        self._noted = self._heard

    async def _over(self, since: datetime, until: datetime) -> None:
        """What is noted stays behind until all have been asked: whoever is killed goes on, by the mark."""
        mark = f":{since.timestamp():.0f}:back"

        def look(work: Work) -> Sequence[Any]:
            outage.heard(work, self._channel, since)
            return outage.in_vain(work, self._channel, since - ACTIVE, until, mark)

        found = await self._job(look)
        log.warning("was cut off", channel=self._channel, since=since.isoformat(), asked_again=len(found))
        asked = (self._job(partial(self._ask, row=row, mark=mark)) for row in found)
        for failed in await asyncio.gather(*asked, return_exceptions=True):
            if isinstance(failed, Exception):
                log.error("a question could not be asked again", exc_info=failed)

    def _ask(self, work: Work, row: Any, mark: str) -> None:
        chat = chats.by_id(work, row.chat_id)
        if chat is None or chat.session is None or chat.prompt_key != row.prompt_key:
            return  # they have spoken meanwhile
        draft = chat.session
        self._desk.remind(work, chat, Say("cut-off"), f"{chat.id}{mark}")
        if chat.session is None:  # there is nothing to ask: the rounds will find that out
            chat.session = draft
        else:
            chats.remember(work, chat)

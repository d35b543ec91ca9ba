"""What a newer message makes out of date is changed in its own time: once its chat has rested, if no message
takes that place meanwhile. Best effort: pressed, an old button shows how things stand."""

import asyncio

import structlog

from bot.channels.channel import Outgoing, Unsent
from bot.enclose import outdated
from bot.pace import Pace
from storage.posting import Due

log = structlog.get_logger()
LONGEST = 60.0
"""Seconds after which it is let be: others wait in that chat, or the messenger is told to."""

Place = tuple[int, str]
"""A chat, and a message in it."""


class Outdated:
    """The changes that wait or are on their way, one for each message."""

    def __init__(self) -> None:
        self._tasks: dict[Place, asyncio.Task[None]] = {}
        self._on_their_way: set[Place] = set()

    def by(self, due: Due, pace: Pace) -> None:
        """`due` has arrived: what it makes out of date is to be changed."""
        if (out := outdated(due)) is None:
            return
        place = due.chat_id, out.instead
        if place not in self._tasks:
            task = self._tasks[place] = asyncio.create_task(self._change(pace, due, out, place))
            task.add_done_callback(lambda done: self._tasks.pop(place))

    async def makes_room(self, chat: int, message: str) -> None:
        """Something else is to stand there: what waits is not done, what is on its way is over on return."""
        if (task := self._tasks.get((chat, message))) is not None:
            if (chat, message) not in self._on_their_way:
                task.cancel()
            await asyncio.wait([task])

    async def stop(self) -> None:
        """Nothing is changed any more."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _change(self, pace: Pace, due: Due, out: Outgoing, place: Place) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + LONGEST
        while (at := loop.time()) < until:
            if (free := pace.free(due, at)) > at:
                await asyncio.sleep(free - at)
                continue
            await asyncio.sleep(pace.change(due, at) - at)
            self._on_their_way.add(place)
            try:
                await pace.channel.send(out)
                return
            except Unsent as failure:
                if failure.after is None:
                    return
                pace.wait(due.chat_id, loop.time(), failure.after)
            except Exception as error:
                log.debug("not done", message=out.instead, error=str(error))
                return
            finally:
                self._on_their_way.discard(place)

"""The open streams of every chat, on one event loop. What lasts is in the feed; here it only says “look”."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Passing:
    """Something that is worth nothing later: a toast, a reload. Never stored, never repeated."""

    address: str
    event: str
    data: Any = None


@dataclass(eq=False, slots=True)
class Listener:
    """One open stream."""

    passing: deque[Passing] = field(default_factory=lambda: deque(maxlen=20))
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    closed: bool = False

    def wake(self) -> None:
        """There is something to look at."""
        self._woken.set()

    async def woken(self, seconds: float) -> bool:
        """Wait until there is something to look at; False when the time is up first."""
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return False
        self._woken.clear()
        return True


class Streams:
    """Who listens to which chat."""

    def __init__(self) -> None:
        self._open: dict[str, set[Listener]] = defaultdict(set)
        self._closed = False

    @contextmanager
    def listen(self, addresses: Iterable[str]) -> Iterator[Listener]:
        """Listen to these chats. What happens after this line is entered is not missed."""
        listener, addresses = Listener(closed=self._closed), tuple(addresses)
        for address in addresses:
            self._open[address].add(listener)
        try:
            yield listener
        finally:
            for address in addresses:
                self._open[address].discard(listener)
                if not self._open[address]:
                    del self._open[address]

    @property
    def listeners(self) -> int:
        """How many streams are open."""
        return len({listener for listeners in self._open.values() for listener in listeners})

    def wake(self, address: str) -> None:
        """The feed of this chat has something new."""
        for listener in tuple(self._open.get(address, ())):
            listener.wake()

    def tell(self, address: str, event: str, data: Any = None) -> None:
        """Pass something to those who look just now."""
        for listener in tuple(self._open.get(address, ())):
            listener.passing.append(Passing(address, event, data))
            listener.wake()

    def tell_all(self, event: str, data: Any = None) -> None:
        """Pass something to everybody who looks just now."""
        for address in tuple(self._open):
            self.tell(address, event, data)

    def close(self) -> None:
        """End every stream, so that the server can stop; the pages come back by themselves."""
        self._closed = True
        for listeners in tuple(self._open.values()):
            for listener in tuple(listeners):
                listener.closed = True
                listener.wake()

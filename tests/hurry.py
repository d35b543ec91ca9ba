"""An event loop for tests of timing: where a real one would wait, its time jumps."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Jumps(selectors.DefaultSelector):
    ahead = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("everybody waits, and no alarm is set")
        self.ahead += timeout
        return super().select(0)


class Hurry(asyncio.SelectorEventLoop):
    """Begins at 0 and never waits. Not for tests that use threads."""

    def __init__(self) -> None:
        self._jumps = _Jumps()
        super().__init__(self._jumps)

    def time(self) -> float:
        return self._jumps.ahead


def run(story: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end, in hurry."""
    with asyncio.Runner(loop_factory=Hurry) as runner:
        return runner.run(story)

"""cProfile over the event loop and the writer thread: `FILE.loop` and `FILE.writer`, for `pstats`."""

import cProfile
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def profiled(do: Callable[[], T], file: str) -> T:
    """Run `do` with a profile of its thread, and one of the thread that is named “writer”."""
    writer = cProfile.Profile()
    run = threading.Thread.run

    def watched(thread: threading.Thread) -> None:
        if thread.name == "writer":
            writer.runcall(run, thread)
        else:
            run(thread)

    threading.Thread.run = watched  # type: ignore[method-assign]
    loop = cProfile.Profile()
    try:
        return loop.runcall(do)
    finally:
        threading.Thread.run = run  # type: ignore[method-assign]
        loop.dump_stats(f"{file}.loop")
        writer.dump_stats(f"{file}.writer")

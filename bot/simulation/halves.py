"""A large town is two offices side by side, each a process of its own: as many cores as were asked for."""

import gc
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial, reduce
from multiprocessing import get_context
from operator import add
from pathlib import Path

import structlog

from bot.config import load
from bot.simulation.days import Year
from bot.simulation.figures import Figures

BEGIN = datetime(2026, 1, 4, 16, tzinfo=UTC)
"""The first Monday of a year whose holidays are known; midnight in the office."""
LARGE = 1000
"""Residents from which on the town has two offices."""


def simulate(residents: int, days: int, seed: int) -> Figures:
    """A town through so many days. Progress goes to stderr, a line a month."""
    if residents < LARGE:
        return half(days, seed, (residents, 0))
    shares = ((residents + 1) // 2, 0), (residents // 2, 1)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return reduce(add, pool.map(partial(half, days, seed), shares))


def half(days: int, seed: int, share: tuple[int, int]) -> Figures:
    """One office: its residents, and the how-manieth it is."""
    residents, number = share
    with _quietly(), tempfile.TemporaryDirectory(prefix="huiyin-") as folder:
        year = Year(load(None, {}), Path(folder), residents, days, seed * 2 + number, BEGIN)
        gc.freeze()  # as `App.running` has it: what is there now stays
        return year.run(partial(_told, number, os.getppid()))


@contextmanager
def _quietly() -> Iterator[None]:
    """Without the program's log, and seldom looking for garbage."""
    before, often = structlog.get_config()["wrapper_class"], gc.get_threshold()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        structlog.configure(wrapper_class=before)
        gc.set_threshold(*often)
        gc.unfreeze()


def _told(number: int, parent: int, day: int, cases: int) -> None:
    if os.getppid() != parent:  # whoever asked for the figures is gone
        raise KeyboardInterrupt
    print(f"day {day:4}  office {number + 1}  cases {cases}", file=sys.stderr, flush=True)

"""Promises 2 and 3: killed between any two writes, the program loses nothing and does nothing twice.

One story – reported with a picture, assigned, accepted, resolved, rated – is told again and again; the N-th
telling is killed at its N-th write (`killed.py` says what that is), started again, and goes on to its end.
Every `STRIDE`-th write is tried; with HUIYIN_REQUIRE_ALL every one. A telling takes about a second,
because its programs are forked from one that has imported everything; so each can do with one kill, and what
that leaves behind can be told exactly: at most one message in flight a chat, seen again and marked, no more.
"""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

import pytest

from bot.folder import DATABASE
from tests.botapi import BotApi
from tests.channels.running import Through
from tests.drill.nursery import Nursery
from tests.drill.office import Office, schema
from tests.drill.telling import Told, seeded, tell, wrong

T = TypeVar("T")
STRIDE, OTHERS = (1, 24) if os.environ.get("HUIYIN_REQUIRE_ALL") else (8, 24)
"""Over python-telegram-bot by polling; and over every other way, where the writes are the same."""
TABLES = 12 if STRIDE == 1 else 32
"""While the tables are made most writes are alike: one table more."""


def test_killed_between_any_two_writes(
    lanes: list[Nursery], tmp_path: Path, through: Through, capsys: pytest.CaptureFixture[str]
) -> None:
    begun, stride = time.monotonic(), STRIDE if through == Through("ptb") else OTHERS
    template = seeded(tmp_path / "template")
    usual = tell(lanes[0], template, tmp_path / "usual", 0, through)
    assert list(wrong(usual, usual)) == []

    def one(nursery: Nursery, kill: int) -> Told:
        told = tell(nursery, template, tmp_path / str(kill), kill, through)
        assert (faults := list(wrong(told, usual))) == [], f"killed at write {kill}: {faults}"
        return told

    told = each(lanes, one, range(1, usual.writes + 1, stride))
    killed = [one for one in told if one.killed]
    with capsys.disabled():
        print(
            f"\n{through}: kill -9 at {len(killed)} of {usual.writes} writes: {len(told)} tellings,"
            f" {sum(one.in_flight for one in killed)} messages in flight,"
            f" {sum(one.repeats for one in killed)} of them repeated, {time.monotonic() - begun:.0f} s"
        )
    assert len(killed) > 0.8 * len(told)  # some come to fewer writes: batches differ from telling to telling


def test_killed_while_the_tables_are_made(lanes: list[Nursery], tmp_path: Path) -> None:
    def migrated(nursery: Nursery, name: str, *kills: int) -> tuple[Office, int]:
        office = Office(tmp_path / name, BotApi())
        for kill in kills:
            nursery.begins(kill, office.words("migrate"))
            end = nursery.ends()
            assert end.killed if kill else end.status == 0, nursery.said()
        return office, end.writes

    usual, writes = migrated(lanes[0], "usual", 0)

    def one(nursery: Nursery, kill: int) -> None:
        office, _ = migrated(nursery, str(kill), kill, 0)
        assert schema(office.folder / DATABASE) == schema(usual.folder / DATABASE), f"killed at write {kill}"

    each(lanes, one, range(1, writes + 1, TABLES))


def each(lanes: list[Nursery], do: Callable[[Nursery, int], T], kills: Sequence[int]) -> list[T]:
    """All of them, one in a lane at a time. Raises what the first that failed has raised."""
    free: SimpleQueue[Nursery] = SimpleQueue()
    for lane in lanes:
        free.put(lane)

    def one(kill: int) -> T:
        nursery = free.get()
        try:
            return do(nursery, kill)
        finally:
            free.put(nursery)

    with ThreadPoolExecutor(len(lanes)) as pool:
        doing = [pool.submit(one, kill) for kill in kills]
        wait(doing, return_when=FIRST_EXCEPTION)
        pool.shutdown(cancel_futures=True)
        return [done.result() for done in doing if not done.cancelled()]

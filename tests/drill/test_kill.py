"""Promises 2 and 3: killed between any two writes, the program loses nothing and does nothing twice.

One story – reported with a picture, assigned, accepted, resolved, rated – is told again and again; the N-th
telling is killed at its N-th write (`killed.py` says what that is), started again, and goes on to its end.
Every `STRIDE`-th write is tried; with HUIYIN_REQUIRE_ALL every one. A telling takes about a second, because
its programs are forked from one that has imported everything; so each can do with one kill, and what that
leaves behind can be told exactly: at most one message in flight a chat, seen again and marked, nothing else.
"""

import os
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

import pytest

from bot.folder import DATABASE
from tests.botapi import BotApi
from tests.drill.nursery import Nursery
from tests.drill.office import Office, schema
from tests.drill.telling import Told, seeded, tell, wrong

STRIDE = 1 if os.environ.get("HUIYIN_REQUIRE_ALL") else 8
LANES = 3


@pytest.fixture(scope="module")
def lanes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Nursery]]:
    place = tmp_path_factory.mktemp("nurseries")
    with ExitStack() as stack:
        yield [stack.enter_context(Nursery(place / f"log{lane}")) for lane in range(LANES)]


def test_killed_between_any_two_writes(
    lanes: list[Nursery], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = time.monotonic()
    template = seeded(tmp_path / "template")
    usual = tell(lanes[0], template, tmp_path / "usual", 0)
    assert list(wrong(usual, usual)) == []
    free: SimpleQueue[Nursery] = SimpleQueue()
    for lane in lanes:
        free.put(lane)

    def one(kill: int) -> Told:
        nursery = free.get()
        try:
            told = tell(nursery, template, tmp_path / str(kill), kill)
        finally:
            free.put(nursery)
        assert (faults := list(wrong(told, usual))) == [], f"killed at write {kill}: {faults}"
        return told

    with ThreadPoolExecutor(LANES) as pool:
        tellings = [pool.submit(one, kill) for kill in range(1, usual.writes + 1, STRIDE)]
        wait(tellings, return_when=FIRST_EXCEPTION)
        pool.shutdown(cancel_futures=True)
        told = [telling.result() for telling in tellings if not telling.cancelled()]
    killed = [one for one in told if one.killed]
    with capsys.disabled():
        print(
            f"\nkill -9 at {len(killed)} of {usual.writes} writes: {len(told)} tellings,"
            f" {sum(one.in_flight for one in killed)} messages in flight,"
            f" {sum(one.repeats for one in killed)} of them repeated, {time.monotonic() - begun:.0f} s"
        )
    assert len(killed) > 0.8 * len(told)  # some come to fewer writes: batches differ from telling to telling


def test_killed_while_the_tables_are_made(lanes: list[Nursery], tmp_path: Path) -> None:
    def migrated(name: str, *kills: int) -> tuple[Office, int]:
        office = Office(tmp_path / name, BotApi())
        for kill in kills:
            lanes[0].begins(kill, office.words("migrate"))
            end = lanes[0].ends()
            assert end.killed if kill else end.status == 0, lanes[0].said()
        return office, end.writes

    usual, writes = migrated("usual", 0)
    for kill in range(1, writes + 1, STRIDE):
        office, _ = migrated(str(kill), kill, 0)
        assert schema(office.folder / DATABASE) == schema(usual.folder / DATABASE), f"killed at write {kill}"

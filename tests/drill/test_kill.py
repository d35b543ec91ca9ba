"""Promises 2 and 3: killed between any two writes, the program loses nothing and does nothing twice.

One story – reported, assigned, accepted, resolved, rated – is told again and again; the N-th telling is
killed at its N-th write (`killed.py` says what that is), started again as usual, and goes on to its end.
Every `STRIDE`-th write is tried; with HUIYIN_REQUIRE_ALL every one. A telling takes about a second, because
its processes are forked from one that has imported everything; so each can do with one kill, and what that
leaves behind can be told exactly.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Table, select

from bot.channels.telegram import RESENT
from bot.folder import DATABASE
from storage import audit
from storage.database import Database
from storage.tables import cases, chats, events, inbox, outbox, parties, people, sessions, tasks
from storage.work import Work
from tests.botapi import TOKEN, BotApi
from tests.drill import story
from tests.drill.office import AT_ONCE, PATIENCE, Office, until

ALL = bool(os.environ.get("HUIYIN_REQUIRE_ALL"))
STRIDE = 1 if ALL else 7
LANES = 2
RESIDENT, REPRESENTATIVE = 1001, 1011
STANDS: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (cases, ("id", "number", "kind", "state", "outcome", "handler_id", "version", "seq")),
    (events, ("case_id", "seq", "actor_id", "action", "before", "after")),
    (parties, ("case_id", "person_id", "verdict")),
    (people, ("id", "roles")),
    (chats, ("address", "person_id", "blocked_at")),
    (sessions, ("chat_id",)),
    (inbox, ("key", "state")),
    (outbox, ("dedupe_key", "chat_id", "what")),
    (tasks, ("kind",)),
)
"""What has to be the same at the end, whether or not the program was killed on the way."""


class Nursery:
    """A process of `killed.py`, which has one child at a time."""

    def __init__(self, log: Path) -> None:
        self.log = log
        env = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "HUIYIN_TELEGRAM_TOKEN": TOKEN}
        pipe = subprocess.PIPE
        command = [sys.executable, "-m", "tests.drill.killed"]
        with log.open("w") as err:
            self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=err, text=True, env=env)
        self.answers("ready")

    def answers(self, name: str) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        assert line.startswith(name), f"{line}\n{self.log.read_text('utf-8')[-4000:]}"
        return line.removeprefix(name).strip()

    def begins(self, kill: int, words: list[str]) -> int:
        """Start the program, to be killed at that write; returns its pid."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([kill, *words]) + "\n")
        self.process.stdin.flush()
        return int(self.answers("pid"))

    def ends(self) -> int | None:
        """How many writes it came to; None if it was killed."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        if line == f"ended -{signal.SIGKILL}":
            return None
        assert self.answers("ended") == "0", self.log.read_text("utf-8")[-4000:]
        return int(line.removeprefix("writes"))

    def close(self) -> None:
        """No more children. One that is left over ends by itself (`killed.LONGEST`)."""
        self.process.kill()
        self.process.communicate()


@dataclass
class Told:
    """What came of one telling."""

    kill: int
    killed: bool
    writes: int
    in_flight: int
    """Rows that were being sent when the program was killed."""
    stands: dict[str, list[Any]]
    seen: dict[int, list[str]]
    problems: tuple[str, ...]


def tell(nursery: Nursery, template: Path, place: Path, kill: int) -> Told:
    """The story, killed once on the way (never if `kill` is 0)."""
    with BotApi() as api:
        office = Office(place, api, AT_ONCE)
        shutil.copytree(template, office.folder)
        lives = [kill, 0]
        told = Told(kill, False, 0, 0, {}, {}, ())

        def supervise() -> None:
            while lives:
                pids.put(nursery.begins(lives.pop(0), office.words("run")))
                writes = nursery.ends()
                if writes is None:
                    told.killed = True
                    told.in_flight = len(office.rows(select(outbox.c.id).where(outbox.c.state == "sending")))
                else:
                    told.writes = writes
                    lives.clear()

        pids: SimpleQueue[int] = SimpleQueue()
        supervisor = Thread(target=supervise)
        supervisor.start()
        try:
            people = [api.user(RESIDENT, "李大爷"), api.user(REPRESENTATIVE, "周代表")]
            story.whole(*people)
            until(office.empty, lambda: "the outbox is not empty")
            api.wait(lambda: not api.unconfirmed())
        finally:
            while not pids.empty():
                pid = pids.get()
            os.kill(pid, signal.SIGTERM)
            supervisor.join(PATIENCE)
    told.seen = {user.id: [m.text for m in user.messages if not m.mine] for user in people}
    told.stands = {table.name: stands(office, table, names) for table, names in STANDS}
    told.problems = audited(office)
    return told


def stands(office: Office, table: Table, names: tuple[str, ...]) -> list[Any]:
    return sorted(str(tuple(row)) for row in office.rows(select(*(table.c[name] for name in names))))


def audited(office: Office) -> tuple[str, ...]:
    database = Database(office.folder / DATABASE)
    try:
        with database.reading() as connection:
            return audit.verify(Work(connection, datetime.now(UTC)), None).problems  # noqa: TID251
    finally:
        database.close()


def wrong(told: Told, usual: Told) -> Iterator[str]:
    """In which ways a telling was not as good as the one that nobody disturbed."""
    yield from told.problems
    for name, rows in usual.stands.items():
        if told.stands[name] != rows:
            yield f"{name}: {told.stands[name]} instead of {rows}"
    repeats = 0
    for user, texts in told.seen.items():
        first: list[str] = []
        for text in map(even, texts):
            plain = text.removeprefix(RESENT)
            repeats += plain != text
            if plain not in first:
                first.append(plain)
            elif plain == text:
                yield f"{user} saw twice, unmarked: {text}"
        if first != (expected := list(map(even, usual.seen[user]))):
            yield f"{user} saw {first} instead of {expected}"
    if repeats > told.in_flight:
        yield f"{repeats} marked repeats, but {told.in_flight} sends in flight"


def even(text: str) -> str:
    """Without what differs from minute to minute."""
    return re.sub(r"\d+", "0", text)


@contextmanager
def nurseries(place: Path) -> Iterator[list[Nursery]]:
    started: list[Nursery] = []
    try:
        while len(started) < LANES:
            started.append(Nursery(place / f"log{len(started)}"))
        yield started
    finally:
        for nursery in started:
            nursery.close()


def test_killed_between_any_two_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun = time.monotonic()
    template = seeded(tmp_path)
    with nurseries(tmp_path) as lanes, ThreadPoolExecutor(LANES) as pool:
        usual = tell(lanes[0], template, tmp_path / "usual", 0)
        assert not usual.problems and len(usual.seen[RESIDENT]) == len(set(map(even, usual.seen[RESIDENT])))
        free: SimpleQueue[Nursery] = SimpleQueue()
        for lane in lanes:
            free.put(lane)

        def one(kill: int) -> Told:
            nursery = free.get()
            try:
                return tell(nursery, template, tmp_path / str(kill), kill)
            except AssertionError as late:
                raise AssertionError(f"killed at write {kill}: {late}") from late
            finally:
                free.put(nursery)

        # A few more than the usual telling has: batches differ from telling to telling.
        tellings = list(pool.map(one, range(1, usual.writes + 8, STRIDE)))
    killed = [told for told in tellings if told.killed]
    with capsys.disabled():
        print(
            f"\nkill -9 at {len(killed)} of about {usual.writes} writes: {len(tellings)} tellings, "
            f"{sum(told.in_flight for told in killed)} sends in flight, {repeats(killed)} repeats, "
            f"{time.monotonic() - begun:.0f} s",
        )
    failures = [f"killed at write {told.kill}: {why}" for told in tellings for why in wrong(told, usual)]
    assert not failures, "\n".join(failures)
    assert len(killed) > 0.8 * len(tellings)


def repeats(tellings: list[Told]) -> int:
    return sum(text.startswith(RESENT) for told in tellings for texts in told.seen.values() for text in texts)


def seeded(place: Path) -> Path:
    """A data folder with the sample county, whose representative has joined already."""
    with BotApi() as api:
        office = Office(place / "template", api).seeded()
    database = Database(office.folder / DATABASE)
    joined = {"channel": "telegram", "address": str(REPRESENTATIVE), "spoken": True}
    with database.writer.begin() as connection:
        now = datetime.now(UTC)  # noqa: TID251
        connection.execute(
            chats.insert().values(person_id=office.people["representative"], seen_at=now, **joined)
        )
    database.close()
    return office.folder

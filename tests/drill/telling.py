"""The story told over a program that is killed on the way, and what must be as if it had not been."""

import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

from sqlalchemy import Table, select

from bot.channels.telegram import RESENT
from bot.folder import DATABASE
from bot.keys import keys_of
from storage import audit
from storage.database import Database
from storage.tables import cases, chats, events, files, inbox, outbox, parties, people, sessions, tasks
from storage.work import Work
from tests.botapi import BotApi
from tests.channels.running import Through
from tests.drill import story
from tests.drill.nursery import Nursery
from tests.drill.office import AT_ONCE, PATIENCE, Office, until, writing

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
    (files, ("kind", "state", "sha256")),
    (tasks, ("kind",)),
)
"""What has to be the same at the end."""
BY_THE_DAY = ("no_desk",)
"""A task that the day brings, when it comes to it; nobody of this office sits at the discipline desk."""
REFRESHED = "现在是这样"
"""How an older card reads that was brought up to date: best effort, so not a part of the story."""


@dataclass
class Told:
    """What came of one telling."""

    kill: int
    killed: bool = False
    writes: int = 0
    in_flight: int = 0
    """Rows that were being sent when the program was killed."""
    stands: dict[str, list[str]] = field(default_factory=dict)
    seen: dict[int, list[str]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def repeats(self) -> int:
        """How many messages were marked as sent once more."""
        return sum(text.startswith(RESENT) for texts in self.seen.values() for text in texts)


def seeded(place: Path) -> Path:
    """A data folder with the sample county, whose representative has joined already."""
    with BotApi() as api:
        office = Office(place, api).seeded()
    joined: dict[str, Any] = {"channel": "telegram", "address": str(REPRESENTATIVE), "spoken": True}
    joined |= {"person_id": office.people["representative"], "seen_at": datetime.now(UTC)}  # noqa: TID251
    with writing(office) as connection:
        connection.execute(chats.insert().values(**joined))
    return office.folder


def tell(nursery: Nursery, template: Path, place: Path, kill: int, through: Through) -> Told:
    """The story, over a program that is killed at that write (never if `kill` is 0) and started again."""
    told, pids = Told(kill), []
    with BotApi() as api:
        office = Office(place, api, AT_ONCE, through)
        shutil.copytree(template, office.folder)

        def live(kill: int) -> None:
            pids.append(nursery.begins(kill, office.words("run")))
            end = nursery.ends()
            if end.killed and not told.killed:
                told.killed = True
                told.in_flight = len(office.rows(select(outbox.c.id).where(outbox.c.state == "sending")))
                live(0)
            told.writes = told.writes or end.writes

        program = Thread(target=live, args=[kill])
        program.start()
        users = [api.user(RESIDENT, "李大爷"), api.user(REPRESENTATIVE, "周代表")]
        try:
            story.whole(*users)
            until(lambda: office.empty() and _fetched(office), nursery.said)
            api.wait(lambda: not api.unconfirmed())
        except AssertionError as wrong:
            raise AssertionError(f"killed at write {kill}: {wrong}\n{nursery.said()}") from None
        finally:
            end = time.monotonic() + PATIENCE
            while program.is_alive() and time.monotonic() < end:  # killed at its last write: begun again
                with suppress(ProcessLookupError, IndexError):
                    os.kill(pids[-1], signal.SIGTERM)
                program.join(1)
    told.seen = {user.id: [_shown(*one) for one in user.told if REFRESHED not in one[0]] for user in users}
    told.stands = {table.name: _stands(office, table, names) for table, names in STANDS}
    told.problems = _audited(office)
    return told


def _fetched(office: Office) -> bool:
    return all(row.state == "kept" for row in office.rows(select(files.c.state)))


def _shown(text: str, photos: int) -> str:
    """Without what differs from minute to minute."""
    text = re.sub(r"\d+", "0", text)
    return f"{text} ({photos})" if photos else text


def _stands(office: Office, table: Table, names: tuple[str, ...]) -> list[str]:
    rows = office.rows(select(*(table.c[name] for name in names)))
    rows = [row for row in rows if getattr(row, "kind", "") not in BY_THE_DAY]
    # an older card is brought up to date where the messenger has said what it called it
    return sorted(str(tuple(row)) for row in rows if getattr(row, "what", "") != "update")


def _audited(office: Office) -> tuple[str, ...]:
    file = office.folder / DATABASE
    database = Database(file, keys_of(office.folder, "", file))
    try:
        with database.reading() as connection:
            return tuple(map(str, audit.verify(Work(connection, datetime.now(UTC)), None).problems))  # noqa: TID251
    finally:
        database.close()


def wrong(told: Told, usual: Told) -> Iterator[str]:
    """In which ways a telling was not as good as the one that nobody disturbed."""
    yield from told.problems
    for name, rows in usual.stands.items():
        if told.stands[name] != rows:
            yield f"{name}: {told.stands[name]} instead of {rows}"
    for user, texts in told.seen.items():
        first: list[str] = []
        for text in texts:
            plain = text.removeprefix(RESENT)
            if plain not in first:
                first.append(plain)
            elif plain == text:
                yield f"{user} saw twice, unmarked: {text}"
        if first != usual.seen[user]:
            yield f"{user} saw {first} instead of {usual.seen[user]}"
    if told.repeats > told.in_flight:
        yield f"{told.repeats} marked repeats, but {told.in_flight} sends in flight"

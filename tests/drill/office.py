"""One office in a process of its own: a data folder, the program on it, and the emulator it talks to."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import Connection, Row, Select, create_engine, select

from bot import sample
from bot.folder import DATABASE, migrate
from bot.keys import keys_of
from storage.database import Database
from storage.keys import give
from storage.tables import chats, inbox, outbox
from storage.work import Work
from tests.botapi import BotApi
from tests.botapi_user import User
from tests.channels.running import Through

PATIENCE = 30.0
"""Seconds after which waiting for a process counts as failed."""
STOPS_WITHIN = 10.0
AT_ONCE: Mapping[str, Any] = {
    "channels": {"telegram": {"limits": {"per_chat": 10000}}},
    "drafts": {"join_window": "0.001s"},
    "outbox": {"back_off": ["0.05s"]},
}
"""No limits of the messenger and no pauses, where pace is not what is tried."""
QUICK: Mapping[str, Any] = {**AT_ONCE, "rounds": {"beat": "0.2s"}}


class Office:
    """A seeded data folder and a configuration that points to `api`. Leaving it ends what it started."""

    def __init__(
        self,
        place: Path,
        api: BotApi,
        settings: Mapping[str, Any] | None = None,
        through: Through | None = None,
    ) -> None:
        self.folder, self.config, self.log = place / "data", place / "office.yaml", place / "log"
        self.api, self.port, self.through = api, free_port(), through or Through("ptb")
        telegram: dict[str, Any] = {"enabled": True, "base_url": api.url, "driver": self.through.driver}
        if self.through.webhook:
            telegram["webhook"] = {"url": f"http://127.0.0.1:{self.port}/telegram"}
        own = {"office": {"timezone": morning()}, "channels": {"telegram": telegram}}
        written = merged(own, settings or {})
        place.mkdir(parents=True, exist_ok=True)
        self.config.write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")
        self.env = {"PATH": os.environ["PATH"], "HUIYIN_TELEGRAM_TOKEN": api.token, "PYTHONUTF8": "1"}
        self.processes: list[subprocess.Popen[str]] = []

    def seeded(self) -> "Office":
        """With the sample county, whose people have no address yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        migrate(self.folder)
        with writing(self) as connection:
            work = Work(connection, datetime.now(UTC))  # noqa: TID251
            self.people = sample.seed(work, work.now, {})
            work.flush()
        return self

    def words(self, *words: str) -> list[str]:
        """A command line of `huiyin` for this office."""
        more = ("--port", str(self.port)) if words[0] == "run" else ()
        return [*words, "--config", str(self.config), "--data", str(self.folder), *more]

    def huiyin(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        command = [sys.executable, "-m", "bot", *self.words(*words)]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=PATIENCE)

    def starts(self) -> "Running":
        """`huiyin run`, once it has reached the messenger."""
        before = self.reached()
        command = [sys.executable, "-m", "bot", *self.words("run")]
        with self.log.open("a") as log:
            process = subprocess.Popen(command, env=self.env, stdout=log, stderr=log, text=True)
        self.processes.append(process)
        until(lambda: self.reached() > before or process.poll() is not None, self.said)
        assert process.poll() is None, self.said()
        return process

    def reached(self) -> int:
        """How often a program has told the messenger how it wants its updates."""
        return len(self.api.sent("setWebhook" if self.through.webhook else "deleteWebhook"))

    def joined(self, key: str, id: int) -> User:
        """Somebody of the office who has spoken to the bot before."""
        with writing(self) as connection:
            row = {"channel": "telegram", "address": str(id), "spoken": True, "person_id": self.people[key]}
            connection.execute(chats.insert().values(seen_at=datetime.now(UTC), **row))  # noqa: TID251
        return self.api.user(id, key)

    def states(self) -> Counter[str]:
        """The outbox, counted by state."""
        return Counter(row.state for row in self.rows(select(outbox.c.state)))

    def taken(self, update: int) -> bool:
        """This update's effect is on the disk."""
        key = f"tg:7001:{update}"
        return bool(self.rows(select(inbox.c.key).where(inbox.c.key == key)))

    def settled(self) -> None:
        """Everything has gone out, and every update is confirmed."""
        until(self.empty, lambda: f"{self.states()}\n{self.said()}")
        self.api.wait(lambda: not self.api.unconfirmed(), what=self.said)

    def said(self) -> str:
        """What the program has logged."""
        return self.log.read_text("utf-8") if self.log.exists() else ""

    def empty(self) -> bool:
        """Nothing waits to be sent, and nothing is under way."""
        return not self.rows(select(outbox.c.id).where(outbox.c.state.in_(["queued", "sending"])))

    def closed(self) -> bool:
        """Nobody listens on the web port: the program is ending."""
        with socket.socket() as caller:
            return caller.connect_ex(("127.0.0.1", self.port)) != 0

    def rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        """What the database holds now."""
        database = self.folder / DATABASE
        engine = create_engine(f"sqlite:///file:{database}?mode=ro&uri=true")
        give(engine, keys_of(self.folder, "", database))
        try:
            with engine.connect() as connection:
                return connection.execute(statement).all()
        finally:
            engine.dispose()

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait(PATIENCE)


Running = subprocess.Popen[str]


def stops(process: Running) -> int:
    """SIGTERM; returns the exit code. Raises TimeoutExpired."""
    process.send_signal(signal.SIGTERM)
    return process.wait(STOPS_WITHIN)


def dies(process: Running) -> None:
    """kill -9."""
    process.kill()
    process.wait(PATIENCE)


@contextmanager
def writing(office: Office) -> Iterator[Connection]:
    """Another program's transaction on the database; nobody else can write until it ends."""
    file = office.folder / DATABASE
    database = Database(file, keys_of(office.folder, "", file))
    try:
        with database.writer.begin() as connection:
            yield connection
    finally:
        database.close()


def until(ready: Callable[[], bool], what: Callable[[], str], timeout: float = PATIENCE) -> None:
    """Look again and again until it is so. AssertionError if late."""
    last = time.monotonic() + timeout
    while not ready():
        assert time.monotonic() < last, f"waited {timeout} s in vain: {what()}"
        time.sleep(0.02)


def schema(database: Path) -> list[str]:
    """Every table, index and trigger, as SQL."""
    with closing(sqlite3.connect(database)) as connection:
        return sorted(str(row) for row in connection.execute("SELECT name, sql FROM sqlite_master"))


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def morning() -> str:
    """A time zone in which it is mid-morning, so that no text changes with the hour of the test."""
    hours = (10 - datetime.now(UTC).hour + 12) % 24 - 12  # noqa: TID251
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` laid over `below`, section by section."""
    both = {**below, **above}
    return {
        key: merged(below[key], value) if isinstance(value, Mapping) and key in below else value
        for key, value in both.items()
    }

"""Connections. SQLite: WAL, `synchronous=FULL`, `BEGIN IMMEDIATE` for the writer; readers have their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from storage import keys
from storage.compact import compact, spread
from storage.direct import named


class Database:
    """One database: `writer` for the single writing thread, `reading()` for pages and the command line.

    `ring`: the keys its personal data lies under; without them it is written as text, and none is read.
    """

    def __init__(self, path: Path, ring: keys.Keys | None = None) -> None:
        self.path, self.keys = path, ring or keys.Keys()
        self.writer = _engine(path, self.keys, writes=True)
        self._reader = _engine(path, self.keys, writes=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent read-only view."""
        with self._reader.connect() as connection:
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.writer.dispose()
        self._reader.dispose()


def _engine(path: Path, ring: keys.Keys, *, writes: bool) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        json_serializer=compact,
        json_deserializer=spread,
        connect_args={"timeout": 10, "check_same_thread": False},
        hide_parameters=True,  # an error says what was asked, not what people have said
    )
    keys.give(engine, ring)

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        # FULL: a commit is on the disk when it returns. Acknowledging an update rests on it (DESIGN §1.2).
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten
        cursor.execute("PRAGMA cache_size=-32000")  # KiB: what is written all the time stays at hand
        if not writes:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        try:
            driver.execute(begin)
        except driver.Error as error:
            raise named(error, begin, driver) from error
        if writes:  # from here on nobody else changes what lies under which key
            ring.look_again()

    return engine

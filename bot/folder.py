"""The data folder: one process's at a time, its database at this program's schema, its secret and keys."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot import keys
from bot.clock import Clock
from bot.lock import HoldsADemo, HoldsAnOffice, examine, hold
from bot.settings import Data
from bot.workdays import seed
from storage import rotation, schema
from storage.database import Database
from storage.work import Work

DATABASE = "huiyin.db"
SECRET = "secret.key"  # noqa: S105 - a file's name
DEMO = "demo"
"""The file that marks a demo's folder."""


@contextmanager
def opened(folder: Path, demo: bool = False) -> Iterator[Path]:
    """The folder for this process alone, its database migrated. Raises `CannotStart`.

    A demo takes only what is empty or a demo's; nothing else takes a demo's.
    """
    with hold(folder):
        mark = folder / DEMO
        if demo and not mark.exists():
            if (folder / DATABASE).exists():
                raise HoldsAnOffice(folder=folder)
            mark.touch()
        if mark.exists() and not demo:
            raise HoldsADemo(folder=folder)
        migrate(folder)
        yield folder


def migrate(folder: Path) -> tuple[str | None, str]:
    """Bring the folder's database to `schema.HEAD`; returns (before, after). The folder must be held."""
    examine(folder / DATABASE, schema.known())
    database = Database(folder / DATABASE)
    try:
        done = schema.migrate(database.writer)
        seed(database.writer, Clock().now())
        return done
    finally:
        database.close()


@contextmanager
def beside(data: Data) -> Iterator[Database]:
    """The database, for the command line, beside a running server if there is one. Raises `CannotStart`."""
    examine(data.folder / DATABASE, schema.known())
    database = unlocked(data)
    try:
        if schema.revision(database.writer) != schema.HEAD:
            with hold(data.folder):
                schema.migrate(database.writer)
                seed(database.writer, Clock().now())
        note_key(database)
        yield database
    finally:
        database.close()


def unlocked(data: Data) -> Database:
    """The folder's database with the keys of its personal data. Raises `CannotStart`."""
    file = data.folder / DATABASE
    return Database(file, keys.keys_of(data.folder, data.key.get_secret_value(), file))


def note_key(database: Database) -> None:
    """Before anything is written: under which key it will lie."""
    with database.reading() as connection:
        if database.keys.current in rotation.used(Work(connection, Clock().now())):
            return
    with database.writer.begin() as connection:
        work = Work(connection, Clock().now())
        rotation.in_use(work)
        work.flush()


def secret(folder: Path) -> bytes:
    """The key that signs links to pictures; made once, readable by nobody else."""
    file = folder / SECRET
    if not file.exists():
        keys.put(file, secrets.token_bytes(32))
    return file.read_bytes()

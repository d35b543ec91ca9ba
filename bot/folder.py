"""The data folder: one process's at a time, with its database at this program's schema and its own secret."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.clock import Clock
from bot.lock import HoldsADemo, HoldsAnOffice, examine, hold
from bot.workdays import seed
from storage import schema
from storage.database import Database

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
def beside(folder: Path) -> Iterator[Database]:
    """The database, for the command line, beside a running server if there is one."""
    examine(folder / DATABASE, schema.known())
    database = Database(folder / DATABASE)
    try:
        if schema.revision(database.writer) != schema.HEAD:
            with hold(folder):
                schema.migrate(database.writer)
                seed(database.writer, Clock().now())
        yield database
    finally:
        database.close()


def secret(folder: Path) -> bytes:
    """The key that signs links to pictures; made once, readable by nobody else."""
    file = folder / SECRET
    if not file.exists():
        fresh = file.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(secrets.token_bytes(32))
        fresh.replace(file)
    return file.read_bytes()

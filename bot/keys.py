"""Where the keys of the personal data come from: the environment, or a file in the data folder.

The file is made on the first start. What a database is written with stands in it (`data_keys`), so that a key
that is missing is named before anything starts.
"""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import structlog

from bot.lock import CannotStart, make
from storage.keys import Keys, new, read, written

FILE = "data.key"
log = structlog.get_logger()


class KeyLost(CannotStart):
    """What is in the database lies under a key that is not here."""

    zh = "个人信息是用密钥 {key} 加密的，{where} 里没有这把。请从备份里找回，没有它谁也读不出来。"
    en = "Personal data lies under the key {key}, which {where} lacks. Restore it: nothing else reads them."


class KeyUnreadable(CannotStart):
    """The file of keys may not be read."""

    zh = "密钥文件 {file} 读不了：{reason}。改它的权限，或从备份里找回。"
    en = "The key file {file} cannot be read: {reason}. Change its permissions, or restore it from a backup."


class KeyDamaged(CannotStart):
    """The file of keys holds something else."""

    zh = "{file} 里不是密钥。请从备份里找回这个文件。"
    en = "What {file} holds is no key. Restore it from a backup."


def keys_of(folder: Path, given: str, database: Path) -> Keys:
    """The keys of this database: `given`, or those in the folder's file.

    A new one is made where nothing lies under any yet. Raises KeyLost, KeyUnreadable, KeyDamaged,
    FolderUnusable.
    """
    file, used = make(folder) / FILE, _used(database)
    if given:
        ring = Keys(read(given))
    else:
        if not used and not file.exists():
            keep(file, [new()])
        ring = Keys(kept(file) if file.exists() else (), _watching(file))
    for name in used:
        if name not in ring.names:
            raise KeyLost(key=name, where="HUIYIN_DATA_KEY" if given else file)
    return ring


def keep(file: Path, masters: Sequence[bytes]) -> None:
    """From now on the file holds these keys, the one that seals first."""
    put(file, "".join(f"{written(master)}\n" for master in masters).encode())


def kept(file: Path) -> tuple[bytes, ...]:
    """The keys that the file holds. Raises KeyUnreadable, KeyDamaged."""
    try:
        masters = read(file.read_bytes().decode("ascii"))
    except OSError as wrong:
        raise KeyUnreadable(file=file, reason=wrong.errno) from None
    except ValueError:
        raise KeyDamaged(file=file) from None
    if not masters:
        raise KeyDamaged(file=file)
    return masters


def put(file: Path, content: bytes) -> None:
    """On the disk when it returns, whole, readable by nobody else."""
    fresh = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
    handle = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(handle)  # its name, too
    finally:
        os.close(handle)


def _watching(file: Path) -> Callable[[], tuple[bytes, ...]]:
    """The keys that the file holds, whenever it has changed; otherwise nothing."""
    seen: tuple[int, ...] = ()

    def again() -> tuple[bytes, ...]:
        nonlocal seen
        try:
            now = file.stat()
            if (stamp := (now.st_mtime_ns, now.st_ino, now.st_size)) == seen:
                return ()
            masters, seen = kept(file), stamp
        except (OSError, CannotStart) as wrong:
            if seen != (0,):
                log.warning("the keys are used as they were", why=str(wrong))
            seen = (0,)
            return ()
        return masters

    return again


def _used(database: Path) -> tuple[str, ...]:
    """The names of the keys that something in this database may lie under, the newest first."""
    if not database.exists():
        return ()
    query = "SELECT name FROM data_keys WHERE retired_at IS NULL ORDER BY since DESC"
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return tuple(name for (name,) in connection.execute(query))
    except sqlite3.OperationalError as wrong:
        if "no such table" in str(wrong):
            return ()
        raise

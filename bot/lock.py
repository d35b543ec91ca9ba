"""What must hold before anything starts: one process, a writable folder, a database of ours, a free port."""

import errno
import fcntl
import os
import socket
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path


class CannotStart(Exception):
    """Why it cannot start, and what to do about it. Nothing was changed."""

    zh = ""
    en = ""

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.says("en"))

    def says(self, language: str) -> str:
        """The sentence, in `zh` or `en`. A `reason` that is an errno is put into words."""
        values = dict(self.values)
        if isinstance(number := values.get("reason"), int):
            values["reason"] = (
                _REASONS.get(number, os.strerror(number)) if language == "zh" else os.strerror(number)
            )
        return (self.zh if language == "zh" else self.en).format(**values)


_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.EEXIST: "已有同名的文件",
    errno.ENOTDIR: "路径中有一段是文件，不是目录",
    errno.EADDRINUSE: "已被别的程序占用",
    errno.EADDRNOTAVAIL: "这台机器没有这个地址",
}


class AlreadyRunning(CannotStart):
    """Another process holds this data folder."""

    zh = "数据目录 {folder} 正由另一个回音进程（进程号 {pid}）使用。先停掉它，或用 --data 换一个目录。"
    en = "The data folder {folder} is in use by another Huiyin ({pid}). Stop it, or give another --data."


class FolderUnusable(CannotStart):
    """The data folder cannot be made or written."""

    zh = "数据目录 {folder} 不能写：{reason}。改它的权限，或用 --data 换一个目录。"
    en = "The data folder {folder} cannot be written: {reason}. Make it writable, or give another --data."


class NoDatabase(CannotStart):
    """Nothing has been kept in this folder yet."""

    zh = "目录 {folder} 里没有回音的数据库。用 --data 指明启动时用的那个目录。"
    en = "There is no Huiyin database in {folder}. Give the --data that it is started with."


class DatabaseUnwritable(CannotStart):
    """The database file is there, but may not be changed."""

    zh = "数据库 {file} 是只读的。改它的权限，或用 --data 换一个目录。"
    en = "The database {file} is read-only. Change its permissions, or give another --data."


class DatabaseLocked(CannotStart):
    """Another program is writing the database and does not let go."""

    zh = "数据库 {file} 被另一个程序锁住了，可能是备份或数据库工具。关掉它再试。"
    en = "The database {file} is locked by another program, perhaps a backup. Close that and try again."


class DatabaseForeign(CannotStart):
    """The file is not a database, or not ours."""

    zh = "{file} 不是回音的数据库，或已损坏。把它移到别处，或从备份恢复。"
    en = "{file} is not a Huiyin database, or is damaged. Move it away, or restore it from a backup."


class DatabaseNewer(CannotStart):
    """A newer release has written this database."""

    zh = "数据库 {file} 的版本（{revision}）比这个程序新。装上更新的回音再启动，不要退回旧版。"
    en = "The database {file} ({revision}) is newer than this program. Install the newer Huiyin again."


class HoldsAnOffice(CannotStart):
    """A demo would put invented people among real ones."""

    zh = "目录 {folder} 里已有数据，不是演示留下的，演示不动它。用 --data 另指一个空目录。"
    en = "The folder {folder} holds data that no demo made; a demo leaves it alone. Give an empty --data."


class HoldsADemo(CannotStart):
    """Real matters would go to people who do not exist."""

    zh = "目录 {folder} 是演示用的，里面的人都是虚构的。用 --data 另指一个目录。"
    en = "The folder {folder} is a demo's, and its people are invented. Give another --data."


class PortTaken(CannotStart):
    """Somebody else listens there."""

    zh = "地址 {host}:{port} 用不了：{reason}。用 --port 换一个端口。"
    en = "The address {host}:{port} cannot be used: {reason}. Give another --port."


def make(folder: Path) -> Path:
    """The folder, made for this user alone if it was not there. Raises FolderUnusable."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK, effective_ids=True):
            raise FolderUnusable(folder=folder, reason=errno.EACCES)
    except OSError as wrong:
        raise FolderUnusable(folder=folder, reason=wrong.errno) from None
    return folder


@contextmanager
def hold(folder: Path) -> Iterator[Path]:
    """Make the folder if need be and keep it for this process alone; a process that dies lets go by itself.

    Raises FolderUnusable, AlreadyRunning.
    """
    try:
        lock = os.open(make(folder) / "huiyin.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as wrong:
        raise FolderUnusable(folder=folder, reason=wrong.errno) from None
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(folder=folder, pid=os.read(lock, 20).decode().strip() or "?") from None
        try:
            os.ftruncate(lock, 0)
            os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
        except OSError as wrong:  # a full disk
            raise FolderUnusable(folder=folder, reason=wrong.errno) from None
        yield folder
    finally:
        os.close(lock)  # the file stays: removing it would let two processes hold two files of one name


def examine(file: Path, known: Collection[str], patience: float = 2.0) -> None:
    """Refuse a database this program could not use; no file yet is fine. `known`: its schema revisions.

    Raises DatabaseUnwritable, DatabaseLocked, DatabaseForeign, DatabaseNewer.
    """
    if not file.exists():
        return
    if not os.access(file, os.W_OK, effective_ids=True):
        raise DatabaseUnwritable(file=file)
    try:
        with closing(sqlite3.connect(file, timeout=patience, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            tables = {
                name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            revisions: list[tuple[str]] = []
            if "alembic_version" in tables:
                revisions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as wrong:
        if wrong.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise DatabaseLocked(file=file) from None
        raise DatabaseUnwritable(file=file) from None
    except sqlite3.DatabaseError:
        raise DatabaseForeign(file=file) from None
    if tables and "alembic_version" not in tables:
        raise DatabaseForeign(file=file)
    for (revision,) in revisions:
        if revision not in known:
            raise DatabaseNewer(file=file, revision=revision)


def port_free(host: str, port: int) -> None:
    """Refuse an address that cannot be listened on, before anything else is started. Raises PortTaken."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
    except OSError as wrong:
        reason = wrong.errno if wrong.errno in errno.errorcode else str(wrong)  # a name that does not resolve
        raise PortTaken(host=host, port=port, reason=reason) from None

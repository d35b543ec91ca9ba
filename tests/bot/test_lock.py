"""What must hold before a start: each thing that does not is one sentence in each language."""

import os
import socket
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.folder import opened
from bot.lock import (
    AlreadyRunning,
    CannotStart,
    DatabaseForeign,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseUnwritable,
    FolderUnusable,
    HoldsADemo,
    HoldsAnOffice,
    PortTaken,
    examine,
    hold,
    port_free,
)


def database(folder: Path, *statements: str) -> Path:
    file = folder / "huiyin.db"
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return file


VERSION = ("CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0009')")


def test_one_process_holds_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    with hold(folder):
        with pytest.raises(AlreadyRunning) as second, hold(folder):
            pass
        assert str(os.getpid()) in second.value.says("zh")
        assert "--data" in second.value.says("en")
    with hold(folder):
        pass


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderUnusable) as wrong, hold(tmp_path / "file" / "data"):
        pass
    assert "是文件，不是目录" in wrong.value.says("zh")


def test_a_database_of_this_release_or_none_yet(tmp_path: Path) -> None:
    examine(tmp_path / "none.db", {"0009"})
    examine(database(tmp_path, *VERSION), {"0008", "0009"})


def test_a_newer_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseNewer, match="0009"):
        examine(database(tmp_path, *VERSION), {"0008"})


def test_a_locked_database(tmp_path: Path) -> None:
    file = database(tmp_path, *VERSION)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseLocked):
        examine(file, {"0009"}, patience=0)
    other.close()


def test_a_file_that_is_not_our_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseForeign):
        examine(database(tmp_path, "CREATE TABLE songs (name TEXT)"), {"0009"})
    noise = tmp_path / "noise.db"
    noise.write_bytes(b"not a database at all " * 100)
    with pytest.raises(DatabaseForeign):
        examine(noise, {"0009"})


def test_a_read_only_database() -> None:
    with tempfile.TemporaryDirectory() as folder:  # not pytest's own, which nobody else may enter
        file = database(Path(folder), *VERSION)
        file.chmod(0o444)
        Path(folder).chmod(0o755)
        with nobody(), pytest.raises(DatabaseUnwritable):
            examine(file, {"0009"})


@contextmanager
def nobody() -> Iterator[None]:
    """Root may write every file, so it does this as somebody else."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        with pytest.raises(PortTaken) as wrong:
            port_free("127.0.0.1", taken.getsockname()[1])
        assert "已被别的程序占用" in wrong.value.says("zh")
    with pytest.raises(PortTaken):
        port_free("no such host.invalid", 8311)


def test_every_reason_is_said_in_both_languages() -> None:
    values = {"folder": "f", "file": "f", "pid": 1, "reason": 13, "revision": "r", "host": "h", "port": 1}
    values |= {"key": "k", "where": "w"}
    for kind in CannotStart.__subclasses__():
        assert kind(**values).says("zh") != kind(**values).says("en")


def test_a_demo_takes_no_office_and_no_office_takes_a_demo(tmp_path: Path) -> None:
    with opened(tmp_path / "office"):
        pass
    with pytest.raises(HoldsAnOffice), opened(tmp_path / "office", demo=True):
        pass
    for _ in range(2):  # begun, and gone on with
        with opened(tmp_path / "demo", demo=True):
            pass
    with pytest.raises(HoldsADemo), opened(tmp_path / "demo"):
        pass

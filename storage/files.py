"""Files: checked and cleaned by `contents`, kept once under the hash of what they hold."""

import hashlib
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import bindparam, case, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from storage.contents import Sent, checked, small
from storage.direct import among
from storage.tables import chats, files
from storage.work import Work

Kind = Sent | Literal["document"]
"""What people send, and documents of our own making."""
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FRESH = 600.0
"""Seconds for which what was just kept is not discarded: whoever sent it may not have said so yet."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that lies in the store, known by its content."""

    sha256: str
    mime: str
    size: int


class FileStore:
    """A folder of files; each lies under the hash of its content, so the same file is kept once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes, kind: Sent) -> Kept:
        """Check by content, clean and keep; on the disk when it returns, a picture's small version, too.

        Slow: call it on a thread. Raises `BadFile`, see `contents.checked`.
        """
        kept = self._kept(*checked(data, kind))
        if kind == "photo":
            self.small(kept.sha256)
        return kept

    def keep_document(self, data: bytes, mime: str = DOCUMENT) -> Kept:
        """Keep a document of our own making as it is; on the disk when it returns."""
        return self._kept(data, mime)

    def discard(self, sha256: str) -> bool:
        """The content is gone, and a picture's small version. False: it has just come, perhaps once more."""
        full = self.path(sha256)
        try:
            if time.time() - full.stat().st_mtime < FRESH:
                return False
        except FileNotFoundError:
            return True
        for path in (full.with_name(f"{full.name}.small"), full):
            path.unlink(missing_ok=True)
        return True

    def _kept(self, data: bytes, mime: str) -> Kept:
        sha256 = hashlib.sha256(data).hexdigest()
        self._write(self.path(sha256), data)
        return Kept(sha256, mime, len(data))

    def path(self, sha256: str) -> Path:
        """Where the file with this hash lies, if it is kept."""
        return self._folder / sha256[:2] / sha256[2:]

    def small(self, sha256: str) -> Path:
        """Where a kept picture's small version lies, beside it; made if it is missing. Slow: on a thread.

        Raises `FileNotFoundError` where the picture is not kept.
        """
        full = self.path(sha256)
        path = full.with_name(f"{full.name}.small")
        if not path.exists():
            self._write(path, small(full.read_bytes()))
        return path

    def _write(self, path: Path, data: bytes) -> None:
        if path.exists():
            os.utime(path)
            return
        if not path.parent.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _settle(self._folder)
        fresh = path.with_name(f"{path.name}.{os.urandom(6).hex()}.new")
        try:
            with fresh.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
        _settle(path.parent)


def _settle(folder: Path) -> None:
    """A new name in a folder is on the disk only after the folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class File:
    """What is known about a file. `ref` fetches it from its channel; of a document it is the name."""

    id: int
    kind: Kind
    channel: str
    ref: str
    state: str
    """`wanted` (not fetched yet) · `kept` · `refused` · `erased`"""
    sha256: str | None
    mime: str
    tries: int
    chat_id: int | None = None
    """Where it came from."""
    size: int = 0
    reason: str = ""
    """Why it is refused, or could not be fetched the last time."""
    next_try_at: datetime | None = None
    """While it is wanted; before the first try, when it came."""


_NAMES = ("id", "kind", "channel", "ref", "state", "sha256", "mime", "tries", "chat_id", "size")
_COLUMNS = [files.c[name] for name in (*_NAMES, "reason", "next_try_at")]


def _file(row: Any) -> File:
    return File(*row)


_INSERT = insert(files)
_REGISTER = _INSERT.on_conflict_do_update(
    index_elements=["channel", "origin"],
    set_={
        "ref": _INSERT.excluded.ref,
        "chat_id": _INSERT.excluded.chat_id,
        "again": True,
        "shared": files.c.shared | files.c.chat_id.is_distinct_from(_INSERT.excluded.chat_id),
        "state": case((files.c.state == "kept", "kept"), else_=_INSERT.excluded.state),
        "next_try_at": case((files.c.state == "kept", None), else_=_INSERT.excluded.next_try_at),
        "tries": 0,  # somebody who sends it again is worth a fresh try
    },
).returning(files.c.id)


def register(
    work: Work,
    channel: str,
    kind: Kind,
    ref: str,
    unique: str,
    size: int = 0,
    mime: str = "",
    chat: int | None = None,
) -> int:
    """The id of a file that came with an update; the same file (`unique` within its channel) keeps its id.

    It will be fetched from its channel; but what came by the web lies in the store, `ref` is its hash.
    """
    row: dict[str, Any] = {"channel": channel, "kind": kind, "ref": ref, "origin": unique}
    row["chat_id"] = chat
    if channel == "web":
        row |= {"state": "kept", "sha256": ref, "mime": mime, "size": size, "next_try_at": None}
    else:
        row |= {"state": "wanted", "sha256": None, "mime": mime, "size": size, "next_try_at": work.now}
    return int(work.rows(_REGISTER, row)[0].id)


def document(
    work: Work, origin: str, name: str, kept: Kept, *, mime: str = "docx", goes_at: datetime | None = None
) -> int:
    """The id of a document of the office's. A letter's origin is `doc:{case}:{seq}`.

    `goes_at`: when it leaves the store.
    """
    row: dict[str, Any] = {"channel": "office", "kind": "document", "ref": name, "origin": origin}
    row |= {"state": "kept", "sha256": kept.sha256, "size": kept.size, "next_try_at": None, "chat_id": None}
    number = int(work.rows(_REGISTER, {**row, "mime": mime})[0].id)
    if goes_at is not None:
        work.change(files, {"id": number}, goes_at=goes_at)
    return number


def code(work: Work, person: int, address: str, kept: Kept) -> int:
    """The id of a picture of ours that shows this address of this person's to be scanned."""
    of = hashlib.sha256(address.encode()).hexdigest()
    row: dict[str, Any] = {"channel": "office", "kind": "photo", "ref": "qr", "origin": f"qr:{person}:{of}"}
    row |= {"state": "kept", "sha256": kept.sha256, "size": kept.size, "mime": kept.mime}
    return int(work.rows(_REGISTER, {**row, "next_try_at": None, "chat_id": None})[0].id)


def documents(work: Work, case: int) -> list[tuple[str, str]]:
    """(name, sha256) of every document of a case, in the order of its events."""
    rows = work.rows(_DOCUMENTS, {"origin": f"doc:{case}:%"})
    return [(row.ref, row.sha256) for row in rows]


_DOCUMENTS = (
    select(files.c.ref, files.c.sha256)
    .where(files.c.channel == "office", files.c.origin.like(bindparam("origin")))
    .order_by(files.c.id)
)


_FILES = select(*_COLUMNS).where(among(files.c.id, "ids"))


def find(work: Work, ids: Iterable[int]) -> dict[int, File]:
    """id → file, for those that exist."""
    wanted = tuple(ids)
    rows = work.rows(_FILES, {"ids": wanted}) if wanted else ()
    return {row.id: _file(row) for row in rows}


_FOREIGN = (
    select(files.c.id)
    .outerjoin(chats, chats.c.id == files.c.chat_id)
    .where(among(files.c.id, "ids"), files.c.shared.is_(False))
    .where(chats.c.person_id.is_distinct_from(bindparam("person")))
    .limit(1)
)


def foreign(work: Work, ids: Iterable[int], person: int) -> bool:
    """True: one of these this person has not sent. What several have sent is each one's."""
    return work.row(_FOREIGN, {"ids": tuple(ids), "person": person}) is not None


_WANTED = (
    select(*_COLUMNS)
    .where(files.c.state == literal_column("'wanted'"), files.c.next_try_at <= bindparam("now"))
    .where(among(files.c.channel, "channels"))
    .order_by(files.c.next_try_at)
    .limit(bindparam("most"))
)


def wanted(work: Work, channels: Iterable[str], most: int) -> list[File]:
    """Files to fetch now, those that wait longest first."""
    rows = work.rows(_WANTED, {"now": work.now, "channels": list(channels), "most": most})
    return [_file(row) for row in rows]


def fetched(work: Work, file: int, kept: Kept) -> None:
    """The file lies in the store now."""
    values = {"sha256": kept.sha256, "mime": kept.mime, "size": kept.size}
    work.change(files, {"id": file}, state="kept", next_try_at=None, reason="", **values)


def later(work: Work, file: File, next_try_at: datetime, reason: str) -> None:
    """It could not be fetched; try again then."""
    values = {"tries": file.tries + 1, "next_try_at": next_try_at, "reason": reason[:200]}
    work.change(files, {"id": file.id}, **values)


def refused(work: Work, file: int, reason: str) -> None:
    """It will never be kept; what needs it goes on without it."""
    work.change(files, {"id": file}, state="refused", next_try_at=None, reason=reason[:200])

"""Files that leave the store: erased, or kept only until a moment. What others sent, too, stays for them."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, select

from storage.columns import Moment
from storage.direct import among
from storage.files import FileStore
from storage.tables import files
from storage.work import Work

SOON = timedelta(minutes=10)
"""When it is tried again to take away what has only just come."""

_SENT = select(files.c.id).where(among(files.c.chat_id, "chats"))
_LETTERS = select(files.c.id).where(files.c.channel == "office", files.c.origin.like(bindparam("origin")))
_THESE = select(files.c.id, files.c.sha256, files.c.again, files.c.shared).where(among(files.c.id, "ids"))
_GOING = (
    select(files.c.id, files.c.sha256)
    .where(files.c.goes_at.is_not(None), files.c.goes_at <= bindparam("now", type_=Moment))
    .limit(bindparam("most"))
)
_SAME = (
    select(files.c.id)
    .where(files.c.sha256 == bindparam("sha256"), files.c.id != bindparam("id"), files.c.state == "kept")
    .limit(1)
)


def sent_from(work: Work, chats: Iterable[int]) -> set[int]:
    """Files that came from these chats last."""
    return {row.id for row in work.rows(_SENT, {"chats": list(chats)})}


def made_for(work: Work, origin: str) -> set[int]:
    """Documents of the office's whose origin begins so."""
    return {row.id for row in work.rows(_LETTERS, {"origin": f"{origin}%"})}


def erase(work: Work, ids: Iterable[int], *, once: bool = False) -> list[int]:
    """Nobody sees these any more, and their content goes; returns those that were nobody else's, too.

    `once`: only what was sent no more than once, so that no other case shows it.
    """
    gone = []
    for row in work.rows(_THESE, {"ids": list(ids)}):
        if once and row.again:
            continue
        if row.shared:
            work.change(files, {"id": row.id}, chat_id=None)
            continue
        gone.append(row.id)
        nowhere: dict[str, Any] = {"ref": "", "origin": f"erased:{row.id}", "chat_id": None, "reason": ""}
        goes_at = work.now if row.sha256 else None
        work.change(files, {"id": row.id}, state="erased", goes_at=goes_at, next_try_at=None, **nowhere)
    return gone


def is_due(work: Work) -> bool:
    """True: something is to leave the store now."""
    return work.row(_GOING, {"now": work.now, "most": 1}) is not None


def discard(work: Work, store: FileStore, most: int) -> None:
    """What is due leaves the store, unless the same content is somebody else's, too."""
    for row in work.rows(_GOING, {"now": work.now, "most": most}):
        same = row.sha256 and work.row(_SAME, {"sha256": row.sha256, "id": row.id})
        if row.sha256 and not same and not store.discard(row.sha256):
            work.change(files, {"id": row.id}, goes_at=work.now + SOON)
        else:
            work.change(files, {"id": row.id}, state="erased", sha256=None, goes_at=None)

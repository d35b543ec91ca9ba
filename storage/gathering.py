"""Albums of which more pictures may come: one at most in a chat. What has come is kept until it goes on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from storage import people
from storage.tables import albums
from storage.work import Work

AGAIN = timedelta(minutes=30)
"""What failed is tried again after this long."""
SOON = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Pictures of one album so far, and the words that came with them."""

    chat_id: int
    album: str
    words: str
    files: tuple[int, ...]
    about: int
    """The case to whose message they are a reply, and as what it was told; 0: to none."""
    told: str
    in_place: bool
    due_at: datetime
    """When they go on."""

    def failed(self, now: datetime) -> bool:
        """True: they have been put off, and nothing else waits for them."""
        return now + SOON < self.due_at <= now + AGAIN

    def due(self, now: datetime) -> bool:
        """True: they go on now; also where they were to wait by a clock that was ahead."""
        return not now < self.due_at <= now + AGAIN


_ALL = select(albums)


def _known(work: Work) -> dict[int, Gathered]:
    known: dict[int, Gathered] | None = work.lasting.get("albums")
    if known is None:
        rows = ({name: getattr(row, name) for name in Gathered.__slots__} for row in work.rows(_ALL))
        found = (Gathered(**{**row, "files": tuple(row["files"])}) for row in rows)
        known = work.lasting["albums"] = {one.chat_id: one for one in found}
    return known


def of(work: Work, chat: int) -> Gathered | None:
    """What is gathered in this chat."""
    return _known(work).get(chat)


def keep(work: Work, gathered: Gathered) -> None:
    """It stands like this now."""
    known, chat = _known(work), gathered.chat_id
    row: dict[str, Any] = {name: getattr(gathered, name) for name in Gathered.__slots__}
    row["files"] = list(gathered.files)
    if chat in known:
        work.change(albums, {"chat_id": chat}, **row)
    else:
        work.add(albums, **row)
    known[chat] = gathered


def remove(work: Work, chat: int) -> None:
    """It has gone on."""
    work.remove(albums, chat_id=chat)
    _known(work).pop(chat, None)


def due(work: Work) -> list[int]:
    """The chats whose album goes on now."""
    return [chat for chat, one in _known(work).items() if one.due(work.now)]


def put_off(work: Work, chat: int, reason: str) -> None:
    """It could not go on; half an hour later again, and somebody looks into it."""
    later = work.now + AGAIN
    work.change(albums, {"chat_id": chat}, due_at=later)
    work.lasting.pop("albums", None)
    people.add_task(work, "parked", work.now, dedupe_key=f"album:{chat}", note=reason[:200])

"""Where a messenger shows what an outbox row has said: to change it there, too."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from storage.columns import literally
from storage.tables import chats, outbox
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Shown:
    """The messages of the messenger that a row became, and whether its buttons hold: nothing newer shows its
    case in that chat; where it shows none, nothing newer stands there at all."""

    chat: int
    message: str
    before: Sequence[str]
    """The pictures that came with it, where they are messages of their own."""
    live: bool


_ROW = (
    select(outbox.c.chat_id, outbox.c.message_id, outbox.c.parts, outbox.c.state, outbox.c.about)
    .join(chats, chats.c.id == outbox.c.chat_id)
    .where(outbox.c.id == bindparam("number"), chats.c.channel != "web", chats.c.blocked_at.is_(None))
)
_NEWER = (
    select(outbox.c.id)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.id > bindparam("number"))
    .where(literally(outbox.c.state, "sent", "sending", "queued"))
    .limit(1)
)
_OF_IT = _NEWER.where(outbox.c.about == bindparam("about"))
_THERE = _NEWER.where((outbox.c.message_id == bindparam("place")) | (outbox.c.instead == bindparam("place")))


def shown(work: Work, number: int) -> Shown | None:
    """None: nowhere any more, or on a page, which reads like the row; or something else took its place."""
    row = work.row(_ROW, {"number": number})
    if row is None or row.state != "sent" or not row.message_id:
        return None
    newer = {"chat": row.chat_id, "number": number}
    if work.row(_THERE, newer | {"place": row.message_id}) is not None:
        return None
    later = work.row(_OF_IT, newer | {"about": row.about}) if row.about else work.row(_NEWER, newer)
    return Shown(row.chat_id, row.message_id, row.parts or (), later is None)

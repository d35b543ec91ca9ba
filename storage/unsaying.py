"""Where a messenger shows what an outbox row has said: to change it there, too."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from storage.columns import literally
from storage.tables import chats, outbox
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Shown:
    """The messages of the messenger that a row became, and whether it is the last thing said in its chat."""

    chat: int
    message: str
    before: Sequence[str]
    """The pictures that came with it, where they are messages of their own."""
    newest: bool


_ROW = (
    select(outbox.c.chat_id, outbox.c.message_id, outbox.c.parts, outbox.c.state)
    .join(chats, chats.c.id == outbox.c.chat_id)
    .where(outbox.c.id == bindparam("number"), chats.c.channel != "web", chats.c.blocked_at.is_(None))
)
_NEWER = (
    select(outbox.c.id)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.id > bindparam("number"))
    .where(literally(outbox.c.state, "sent", "sending", "queued"))
    .limit(1)
)
_THERE = _NEWER.where((outbox.c.message_id == bindparam("place")) | (outbox.c.instead == bindparam("place")))


def shown(work: Work, number: int) -> Shown | None:
    """None: nowhere any more, or on a page, which reads like the row; or something else took its place."""
    row = work.row(_ROW, {"number": number})
    if row is None or row.state != "sent" or not row.message_id:
        return None
    newer = {"chat": row.chat_id, "number": number}
    if work.row(_THERE, newer | {"place": row.message_id}) is not None:
        return None
    return Shown(row.chat_id, row.message_id, row.parts or (), work.row(_NEWER, newer) is None)

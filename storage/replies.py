"""Our messages as the messenger numbers them: which of them somebody replies to."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select, update

from storage.tables import chats, outbox
from storage.work import Work

_OF_A_CASE = outbox.c.case_id.is_not(None) | outbox.c.about.is_not(None)
_NEWEST = outbox.c.case_id.is_(None), outbox.c.id.desc()  # what was told before what took its place
_REPLIED = (
    select(outbox.c.case_id, outbox.c.about, outbox.c.what)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.message_id == bindparam("message"))
    .where(_OF_A_CASE)
    .order_by(*_NEWEST)
    .limit(1)
)
_PARTS = (
    select(outbox.c.case_id, outbox.c.about, outbox.c.what, outbox.c.parts)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.parts.is_not(None))
    .where(_OF_A_CASE)
    .order_by(*_NEWEST)
)


def in_parts(work: Work, number: int, before: Sequence[str]) -> None:
    """This row took several of the messenger's messages, those before its last."""
    work.change(outbox, {"id": number}, parts=list(before))


def replied(work: Work, chat: int, message: str) -> tuple[int, str]:
    """The case that this message of ours, or that of which it is a part, told of or showed, and as what.

    0 and empty: none, or it is long ago.
    """
    row = work.row(_REPLIED, {"chat": chat, "message": message})
    row = row or next((one for one in work.rows(_PARTS, {"chat": chat}) if message in one.parts), None)
    return (int(row.case_id or row.about), str(row.what)) if row is not None else (0, "")


def forget_messages(work: Work, channel: str) -> None:
    """What the messenger called our messages means nothing any more: another account speaks now."""
    there = select(chats.c.id).where(chats.c.channel == channel)
    known = update(outbox).where(outbox.c.chat_id.in_(there), outbox.c.message_id != "")
    work.execute(known.values(message_id="", parts=None))

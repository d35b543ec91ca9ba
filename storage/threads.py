"""In which case's thread something was said in a chat last."""

from datetime import datetime

from sqlalchemy import bindparam, select

from storage.tables import chats
from storage.work import Work

Said = tuple[int | None, datetime | None]

_LAST = select(chats.c.thread_id, chats.c.thread_at).where(chats.c.id == bindparam("chat"))


def said(work: Work, chat: int, case: int) -> None:
    """Something has just been said there, in this chat."""
    work.lasting["thread", chat] = case, work.now
    work.change(chats, {"id": chat}, thread_id=case, thread_at=work.now)


def last(work: Work, chat: int, since: datetime) -> int | None:
    """The case in whose thread something was said in this chat last, if that was not before `since`."""
    known: Said | None = work.lasting.get(("thread", chat))
    if known is None:
        row = work.row(_LAST, {"chat": chat})
        known = work.lasting["thread", chat] = (row.thread_id, row.thread_at) if row else (None, None)
    case, at = known
    return case if at is not None and since <= at else None

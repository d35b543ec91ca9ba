"""A chat that has become another: a group of Telegram's that is a supergroup now."""

from sqlalchemy import bindparam, select, update

from storage import chats as rows
from storage import queue
from storage.columns import literally
from storage.posting import Due
from storage.tables import chats, outbox
from storage.work import Work

_THERE = select(chats.c.id).where(
    chats.c.channel == bindparam("channel"), chats.c.address == bindparam("address")
)
_ALONG = (
    update(outbox)
    .where(outbox.c.chat_id == bindparam("chat"), literally(outbox.c.state, "queued", "held"))
    .values(chat_id=bindparam("there"))
)


def moved(work: Work, due: Due, address: str) -> None:
    """It surely did not arrive, and goes to the new address at once, with what waits behind it.

    Where a chat with this address is known already, that is used, and the old one is reached no more.
    """
    queue.later(work, due, work.now, "moved")
    there = work.row(_THERE, {"channel": due.channel, "address": address})
    if there is None:
        work.change(chats, {"id": due.chat_id}, address=address)
    else:
        rows.blocked(work, due.chat_id)
        work.execute(_ALONG, {"chat": due.chat_id, "there": there.id})
    work.flush()
    work.lasting.clear()  # where everybody is; it happens too seldom to be choosy

"""When a messenger was last heard, and who may have pressed a button in vain while it was not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from storage import noted
from storage.columns import Moment
from storage.tables import chats, outbox, sessions
from storage.work import Work


def heard_at(work: Work, channel: str) -> datetime | None:
    """As `heard` wrote it last."""
    known = noted.value(work, f"{channel}.heard_at")
    return datetime.fromisoformat(known) if known is not None else None


def heard(work: Work, channel: str, at: datetime) -> None:
    """Until then whatever was pressed there has come."""
    noted.note(work, f"{channel}.heard_at", at.isoformat())


_until = bindparam("until", type_=Moment)
_IN_VAIN = (
    select(sessions.c.chat_id, sessions.c.prompt_key)
    .join(chats, chats.c.id == sessions.c.chat_id)
    .join(outbox, outbox.c.dedupe_key == sessions.c.prompt_key)
    .where(chats.c.channel == bindparam("channel"), chats.c.blocked_at.is_(None))
    .where(chats.c.seen_at >= bindparam("since", type_=Moment), chats.c.seen_at < _until)
    .where(outbox.c.state == "sent", outbox.c.sent_at < _until)
    .where(func.instr(sessions.c.prompt_key, bindparam("mark")) == 0)
)


def in_vain(work: Work, channel: str, since: datetime, until: datetime, mark: str) -> Sequence[Any]:
    """(chat, key of its prompt) where somebody was last seen between these moments and has a question open.

    Not where the question goes out only now, and not where it stands by a key with `mark` in it.
    """
    return work.rows(_IN_VAIN, {"channel": channel, "since": since, "until": until, "mark": mark})

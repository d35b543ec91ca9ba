"""What is kept of one person, read for themselves. `ids`: they, and whom they were before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from cases.model import Action
from storage.direct import among
from storage.tables import albums, event_words, events, feed, outbox, people, sessions
from storage.tables import chats as chats_table
from storage.tables import files as files_table
from storage.tables_talk import heard
from storage.work import Work

_CHATS = (
    select(chats_table.c.id, chats_table.c.channel, chats_table.c.address, chats_table.c.seen_at)
    .where(among(chats_table.c.person_id, "ids"))
    .order_by(chats_table.c.seen_at.desc())
)
_SINCE = select(func.min(people.c.created_at, type_=people.c.created_at.type).label("at")).where(
    among(people.c.id, "ids")
)
_HERE = select(chats_table.c.id).where(among(chats_table.c.person_id, "ids"))
_DRAFTS = select(sessions.c.state).where(sessions.c.chat_id.in_(_HERE))
_ALBUMS = select(albums.c.words, albums.c.files).where(albums.c.chat_id.in_(_HERE))
_FEED = select(feed.c.at, feed.c.mine, feed.c.payload).where(feed.c.chat_id.in_(_HERE))
_HEARD = select(heard.c.at, heard.c.words).where(heard.c.chat_id.in_(_HERE))
_SENT = (
    select(outbox.c.sent_at, outbox.c.payload)
    .join(chats_table, chats_table.c.id == outbox.c.chat_id)
    .where(among(chats_table.c.person_id, "ids"), chats_table.c.channel != "web", outbox.c.state == "sent")
)
_FILES = select(files_table).where(files_table.c.chat_id.in_(_HERE), files_table.c.state != "erased")
_SAID = (
    select(events.c.at, events.c.action, event_words.c.words, event_words.c.files)
    .join(event_words, (event_words.c.case_id == events.c.case_id) & (event_words.c.seq == events.c.seq))
    .where(events.c.case_id == bindparam("case"), among(events.c.actor_id, "ids"))
    .order_by(events.c.seq)
)
_CONSENTS = (
    select(events.c.at, events.c.data)
    .where(events.c.case_id == bindparam("case"), among(events.c.actor_id, "ids"))
    .where(events.c.action == Action.SHARE.value)
    .order_by(events.c.seq)
)


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a chat. `mine`: theirs. `text` is as it was shown: tiny HTML."""

    at: datetime
    mine: bool
    text: str


def chats(work: Work, ids: Sequence[int]) -> Sequence[Row[Any]]:
    """Where they can be reached, the last used first."""
    return work.rows(_CHATS, {"ids": list(ids)})


def since(work: Work, ids: Sequence[int]) -> datetime | None:
    """When they first came."""
    row = work.row(_SINCE, {"ids": list(ids)})
    return row.at if row is not None else None


def drafts(work: Work, ids: Sequence[int]) -> list[Any]:
    """What they have begun to say and not sent."""
    given = {"ids": list(ids)}
    begun = [row.state.get("answers", {}) for row in work.rows(_DRAFTS, given)]
    return begun + [{"words": row.words, "files": row.files} for row in work.rows(_ALBUMS, given)]


def messages(work: Work, ids: Sequence[int]) -> list[Line]:
    """What was said and told in their chats, as far as it is still kept."""
    return sorted(_messages(work, {"ids": list(ids)}), key=lambda line: line.at)


def _messages(work: Work, given: dict[str, Any]) -> Iterator[Line]:
    for row in work.rows(_FEED, given):
        yield Line(row.at, bool(row.mine), _text(row.payload))
    for row in work.rows(_HEARD, given):
        yield Line(row.at, True, row.words)
    for row in work.rows(_SENT, given):
        yield Line(row.sent_at, False, _text(row.payload))


def _text(payload: dict[str, Any]) -> str:
    card = payload.get("card", {})
    parts = [
        card.get("head"),
        card.get("title"),
        payload.get("text"),
        *(line.get(key) for line in payload.get("story", ()) for key in ("at", "what", "words")),
        payload.get("label"),
        payload.get("hint"),
    ]
    return "\n".join(part for part in parts if part)


def files(work: Work, ids: Sequence[int]) -> Sequence[Row[Any]]:
    """What they have sent."""
    return work.rows(_FILES, {"ids": list(ids)})


def said(work: Work, case: int, ids: Sequence[int]) -> Sequence[Row[Any]]:
    """Their words in a case, oldest first."""
    return work.rows(_SAID, {"case": case, "ids": list(ids)})


def consents(work: Work, case: int, ids: Sequence[int]) -> Sequence[Row[Any]]:
    """When they agreed that who has it sees who they are, or took that back, after the report."""
    return work.rows(_CONSENTS, {"case": case, "ids": list(ids)})

"""Rows of the outbox that wait for a person's hour: `held` until then, `gathered` into one message after.

A gathered row fares as the message does that it went with (`digest_id`).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, literal_column, select, update

from storage import ahead
from storage.direct import among
from storage.tables import chats, outbox
from storage.work import Work

# A literal in the SQL, so that the partial index is used; a parameter, so that the chat's own is.
_DUE = (
    select(chats.c.person_id)
    .join(outbox, chats.c.id == outbox.c.chat_id)
    .where(outbox.c.state == literal_column("'held'"), outbox.c.due_at <= bindparam("now"))
    .order_by(outbox.c.due_at)
    .limit(bindparam("most"))
)
_CHATS = select(chats.c.id).where(chats.c.person_id == bindparam("person"))
_HELD = (
    select(outbox)
    .where(outbox.c.chat_id.in_(_CHATS), outbox.c.state == bindparam("held"))
    .order_by(outbox.c.id)
)


def due(work: Work, most: int) -> list[int]:
    """People for whom something waited until now; of at most so many rows, the longest due first."""
    rows = work.rows(_DUE, {"now": work.now, "most": most})
    return list(dict.fromkeys(row.person_id for row in rows))


def held(work: Work, person: int) -> Sequence[Row[Any]]:
    """All that waits for this person, due or not, the oldest first."""
    return work.rows(_HELD, {"person": person, "held": "held"})


def wait(work: Work, number: int, until: datetime) -> None:
    """Look at it again then."""
    work.change(outbox, {"id": number}, due_at=until)


def overtaken(work: Work, number: int) -> None:
    """What it says does not hold any more, or is not theirs to know: it never goes out."""
    work.change(outbox, {"id": number}, state="replaced", error="overtaken")


def release(work: Work, number: int, chat: int, payload: dict[str, Any]) -> None:
    """It goes now, by itself."""
    told = {"payload": payload, "about": payload.get("about")}
    work.change(outbox, {"id": number}, state="queued", chat_id=chat, due_at=work.now, **told)
    work.lasting.pop(("newest", chat), None)


def gather(work: Work, numbers: Iterable[int], chat: int, digest: int) -> None:
    """These have gone into this message."""
    for number in numbers:
        work.change(outbox, {"id": number}, state="gathered", chat_id=chat, digest_id=digest)


_KEY = select(outbox.c.id).where(outbox.c.dedupe_key == bindparam("key"))


def is_put(work: Work, dedupe_key: str) -> bool:
    """True: there is a row of this key."""
    return work.row(_KEY, {"key": dedupe_key}) is not None


_ARRIVES = func.coalesce(outbox.c.sent_at, outbox.c.due_at, type_=outbox.c.due_at.type)
_SINCE = bindparam("since", type_=outbox.c.due_at.type)
_TOLD = (
    select(outbox.c.id)
    .where(outbox.c.case_id == bindparam("case"), outbox.c.person_id == bindparam("person"))
    .where(outbox.c.what == bindparam("what"), _ARRIVES >= _SINCE)
    .where(among(outbox.c.state, "states"))
    .limit(1)
)
_GOES = ("queued", "sending", "sent", "unknown")


def told_since(
    work: Work, case: int | None, person: int, what: str, since: datetime, *, waits: bool = False
) -> bool:
    """True: they were told the same of this case since then. `waits`: or what waits will tell them."""
    states = (*_GOES, "held", "gathered") if waits else _GOES
    if (known := ahead.told_of(work, case)) is not None:
        return any(
            (who, said) == (person, what) and state in states and at >= since
            for who, said, state, at in known
        )
    given = {"case": case, "person": person, "what": what, "since": since, "states": states}
    return case is not None and work.row(_TOLD, given) is not None


_digest = outbox.alias("digest")
_WITH_OTHERS = (
    select(outbox.c.id, outbox.c.person_id, _digest.c.id.label("digest"), _digest.c.dedupe_key)
    .join(_digest, _digest.c.id == outbox.c.digest_id)
    .where(outbox.c.case_id == bindparam("case"), outbox.c.state == "gathered")
    .where(_digest.c.state.in_(["queued", "sending", "failed", "unknown"]))
)
_APART = (
    update(outbox)
    .where(outbox.c.chat_id.in_(_CHATS), outbox.c.state == "gathered")
    .where(outbox.c.digest_id == bindparam("digest"))
    .values(state="held", digest_id=None)
)


def on_their_way(work: Work, case: int) -> Sequence[Row[Any]]:
    """Rows about this case in a message that has not arrived: `id`, `person_id`, `digest`, `dedupe_key`."""
    return work.rows(_WITH_OTHERS, {"case": case})


def take_apart(work: Work, row: Row[Any]) -> None:
    """The message that this row went with is not sent; the others in it are gathered anew."""
    work.execute(_APART, {"person": row.person_id, "digest": row.digest})
    work.change(outbox, {"id": row.id}, state="replaced", error="not theirs any more")
    gone = f"{row.dedupe_key}#{row.digest}"  # today's may be written anew
    work.change(outbox, {"id": row.digest}, state="replaced", dedupe_key=gone, error="not theirs any more")


_other = outbox.alias("other")
_FARED = (
    select(outbox.c.seq, _digest.c.state, _other.c.state.label("elsewhere"))
    .join(_digest, _digest.c.id == outbox.c.digest_id)
    .outerjoin(
        _other,
        # the same message, to another chat of theirs: see `queue.failed`
        _other.c.dedupe_key.between(_digest.c.dedupe_key + ":alt", _digest.c.dedupe_key + ":alu"),
    )
    .where(outbox.c.case_id == bindparam("case"), outbox.c.state == "gathered")
)


def fared(work: Work, case: int) -> list[tuple[int, str]]:
    """(event, state) of what went with other notices."""
    rows = work.rows(_FARED, {"case": case})
    return [(row.seq, state) for row in rows for state in (row.state, row.elsewhere) if state]

"""Which rows of the outbox go next: one per chat, the most urgent first, and a long queue costs no more."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, bindparam, literal_column, or_, select, update

from cases.notices import Priority
from storage.direct import among
from storage.posting import Due, made_past
from storage.tables import chats, outbox
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Claim:
    """What was claimed."""

    due: list[Due]
    waiting: bool
    """True: more is due, and has to wait for room, for its chat, or for a deeper look."""


# States and priorities stand in the SQL as literals: only so are the partial indexes used.
_queued = outbox.c.state == literal_column("'queued'")
_other, _own = outbox.alias("other"), outbox.alias("own")
_SHALLOW = 512


def _window(*of: Priority) -> Select[Any]:
    return (
        select(outbox.c.chat_id, outbox.c.priority, chats.c.channel, chats.c.address)
        .join(chats, chats.c.id == outbox.c.chat_id)
        .where(_queued, outbox.c.priority.in_([literal_column(str(int(p))) for p in of]))
        .where(outbox.c.due_at <= bindparam("now"))
        .where(
            ~select(_other.c.id)
            .where(_other.c.chat_id == outbox.c.chat_id, _other.c.state == literal_column("'sending'"))
            .exists()
        )
        .order_by(outbox.c.priority, outbox.c.due_at, outbox.c.id)
        .limit(bindparam("window"))
    )


EVERYTHING, BROADCASTS = _window(*Priority), _window(Priority.BROADCAST)
BUT_BROADCASTS = _window(*(priority for priority in Priority if priority is not Priority.BROADCAST))
"""What a claim may look for."""
_HEAD = (
    select(_own.c.id)
    .where(
        _own.c.chat_id == chats.c.id,
        _own.c.state == literal_column("'queued'"),
        _own.c.priority == bindparam("of"),
        or_(_own.c.due_at <= bindparam("now"), _own.c.tries > 0),
    )
    .order_by(_own.c.id)
    .limit(1)
    .correlate(chats)
    .scalar_subquery()
)
_CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(select(_HEAD).where(among(chats.c.id, "chats"))))
    .where(outbox.c.due_at <= bindparam("now"))
    .values(state="sending", leased_until=bindparam("until"), tries=outbox.c.tries + 1)
    .returning(
        outbox.c.id,
        outbox.c.chat_id,
        outbox.c.payload,
        outbox.c.again,
        outbox.c.case_id,
        outbox.c.person_id,
        outbox.c.what,
        outbox.c.asks,
        outbox.c.seq,
        outbox.c.tries,
        outbox.c.created_at,
        outbox.c.about,
        outbox.c.instead,
    )
)


# New rows behind one that waits for its next try wait with it, out of the way of every further look.
_BEHIND = (
    update(outbox)
    .where(outbox.c.chat_id == bindparam("chat"), _queued, outbox.c.priority == bindparam("of"))
    .where(outbox.c.due_at <= bindparam("now"))
    .values(
        due_at=select(_own.c.due_at)
        .where(_own.c.chat_id == bindparam("chat"), _own.c.state == literal_column("'queued'"))
        .where(_own.c.priority == bindparam("of"), _own.c.tries > 0)
        .order_by(_own.c.id)
        .limit(1)
        .scalar_subquery()
    )
)


def claim(
    work: Work,
    room: Mapping[str, int],
    lease: timedelta,
    busy: Collection[int] = (),
    *,
    deep: bool = True,
    which: Select[Any] = EVERYTHING,
) -> Claim:
    """The heads of chats that are due, the most urgent first; they are `sending` from now on.

    A chat's head is its first row by (priority, id) that is due or was tried before: nothing of the same
    priority overtakes a row that waits for its next try. `room` says how many each channel can take; rows of
    other channels stay, and so do `busy` chats. Not `deep`: gives up after some hundred rows that cannot go
    now, so that a long queue before a slow messenger costs little.
    """
    left, due = dict(room), []
    while True:
        found, waiting = _look(work, left, busy, deep, which)
        got = _take(work, found, lease)
        due += got
        for one in got:
            left[one.channel] -= 1
        behind = found.keys() - {one.chat_id for one in got}
        if not behind:
            return Claim(due, waiting)
        for chat in behind:
            work.execute(_BEHIND, {"chat": chat, "of": found[chat].priority, "now": work.now})


def _look(
    work: Work, room: Mapping[str, int], busy: Collection[int], deep: bool, which: Select[Any]
) -> tuple[dict[int, Any], bool]:
    """chat → its most urgent due row, for as many chats as there is room; and whether others have to wait."""
    window = sum(room.values())
    while window:
        rows = work.rows(which, {"now": work.now, "window": window})
        found: dict[int, Any] = {}
        left, waiting = dict(room), False
        for row in rows:
            chat, channel = row.chat_id, row.channel
            if chat in found or channel not in left:
                continue
            if chat in busy or not left[channel]:
                waiting = True
                continue
            left[channel] -= 1
            found[chat] = row
        if len(rows) < window or not any(left.values()):
            return found, waiting or len(rows) == window
        if window >= _SHALLOW and not deep:
            return found, True
        window *= 4
    return {}, True


def _take(work: Work, found: Mapping[int, Any], lease: timedelta) -> list[Due]:
    due: dict[int, Due] = {}
    for priority in dict.fromkeys(row.priority for row in found.values()):
        chosen = [chat for chat, row in found.items() if row.priority == priority]
        given = {"of": priority, "chats": chosen, "now": work.now, "until": work.now + lease}
        for row in work.rows(_CLAIM, given):
            due[row.chat_id] = Due(
                id=row.id,
                chat_id=row.chat_id,
                channel=found[row.chat_id].channel,
                address=found[row.chat_id].address,
                priority=priority,
                payload=row.payload,
                again=row.again > 0,
                case_id=row.case_id,
                person_id=row.person_id,
                what=row.what,
                asks=row.asks,
                seq=row.seq,
                tries=row.tries,
                created_at=row.created_at,
                instead=row.instead,
                past=made_past(work, row.chat_id, row.about, row.id) if not row.instead else None,
            )
    return [due[chat] for chat in found if chat in due]

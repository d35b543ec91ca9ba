"""The outbox: what waits to be sent, in which order, and what became of it (DESIGN §1.3, §1.4, §4).

Within a chat, order holds within a priority, and at most one row is `sending`. `storage/posting.py` puts rows
in, `storage/claim.py` chooses the next.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, literal_column, select, update

from cases.notices import Priority, To
from storage import people
from storage.columns import literally
from storage.desk import seen_to_by
from storage.posting import OF_TALK, Due, put, waits
from storage.tables import chats, inbox, outbox, tasks
from storage.work import Work


def sent(work: Work, done: Iterable[tuple[int, str]]) -> None:
    """These (row, messenger's message id) have arrived."""
    for number, message in done:
        work.change(outbox, {"id": number}, state="sent", message_id=message, sent_at=work.now, error="")


# States stand in the SQL as literals: only so are the partial indexes used.
_queued = outbox.c.state == literal_column("'queued'")

_PAUSE = (
    update(outbox)
    .where(
        outbox.c.chat_id == bindparam("chat"),
        _queued,
        outbox.c.priority >= bindparam("least"),
        outbox.c.due_at < bindparam("until"),
    )
    .values(due_at=bindparam("until"))
)


def later(work: Work, due: Due, due_at: datetime, error: str, *, chat: bool = False) -> None:
    """It surely did not arrive: again at `due_at`, then what waits behind it (`chat`: all of its chat).

    What was recalled meanwhile is not sent again.
    """
    work.change(outbox, {"id": due.id, "state": "sending"}, state="queued", due_at=due_at, error=error[:200])
    waits(work, due_at)
    given = {"chat": due.chat_id, "least": 0 if chat else due.priority, "until": due_at}
    work.execute(_PAUSE, given)


_ROW = (
    select(outbox, chats.c.person_id.label("owner"))
    .join(chats, chats.c.id == outbox.c.chat_id)
    .where(outbox.c.id == bindparam("id"))
)


def anew(work: Work, number: int) -> None:
    """There is nothing any more whose place it could take: it goes now, as a message of its own."""
    work.change(outbox, {"id": number, "state": "sending"}, state="queued", due_at=work.now, instead="")
    waits(work, work.now)


def unknown(work: Work, number: int, due_at: datetime | None = None) -> bool:
    """It may have arrived. The first time it is sent once more, marked; then staff look into it.

    True: the latter, and it is about a case. What takes the place of a message is no repeat, however often it
    is sent; so it is sent until it is there.
    """
    row = work.row(_ROW, {"id": number})
    if row is None or row.state != "sending":
        return False
    if row.instead:
        later_due = due_at or work.now
        work.change(outbox, {"id": number}, state="queued", due_at=later_due, error="unknown")
        waits(work, later_due)
    elif row.again == 0:
        due = due_at or work.now
        work.change(outbox, {"id": number}, state="queued", again=1, due_at=due, error="unknown")
        waits(work, due)
    else:
        work.change(outbox, {"id": number}, state="unknown", error="unknown twice")
        _task(work, row, row.id, "unknown")
        return row.case_id is not None
    return False


def failed(work: Work, number: int, reason: str) -> bool:
    """It will not arrive there: to another chat of the same person, and to staff if it must not get lost.

    True: it is about a case, and there is no other chat to try.

    What belongs to a conversation (live, or a draft brought to mind) just fails: its buttons mean nothing
    elsewhere, and the person asks again when they are back.
    """
    row = work.row(_ROW, {"id": number})
    if row is None or row.state not in ("sending", "queued"):
        return False
    state = "failed" if row.payload else "replaced"  # given up on its way: see `forget_talk`
    work.change(outbox, {"id": number}, state=state, error=reason[:200])
    if row.case_id is None and (row.priority == Priority.LIVE or row.what in OF_TALK):
        return False
    origin = row.dedupe_key.partition(":alt")[0]
    known = outbox.c.dedupe_key.in_([origin, *(f"{origin}:alt{chat}" for chat in _chats_of(work, row.owner))])
    stand = {r.chat_id: r.id for r in work.rows(select(outbox.c.chat_id, outbox.c.id).where(known))}
    other = next((chat for chat in _chats_of(work, row.owner) if chat not in stand), None)
    if other is not None:
        same = ("payload", "priority", "case_id", "seq", "person_id", "what", "asks")
        kept = {name: getattr(row, name) for name in same}
        put(work, chat_id=other, due_at=work.now, dedupe_key=f"{origin}:alt{other}", once=True, **kept)
    if row.case_id is not None or other is None:
        _task(work, row, min(stand.values(), default=row.id), reason)
    return row.case_id is not None and other is None


_REACHABLE = (
    select(chats.c.id)
    .where(chats.c.person_id == bindparam("person"), chats.c.blocked_at.is_(None))
    .order_by(chats.c.seen_at.desc())
)


def _chats_of(work: Work, person: int) -> list[int]:
    return [row.id for row in work.rows(_REACHABLE, {"person": person})]


def _task(work: Work, row: Any, notice: int, note: str) -> None:
    """One call is enough for all that did not reach somebody about a case."""
    key = f"undelivered:{row.case_id}:{row.owner}" if row.case_id is not None else f"undelivered:{notice}"
    why = {"notice_id": notice, "note": note[:200]}
    about = {"case_id": row.case_id, "person_id": row.owner}
    if row.case_id is not None and seen_to_by(work, row.case_id) is To.DISCIPLINE:
        # its desk finds in the case whom it may call
        about |= {"person_id": None, "raised_for": To.DISCIPLINE.value}
    if people.add_task(work, "undelivered", work.now, dedupe_key=key, **about, **why) is None:
        work.change(tasks, {"dedupe_key": key}, **why)


_AGAIN = (
    update(outbox)
    .where(outbox.c.state.in_(["unknown", "failed"]))
    .values(state="queued", due_at=bindparam("now"), tries=0, error="")
)
_one = outbox.alias("one")
_SAME = (outbox.c.case_id == _one.c.case_id) & (outbox.c.person_id == _one.c.person_id)
_AGAIN_ONE = _AGAIN.where(
    select(_one.c.id)
    .where(_one.c.id == bindparam("number"))
    .where((outbox.c.id == _one.c.id) | (_SAME & outbox.c.dedupe_key.not_like("%:alt%")))
    .exists()
)


def case_of(work: Work, number: int) -> int | None:
    """The case that a row is about."""
    row = work.row(_ROW, {"id": number})
    return row.case_id if row is not None else None


def resend(work: Work, number: int) -> bool:
    """Send once more, now, what is unknown or failed of this row's person and case; False if nothing is."""
    waits(work, work.now)
    return work.execute(_AGAIN_ONE, {"number": number, "now": work.now}) > 0


def resend_failed(work: Work) -> int:
    """Send everything that is unknown or failed once more; returns how many."""
    waits(work, work.now)
    return work.execute(_AGAIN, {"now": work.now})


_SENDING = select(outbox.c.id, outbox.c.leased_until).where(outbox.c.state == literal_column("'sending'"))


def recover(work: Work) -> None:
    """At the start, before anything is sent: what a killed process was sending may have arrived."""
    for row in work.rows(_SENDING):
        unknown(work, row.id)


def expired(work: Work, held: Collection[int]) -> None:
    """What is leased longer than agreed, and is not `held` by the caller, may have arrived."""
    for row in work.rows(_SENDING):
        if row.id not in held and row.leased_until < work.now:
            unknown(work, row.id)


FAR = timedelta(minutes=10)
"""No reply waits for so long, except by a clock that was ahead then."""
_FAR = (
    update(outbox)
    .where(_queued, outbox.c.priority == literal_column(str(int(Priority.LIVE))))
    .where(outbox.c.due_at > bindparam("far"))  # a chat that was told to wait rests all the same: see Pace
    .values(due_at=bindparam("now"))
)


def set_right(work: Work) -> None:
    """The clock was set back since: a reply that was put by the other time goes now."""
    work.execute(_FAR, {"now": work.now, "far": work.now + FAR})


_REPLACE = (
    update(outbox)
    .where(outbox.c.dedupe_key == bindparam("key"), _queued)
    .values(state="replaced")
    .returning(outbox.c.again)
)


def replace(work: Work, dedupe_key: str) -> bool:
    """What has not gone out will not go out any more. True if it surely never went out."""
    rows = work.rows(_REPLACE, {"key": dedupe_key})
    return bool(rows) and rows[0].again == 0


def forget(work: Work, before: datetime) -> int:
    """Delete what was sent or replaced before then; what failed stays to be seen, and what went with it."""
    failed = select(outbox.c.id).where(outbox.c.state.in_(["failed", "unknown"]))
    over = outbox.c.state.in_(["sent", "replaced"])
    went = (outbox.c.state == "gathered") & outbox.c.digest_id.not_in(failed)
    return work.execute(delete(outbox).where(over | went, outbox.c.created_at < before))


_TALK = (
    update(outbox)
    .where(
        outbox.c.chat_id == bindparam("chat"),
        outbox.c.case_id.is_(None),
        outbox.c.what.in_(["say", "ask"]),
    )
    .values(payload={})
)
_TALKED = _TALK.where(
    literally(outbox.c.state, "sent", "replaced", "sending"),
    outbox.c.about.is_(None),  # a card's words are the case's
)
_UNDONE = _TALK.where(literally(outbox.c.state, "failed", "unknown")).values(state="replaced")


def forget_talk(work: Work, chat_id: int) -> None:
    """A draft was given up: what was asked and said here repeats words that nobody is to keep.

    What has not arrived will not be sent again. Notices about cases stay. What is being sent is in hand
    already; if it comes back there is nothing left to send.
    """
    work.execute(_TALKED, {"chat": chat_id})
    work.execute(_UNDONE, {"chat": chat_id})


def retry_parked(work: Work) -> int:
    """Mark the parked updates to be taken again; returns how many."""
    return work.execute(update(inbox).where(inbox.c.state == "parked").values(state="retried"))

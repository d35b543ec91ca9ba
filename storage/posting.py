"""Into the outbox: what waits for its time, and a reply that goes right after the commit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, column, literal_column, select, table, update

from storage import ahead
from storage.chats import Chat
from storage.tables import outbox
from storage.work import Work

UPDATE, UNSAID = "update", "unsaid"
"""As what a row tells that changes what stands in a chat; the latter, so that nothing of a message stays."""
ASIDE = (UPDATE, UNSAID)
"""Best effort: where it cannot be changed, it is let be."""
OF_TALK = ("say", "ask", *ASIDE)
"""As what a row tells that means nothing but in its own chat: said, asked, or changing what stands there."""


@dataclass(frozen=True, slots=True)
class Due:
    """A row to send now; it is `sending` until somebody notes what became of it."""

    id: int
    chat_id: int
    channel: str
    address: str
    priority: int
    payload: Any
    """The message as JSON; or itself, where it was handed over as it was put."""
    again: bool
    """True: it may have arrived already."""
    case_id: int | None
    seq: int | None
    """The event that this notice tells of."""
    person_id: int | None
    what: str
    asks: bool
    tries: int
    """How often it was claimed, this time included."""
    created_at: datetime
    instead: str = ""
    """The message, as the messenger knows it, that this takes the place of; empty: it is a new one."""
    past: "Placed | None" = None
    """The message that showed this case here so far."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A message that is in the chat: the messenger's id of it, its payload, and as what it was told."""

    message: str
    payload: dict[str, Any]
    what: str


def put(
    work: Work,
    *,
    chat_id: int,
    payload: dict[str, Any],
    priority: int,
    due_at: datetime,
    dedupe_key: str,
    case_id: int | None = None,
    seq: int | None = None,
    person_id: int | None = None,
    what: str = "",
    asks: bool = False,
    once: bool = False,
    held: bool = False,
    instead: str = "",
) -> int:
    """Something to send when `due_at` has come. `once`: nothing, where a row with this key stands already.

    `held`: to be looked at again then, before it is sent (`holding.py`). `instead`: the message that it takes
    the place of. Returns the row's number.
    """
    _overtake(work, chat_id, instead)
    number, state = _next_id(work), "held" if held else "queued"
    row = {
        "id": number,
        "chat_id": chat_id,
        "payload": payload,
        "priority": int(priority),
        "due_at": due_at,
        "dedupe_key": dedupe_key,
        "state": state,
        "case_id": case_id,
        "seq": seq,
        "person_id": person_id,
        "what": what,
        "asks": asks,
        "created_at": work.now,
        "about": payload.get("about"),
        "instead": instead,
    }
    if once:
        work.add_once(outbox, "dedupe_key", **row)
    else:
        work.add(outbox, **row)
    if (told := ahead.told_of(work, case_id)) is not None:
        told.append((person_id, what, state, due_at))
    if not held:
        work.lasting["newest", chat_id] = dedupe_key
        waits(work, due_at)
    return number


def hand_over(
    work: Work,
    chat: Chat,
    message: Any,
    payload: dict[str, Any],
    *,
    priority: int,
    dedupe_key: str,
    what: str,
    instead: str = "",
) -> bool:
    """A reply that is sent right after the commit: its row is `sending` from the start.

    False, and nothing is done, where something else goes first or the messenger has no room: `put` it.
    """
    if chat.busy:
        return False
    _last_id(work)  # may fail, and nothing may once there is room taken
    about = payload.get("about")
    past = made_past(work, chat.id, about) if not instead else None
    _overtake(work, chat.id, instead)
    lease = work.take_in_hand(chat.channel, chat.id)
    if lease is None:
        return False
    chat.busy = True
    work.lasting["newest", chat.id] = dedupe_key
    number = _next_id(work)
    work.add(
        outbox,
        id=number,
        chat_id=chat.id,
        payload=payload,
        priority=int(priority),
        due_at=work.now,
        dedupe_key=dedupe_key,
        state="sending",
        leased_until=work.now + lease,
        tries=1,
        person_id=chat.person.id,
        what=what,
        created_at=work.now,
        about=payload.get("about"),
        instead=instead,
    )
    work.handed.append(
        Due(
            number,
            chat.id,
            chat.channel,
            chat.address,
            priority,
            message,
            again=False,
            case_id=None,
            seq=None,
            person_id=chat.person.id,
            what=what,
            asks=False,
            tries=1,
            created_at=work.now,
            instead=instead,
            past=None if instead else past,
        )
    )
    return True


# Without the state: asked for it, SQLite looks through everything that was ever sent to this chat.
_SHOWS = (
    select(outbox.c.message_id, outbox.c.payload, outbox.c.state, outbox.c.what)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.about == bindparam("about"))
    .where(outbox.c.id < bindparam("before"))
    .order_by(outbox.c.id.desc())
    .limit(bindparam("most"))
)
_PROMPT = select(outbox.c.message_id, outbox.c.payload, outbox.c.state, outbox.c.what).where(
    outbox.c.dedupe_key == bindparam("key")
)
_ANY = 1 << 62


def _cards(work: Work, chat: int, case: int, before: int, most: int) -> list[Placed]:
    if ahead.began_here(work, case) is not None:
        return []  # nothing about it arrives before this transaction is over
    rows = work.rows(_SHOWS, {"chat": chat, "about": case, "before": before, "most": most})
    return [
        Placed(row.message_id, row.payload, row.what)
        for row in rows
        if row.state == "sent" and row.message_id and row.payload
    ]


def shows(work: Work, chat: int, case: int, before: int = _ANY) -> Placed | None:
    """The newest message in this chat, of a row before `before`, with this case's card."""
    return next(iter(_cards(work, chat, case, before, 4)), None)


def made_past(work: Work, chat: int, case: int | None, before: int = _ANY) -> Placed | None:
    """The same, where a newer card makes it out of date: a task's own buttons stay until it is done. Without
    such a card, the question of this chat that was answered by typing."""
    placed = shows(work, chat, case, before) if case else None
    if placed is not None and not placed.what.startswith("task-"):
        return placed
    typed: Placed | None = work.lasting.pop(("typed", chat), None)
    return typed


def typed(work: Work, chat: int, prompt_key: str) -> None:
    """The question of this row was answered by typing: the next message here makes its buttons past. Known by
    heart only: lost, they can be pressed, and show the question that is open."""
    row = work.row(_PROMPT, {"key": prompt_key})
    if row is None or row.state != "sent" or not row.message_id:
        return
    buttons = [button for row_ in row.payload.get("buttons", ()) for button in row_]
    heavy = any(row.payload.get(part) for part in ("pictures", "voice", "documents"))
    if buttons and not heavy and not any(one.get("asks") for one in buttons):  # those are a keyboard's keys
        work.lasting["typed", chat] = Placed(row.message_id, row.payload, row.what)


def pressed(work: Work, chat: int, case: int, message: str) -> Placed | None:
    """The card of this case with this id of the messenger's, as it stands there now."""
    return next((card for card in _cards(work, chat, case, _ANY, 50) if card.message == message), None)


_OVERTAKEN = (
    update(outbox)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.state == literal_column("'queued'"))
    .where(outbox.c.instead == bindparam("place"))
    .values(state="replaced", error="overtaken")
)


def _overtake(work: Work, chat: int, instead: str) -> None:
    """What was to stand there before this does not come after it."""
    if instead:
        work.execute(_OVERTAKEN, {"chat": chat, "place": instead})


_NEWEST = (
    select(outbox.c.payload)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.state == "sent")
    .order_by(outbox.c.id.desc())
    .limit(5)
)


def is_newest(work: Work, chat: int, dedupe_key: str) -> bool:
    """True: nothing was put for this chat after this row. Also false where that is not known by heart."""
    return bool(work.lasting.get(("newest", chat)) == dedupe_key)


def newest(work: Work, chat: int) -> list[dict[str, Any]]:
    """The messages that arrived in this chat last, as JSON, the newest first."""
    return [row.payload for row in work.rows(_NEWEST, {"chat": chat}) if row.payload]


# A number is never used twice, though old rows go: the web chat knows by it what it has shown.
_HIGHEST: Select[Any] = (
    select(column("seq")).select_from(table("sqlite_sequence")).where(column("name") == "outbox")
)


def _next_id(work: Work) -> int:
    number = work.lasting["last notice"] = _last_id(work) + 1
    return number


def _last_id(work: Work) -> int:
    last: int | None = work.lasting.get("last notice")
    if last is None:
        work.flush()
        row = work.row(_HIGHEST)
        last = work.lasting["last notice"] = int(row.seq) if row is not None else 0
    return last


def waits(work: Work, due_at: datetime) -> None:
    """The courier has to look when this is due."""
    if work.due_at is None or due_at < work.due_at:
        work.due_at = due_at

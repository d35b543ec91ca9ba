"""Conversations as rows: a chat is a person's place in a messenger, with its counter and open session."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select

from cases.notices import Priority
from cases.people import Person
from handlers.talk import Run, Session
from storage import erasing
from storage import people as persons
from storage.columns import literally
from storage.direct import among
from storage.tables import chats, inbox, outbox, people, sessions
from storage.work import Work


@dataclass(slots=True)
class Chat:
    """A chat as one transaction sees and changes it."""

    id: int
    channel: str
    address: str
    person: Person
    counter: int = 0
    labels: dict[str, str] = field(default_factory=dict)
    """Label of a current button → its data: a typed label counts as a press."""
    session: Session | None = None
    run: Run | None = None
    """How far the session's conversation has run; never stored."""
    kept: bool = False
    """True: a session row stands."""
    prompt_key: str = ""
    unsent: bool = False
    """True: the open question's prompt has not gone out yet."""
    busy: bool = False
    """True: something is being sent here, or a reply waits to be sent."""
    first: bool = False
    """True: this person has never spoken here before."""
    blocked: bool = False
    reminded: bool = False
    """True: the draft has been brought back to mind once already."""
    due_at: datetime | None = None
    """The draft's own next action: to be brought back to mind, then to go."""


_LOOK = (
    select(
        chats.c.id.label("chat_id"),
        chats.c.channel,
        chats.c.address,
        chats.c.counter,
        chats.c.labels,
        chats.c.blocked_at,
        chats.c.spoken,
        sessions.c.state,
        sessions.c.prompt_key,
        sessions.c.reminded,
        sessions.c.next_action_at,
        people,
    )
    .join(people, people.c.id == chats.c.person_id)
    .outerjoin(sessions, sessions.c.chat_id == chats.c.id)
    .where(among(chats.c.address, "addresses"))
)


_ON_THEIR_WAY = (
    select(outbox.c.chat_id, outbox.c.state, outbox.c.priority, outbox.c.dedupe_key)
    .where(among(outbox.c.chat_id, "chats"))
    .where(literally(outbox.c.state, "queued", "sending"))
)


def look(work: Work, addresses: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Chat]:
    """(channel, address) → chat with person, session, and what is on its way to it."""
    wanted = set(addresses)
    found = {where: chat for where in wanted if (chat := _lasting(work, where)) is not None}
    if missing := wanted - found.keys():
        for row in work.rows(_LOOK, {"addresses": [address for _, address in missing]}):
            if (row.channel, row.address) in missing:
                chat = found[row.channel, row.address] = _chat(row)
                _keep_in_mind(work, chat)
    here = {chat.id: chat for chat in found.values()}
    for chat in here.values():
        chat.unsent = chat.busy = False
    for row in work.rows(_ON_THEIR_WAY, {"chats": tuple(here)}) if here else ():
        chat = here[row.chat_id]
        chat.busy = chat.busy or row.state == "sending" or row.priority == Priority.LIVE
        chat.unsent = chat.unsent or (row.state == "queued" and row.dedupe_key == chat.prompt_key)
    return found


def _lasting(work: Work, where: tuple[str, str]) -> Chat | None:
    chat: Chat | None = work.lasting.get(("chat", *where))
    if chat is None or work.lasting.get(("person", chat.person.id)) is not chat.person:
        return None
    return chat


def _keep_in_mind(work: Work, chat: Chat) -> None:
    work.lasting["chat", chat.channel, chat.address] = chat
    work.lasting["where", chat.id] = chat.channel, chat.address
    chat.person = work.lasting.setdefault(("person", chat.person.id), chat.person)


def _out_of_mind(work: Work, chat: int) -> None:
    if (where := work.lasting.pop(("where", chat), None)) is not None:
        work.lasting.pop(("chat", *where), None)


_WHERE = select(chats.c.channel, chats.c.address).where(chats.c.id == bindparam("chat"))


def by_id(work: Work, chat: int) -> Chat | None:
    """One chat, as `look` gives it."""
    row = work.row(_WHERE, {"chat": chat})
    return look(work, [(row.channel, row.address)]).get((row.channel, row.address)) if row else None


def _chat(row: Any) -> Chat:
    return Chat(
        id=row.chat_id,
        channel=row.channel,
        address=row.address,
        person=persons.as_person(row),
        counter=row.counter,
        labels=row.labels or {},
        session=Session(**row.state) if row.state else None,
        kept=row.state is not None,
        prompt_key=row.prompt_key or "",
        blocked=row.blocked_at is not None,
        reminded=bool(row.reminded),
        due_at=row.next_action_at,
        first=not row.spoken,
    )


def welcome(work: Work, new: Sequence[tuple[str, str, Person]]) -> list[Chat]:
    """Chats for people who are new, as (channel, address, person). There is one writer: ids are its own."""
    row = work.row(_HIGHEST)
    person, chat = (row.person or 0, row.chat or 0) if row is not None else (0, 0)
    made, begins = [], erasing.counter(work)
    for at, (channel, address, somebody) in enumerate(new, 1):
        known = replace(somebody, id=person + at)
        persons.add_as(work, known)
        here = {"id": chat + at, "channel": channel, "address": address, "person_id": known.id}
        work.add(chats, **here, counter=begins, seen_at=work.now)
        made.append(Chat(chat + at, channel, address, known, begins, first=True))
        _keep_in_mind(work, made[-1])
    work.flush()
    return made


_HIGHEST = select(
    select(func.max(people.c.id)).scalar_subquery().label("person"),
    select(func.max(chats.c.id)).scalar_subquery().label("chat"),
)


def keep(work: Work, chat: Chat, next_action_at: datetime) -> None:
    """Write the chat's counter, labels and session as they stand."""
    values = {
        "counter": chat.counter,
        "labels": chat.labels,
        "seen_at": work.now,
        "blocked_at": None,
        "spoken": True,
    }
    work.change(chats, {"id": chat.id}, **values)
    reach = work.lasting.get(("reach", chat.person.id))
    if reach is not None and (not reach or reach[0].id != chat.id):  # the last used comes first
        del work.lasting["reach", chat.person.id]
    chat.blocked, chat.reminded, chat.due_at = False, False, next_action_at
    if work.lasting.get(("person", chat.person.id)) is chat.person:
        _keep_in_mind(work, chat)
    else:  # more is known of this person than the chat knows
        _out_of_mind(work, chat.id)
    if chat.session is None:
        if chat.kept:
            work.remove(sessions, chat_id=chat.id)
            chat.kept = False
        return
    row = _draft(chat, chat.session) | {"reminded": False, "next_action_at": next_action_at}
    if chat.kept:
        work.change(sessions, {"chat_id": chat.id}, **row)
    else:
        work.add(sessions, chat_id=chat.id, started_at=work.now, **row)
        chat.kept = True


def _draft(chat: Chat, s: Session) -> dict[str, Any]:
    state = {
        "flow": s.flow,
        "args": dict(s.args),
        "answers": dict(s.answers),
        "asked": s.asked,
        "number": s.number,
        "joins": s.joins,
        "rival": dict(s.rival) if s.rival else None,
    }
    return {"state": state, "prompt_key": chat.prompt_key}


def drop(work: Work, chat: int) -> None:
    """The half-finished session is gone: finished, given up, or expired."""
    _out_of_mind(work, chat)
    work.remove(sessions, chat_id=chat)


_KNOWN = select(inbox.c.key).where(among(inbox.c.key, "keys"))


def taken(work: Work, keys: Sequence[str]) -> set[str]:
    """Which of these updates were taken before."""
    return {row.key for row in work.rows(_KNOWN, {"keys": list(keys)})}


_REACH = (
    select(chats.c.id.label("chat_id"), chats.c.channel, chats.c.address, chats.c.counter, people)
    .join(people, people.c.id == chats.c.person_id)
    .where(among(chats.c.person_id, "people"), chats.c.blocked_at.is_(None))
    .order_by(chats.c.seen_at.desc())
)


def of_people(work: Work, ids: Iterable[int]) -> dict[int, list[Chat]]:
    """person → chats they can be reached in: not blocked, the last used first."""
    wanted, lasting = set(ids), work.lasting
    found = {person: known for person in wanted if (known := lasting.get(("reach", person))) is not None}
    if missing := wanted - found.keys():
        read: dict[int, list[Chat]] = {person: [] for person in missing}
        for row in work.rows(_REACH, {"people": tuple(missing)}):
            chat = Chat(row.chat_id, row.channel, row.address, persons.as_person(row), row.counter)
            read[row.id].append(chat)
        for person, chats_of in read.items():
            lasting["reach", person] = chats_of
        found |= read
    return {person: chats_of for person, chats_of in found.items() if chats_of}


def blocked(work: Work, chat: int) -> None:
    """Nobody is reached in this chat until they speak there again."""
    _out_of_mind(work, chat)
    row = work.row(select(chats.c.person_id).where(chats.c.id == chat))
    work.lasting.pop(("reach", row.person_id if row else None), None)
    work.change(chats, {"id": chat}, blocked_at=work.now)


def belongs_to(work: Work, chat: Chat, person: Person) -> None:
    """From now on this chat is that person's."""
    for somebody in (chat.person, person):
        work.lasting.pop(("reach", somebody.id), None)
    chat.person = person
    work.lasting["person", person.id] = person
    work.change(chats, {"id": chat.id}, person_id=person.id)


_WHOSE = select(people).join(chats, chats.c.person_id == people.c.id).where(chats.c.id == bindparam("chat"))


def up_to_date(work: Work, chat: Chat) -> None:
    """Whose chat it is, and what is known of them: another chat of theirs may have changed that since."""
    if work.lasting.get(("person", chat.person.id)) is chat.person:
        return
    row = work.row(_WHOSE, {"chat": chat.id})
    assert row is not None
    chat.person = work.lasting.setdefault(("person", row.id), persons.as_person(row))


_DUE = select(sessions.c.chat_id).where(sessions.c.next_action_at <= bindparam("now"))
_IDLE = _DUE.order_by(sessions.c.next_action_at).limit(bindparam("most"))


def idle(work: Work, now: datetime, most: int) -> list[int]:
    """Chats whose draft's own next action (remember, expire) has come."""
    return [row.chat_id for row in work.rows(_IDLE, {"now": now, "most": most})]


def remember(work: Work, chat: Chat, expires_at: datetime | None = None) -> None:
    """Without a word of theirs it went on, to its question as asked now; gone by `expires_at`, if given."""
    _out_of_mind(work, chat.id)
    work.change(chats, {"id": chat.id}, counter=chat.counter, labels=chat.labels)
    if chat.session is None:
        return drop(work, chat.id)
    goes = {"reminded": True, "next_action_at": expires_at} if expires_at is not None else {}
    work.change(sessions, {"chat_id": chat.id}, **_draft(chat, chat.session), **goes)


def put_off(work: Work, chat: int, reason: str) -> None:
    """The draft's next action failed; an hour later again."""
    _out_of_mind(work, chat)
    work.change(sessions, {"chat_id": chat}, next_action_at=work.now + timedelta(hours=1))

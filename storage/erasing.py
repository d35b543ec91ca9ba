"""A person's rows, found and erased: what they said, where they can be reached, what was told them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, type_coerce, update

from cases.model import Action
from cases.people import Role
from storage import noted
from storage.columns import Private, literally
from storage.direct import among
from storage.people import hours_columns, roles_columns
from storage.tables import (
    albums,
    chats,
    event_words,
    events,
    feed,
    files,
    inbox,
    outbox,
    parties,
    people,
    sessions,
    tasks,
)
from storage.tables_talk import heard
from storage.work import Work

COUNTER = "chats.counter"
"""Under this name is noted how far prompts were numbered in chats that are gone: new ones begin behind."""

_BEFORE = select(people.c.id).where(among(people.c.merged_id, "ids"))
_CHATS = select(chats.c.id).where(among(chats.c.person_id, "ids"))
_PARTIES = (
    select(parties.c.case_id, parties.c.person_id)
    .where(among(parties.c.person_id, "ids"))
    .order_by(parties.c.case_id, parties.c.person_id)
)
_SAID = (
    select(
        *(event_words.c.seq, event_words.c.words, event_words.c.files),
        *(events.c.actor_id, events.c.action, events.c.data),
    )
    .join(events, (events.c.case_id == event_words.c.case_id) & (events.c.seq == event_words.c.seq))
    .where(event_words.c.case_id == bindparam("case"))
    .order_by(event_words.c.seq)
)


_BETWEEN = re.compile(r"[\s-]+")
"""What may stand between the digits of a telephone number."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The events of a case that came with words or files, and those files."""

    events: tuple[int, ...] = ()
    files: frozenset[int] = frozenset()


def counter(work: Work) -> int:
    """Where prompts of a new chat begin: a button of a chat that is gone means nothing in it."""
    known: int | None = work.lasting.get(COUNTER)
    if known is None:
        known = work.lasting[COUNTER] = noted.value(work, COUNTER) or 0
    return known


def also(work: Work, person: int) -> tuple[int, ...]:
    """This person, and everybody who turned out to be them."""
    found, new = [person], [person]
    while new := [row.id for row in work.rows(_BEFORE, {"ids": new}) if row.id not in found]:
        found += new
    return tuple(found)


def chats_of(work: Work, ids: Iterable[int]) -> list[int]:
    """Every chat of theirs, blocked or not."""
    return [row.id for row in work.rows(_CHATS, {"ids": list(ids)})]


def parts_of(work: Work, ids: Iterable[int]) -> list[tuple[int, int]]:
    """(case, as whom) of every case they are or were a resident of."""
    return [(row.case_id, row.person_id) for row in work.rows(_PARTIES, {"ids": list(ids)})]


def spoken(
    work: Work,
    case: int,
    ids: Collection[int] | None,
    names: Collection[str] = (),
    numbers: Collection[str] = (),
    *,
    residents: bool = True,
) -> Spoken:
    """What these `residents` said in a case, their signed promises and what was written down for them
    included – typed-up voice messages, the wording of a wish for the wall; None: what anybody said.

    What others said goes along where one of the names or numbers stands in it, but not their files.
    """
    rows = work.rows(_SAID, {"case": case})
    sent = {file for row in rows if ids is not None and row.actor_id in ids for file in row.files}
    theirs = [
        row
        for row in rows
        if ids is None or row.actor_id in ids or (residents and _of_theirs(row, ids, sent))
    ]
    seqs = {row.seq for row in theirs} | {row.seq for row in rows if _tells_of(row.words, names, numbers)}
    return Spoken(tuple(sorted(seqs)), frozenset(file for row in theirs for file in row.files))


def _of_theirs(row: Row[Any], ids: Collection[int], sent: set[int]) -> bool:
    """What a clerk has typed up of what they spoke, worded of their wish, or filed as what they signed."""
    if row.action == Action.OFFER:
        return True
    if row.action == Action.LET_REST:
        return row.data.get("person") in ids
    typed = row.data.get("typed", ())
    return bool(row.action == Action.TYPE_UP and (not typed or sent.intersection(typed)))


def _tells_of(words: str, names: Collection[str], numbers: Collection[str]) -> bool:
    together = _BETWEEN.sub("", words)
    return any(name in words for name in names) or any(number in together for number in numbers)


def words(work: Work, case: int, seqs: Iterable[int]) -> None:
    """The words of these events are gone. (Their event says so: see `cases/erasing.py`.)"""
    gone = delete(event_words).where(event_words.c.case_id == case, event_words.c.seq.in_(list(seqs)))
    work.execute(gone)
    work.execute(update(tasks).where(tasks.c.case_id == case).values(note="", files=[]))


def talk(work: Work, these: Collection[int]) -> None:
    """What was said and told in these chats is gone; nothing more is sent there."""
    for table in (sessions, heard, feed, albums):
        work.execute(delete(table).where(table.c.chat_id.in_(these)))
    here = outbox.c.chat_id.in_(these)
    waits = literally(outbox.c.state, "queued", "held", "failed", "unknown")
    work.execute(update(outbox).where(here, waits).values(state="replaced", error="erased"))
    work.execute(update(outbox).where(here).values(payload={}))
    work.execute(
        update(inbox).where(inbox.c.chat_id.in_(these)).values(state="done", raw=None, error="", chat_id=None)
    )
    work.execute(update(files).where(files.c.chat_id.in_(these)).values(chat_id=None))
    nothing = {"labels": None, "thread_id": None, "thread_at": None}
    work.execute(update(chats).where(chats.c.id.in_(these)).values(**nothing, blocked_at=work.now))


def person(work: Work, ids: Collection[int]) -> None:
    """Nobody knows any more who they were; only that there was somebody."""
    nobody: dict[str, Any] = {"name": "", "phone": "", "phone_hash": None, "confirmed_phone": ""}
    nobody |= {"topics": [], "district_id": None}
    nobody |= dict.fromkeys(
        ("away_from", "away_until", "chosen_id", "station_id", "unit_id", "deputy_id", "stationed_id")
    )
    nobody |= {"languages": [], "served": [], "claims_as": None}
    nobody |= hours_columns(None, None) | roles_columns(frozenset({Role.RESIDENT}))
    work.execute(update(people).where(people.c.id.in_(ids)).values(**nobody, forgotten_at=work.now))
    work.execute(update(people).where(people.c.deputy_id.in_(ids)).values(deputy_id=None))
    theirs = update(tasks).where(tasks.c.person_id.in_(ids), tasks.c.done_at.is_(None))
    # what is to be decided stands; only there is nobody to be telephoned about it
    work.execute(theirs.where(tasks.c.kind.in_(_DECIDED)).values(person_id=None, note=""))
    work.execute(theirs.where(tasks.c.kind.not_in(_DECIDED)).values(done_at=work.now, note=""))
    work.known.clear()
    work.lasting.clear()


_DECIDED = ("triage", "named", "escalated")
_ROWS = select(
    outbox.c.id, outbox.c.seq, outbox.c.person_id, outbox.c.state, outbox.c.payload, outbox.c.digest_id
)
_TOLD = _ROWS.where(outbox.c.case_id == bindparam("case"))
_DIGESTS = _ROWS.where(among(outbox.c.id, "ids"))
MOST = 1000
"""So many messages are looked through at a time."""
_SAID_SINCE = outbox.c.created_at >= bindparam("since", type_=outbox.c.created_at.type)
_TALK = (
    select(outbox.c.id, type_coerce(outbox.c.payload, Private).label("text"))
    .where(outbox.c.id > bindparam("after"), outbox.c.case_id.is_(None), outbox.c.payload != {})
    .order_by(outbox.c.id)
    .limit(bindparam("most"))
)
_TALK_WITH = _TALK.where(outbox.c.chat_id.in_(_CHATS), _SAID_SINCE)
_TYPED = (
    select(feed.c.id, feed.c.payload)
    .where(feed.c.chat_id.in_(_CHATS), feed.c.mine)
    .where(feed.c.at >= bindparam("since", type_=feed.c.at.type))
)
_HEARD = select(heard.c.chat_id, heard.c.message, heard.c.words).where(heard.c.chat_id.in_(_CHATS))
_SHOWN = select(feed.c.id, feed.c.payload).where(feed.c.outbox_id == bindparam("notice"))


def told_of(work: Work, case: int) -> list[Row[Any]]:
    """What was written for anybody about this case, digests that speak of it included."""
    rows = list(work.rows(_TOLD, {"case": case}))
    digests = {row.digest_id for row in rows if row.digest_id is not None}
    return [*rows, *(work.rows(_DIGESTS, {"ids": list(digests)}) if digests else ())]


def conversations(work: Work, after: int) -> Sequence[Row[Any]]:
    """The next rows behind this one of what conversations have said to whomever, as text (JSON)."""
    return work.rows(_TALK, {"after": after, "most": MOST})


def conversations_with(work: Work, who: Iterable[int], since: datetime, after: int) -> Sequence[Row[Any]]:
    """The same, to these people, since then."""
    given = {"ids": list(who), "since": since, "after": after, "most": MOST}
    return work.rows(_TALK_WITH, given)


def typed(work: Work, who: Iterable[int], since: datetime) -> Sequence[Row[Any]]:
    """What these people have written on their pages since then."""
    return work.rows(_TYPED, {"ids": list(who), "since": since})


def heard_from(work: Work, who: Iterable[int]) -> Sequence[Row[Any]]:
    """What these people wrote and may still edit."""
    return work.rows(_HEARD, {"ids": list(who)})


def rewritten(work: Work, notice: int, payload: dict[str, Any], **values: Any) -> None:
    """A row of the outbox reads like this now; and so does the page that has shown it."""
    work.change(outbox, {"id": notice}, payload=payload, **values)
    for row in work.rows(_SHOWN, {"notice": notice}):
        work.change(feed, {"id": row.id}, payload={**payload, **_shown(row.payload, payload)})


def _shown(was: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """What a page knows of the files of a message, of those that it still has."""
    kept: dict[str, Any] = {key: was[key] for key in _FILES if key in was and now.keys() & set(_FILES)}
    if story := now.get("story"):
        files = [line["files"] for line in was["story"]]
        kept["story"] = [{**line, "files": known} for line, known in zip(story, files, strict=True)]
    return kept


_FILES = ("pictures", "documents")


_LEAVING = (
    select(chats.c.id, chats.c.counter)
    .join(people, people.c.id == chats.c.person_id)
    .where(people.c.forgotten_at < bindparam("before", type_=people.c.forgotten_at.type))
    .where(~chats.c.address.startswith("gone:"))
)


def addresses(work: Work, before: Any) -> int:
    """Who was erased before then cannot be written to any more: their farewell has arrived, or never will."""
    rows = work.rows(_LEAVING, {"before": before})
    for row in rows:
        work.change(chats, {"id": row.id}, address=f"gone:{row.id}")
    if rows:
        furthest = max(noted.value(work, COUNTER) or 0, *(row.counter for row in rows))
        noted.note(work, COUNTER, furthest)
        work.lasting.clear()
    return len(rows)

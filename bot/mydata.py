"""What is kept of somebody: at a glance for the conversation, and whole as two files that only they get."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from bot import views
from bot.office import Office
from cases.commands import Act
from cases.errors import NotYours
from cases.lifecycle import apply
from cases.model import Action, Case, Outcome, Party, State
from cases.people import SYSTEM, Person, Role
from cases.wishes import ClaimStage
from handlers import facts
from handlers.mine import Mine
from handlers.shown import CaseView
from storage import cases as rows
from storage import erasing, files, parts, people, wishes
from storage import mine as kept
from storage.chats import Chat
from storage.tables import cases, claims, tasks
from storage.work import Work
from words.escape import plain
from words.fluent import has, sentence, spoken

SHOWN = 8
STAYS = timedelta(days=1)
"""So long the files lie in the store: who wants them later asks again."""

_CLAIMED = select(claims.c.case_id).where(claims.c.person_id == bindparam("person"), claims.c.lead)
"""What they lead by a claim is given back where they go."""
_HELD = select(cases.c.id).where(
    cases.c.state != State.CLOSED.value,
    or_(
        (cases.c.handler_id == bindparam("person")) & cases.c.id.not_in(_CLAIMED),
        cases.c.pending["owner"].as_integer() == bindparam("person"),
    ),
)
_TAKEN = select(func.count().label("many")).where(
    tasks.c.owner_id == bindparam("person"), tasks.c.done_at.is_(None), tasks.c.case_id.is_(None)
)


def in_hand(work: Work, person: Person) -> int:
    """How many open cases and other tasks would be left in the lurch without them."""
    if person.roles <= {Role.RESIDENT}:
        return 0
    given = {"person": person.id}
    others = work.row(_TAKEN, given)
    return len(work.rows(_HELD, given)) + (int(others.many) if others is not None else 0)


def what_is_mine(work: Work, office: Office, person: Person, query: facts.WhatIsMine) -> Mine:
    """At a glance."""
    ids = erasing.also(work, person.id)
    as_whom = dict(erasing.parts_of(work, ids))
    held = [one.case for one in rows.load(work, as_whom).values() if one.case.outcome is not Outcome.MERGED]
    held.sort(key=lambda case: (case.state is State.CLOSED, case.id))
    chats = kept.chats(work, ids)
    names = dict.fromkeys(_channel(person.language, row.channel) for row in chats)
    ends, goes_on = list[str](), list[str]()
    for case in held:
        if case.state is not State.CLOSED:
            (ends if _ends(case, as_whom[case.id], work.now) else goes_on).append(case.number)
    return Mine(
        name=person.name,
        phone=person.phone,
        channels=sentence(spoken(person.language), "list-comma", {}).join(names),
        since=kept.since(work, ids),
        cases=tuple(_views(work, office, person, held[:SHOWN])),
        count=len(held),
        shared=sum(p.shares_contact for case in held for p in case.parties if p.person in ids),
        ends=tuple(ends),
        goes_on=tuple(goes_on),
        hands=in_hand(work, person),
        claimed=sum(_goes_back(row) for row in wishes.claimed_by(work, ids)),
    )


def _goes_back(row: Any) -> bool:
    return row.stage != ClaimStage.OVER and row.state in (State.IN_PROGRESS, State.WAITING)


def _views(work: Work, office: Office, person: Person, held: Sequence[Case]) -> Iterator[CaseView]:
    for case in held:
        seen = views.read(work, case.id)
        if seen is not None:
            with suppress(NotYours):  # reported as whom they were before; it is in the files
                yield views.view(work, office, seen, person)


def _ends(case: Case, whose: int, now: datetime) -> bool:
    gone = Act(case.id, Action.ERASE, person=whose)
    return apply(case, gone, SYSTEM, now)[0].state is State.CLOSED


def _channel(language: str, name: str) -> str:
    what = f"channel-{name}"
    return sentence(spoken(language), what, {}) if has(spoken(language), what) else name


def files_for(work: Work, office: Office, chat: Chat) -> tuple[int, ...]:
    """All of it as two files, in the store for a day; none where documents are not kept."""
    if office.documents is None:
        return ()
    me, made = chat.person, []
    name = sentence(spoken(me.language), "mydata-file", {})
    whole = collected(work, office.zone, me.id)
    for suffix, mime, content in (
        ("txt", "text/plain", readable(whole, me.language)),
        ("json", "json", written(whole)),
    ):
        lies = office.documents(content, mime)
        origin = f"mine:{me.id}:{chat.id}:{suffix}:{lies.sha256[:16]}"  # asked again, it may be more
        number = files.document(work, origin, f"{name}.{suffix}", lies, mime=mime, goes_at=work.now + STAYS)
        made.append(number)
    return tuple(made)


def written(whole: dict[str, Any]) -> bytes:
    """As JSON, for a program."""
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def readable(whole: dict[str, Any], language: str) -> bytes:
    """As lines, for a person; editors know by its first mark that it is UTF-8."""
    return ("\ufeff" + "\r\n".join(_lines(whole, spoken(language)))).encode()


def collected(work: Work, zone: tzinfo, person: int) -> dict[str, Any]:
    """Everything kept of this person, and nothing of anybody else's."""
    ids = erasing.also(work, person)
    known = people.load(work, ids)
    me, language = known[person], spoken(known[person].language)

    def at(moment: datetime | None) -> str | None:
        return moment.astimezone(zone).isoformat(timespec="seconds") if moment else None

    def say(group: str, value: str) -> str:
        return sentence(language, f"{group}-{value}", {}) if has(language, f"{group}-{value}") else value

    return {
        "person": {
            "id": me.id,
            "name": me.name,
            "phone": me.phone,
            "language": me.language,
            "since": at(kept.since(work, ids)),
            "roles": sorted(role.value for role in me.roles),
            "district": at_home.name if (at_home := people.tree(work).get(me.district or 0)) else "",
            "topics": list(me.topics),
            "unit": parts.names(work).get(me.unit or 0, ""),
            "speaks": list(me.languages),
            "served": sorted(role.value for role in me.served),
            "deputy": _name(work, me.deputy),
            "away": [moment for moment in (at(me.away_from), at(me.away_until)) if moment],
            "claims_as": say("claims-as", me.claims_as) if me.claims_as else "",
            "before": [{"id": n, "name": known[n].name, "phone": known[n].phone} for n in ids[1:]],
        },
        "addresses": [
            {"channel": row.channel, "address": row.address, "last": at(row.seen_at)}
            for row in kept.chats(work, ids)
        ],
        "cases": [
            _case(work, one.case, ids, at, say)
            for one in rows.load(work, dict(erasing.parts_of(work, ids))).values()
        ],
        "claims": [_claim(work, row, ids, at, say) for row in wishes.claimed_by(work, ids)],
        "pledges": [
            {
                "at": at(row.at),
                "sort": say("pledge", row.sort),
                "value": row.value,
                "words": row.words or "",
                "files": row.files or [],
            }
            for row in wishes.pledged_by(work, ids)
        ],
        "drafts": kept.drafts(work, ids),
        "messages": [
            {"at": at(row.at), "from": "me" if row.mine else "office", "text": plain(row.text)}
            for row in kept.messages(work, ids)
            if row.text
        ],
        "files": [
            {"id": row.id, "kind": row.kind, "type": row.mime, "size": row.size}
            for row in kept.files(work, ids)
        ],
    }


def _name(work: Work, person: int | None) -> str:
    known = people.load(work, [] if person is None else [person])
    return next((one.name for one in known.values()), "")


def _case(work: Work, case: Case, ids: Sequence[int], at: Any, say: Any) -> dict[str, Any]:
    mine = [p for p in case.parties if p.person in ids]
    said = kept.said(work, case.id, ids)
    began = any(row.action == Action.SUBMIT for row in said)  # who has joined said other words
    began = began or _split_off_for(work, case, mine)
    return {
        "number": case.number,
        "kind": say("kind", case.kind),
        "state": say("state", case.state),
        "outcome": say("outcome", case.outcome) if case.outcome else None,
        "opened": at(case.opened_at),
        "closed": at(case.closed_at),
        "words": case.words if began else "",
        "wall": case.wish.words if began and case.wish is not None else "",
        "place": case.place.text if began else "",
        "position": _position(case) if began else None,
        "agreed": any(p.shares_contact for p in mine),
        "verdict": next((say("verdict", p.verdict) for p in mine if p.verdict), None),
        "withdrawn": all(p.withdrawn for p in mine),
        "said": [
            {"at": at(row.at), "action": say("action", row.action), "words": row.words, "files": row.files}
            for row in said
        ],
        "consents": [
            {"at": at(row.at), "agreed": bool(row.data.get("shares"))}
            for row in kept.consents(work, case.id, ids)
        ],
    }


def _split_off_for(work: Work, case: Case, mine: Sequence[Party]) -> bool:
    """A clerk wrote it down for them, of what they had reported in another case."""
    seen = views.read(work, case.id)
    from_another = seen is not None and "from" in seen.events[0].data
    return from_another and any(party.since == 1 for party in mine)


def _claim(work: Work, row: Any, ids: Sequence[int], at: Any, say: Any) -> dict[str, Any]:
    """A wish that they claimed: what they did and said. What the wish says is its resident's."""
    return {
        "at": at(row.claimed_at),
        "sort": say("sort", row.sort),
        "stands": row.stage != ClaimStage.OVER,
        "said": [
            {"at": at(one.at), "action": say("action", one.action), "words": one.words, "files": one.files}
            for one in wishes.said_by(work, row.case_id, ids)
        ],
    }


def _position(case: Case) -> list[float | None] | None:
    here = case.place
    return [here.latitude, here.longitude] if here.latitude is not None else None


def _lines(value: dict[str, Any], language: str, depth: int = 0) -> Iterator[str]:
    """`what: value`, a line each, what belongs to it indented; what is empty is left out."""
    space = "    " * depth
    for key, one in value.items():
        name = sentence(language, f"data-{key}", {}) if has(language, f"data-{key}") else key
        if one is None or one in ("", [], {}):
            continue
        match one:
            case dict():
                yield f"{space}{name}"
                yield from _lines(one, language, depth + 1)
            case [dict(), *_]:
                yield f"{space}{name}"
                for number, each in enumerate(one, 1):
                    yield f"{space}  ({number})"
                    yield from _lines(each, language, depth + 1)
            case list():
                yield f"{space}{name}: {sentence(language, 'list-comma', {}).join(map(str, one))}"
            case bool():
                yield f"{space}{name}: {sentence(language, 'data-yes' if one else 'data-no', {})}"
            case _:
                yield f"{space}{name}: {one}"

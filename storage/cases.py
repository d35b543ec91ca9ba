"""Cases as rows: loading them, and writing one event with everything it changes."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, delete, func, select

from cases import chain
from cases.model import (
    NOTHING,
    Case,
    Event,
    Kind,
    Outcome,
    Party,
    Place,
    Said,
    State,
    Subject,
    Verdict,
)
from cases.parts import Part
from cases.sources import Source
from storage import ahead, parts, pending, ranking, wishes
from storage.direct import among
from storage.tables import cases, event_words, events, parties, subjects
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Held:
    """A case with what only storage and the follow-up need: its chain's head, its plan, why it was given."""

    case: Case
    head: str = ""
    next_action_at: datetime | None = None
    next_step: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


_CASES = select(cases).where(among(cases.c.id, "ids"))
_PARTIES = select(parties).where(among(parties.c.case_id, "ids")).order_by(parties.c.person_id)
_SUBJECTS = select(subjects).where(among(subjects.c.case_id, "ids")).order_by(subjects.c.id)
_DUE = (
    select(cases.c.id)
    .where(cases.c.next_action_at <= bindparam("now", type_=cases.c.next_action_at.type))
    .order_by(cases.c.next_action_at)
    .limit(bindparam("most"))
)
_NEWEST = select(func.max(cases.c.id).label("id"))


def load(work: Work, ids: Iterable[int]) -> dict[int, Held]:
    """The cases with these ids, whole; unknown ids are left out."""
    wanted = tuple(ids)
    if not wanted:
        return {}
    rows = work.rows(_CASES, {"ids": wanted})
    people: dict[int, list[Party]] = {}
    for p in work.rows(_PARTIES, {"ids": wanted}):
        verdict = Verdict(p.verdict) if p.verdict else None
        asked = (p.asked, p.asked_at, p.urged_at)
        party = Party(p.person_id, bool(p.shares_contact), verdict, bool(p.withdrawn), *asked, p.since)
        people.setdefault(p.case_id, []).append(party)
    about: dict[int, list[Subject]] = {}
    for s in work.rows(_SUBJECTS, {"ids": wanted}):
        close = parts.close_to(work, s.person_id, s.unit_id)
        subject = Subject(s.name, s.person_id, bool(s.confirmed), s.unit_id, close)
        about.setdefault(s.case_id, []).append(subject)
    units = parts.load(work, wanted)
    found = {
        row.id: _held(row, people.get(row.id, []), about.get(row.id, []), units.get(row.id, []))
        for row in rows
    }
    return wishes.load(work, found) if any(row.kind == Kind.WISH for row in rows) else found


def _held(row: Row[Any], people: Sequence[Party], about: Sequence[Subject], units: Sequence[Part]) -> Held:
    case = Case(
        id=row.id,
        number=row.number,
        kind=Kind(row.kind),
        state=State(row.state),
        words=row.words,
        opened_at=row.opened_at,
        since=row.since,
        place=Place(row.place, row.district_id, *(row.position or ())),
        pictures=tuple(row.pictures),
        voice=tuple(row.voice),
        topics=tuple(row.topics),
        withheld=tuple((seq, person) for seq, person in row.withheld),
        pending=pending.read(row.pending) if row.pending else NOTHING,
        urgent=bool(row.urgent),
        handler=row.handler_id,
        outcome=Outcome(row.outcome) if row.outcome else None,
        deadline=row.deadline,
        provisional=bool(row.provisional),
        closed_at=row.closed_at,
        erased=row.erased_at,
        version=row.version,
        seq=row.seq,
        parties=tuple(people),
        subjects=tuple(about),
        units=tuple(units),
        source=Source(row.source),
    )
    reasons = tuple((what, value) for what, value in row.reasons)
    return Held(case, row.head, row.next_action_at, row.next_step, reasons)


def next_id(work: Work, first: int) -> int:
    """The id of the next case: the sequence behind its number. Safe inside a writing transaction."""
    newest = work.lasting.get("newest case")
    if newest is None:
        row = work.row(_NEWEST)
        newest = (row.id if row else None) or 0
    number = work.lasting["newest case"] = max(first, int(newest) + 1)
    return number


def _position(case: Case) -> list[float | None] | None:
    here = case.place
    return None if here.latitude is None else [here.latitude, here.longitude]


def _columns(case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "kind": case.kind.value,
        "source": case.source.value,
        "state": case.state.value,
        "urgent": case.urgent,
        "words": case.words,
        "place": case.place.text,
        "district_id": case.place.district,
        "position": _position(case),
        "pictures": list(case.pictures),
        "voice": list(case.voice),
        "topics": list(case.topics),
        "withheld": list(case.withheld),
        "pending": pending.written(case.pending) if case.pending != NOTHING else {},
        "handler_id": case.handler,
        "outcome": case.outcome.value if case.outcome else None,
        "opened_at": case.opened_at,
        "since": case.since,
        "deadline": case.deadline,
        "provisional": case.provisional,
        "closed_at": case.closed_at,
        "erased_at": case.erased,
        "version": case.version,
        "seq": case.seq,
    }


KEPT = 400
"""So many cases are kept in mind from one transaction to the next."""


def kept(work: Work) -> dict[int, tuple[Held, list[Event], dict[int, Said]]]:
    """Cases with their history and words as transactions left them. Whoever writes one takes it out."""
    known: dict[int, tuple[Held, list[Event], dict[int, Said]]] = work.lasting.setdefault("cases", {})
    return known


def keep(work: Work, held: Held, events: list[Event], said: dict[int, Said]) -> None:
    """Keep it for the transactions to come."""
    known = kept(work)
    if len(known) >= KEPT:
        known.clear()
    known[held.case.id] = held, events, said


def write(work: Work, before: Held | None, after: Held, happened: Sequence[tuple[Event, Said]]) -> Held:
    """Write a case, its parties and subjects, and chain `happened` to its history."""
    work.known.pop(("seen", after.case.id), None)
    kept(work).pop(after.case.id, None)
    head = before.head if before else ""
    case = after.case
    for event, said in happened:
        commitment = ""
        if said.words or said.files:
            salt = secrets.token_hex(16)
            commitment = chain.commit(said.words, said.files, salt)
            row = {"case_id": case.id, "seq": event.seq, "words": said.words}
            work.add(event_words, **row, files=list(said.files), salt=salt)
        head = chain.link(head, event, commitment)
        work.add(
            events,
            case_id=case.id,
            seq=event.seq,
            at=event.at,
            actor_id=event.actor,
            action=event.action.value,
            before=event.before.value if event.before else None,
            after=event.after.value,
            data=dict(event.data),
            commitment=commitment,
            hash=head,
        )
    after = replace(after, head=head)
    ranking.count(work, before.case if before else None, case)
    if before is None:
        ahead.begins(work, case.id)
        work.add(cases, id=case.id, **_columns(case), **_beside(after))
    elif changed := _changed(before, after):
        work.change(cases, {"id": case.id}, **changed)
    _write_parties(work, before.case if before else None, case)
    parts.write(work, before.case if before else None, case)
    wishes.write(work, before.case if before else None, case, [event for event, _ in happened])
    if case.subjects != (before.case.subjects if before else ()):
        work.flush()  # the handler, or the unit, leaves before the subject comes: a trigger watches
        work.execute(delete(subjects).where(subjects.c.case_id == case.id))
        for s in case.subjects:
            whom = {"person_id": s.person, "unit_id": s.unit, "name": s.name}
            work.add(subjects, case_id=case.id, confirmed=s.confirmed, **whom)
    return after


def _beside(held: Held) -> dict[str, Any]:
    reasons = [list(reason) for reason in held.reasons]
    plan = {"next_action_at": held.next_action_at, "next_step": held.next_step}
    return {"head": held.head, **plan, "reasons": reasons}


_OFTEN = ("seq", "version", "state", "since", "deadline", "provisional")
_SELDOM = tuple(
    name
    for name in Case.__dataclass_fields__
    if name not in {*_OFTEN, "id", "parties", "subjects", "units", "deputy", "wish", "claims"}
)


def _changed(before: Held, after: Held) -> dict[str, Any]:
    """The columns to write: most follow-ups change no more than the plan and the chain's head."""
    one, other = before.case, after.case
    if any(getattr(one, name) is not getattr(other, name) for name in _SELDOM):
        return _columns(other) | _beside(after)
    changed = {name: value for name in _OFTEN if (value := getattr(other, name)) != getattr(one, name)}
    if "state" in changed:
        changed["state"] = other.state.value
    beside = {"head": after.head, "next_action_at": after.next_action_at, "next_step": after.next_step}
    if before.reasons != after.reasons:
        beside = _beside(after)
    return changed | beside


def _write_parties(work: Work, before: Case | None, case: Case) -> None:
    known = {p.person: p for p in before.parties} if before else {}
    for p in case.parties:
        if known.get(p.person) == p:
            continue
        values = {
            "shares_contact": p.shares_contact,
            "verdict": p.verdict.value if p.verdict else None,
            "withdrawn": p.withdrawn,
            "asked": p.asked,
            "asked_at": p.asked_at,
            "urged_at": p.urged_at,
            "since": p.since,
        }
        if p.person in known:
            work.change(parties, {"case_id": case.id, "person_id": p.person}, **values)
        else:
            work.add(parties, case_id=case.id, person_id=p.person, **values)


def due(work: Work, now: datetime, most: int) -> list[int]:
    """Cases whose next action has come, the longest overdue first; closed ones, too, if asked about again."""
    return [row.id for row in work.rows(_DUE, {"now": now, "most": most})]


def _of(as_handler: bool, closed: bool) -> Select[Any]:
    mine = select(parties.c.case_id).where(parties.c.person_id == bindparam("person"), ~parties.c.withdrawn)
    theirs = cases.c.handler_id == bindparam("person") if as_handler else cases.c.id.in_(mine)
    order = cases.c.closed_at.desc() if closed else func.coalesce(cases.c.deadline, "9999")
    # what was merged goes on elsewhere
    state = cases.c.state == "closed" if closed else cases.c.state != "closed"
    state = and_(state, func.coalesce(cases.c.outcome, "") != "merged") if closed else state
    return select(cases.c.id).where(state, theirs).order_by(order, cases.c.id).limit(bindparam("most"))


_OF = {(handler, closed): _of(handler, closed) for handler in (False, True) for closed in (False, True)}


def open_of(work: Work, person: int, *, as_handler: bool, closed: bool, most: int) -> list[int]:
    """Ids of a person's cases, those with the nearest deadline first; closed ones newest first."""
    found = work.rows(_OF[as_handler, closed], {"person": person, "most": most})
    return [row.id for row in found]

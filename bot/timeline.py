"""The story of a case as one person may read it: every event, whose words, and how each notice fared."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, select

from bot import joined
from bot.missing import counted, missing
from bot.views import Seen, actor, sent
from cases import access
from cases.errors import NotYours
from cases.model import Action, Event, Kind, Said
from cases.people import STAFF, Actor, Person, Role
from cases.sources import Source
from cases.units import MOVES
from cases.wall import ANCHORS
from handlers.shown import Entry
from handlers.thread import SAID
from storage import files, holding, looks, people
from storage.tables import outbox
from storage.work import Work

_FARED = (
    select(outbox.c.seq, outbox.c.person_id, outbox.c.state)
    .where(outbox.c.case_id == bindparam("case"))
    .where(outbox.c.what != "unreached-writer")
)
_RANK = {state: rank for rank, state in enumerate(("sent", "held", "queued", "sending", "unknown", "failed"))}


def timeline(work: Work, seen: Seen, viewer: Person) -> tuple[Entry, ...]:
    """What happened, oldest first, as far as `viewer` may see it, with how each notice fared."""
    case, who = seen.held.case, actor(viewer)
    if not access.may_see(case, who):
        raise NotYours(number=case.number)
    fared = _fared(work, case.id)
    letters = {e.data["document"] for e in seen.events if "document" in e.data}
    known = files.find(work, letters.union(*(said.files for said in seen.said.values())))
    got = {e.data[to] for e in seen.events if (to := _TO.get(e.action)) and e.data.get(to)}
    given = people.load(work, got)
    typed = _typed(seen, who)
    entries = []
    for event in seen.events:
        said = access.seen(case, event, seen.said.get(event.seq, Said()), who)
        if said is not None:
            entry = _entry(seen, event, said, who, fared.get(event.seq, ""))
            _note_look(work, viewer, event, entry)
            if (whom := given.get(event.data.get(_TO.get(event.action, "")) or 0)) is not None:
                to_office = Role.REPRESENTATIVE not in whom.roles
                entry = replace(entry, whom=whom.name, to_office=to_office)
            elif event.action is Action.TO_DESK and access.of_office(case, who):
                readers = people.load(work, event.data.get("readers", ())).values()
                entry = replace(entry, whom="、".join(one.name for one in readers if one.name))
            elif event.action in _ABOUT_A_UNIT and (unit := seen.units.get(event.data.get("unit") or 0)):
                entry = replace(entry, whom=unit)
            if words := [typed[file] for file in entry.files if file in typed]:
                entry = replace(entry, typed="\n".join(dict.fromkeys(words)))
            if entry.files:
                lacks = missing(entry.files, known, work.now)
                entry = replace(entry, missing=lacks, sent=counted(entry.files, known))
            if number := _other(work, event, who):
                entry = replace(entry, number=number)
            letter = known.get(event.data.get("document") or 0)
            entries.append(replace(entry, document=letter.ref) if letter else entry)
    came = []
    for one, event, said in joined.entries_of(work, seen, who):
        came.append(replace(_entry(one, event, said, who, ""), number=one.held.case.number))
        _note_look(work, viewer, event, came[-1])
    return tuple(sorted((*entries, *came), key=lambda entry: entry.at)) if came else tuple(entries)


def _note_look(work: Work, viewer: Person, event: Event, entry: Entry) -> None:
    """A resident's name is shown: whoever gets it has looked."""
    if entry.who and entry.role == "resident":
        looks.note(work, viewer.id, looks.What.CONTACT, person=event.actor, case=event.case)


def _other(work: Work, event: Event, viewer: Actor) -> str:
    """The number of the case that the event points to, where they may see that."""
    case = event.data.get("into") or event.data.get("from")
    other = joined.current(work, case) if case is not None else None
    return other.held.case.number if other is not None and access.may_see(other.held.case, viewer) else ""


def unanswered(work: Work, seen: Seen, viewer: Person) -> Entry | None:
    """What the other side said last in the thread, while `viewer` has said nothing since."""
    case, who = seen.held.case, actor(viewer)
    parties = {party.person for party in case.parties}
    for event in reversed(seen.events):
        said = access.seen(case, event, seen.said.get(event.seq, Said()), who) or Said()
        if event.actor == viewer.id and (said.words or said.files):
            return None
        if event.action is Action.SUBMIT:
            return None  # that is the matter itself
        theirs = event.actor is not None and (event.actor in parties) == access.has(case, who)
        if theirs and event.action in SAID and (said.words or said.files):
            entry = _entry(seen, event, said, who, "")
            return replace(entry, sent=counted(said.files, sent(work, seen)))
    return None


def read_along(work: Work, seen: Seen, viewer: Person) -> tuple[Entry, ...]:
    """What is said about a wish that they help with, as far as that is for them, the oldest first."""
    who, entries = actor(viewer), list[Entry]()
    for event in seen.events:
        said = access.read_along(seen.held.case, event, seen.said.get(event.seq, Said()), who)
        if said is not None and (said.words or said.files):
            entry = _entry(seen, event, said, who, "")
            entries.append(replace(entry, sent=counted(said.files, sent(work, seen))))
    return tuple(entries)


def _typed(seen: Seen, viewer: Actor) -> dict[int, str]:
    """Voice message → what a clerk has written down of it, as far as `viewer` may read that."""
    written = dict[int, str]()
    for event in seen.events:
        if event.action is Action.TYPE_UP:
            said = access.seen(seen.held.case, event, seen.said.get(event.seq, Said()), viewer)
            if said is not None and said.words:
                written |= dict.fromkeys(event.data.get("typed", ()), said.words)
    return written


def _fared(work: Work, case: int) -> dict[int, str]:
    """Event → how its notices fared: for each reader the best of their chats, of all readers the worst."""
    rows = [tuple(row) for row in work.rows(_FARED, {"case": case})]
    rows += [(seq, None, state) for seq, state in holding.fared(work, case)]
    best: dict[tuple[int, int | None], str] = {}
    for seq, person, state in rows:
        known = best.get((seq, person), state)
        if state in _RANK:
            best[seq, person] = min(known, state, key=lambda one: _RANK.get(one, 9))
    fared: dict[int, str] = {}
    for (seq, _), state in best.items():
        fared[seq] = max(fared.get(seq, state), state, key=lambda one: _RANK[one])
    return fared


def _entry(seen: Seen, event: Event, said: Said, viewer: Actor, delivered: str) -> Entry:
    case = seen.held.case
    person = seen.people.get(event.actor) if event.actor is not None else None
    party = next((p for p in case.parties if p.person == event.actor), None)
    role, name = "system", ""
    if event.actor is not None and event.actor == viewer.person:
        role = "me"
    elif party is not None:
        role = "resident"
        if person and access.may_see_contact(case, party.person, viewer):
            name = person.name
    elif person is not None and (was := person.roles | person.served) & _SPEAKS_AS.keys():
        desk = case.kind is Kind.MISCONDUCT
        desk = desk and Role.DISCIPLINE in was  # before it was handed to them others had it
        role = "discipline" if desk else next(role for one, role in _SPEAKS_AS.items() if one in was)
        name = person.name
    elif person is not None:  # a resident who has become somebody else since
        role = "resident"
    data = event.data
    step = data.get("do") if event.action is Action.FOLLOW_UP else None
    if step and data.get("to"):
        step = f"{step}-{data['to']}"
    if step and data.get("unit"):
        step = f"unit-{step}"
    if step and str(data.get("anchor", "")).startswith(ANCHORS):
        step = f"wish-{step}"
    value = data.get("verdict") or data.get("outcome") or step or ""
    if event.action in (Action.SHARE, Action.ERASE):
        value = (
            ("yes" if data.get("shares") else "no") if event.action is Action.SHARE else data.get("why", "")
        )
    until = data.get(_UNTIL.get(event.action, ""))
    if event.action is Action.ENTRUST and access.is_party(case, viewer):
        until = None  # the unit's day is no promise to them
    return Entry(
        event.at,
        name,
        role,
        event.action,
        said.words,
        said.files,
        value=str(value),
        delivered=delivered,
        until=datetime.fromisoformat(until) if until else None,
        source=Source(data.get("source", Source.CHAT)),
        noted=_noted(seen, event, viewer),
        parted=event.action is Action.SUBMIT and "from" in data,
    )


def _noted(seen: Seen, event: Event, viewer: Actor) -> str:
    """Who wrote it down: for staff and who has the case."""
    by = seen.people.get(event.data.get("noted") or 0)
    inside = viewer.person == seen.held.case.handler or bool(viewer.roles & STAFF)
    return by.name if by is not None and inside else ""


_SPEAKS_AS = {
    **dict.fromkeys(STAFF, "clerk"),
    Role.REPRESENTATIVE: "representative",
    Role.OFFICER: "officer",
    Role.DISCIPLINE: "discipline",
    Role.VOLUNTEER: "volunteer",
}
_ABOUT_A_UNIT = {*MOVES, Action.FOLLOW_UP}
_TO = {
    Action.ASSIGN: "handler",
    Action.HAND_OVER: "owner",
    Action.PROPOSE: "proposed",
    Action.REFUSE_TRANSFER: "proposed",
    Action.LEAVE: "left",
}
"""Where the event of such an act says who got it."""
_UNTIL = {
    Action.PROGRESS: "promised",
    Action.EXTEND: "until",
    Action.APPROVE_EXTENSION: "until",
    Action.INSTRUCT: "by",
    Action.SNOOZE: "snoozed",
    Action.ENTRUST: "by",
    Action.DECIDE_OBJECTION: "by",
    Action.CONFER: "held",
    Action.LET_REST: "signed",
}
"""And where it says which day it is about."""

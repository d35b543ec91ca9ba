"""Cases as one person may see them: the only way case data reaches a conversation, a card or a page."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot import unit_views, wish_views
from bot.missing import missing
from bot.office import Office
from cases import access, deadline
from cases.chasing import urged_today
from cases.errors import NotYours
from cases.followup import reminded
from cases.lifecycle import HELD, allowed
from cases.model import NOTHING, Action, Event, Kind, Pending, Place, Said, State
from cases.people import STAFF, Actor, Person, Role
from cases.spans import spent
from handlers.shown import CaseView, Contact, Missing, Reason
from storage import cases as rows
from storage import files, history, looks, people
from storage import parts as storage_parts
from storage.cases import Held
from storage.files import File
from storage.work import Work

_ANSWERED = (State.RESOLVED, State.CLOSED, State.REVIEW)
_ANSWERS = {Action.RESOLVE, Action.SOLVE_ON_SPOT, Action.EXPLAIN, Action.CLOSE, Action.REFUSE}


@dataclass(slots=True)
class Seen:
    """A case with its history, words and people, read once for however many viewers."""

    held: Held
    events: list[Event] = field(default_factory=list)
    said: dict[int, Said] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    unit: str = ""
    """The unit that the leader's instruction names."""
    units: Mapping[int, str] = field(default_factory=dict)
    """Every unit by id: its name."""
    unsupervised: bool = False
    """True: the office has nobody above the clerks, so that they decide themselves."""
    sent: dict[int, File] | None = None
    """Every file that was sent, if there is any; read when somebody first looks."""

    def actor(self, person: Person) -> Actor:
        """A person as the domain asks for them, in what they stand in for."""
        stands_in = self.unsupervised and Role.CLERK in person.roles
        roles = person.roles | {Role.SUPERVISOR} if stands_in else person.roles
        return Actor(person.id, roles, person.unit)


def actor(person: Person) -> Actor:
    """A person as the domain asks for them."""
    return Actor(person.id, person.roles, person.unit)


def read(work: Work, case: int) -> Seen | None:
    """Everything about a case, for nobody yet: give it out only through `view` and `timeline`."""
    known: Seen | None = work.known.get(("seen", case))
    if known is None and (kept := rows.kept(work).get(case)) is not None:
        return see(work, *kept)
    if known is None:
        held = rows.load(work, [case]).get(case)
        if held is None:
            return None
        events = history.of(work, [case])[case]
        known = see(work, held, events, history.said(work, [case])[case])
    return known


def read_all(work: Work, cases: Collection[int]) -> None:
    """Everything about these cases, as `read` will find it, in one select a table."""
    cases = [case for case in cases if case not in rows.kept(work)]
    if not cases:
        return
    found = rows.load(work, cases)
    events, said = history.of(work, found), history.said(work, found)
    people.load(work, {p.person for held in found.values() for p in held.case.parties})
    for case, held in found.items():
        see(work, held, events[case], said[case])


def hands(seen: Seen) -> set[int]:
    """Who has the case, or had it."""
    named = {event.data.get(key) for event in seen.events for key in ("handler", "former")}
    return {person for person in (*named, seen.held.case.handler) if person is not None}


def concerned(work: Work, cases: Collection[int]) -> set[int]:
    """The residents and representatives of these cases."""
    seen = [one for case in cases if (one := read(work, case)) is not None]
    return {p for one in seen for p in (*one.held.case.residents, one.held.case.handler) if p is not None}


def see(work: Work, held: Held, events: list[Event], said: dict[int, Said]) -> Seen:
    """The same, for a case in hand; remembered until it is written again."""
    known = {p.person for p in held.case.parties} | {e.actor for e in events if e.actor is not None}
    known |= {held.case.handler} if held.case.handler is not None else set()
    known |= {person for _, person in held.case.withheld}
    known |= {part.officer for part in held.case.units if part.officer is not None}
    known |= {claim.person for claim in held.case.claims}
    if held.case.pending.owner is not None:
        known.add(held.case.pending.owner)
    units = storage_parts.names(work)
    unit = units.get(held.case.pending.unit or 0, "")
    unsupervised = not people.supervised(work)
    seen = Seen(held, events, said, people.load(work, known), unit, units, unsupervised)
    work.known["seen", held.case.id] = seen
    rows.keep(work, held, events, said)
    return seen


def view(work: Work, office: Office, seen: Seen, viewer: Person) -> CaseView:
    """The case as `viewer` may see it. Raises `NotYours`."""
    case, held, now = seen.held.case, seen.held, work.now
    who = seen.actor(viewer)
    if not access.may_see(case, who):
        raise NotYours(number=case.number)
    handler = seen.people.get(case.handler) if case.handler is not None else None
    due = deadline.due(case, seen.events, office.calendar)
    ends = due.at if due else None
    left = office.calendar.left_days(ends, now) if ends else 0
    answer = _last(seen, _ANSWERS, who) if case.state in _ANSWERED else Said()
    question = _last(seen, {Action.ASK}, who) if case.state is State.WAITING else Said()
    mine = next((p for p in case.parties if p.person == viewer.id), None)
    view = CaseView(
        id=case.id,
        number=case.number,
        version=case.version,
        kind=case.kind,
        state=case.state,
        words=case.words,
        place=case.place.text,
        urgent=case.urgent,
        opened_at=case.opened_at,
        mark=deadline.mark(case, due, now),
        deadline=ends,
        provisional=bool(due and due.provisional),
        left_days=left,
        handler=handler.name if handler else "",
        handler_phone=handler.phone if handler and viewer.roles & STAFF else "",
        mine=case.handler == viewer.id,
        outcome=case.outcome,
        closed_at=case.closed_at,
        answer=answer.words,
        answer_files=answer.files,
        question=question.words,
        reminded=reminded(case, seen.events),
        still_days=(now - case.since).days,
        returned=_returned(seen) if viewer.roles & STAFF else "",
        next_step=held.next_step,
        next_at=held.next_action_at,
        position=_position(case.place),
        pictures=case.pictures,
        voice=case.voice,
        missing=_missing(work, seen, who),
        contact=contact(work, seen, viewer) if case.handler == viewer.id else Contact(),
        residents=len(case.residents) if _inside(seen, who) else 0,
        topics=case.topics,
        reasons=tuple(Reason(what, value) for what, value in held.reasons),
        subjects=tuple(s.name for s in case.subjects) if access.may_see_subjects(case, who) else (),
        withheld=_withheld(seen, who),
        may=allowed(case, who),
        urged=urged_today(mine, now, office.zone),
        shares=bool(mine and mine.shares_contact),
        rated=bool(mine and mine.verdict),
        happened=frozenset(event.action for event in seen.events),
        spent=spent(seen.events, now, office.calendar) if _inside(seen, who) else (),
        owner=_owner(seen, who),
        **_hanging(office, seen, who),
    )
    units = unit_views.parts(office, seen, who, now, inside=_inside(seen, who))
    more = wish_views.of_case(work, office, seen, viewer) if case.kind is Kind.WISH else {}
    return replace(view, **units, **more) if units or more else view


def sent(work: Work, seen: Seen) -> dict[int, File]:
    """Every file that was sent, by its number."""
    if seen.sent is None:
        seen.sent = files.find(work, {file for said in seen.said.values() for file in said.files})
    return seen.sent


def _missing(work: Work, seen: Seen, viewer: Actor) -> tuple[Missing, ...]:
    known = sent(work, seen)
    if not known:
        return ()
    shown = [file for event in seen.events for file in _seen(seen, event, viewer).files]
    return missing(shown, known, work.now)


def _owner(seen: Seen, viewer: Actor) -> str:
    owner = seen.people.get(seen.held.case.pending.owner or 0)
    stands = owner is not None and owner.roles & STAFF and owner.id not in seen.held.case.doubted
    return owner.name if owner is not None and stands and viewer.roles & STAFF else ""


_WHY = {Action.EXTEND, Action.ASK_REVIEW}


def _inside(seen: Seen, viewer: Actor) -> bool:
    return viewer.person == seen.held.case.handler or bool(viewer.roles & STAFF)


def _hanging(office: Office, seen: Seen, viewer: Actor) -> dict[str, Any]:
    """What hangs over the case: all of it for who has it and for staff, the promised day for residents."""
    case, pending = seen.held.case, seen.held.case.pending
    if pending == NOTHING and (case.state not in HELD or case.handler != viewer.person):
        return {}
    if not _inside(seen, viewer):
        own = Pending(promised=pending.promised, reviews=pending.reviews, revisited=pending.revisited)
        return {"pending": own}
    rule = office.policy.extension(case.kind)
    latest = None
    if case.handler == viewer.person and pending.extended < rule.times and case.deadline is not None:
        latest = office.calendar.add(case.deadline, rule.most).at
    disputed = pending.disputes and case.outcome is None
    undecided = pending.extension is not None or case.state is State.REVIEW
    return {
        "pending": pending,
        "unit": seen.unit,
        "instruction": _last(seen, {Action.INSTRUCT}, viewer).words if pending.instructed else "",
        "why": _last(seen, _WHY, viewer).words if undecided else "",
        "reviewed": _last(seen, {Action.DECIDE_REVIEW}, viewer).words if case.state is State.REVIEW else "",
        "answered": _last(seen, {Action.RESOLVE, Action.EXPLAIN}, viewer).words if disputed else "",
        "objection": _objection(seen, viewer) if disputed else "",
        "latest": latest,
    }


def _position(place: Place) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _last(seen: Seen, actions: set[Action], viewer: Actor) -> Said:
    """The words of the last of these acts, as far as `viewer` may see them."""
    for event in reversed(seen.events):
        if event.action in actions:
            return _seen(seen, event, viewer)
    return Said()


def _seen(seen: Seen, event: Event, viewer: Actor) -> Said:
    return access.seen(seen.held.case, event, seen.said.get(event.seq, Said()), viewer) or Said()


def _objection(seen: Seen, viewer: Actor) -> str:
    """What the residents have said since the last answer, as far as `viewer` may see it."""
    case, found = seen.held.case, list[str]()
    for event in reversed(seen.events):
        if event.action in (Action.RESOLVE, Action.EXPLAIN):
            break
        if event.actor in case.residents:
            found.append(_seen(seen, event, viewer).words)
    return "\n".join(words for words in reversed(found) if words)


def _returned(seen: Seen) -> str:
    if seen.held.case.state is not State.ADMITTED:
        return ""
    return next(
        (str(e.data.get("reason", "")) for e in reversed(seen.events) if e.action is Action.GIVE_BACK), ""
    )


def _withheld(seen: Seen, viewer: Actor) -> tuple[str, ...]:
    if not viewer.roles & STAFF or viewer.person in seen.held.case.doubted:
        return ()
    named = dict.fromkeys(person for _, person in seen.held.case.withheld)
    return tuple(seen.people[person].name for person in named)


def contact(work: Work, seen: Seen, viewer: Person) -> Contact:
    """The resident, as far as `viewer` may know who they are. Whoever gets it has looked: that is noted."""
    for party in seen.held.case.parties:
        person = seen.people.get(party.person)
        if person and access.may_see_contact(seen.held.case, party.person, seen.actor(viewer)):
            if person.name or person.phone:
                looks.note(work, viewer.id, looks.What.CONTACT, person=person.id, case=seen.held.case.id)
            return Contact(person.name, person.phone)
    return Contact()

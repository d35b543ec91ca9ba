"""Cases as one person may see them: the only way case data reaches a conversation, a card or a page."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot import joined, standing_in, unit_views, why, wish_views
from bot.hanging import hanging, inside, last, said_in
from bot.missing import missing
from bot.office import Office
from cases import access, deadline
from cases.chasing import urged_today
from cases.errors import NotYours
from cases.followup import reminded
from cases.lifecycle import allowed
from cases.model import Action, Event, Kind, Place, Said, State
from cases.people import STAFF, Actor, Person, Role
from cases.sources import BY_PROXY, Source
from cases.spans import spent
from handlers.shown import CaseView, Contact, Missing, Reason
from storage import cases as rows
from storage import files, history, looks, people, telephones
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
    if known is not None and standing_in.with_deputy(work, known.held) is not known.held:
        return see(work, known.held, known.events, known.said)
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


def hands(work: Work, seen: Seen) -> set[int]:
    """Who has the case, or had it, or may have acted for them."""
    named = {event.data.get(key) for event in seen.events for key in ("handler", "former")}
    here = (*named, *seen.held.case.hands, *standing_in.asked(work))
    return {person for person in here if person is not None}


def concerned(work: Work, cases: Collection[int]) -> set[int]:
    """The residents and representatives of these cases."""
    seen = [one for case in cases if (one := read(work, case)) is not None]
    return {p for one in seen for p in (*one.held.case.residents, one.held.case.handler) if p is not None}


def see(work: Work, held: Held, events: list[Event], said: dict[int, Said]) -> Seen:
    """The same, for a case in hand; remembered until it is written again."""
    held = standing_in.with_deputy(work, held)
    known = {p.person for p in held.case.parties} | {e.actor for e in events if e.actor is not None}
    known |= {*held.case.hands}
    known |= {person for _, person in held.case.withheld}
    known |= {e.data["noted"] for e in events if "noted" in e.data}
    known |= {part.officer for part in held.case.units if part.officer is not None}
    known |= {claim.person for claim in held.case.claims}
    known |= {one for one in (held.case.pending.owner, held.case.pending.proposed) if one is not None}
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
    answer = last(seen, _ANSWERS, who) if case.state in _ANSWERED else Said()
    question = last(seen, {Action.ASK}, who) if case.state is State.WAITING else Said()
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
        handler_phone=handler.phone if handler and access.of_office(case, who) else "",
        mine=access.has(case, who),
        **_standing_in(seen, who),
        outcome=case.outcome,
        closed_at=case.closed_at,
        answer=answer.words,
        answer_files=answer.files,
        question=question.words,
        reminded=reminded(case, seen.events),
        still_days=office.calendar.worked(case.since, now) // office.calendar.working_day,
        returned=_returned(seen) if access.of_office(case, who) else "",
        next_step=held.next_step,
        next_at=held.next_action_at,
        position=position(case.place),
        pictures=case.pictures,
        voice=case.voice,
        missing=_missing(work, seen, who),
        contact=contact(work, seen, viewer) if _works_on(seen, who) else Contact(),
        residents=len(case.residents) if inside(seen, who) else 0,
        topics=case.topics,
        reasons=why.named(work, (Reason(what, value) for what, value in held.reasons)),
        subjects=tuple(s.name for s in case.subjects) if access.may_see_subjects(case, who) else (),
        withheld=_withheld(seen, who),
        may=allowed(case, who),
        urged=urged_today(mine, now, office.zone),
        shares=bool(mine and mine.shares_contact),
        rated=bool(mine and mine.verdict),
        happened=frozenset(event.action for event in seen.events),
        spent=spent(seen.events, now, office.calendar) if inside(seen, who) else (),
        owner=_owner(seen, who),
        **hanging(office, seen, who),
        source=case.source,
        **_entered(work, seen, who),
        tells=_tells(work, seen, who),
    )
    units = unit_views.parts(office, seen, who, now, inside=inside(seen, who))
    reports = joined.shown(work, seen, who)
    more = wish_views.of_case(work, office, seen, viewer) if case.kind is Kind.WISH else {}
    return replace(view, **units, **reports, **more) if units or reports or more else view


def sent(work: Work, seen: Seen) -> dict[int, File]:
    """Every file that was sent, by its number."""
    if seen.sent is None:
        seen.sent = files.find(work, {file for said in seen.said.values() for file in said.files})
    return seen.sent


def _missing(work: Work, seen: Seen, viewer: Actor) -> tuple[Missing, ...]:
    known = sent(work, seen)
    if not known:
        return ()
    shown = [file for event in seen.events for file in said_in(seen, event, viewer).files]
    return missing(shown, known, work.now)


def _owner(seen: Seen, viewer: Actor) -> str:
    owner = seen.people.get(seen.held.case.pending.owner or 0)
    stands = owner is not None and owner.roles & STAFF and owner.id not in seen.held.case.doubted
    return owner.name if owner is not None and stands and access.of_office(seen.held.case, viewer) else ""


def _works_on(seen: Seen, viewer: Actor) -> bool:
    """True: they have it, or act for who has; or it is with their unit."""
    case = seen.held.case
    desk = case.kind is Kind.MISCONDUCT and access.of_office(case, viewer)
    return desk or access.has(case, viewer) or access.part_of(case, viewer) is not None


def _entered(work: Work, seen: Seen, viewer: Actor) -> dict[str, Any]:
    """Who entered it, and whether its residents have to be telephoned."""
    case, began = seen.held.case, seen.events[0].actor if seen.events else None
    themselves = case.source is Source.CHAT and [party.person for party in case.parties] == [began]
    if themselves or not inside(seen, viewer):
        return {}
    by = seen.people.get(began or 0) if case.source is not Source.CHAT else None
    told = [seen.people[p] for p in seen.held.case.residents if p in seen.people]
    return {"entered": by.name if by else "", "calls": any(telephones.only(work, p) for p in told)}


def _tells(work: Work, seen: Seen, viewer: Actor) -> str:
    """How the residents hear what is said to them."""
    case, told = seen.held.case, seen.held.case.residents
    if case.source not in BY_PROXY or not told:
        return "chat"
    if told == (seen.events[0].actor,):
        return "me" if viewer.person in told else "enterer"
    return "call" if all(telephones.only(work, seen.people[person]) for person in told) else "chat"


def _standing_in(seen: Seen, viewer: Actor) -> dict[str, Any]:
    """Who acts for whom, while that is so."""
    case = seen.held.case
    deputy, handler = seen.people.get(case.deputy or 0), seen.people.get(case.handler or 0)
    if deputy is None or handler is None or not inside(seen, viewer):
        return {}
    return {"acts_for": handler.name} if deputy.id == viewer.person else {"deputy": deputy.name}


def position(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude, where they were shared."""
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _returned(seen: Seen) -> str:
    if seen.held.case.state is not State.ADMITTED:
        return ""
    return next(
        (str(e.data.get("reason", "")) for e in reversed(seen.events) if e.action is Action.GIVE_BACK), ""
    )


def _withheld(seen: Seen, viewer: Actor) -> tuple[str, ...]:
    if not access.may_decide(seen.held.case, viewer):
        return ()
    named = dict.fromkeys(person for _, person in seen.held.case.withheld)
    return tuple(seen.people[person].name for person in named)


def contact(work: Work, seen: Seen, viewer: Person) -> Contact:
    """The residents, as far as `viewer` may know who they are. Whoever gets it has looked: that is noted."""
    case, known = seen.held.case, list[Contact]()
    for party in sorted(case.parties, key=lambda party: party.since):
        person = seen.people.get(party.person)
        if not person or party.withdrawn or not (person.name or person.phone):
            continue
        if access.may_see_contact(case, party.person, seen.actor(viewer)):
            looks.note(work, viewer.id, looks.What.CONTACT, person=person.id, case=case.id)
            known.append(Contact(person.name, person.phone))
    others = len(case.residents) - len(known)
    if len(known) == 1:
        return replace(known[0], others=others)
    return Contact("、".join(f"{one.name} {one.phone}".strip() for one in known), others=others)

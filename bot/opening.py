"""How a report becomes a case, and with whom it begins."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import proxies, unit_acts
from bot.at_the_desk import at_the_desk, instead, would_take
from bot.choosing import best
from bot.choosing import reasons as reasons_of
from bot.known import known, named
from bot.office import Office
from bot.settling import settle
from cases import assignment, numbers
from cases.commands import Act, OpenCase
from cases.errors import NobodyAtTheDesk, NotYours
from cases.lifecycle import apply
from cases.model import Action, Case, Event, Kind, Place, Said, Subject
from cases.notices import Notice, To
from cases.opening import open_case
from cases.people import SYSTEM, District, Person
from cases.sources import BY_PROXY, ENTERED_BY, Source
from handlers.phone import written_in
from storage import cases as rows
from storage import districts, parts, people, petitions
from storage.work import Work
from words import render


def open_new(work: Work, office: Office, command: OpenCase, by: Person) -> int:
    """A report becomes a case: numbered, planned, and with a representative at once where the rules allow.

    Raises `NotYours` where `by` may not enter it from this source; 检举控告 nobody enters for somebody else.
    """
    if by.roles.isdisjoint(ENTERED_BY.get(command.source, by.roles)):
        raise NotYours()
    if command.kind is Kind.MISCONDUCT and command.source is not Source.CHAT:
        raise NotYours()
    person = proxies.answered(work, office, command, by)
    if person.id == by.id and command.source not in BY_PROXY and (command.phone or command.name):
        values = {"phone": command.phone or person.phone, "name": command.name or person.name}
        people.change(work, person, **values)
    command = replace(command, place=_whole(command.place, people.tree(work)))
    number = rows.next_id(work, office.first_number)
    everybody = known(work)
    case, event, said, _ = open_case(
        command,
        case=number,
        number=numbers.number(number),
        resident=person.id,
        now=work.now,
        topics=assignment.topics(command.words, office.topics),
        subjects=_about(work, command, everybody, person.id),
        policy=office.policy,
        calendar=office.calendar,
        by={name: id for name, id in (("link", person.chosen), ("station", person.station)) if id},
        entered=by.id,
    )
    final = petitions.final_of(work, person.id) if case.kind is Kind.PETITION else ()
    notes = [render.text(office.language, "reviewed-before", numbers="、".join(final))] if final else []
    calls = None
    if case.urgent and case.place.district is None and case.place.latitude is None:
        calls = person.id if person.phone or command.phone else None
        rings = calls is not None or written_in(case.words)
        given = {"said": "yes" if case.place.text else "no", "phone": "yes" if rings else "no"}
        notes.append(render.text(office.language, "place-unsure", **given))
    here = person.id == by.id
    return begin(work, office, case, event, said, note="\n".join(notes), calls=calls, here=here)


def begin(
    work: Work,
    office: Office,
    case: Case,
    event: Event,
    said: Said,
    *,
    note: str = "",
    calls: int | None = None,
    residents: Notice | None = None,
    here: bool = True,
) -> int:
    """Written, planned, and with a representative at once where the rules allow.

    `note`, `calls`: what the staff are told with it, and whom to telephone. `residents`: what they are told;
    None: the conversation answers them, where it is theirs (`here`).
    """
    happened, notices = [(event, said)], [residents] if residents is not None else []
    reasons: tuple[tuple[str, str], ...] = ()
    if case.kind is Kind.MISCONDUCT and not at_the_desk(work, case):
        raise NobodyAtTheDesk(**instead(office))
    # What was only spoken may be about whoever would get it: a clerk hears it first (promise 5).
    if case.kind in office.automatic and not case.subjects and not case.voice:
        found = best(work, office, case)
        if found is not None:
            reasons = reasons_of(found)
            for one in (Act(case.id, Action.ADMIT), Act(case.id, Action.ASSIGN, person=found.person.id)):
                case, event, said, told = apply(case, one, SYSTEM, work.now, office.policy, office.calendar)
                happened.append((event, said))
                # the conversation answers whoever speaks in it
                notices += [n for n in told if n.to is not To.RESIDENTS or not here]
    settle(work, office, None, case, happened, notices, why=reasons, note=note, calls=calls)
    for party in case.parties:
        districts.opened(work, party.person, case.place.district)
    return case.id


def _whole(place: Place, tree: Mapping[int, District]) -> Place:
    """A place known only by its district is written with what that lies in: 青塘乡青塘村."""
    district = tree.get(place.district or 0)
    if district is None or place.text not in ("", district.name):
        return place
    names, up = [district.name], tree.get(district.parent or 0)
    while up is not None and up.parent is not None:
        names.insert(0, up.name)
        up = tree.get(up.parent)
    return replace(place, text="".join(names))


def _about(work: Work, command: OpenCase, known: Sequence[Person], resident: int) -> tuple[Subject, ...]:
    """Whom the report is about, as it says itself, and anybody known whose name stands in its words."""
    about = command.about.strip()
    found = named(work, f"{command.words}\n{about}", [p for p in known if p.id != resident])
    units = unit_acts.named(about, parts.names(work)) if about else {}
    if about and not any(s.name in about for s in found):
        first = unit_acts.subject(work, about, next(iter(units), None))
        found = (*found, first)
    has = {s.unit for s in found}
    return (*found, *(unit_acts.subject(work, name, unit) for unit, name in units.items() if unit not in has))


def desk_takes(work: Work, words: str, about: str, resident: int) -> bool:
    """True: somebody of the desk for 检举控告 could look into what this resident says."""
    command = OpenCase(Kind.MISCONDUCT, words, about=about)
    return would_take(work, _about(work, command, known(work), resident), resident)

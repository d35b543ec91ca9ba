"""One more resident, two cases that become one, one that becomes two: carried out, and looked up before."""

from collections.abc import Sequence
from dataclasses import replace

from bot import joined, proxies, views
from bot.known import known, named, staff_only
from bot.office import Office
from bot.opening import begin
from bot.settling import change, settle
from bot.views import Seen, actor
from cases import access, assignment, likeness, numbers
from cases.commands import Act, EnterParty, JoinCase, Merge, OpenCase, Split
from cases.errors import NamedFirst, NotAllowed, NotYours, Stale
from cases.joining import check_merge, may_join
from cases.lifecycle import apply
from cases.likeness import Matter
from cases.model import Action, Kind, Party, Subject
from cases.notices import Notice, To
from cases.opening import open_case
from cases.people import Person
from handlers import facts
from handlers.shown import CaseView, Resident, Similar
from storage import cases as rows
from storage import looks, nearby, people, tasklist
from storage.work import Work
from words.fluent import sentence


def join_case(work: Work, office: Office, command: JoinCase, person: Person) -> int:
    """The resident becomes a party; what they wrote is kept. Raises `NotYours` where it is not for them."""
    seen = joined.current(work, command.case)
    if seen is None:
        raise NotYours(forget=("twin",))
    case = seen.held.case
    link = office.links.read(command.code, work.now) if command.code else None
    invited = link is not None and link.kind == "g" and link.id == command.case
    if not invited and case.kind not in office.joining.kinds:
        raise NotYours(forget=("twin",))
    _may_come(work, office, seen, person, None)
    if command.phone or command.name:
        values = {"phone": command.phone or person.phone, "name": command.name or person.name}
        people.change(work, person, **values)
    words, place = command.words.strip(), command.place.text
    if place and place not in words:
        words = sentence(office.language, "joined-words", {"words": words, "place": place}).strip()
    data = {"shares": command.shares_contact}
    people_named = named(work, words, known(work))
    act = Act(case.id, Action.TAKE_PART, words, command.pictures, named=people_named, data=data)
    change(work, office, seen.held, act, seen.actor(person))
    return case.id


def enter_party(work: Work, office: Office, command: EnterParty, person: Person) -> int:
    """Somebody who has told a clerk so is a party; who has no messenger is called."""
    staff_only(person)
    seen = _theirs(work, person, command.case)
    _may_come(work, office, seen, person, _SOMEBODY)
    resident = proxies.known_or_new(work, office, command.name.strip(), command.phone)
    act = Act(
        seen.held.case.id, Action.TAKE_PART, person=resident.id, data={"shares": command.shares_contact}
    )
    change(work, office, seen.held, act, seen.actor(person))
    return seen.held.case.id


_SOMEBODY = -1
"""Whoever they are: nobody is written down before it is certain that they can come."""


def _may_come(work: Work, office: Office, seen: Seen, by: Person, person: int | None) -> None:
    """Raises what the lifecycle refuses."""
    act = Act(seen.held.case.id, Action.TAKE_PART, person=person)
    try:
        apply(seen.held.case, act, seen.actor(by), work.now, office.policy, office.calendar)
    except NotYours:
        raise NotYours(forget=("twin",)) from None  # what could be joined has changed meanwhile


def merge(work: Work, office: Office, command: Merge, person: Person) -> int:
    """Both change in one transaction: the one ends, the other goes on with everybody and everything."""
    staff_only(person)
    other, into = views.read(work, command.case), _theirs(work, person, command.into)
    if other is None or not _sees(other, person):
        raise NotYours()
    if (other.held.case.version, into.held.case.version) != command.versions:
        raise Stale(number=other.held.case.number)
    for seen in (other, into):
        if tasklist.unheard(work, seen.held.case.id):
            raise NamedFirst(number=seen.held.case.number)
    residents = people.load(work, {p.person for s in (other, into) for p in s.held.case.parties})
    check_merge(into.held.case, other.held.case, residents.values())
    done = []
    for seen, act in (
        (other, Act(other.held.case.id, Action.MERGE, other=into.held.case)),
        (into, Act(into.held.case.id, Action.TAKE_IN, other=other.held.case)),
    ):  # both or none: a refusal of the second must find the first undone
        rules = (work.now, office.policy, office.calendar)
        done.append((seen, apply(seen.held.case, act, seen.actor(person), *rules)))
    for seen, (case, event, said, told) in done:
        settle(work, office, seen.held, case, [(event, said)], told)
    return into.held.case.id


def split(work: Work, office: Office, command: Split, person: Person) -> int:
    """The new case, as its residents would have reported it; the old one says where its part has gone."""
    staff_only(person)
    seen = _theirs(work, person, command.case)
    if command.kind is Kind.MISCONDUCT:  # said by a resident who knows who alone reads it, or not at all
        case = seen.held.case
        raise NotAllowed(number=case.number, action=Action.SPLIT.value, state=case.state.value)
    old, number = seen.held.case, rows.next_id(work, office.first_number)
    chosen = [p for p in old.parties if p.person in command.people and not p.withdrawn]
    theirs = [p.person for p in chosen] == [p.person for p in old.parties if p.since == 1]
    opens = OpenCase(
        old.kind if old.kind is Kind.PETITION else command.kind,
        command.words,
        old.place,
        old.pictures if command.pictures and theirs else (),
        urgent=old.urgent,
        source=old.source,
    )
    case, event, said, _ = open_case(
        opens,
        case=number,
        number=numbers.number(number),
        resident=person.id,
        now=work.now,
        topics=assignment.topics(command.words, office.topics),
        subjects=_subjects(work, old.subjects, command.words, [p.person for p in chosen]),
        policy=office.policy,
        calendar=office.calendar,
        by={"from": old.id},
    )
    case = replace(case, parties=tuple(Party(p.person, p.shares_contact) for p in chosen))
    leaves = {"leave": command.leave}
    act = Act(old.id, Action.SPLIT, version=command.version, data=leaves, other=case)
    rules = (work.now, office.policy, office.calendar)
    after, parted, nothing, told = apply(old, act, seen.actor(person), *rules)
    about = {"other": old.number, "told": [event.seq]}
    begin(work, office, case, event, said, residents=Notice(To.RESIDENTS, "split-residents", data=about))
    settle(work, office, seen.held, after, [(parted, nothing)], told)
    return case.id


def _subjects(
    work: Work, old: Sequence[Subject], words: str, residents: Sequence[int]
) -> tuple[Subject, ...]:
    """Whom the old case is about stays out of the new one; and whom its words name."""
    more = named(work, words, [p for p in known(work) if p.id not in residents])
    return (*old, *(s for s in more if s.person not in {one.person for one in old}))


def similar(work: Work, office: Office, person: Person, query: facts.Similar) -> tuple[Similar, ...]:
    """Open cases of the same matter nearby that this resident could join, as anybody may know them."""
    if query.kind not in office.joining.kinds or named(work, query.words, known(work)):
        return ()
    topics = assignment.topics(query.words, office.topics)
    matter = Matter(query.words, topics, query.district, query.position)
    found = (seen for seen in _alike(work, office, matter) if _open_to(office, seen, person))
    return tuple(_told(work, matter, seen) for seen in [*found][: office.joining.most])


def _open_to(office: Office, seen: Seen, person: Person) -> bool:
    case = seen.held.case
    return case.kind in office.joining.kinds and may_join(case, actor(person))


def _alike(work: Work, office: Office, matter: Matter) -> list[Seen]:
    """Cases of the same matter, the most alike first."""
    tree, metres = people.tree(work), office.joining.metres
    above = assignment.upwards(matter.district, tree)
    places = [name for district in above for name in (district.name, *district.aliases)]
    found = []
    for row in nearby.nearby(work, matter.district, matter.position, metres):
        position = None if row.position is None else tuple(row.position)
        other = Matter(row.words, tuple(row.topics), row.district_id, position)
        found.append((likeness.likeness(matter, other, metres, places), row.opened_at, row.id))
    ids = likeness.most_alike(found, _LOOKED_AT)
    return [seen for case in ids if (seen := views.read(work, case)) is not None]


_LOOKED_AT = 12
"""So many of the most alike are looked at whole."""


def _told(work: Work, matter: Matter, seen: Seen) -> Similar:
    """Nothing of what residents wrote: what it is called, where about, since when, in whose hands."""
    case = seen.held.case
    district = people.tree(work).get(case.place.district or 0)
    place = views.position(case.place)
    far = likeness.distance(matter.position, place) if matter.position and place else None
    handler = seen.people.get(case.handler or 0)
    return Similar(
        case.id,
        case.kind,
        case.topics,
        district.name if district is not None else "",
        None if far is None else int(round(far, -1)),
        case.opened_at,
        len(case.residents),
        handler.name if handler is not None else "",
    )


def like_this(work: Work, office: Office, person: Person, query: facts.LikeThis) -> tuple[CaseView, ...]:
    """Open cases that a clerk may want to merge with this one."""
    staff_only(person)
    case = _theirs(work, person, query.case).held.case
    matter = Matter(case.words, case.topics, case.place.district, views.position(case.place))
    found = (
        seen
        for seen in _alike(work, office, matter)
        if seen.held.case.id != case.id and seen.held.case.kind is case.kind and _sees(seen, person)
    )
    return tuple(views.view(work, office, seen, person) for seen in [*found][:_LISTED])


_LISTED = 5


def residents(work: Work, office: Office, person: Person, query: facts.Residents) -> tuple[Resident, ...]:
    """Those who came first before the others."""
    staff_only(person)
    seen = _theirs(work, person, query.case)
    parties = [p for p in seen.held.case.parties if not p.withdrawn]
    for party in parties:
        if seen.people[party.person].name:
            looks.note(work, person.id, looks.What.CONTACT, person=party.person, case=seen.held.case.id)
    return tuple(
        Resident(party.person, seen.people[party.person].name, joined.reported(work, seen, party))
        for party in sorted(parties, key=lambda party: party.since)
    )


def _theirs(work: Work, person: Person, case: int) -> Seen:
    """What this clerk may put together or take apart. Raises `NotYours`, as for a number that is none."""
    seen = joined.current(work, case)
    if seen is None or not _sees(seen, person):
        raise NotYours()
    return seen


def _sees(seen: Seen, person: Person) -> bool:
    case = seen.held.case
    return case.kind is not Kind.MISCONDUCT and access.sees_as_office(case, seen.actor(person))

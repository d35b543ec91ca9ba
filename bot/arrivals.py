"""Where somebody comes from, as conversations look it up: links read, and links of one's own made."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot import joined, task_facts
from bot.links import CASE, INVITED, OWN
from bot.office import Office
from bot.views import actor
from cases.assignment import upwards
from cases.errors import NotConnected, NotYours
from cases.joining import may_join
from cases.lifecycle import roles_in
from cases.model import Kind
from cases.people import STAFF, Actor, Person, Role
from handlers import facts
from handlers.links import Arrival, Ways
from storage import chats, districts, invitations, people, stations
from storage.work import Work


def arrival(work: Work, office: Office, person: Person, query: facts.Link) -> Arrival | None:
    """What a code stands for; None: no link. Raises LinkExpired, LinkUsed, NotConnected."""
    code = query.code.strip()
    link = office.links.read(code, work.now)
    if link is None:
        return None
    if link.kind in ("p", "i"):
        invitations.unused(work, code)
    if link.kind == "d" and not connected(work, link.id, person):
        raise NotConnected()
    by = Arrival(_KINDS[link.kind], link.id)
    if link.kind == "s" and (station := stations.find(work, link.id)) is not None:
        return replace(by, name=station.name, address=station.address, hours=station.hours)
    if link.kind == "r":
        name = next((p.name for p in people.representatives(work) if p.id == link.id), "")
        left = None if name else _left(work, link.id)
        return left or replace(by, name=name, own=link.id == person.id)
    if link.kind == "g":
        return replace(by, name=_petition(work, person, link.id))
    return by


def _left(work: Work, number: int) -> Arrival | None:
    """A representative who has left: their link leads to their district, by its station if it has one."""
    who = people.load(work, [number]).get(number)
    if who is None or Role.REPRESENTATIVE not in who.served:
        return None
    around = list(upwards(who.district, people.tree(work)))
    found = (stations.of_district(work, district.id) for district in around)
    station = next((one for one in found if one is not None), None)
    if station is not None:
        return Arrival("left", station.id, station.name, address=station.address, hours=station.hours)
    return Arrival("left", 0, around[0].name if around else "")


def connected(work: Work, chat: int, person: Person) -> bool:
    """True: this is one of their chats."""
    known = chats.by_id(work, chat)
    return known is not None and known.person.id == person.id


_KINDS = {
    "r": "representative",
    "s": "station",
    "c": "case",
    "p": "person",
    "i": "invited",
    "d": "chat",
    "g": "group",
}


def _petition(work: Work, person: Person, case: int) -> str:
    """The number, where they can become one of its spokespersons."""
    seen = joined.current(work, case)
    return seen.held.case.number if seen is not None and may_join(seen.held.case, actor(person)) else ""


def group_link(work: Work, office: Office, person: Person, query: facts.GroupLink) -> Ways | None:
    """For its residents and the staff; None: others cannot join by it. Raises `NotYours`."""
    seen = joined.current(work, query.case)
    case = seen.held.case if seen is not None else None
    if seen is None or case is None or not roles_in(case, seen.actor(person)) & _INVITES:
        raise NotYours()
    if not may_join(case, _ANYBODY) or case.kind is not Kind.PETITION:
        return None
    code = office.links.code("g", case.id, work.now + CASE)
    return Ways(code, tuple(office.links.opens(code).values()))


_INVITES = STAFF | {Role.RESIDENT}
_ANYBODY = Actor(0, frozenset({Role.RESIDENT}))


def my_link(work: Work, office: Office, person: Person, query: facts.MyLink) -> Ways:
    """A representative's own: it holds as long as they are one."""
    code = office.links.code("r", person.id)
    return Ways(code, tuple(office.links.opens(code).values()))


def own_link(work: Work, office: Office, person: Person, query: facts.OwnLink) -> Ways:
    """The same person from another messenger, once, within the next minutes."""
    code = office.links.code("p", person.id, work.now + OWN)
    return Ways(code, tuple(office.links.opens(code).values()), int(OWN / timedelta(minutes=1)))


def invite_for(work: Work, office: Office, person: Person, query: facts.InviteFor) -> Ways:
    """A resident's without a chat, whom this task says to call: once. Raises NotYours."""
    task_facts.one(work, office, person, facts.OneTask(query.task))  # whether it is theirs
    row = people.task(work, query.task)
    if row is None or row.kind != "call":
        raise NotYours()
    code = office.links.code("i", row.person_id, work.now + INVITED)
    return Ways(code, tuple(office.links.opens(code).values()))


def likely_district(work: Work, office: Office, person: Person, query: facts.LikelyDistrict) -> Any:
    """Of the station they came by, of their last matter, or of the representative by whose link they came."""
    tree = people.tree(work)
    district = _of_station(work, person)
    if district is None:
        district = districts.last_of(work, person.id)
    if district is None and person.chosen is not None:
        district = next((p.district for p in people.representatives(work) if p.id == person.chosen), None)
    found = tree.get(district) if district is not None else None
    return found if found is not None and found.parent is not None else None


def _of_station(work: Work, person: Person) -> int | None:
    station = stations.find(work, person.station) if person.station else None
    return station.district if station is not None else None

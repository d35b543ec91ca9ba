"""Where somebody comes from, as conversations look it up: links read, and links of one's own made."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.links import OWN
from bot.office import Office
from cases.errors import NotConnected
from cases.people import Person
from handlers import facts
from handlers.links import Arrival, Ways
from storage import chats, invitations, people, stations
from storage.work import Work


def arrival(work: Work, office: Office, person: Person, query: facts.Link) -> Arrival | None:
    """What a code stands for; None: no link. Raises LinkExpired, LinkUsed, NotConnected."""
    code = query.code.strip()
    link = office.links.read(code, work.now)
    if link is None:
        return None
    if link.kind == "p":
        invitations.unused(work, code)
    if link.kind == "d" and not connected(work, link.id, person):
        raise NotConnected()
    by = Arrival(_KINDS[link.kind], link.id)
    if link.kind == "s" and (station := stations.find(work, link.id)) is not None:
        return replace(by, name=station.name, address=station.address, hours=station.hours)
    if link.kind == "r":
        name = next((p.name for p in people.representatives(work) if p.id == link.id), "")
        return replace(by, name=name, own=link.id == person.id)
    return by


def connected(work: Work, chat: int, person: Person) -> bool:
    """True: this is one of their chats."""
    known = chats.by_id(work, chat)
    return known is not None and known.person.id == person.id


_KINDS = {"r": "representative", "s": "station", "c": "case", "p": "person", "d": "chat"}


def my_link(work: Work, office: Office, person: Person, query: facts.MyLink) -> Ways:
    """A representative's own: it holds as long as they are one."""
    code = office.links.code("r", person.id)
    return Ways(code, tuple(office.links.opens(code).values()))


def own_link(work: Work, office: Office, person: Person, query: facts.OwnLink) -> Ways:
    """The same person from another messenger, once, within the next minutes."""
    code = office.links.code("p", person.id, work.now + OWN)
    return Ways(code, tuple(office.links.opens(code).values()), int(OWN / timedelta(minutes=1)))


def station_district(work: Work, office: Office, person: Person, query: facts.StationDistrict) -> Any:
    """Where the station is through which somebody came."""
    station = stations.find(work, query.station)
    return people.tree(work).get(station.district) if station is not None and station.district else None

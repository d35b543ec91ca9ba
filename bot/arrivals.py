"""Where somebody comes from, as conversations look it up: links read, and links of one's own made."""

from datetime import timedelta
from typing import Any

from bot.links import OWN, Link
from bot.office import Office
from cases.assignment import upwards
from cases.people import Person, Role
from handlers import facts
from handlers.shown import Arrival, Ways
from storage import people, stations
from storage.work import Work


def arrival(work: Work, office: Office, person: Person, query: facts.Link) -> Arrival | None:
    """What a code stands for; None: no link. Raises LinkExpired."""
    link = office.links.read(query.code.strip(), work.now)
    if link is None:
        return None
    name = _name(work, link)
    if link.kind == "r" and not name and (left := _left(work, link.id)) is not None:
        return left
    return Arrival(_KINDS[link.kind], link.id, name, own=link == Link("r", person.id))


def _left(work: Work, number: int) -> Arrival | None:
    """A representative who has left: their link leads to their district, by its station if it has one."""
    who = people.load(work, [number]).get(number)
    if who is None or Role.REPRESENTATIVE not in who.served:
        return None
    around = list(upwards(who.district, people.tree(work)))
    found = (stations.of_district(work, district.id) for district in around)
    station = next((one for one in found if one is not None), None)
    if station is not None:
        return Arrival("left", station.id, station.name)
    return Arrival("left", 0, around[0].name if around else "")


_KINDS = {"r": "representative", "s": "station", "c": "case", "p": "person"}


def _name(work: Work, link: Link) -> str:
    """Whose it is; empty where nobody is there any more."""
    if link.kind == "s":
        station = stations.find(work, link.id)
        return station.name if station is not None else ""
    if link.kind != "r":
        return ""
    return next((person.name for person in people.representatives(work) if person.id == link.id), "")


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

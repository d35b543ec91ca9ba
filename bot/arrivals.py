"""Where somebody comes from, as conversations look it up: links read, and links of one's own made."""

from datetime import timedelta
from typing import Any

from bot import joined
from bot.links import CASE, OWN, Link
from bot.office import Office
from bot.views import actor
from cases.errors import NotYours
from cases.joining import may_join
from cases.lifecycle import roles_in
from cases.model import Kind
from cases.people import STAFF, Actor, Person, Role
from handlers import facts
from handlers.shown import Arrival, Ways
from storage import people, stations
from storage.work import Work


def arrival(work: Work, office: Office, person: Person, query: facts.Link) -> Arrival | None:
    """What a code stands for; None: no link. Raises LinkExpired."""
    link = office.links.read(query.code.strip(), work.now)
    if link is None:
        return None
    if link.kind == "g":
        return Arrival("group", link.id, _petition(work, person, link.id))
    return Arrival(_KINDS[link.kind], link.id, _name(work, link), own=link == Link("r", person.id))


_KINDS = {"r": "representative", "s": "station", "c": "case", "p": "person", "g": "group"}


def _name(work: Work, link: Link) -> str:
    """Whose it is; empty where nobody is there any more."""
    if link.kind == "s":
        station = stations.find(work, link.id)
        return station.name if station is not None else ""
    if link.kind != "r":
        return ""
    return next((person.name for person in people.representatives(work) if person.id == link.id), "")


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


def station_district(work: Work, office: Office, person: Person, query: facts.StationDistrict) -> Any:
    """Where the station is through which somebody came."""
    station = stations.find(work, query.station)
    return people.tree(work).get(station.district) if station is not None and station.district else None

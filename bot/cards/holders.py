"""Whose cards there are to print, and what stands on them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from difflib import get_close_matches
from typing import TypeAlias, TypeVar

from bot import folder
from bot.cards.layout import Card, Of
from bot.linking import addresses, representative
from bot.links import Links
from bot.roster import store
from bot.settings import Settings
from bot.settings_values import only_here
from cases.assignment import upwards
from cases.errors import NoCards, NoStationNamed, OnlyHere
from cases.people import District, Person, Role
from storage import people, roster
from storage.stations import Station
from storage.work import Work

Opens: TypeAlias = Callable[[str], str]
"""A link's code → the address that is printed."""
Placed = TypeVar("Placed", Person, Station)


def cards(settings: Settings, now: datetime, of: Of, name: str | None, *, anyway: bool = False) -> list[Card]:
    """The card of the representative or station of this name or number, or all, in the order of districts.

    Raises NotOne, NoStationNamed, NoCards; OnlyHere, unless it is to be printed `anyway`.
    """
    make = _of_representatives if of is Of.REPRESENTATIVE else _of_stations
    links = Links(folder.secret(settings.data.folder))

    def opens(code: str) -> str:
        return _address(settings, code, anyway=anyway)

    return store.looking(settings.data, now, lambda work: make(work, settings, links, name, opens))


def _of_representatives(
    work: Work, settings: Settings, links: Links, name: str | None, opens: Opens
) -> list[Card]:
    known = _representatives(work)
    if not known:
        raise NoCards(of=Of.REPRESENTATIVE.value)
    meant = list(known.values()) if name is None else [known[representative(work, name)]]
    tree, stations = people.tree(work), roster.every_station(work)
    found = []
    for one in _in_order(meant, tree):
        station = station_of(one, tree, stations) or Station(0, "")
        found.append(
            Card(
                Of.REPRESENTATIVE,
                one.id,
                one.name,
                _place(one.district, tree),
                opens(links.code("r", one.id)),
                one.topics,
                station.name,
                station.address,
                station.hours,
                settings.office.phone,
                settings.office.name,
            )
        )
    return found


def _of_stations(work: Work, settings: Settings, links: Links, name: str | None, opens: Opens) -> list[Card]:
    tree, stations = people.tree(work), roster.every_station(work)
    if not stations:
        raise NoCards(of=Of.STATION.value)
    there: dict[int, list[str]] = {}
    for one in _representatives(work).values():
        if (station := station_of(one, tree, stations)) is not None:
            there.setdefault(station.id, []).append(one.name)
    meant = list(stations.values()) if name is None else [_station(stations, name)]
    return [
        Card(
            Of.STATION,
            one.id,
            one.name,
            _place(one.district, tree),
            opens(links.code("s", one.id)),
            tuple(there.get(one.id, ())),
            address=one.address,
            hours=one.hours,
            phone=settings.office.phone,
            office=settings.office.name,
        )
        for one in _in_order(meant, tree)
    ]


def _representatives(work: Work) -> dict[int, Person]:
    return {id: one for id, one in roster.everybody(work).items() if Role.REPRESENTATIVE in one.roles}


def _in_order(meant: list[Placed], tree: Mapping[int, District]) -> list[Placed]:
    order = {id: place for place, id in enumerate(tree)}
    return sorted(meant, key=lambda one: (order.get(one.district or 0, -1), one.id))


def _station(stations: Mapping[int, Station], name: str) -> Station:
    for one in stations.values():
        if name in (one.name, str(one.id)):
            return one
    near = get_close_matches(name, [one.name for one in stations.values()], 3, 0.3)
    raise NoStationNamed(name=name, near="、".join(near) or "none")


def station_of(
    person: Person, tree: Mapping[int, District], stations: Mapping[int, Station]
) -> Station | None:
    """Where they receive people: as the office says, else the only station of the nearest district that has
    one; None where several could be meant."""
    if person.stationed in stations:
        return stations[person.stationed or 0]
    for district in upwards(person.district, tree):
        here = [station for station in stations.values() if station.district == district.id]
        if here:
            return here[0] if len(here) == 1 else None
    return None


def _place(district: int | None, tree: Mapping[int, District]) -> str:
    """“青塘乡青塘村”: without the county, which everybody knows."""
    names = [one.name for one in upwards(district, tree)][::-1]
    return "".join(names[1:] or names)


def _address(settings: Settings, code: str, *, anyway: bool) -> str:
    """Where the link opens: the office's own page first. Raises OnlyHere for no other phone's."""
    known = addresses(settings, code)
    ways = [known[channel] for channel in ("web", "telegram") if channel in known]
    here = f"http://{settings.web.host}:{settings.web.port}/?start={code}"
    if not ways:
        ways = [here]
    away = [address for address in ways if not only_here(address)]
    if not away and not anyway:
        raise OnlyHere(address=ways[0].partition("?")[0])
    return (away or ways)[0]

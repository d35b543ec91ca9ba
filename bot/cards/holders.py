"""Whose cards there are to print, and what stands on them."""

from collections.abc import Mapping
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot import folder
from bot.cards.layout import Card
from bot.linking import addresses, representative
from bot.links import Links
from bot.roster import store
from bot.settings import Settings
from cases.assignment import upwards
from cases.errors import NoCards, OnlyHere
from cases.people import District, Person, Role
from storage import people, roster
from storage.stations import Station
from storage.work import Work


def cards(settings: Settings, now: datetime, name: str | None, *, anyway: bool = False) -> list[Card]:
    """The card of the representative of this name, or all, in the order of their districts.

    Raises NotOne, NoCards; OnlyHere, unless it is to be printed `anyway`.
    """
    links = Links(folder.secret(settings.data.folder))

    def make(work: Work) -> list[Card]:
        known = {id: p for id, p in roster.everybody(work).items() if Role.REPRESENTATIVE in p.roles}
        if not known:
            raise NoCards()
        meant = known.values() if name is None else [known[representative(work, name)]]
        tree, stations = people.tree(work), roster.every_station(work)
        found = []
        for one in meant:
            station = station_of(one, tree, stations)
            found.append(
                Card(
                    one.id,
                    one.name,
                    _place(one.district, tree),
                    _address(settings, links.code("r", one.id), anyway=anyway),
                    station.name if station else "",
                    station.address if station else "",
                    station.hours if station else "",
                    settings.office.phone,
                    settings.office.name,
                )
            )
        order = {id: place for place, id in enumerate(tree)}
        return sorted(found, key=lambda card: (order.get(known[card.person].district or 0, -1), card.person))

    return store.looking(settings.data.folder, now, make)


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


def only_here(address: str) -> bool:
    """True: the address means whatever machine it is opened on."""
    host = urlsplit(address).hostname or ""
    try:
        number = ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return number.is_loopback or number.is_unspecified

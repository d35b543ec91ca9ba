"""What `huiyin link` does in the database itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from bot import folder, turn
from bot.channels.channel import Channel
from bot.links import CASE, Links
from bot.settings import Settings
from cases import numbers
from cases.errors import NoSuchDistrict, NoSuchNumber, NoSuchStation, NotOne
from storage import cases as rows
from storage import people, stations
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Made:
    """A code, the addresses that open it as far as they are known, and its last day."""

    code: str
    addresses: tuple[str, ...]
    until: date | None = None


def addresses(settings: Settings, code: str) -> dict[str, str]:
    """The addresses that open a code, by messenger, as far as the configuration knows them."""
    telegram, found = settings.channels.telegram, {}
    if settings.channels.web.enabled:
        found["web"] = f"{settings.web.address}/?start={code}"
    if telegram.enabled and telegram.name:
        found["telegram"] = f"https://t.me/{telegram.name}?start={code}"
    return found


def openings(settings: Settings, channels: Mapping[str, Channel], code: str) -> dict[str, str]:
    """The same, with what running channels know of themselves."""
    found = {name: channel.opens(code) for name, channel in channels.items()}
    return addresses(settings, code) | {name: address for name, address in found.items() if address}


def make(
    settings: Settings,
    now: datetime,
    of: str,
    name: str,
    *,
    new: bool = False,
    new_district: bool = False,
    **station: str,
) -> Made:
    """The link of a representative or a station by name, of a case by number.

    A station that is not known is made only as `new`. Raises NotOne, NoSuchStation, NoSuchDistrict,
    NoSuchNumber.
    """
    data = settings.data.folder
    links, until = Links(folder.secret(data)), now + CASE
    with folder.beside(settings.data) as database, turn.asked(data), database.writer.begin() as connection:
        work = Work(connection, now)
        if of == "case":
            code = links.code("c", _case(work, name), until)
        elif of == "station":
            code = links.code("s", _station(work, name, new, new_district, **station))
        else:
            code = links.code("r", representative(work, name))
        work.flush()
    last = until.astimezone(settings.office.timezone).date() if of == "case" else None
    return Made(code, tuple(addresses(settings, code).values()), last)


def _case(work: Work, number: str) -> int:
    case = numbers.parse(number)
    if case is None or case not in rows.load(work, [case]):
        raise NoSuchNumber(number=number, lacks=numbers.lacks(number))
    return case


def representative(work: Work, name: str) -> int:
    """The one of this name or number. Raises NotOne."""
    bare = name.removesuffix("代表")
    known = people.representatives(work)
    found = [p for p in known if str(p.id) == name or p.name.removesuffix("代表") == bare]
    if len(found) != 1:
        near: Any = [f"{p.name} {p.id}" for p in found] or get_close_matches(
            name, [p.name for p in known], 3, 0.3
        )
        raise NotOne(name=name, near="、".join(near) or "none")
    return found[0].id


def _station(work: Work, name: str, new: bool, new_district: bool, *, district: str = "", **more: str) -> int:
    known = stations.names(work)
    if name not in known and not new:
        near = get_close_matches(name, known, 3, 0.3)
        raise NoSuchStation(name=name, near="、".join(near) or "none")
    return stations.keep(work, name, district=place_of(work, district, new_district), **more).id


def place_of(work: Work, district: str, new: bool) -> int | None:
    """The district of this name, made if it is `new`; None for no name. Raises NoSuchDistrict."""
    known = {d.name: d.id for d in people.tree(work).values()}
    if not district or district in known:
        return known.get(district)
    if not new:
        near = get_close_matches(district, known, cutoff=0.3)
        raise NoSuchDistrict(district=district, near="、".join(near) or "none")
    return people.add_district(work, district)

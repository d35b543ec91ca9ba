"""Stations (代表联络站): where representatives receive people. Each has a link for its door."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from storage.tables import stations
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Station:
    """One station. `hours`: as it stands on its door."""

    id: int
    name: str
    district: int | None = None
    address: str = ""
    hours: str = ""


_COLUMNS = select(stations)
_FIND = _COLUMNS.where(stations.c.id == bindparam("id"))
_NAMED = _COLUMNS.where(stations.c.name == bindparam("name"))


def find(work: Work, station: int) -> Station | None:
    """The station of this number."""
    row = work.row(_FIND, {"id": station})
    return Station(row.id, row.name, row.district_id, row.address, row.hours) if row is not None else None


def names(work: Work) -> list[str]:
    """What the stations are called."""
    return [row.name for row in work.rows(select(stations.c.name).order_by(stations.c.id))]


def keep(work: Work, name: str, *, district: int | None, address: str, hours: str) -> Station:
    """The station of this name, a new one if there is none; what is given is changed."""
    row = work.row(_NAMED, {"name": name})
    given = {"district_id": district, "address": address, "hours": hours}
    given = {key: value for key, value in given.items() if value}
    if row is None:
        number = work.insert(stations, **{"address": "", "hours": "", **given}, name=name)
    else:
        number = int(row.id)
        if given:
            work.change(stations, {"id": number}, **given)
            work.flush()
    station = find(work, number)
    assert station is not None
    return station

"""The office's people and what they are assigned to, read and written as a whole: for import and export."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import String, cast, func, select

from cases.model import State
from cases.people import STAFF, District, Person, Role
from cases.polygons import Polygons
from storage.direct import among
from storage.people import as_person, phone_columns, roles_columns
from storage.stations import Station
from storage.tables import cases, chats, districts, people, stations, tasks, units
from storage.work import Work

_NOBODY = '["resident"]'
_OFFICE = select(people).where(cast(people.c.roles, String) != _NOBODY).order_by(people.c.id)
_STATIONS = select(stations).order_by(stations.c.id)
_UNITS = select(units.c.id, units.c.name).order_by(units.c.id)
_CASES = select(cases.c.handler_id, func.count().label("n")).where(cases.c.state != State.CLOSED.value)
_SPOKEN = select(chats.c.person_id).where(among(chats.c.person_id, "people"))
_TASKS = select(tasks.c.owner_id, func.count().label("n")).where(tasks.c.done_at.is_(None))


def everybody(work: Work) -> dict[int, Person]:
    """Whoever is more than a resident; not those who have become somebody else (`merging`)."""
    known = {}
    for row in work.rows(_OFFICE):
        person = as_person(row)
        gone = frozenset() if row.staff else STAFF
        gone |= frozenset() if row.representative else {Role.REPRESENTATIVE}
        if person.roles - gone - {Role.RESIDENT}:
            known[person.id] = person
    return known


def unit_names(work: Work) -> dict[int, str]:
    """Unit → its name."""
    return {row.id: row.name for row in work.rows(_UNITS)}


def every_station(work: Work) -> dict[int, Station]:
    """All stations, by id."""
    return {
        row.id: Station(row.id, row.name, row.district_id, row.address, row.hours)
        for row in work.rows(_STATIONS)
    }


def in_hand(work: Work) -> Mapping[int, int]:
    """Person → how many open cases and tasks they have; nobody who has none."""
    found: dict[int, int] = {}
    for statement, column in ((_CASES, cases.c.handler_id), (_TASKS, tasks.c.owner_id)):
        for row in work.rows(statement.where(column.is_not(None)).group_by(column)):
            found[row[0]] = found.get(row[0], 0) + row.n
    return found


def without_chat(work: Work, known: Sequence[int]) -> list[int]:
    """Those of them who have never spoken to us: they need a link."""
    spoken = {row.person_id for row in work.rows(_SPOKEN, {"people": tuple(known)})}
    return [person for person in known if person not in spoken]


def put_district(work: Work, district: District) -> int:
    """A new one where its id is negative; returns the id."""
    values = {"name": district.name, "parent_id": district.parent, "aliases": list(district.aliases)}
    return _put(work, districts, district.id, values)


def put_polygons(work: Work, district: int, polygons: Polygons) -> None:
    """The shape of a known district."""
    _put(work, districts, district, {"polygons": polygons})


def put_unit(work: Work, id: int, name: str) -> int:
    """A new one where its id is negative; returns the id."""
    return _put(work, units, id, {"name": name})


def put_station(work: Work, station: Station) -> int:
    """A new one where its id is negative; returns the id."""
    values = {"name": station.name, "district_id": station.district}
    return _put(work, stations, station.id, {**values, "address": station.address, "hours": station.hours})


def put_person(work: Work, person: Person) -> int:
    """A new one where their id is negative; returns the id. What only they themselves say stays as it is."""
    values: dict[str, Any] = {"name": person.name, "language": person.language}
    values |= phone_columns(work, person.phone)
    values |= {"district_id": person.district, "topics": list(person.topics), "unit_id": person.unit}
    values |= {"deputy_id": person.deputy, "stationed_id": person.stationed}
    values |= {"languages": list(person.languages)}
    values |= {"claims_as": person.claims_as.value if person.claims_as else None}
    values |= roles_columns(person.roles) | ({"created_at": work.now} if person.id < 0 else {})
    return _put(work, people, person.id, values)


def _put(work: Work, table: Any, id: int, values: Mapping[str, Any]) -> int:
    if id < 0:
        return work.insert(table, **values)
    work.change(table, {"id": id}, **values)
    work.lasting.clear()
    return id

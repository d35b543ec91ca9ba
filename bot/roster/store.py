"""What the office knows, out of the database and back into it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from bot import folder, hands, turn
from bot.lock import HoldsADemo, make
from bot.office import Office
from bot.roster.columns import Kind
from bot.roster.known import Known
from bot.roster.plan import Plan
from bot.settings import Data
from storage import people, roster
from storage.work import Work

T = TypeVar("T")


def looking(data: Data, now: datetime, do: Callable[[Work], T]) -> T:
    """What `do` finds in the database, which stays as it is."""
    with folder.beside(data) as database, database.reading() as connection:
        return do(Work(connection, now))


def writing(data: Data, now: datetime, do: Callable[[Work], T]) -> T:
    """The same in one transaction that writes; an exception undoes it. Raises HoldsADemo."""
    if (data.folder / folder.DEMO).exists():
        raise HoldsADemo(folder=data.folder)
    make(data.folder)
    with folder.beside(data) as database, turn.asked(data.folder), database.writer.begin() as connection:
        work = Work(connection, now)
        found = do(work)
        work.flush()
        return found


def known(work: Work) -> Known:
    """Everything a file could speak of."""
    return Known(
        dict(people.tree(work)),
        roster.unit_names(work),
        roster.every_station(work),
        roster.everybody(work),
        roster.in_hand(work),
    )


def write(work: Work, office: Office, plan: Plan) -> Plan:
    """What the plan adds and changes, each after what it refers to; nothing else is touched. Who stands in
    for somebody from now on, and whoever it is for, hear it."""
    wanted, ids = plan.wanted, dict[int | None, int]()

    def real(id: int | None) -> int | None:
        return ids.get(id, id)

    changed: dict[Kind, list[int]] = {kind: [] for kind in Kind}
    for one in plan.changes():
        changed[one.kind].append(one.id)
    waiting = changed[Kind.DISTRICTS]
    while waiting:
        later = []
        for id in waiting:
            district = wanted.districts[id]
            parent = real(district.parent)
            if parent is not None and parent < 0:
                later.append(id)
                continue
            ids[id] = roster.put_district(work, replace(district, parent=parent))
        waiting = later
    for id in changed[Kind.UNITS]:
        ids[id] = roster.put_unit(work, id, wanted.units[id])
    for id in changed[Kind.STATIONS]:
        station = wanted.stations[id]
        ids[id] = roster.put_station(work, replace(station, district=real(station.district)))
    for id in changed[Kind.PEOPLE]:
        person = wanted.people[id]
        person = replace(person, district=real(person.district), unit=real(person.unit), deputy=None)
        ids[id] = roster.put_person(work, replace(person, stationed=real(person.stationed)))
    for id in changed[Kind.PEOPLE]:
        if (deputy := real(wanted.people[id].deputy)) is not None:
            people.change(work, replace(wanted.people[id], id=ids[id]), deputy_id=deputy)
    work.flush()
    for id in changed[Kind.PEOPLE]:
        if (before := plan.known.people.get(id)) is not None:
            hands.told_of_deputy(work, office, before)
    return plan

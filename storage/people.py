"""People, districts and staff tasks as rows."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from cases.people import ABOVE, STAFF, ClaimsAs, District, Person, Role
from storage import ahead, keys
from storage.direct import among
from storage.tables import districts, people, tasks
from storage.tables import units as units_table
from storage.work import Work

_PEOPLE = select(people).where(among(people.c.id, "ids"))
_REPRESENTATIVES = select(people).where(people.c.representative)
_STAFF = select(people).where(people.c.staff)
_BY_NUMBER = select(tasks).where(tasks.c.id == bindparam("number"))
_TASKS_ON = select(tasks).where(tasks.c.case_id == bindparam("case"), tasks.c.done_at.is_(None))
_DISTRICTS = select(*districts.c["id", "name", "parent_id", "aliases"]).order_by("id")  # no polygons


def as_person(row: Row[Any]) -> Person:
    """A row of `people` as the domain knows it."""
    return Person(
        id=row.id,
        name=row.name,
        language=row.language,
        roles=frozenset(Role(role) for role in row.roles),
        phone=row.phone,
        district=row.district_id,
        topics=tuple(row.topics),
        away_from=row.away_from,
        away_until=row.away_until,
        quiet=_hours(row.quiet_from, row.quiet_until),
        digest_at=time.fromisoformat(row.digest_at) if row.digest_at else None,
        chosen=row.chosen_id,
        station=row.station_id,
        unit=row.unit_id,
        claims_as=ClaimsAs(row.claims_as) if row.claims_as else None,
        deputy=row.deputy_id,
        languages=tuple(row.languages),
        served=frozenset(Role(role) for role in row.served),
        confirmed=row.confirmed_phone,
        stationed=row.stationed_id,
        forgotten=row.forgotten_at is not None,
    )


def _hours(begin: str | None, end: str | None) -> tuple[time, time] | None:
    return (time.fromisoformat(begin), time.fromisoformat(end)) if begin and end else None


def load(work: Work, ids: Iterable[int]) -> dict[int, Person]:
    """The people with these ids."""
    wanted = set(ids)
    lasting = work.lasting
    found = {number: known for number in wanted if (known := lasting.get(("person", number))) is not None}
    if missing := tuple(wanted - found.keys()):
        for row in work.rows(_PEOPLE, {"ids": missing}):
            found[row.id] = lasting["person", row.id] = as_person(row)
    return found


def called(work: Work, person: int | None) -> str:
    """Name and telephone as far as they are known, for staff who have to call; empty for nobody."""
    known = load(work, [] if person is None else [person])
    return next((" ".join(filter(None, (p.name, p.phone))) for p in known.values()), "")


def representatives(work: Work) -> list[Person]:
    """Everybody who can be given a case."""
    known: list[Person] | None = work.lasting.get("representatives")
    if known is None:
        known = work.lasting["representatives"] = [as_person(row) for row in work.rows(_REPRESENTATIVES)]
    return known


def staff(work: Work, role: Role | None = None) -> list[Person]:
    """The office's people; those in `role`, or all."""
    return [person for person in _staff(work) if role is None or role in person.roles]


def _staff(work: Work) -> list[Person]:
    found: list[Person] | None = work.lasting.get("staff")
    if found is None:
        found = work.lasting["staff"] = [as_person(row) for row in work.rows(_STAFF)]
        work.lasting["supervised"] = any(person.roles & ABOVE for person in found)
    return found


def supervised(work: Work) -> bool:
    """True: the office has somebody above the clerks."""
    _staff(work)
    above: bool = work.lasting["supervised"]
    return above


def change(work: Work, person: Person, **values: Any) -> None:
    """Change what is known of somebody."""
    _another(work, person)
    if "phone" in values:
        values |= phone_columns(work, values["phone"])
    if "roles" in values:
        work.lasting.pop("desk", None)
    if values.keys() & {"unit_id", "deputy_id"}:  # and whom the cases about them are kept from
        for what in ("members", "deputies", "cases"):
            work.lasting.pop(what, None)
    work.change(people, {"id": person.id}, **values)


def _another(work: Work, person: Person) -> None:
    """What lasts of this person does not hold any more."""
    gone: list[Any] = [("person", person.id), ("reach", person.id)]
    if person.roles != {Role.RESIDENT}:
        gone += ["representatives", "staff", "members", "desk", "deputies", "volunteers"]
    for what in gone:
        work.lasting.pop(what, None)


def add(work: Work, person: Person) -> int:
    """A new person; returns the id."""
    return work.insert(people, **_columns(work, person))


def add_as(work: Work, person: Person) -> None:
    """A new person under the id they have been given."""
    _another(work, person)
    work.add(people, id=person.id, **_columns(work, person))


def _columns(work: Work, person: Person) -> dict[str, Any]:
    values: dict[str, Any] = {"name": person.name, "language": person.language}
    values |= {"district_id": person.district, "topics": list(person.topics), "created_at": work.now}
    values |= {"unit_id": person.unit, "deputy_id": person.deputy, "stationed_id": person.stationed}
    values |= {"languages": list(person.languages)}
    values |= {"claims_as": person.claims_as.value if person.claims_as else None}
    return values | roles_columns(person.roles) | phone_columns(work, person.phone)


def phone_columns(work: Work, phone: str) -> dict[str, str | None]:
    """A telephone as it stands in `people`, with the hash by which `telephones` finds it."""
    hashed = keys.of(work.connection.dialect).hashes(phone)[0] if phone else None
    return {"phone": phone, "phone_hash": hashed}


def roles_columns(roles: frozenset[Role]) -> dict[str, Any]:
    """Roles as they stand in `people`."""
    return {
        "roles": sorted(role.value for role in roles),
        "staff": bool(roles & STAFF),
        "representative": Role.REPRESENTATIVE in roles,
        "discipline": Role.DISCIPLINE in roles,
        "volunteer": Role.VOLUNTEER in roles,
    }


def hours_columns(quiet: tuple[time, time] | None, digest_at: time | None) -> dict[str, str | None]:
    """Somebody's own hours as they stand in `people`."""
    begin, end = quiet or (None, None)
    columns = {"quiet_from": begin, "quiet_until": end, "digest_at": digest_at}
    return {name: f"{at:%H:%M}" if at is not None else None for name, at in columns.items()}


def tree(work: Work) -> dict[int, District]:
    """Every district, by id."""
    known: dict[int, District] | None = work.lasting.get("districts")
    if known is None:
        rows = work.rows(_DISTRICTS)
        known = {row.id: District(row.id, row.name, row.parent_id, tuple(row.aliases)) for row in rows}
        work.lasting["districts"] = known
    return known


def add_task(work: Work, kind: str, due: datetime, *, dedupe_key: str, **values: Any) -> int | None:
    """A staff task; None when the same one stands already."""
    here = ahead.tasks_of(work, values.get("case_id"))
    began = ahead.began_here(work, values.get("case_id"))
    known = _task_of(work, here, dedupe_key) if began is None or dedupe_key in began else None
    if known is not None and not known.done:
        return None
    if began is not None:
        began.add(dedupe_key)
    if known is not None:  # it was done and has come up again
        work.change_first(tasks, {"id": known.id}, dedupe_key=f"{dedupe_key}#{known.id}")
        known.dedupe_key = None
    number = _last_task(work) + 1
    row = {"kind": kind, "created_at": work.now, "next_action_at": due, "dedupe_key": dedupe_key}
    work.add(tasks, id=number, **row, **values)
    work.lasting["last task"] = number
    if here is not None:
        raised_for, owner = values.get("raised_for", "clerks"), values.get("owner_id")
        here.append(ahead.Standing(number, kind, dedupe_key, raised_for, owner, values.get("unit_id")))
    return number


def standing_task(work: Work, dedupe_key: str, case: int | None) -> ahead.Standing | None:
    """The one `add_task` gives way to."""
    known = _task_of(work, ahead.tasks_of(work, case), dedupe_key)
    return known if known is not None and not known.done else None


_TASK = select(tasks).where(tasks.c.dedupe_key == bindparam("key"))


def _task_of(work: Work, here: list[ahead.Standing] | None, key: str) -> ahead.Standing | None:
    if here is not None:
        return next((task for task in here if task.dedupe_key == key), None)
    row = work.row(_TASK, {"key": key})
    if row is None:
        return None
    done = row.done_at is not None
    return ahead.Standing(row.id, row.kind, key, row.raised_for, row.owner_id, row.unit_id, done)


_LAST_TASK = select(func.max(tasks.c.id).label("id"))


def _last_task(work: Work) -> int:
    """There is one writer, so the next number is ours."""
    last: int | None = work.lasting.get("last task")
    if last is None:
        row = work.row(_LAST_TASK)
        last = (row.id if row is not None else None) or 0
    return last


def task(work: Work, number: int) -> Row[Any] | None:
    """One task."""
    return work.row(_BY_NUMBER, {"number": number})


def standing_tasks(work: Work, case: int, kind: str) -> list[ahead.Standing]:
    """The open tasks of this kind on a case."""
    if (here := ahead.tasks_of(work, case)) is not None:
        return [task for task in here if task.kind == kind and not task.done]
    return [
        ahead.Standing(row.id, row.kind, row.dedupe_key, row.raised_for, row.owner_id, row.unit_id)
        for row in tasks_on(work, case)
        if row.kind == kind
    ]


def finish_tasks(
    work: Work, case: int, kinds: Iterable[str], by: int | None, unit: int | None = None
) -> None:
    """The open tasks of these kinds on a case are done; where a unit is named, only those about it."""
    wanted = tuple(kinds)
    if wanted and (here := ahead.tasks_of(work, case)) is not None:
        for task in here:
            if task.kind in wanted and not task.done and unit in (None, task.unit_id):
                task.done = True
                finish_task(work, task.id, by)
    elif wanted:
        for row in tasks_on(work, case):
            if row.kind in wanted and unit in (None, row.unit_id):
                finish_task(work, row.id, by)


def units(work: Work) -> tuple[str, ...]:
    """The names of the units known so far."""
    return tuple(row.name for row in work.rows(select(units_table.c.name).order_by(units_table.c.name)))


def unit(work: Work, name: str) -> int:
    """The unit of this name; a new one if there is none."""
    known = work.row(select(units_table.c.id).where(units_table.c.name == name))
    if known is not None:
        return int(known.id)
    work.lasting.pop("units", None)
    return work.insert(units_table, name=name)


def tasks_on(work: Work, case: int) -> Sequence[Row[Any]]:
    """The open tasks on a case."""
    return work.rows(_TASKS_ON, {"case": case})


def finish_task(work: Work, number: int, by: int | None) -> None:
    """This task is done."""
    work.change(tasks, {"id": number}, done_at=work.now, done_by=by)


def add_district(work: Work, name: str) -> int:
    """A district that the tree does not hold yet: below the county if there is one, or beside the others."""
    known = tree(work)
    roots = [d.id for d in known.values() if d.parent is None]
    county = roots[0] if len(roots) == 1 and any(d.parent == roots[0] for d in known.values()) else None
    return work.insert(districts, name=name, parent_id=county, aliases=[])

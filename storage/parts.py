"""The units of a case as rows: what part each has, and who is there to be written to."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select

from cases.model import Case
from cases.parts import Part, Stage
from cases.people import Person, Role
from storage import people
from storage.columns import literally
from storage.direct import among
from storage.tables import case_units, cases, units
from storage.tables import people as people_table
from storage.work import Work

_PARTS = (
    select(case_units)
    .where(among(case_units.c.case_id, "ids"))
    .order_by(case_units.c.case_id, case_units.c.place)
)
_MEMBERS = select(people_table).where(people_table.c.unit_id.is_not(None)).order_by(people_table.c.id)
_UNITS = select(units).order_by(units.c.name)
_OPEN = (
    select(case_units.c.case_id)
    .join(cases, cases.c.id == case_units.c.case_id)
    .where(case_units.c.unit_id == bindparam("unit"), cases.c.state != "closed")
    .where(literally(case_units.c.stage, *(one.value for one in Stage if one is not Stage.RELIEVED)))
    .order_by(case_units.c.stage == Stage.ANSWERED.value, case_units.c.deadline, case_units.c.case_id)
    .limit(bindparam("most"))
)


def load(work: Work, ids: Iterable[int]) -> dict[int, list[Part]]:
    """case → the units that were ever asked, in that order."""
    found: dict[int, list[Part]] = {}
    for row in work.rows(_PARTS, {"ids": tuple(ids)}):
        times = row.given_at, row.since, row.deadline
        part = Part(
            row.unit_id, Stage(row.stage), bool(row.lead), *times, row.officer_id, bool(row.overruled)
        )
        found.setdefault(row.case_id, []).append(part)
    return found


def write(work: Work, before: Case | None, case: Case) -> None:
    """What has changed of them."""
    known = {part.unit: part for part in before.units} if before else {}
    for place, part in enumerate(case.units):
        if known.get(part.unit) == part:
            continue
        key, values = {"case_id": case.id, "unit_id": part.unit}, _columns(part)
        if part.unit in known:
            work.change(case_units, key, **values)
        else:
            work.add(case_units, **key, place=place, **values)


def _columns(part: Part) -> dict[str, Any]:
    return {
        "stage": part.stage.value,
        "lead": part.lead,
        "given_at": part.given_at,
        "since": part.since,
        "deadline": part.deadline,
        "officer_id": part.officer,
        "overruled": part.overruled,
    }


def open_of(work: Work, unit: int, most: int) -> list[int]:
    """Cases that this unit has a part in, what is still to be answered first, then by the day."""
    return [row.case_id for row in work.rows(_OPEN, {"unit": unit, "most": most})]


def officers(work: Work) -> list[Person]:
    """Everybody who speaks for a unit."""
    return [person for person in members(work) if Role.OFFICER in person.roles]


def members(work: Work) -> list[Person]:
    """Everybody who belongs to a unit, whatever they do there or here."""
    known: list[Person] | None = work.lasting.get("members")
    if known is None:
        known = work.lasting["members"] = [people.as_person(row) for row in work.rows(_MEMBERS)]
    return known


def people_of(work: Work, unit: int | None) -> frozenset[int]:
    """The people of this unit; nobody of none."""
    return frozenset(one.id for one in members(work) if one.unit == unit) if unit is not None else frozenset()


def names(work: Work) -> dict[int, str]:
    """Every unit by id: its name."""
    return {number: name for number, (name, _) in _known(work).items()}


def called(work: Work, unit: int | None) -> str:
    """Name and telephone of a unit, for staff who have to call; empty for none."""
    return " ".join(filter(None, _known(work).get(unit or 0, ())))


def whom(work: Work, person: int | None, unit: int | None) -> str:
    """Whom a staff task is about, as staff call them."""
    return people.called(work, person) or called(work, unit)


def _known(work: Work) -> dict[int, tuple[str, str]]:
    known: dict[int, tuple[str, str]] | None = work.lasting.get("units")
    if known is None:
        known = work.lasting["units"] = {row.id: (row.name, row.phone) for row in work.rows(_UNITS)}
    return known

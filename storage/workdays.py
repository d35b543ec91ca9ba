"""Which days people work: what differs from Monday to Friday, year by year, as somebody has announced it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from storage.tables import calendar_years, workdays


@dataclass(frozen=True, slots=True)
class Day:
    """A day that differs: `works` on a weekend made up for (调休), off on a holiday. `note`: what it is."""

    day: date
    works: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """Where what is known of a year comes from, and since when."""

    year: int
    source: str
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class Days:
    """Everything that is known: holidays, days made up for, and the years known whole."""

    off: frozenset[date]
    work: frozenset[date]
    years: frozenset[int]


def read(connection: Connection) -> Days:
    """What is known of every year."""
    rows = connection.execute(select(workdays.c.day, workdays.c.works)).all()
    years = connection.execute(select(calendar_years.c.year)).scalars()
    return Days(
        off=frozenset(date.fromisoformat(day) for day, works in rows if not works),
        work=frozenset(date.fromisoformat(day) for day, works in rows if works),
        years=frozenset(years),
    )


def year(connection: Connection, number: int) -> tuple[Year | None, tuple[Day, ...]]:
    """Where a year comes from (None: not announced), and its days in order."""
    row = connection.execute(select(calendar_years).where(calendar_years.c.year == number)).first()
    found = connection.execute(select(workdays).where(_in(number)).order_by(workdays.c.day))
    days = tuple(Day(date.fromisoformat(r.day), bool(r.works), r.note) for r in found)
    return Year(row.year, row.source, row.loaded_at) if row else None, days


def load(connection: Connection, number: int, days: Iterable[Day], source: str, now: datetime) -> None:
    """From now on this is the whole year, whatever stood there before."""
    connection.execute(delete(workdays).where(_in(number)))
    rows = [{"day": d.day.isoformat(), "works": d.works, "note": d.note} for d in days]
    if rows:
        connection.execute(insert(workdays), rows)
    known = {"year": number, "source": source, "loaded_at": now}
    again = {"source": source, "loaded_at": now}
    connection.execute(
        insert(calendar_years).values(known).on_conflict_do_update(index_elements=["year"], set_=again)
    )


def settle(connection: Connection, day: Day) -> None:
    """One day of it, as the office has decided; whether its year is known stays as it was."""
    changed = {"works": day.works, "note": day.note}
    row = {"day": day.day.isoformat(), **changed}
    connection.execute(
        insert(workdays).values(row).on_conflict_do_update(index_elements=["day"], set_=changed)
    )


def _in(number: int) -> ColumnElement[bool]:
    return workdays.c.day.startswith(f"{number:04d}-")

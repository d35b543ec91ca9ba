"""After a change of the policy or the calendar: what moves, and moving it, beside a running server."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from bot import turn
from bot.app import office
from bot.office import Office
from bot.settings import Settings
from bot.settling import planned
from bot.workdays import calendar
from storage import cases as rows
from storage import workdays
from storage.cases import Held
from storage.database import Database
from storage.tables import cases
from storage.work import Work

BATCH = 500
"""Cases in one transaction; between two of them the server writes."""


@dataclass(frozen=True, slots=True)
class Move:
    """What moves in a case: `deadline`, `provisional`, `next_action_at` or `next_step`."""

    number: str
    what: str
    before: datetime | str | bool | None
    after: datetime | str | bool | None


@dataclass(slots=True)
class Tally:
    """How many cases were computed again, and in how many something moved."""

    cases: int = 0
    moved: int = 0


def foreseen(settings: Settings, database: Database, now: datetime, tally: Tally) -> Iterator[Move]:
    """What would move, case after case in the order they were opened. Nothing is written."""
    last = 0
    with database.reading() as connection:
        here = office(settings, calendar(settings, workdays.read(connection)))
        while found := _after(Work(connection, now), last):
            last = found[-1]
            for before, after in _again(Work(connection, now), here, found):
                moves = _moves(before, after)
                tally.cases += 1
                tally.moved += bool(moves)
                yield from moves


def replan(settings: Settings, database: Database, now: datetime) -> Tally:
    """Compute deadline and next step of every case again from its events, under what holds now."""
    tally, last = Tally(), 0
    while True:
        with turn.asked(settings.data.folder), database.writer.begin() as connection:
            here = office(settings, calendar(settings, workdays.read(connection)))
            work = Work(connection, now)
            if not (found := _after(work, last)):
                return tally
            last = found[-1]
            for before, after in _again(work, here, found):
                tally.cases += 1
                if _moves(before, after):
                    tally.moved += 1
                    rows.write(work, before, after, [])
            work.flush()


def _after(work: Work, last: int) -> list[int]:
    """Cases that are open, or closed with something still to come."""
    alive = or_(cases.c.state != "closed", cases.c.next_action_at.is_not(None))
    statement = select(cases.c.id).where(cases.c.id > last, alive).order_by(cases.c.id).limit(BATCH)
    return [row.id for row in work.rows(statement)]


def _again(work: Work, office: Office, ids: list[int]) -> Iterator[tuple[Held, Held]]:
    held, history = rows.load(work, ids), rows.history(work, ids)
    for number in ids:
        yield held[number], planned(office, held[number], history[number])


def _moves(before: Held, after: Held) -> list[Move]:
    a, b = before.case, after.case
    pairs = (
        ("deadline", a.deadline, b.deadline),
        ("provisional", a.provisional, b.provisional),
        ("next_action_at", before.next_action_at, after.next_action_at),
        ("next_step", before.next_step, after.next_step),
    )
    return [Move(a.number, what, was, becomes) for what, was, becomes in pairs if was != becomes]

"""After a change of the policy or the calendar: what moves, and moving it, beside a running server."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, or_, select

from bot import turn
from bot.office import Office, office
from bot.settings import Settings
from bot.settling import planned
from bot.workdays import calendar
from cases.model import Kind
from storage import cases as rows
from storage import history, workdays
from storage.cases import Held
from storage.database import Database
from storage.tables import cases
from storage.work import Work

BATCH = 100
"""Cases in one transaction: far less than the second for which a server stands aside."""
PAUSE = 0.05
"""Seconds between two of them, in which the server writes; it looks for its turn every millisecond."""


@dataclass(frozen=True, slots=True)
class Move:
    """What moves in a case: `deadline`, `provisional`, `next_action_at` or `next_step`."""

    case: int
    number: str
    what: str
    before: datetime | str | bool | None
    after: datetime | str | bool | None


@dataclass(slots=True)
class Tally:
    """How many cases were computed again, and which of them move."""

    cases: int = 0
    moving: list[int] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)
    """Those that move and are nobody's to hear of but their desk's: 检举控告. They are not counted either."""


def foreseen(settings: Settings, database: Database, now: datetime, tally: Tally) -> Iterator[Move]:
    """What would move, case after case in the order they were opened. Nothing is written."""
    last = 0
    with database.reading() as connection:
        here = _office(settings, connection)
        while found := _after(Work(connection, now), last):
            last = found[-1]
            for before, after in _again(Work(connection, now), here, found):
                if before.case.kind is Kind.MISCONDUCT:
                    tally.silent += [before.case.id] if _moves(before, after) else []
                    continue
                tally.cases += 1
                if moves := _moves(before, after):
                    tally.moving.append(before.case.id)
                    yield from moves


def _pause() -> None:
    time.sleep(PAUSE)


def replan(
    settings: Settings,
    database: Database,
    now: datetime,
    moving: Sequence[int],
    between: Callable[[], None] = _pause,
) -> None:
    """Compute deadline and next step of these cases again from their events, under what holds now.

    `between` two transactions nothing is held: whoever asks for the turn again at once never lets the
    server in.
    """
    for first in range(0, len(moving), BATCH):
        with turn.asked(settings.data.folder), database.writer.begin() as connection:
            here, work = _office(settings, connection), Work(connection, now)
            for before, after in _again(work, here, moving[first : first + BATCH]):
                if _moves(before, after):
                    rows.write(work, before, after, [])
            work.flush()
        between()


def _office(settings: Settings, connection: Connection) -> Office:
    return office(settings, calendar(settings, workdays.read(connection)))


def _after(work: Work, last: int) -> list[int]:
    """Cases that are open, or closed with something still to come."""
    alive = or_(cases.c.state != "closed", cases.c.next_action_at.is_not(None))
    statement = select(cases.c.id).where(cases.c.id > last, alive).order_by(cases.c.id).limit(BATCH)
    return [row.id for row in work.rows(statement)]


def _again(work: Work, here: Office, ids: Sequence[int]) -> Iterator[tuple[Held, Held]]:
    held, happened = rows.load(work, ids), history.of(work, ids)
    for number in ids:
        yield held[number], planned(here, held[number], happened[number])


def _moves(before: Held, after: Held) -> list[Move]:
    a, b = before.case, after.case
    pairs = (
        ("deadline", a.deadline, b.deadline),
        ("provisional", a.provisional, b.provisional),
        ("next_action_at", before.next_action_at, after.next_action_at),
        ("next_step", before.next_step, after.next_step),
    )
    return [Move(a.id, a.number, what, was, becomes) for what, was, becomes in pairs if was != becomes]

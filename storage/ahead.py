"""What the next few cases will need, read at once: a select for many costs little more than one for one.

It holds within the transaction, for one case at a time: who has finished with a case forgets it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.direct import among
from storage.tables import outbox, tasks
from storage.work import Work


@dataclass(slots=True)
class Standing:
    """A staff task on a case."""

    id: int
    kind: str
    dedupe_key: str | None
    raised_for: str
    owner_id: int | None
    unit_id: int | None = None
    done: bool = False


Told = tuple[int | None, str, str, datetime]
"""Whom a row of the outbox is for, what it says, its state, and when it arrived or will."""

_TASKS = select(
    tasks.c.case_id,
    tasks.c.id,
    tasks.c.kind,
    tasks.c.dedupe_key,
    tasks.c.raised_for,
    tasks.c.owner_id,
    tasks.c.unit_id,
    tasks.c.done_at,
).where(among(tasks.c.case_id, "ids"))
_TOLD = select(
    outbox.c.case_id, outbox.c.person_id, outbox.c.what, outbox.c.state, outbox.c.sent_at, outbox.c.due_at
).where(among(outbox.c.case_id, "ids"))


def read_ahead(work: Work, cases: Collection[int]) -> None:
    """The tasks on these cases and what people were told about them."""
    given = {"ids": tuple(cases)}
    for case in cases:
        work.known["tasks", case], work.known["told", case] = [], []
    for row in work.rows(_TASKS, given):
        done = row.done_at is not None
        one = Standing(row.id, row.kind, row.dedupe_key, row.raised_for, row.owner_id, row.unit_id, done)
        work.known["tasks", row.case_id].append(one)
    for row in work.rows(_TOLD, given):
        at = row.sent_at or row.due_at
        work.known["told", row.case_id].append((row.person_id, row.what, row.state, at))


def forget(work: Work, case: int) -> None:
    """From here on it is read again."""
    for what in ("tasks", "told", "seen"):
        work.known.pop((what, case), None)


def begins(work: Work, case: int) -> None:
    """This case is new: nothing is known of it that this transaction has not written itself."""
    work.known["begun", case] = set()


def began_here(work: Work, case: int | None) -> set[str] | None:
    """The keys of the tasks raised on a case that this transaction began; None for any other case."""
    return work.known.get(("begun", case))


def tasks_of(work: Work, case: int | None) -> list[Standing] | None:
    """Every task on this case, done or not, where that was read ahead."""
    return work.known.get(("tasks", case))


def told_of(work: Work, case: int | None) -> list[Told] | None:
    """What people were told about this case, where that was read ahead."""
    return work.known.get(("told", case))

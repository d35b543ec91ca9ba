"""Who has looked at whose personal data: written in the transaction that shows it, and never changed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from storage.tables import cases, looks
from storage.work import Work


class What(StrEnum):
    """What was looked at."""

    CONTACT = "contact"  # a name, a telephone
    SEARCH = "search"  # somebody was looked for by their telephone
    MYDATA = "mydata"  # all that is kept of them
    EXPORT = "export"  # a letter, a list, taken out of the system


TOGETHER = timedelta(hours=1)
"""The same by the same within this time is one look."""

_LAST = select(func.max(looks.c.at, type_=looks.c.at.type).label("at")).where(
    looks.c.viewer_id.is_not_distinct_from(bindparam("viewer")),
    looks.c.case_id.is_not_distinct_from(bindparam("case")),
    looks.c.person_id.is_not_distinct_from(bindparam("person")),
    looks.c.what == bindparam("what"),
)


def note(
    work: Work, viewer: int | None, what: What, *, person: int | None = None, case: int | None = None
) -> None:
    """This viewer (None: the command line) gets to see it. Nobody's own looks at what is theirs are noted."""
    if viewer is not None and viewer == person:
        return
    given = {"viewer": viewer, "case": case, "person": person, "what": what.value}
    key = ("look", *given.values())
    last: datetime | None = work.lasting.get(key)
    if last is None:
        row = work.row(_LAST, given)
        last = row.at if row is not None else None
    if last is None or work.now - last >= TOGETHER:
        named = {"viewer_id": viewer, "case_id": case, "person_id": person}
        work.add(looks, at=work.now, what=what.value, **named)
        last = work.now
    work.lasting[key] = last


def of(
    work: Work, *, person: int | None = None, case: int | None = None, by: int | None = None, hidden: str = ""
) -> Sequence[Row[Any]]:
    """Looks at this person, at this case, by this viewer – whatever is given must fit –, the oldest first.

    `hidden`: none at cases of this kind.
    """
    wanted = [(looks.c.person_id, person), (looks.c.case_id, case), (looks.c.viewer_id, by)]
    fits = [column == value for column, value in wanted if value is not None]
    if hidden:
        theirs = select(cases.c.id).where(cases.c.kind == hidden)
        fits.append(looks.c.case_id.is_(None) | looks.c.case_id.not_in(theirs))
    return work.rows(select(looks).where(*fits).order_by(looks.c.id))

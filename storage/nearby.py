"""Open cases of a district, or around a position: few columns of each, to be compared."""

from typing import Any

from sqlalchemy import Row, bindparam, select, text

from cases.likeness import distance
from storage.columns import literally
from storage.direct import among
from storage.tables import cases
from storage.work import Work

_MOST = 100
_LOOKED_AT = 2000
"""Positions are sealed: so many, of the newest cases, are opened to see how far away they are."""
_SHOWN = select(
    *(cases.c.id, cases.c.kind, cases.c.words, cases.c.topics, cases.c.opened_at),
    *(cases.c.district_id, cases.c.position),
)
_OPEN = (
    text("cases.state <> 'closed'"),
    literally(cases.c.state, "admitted", "assigned", "in_progress"),
    text("cases.kind <> 'misconduct'"),  # nobody is ever told of another one
)
_HERE = (
    _SHOWN.where(*_OPEN, cases.c.district_id == bindparam("district"))
    .order_by(cases.c.id.desc())
    .limit(_MOST)
)
_PLACED = (
    select(cases.c.id, cases.c.position)
    .where(*_OPEN, text("cases.position IS NOT NULL"))
    .order_by(cases.c.id.desc())
    .limit(_LOOKED_AT)
)
_THESE = _SHOWN.where(among(cases.c.id, "ids"))


def nearby(
    work: Work, district: int | None, position: tuple[float, float] | None, metres: int
) -> list[Row[Any]]:
    """The newest that somebody works on, of this district or so near this position."""
    found: dict[int, Row[Any]] = {}
    if district is not None:
        found |= {row.id: row for row in work.rows(_HERE, {"district": district})}
    if position is not None:
        placed = ((row.id, tuple(row.position)) for row in work.rows(_PLACED))
        near = [case for case, there in placed if distance(position, there) <= metres][:_MOST]
        if more := [case for case in near if case not in found]:
            found |= {row.id: row for row in work.rows(_THESE, {"ids": more})}
    return list(found.values())

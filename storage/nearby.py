"""Open cases of a district, or around a position: few columns of each, to be compared."""

from math import cos, radians
from typing import Any

from sqlalchemy import Row, bindparam, select, text

from storage.columns import literally
from storage.tables import cases
from storage.work import Work

_MOST = 100
_METRES = 111_000
"""A degree of latitude."""
_SHOWN = (cases.c.id, cases.c.kind, cases.c.words, cases.c.topics, cases.c.opened_at)
_PLACED = (cases.c.district_id, cases.c.latitude, cases.c.longitude)
_OPEN = (text("cases.state <> 'closed'"), literally(cases.c.state, "admitted", "assigned", "in_progress"))
_HERE = select(*_SHOWN, *_PLACED).where(*_OPEN, cases.c.district_id == bindparam("district"))
_AROUND = select(*_SHOWN, *_PLACED).where(
    *_OPEN,
    cases.c.latitude.between(bindparam("south"), bindparam("north")),
    cases.c.longitude.between(bindparam("west"), bindparam("east")),
)
_NEWEST = _HERE.order_by(cases.c.id.desc()).limit(_MOST), _AROUND.order_by(cases.c.id.desc()).limit(_MOST)


def nearby(
    work: Work, district: int | None, position: tuple[float, float] | None, metres: int
) -> list[Row[Any]]:
    """The newest that somebody works on, of this district or in the square around this position."""
    found: dict[int, Row[Any]] = {}
    if district is not None:
        found |= {row.id: row for row in work.rows(_NEWEST[0], {"district": district})}
    if position is not None:
        north, east = position
        up = metres / _METRES
        aside = up / max(cos(radians(north)), 0.01)
        square = {"south": north - up, "north": north + up, "west": east - aside, "east": east + aside}
        found |= {row.id: row for row in work.rows(_NEWEST[1], square)}
    return list(found.values())

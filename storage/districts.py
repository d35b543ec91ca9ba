"""What lies beside the districts: their shapes, and whose matters were there; the tree is `people.tree`."""

from collections.abc import Mapping

from sqlalchemy import bindparam, select

from cases.polygons import Polygons
from storage.tables import cases, districts, parties
from storage.work import Work

_KNOWN = "district of their last matter"
_DRAWN = select(districts.c.id, districts.c.polygons)
_LAST = (
    select(cases.c.district_id)
    .join(parties, parties.c.case_id == cases.c.id)
    .where(parties.c.person_id == bindparam("person"), cases.c.district_id.is_not(None))
    .order_by(cases.c.id.desc())
    .limit(1)
)


def polygons(work: Work) -> Mapping[int, Polygons]:
    """District → its polygons, for those that have any."""
    return {row.id: row.polygons for row in work.rows(_DRAWN) if row.polygons}


def last_of(work: Work, person: int) -> int | None:
    """The district of this resident's last matter that has one."""
    # a likely place is only offered: nothing that is collected need be written for it
    key = _KNOWN, person
    if key not in work.lasting:
        rows = work.stored(_LAST, {"person": person})
        work.lasting[key] = int(rows[0].district_id) if rows else None
    known: int | None = work.lasting[key]
    return known


def opened(work: Work, person: int, district: int | None) -> None:
    """A new matter of theirs is there; None: that is not known."""
    if district is not None:
        work.lasting[_KNOWN, person] = district

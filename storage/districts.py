"""The shapes of districts as rows; the tree itself is `people.tree`."""

from collections.abc import Mapping

from sqlalchemy import select

from cases.polygons import Polygons
from storage.tables import districts
from storage.work import Work

_DRAWN = select(districts.c.id, districts.c.polygons)


def polygons(work: Work) -> Mapping[int, Polygons]:
    """District → its polygons, for those that have any."""
    return {row.id: row.polygons for row in work.rows(_DRAWN) if row.polygons}

"""Telephone numbers lie sealed, so they are found by a keyed hash beside them: see `people.phone_hash`."""

from sqlalchemy import select

from cases.people import Person
from storage import keys, people
from storage.direct import among
from storage.tables import people as table
from storage.work import Work

_BY_HASH = (
    select(table.c.id)
    .where(among(table.c.phone_hash, "hashes"), table.c.merged_id.is_(None))
    .order_by(table.c.id)
)


def found(work: Work, phone: str) -> list[Person]:
    """Everybody with this number (digits only, as it is kept); nobody for none."""
    hashes = list(keys.of(work.connection.dialect).hashes(phone)) if phone else []
    rows = work.rows(_BY_HASH, {"hashes": hashes})
    known = people.load(work, [row.id for row in rows])
    return [known[row.id] for row in rows]

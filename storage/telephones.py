"""Whom a telephone number belongs to, and who can be reached by nothing else.

Numbers lie sealed, so they are found by a keyed hash beside them: see `people.phone_hash`.
"""

from sqlalchemy import Row, bindparam, select

from cases.people import Person
from storage import keys, people
from storage.direct import among
from storage.tables import chats, tasks
from storage.tables import people as table
from storage.work import Work

_BY_HASH = (
    select(table.c.id)
    .where(among(table.c.phone_hash, "hashes"), table.c.merged_id.is_(None))
    .order_by(table.c.id)
)
_CHAT = select(chats.c.id).where(chats.c.person_id == bindparam("person")).limit(1)
_CALLS = (
    select(tasks)
    .where(tasks.c.person_id == bindparam("person"), tasks.c.kind == bindparam("call"))
    .where(tasks.c.done_at.is_(None))
    .order_by(tasks.c.id)
)


def found(work: Work, phone: str) -> list[Person]:
    """Everybody with this number (digits only, as it is kept); nobody for none."""
    hashes = list(keys.of(work.connection.dialect).hashes(phone)) if phone else []
    rows = work.rows(_BY_HASH, {"hashes": hashes})
    known = people.load(work, [row.id for row in rows])
    return [known[row.id] for row in rows]


def only(work: Work, person: Person) -> bool:
    """True: they have never had a chat, so that somebody has to call, or pass it on."""
    return bool(person.name or person.phone) and work.row(_CHAT, {"person": person.id}) is None


def calls(work: Work, person: int) -> list[Row[tuple[int, ...]]]:
    """The calls that somebody still has to make to them."""
    return list(work.rows(_CALLS, {"person": person, "call": "call"}))

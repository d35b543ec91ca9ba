"""Whom a telephone number belongs to, and who can be reached by nothing else."""

from sqlalchemy import Row, bindparam, select

from cases.people import Person
from storage import people
from storage.tables import chats, tasks
from storage.tables import people as table
from storage.work import Work

_BY_NUMBER = select(table.c.id).where(table.c.phone == bindparam("number")).order_by(table.c.id)
_CHAT = select(chats.c.id).where(chats.c.person_id == bindparam("person")).limit(1)
_CALLS = (
    select(tasks)
    .where(tasks.c.person_id == bindparam("person"), tasks.c.kind == bindparam("call"))
    .where(tasks.c.done_at.is_(None))
    .order_by(tasks.c.id)
)


def found(work: Work, phone: str) -> list[Person]:
    """Everybody with this number (digits only, as it is kept); nobody for none."""
    rows = work.rows(_BY_NUMBER, {"number": phone}) if phone else ()
    known = people.load(work, [row.id for row in rows])
    return [known[row.id] for row in rows]


def only(work: Work, person: Person) -> bool:
    """True: they have never had a chat, so that somebody has to call, or pass it on."""
    return bool(person.name or person.phone) and work.row(_CHAT, {"person": person.id}) is None


def calls(work: Work, person: int) -> list[Row[tuple[int, ...]]]:
    """The calls that somebody still has to make to them."""
    return list(work.rows(_CALLS, {"person": person, "call": "call"}))

"""One transaction's work: rows are collected; one `executemany` a table writes them before they are read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import (
    Connection,
    Delete,
    Dialect,
    Executable,
    Insert,
    Row,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    update,
)
from sqlalchemy.dialects.sqlite import insert as insert_once
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.visitors import iterate

from storage.direct import Bound, direct, named
from storage.lasting import Lasting
from storage.tables import albums, cases, chats, districts, event_words, parties, people, sessions, subjects

T = TypeVar("T")
Key = tuple[str, ...]


def nobody_sends(channel: str, chat: int) -> timedelta | None:
    """Everything waits in the outbox."""
    return None


class Work:
    """What happens inside one transaction. Not shared between threads; the writer commits or rolls back."""

    def __init__(
        self,
        connection: Connection,
        now: datetime,
        lasting: Lasting | None = None,
        take_in_hand: Callable[[str, int], timedelta | None] = nobody_sends,
    ) -> None:
        self.connection = connection
        self.now = now
        self.lasting = Lasting() if lasting is None else lasting
        """What outlives this transaction: see `Lasting`."""
        self._added: dict[Table, dict[Key, list[dict[str, Any]]]] = {}
        self._once: dict[tuple[Table, str], list[dict[str, Any]]] = {}
        self._counted: dict[tuple[Table, Key], list[dict[str, Any]]] = {}
        self._changed: dict[tuple[Table, Key, Key], list[dict[str, Any]]] = {}
        self._first: dict[tuple[Table, Key, Key], list[dict[str, Any]]] = {}
        self._groups: dict[tuple[Any, ...], tuple[Table, Key, Key]] = {}
        self._removed: dict[tuple[Table, Key], list[dict[str, Any]]] = {}
        self._touched: set[Table] = set()
        self.take_in_hand = take_in_hand
        """(channel, chat) → for how long a row may be leased to be sent at once after the commit, or None."""
        self.handed: list[Any] = []
        """What was put into the outbox like that."""
        self.due_at: datetime | None = None
        """When the first of what waits in the outbox since this transaction is due."""
        self.known: dict[Any, Any] = {}
        """What was read and holds for this transaction; whoever changes it takes it out."""

    def add(self, table: Table, **values: Any) -> None:
        """Insert a row whose id nobody needs yet."""
        self._touched.add(table)
        self._added.setdefault(table, {}).setdefault(tuple(values), []).append(values)

    def add_once(self, table: Table, unique: str, **values: Any) -> None:
        """The same; nothing where a row with the same value in the column `unique` (or two, a blank between)
        stands already."""
        self._touched.add(table)
        self._once.setdefault((table, unique), []).append(values)

    def add_up(self, table: Table, keys: Key, **values: Any) -> None:
        """Add these numbers to the row with these keys; it begins with them where there is none."""
        self._touched.add(table)
        self._counted.setdefault((table, keys), []).append(values)

    def insert(self, table: Table, **values: Any) -> int:
        """Insert a row at once; returns its id, or 0 where its key is no number."""
        if not self._touched.isdisjoint(_needed(table)):
            self.flush()
        if table in _LASTS:
            self.lasting.clear()
        key = self.connection.execute(_insert(table), values).inserted_primary_key
        return key[0] if key and isinstance(key[0], int) else 0

    def change(self, table: Table, where: Mapping[str, Any], **values: Any) -> None:
        """Update the row with this key."""
        self._touched.add(table)
        group = (table, tuple(where), tuple(values))
        if self._groups.setdefault((table, *where.values()), group) != group:
            self.flush()  # the later change of a row stays the later one
            self._touched.add(table)
            self._groups[table, *where.values()] = group
        row = {f"k_{name}": value for name, value in where.items()} | values
        self._changed.setdefault(group, []).append(row)

    def change_first(self, table: Table, where: Mapping[str, Any], **values: Any) -> None:
        """Update a row that stands already, before any row is inserted: it makes room for one of them."""
        self._touched.add(table)
        row = {f"k_{name}": value for name, value in where.items()} | values
        self._first.setdefault((table, tuple(where), tuple(values)), []).append(row)

    def remove(self, table: Table, **where: Any) -> None:
        """Delete the row with this key."""
        if table in self._added:
            self.flush()
        self._touched.add(table)
        row = {f"k_{name}": value for name, value in where.items()}
        self._removed.setdefault((table, tuple(where)), []).append(row)

    def rows(self, statement: Executable, params: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """Everything a select gives, seeing all that was added before."""
        self._flush_for(statement)
        return self._all(statement, params or {})

    def stored(self, statement: Select[Any], params: Mapping[str, Any]) -> Sequence[Row[Any]]:
        """What a select gives without what is collected: for who knows that nothing of that concerns it."""
        return self._all(statement, params)

    def row(self, statement: Executable, params: Mapping[str, Any] | None = None) -> Row[Any] | None:
        """The first row, or None."""
        self._flush_for(statement)
        found = self._all(statement, params or {})
        return found[0] if found else None

    def _all(self, statement: Executable, params: Mapping[str, Any]) -> Sequence[Row[Any]]:
        connection = self.connection
        if isinstance(statement, _ASKED) and (known := direct(statement, connection.dialect)) is not None:
            driver: Any = connection.connection.driver_connection
            try:
                return known.rows(driver.execute(known.text, known.values(params)))
            except driver.Error:
                pass  # asked once more: SQLAlchemy says what went wrong
        return connection.execute(statement, params).all()

    def execute(self, statement: Executable, params: Any = None) -> int:
        """Any other statement; returns how many rows it touched."""
        self._flush_for(statement)
        return int(self.connection.execute(statement, params or {}).rowcount)

    def flush(self) -> None:
        """Write what is collected, parents before children."""
        self._touched = set()
        if self._removed:
            removed, self._removed = self._removed, {}
            for (table, where), rows in removed.items():
                self._many(_delete(table, where), rows)
        if self._first:
            first, self._first = self._first, {}
            for (table, where, values), rows in first.items():
                self._many(_update(table, where, values), rows)
        if self._added:
            added, self._added = self._added, {}
            for table in sorted(added, key=_order):
                for rows in added[table].values():
                    self._many(_insert(table), rows)
        if self._once:
            once, self._once = self._once, {}
            for (table, unique), rows in once.items():
                self._many(_insert_once(table, unique), rows)
        if self._counted:
            counted, self._counted = self._counted, {}
            for (table, keys), rows in counted.items():
                self._many(_add_up(table, keys, tuple(rows[0])), rows)
        if self._changed:
            changed, self._changed, self._groups = self._changed, {}, {}
            for (table, where, values), rows in changed.items():
                self._many(_update(table, where, values), rows)

    def _many(self, statement: UpdateBase, rows: Sequence[Mapping[str, Any]]) -> None:
        """One statement for many rows, given to the driver as it is: as `Direct` for what is written."""
        bound = _bound(statement, self.connection.dialect, tuple(rows[0]))
        given = [bound.values(row) for row in rows]
        driver: Any = self.connection.connection.driver_connection
        try:
            driver.executemany(bound.text, given)
        except driver.Error as error:
            raise named(error, bound.text, driver) from error

    def _flush_for(self, statement: Executable) -> None:
        """What a select reads must be there; everything else goes on being collected."""
        if isinstance(statement, Select):
            if self._touched and not self._touched.isdisjoint(_read(statement)):
                self.flush()
            return
        self.flush()
        if not isinstance(statement, UpdateBase) or statement.table in _LASTS:
            self.lasting.clear()


_ASKED = (Select, Update)
_LASTS = frozenset({albums, districts, people, chats, sessions, cases, parties, subjects, event_words})
"""What lasts comes from these. Rows that are collected are the business of the function that adds or changes
them; any other statement may have touched anything."""

_ORDER = {
    name: place
    for place, name in enumerate(
        ("districts", "people", "chats", "files", "cases", "parties", "subjects", "events", "event_words")
    )
}


def _order(table: Table) -> int:
    return _ORDER.get(table.name, len(_ORDER))


_reads: WeakKeyDictionary[Executable, frozenset[Table]] = WeakKeyDictionary()


def _read(statement: Select[Any]) -> frozenset[Table]:
    """The tables a select looks into; found once for a statement that is kept."""
    known = _reads.get(statement)
    if known is None:
        known = _reads[statement] = frozenset(part for part in iterate(statement) if isinstance(part, Table))
    return known


@cache
def _bound(statement: UpdateBase, dialect: Dialect, names: Key) -> Bound:
    return Bound(statement, dialect, names)


@cache
def _needed(table: Table) -> frozenset[Table]:
    """What must be written before a row of this table: what it refers to, and what is unique in it."""
    return frozenset({table, *(key.column.table for key in table.foreign_keys)})


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _insert_once(table: Table, unique: str) -> Insert:
    return insert_once(table).on_conflict_do_nothing(index_elements=unique.split())


@cache
def _add_up(table: Table, keys: Key, names: Key) -> Insert:
    made = insert_once(table)
    sums = {name: table.c[name] + made.excluded[name] for name in names if name not in keys}
    return made.on_conflict_do_update(index_elements=list(keys), set_=sums)


@cache
def _update(table: Table, where: Key, values: Key) -> Update:
    keys = (table.c[name] == bindparam(f"k_{name}") for name in where)
    return update(table).values({name: bindparam(name) for name in values}).where(*keys)


@cache
def _delete(table: Table, where: Key) -> Delete:
    return delete(table).where(*(table.c[name] == bindparam(f"k_{name}") for name in where))

"""One transaction's work: rows are collected; one `executemany` a table writes them before they are read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
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

T = TypeVar("T")
Key = tuple[str, ...]
NOTHING: frozenset[Table] = frozenset()
"""For what is known until it is forgotten, whatever is written."""


class Work:
    """What happens inside one transaction. Not shared between threads; the writer commits or rolls back."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self._added: dict[Table, dict[Key, list[dict[str, Any]]]] = {}
        self._once: dict[Table, list[dict[str, Any]]] = {}
        self._changed: dict[tuple[Table, Key, Key], list[dict[str, Any]]] = {}
        self._removed: dict[tuple[Table, Key], list[dict[str, Any]]] = {}
        self._touched: set[Table] = set()
        self._known: dict[Any, tuple[frozenset[Table], Any]] = {}

    def add(self, table: Table, **values: Any) -> None:
        """Insert a row whose id nobody needs yet."""
        if self._removed:
            self.flush()
        self._touch(table)
        self._added.setdefault(table, {}).setdefault(tuple(values), []).append(values)

    def add_once(self, table: Table, **values: Any) -> None:
        """The same; nothing where a row with its unique key stands already."""
        self._touch(table)
        self._once.setdefault(table, []).append(values)

    def insert(self, table: Table, **values: Any) -> int:
        """Insert a row at once; returns its id, or 0 where its key is no number."""
        if not self._touched.isdisjoint(_needed(table)):
            self.flush()
        self._forget(table)
        key = self.connection.execute(_insert(table), values).inserted_primary_key
        return key[0] if key and isinstance(key[0], int) else 0

    def change(self, table: Table, where: Mapping[str, Any], **values: Any) -> None:
        """Update the row with this key."""
        self._touch(table)
        row = {f"k_{name}": value for name, value in where.items()} | values
        self._changed.setdefault((table, tuple(where), tuple(values)), []).append(row)

    def remove(self, table: Table, **where: Any) -> None:
        """Delete the row with this key."""
        self._touch(table)
        row = {f"k_{name}": value for name, value in where.items()}
        self._removed.setdefault((table, tuple(where)), []).append(row)

    def rows(self, statement: Executable, params: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """Everything a select gives, seeing all that was added before."""
        self._flush_for(statement)
        return self.connection.execute(statement, params or {}).all()

    def row(self, statement: Executable, params: Mapping[str, Any] | None = None) -> Row[Any] | None:
        """The first row, or None."""
        self._flush_for(statement)
        return self.connection.execute(statement, params or {}).first()

    def execute(self, statement: Executable, params: Any = None) -> int:
        """Any other statement; returns how many rows it touched."""
        self._flush_for(statement)
        return int(self.connection.execute(statement, params or {}).rowcount)

    def known(self, what: Any, of: frozenset[Table], read: Callable[["Work"], T]) -> T:
        """What `read` gives; read once for as long as this transaction writes to none of the tables `of`."""
        kept = self._known.get(what)
        if kept is None:
            kept = self._known[what] = (of, read(self))
        value: T = kept[1]
        return value

    def know(self, what: Any, of: frozenset[Table], value: Any) -> None:
        """`known` need not read this: here it is."""
        self._known[what] = of, value

    def recall(self, what: Any) -> Any:
        """What `known` would give without reading; None if it would read."""
        kept = self._known.get(what)
        return kept[1] if kept is not None else None

    def forget(self, *whats: Any) -> None:
        """These are not known any more."""
        for what in whats:
            self._known.pop(what, None)

    def forget_all(self) -> None:
        """Nothing is known any more."""
        self._known.clear()

    def flush(self) -> None:
        """Write what is collected, parents before children."""
        self._touched = set()
        if self._added:
            added, self._added = self._added, {}
            for table in sorted(added, key=_order):
                for rows in added[table].values():
                    self._many(_insert(table), rows)
        if self._once:
            once, self._once = self._once, {}
            for table, rows in once.items():
                self._many(_insert_once(table), rows)
        if self._changed:
            changed, self._changed = self._changed, {}
            for (table, where, values), rows in changed.items():
                self._many(_update(table, where, values), rows)
        if self._removed:
            removed, self._removed = self._removed, {}
            for (table, where), rows in removed.items():
                self._many(_delete(table, where), rows)

    def _many(self, statement: UpdateBase, rows: Sequence[Mapping[str, Any]]) -> None:
        """One statement for many rows; we bind their values ourselves, in a third less time."""
        text, values = _bound(statement, self.connection.dialect, tuple(rows[0]))
        self.connection.exec_driver_sql(
            text, [tuple([bind(row[name]) if bind else row[name] for name, bind in values]) for row in rows]
        )

    def _touch(self, table: Table) -> None:
        self._touched.add(table)
        self._forget(table)

    def _forget(self, table: Table) -> None:
        if self._known:
            for what in [what for what, (of, _) in self._known.items() if table in of]:
                del self._known[what]

    def _flush_for(self, statement: Executable) -> None:
        """What a select reads must be there; everything else goes on being collected."""
        if isinstance(statement, Select):
            if self._touched and not self._touched.isdisjoint(_read(statement)):
                self.flush()
            return
        self.flush()
        if isinstance(statement, UpdateBase) and isinstance(statement.table, Table):
            self._forget(statement.table)
        else:
            self._known.clear()


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


Bind = Callable[[Any], Any] | None


@cache
def _bound(statement: UpdateBase, dialect: Dialect, names: Key) -> tuple[str, tuple[tuple[str, Bind], ...]]:
    """The text of a statement, and in its order which values go in and how they are written."""
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    order = compiled.positiontup or ()
    types = {name: compiled.binds[name].type for name in order}
    return str(compiled), tuple(
        (name, types[name].dialect_impl(dialect).bind_processor(dialect)) for name in order
    )


@cache
def _needed(table: Table) -> frozenset[Table]:
    """What must be written before a row of this table: what it refers to, and what is unique in it."""
    return frozenset({table, *(key.column.table for key in table.foreign_keys)})


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _insert_once(table: Table) -> Insert:
    return insert_once(table).on_conflict_do_nothing()


@cache
def _update(table: Table, where: Key, values: Key) -> Update:
    keys = (table.c[name] == bindparam(f"k_{name}") for name in where)
    return update(table).values({name: bindparam(name) for name in values}).where(*keys)


@cache
def _delete(table: Table, where: Key) -> Delete:
    return delete(table).where(*(table.c[name] == bindparam(f"k_{name}") for name in where))

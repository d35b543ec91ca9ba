"""One transaction's work: rows are collected and written by one `executemany` a table before any read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Executable, Row, Table, Update, bindparam, insert, update


class Work:
    """What happens inside one transaction. Not shared between threads; the writer commits or rolls back."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self._added: dict[Table, dict[tuple[str, ...], list[dict[str, Any]]]] = {}
        self._changed: dict[tuple[Table, tuple[str, ...], tuple[str, ...]], list[dict[str, Any]]] = {}
        self._after: list[Callable[[], None]] = []

    def add(self, table: Table, **values: Any) -> None:
        """Insert a row whose id nobody needs yet."""
        self._added.setdefault(table, {}).setdefault(tuple(values), []).append(values)

    def insert(self, table: Table, **values: Any) -> int:
        """Insert a row at once; returns its id."""
        self.flush()
        key = self.connection.execute(insert(table), values).inserted_primary_key
        return key[0] if key and isinstance(key[0], int) else 0

    def change(self, table: Table, where: Mapping[str, Any], **values: Any) -> None:
        """Update the row with this key."""
        row = {f"k_{name}": value for name, value in where.items()} | values
        self._changed.setdefault((table, tuple(where), tuple(values)), []).append(row)

    def rows(self, statement: Executable, params: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """Everything a select gives, seeing all that was added before."""
        self.flush()
        return self.connection.execute(statement, params or {}).all()

    def row(self, statement: Executable, params: Mapping[str, Any] | None = None) -> Row[Any] | None:
        """The first row, or None."""
        self.flush()
        return self.connection.execute(statement, params or {}).first()

    def execute(self, statement: Executable, params: Any = None) -> int:
        """Any other statement; returns how many rows it touched."""
        self.flush()
        return int(self.connection.execute(statement, params or {}).rowcount)

    def after_commit(self, do: Callable[[], None]) -> None:
        """Call once the transaction is on the disk, on the writer's thread; must not fail or take long."""
        self._after.append(do)

    def flush(self) -> None:
        """Write what is collected, parents before children."""
        if self._added:
            added, self._added = self._added, {}
            for table in sorted(added, key=_order):
                for rows in added[table].values():
                    self.connection.execute(insert(table), rows)
        if self._changed:
            changed, self._changed = self._changed, {}
            for (table, where, values), rows in changed.items():
                self.connection.execute(_update(table, where, values), rows)

    def committed(self) -> None:
        """Run what waits for the commit."""
        for do in self._after:
            do()


_ORDER = {
    name: place
    for place, name in enumerate(
        ("districts", "people", "chats", "files", "cases", "parties", "subjects", "events", "event_words")
    )
}


def _order(table: Table) -> int:
    return _ORDER.get(table.name, len(_ORDER))


_updates: dict[tuple[Table, tuple[str, ...], tuple[str, ...]], Update] = {}


def _update(table: Table, where: tuple[str, ...], values: tuple[str, ...]) -> Update:
    known = _updates.get((table, where, values))
    if known is None:
        known = update(table).values({name: bindparam(name) for name in values})
        for name in where:
            known = known.where(table.c[name] == bindparam(f"k_{name}"))
        _updates[table, where, values] = known
    return known

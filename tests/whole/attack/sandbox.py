"""Inside one transaction of the writer: each attempt in it is looked at whole, and undone."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, select

from storage import tables
from storage.lasting import Lasting
from storage.work import Work
from words.message import Message

_WRITES = re.compile(r"(?:-- )?\s*(?:INSERT(?: OR \w+)? INTO|UPDATE(?: OR \w+)?|DELETE FROM) [\"\[]?(\w+)")
Rows = Mapping[Any, tuple[Any, ...]]
_WATCHED = [one for one in tables.metadata.sorted_tables if one.name not in ("looks", "inbox")]
"""Who looked at what, and the keys of updates: written down whatever comes of it."""


@dataclass(frozen=True)
class Changed:
    """A row as it was and as it is; None: it was not, or is no more."""

    table: str
    was: Mapping[str, Any] | None
    now: Mapping[str, Any] | None

    @property
    def row(self) -> Mapping[str, Any]:
        return self.now or self.was or {}

    def changes(self, column: str) -> bool:
        return self.was is not None and self.now is not None and self.was[column] != self.now[column]


class Sandbox:
    """The office's database, as it stands now. Use as a context; nothing of what is attempted in it stays."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._lasting = Lasting()
        self._selects = {
            table: (
                f"SELECT {', '.join(f'[{c.name}]' for c in table.columns)} FROM [{table.name}]",
                [i for i, c in enumerate(table.columns) if c.primary_key],
                [c.name for c in table.columns],
            )
            for table in _WATCHED
        }

    def __enter__(self) -> "Sandbox":
        self._driver = cast(Any, self.connection.connection.driver_connection)
        self._before = self._rows(self._selects)
        self._written = set[str]()
        self._driver.set_trace_callback(self._noted)
        return self

    def __exit__(self, *_: object) -> None:
        self._driver.set_trace_callback(None)

    @contextmanager
    def attempt(self) -> Iterator["Sandbox"]:
        """Whatever is written inside is undone at its end."""
        self._driver.execute("SAVEPOINT attempt")
        self._written.clear()
        try:
            yield self
        finally:
            if self._written:
                self._lasting = Lasting()
            self._driver.execute("ROLLBACK TO attempt")
            self._driver.execute("RELEASE attempt")

    def _noted(self, statement: str) -> None:
        if written := _WRITES.match(statement):
            self._written.add(written[1])

    def work(self, now: datetime) -> Work:
        return Work(self.connection, now, self._lasting)

    def changed(self) -> list[Changed]:
        """What the attempt has changed so far."""
        found = list[Changed]()
        written = [table for table in self._selects if table.name in self._written]
        for table, rows in self._rows(written).items():
            before, names = self._before[table], self._selects[table][2]
            for key in before.keys() | rows.keys():
                was, now = before.get(key), rows.get(key)
                if was != now:
                    old = dict(zip(names, was, strict=True)) if was is not None else None
                    new = dict(zip(names, now, strict=True)) if now is not None else None
                    found.append(Changed(table.name, old, new))
        return found

    def messages(self, work: Work, since: int) -> list[tuple[int, Any, Message]]:
        """Row, chat and content of everything that was put into the outbox after row `since`."""
        if "outbox" not in self._written:
            return []
        rows = work.rows(select(tables.outbox).where(tables.outbox.c.id > since).order_by(tables.outbox.c.id))
        told = (row for row in rows if row.state != "held")  # what is held has no words yet
        return [(row.id, row.chat_id, Message.from_json(row.payload)) for row in told]

    def arrives(self) -> None:
        """What was said has reached them, so that what comes next is an answer to it."""
        self._driver.execute(
            "UPDATE outbox SET state = 'sent', sent_at = due_at WHERE state IN ('queued', 'sending')"
        )

    def last(self) -> int:
        return int(self._driver.execute("SELECT coalesce(max(id), 0) FROM outbox").fetchone()[0])

    def _rows(self, among: Iterable[Table]) -> dict[Table, Rows]:
        found = dict[Table, Rows]()
        for table in among:
            statement, keys, _ = self._selects[table]
            rows = self._driver.execute(statement).fetchall()
            found[table] = {tuple(row[i] for i in keys): tuple(row) for row in rows}
        return found


def data_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """What an event says besides."""
    data: dict[str, Any] = json.loads(row["data"])
    return data

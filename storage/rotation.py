"""What lies under which key, and laying it under another. The rows themselves say what is left to do."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, select, update

from storage import keys
from storage.columns import Private
from storage.keys import HEAD, Keys
from storage.tables import data_keys, metadata, people
from storage.work import Work

TEXT = ""
"""In place of a key's name: what was written before there was one."""
_EMPTY = "('', '{}', '[]', 'null')"


def in_use(work: Work) -> None:
    """Note that something may lie under the key that seals from now on."""
    name = keys.of(work.connection.dialect).current
    row = work.row(select(data_keys).where(data_keys.c.name == name))
    if name and row is None:
        work.insert(data_keys, name=name, since=work.now)
    elif row is not None and row.retired_at is not None:
        work.change(data_keys, {"name": name}, retired_at=None)


def used(work: Work) -> dict[str, datetime]:
    """Name → since when, of every key that something may lie under."""
    rows = work.rows(select(data_keys).where(data_keys.c.retired_at.is_(None)).order_by(data_keys.c.since))
    return {row.name: row.since for row in rows}


def counted(work: Work) -> Mapping[str, int]:
    """Name of a key → how many values lie under it."""
    driver: Any = work.connection.connection.driver_connection
    found: Counter[str] = Counter()
    for table, columns in _private():
        for column in columns:
            how = f"CASE typeof({column.name}) WHEN 'blob' THEN substr({column.name}, 1, {HEAD}) ELSE '' END"
            some = f"{column.name} IS NOT NULL AND {column.name} NOT IN {_EMPTY}"
            query = f"SELECT {how}, count(*) FROM {table.name} WHERE {some} GROUP BY 1"  # noqa: S608 - ours
            for head, many in driver.execute(query):
                found[head[1:].hex() if head else TEXT] += many
    return found


@dataclass(slots=True)
class Place:
    """How far one look through everything has come."""

    table: int = 0
    row: int = 0


def renew(work: Work, place: Place, most: int) -> int:
    """Lay the next rows under the key that seals; returns how many, 0 when all have been looked through."""
    ring = keys.of(work.connection.dialect)
    tables = list(_private())
    while place.table < len(tables):
        table, columns = tables[place.table]
        driver: Any = work.connection.connection.driver_connection
        names = ", ".join(column.name for column in columns)
        stale = " OR ".join(_stale(column) for column in columns)
        query = f"SELECT rowid, {names} FROM {table.name} WHERE rowid > :after AND ({stale}) ORDER BY rowid LIMIT :most"  # noqa: S608, E501
        rows = driver.execute(query, {"after": place.row, "most": most, "head": ring.head}).fetchall()
        for row, *values in rows:
            sealed = {c.name: _anew(ring, value) for c, value in zip(columns, values, strict=True)}
            if table is people:
                sealed["phone_hash"] = _hash(ring, values[[c.name for c in columns].index("phone")])
            into = ", ".join(f"{name} = :{name}" for name in sealed)
            driver.execute(f"UPDATE {table.name} SET {into} WHERE rowid = :row", {**sealed, "row": row})  # noqa: S608
        if rows:
            place.row = rows[-1][0]
            return len(rows)
        place.table, place.row = place.table + 1, 0
    return 0


def retire(work: Work) -> None:
    """Nothing lies under any but the key that seals."""
    others = data_keys.c.name != keys.of(work.connection.dialect).current
    gone = update(data_keys).where(others, data_keys.c.retired_at.is_(None))
    work.execute(gone.values(retired_at=work.now))


def _private() -> Iterator[tuple[Table, list[Column[Any]]]]:
    for table in metadata.sorted_tables:
        if columns := [column for column in table.columns if isinstance(column.type, Private)]:
            yield table, columns


def _stale(column: Column[Any]) -> str:
    name = column.name
    return (
        f"(typeof({name}) = 'blob' AND substr({name}, 1, {HEAD}) <> :head)"
        f" OR (typeof({name}) = 'text' AND {name} NOT IN {_EMPTY})"
    )


def _plain(ring: Keys, value: Any) -> bytes | None:
    return ring.open(value) if isinstance(value, bytes) else value.encode() if value is not None else None


def _anew(ring: Keys, value: Any) -> Any:
    plain = _plain(ring, value)
    return value if plain is None or plain.decode() in ("", "{}", "[]", "null") else ring.seal(plain)


def _hash(ring: Keys, phone: Any) -> str | None:
    plain = _plain(ring, phone)
    return ring.hashes(plain.decode())[0] if plain else None

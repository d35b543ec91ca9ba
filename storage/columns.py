"""What columns are made of: times, personal data, ids, and indexes over a part of a table."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Dialect, Integer, MetaData, String, literal_column, text
from sqlalchemy.types import TypeDecorator, UserDefinedType

from storage import keys
from storage.compact import compact, packed, spread


class Moment(TypeDecorator[datetime]):
    """An aware UTC time, kept as fixed-width ISO text, so that order of text is order of time."""

    impl = String(27)
    cache_ok = True
    reads = staticmethod(datetime.fromisoformat)
    """What reads a value that is not NULL, for `Direct`."""
    _last: tuple[datetime | None, str | None] = (None, None)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Refuses a naive time."""
        last, written = self._last
        if value is last:  # the present moment stands in every row
            return written
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        at = value if value.tzinfo is UTC else value.astimezone(UTC)
        written = f"{at.isoformat(timespec='microseconds')[:26]}Z"
        self._last = value, written
        return written

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


Process = Callable[[Any], Any]


class Private(UserDefinedType[str]):
    """Personal data, sealed with the keys of its database. What is empty, or was text before, is text."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Bytes; SQLite leaves text in it as it is."""
        return "BLOB"

    def bind_processor(self, dialect: Dialect) -> Process:
        ring = keys.of(dialect)

        def process(value: str | None) -> Any:
            return ring.seal(value.encode()) if value and ring.head else value

        return process

    def result_processor(self, dialect: Dialect, coltype: object) -> Process:
        ring = keys.of(dialect)

        def process(kept: Any) -> Any:
            return ring.open(kept).decode() if isinstance(kept, bytes) else kept

        return process


class PrivateJson(Private):
    """The same for what is JSON. An empty value is kept as text; None is NULL."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Process:
        ring = keys.of(dialect)

        def process(value: Any) -> Any:
            if not value or not ring.head:
                return None if value is None else compact(value)
            return ring.seal(packed(value))

        return process

    def result_processor(self, dialect: Dialect, coltype: object) -> Process:
        ring = keys.of(dialect)

        def process(kept: Any) -> Any:
            if isinstance(kept, bytes):
                return spread(ring.open(kept))
            return None if kept is None else spread(kept)

        return process


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def literally(column: ColumnElement[str], *values: str) -> ColumnElement[bool]:
    """True where `column` is one of these words, which stand in the SQL as they are."""
    return column.in_([literal_column(f"'{value}'") for value in values])


def where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def identity() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)

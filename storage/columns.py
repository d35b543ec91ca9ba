"""What columns are made of: times, personal data, ids, and indexes over a part of a table."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Dialect, Integer, MetaData, String, Text, literal_column, text
from sqlalchemy.types import TypeDecorator


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


class Private(TypeDecorator[str]):
    """Personal data. A column type of its own, so that encryption at rest has one place to come to."""

    impl = Text
    cache_ok = True


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

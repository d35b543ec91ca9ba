"""Statements that are asked thousands of times: compiled once, then given to the driver as they are.

SQLAlchemy writes their text and knows how each type is bound and read; only its way from one to the other,
which costs several times what SQLite needs, is left out. Whatever is unusual goes that way all the same.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, cast
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Dialect, Select, Update, bindparam, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.types import JSON, TypeEngine

Read = Callable[[Any], Any]


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """True where `column` is one of the parameter `name`, a list: the same text for any number of them."""
    listed = func.json_each(bindparam(name, type_=JSON)).table_valued("value")
    return column.in_(select(listed.c.value))


Asked = Select[Any] | Update
"""A select; or an update that gives rows back."""


def named(error: BaseException, text: str, driver: Any) -> BaseException:
    """A driver's error as SQLAlchemy names it."""
    return DBAPIError.instance(text, None, cast(Exception, error), driver.Error)


class Bound:
    """A statement's text, and how its values are written: those of a select, or of a row."""

    __slots__ = ("_bind", "_fixed", "_names", "text")

    def __init__(
        self, statement: Asked | UpdateBase, dialect: Dialect, columns: Sequence[str] | None = None
    ) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=columns)
        self.text = str(compiled)
        self._names = tuple(compiled.positiontup or ())
        self._fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        binds = [
            compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in self._names
        ]
        self._bind = [(place, bind) for place, bind in enumerate(binds) if bind is not None]

    def values(self, params: Mapping[str, Any]) -> Sequence[Any]:
        """What the driver is given."""
        if self._fixed:
            params = {**self._fixed, **params}
        given = [params[name] for name in self._names]
        for place, bind in self._bind:
            given[place] = bind(given[place])
        return given


class Direct(Bound):
    """A statement that gives rows, on one kind of database."""

    __slots__ = ("_read", "_row")

    def __init__(self, statement: Asked, dialect: Dialect) -> None:
        super().__init__(statement, dialect)
        reads = [_reads(column.type, dialect) for column in statement.exported_columns]
        self._read: list[tuple[int, Read]] = [
            (place, read) for place, read in enumerate(reads) if read is not None
        ]
        self._row = cast(Any, namedtuple("Row", _named(statement)))._make

    def rows(self, found: Iterable[Sequence[Any]]) -> list[Any]:
        """Rows as SQLAlchemy would give them, from the driver's."""
        make, reads = self._row, self._read
        if not reads:
            return [make(row) for row in found]
        made = []
        for row in found:
            values = list(row)
            for place, read in reads:
                if (value := values[place]) is not None:
                    values[place] = read(value)
            made.append(make(values))
        return made


def _named(statement: Asked) -> list[str]:
    return [name or "" for name in statement.exported_columns.keys()]  # noqa: SIM118 - no dict: these repeat


def _reads(kind: TypeEngine[Any], dialect: Dialect) -> Read | None:
    """What makes a value of what the driver gives; None: it is one already."""
    own: Read | None = getattr(kind, "reads", None)
    return own or kind.dialect_impl(dialect).result_processor(dialect, None)


Ways = WeakKeyDictionary[Asked, "Direct | Literal[True] | None"]
_ways: WeakKeyDictionary[Dialect, Ways] = WeakKeyDictionary()
"""What was asked of each database before (True: once), and how to ask it: each has keys of its own."""


def direct(statement: Asked, dialect: Dialect) -> Direct | None:
    """How to ask what is kept; None for a statement that was made for once, or is unusual."""
    ways = _ways.get(dialect)
    if ways is None:
        ways = _ways[dialect] = WeakKeyDictionary()
    way = ways.get(statement, False)
    if way is False:
        ways[statement] = True
        return None
    if way is True:
        way = ways[statement] = _direct(statement, dialect)
    return way


def _direct(statement: Asked, dialect: Dialect) -> Direct | None:
    plain = all(name.isidentifier() and name[0] != "_" for name in _named(statement))
    spread = "POSTCOMPILE" in str(statement.compile(dialect=dialect))
    return Direct(statement, dialect) if plain and not spread else None

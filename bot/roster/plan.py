"""What an import comes to: what it would add, what it would change, and every row that cannot be taken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import count

from bot.roster.columns import Kind, Row
from bot.roster.known import LANGUAGES, Cells, Known


class Wrong(Exception):
    """Why a row cannot be taken: an id of `words/`, and the values its sentence needs."""

    def __init__(self, what: str, **values: str) -> None:
        super().__init__(what, values)
        self.what, self.values = what, values


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be taken, where it stands, and why."""

    kind: Kind
    sheet: str
    row: int
    what: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One record: its id, and each field as it was and as it becomes. A negative id: it is new."""

    kind: Kind
    id: int
    name: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass
class Plan:
    """`known` becomes `wanted`, in which what is new has negative ids."""

    known: Known
    wanted: Known
    bad: list[Bad] = field(default_factory=list)
    met: dict[Kind, dict[int, Row]] = field(default_factory=dict)
    """What the rows were about: id → the row."""
    ignored: dict[str, int] = field(default_factory=dict)
    """Ids of words: what rows say that was passed over, and in how many."""

    def __post_init__(self) -> None:
        self._fresh = count(-1, -1)
        self._written = [Cells(self.known, language) for language in LANGUAGES]

    def fresh(self) -> int:
        """An id for something new."""
        return next(self._fresh)

    def said(self, kind: Kind, id: int, cells: Mapping[str, str]) -> Mapping[str, str]:
        """The cells that say something else than what is known: what an export wrote says nothing new."""
        if id not in self.known.of(kind):
            return cells
        written = [each.of(kind, id) for each in self._written]
        return {f: text for f, text in cells.items() if all(text != each.get(f) for each in written)}

    def refuse(self, row: Row, why: Wrong) -> None:
        """This row is not taken."""
        self.bad.append(Bad(row.kind, row.sheet, row.number, why.what, why.values))

    def meet(self, kind: Kind, id: int, row: Row) -> None:
        """This row is about that record. Raises Wrong where another was."""
        first = self.met.setdefault(kind, {}).setdefault(id, row)
        if first is not row:
            raise Wrong("roster-twice", sheet=first.sheet, row=str(first.number))

    def changes(self, language: str = "zh") -> Iterator[Change]:
        """What is added or changed, in the order of kinds and ids, what is new last."""
        before, after = Cells(self.known, language), Cells(self.wanted, language)
        for kind in Kind:
            known, wanted = self.known.of(kind), self.wanted.of(kind)
            for id in sorted(wanted, key=lambda id: (id < 0, abs(id))):
                if id in known and wanted[id] == known[id]:
                    continue
                was = before.of(kind, id) if id in known else {}
                becomes = after.of(kind, id)
                fields = ((f, was.get(f, ""), becomes.get(f, "")) for f in {**was, **becomes})
                name = becomes.get("name", "")
                yield Change(kind, id, name, tuple(one for one in fields if one[1] != one[2]))

    def same(self, kind: Kind) -> int:
        """How many records the file speaks of that stay as they are."""
        known, wanted = self.known.of(kind), self.wanted.of(kind)
        return sum(id in known and known[id] == wanted[id] for id in self.met.get(kind, ()))


def near(text: str, names: Iterable[str]) -> str:
    """The names nearest to a misspelt one; “none” for none."""
    return "、".join(dict.fromkeys(get_close_matches(text, list(names), 3, 0.4))) or "none"

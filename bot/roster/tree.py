"""Rows of districts: a tree in whatever order its nodes come, by what each belongs to or by levels."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.roster.cells import CLEAR, fold, several
from bot.roster.columns import LEVELS, Kind, Row
from bot.roster.known import Places
from bot.roster.plan import Plan, Wrong
from bot.roster.reading import district_of, id_of, name_of
from cases.assignment import upwards
from cases.people import District


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """A district that a row names; `implied`: only as what its own lies in."""

    row: Row
    name: str
    above: str
    implied: bool = False


def districts(rows: Sequence[Row], plan: Plan) -> None:
    """Each is known by its id, else by its name in what it belongs to; what is above may come later."""
    tree = _Tree(plan)
    waiting = list(_entries(rows))
    while waiting:
        tree.places = Places(plan.wanted.districts)
        names = Counter(fold(one.name) for one in waiting)
        ready = [one for one in waiting if not _awaited(one, names)]
        ready = ready or [one for one in waiting if len(tree.places.named(one.above)) == 1]
        for entry in ready or waiting:
            try:
                if not ready:
                    raise Wrong("roster-circle", name=entry.name)
                tree.put(entry)
            except Wrong as why:
                plan.refuse(entry.row, why)
        waiting = [one for one in waiting if one not in set(ready)] if ready else []


def _entries(rows: Sequence[Row]) -> Iterator[_Entry]:
    implied: set[tuple[str, ...]] = set()
    last: dict[str, str] = {}
    for row in rows:
        levels = [level for level in LEVELS if level in row.cells]
        if "name" in row.cells or not levels:
            yield _Entry(row, row.cells.get("name", ""), row.cells.get("parent", ""))
            continue
        path = [row.cells.get(level) or last.get(level, "") for level in LEVELS]
        path = path[: LEVELS.index(levels[-1]) + 1]  # what is merged stands in the first row only
        last = dict(zip(LEVELS, path, strict=False))
        names = tuple(name for name in path if name)
        for depth in range(1, len(names)):
            if names[:depth] not in implied:
                implied.add(names[:depth])
                yield _Entry(row, names[depth - 1], "/".join(names[: depth - 1]), implied=True)
        implied.add(names)
        yield _Entry(row, names[-1], "/".join(names[:-1]))


def _awaited(one: _Entry, names: Counter[str]) -> bool:
    """True: what it belongs to may be a district of a row to come."""
    above, own = fold(one.above), fold(one.name)
    ends = (above[place:] for place in range(len(above)))
    return any(names[end] > (end == own) for end in ends)


class _Tree:
    """The districts as they become, found by name."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._known = plan, plan.wanted.districts
        self.places = Places({})
        self._named: dict[str, set[int]] = {}
        for district in self._known.values():
            self._named.setdefault(fold(district.name), set()).add(district.id)

    def put(self, entry: _Entry) -> None:
        """Raises Wrong."""
        plan, cells = self._plan, entry.row.cells
        id = None if entry.implied else id_of(entry.row, plan.known.districts)
        parent = None
        if id is None:
            parent = district_of(entry.above, self.places, None)
            id = self._found(entry, parent)
        if id is None:
            parent = parent if entry.above else self._county()
            before = District(plan.fresh(), "", parent)
        else:
            before = self._known[id]
        said = plan.said(Kind.DISTRICTS, before.id, {**cells, "name": entry.name, "parent": entry.above})
        made = replace(
            before,
            name=name_of(said, before.name),
            parent=district_of(said.get("parent", ""), self.places, before.parent),
        )
        if not entry.implied:
            aliases = said.get("aliases", "")
            made = replace(made, aliases=() if fold(aliases) in CLEAR else several(aliases) or before.aliases)
        if (made.name, made.parent) != (before.name, before.parent) or id is None:
            self._check(made)
        if not entry.implied:
            plan.meet(Kind.DISTRICTS, made.id, entry.row)
        self._named.setdefault(fold(before.name), set()).discard(made.id)
        self._named.setdefault(fold(made.name), set()).add(made.id)
        self._known[made.id] = made

    def _found(self, entry: _Entry, parent: int | None) -> int | None:
        """The one of this name, below `parent` where the row says what it belongs to."""
        here = [self._known[id] for id in sorted(self._named.get(fold(entry.name), ()))]
        here = [district for district in here if not entry.above or district.parent == parent]
        if len(here) > 1:
            names = "、".join(self.places.called(district.id) for district in here[:5])
            raise Wrong("roster-many-districts", district=entry.name, names=names)
        return here[0].id if here else None

    def _county(self) -> int | None:
        """What something stands below that says nothing of it: the only top of a tree."""
        tops = [d.id for d in self._known.values() if d.parent is None]
        below = len(tops) == 1 and any(d.parent == tops[0] for d in self._known.values())
        return tops[0] if below else None

    def _check(self, made: District) -> None:
        if made.parent is not None and made.id in {d.id for d in upwards(made.parent, self._known)}:
            raise Wrong("roster-circle", name=made.name)
        others = (self._known[id] for id in self._named.get(fold(made.name), ()) if id != made.id)
        if any(other.parent == made.parent for other in others):
            raise Wrong("roster-name-taken", name=made.name)

"""Rows of units and stations: which each is about, and what it makes of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.roster.cells import fold
from bot.roster.columns import Kind, Row
from bot.roster.known import Places
from bot.roster.plan import Plan, Wrong
from bot.roster.reading import district_of, id_of, name_of, text_of
from storage.stations import Station


class Names:
    """Records that are known by one name each."""

    def __init__(self, named: Mapping[int, str]) -> None:
        self._ids = {fold(name): id for id, name in named.items()}

    def id(self, name: str) -> int | None:
        """Whose name this is."""
        return self._ids.get(fold(name))

    def give(self, id: int, before: str, name: str) -> None:
        """Raises Wrong where another has it."""
        if fold(name) != fold(before) and self._ids.get(fold(name), id) != id:
            raise Wrong("roster-name-taken", name=name)
        if self._ids.get(fold(before)) == id:
            del self._ids[fold(before)]
        self._ids.setdefault(fold(name), id)


def stations(rows: Sequence[Row], plan: Plan) -> None:
    """Each is known by its id, else by its name."""
    known, places = plan.wanted.stations, Places(plan.wanted.districts)
    names = Names({id: station.name for id, station in known.items()})
    for row in rows:
        try:
            id = id_of(row, plan.known.stations) or names.id(row.cells.get("name", ""))
            before = known[id] if id is not None else Station(plan.fresh(), "")
            said = plan.said(Kind.STATIONS, before.id, row.cells)
            made = replace(
                before,
                name=name_of(said, before.name),
                district=district_of(said.get("district", ""), places, before.district),
                address=text_of(said, "address", before.address),
                hours=text_of(said, "hours", before.hours),
            )
            plan.meet(Kind.STATIONS, made.id, row)
            names.give(made.id, before.name, made.name)
            known[made.id] = made
        except Wrong as why:
            plan.refuse(row, why)


def units(rows: Sequence[Row], plan: Plan) -> Iterator[Row]:
    """Each is known by its id, else by its name; gives rows of the officers that stand beside them."""
    known = plan.wanted.units
    names = Names(known)
    above = ""
    for row in rows:
        cells = dict(row.cells)
        officer = cells.get("officer", "")
        if officer:  # of several the unit stands beside the first
            above = cells.setdefault("name", above)
        try:
            id = id_of(row, plan.known.units) or names.id(cells.get("name", ""))
            id = plan.fresh() if id is None else id
            before = known.get(id, "")
            name = name_of(plan.said(Kind.UNITS, id, cells), before)
            if not officer or id not in plan.met.get(Kind.UNITS, {}):
                plan.meet(Kind.UNITS, id, row)
            names.give(id, before, name)
            known[id] = name
        except Wrong as why:
            plan.refuse(row, why)
            continue
        if officer:
            person = {"name": officer, "unit": name, "phone": cells.get("phone", "")}
            yield replace(row, cells={field: said for field, said in person.items() if said})

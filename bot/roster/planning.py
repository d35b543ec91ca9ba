"""Tables compared with what is known: the plan of an import. Nothing is written."""

from collections.abc import Collection, Sequence

from bot.roster import matching, places, tree
from bot.roster.columns import Kind, Row, Table
from bot.roster.known import Known
from bot.roster.plan import Plan
from cases.people import Role


def compare(tables: Sequence[Table], known: Known, topics: Collection[str], language: str) -> Plan:
    """What these tables would make of what is known; what they do not mention stays as it is.

    A row is good or bad by itself and by what it refers to: whatever names a district, unit or deputy of
    a bad row is bad, too. `topics`: those there are. `language`: of new people whose row says nothing of it.
    """
    plan = Plan(known, known.copy())
    rows: dict[Kind, list[tuple[Row, Role | None]]] = {kind: [] for kind in Kind}
    for table in tables:
        rows[table.kind] += [(row, table.role) for row in table.rows]
    tree.districts([row for row, _ in rows[Kind.DISTRICTS]], plan)
    officers = list(places.units([row for row, _ in rows[Kind.UNITS]], plan))
    places.stations([row for row, _ in rows[Kind.STATIONS]], plan)
    people = [(row, Role.OFFICER) for row in officers] + rows[Kind.PEOPLE]
    matching.people(people, plan, topics, language)
    return plan

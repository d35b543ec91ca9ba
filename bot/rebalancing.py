"""Rebalancing (均一均): which cases should go to whom so that it is more even, and doing it."""

from collections.abc import Mapping

from sqlalchemy import select

from bot import moving, views
from bot.choosing import best_with
from bot.moving import Moving
from bot.office import Office
from cases import balancing
from cases.assignment import Candidate, Reason, upwards
from cases.commands import Rebalance
from cases.errors import PreviewStale
from cases.model import Case
from cases.people import Person
from handlers.moves import Preview
from storage import people
from storage import ranking as counts
from storage.direct import among
from storage.tables import cases
from storage.work import Work

_HELD = (
    select(cases.c.id)
    .where(among(cases.c.state, "states"), cases.c.handler_id.is_not(None))
    .order_by(cases.c.id)
)


def planned(
    work: Work, office: Office, district: int | None, accepted: bool, viewer: Person | None
) -> list[Moving]:
    """What would move now; nothing accepted unless that is asked for, nor what `viewer` may not see."""
    states = balancing.NOT_ACCEPTED | (balancing.IN_HAND if accepted else frozenset())
    found = work.rows(_HELD, {"states": sorted(state.value for state in states)})
    views.read_all(work, [row.id for row in found])
    held = {row.id: moving.read(work, row.id) for row in found}
    tree = people.tree(work)

    def lies_there(case: Case) -> bool:
        return district is None or district in {d.id for d in upwards(case.place.district, tree)}

    movable = [
        one.case
        for one in held.values()
        # A clerk has to say first whom it is about; or somebody stands in, and nobody need get it. Whoever
        # claimed a wish wanted it.
        if not (one.case.withheld or one.case.deputy or one.case.lead) and lies_there(one.case)
    ]
    known = people.load(work, {case.handler for case in movable if case.handler is not None})
    away = {person.id for person in known.values() if person.is_away(work.now)}

    def best(case: Case, loads: Mapping[int, int]) -> Candidate | None:
        return best_with(work, office, case, loads, also_handler=True)

    movings = [
        Moving(held[one.case.id], one.to, Reason("balance", str(one.case.handler)))
        for one in balancing.balance(movable, counts.loads(work), away, best)
    ]
    return moving.visible(movings, viewer)


def preview(
    work: Work, office: Office, district: int | None, accepted: bool, viewer: Person | None
) -> Preview:
    """What would move now, as `viewer` looks at it before it is done; None: on the command line."""
    movings = planned(work, office, district, accepted, viewer)
    return Preview(moving.code(one.key() for one in movings), moving.shown(work, movings, viewer))


def perform(work: Work, office: Office, command: Rebalance, by: Person | None) -> int:
    """Move what the preview showed; returns how many. Raises `PreviewStale` where it would not be that."""
    movings = planned(work, office, command.district, command.accepted, by)
    if moving.code(one.key() for one in movings) != command.code:
        raise PreviewStale()
    moving.carry_out(work, office, movings, {"by_hand": by.id} if by is not None else {})
    return len(movings)

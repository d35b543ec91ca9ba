"""Leaving office (卸任): shown before, then everything that is somebody's goes on in one step."""

from collections import Counter
from dataclasses import dataclass

from bot import claiming, hands, moving, views
from bot.choosing import best_with
from bot.moving import Moving
from bot.office import Office
from bot.settling import change
from cases.assignment import Reason, upwards
from cases.commands import Act, Leave
from cases.errors import NoSuchPerson, NotYours, PreviewStale
from cases.lifecycle import HELD
from cases.model import Action
from cases.people import ABOVE, STAFF, SYSTEM, Person, Role
from handlers.moves import LeavePreview
from storage import leaving_office as rows
from storage import people, stations
from storage import ranking as counts
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is theirs."""

    person: Person
    movings: tuple[Moving, ...]
    parts: tuple[int, ...]
    owned: tuple[int, ...]
    proposed: tuple[int, ...]
    tasks: tuple[int, ...]
    stands_in: tuple[Person, ...]
    followers: tuple[int, ...]
    claims: tuple[int, ...]
    """Wishes that they have claimed: given back, or whoever helps leads next."""

    @property
    def code(self) -> str:
        """Another one as soon as anything of it is different."""
        rest = (
            self.parts,
            self.owned,
            self.proposed,
            self.tasks,
            [p.id for p in self.stands_in],
            self.claims,
        )
        return moving.code([self.person.id, [one.key() for one in self.movings], *rest, self.followers])


def planned(work: Work, office: Office, person: int) -> Plan:
    """What is theirs now, and to whom it would go. Raises `NoSuchPerson` for who is in no office."""
    who = people.load(work, [person]).get(person)
    if who is None or not who.roles - {Role.RESIDENT}:
        raise NoSuchPerson(forget=("who",), number="")
    loads, movings = Counter(counts.loads(work)), list[Moving]()
    has, claims = rows.held(work, person), claiming.gives_back(work, who)
    views.read_all(work, has)
    for number in has:
        if number in claims:
            continue
        held, found = moving.read(work, number), None
        if held.case.state in HELD:
            found = best_with(work, office, held.case, loads, also_handler=False)
        if found is not None:
            loads[found.person.id] += 1
        movings.append(Moving(held, found, Reason("left", str(who.id))))
    owned, proposed = rows.hanging(work, person)
    return Plan(
        who,
        tuple(movings),
        tuple(rows.worked_on(work, person)),
        tuple(owned),
        tuple(proposed),
        tuple(rows.owned_tasks(work, person)),
        tuple(rows.stands_in_for(work, person)),
        tuple(one.id for one in rows.followers(work, person)),
        tuple(claims),
    )


def may_let_go(work: Work, by: Person | None, person: Person) -> bool:
    """Staff let representatives and officers go; their own only those above the clerks; nobody themselves.

    `by` None: the command line, which is the administrator's.
    """
    if by is None:
        return True
    if by.id == person.id or not by.roles & STAFF:
        return False
    return not person.roles & STAFF or bool(by.roles & ABOVE) or not people.supervised(work)


def preview(work: Work, office: Office, person: int, viewer: Person | None) -> LeavePreview:
    """The same, as `viewer` looks at it before it is done: without what is about them. Raises `NotYours`."""
    plan = planned(work, office, person)
    if not may_let_go(work, viewer, plan.person):
        raise NotYours()
    return LeavePreview(
        plan.code,
        plan.person.id,
        plan.person.name,
        moving.shown(work, moving.visible(plan.movings, viewer), viewer),
        parts=len(plan.parts),
        watched=len(plan.owned) + len(plan.tasks),
        stands_in=tuple(one.name for one in plan.stands_in),
        followers=len(plan.followers),
        duty=plan.person.name in office.duty,
        claims=len(plan.claims),
    )


def perform(work: Work, office: Office, command: Leave, by: Person | None) -> None:
    """They leave as the preview showed. Raises `NoSuchPerson`, `NotYours`, `PreviewStale`."""
    plan = planned(work, office, command.person)
    if not may_let_go(work, by, plan.person):
        raise NotYours()
    if plan.code != command.code:
        raise PreviewStale()
    person = plan.person
    data = {"left": person.id} | ({"by_hand": by.id} if by is not None else {})
    rows.goes(work, person, _station(work, person))  # before anything goes on: no card shows them any more
    claiming.give_back(work, office, [person])
    moving.carry_out(work, office, plan.movings, data, former=False)
    for number in dict.fromkeys((*plan.parts, *plan.owned, *plan.proposed)):
        act = Act(number, Action.LEAVE, person=person.id, data=data)
        change(work, office, moving.read(work, number), act, SYSTEM)
    rows.release_tasks(work, plan.tasks)
    hands.tell(work, office, person.id, "left-former", (), {"moved": len(plan.movings)})


def _station(work: Work, person: Person) -> int | None:
    """The station of their district, or of what that lies in."""
    return next(
        (
            station.id
            for district in upwards(person.district, people.tree(work))
            if (station := stations.of_district(work, district.id)) is not None
        ),
        None,
    )

"""Wishes on the wall as one person may see them, and what is public of a case."""

from typing import TYPE_CHECKING, Any

from bot.office import Office
from cases import access, assignment, wall
from cases.errors import NotYours
from cases.lifecycle import allowed
from cases.model import Action, Case, State
from cases.notices import Notice, To
from cases.people import CLAIMERS, STAFF, ClaimsAs, Person, Role
from cases.publishing import hidden, public
from cases.wishes import ClaimStage, Pledge
from handlers.on_the_wall import ClaimedView, WishView
from storage import chats, looks, people, wishes
from storage.work import Work

if TYPE_CHECKING:
    from bot.views import Seen

NEAR = 200
"""So many at most hear of a wish that nobody claims."""


def wish(work: Work, seen: "Seen", viewer: Person) -> WishView:
    """The wish as far as it is public. Raises `NotYours` for who may not browse it."""
    who = seen.actor(viewer)
    if not wall.may_browse(seen.held.case, who):
        raise NotYours(number=seen.held.case.number)
    return _wish(work, seen, viewer)


def _wish(work: Work, seen: "Seen", viewer: Person) -> WishView:
    case, who = seen.held.case, seen.actor(viewer)
    assert case.wish is not None
    lead = case.lead
    leader = seen.people.get(lead.person) if lead is not None else None
    mine = next((claim for claim in case.claims if claim.person == viewer.id and claim.stands), None)
    return WishView(
        id=case.id,
        sort=case.wish.sort,
        value=case.wish.value,
        words=case.wish.words,
        district=place(work, case),
        days=(work.now - case.wish.offered_at).days,
        lead=leader.name if leader is not None else "",
        claimers=len(case.helpers) + (lead is not None),
        mine="" if mine is None else "lead" if mine.lead else "helps",
        may=allowed(case, who) & {Action.CLAIM, Action.GIVE_UP, Action.PLEDGE},
    )


def of_case(work: Work, office: Office, seen: "Seen", viewer: Person) -> dict[str, Any]:
    """For a `CaseView`: as what its handler claimed it; to who has it and to staff all about the claim, and
    to a claimer whom the resident does not want to know nothing that is not public."""
    case, who = seen.held.case, seen.actor(viewer)
    changed = dict[str, Any]()
    handler = seen.people.get(case.handler or 0)
    if (
        case.lead is not None
        and handler is not None
        and Role.REPRESENTATIVE not in handler.roles | handler.served
    ):
        changed["handler_as"] = handler.claims_as or ClaimsAs.VOLUNTEER  # a file need not say
    if case.wish is None or not (access.has(case, who) or viewer.roles & STAFF):
        return changed
    helpers = [seen.people[claim.person] for claim in case.helpers if claim.person in seen.people]
    for helper in helpers:
        looks.note(work, viewer.id, looks.What.CONTACT, person=helper.id, case=case.id)
    contact, by = office.policy.contact, None
    if case.lead is not None and case.lead.stage is ClaimStage.CLAIMED and contact is not None:
        by = office.calendar.add(case.lead.since, contact).at
    pledged = (e.data for e in seen.events if e.action is Action.PLEDGE)
    claimed = ClaimedView(
        _wish(work, seen, viewer),
        tuple((person.name, person.phone) for person in helpers),
        by if case.state in (State.IN_PROGRESS, State.WAITING) else None,
        tuple((Pledge(data["pledge"]), int(data["value"])) for data in pledged),
    )
    changed["claimed"] = claimed
    if access.only_public(case, who):
        hidden = {"place": claimed.wish.district, "position": None, "pictures": (), "voice": ()}
        changed |= {"words": case.wish.words, "only_public": True, **hidden}
    return changed


def place(work: Work, case: Case) -> str:
    """Where it is, as far as that is public: the district and what that lies in, never the address."""
    tree, names = people.tree(work), list[str]()
    here = tree.get(case.place.district or 0)
    while here is not None and (here.parent is not None or not names):
        names.insert(0, here.name)
        here = tree.get(here.parent or 0)
    return "".join(names)


def cleaned(work: Work, case: Case, words: str) -> str:
    """The words without the residents' names and telephones, and without where exactly it is."""
    return public(words, _private(work, case), _places(work, case))


def masked(work: Work, case: Case, words: str) -> tuple[str, ...]:
    """What `cleaned` takes out of these words."""
    return hidden(words, _private(work, case), _places(work, case))


def _private(work: Work, case: Case) -> list[str]:
    """Who the residents are, and the address they wrote."""
    private = [case.number]
    for person in people.load(work, [party.person for party in case.parties]).values():
        private += [person.name, person.phone]
    address = case.place.text
    rest = address
    for district in people.tree(work).values():
        rest = rest.replace(district.name, "")
    if rest.strip():
        private += [address, rest.strip()]
    return private


def _places(work: Work, case: Case) -> dict[str, bool]:
    """Every name of a place, True for what the wall shows of where it is, or says as much."""
    tree = people.tree(work)
    shown = [one.name for one in assignment.upwards(case.place.district, tree)]
    names = {name for one in tree.values() for name in (one.name, *one.aliases)}
    return {name: any(name in public for public in shown) for name in names}


def public_of(case: Case) -> dict[str, Any]:
    """What any notice may say of a wish on the wall."""
    return {} if case.wish is None else {"wish": case.wish.words, "wish_id": case.id}


def around(work: Work, seen: "Seen", notice: Notice) -> list[int]:
    """Whom a notice is for: who helps, or who is near."""
    return list(notice.data["of"]) if notice.to is To.CLAIMERS else _near(work, seen.held.case, seen)


def _near(work: Work, case: Case, seen: "Seen") -> list[int]:
    """Who could claim it and is near: of its district or what that lies in; volunteers of none as well."""
    tree, chain = people.tree(work), set[int | None]()
    here = tree.get(case.place.district or 0)
    while here is not None:
        chain.add(here.id)
        here = tree.get(here.parent or 0)
    known = {p.id: p for p in (*wishes.volunteers(work), *people.representatives(work))}
    around = [
        p for p in known.values() if p.district in chain or (p.district is None and Role.VOLUNTEER in p.roles)
    ]
    could = [p.id for p in around if p.roles & CLAIMERS and wall.could_claim(case, seen.actor(p))]
    reachable = chats.of_people(work, could)
    return [person for person in could if person in reachable][:NEAR]

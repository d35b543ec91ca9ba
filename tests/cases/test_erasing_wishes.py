"""A resident whose wish is on the wall goes, or somebody who claimed it: what becomes of it."""

from dataclasses import replace

from cases import tasks, wall
from cases.commands import Act
from cases.model import Action, Outcome, Party, State, Verdict
from cases.people import SYSTEM
from cases.wishes import ClaimStage
from tests.cases.scenes import LIN, NEIGHBOUR, Life, lin
from tests.cases.test_wall import QIN, SHOP, claimed, fulfils, offered, shop


def erased(life: Life, whose: int, name: str = "", **data: object) -> Life:
    act = Act(life.case.id, Action.ERASE, person=whose, name=name, data=data)
    return life.does(SYSTEM, Action.ERASE, act=act)


def test_a_wish_on_the_wall_comes_down_with_its_resident_urgent_or_not() -> None:
    for urgent in (False, True):
        life = offered()
        life.case = replace(life.case, urgent=urgent)
        case = erased(life, LIN).case
        assert (case.state, case.outcome) == (State.CLOSED, Outcome.WITHDRAWN)
        assert case.wish is not None and case.wish.words == "" and not wall.could_claim(case, shop)


def test_it_stays_for_another_who_wishes_it_without_the_name() -> None:
    life = offered()
    life.case = replace(life.case, parties=(*life.case.parties, Party(NEIGHBOUR)))
    case = erased(life, LIN, "孩子").case
    assert case.state is State.OFFERED and case.wish is not None
    assert case.wish.words == "居民想要一张书桌"


def test_an_urgent_one_that_is_claimed_goes_on_but_nobody_joins_any_more() -> None:
    life = claimed(together=True)
    life.case = replace(life.case, urgent=True)
    assert wall.could_claim(life.case, shop)
    case = erased(life, LIN).case
    assert case.state is State.IN_PROGRESS and not wall.could_claim(case, shop)


def test_who_claimed_it_is_taken_out_and_nothing_else_changes() -> None:
    life = claimed(together=True).does(shop, Action.CLAIM)
    before = life.case
    after = erased(life, SHOP, erased=[4]).case
    assert replace(after, seq=before.seq) == before
    event = life.history[-1]
    assert (event.actor, event.data["whose"], event.data["erased"], life.told) == (None, SHOP, [4], ())
    assert "forgotten" not in tasks.raised(before, after, event)
    assert [(claim.person, claim.stage) for claim in after.claims] == [
        (QIN, ClaimStage.CLAIMED),
        (SHOP, ClaimStage.CLAIMED),
    ]


def test_what_was_fulfilled_stays_so_and_goes_to_a_clerk_if_it_does_not_hold() -> None:
    life = erased(fulfils(claimed()), QIN)
    assert (life.case.state, life.case.handler) == (State.RESOLVED, None)
    assert life.case.lead is not None, "it still counts as claimed"
    life.does(lin, Action.RATE, "没有收到", verdict=Verdict.NOT)
    assert life.case.state is State.ADMITTED and life.case.lead is None

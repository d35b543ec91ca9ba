"""A case goes on to somebody else: proposed, refused, left; and a deputy in between."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.commands import Act
from cases.errors import AboutThem, NoSuchPerson, NotAllowed, NotYours
from cases.lifecycle import allowed, apply
from cases.model import Action, Case, Outcome, Party, Pending, State, Subject
from cases.parts import Part, Stage
from cases.people import SYSTEM, Actor, Role
from tests.cases.scenes import MONDAY, XU, ZHOU, a_case, clerk, zhou

FANG, SOON = 9, MONDAY + timedelta(days=3)
fang = Actor(FANG, frozenset({Role.RESIDENT, Role.REPRESENTATIVE}))
HELD = a_case(State.IN_PROGRESS)


def after(case: Case, action: Action, actor: Actor, words: str = "", **more: object) -> Case:
    return apply(case, Act(case.id, action, words, **more), actor, MONDAY)[0]  # type: ignore[arg-type]


def test_a_deputy_may_what_the_handler_may_but_give_it_away() -> None:
    assert allowed(HELD, fang) == frozenset()
    acting = replace(HELD, deputy=FANG)
    assert allowed(acting, zhou) - allowed(acting, fang) == {Action.GIVE_BACK, Action.PROPOSE}
    assert after(acting, Action.RESOLVE, fang, "修好了", outcome=Outcome.FIXED).state is State.RESOLVED
    with pytest.raises(NotAllowed):
        after(acting, Action.GIVE_BACK, fang, "不办")
    with pytest.raises(NotYours):
        after(HELD, Action.PROGRESS, fang, "灯具到了")


def test_who_is_no_representative_any_more_has_nothing() -> None:
    left = Actor(ZHOU, frozenset({Role.RESIDENT}))
    assert allowed(HELD, left) == frozenset()
    with pytest.raises(NotYours):
        after(HELD, Action.PROGRESS, left, "灯具到了")


def test_a_proposal_stands_until_it_is_decided() -> None:
    proposed = after(HELD, Action.PROPOSE, zhou, "他熟", person=XU)
    assert proposed.pending.proposed == XU and proposed.handler == ZHOU
    assert Action.PROPOSE not in allowed(proposed, zhou)
    assert Action.REFUSE_TRANSFER in allowed(proposed, clerk)
    assert after(proposed, Action.REFUSE_TRANSFER, clerk, "他忙").pending.proposed is None
    assert after(proposed, Action.ASSIGN, clerk, person=XU).pending.proposed is None
    assert after(proposed, Action.GIVE_BACK, zhou, "算了").pending.proposed is None
    assert Action.REFUSE_TRANSFER not in allowed(HELD, clerk)


def test_it_is_proposed_to_nobody_whom_it_cannot_go_to() -> None:
    with pytest.raises(AboutThem):
        after(replace(HELD, subjects=(Subject("许岚", XU),)), Action.PROPOSE, zhou, "他熟", person=XU)
    with pytest.raises(AboutThem):
        after(replace(HELD, parties=(Party(XU),)), Action.PROPOSE, zhou, "他熟", person=XU)
    for nobody in (None, ZHOU):
        with pytest.raises(NoSuchPerson):
            after(HELD, Action.PROPOSE, zhou, "他熟", person=nobody)


def test_who_leaves_leaves_nothing_of_a_case_behind() -> None:
    part = Part(1, Stage.ACCEPTED, True, MONDAY, MONDAY, SOON, officer=ZHOU)
    pending = Pending(promised=SOON, extension=SOON, owner=ZHOU, proposed=XU)
    case = after(replace(HELD, units=(part,), pending=pending), Action.LEAVE, SYSTEM, person=ZHOU)
    assert (case.handler, case.state, case.units[0].officer) == (None, State.ADMITTED, None)
    assert case.pending == Pending(promised=SOON, extension=SOON)


def test_an_answered_case_only_loses_its_handler() -> None:
    answered = a_case(State.RESOLVED)
    case = after(answered, Action.LEAVE, SYSTEM, person=ZHOU)
    assert (case.handler, case.state, case.version) == (None, State.RESOLVED, answered.version)


def test_nobody_but_the_system_says_so() -> None:
    for actor in (clerk, zhou):
        with pytest.raises(NotAllowed):
            after(HELD, Action.LEAVE, actor, person=ZHOU)


def test_what_who_left_had_asked_for_goes_along() -> None:
    case = replace(HELD, pending=Pending(promised=SOON, extension=SOON))
    goes = after(case, Action.ASSIGN, SYSTEM, person=XU, data={"left": ZHOU})
    assert (goes.pending.promised, goes.pending.extension) == (SOON, SOON)
    assert after(case, Action.ASSIGN, clerk, person=XU).pending == Pending()

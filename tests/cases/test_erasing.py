"""A resident takes back their consent, or goes: what becomes of the case."""

from dataclasses import replace

import pytest

from cases import tasks
from cases.commands import Act
from cases.errors import NoSuchPerson, NotAllowed
from cases.lifecycle import allowed, apply
from cases.model import Action, Outcome, Party, Place, State, Subject, Verdict
from cases.notices import To
from cases.people import SYSTEM
from tests.cases.bureau import accepted
from tests.cases.scenes import (
    CALENDAR,
    LI,
    LIN,
    MONDAY,
    NEIGHBOUR,
    POLICY,
    WATER,
    XU,
    ZHOU,
    a_case,
    clerk,
    lin,
    with_zhou,
    zhou,
)
from tests.cases.test_lifecycle import TWO, in_state

WORDS = "我是李大爷，路灯坏了，打13800000001"


def erase(case: int = 1, whose: int | None = LIN, **data: object) -> Act:
    return Act(case, Action.ERASE, person=whose, name="李大爷", data=data)


def test_the_agreement_can_be_taken_back_and_given_again() -> None:
    life = with_zhou(shares_contact=True)
    life.does(lin, Action.SHARE, data={"shares": False})
    assert not life.case.parties[0].shares_contact
    assert [(n.to, n.what) for n in life.told] == [(To.HANDLER, "shared-handler")]
    assert life.history[-1].data == {"shares": False}
    life.does(lin, Action.SHARE, data={"shares": True})
    assert life.case.parties[0].shares_contact
    assert all(Action.SHARE not in allowed(life.case, who) for who in (zhou, clerk))


@pytest.mark.parametrize("state", State)
def test_nobody_left_means_that_it_is_over(state: State) -> None:
    case = replace(in_state(state), words=WORDS, pictures=(3,), place=Place("三号楼", 7, 1.0, 2.0))
    after, event, said, told = apply(case, erase(erased=[1], files=[3]), SYSTEM, MONDAY, POLICY, CALENDAR)
    assert after.state is State.CLOSED and after.residents == () and not after.parties[0].shares_contact
    answered = state in (State.RESOLVED, State.REVIEW, State.CLOSED)
    assert after.outcome is (Outcome.FIXED if answered else Outcome.WITHDRAWN)
    assert (after.words, after.pictures, after.place) == ("", (), Place(district=7))
    assert after.subjects == () and after.erased == MONDAY
    assert (event.actor, event.data["whose"], event.data["erased"], said.words) == (None, LIN, [1], "")
    assert {n.what for n in told} <= {"erased-handler", "moot-former"}


def test_whom_it_was_about_is_kept_out_afterwards_too() -> None:
    case = a_case(State.SUBMITTED, subjects=(Subject("周代表", ZHOU), Subject("水利局")))
    after, *_ = apply(case, erase(), SYSTEM, MONDAY)
    assert after.subjects == (Subject("", ZHOU),) and after.accused == {ZHOU}


@pytest.mark.parametrize(
    "state", [State.SUBMITTED, State.ADMITTED, State.ASSIGNED, State.IN_PROGRESS, State.WAITING]
)
def test_what_is_urgent_goes_on_without_them_and_a_clerk_looks(state: State) -> None:
    case = a_case(state, urgent=True, words=WORDS, pictures=(3, 4), place=Place("李大爷家", 7, 1.0, 2.0))
    after, event, *_ = apply(case, erase(files=[3]), SYSTEM, MONDAY, POLICY, CALENDAR)
    assert after.state is (State.IN_PROGRESS if state is State.WAITING else state)
    assert after.words == "我是居民，路灯坏了，打138****0001"
    assert (after.pictures, after.place) == ((4,), Place("居民家", 7, 1.0, 2.0))
    assert after.erased is None
    assert "forgotten" in tasks.raised(case, after, event)
    for who in (zhou, clerk):
        assert not {Action.ASK, Action.WRITE} & allowed(after, who), "there is nobody to write to"


def test_its_answer_ends_what_has_nobody_left() -> None:
    life = with_zhou(urgent=True).does(SYSTEM, Action.ERASE, act=erase())
    life.does(zhou, Action.RESOLVE, "修好了", outcome=Outcome.FIXED)
    assert (life.case.state, life.case.outcome) == (State.CLOSED, Outcome.FIXED)


def test_for_the_others_it_goes_on() -> None:
    life = with_zhou()
    life.case = replace(life.case, parties=TWO)
    life.does(SYSTEM, Action.ERASE, act=erase())
    assert life.case.state is State.ASSIGNED and life.case.residents == (NEIGHBOUR,) and life.told == ()
    assert life.case.words and life.case.erased is None


def test_their_verdict_is_not_waited_for_any_more() -> None:
    parties = (Party(LIN), Party(NEIGHBOUR, verdict=Verdict.SATISFIED))
    case = a_case(State.RESOLVED, parties=parties, outcome=Outcome.FIXED)
    after, _, _, told = apply(case, erase(), SYSTEM, MONDAY)
    assert (after.state, after.outcome) == (State.CLOSED, Outcome.FIXED)
    assert [n.what for n in told] == ["erased-handler"]


def test_words_that_waited_for_a_clerk_wait_no_more() -> None:
    case = a_case(State.IN_PROGRESS, parties=TWO, withheld=((4, ZHOU), (5, ZHOU)))
    after, event, *_ = apply(case, erase(erased=[4]), SYSTEM, MONDAY)
    assert after.withheld == ((5, ZHOU),) and "named" not in tasks.settled(case, after, event)
    after, event, *_ = apply(case, erase(erased=[4, 5]), SYSTEM, MONDAY)
    assert after.withheld == () and "named" in tasks.settled(case, after, event)


def test_only_who_is_in_it_and_everybody_only_when_it_is_over() -> None:
    with pytest.raises(NoSuchPerson):
        apply(a_case(), erase(whose=XU), SYSTEM, MONDAY)
    with pytest.raises(NotAllowed):
        apply(a_case(), erase(whose=None), SYSTEM, MONDAY)
    closed = a_case(State.CLOSED, outcome=Outcome.FIXED, parties=(Party(LIN, shares_contact=True),))
    after, *_ = apply(closed, erase(whose=None), SYSTEM, MONDAY)
    assert after.words == "" and after.parties == (Party(LIN),) and after.erased == MONDAY


def test_twice_is_no_more_than_once() -> None:
    once, *_ = apply(a_case(), erase(), SYSTEM, MONDAY)
    twice, *_ = apply(once, erase(), SYSTEM, MONDAY)
    assert replace(twice, seq=once.seq) == once


def test_what_is_said_afterwards_can_be_erased_again() -> None:
    closed = a_case(State.CLOSED, outcome=Outcome.FIXED)
    bare, *_ = apply(closed, erase(whose=None), SYSTEM, MONDAY)
    after, *_ = apply(bare, Act(1, Action.ADD, "又坏了"), lin, MONDAY)
    assert after.erased is None


def test_whom_it_was_about_stays_kept_out_by_id_and_so_does_their_unit() -> None:
    about = (Subject("水务局的王科长", unit=WATER, colleagues=frozenset({LI})), Subject("谁家的", None))
    after = apply(replace(in_state(State.CLOSED), subjects=about), erase(), SYSTEM, MONDAY, POLICY, CALENDAR)[
        0
    ]
    assert after.subjects == (Subject("", unit=WATER),)
    assert (after.accused, after.accused_units) == ({LI}, {WATER})


def test_units_that_are_still_at_it_hear_that_it_is_over() -> None:
    life = accepted()
    life.case = replace(life.case, urgent=False)
    after, _, _, told = apply(life.case, erase(), SYSTEM, life.now, POLICY, CALENDAR)
    assert after.state is State.CLOSED and after.working == ()
    assert [notice.what for notice in told if notice.data.get("of") == [WATER]] == ["moot-former"]

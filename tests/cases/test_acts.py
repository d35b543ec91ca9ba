from dataclasses import replace

import pytest

from cases import access
from cases.commands import Act, OpenCase
from cases.errors import (
    AboutThem,
    NeedsOutcome,
    NeedsWords,
    NoSuchPerson,
    NotAllowed,
    NotYours,
    Stale,
)
from cases.lifecycle import allowed, apply, roles_in
from cases.model import Action, Kind, Outcome, Party, Said, State, Subject, Verdict
from cases.people import SYSTEM, Actor, Role
from tests.cases.scenes import (
    CLERK,
    LIN,
    MONDAY,
    STRANGER,
    XU,
    ZHOU,
    Life,
    a_case,
    at,
    clerk,
    lamp,
    lin,
    refuses,
    stranger,
    with_zhou,
    xu,
    zhou,
)


@pytest.mark.parametrize("state", [State.ASSIGNED, State.IN_PROGRESS, State.WAITING, State.RESOLVED])
def test_the_accused_loses_the_case_without_a_word(state: State) -> None:
    case = a_case(state, outcome=Outcome.FIXED if state is State.RESOLVED else None)
    act = Act(1, Action.MARK_SUBJECT, name="周代表", person=ZHOU)
    after, event, _, told = apply(case, act, clerk, MONDAY)
    assert (after.state, after.handler, after.outcome, told) == (State.ADMITTED, None, None, ())
    assert event.data == {"subject": ZHOU, "former": ZHOU}
    assert roles_in(after, zhou) == frozenset() == allowed(after, zhou)
    assert refuses(AboutThem, after, Act(1, Action.ASSIGN, person=ZHOU), clerk)


def test_a_closed_case_about_its_handler_does_not_go_back_to_them() -> None:
    closed = a_case(State.CLOSED, handler=ZHOU, outcome=Outcome.FIXED, closed_at=MONDAY)
    marked, *_ = apply(closed, Act(1, Action.MARK_SUBJECT, person=ZHOU, name="周"), clerk, MONDAY)
    assert (marked.state, marked.handler) == (State.CLOSED, None)
    reopened, *_ = apply(marked, Act(1, Action.REOPEN), lin, MONDAY)
    assert reopened.state is State.ADMITTED


def test_marking_a_name_then_the_person_behind_it() -> None:
    case = a_case(subjects=(Subject("周某"), Subject("水利局")))
    act = Act(1, Action.MARK_SUBJECT, name="周某", person=ZHOU)
    marked, *_ = apply(case, act, clerk, MONDAY)
    assert marked.subjects == (Subject("水利局"), Subject("周某", ZHOU, confirmed=True))
    cleared, *_ = apply(marked, Act(1, Action.CLEAR_SUBJECT), clerk, MONDAY)
    assert cleared.subjects == (Subject("周某", ZHOU, confirmed=True),)
    cleared, *_ = apply(cleared, Act(1, Action.CLEAR_SUBJECT), clerk, MONDAY)
    assert cleared.subjects == ()


def test_words_that_name_whoever_has_it_are_withheld_until_a_clerk_has_looked() -> None:
    case = a_case(State.IN_PROGRESS, seq=4)
    act = Act(1, Action.ADD, "周代表收了钱", named=(Subject("周代表", ZHOU), Subject("许", XU)))
    added, event, said, told = apply(case, act, lin, MONDAY)
    assert (added.handler, added.withheld, added.accused, told) == (ZHOU, ((5, ZHOU),), {XU}, ())
    assert access.seen(added, event, said, zhou) == Said() and access.seen(added, event, said, clerk) == said
    both = Actor(ZHOU, zhou.roles | clerk.roles)
    assert refuses(NotAllowed, added, Act(1, Action.CLEAR_SUBJECT), both)
    assert not access.may_see_task(both, added) and access.may_see_task(clerk, added)
    cleared, *_, told = apply(added, Act(1, Action.CLEAR_SUBJECT), clerk, MONDAY)
    assert [(n.what, n.data["told"]) for n in told] == [("added-handler", (5,))]
    assert access.seen(cleared, event, said, zhou) == said and cleared.subjects == ()
    marked, *_ = apply(added, Act(1, Action.MARK_SUBJECT, name="周代表", person=ZHOU), clerk, MONDAY)
    assert (marked.handler, marked.withheld) == (None, ())
    assert access.seen(marked, event, said, zhou) is None


def test_nobody_is_kept_out_of_their_own_case() -> None:
    assert refuses(NoSuchPerson, a_case(), Act(1, Action.MARK_SUBJECT, name="林", person=LIN), clerk)
    assert refuses(NoSuchPerson, a_case(), Act(1, Action.MARK_SUBJECT), clerk)
    life = Life.of(OpenCase(Kind.COMPLAINT, "我是林"), Subject("林", LIN), Subject("周", ZHOU))
    assert life.case.accused == {ZHOU}
    assert Life.of(OpenCase(Kind.COMPLAINT, "水利局不理", about="水利局")).case.subjects == (
        Subject("水利局"),
    )


def test_a_case_is_not_given_to_nobody_nor_to_who_reported_it() -> None:
    assert refuses(NoSuchPerson, a_case(), Act(1, Action.ASSIGN), clerk)
    assert refuses(AboutThem, a_case(), Act(1, Action.ASSIGN, person=LIN), clerk)


def test_urgent_shortens_the_deadline_and_only_once() -> None:
    life = with_zhou().passes(hours=1).does(clerk, Action.MARK_URGENT)
    assert life.case.deadline == at("2026-11-24 11:00")
    assert (life.whats, life.history[-1].data["limit"]) == (["urgent-handler"], "24h")
    with pytest.raises(NotAllowed):
        life.does(clerk, Action.MARK_URGENT)
    late = with_zhou().passes(days=14.5).does(clerk, Action.MARK_URGENT)
    assert late.case.deadline == at("2026-12-08 18:00")  # never later than promised
    assert late.case.urgent


def test_closing_by_silence_needs_two_questions() -> None:
    once = a_case(State.RESOLVED, outcome=Outcome.FIXED, parties=(Party(LIN, asked=1, asked_at=MONDAY),))
    assert refuses(NotAllowed, once, Act(1, Action.CLOSE_UNANSWERED), SYSTEM)
    twice = replace(once, parties=(Party(LIN, asked=2, asked_at=MONDAY),))
    after, event, _, _ = apply(twice, Act(1, Action.CLOSE_UNANSWERED), SYSTEM, MONDAY)
    assert after.outcome is Outcome.UNANSWERED
    assert event.data["outcome"] == "unanswered"


@pytest.mark.parametrize("outcome", [None, Outcome.UNANSWERED, Outcome.WITHDRAWN])
def test_staff_cannot_close_without_an_answer_of_their_own(outcome: Outcome | None) -> None:
    assert refuses(NeedsOutcome, a_case(), Act(1, Action.CLOSE, "不办了", outcome=outcome), clerk)
    assert refuses(NeedsOutcome, a_case(State.ASSIGNED), Act(1, Action.RESOLVE, "好", outcome=outcome), zhou)


def test_staff_close_as_fixed_only_what_the_resident_was_asked_about() -> None:
    fixed = Act(1, Action.CLOSE, "换好了", outcome=Outcome.FIXED)
    for state in set(State) - {State.CLOSED, State.RESOLVED, State.REVIEW}:
        assert refuses(NeedsOutcome, a_case(state), fixed, clerk)
        assert not refuses(NeedsOutcome, a_case(state), replace(fixed, outcome=Outcome.REFERRED), clerk)
    assert not refuses(NeedsOutcome, a_case(State.RESOLVED, outcome=Outcome.FIXED), fixed, clerk)


def test_solved_on_the_spot_says_how_by_itself() -> None:
    wish = with_zhou(kind=Kind.WISH).does(zhou, Action.SOLVE_ON_SPOT, "轮椅送到了")
    assert (wish.case.state, wish.case.outcome) == (State.CLOSED, Outcome.FULFILLED)
    assert with_zhou().does(zhou, Action.SOLVE_ON_SPOT, "换了").case.outcome is Outcome.FIXED


def test_reopening_goes_back_to_who_had_it_and_not_after_a_withdrawal() -> None:
    life = with_zhou().does(zhou, Action.SOLVE_ON_SPOT, "换了").does(lin, Action.REOPEN, "又灭了")
    assert (life.case.state, life.case.outcome, life.case.closed_at) == (State.IN_PROGRESS, None, None)
    assert life.whats == ["reopened-handler"]
    refused = lamp().does(clerk, Action.REFUSE, "不属于本县")
    assert Action.REOPEN not in allowed(refused.case, lin)
    with pytest.raises(NotAllowed):
        refused.does(lin, Action.REOPEN, "再看看")


def test_thanks_neither_reopens_nor_restarts_a_clock() -> None:
    life = with_zhou().does(zhou, Action.SOLVE_ON_SPOT, "换了")
    since = life.case.since
    life.passes(days=1).does(lin, Action.ADD, "谢谢")
    assert (life.case.state, life.case.since) == (State.CLOSED, since)


def test_a_typed_up_voice_message_becomes_words() -> None:
    life = Life.of(OpenCase(Kind.COMPLAINT, "", voice=(9,)))
    life.does(clerk, Action.TYPE_UP, "路灯坏了")
    assert life.case.words == "路灯坏了"
    with pytest.raises(NeedsWords):
        Life.of(OpenCase(Kind.COMPLAINT, " "))


def test_an_old_card_does_nothing() -> None:
    life = with_zhou()
    seen = life.case.version
    life.does(clerk, Action.ASSIGN, person=XU)
    with pytest.raises(Stale):
        life.does(xu, Action.ACCEPT, version=seen)
    life.does(xu, Action.ACCEPT, version=life.case.version)


def test_nobody_is_told_what_they_did_themselves() -> None:
    both = Actor(ZHOU, frozenset({Role.REPRESENTATIVE, Role.CLERK}))
    life = with_zhou().does(both, Action.CLOSE, "不归这里管", outcome=Outcome.REFERRED)
    assert life.whats == ["closed-residents"]


def test_strangers_and_staff_who_are_the_subject_stand_outside() -> None:
    assert refuses(NotYours, a_case(), Act(1, Action.ADD, "我也"), stranger)
    case = a_case(subjects=(Subject("某科员", CLERK),))
    assert refuses(NotYours, case, Act(1, Action.ADMIT), clerk)
    assert roles_in(a_case(), Actor(None, frozenset({Role.CLERK}))) == frozenset()
    assert STRANGER not in a_case().residents


def test_nothing_is_solved_on_the_spot_that_a_resident_was_not_satisfied_with() -> None:
    disputed = with_zhou().does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)
    disputed.does(lin, Action.RATE, verdict=Verdict.NOT)
    reopened = with_zhou().does(zhou, Action.SOLVE_ON_SPOT, "换了").does(lin, Action.REOPEN, "又灭了")
    for life in (disputed, reopened):
        assert Action.SOLVE_ON_SPOT not in allowed(life.case, zhou)
        assert refuses(NotAllowed, life.case, Act(1, Action.SOLVE_ON_SPOT, "换了"), zhou)
        life.does(zhou, Action.RESOLVE, "又换了", outcome=Outcome.FIXED)
        assert life.case.parties[0].verdict is None

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from cases import diagram
from cases.commands import Act, OpenCase
from cases.errors import (
    AboutThem,
    AlreadyRated,
    NeedsOutcome,
    NeedsWords,
    NoSuchPerson,
    NotAllowed,
    NotYours,
    Refused,
    Stale,
)
from cases.lifecycle import TRANSITIONS, allowed, apply, roles_in
from cases.model import SYSTEM, Action, Actor, Case, Kind, Outcome, Party, Role, State, Subject, Verdict
from cases.notices import To
from tests.cases.scenes import (
    CLERK,
    EVERYBODY,
    LIN,
    MONDAY,
    NEIGHBOUR,
    STRANGER,
    XU,
    ZHOU,
    Life,
    a_case,
    at,
    clerk,
    lamp,
    lin,
    neighbour,
    stranger,
    with_zhou,
    xu,
    zhou,
)

TWO = (Party(LIN), Party(NEIGHBOUR))
ASKED_TWICE = (Party(LIN, asked=2, asked_at=MONDAY),)


def complete(action: Action) -> Act:
    """An act with everything any action could want."""
    return Act(1, action, "说明", person=XU, name="某人", outcome=Outcome.FIXED, verdict=Verdict.SATISFIED)


def in_state(state: State) -> Case:
    ended = {"outcome": Outcome.FIXED} if state in (State.RESOLVED, State.CLOSED) else {}
    case = a_case(state, parties=ASKED_TWICE, subjects=(Subject("水利局"),), **ended)
    return replace(case, closed_at=MONDAY) if state is State.CLOSED else case


@pytest.mark.parametrize(("state", "action"), list(product(State, Action)))
def test_every_state_action_and_role(state: State, action: Action) -> None:
    """Exactly what the table says happens; everything else is refused; buttons and `apply` agree."""
    case = in_state(state)
    for actor in EVERYBODY:
        move = TRANSITIONS.get((state, action))
        roles = roles_in(case, actor)
        if move is None or not roles & move.by:
            assert action not in allowed(case, actor)
            with pytest.raises(NotAllowed if roles else NotYours):
                apply(case, complete(action), actor, MONDAY)
            continue
        assert action in allowed(case, actor)
        after, event, _, _ = apply(case, complete(action), actor, MONDAY)
        assert after.state in (move.to or state, *move.or_to)
        assert (event.before, event.after, event.seq) == (state, after.state, case.seq + 1)
        assert (after.state is State.CLOSED) <= (after.outcome is not None and after.closed_at is not None)
        assert (after.state in (State.ASSIGNED, State.IN_PROGRESS, State.WAITING)) <= (
            after.handler is not None
        )
        if move.words:
            assert _raises(NeedsWords, case, replace(complete(action), words="  "), actor)


@pytest.mark.parametrize("state", State)
def test_closed_can_be_reached_from_every_state(state: State) -> None:
    reached, edge = {state}, {state}
    while edge:
        edge = {m.to for (s, _), m in TRANSITIONS.items() if s in edge and m.to} - reached
        reached |= edge
    assert State.CLOSED in reached


def test_the_picture_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "lifecycle.md"
    assert page.read_text(encoding="utf-8") == diagram.page(), (
        "run python -m cases.diagram > docs/lifecycle.md"
    )


def test_a_lamp_from_report_to_verdict() -> None:
    life = lamp()
    assert (life.case.state, life.case.deadline, life.told) == (State.SUBMITTED, at("2026-12-08 10:00"), ())
    life.does(SYSTEM, Action.ADMIT)
    life.does(SYSTEM, Action.ASSIGN, person=ZHOU)
    assert life.whats == ["assigned-handler", "assigned-residents"]
    life.passes(hours=2).does(zhou, Action.ACCEPT)
    assert life.whats == ["accepted-residents"]
    life.passes(hours=2).does(zhou, Action.PROGRESS, "灯具订好了")
    assert life.case.since == life.now
    life.passes(days=2).does(zhou, Action.RESOLVE, "五盏都换好了", outcome=Outcome.FIXED)
    assert [(n.to, n.what, n.asks) for n in life.told] == [(To.SILENT, "rate", True)]
    life.passes(hours=3).does(lin, Action.RATE, verdict=Verdict.SATISFIED)
    assert (life.case.state, life.case.outcome, life.case.closed_at) == (
        State.CLOSED,
        Outcome.FIXED,
        life.now,
    )
    assert life.whats == ["rated-handler"]
    assert [e.seq for e in life.history] == list(range(1, 8))


def test_an_unhappy_resident_gets_the_work_back_on() -> None:
    life = with_zhou().does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)
    life.does(lin, Action.RATE, "还是不亮", verdict=Verdict.NOT)
    assert (life.case.state, life.case.outcome, life.whats) == (State.IN_PROGRESS, None, ["disputed-handler"])
    life.does(zhou, Action.RESOLVE, "又修了", outcome=Outcome.FIXED)
    assert life.case.parties[0].verdict is None


def test_a_dispute_with_a_clerks_answer_goes_back_to_the_clerks() -> None:
    life = lamp().does(clerk, Action.EXPLAIN, "路灯下周统一换")
    assert life.case.outcome is Outcome.EXPLAINED
    life.does(lin, Action.RATE, verdict=Verdict.NOT)
    assert (life.case.state, life.told) == (State.ADMITTED, ())


def test_every_resident_has_their_own_verdict() -> None:
    life = with_zhou()
    life.case = replace(life.case, parties=TWO)
    life.does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)
    since = life.case.since
    life.passes(hours=1).does(lin, Action.RATE, verdict=Verdict.SATISFIED)
    assert (life.case.state, life.case.since) == (State.RESOLVED, since)
    assert Action.RATE not in allowed(life.case, lin)
    with pytest.raises(AlreadyRated):
        life.does(lin, Action.RATE, verdict=Verdict.NOT)
    life.does(neighbour, Action.RATE, verdict=Verdict.BASICALLY)
    assert life.case.state is State.CLOSED


def test_withdrawing_ends_it_only_when_nobody_remains() -> None:
    life = with_zhou().does(zhou, Action.ACCEPT)
    life.case = replace(life.case, parties=TWO)
    life.does(lin, Action.WITHDRAW)
    assert (life.case.state, life.case.residents, life.told) == (State.IN_PROGRESS, (NEIGHBOUR,), ())
    with pytest.raises(NotYours):
        life.does(lin, Action.ADD, "再说一句")
    life.does(neighbour, Action.WITHDRAW)
    assert (life.case.state, life.case.outcome) == (State.CLOSED, Outcome.WITHDRAWN)
    assert life.whats == ["withdrawn-handler"]


def test_the_last_open_verdict_withdrawn_closes_as_answered() -> None:
    life = with_zhou()
    life.case = replace(life.case, parties=TWO)
    life.does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)
    life.does(lin, Action.RATE, verdict=Verdict.SATISFIED)
    life.does(neighbour, Action.WITHDRAW)
    assert (life.case.state, life.case.outcome) == (State.CLOSED, Outcome.FIXED)


def test_a_new_question_counts_silence_anew() -> None:
    life = with_zhou().does(zhou, Action.ASK, "哪几盏？").sent().passes(days=1).sent()
    assert life.case.parties[0].asked == 2
    life.does(lin, Action.ANSWER, "路口那五盏").does(zhou, Action.ASK, "有照片吗？")
    assert (life.case.parties[0].asked, life.case.parties[0].asked_at) == (0, None)


def test_a_clerk_cannot_start_the_work_behind_a_representatives_back() -> None:
    life = with_zhou()
    with pytest.raises(NotAllowed):
        life.does(clerk, Action.ASK, "哪几盏？")
    life.does(zhou, Action.ACCEPT).does(clerk, Action.ASK, "哪几盏？")


def test_giving_back_names_who_had_it() -> None:
    life = with_zhou()
    life.does(zhou, Action.GIVE_BACK, "不归我这片")
    assert (life.case.state, life.case.handler, life.told) == (State.ADMITTED, None, ())
    assert life.history[-1].data == {"former": ZHOU}


def test_reassigning_tells_the_former_too() -> None:
    life = with_zhou().does(clerk, Action.ASSIGN, person=XU)
    assert life.whats == ["assigned-handler", "assigned-residents", "assigned-former"]
    assert life.history[-1].data == {"handler": XU, "former": ZHOU}


@pytest.mark.parametrize("state", [State.ASSIGNED, State.IN_PROGRESS, State.WAITING, State.RESOLVED])
def test_the_accused_loses_the_case_without_a_word(state: State) -> None:
    case = a_case(state, outcome=Outcome.FIXED if state is State.RESOLVED else None)
    act = Act(1, Action.MARK_SUBJECT, name="周代表", person=ZHOU)
    after, event, _, told = apply(case, act, clerk, MONDAY)
    assert (after.state, after.handler, after.outcome, told) == (State.ADMITTED, None, None, ())
    assert event.data == {"subject": ZHOU, "former": ZHOU}
    assert roles_in(after, zhou) == frozenset() == allowed(after, zhou)
    assert _raises(AboutThem, after, Act(1, Action.ASSIGN, person=ZHOU), clerk)


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
    assert cleared.subjects == ()


def test_nobody_is_kept_out_of_their_own_case() -> None:
    assert _raises(NoSuchPerson, a_case(), Act(1, Action.MARK_SUBJECT, name="林", person=LIN), clerk)
    assert _raises(NoSuchPerson, a_case(), Act(1, Action.MARK_SUBJECT), clerk)
    life = Life.of(OpenCase(Kind.COMPLAINT, "我是林"), Subject("林", LIN), Subject("周", ZHOU))
    assert life.case.accused == {ZHOU}
    assert Life.of(OpenCase(Kind.COMPLAINT, "水利局不理", about="水利局")).case.subjects == (
        Subject("水利局"),
    )


def test_a_case_is_not_given_to_nobody_nor_to_who_reported_it() -> None:
    assert _raises(NoSuchPerson, a_case(), Act(1, Action.ASSIGN), clerk)
    assert _raises(AboutThem, a_case(), Act(1, Action.ASSIGN, person=LIN), clerk)


def test_urgent_shortens_the_deadline_and_only_once() -> None:
    life = with_zhou().passes(hours=1).does(clerk, Action.MARK_URGENT)
    assert life.case.deadline == at("2026-11-24 11:00")
    assert (life.whats, life.history[-1].data["limit"]) == (["urgent-handler"], "24h")
    with pytest.raises(NotAllowed):
        life.does(clerk, Action.MARK_URGENT)
    late = with_zhou().passes(days=14.5).does(clerk, Action.MARK_URGENT)
    assert late.case.deadline == at("2026-12-08 10:00")  # never later than promised
    assert late.case.urgent


def test_closing_by_silence_needs_two_questions() -> None:
    once = a_case(State.RESOLVED, outcome=Outcome.FIXED, parties=(Party(LIN, asked=1, asked_at=MONDAY),))
    assert _raises(NotAllowed, once, Act(1, Action.CLOSE_UNANSWERED), SYSTEM)
    after, event, _, _ = apply(in_state(State.RESOLVED), Act(1, Action.CLOSE_UNANSWERED), SYSTEM, MONDAY)
    assert after.outcome is Outcome.UNANSWERED
    assert event.data["outcome"] == "unanswered"


@pytest.mark.parametrize("outcome", [None, Outcome.UNANSWERED, Outcome.WITHDRAWN])
def test_staff_cannot_close_without_an_answer_of_their_own(outcome: Outcome | None) -> None:
    assert _raises(NeedsOutcome, a_case(), Act(1, Action.CLOSE, "不办了", outcome=outcome), clerk)
    assert _raises(NeedsOutcome, a_case(State.ASSIGNED), Act(1, Action.RESOLVE, "好", outcome=outcome), zhou)


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
    life = with_zhou().does(both, Action.CLOSE, "已解决", outcome=Outcome.FIXED)
    assert life.whats == ["closed-residents"]


def test_strangers_and_staff_who_are_the_subject_stand_outside() -> None:
    assert _raises(NotYours, a_case(), Act(1, Action.ADD, "我也"), stranger)
    case = a_case(subjects=(Subject("某科员", CLERK),))
    assert _raises(NotYours, case, Act(1, Action.ADMIT), clerk)
    assert roles_in(a_case(), Actor(None, frozenset({Role.CLERK}))) == frozenset()
    assert STRANGER not in a_case().residents


def _raises(kind: type[Refused], case: Case, act: Act, actor: Actor) -> bool:
    with pytest.raises(kind):
        apply(case, act, actor, MONDAY)
    return True

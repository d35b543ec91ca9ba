from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from cases import diagram, units, wall
from cases.commands import Act
from cases.errors import (
    AlreadyRated,
    NeedsWords,
    NotAllowed,
    NotYours,
)
from cases.lifecycle import TRANSITIONS, allowed, apply, roles_in
from cases.model import Action, Case, Kind, Outcome, Party, Pending, State, Subject, Verdict
from cases.notices import To
from cases.parts import Part, Stage
from cases.people import SYSTEM
from cases.wishes import Claim, ClaimStage, Sort, Wish
from tests.cases.scenes import (
    EVERYBODY,
    LIN,
    MONDAY,
    NEIGHBOUR,
    WATER,
    XU,
    ZHOU,
    a_case,
    at,
    clerk,
    lamp,
    lin,
    neighbour,
    refuses,
    with_zhou,
    zhou,
)

TWO = (Party(LIN), Party(NEIGHBOUR))
SOON = MONDAY + timedelta(days=3)
ASKED_TWICE = (Party(LIN, asked=2, asked_at=MONDAY),)


def complete(action: Action) -> Act:
    """An act with everything any action could want."""
    usual = Act(
        1, action, "说明", person=XU, name="某人", outcome=Outcome.EXPLAINED, verdict=Verdict.SATISFIED
    )
    if action in (Action.CALL, Action.ERASE):
        usual = replace(usual, person=LIN)
    dated = action in (Action.EXTEND, Action.INSTRUCT, Action.SNOOZE, Action.ENTRUST)
    data = {"until": SOON.isoformat()} if dated else {}
    if action in _OF_A_UNIT:
        data |= {"unit": WATER, "decision": "dismiss", "held": MONDAY.isoformat()}
    if action is Action.LET_REST:
        usual, data = replace(usual, person=LIN), {"signed": MONDAY.isoformat()}
    if action in (Action.MERGE, Action.TAKE_IN, Action.SPLIT):
        other = in_state(State.ADMITTED)
        usual = replace(usual, other=replace(other, id=2, number="60749-9", handler=None))
    if action in _OF_THE_WALL:
        data |= {"sort": "goods", "value": 300, "pledge": "goods"}
    return replace(usual, data=data, files=(1,) if action is Action.PLEDGE else ())


_OF_A_UNIT = {action for _, action, _ in units.ROWS}
_OF_THE_WALL = {action for _, action, _ in wall.ROWS}
WISH = Wish(Sort.GOODS, 300, "想要一张书桌", MONDAY)


def _claims(state: State, action: Action | None) -> tuple[Claim, ...]:
    """Of a wish that Zhou leads: nobody helps where somebody is to join, else Xu does."""
    if state in (State.SUBMITTED, State.ADMITTED, State.OFFERED):
        return ()
    lead = Claim(ZHOU, True, ClaimStage.CLAIMED, MONDAY, MONDAY)
    return (lead,) if action is Action.CLAIM else (lead, replace(lead, person=XU, lead=False))


_STAGES = {Action.UNIT_ACCEPT: Stage.ASKED, Action.UNIT_OBJECT: Stage.ASKED}
_STAGES |= {Action.DECIDE_OBJECTION: Stage.OBJECTED}


def in_state(state: State, action: Action | None = None) -> Case:
    """A petition over which everything hangs that any action could want."""
    answered = (State.RESOLVED, State.REVIEW, State.CLOSED)
    ended = {"outcome": Outcome.FIXED} if state in answered else {}
    extension = None if action is Action.EXTEND else SOON
    proposed = None if action is Action.PROPOSE else XU
    pending = Pending(extension=extension, instructed=SOON, revisited=True, proposed=proposed)
    about = {"subjects": (Subject("水利局"),), "kind": Kind.PETITION, "pending": pending}
    stage = _STAGES.get(action, Stage.ACCEPTED) if action else Stage.ACCEPTED
    part = Part(WATER, stage, True, MONDAY, MONDAY, SOON)
    if action in _OF_THE_WALL:
        about |= {"kind": Kind.WISH, "wish": WISH, "claims": _claims(state, action)}
    case = a_case(state, parties=ASKED_TWICE, units=(part,), **about, **ended)
    return replace(case, closed_at=MONDAY) if state is State.CLOSED else case


@pytest.mark.parametrize(("state", "action"), list(product(State, Action)))
def test_every_state_action_and_role(state: State, action: Action) -> None:
    """Exactly what the table says happens; everything else is refused; buttons and `apply` agree."""
    case = in_state(state, action)
    for actor in EVERYBODY:
        move = TRANSITIONS.get((state, action))
        roles = roles_in(case, actor)
        if action is Action.TAKE_PART and actor is lin:
            continue  # a resident of it already
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
            assert refuses(NeedsWords, case, replace(complete(action), words="  ", files=()), actor)


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
    assert (life.case.state, life.case.deadline, life.told) == (State.SUBMITTED, at("2026-12-08 18:00"), ())
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

"""Whatever anybody does, and if nobody does anything."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.commands import Act
from cases.errors import Refused
from cases.followup import next_action
from cases.model import Action, Kind, Outcome, State, Verdict
from cases.policy import Do
from tests.cases.scenes import (
    CALENDAR,
    EVERYBODY,
    LIN,
    MONDAY,
    POLICY,
    POWER,
    WATER,
    XU,
    ZHOU,
    lamp,
    with_zhou,
    zhou,
)

SPANS = st.sampled_from([0.0, 0.02, 0.5, 1, 3, 8, 40])
MOVES = st.tuples(
    st.sampled_from(list(Action)),
    st.sampled_from(EVERYBODY),
    SPANS,
    st.sampled_from([ZHOU, XU, LIN]),
    st.sampled_from([None, *Outcome]),
    st.sampled_from([None, *Verdict]),
    st.sampled_from(["", "sent", "fire", "late"]),
    st.sampled_from([WATER, POWER]),
)
DATED = {Action.EXTEND, Action.INSTRUCT, Action.SNOOZE, Action.ENTRUST}


@settings(max_examples=120)
@given(st.sampled_from(list(Kind)), st.booleans(), st.lists(MOVES, max_size=25), st.lists(SPANS, min_size=1))
def test_no_open_case_is_ever_without_a_next_action(
    kind: Kind, urgent: bool, moves: list[tuple[object, ...]], spans: list[float]
) -> None:
    life = lamp(kind=kind, urgent=urgent)
    for action, actor, days, person, outcome, verdict, then, unit in moves:
        life.passes(days=days)  # type: ignore[arg-type]
        data = {"unit": unit, "decision": "dismiss", "held": MONDAY.isoformat()}
        data |= {"until": (life.now + timedelta(days=30)).isoformat()} if action in DATED else {}
        act = Act(1, action, "说明", person=person, name="某", outcome=outcome, verdict=verdict, data=data)  # type: ignore[arg-type]
        with suppress(Refused):
            life.does(actor, action, act=act)  # type: ignore[arg-type]
        if life.case.state is State.CLOSED:
            once_more = next_action(life.case, life.history, POLICY, CALENDAR)
            assert once_more is None or once_more.step.do is Do.REVISIT
            continue
        if then == "sent":
            life.sent()
        planned = life.next
        assert planned == life.next  # the same from the same events
        assert planned.at >= life.history[-1].at
        assert planned.at <= life.now + timedelta(days=90)
        if then in ("fire", "late"):
            state = life.case.state
            firing = life.waits_and_fires(late=then == "late")
            if firing.act.action is Action.FOLLOW_UP:
                assert life.next.at > life.now
            else:
                assert (then, state) != ("late", State.RESOLVED)
        assert life.case.handler not in life.case.accused


@settings(max_examples=60)
@given(
    st.sampled_from([kind for kind in Kind if kind is not Kind.MISCONDUCT]),  # no representative has that
    st.booleans(),
    st.lists(st.booleans(), min_size=40, max_size=40),
)
def test_left_to_itself_it_is_chased_or_closed_but_never_closed_over(
    kind: Kind, urgent: bool, delivered: list[bool]
) -> None:
    life = with_zhou(kind=kind, urgent=urgent).does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)
    sent = 0
    for arrives in delivered:
        if arrives:
            life.sent()
            sent += 1
        life.waits_and_fires()
        if life.case.state is State.CLOSED:
            assert sent >= 2
            return
    assert sent < 40

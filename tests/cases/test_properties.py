"""For any history and any valid policy: there is a next action, and it comes to an end or to a person."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import units
from cases.calendar import Calendar
from cases.clocks import plan
from cases.commands import Act
from cases.errors import Refused
from cases.followup import fire, next_action
from cases.lifecycle import allowed, apply
from cases.model import Action, Kind, Outcome, State, Verdict
from cases.people import SYSTEM
from cases.policy import Policy
from tests.cases.policies import POLICIES
from tests.cases.scenes import CALENDAR, EVERYBODY, LIN, MONDAY, XU, ZHOU, Life, lamp

SPANS = st.sampled_from([0.0, 0.02, 0.5, 1, 3, 8, 40])
MOVES = st.tuples(
    st.integers(0, 999),
    SPANS,
    st.sampled_from([ZHOU, XU, LIN]),
    st.sampled_from([None, *Outcome]),
    st.sampled_from([None, *Verdict]),
    st.sampled_from(["", "sent", "fire", "late"]),
)
HISTORIES = st.tuples(st.sampled_from(list(Kind)), st.booleans(), st.lists(MOVES, max_size=20))
HOLIDAYS = st.lists(st.dates(date(2026, 11, 24), date(2027, 3, 31)), max_size=12)
BOUNDED = 60
"""Firings after which a case that nobody touches has come to somebody, or is closed."""
EASY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lived(history: tuple[Kind, bool, list[tuple[object, ...]]], policy: Policy) -> Life:
    """Whatever of it the lifecycle takes."""
    kind, urgent, moves = history
    life = lamp(kind=kind, urgent=urgent)
    life.policy = policy
    for which, days, person, outcome, verdict, then in moves:
        life.passes(days=days)  # type: ignore[arg-type]
        can = [
            (who, one) for who in EVERYBODY for one in sorted(allowed(life.case, who)) if one is not FOLLOW_UP
        ]
        actor, action = can[which % len(can)]  # type: ignore[operator]
        data = {"until": (life.now + timedelta(days=3)).isoformat()} if action in DATED else {}
        if action in units.CHANGES:
            data |= {
                "unit": which % 2 + 1,
                "decision": units.DECISIONS[which % 2],
                "held": MONDAY.isoformat(),
            }  # type: ignore[operator]
        act = Act(1, action, "说明", person=person, name="某", outcome=outcome, verdict=verdict, data=data)  # type: ignore[arg-type]
        with suppress(Refused):
            life.does(actor, action, act=act)
        if then == "sent":
            life.sent()
        elif then and life.planned is not None:
            life.waits_and_fires(late=then == "late")
    return life


FOLLOW_UP = Action.FOLLOW_UP
DATED = (Action.EXTEND, Action.INSTRUCT, Action.SNOOZE, Action.ENTRUST)


@EASY
@given(HISTORIES, POLICIES)
def test_there_is_a_next_action_the_same_each_time_and_never_in_the_past(
    history: tuple[Kind, bool, list[tuple[object, ...]]], policy: Policy
) -> None:
    life = lived(history, policy)
    planned = life.planned
    assert planned == life.planned
    if life.case.state is not State.CLOSED:
        assert planned is not None
    if planned is not None:
        assert planned.at >= life.history[-1].at


@EASY
@given(HISTORIES, POLICIES, HOLIDAYS)
def test_more_holidays_make_no_step_come_earlier(
    history: tuple[Kind, bool, list[tuple[object, ...]]], policy: Policy, more: list[date]
) -> None:
    """Step by step. What is counted back from a date in working days is what holidays do bring forward."""
    life = lived(history, policy)
    longer: Calendar = replace(CALENDAR, holidays=CALENDAR.holidays | frozenset(more))
    before = {(p.step, p.anchor): p.at for p in plan(life.case, life.history, policy, CALENDAR)}
    for p in plan(life.case, life.history, policy, longer):
        if p.step.name != "instructed":
            assert p.at >= before.get((p.step, p.anchor), p.at)


@EASY
@given(HISTORIES, POLICIES)
def test_left_alone_it_is_closed_or_lies_with_a_person_in_bounded_steps(
    history: tuple[Kind, bool, list[tuple[object, ...]]], policy: Policy
) -> None:
    life = lived(history, policy)
    for _ in range(BOUNDED):
        if life.case.state is State.CLOSED:
            return
        life.sent()
        planned = life.planned
        assert planned is not None
        life.now = max(life.now, planned.at)
        firing = fire(life.case, life.history, policy, CALENDAR, life.now)
        assert firing is not None
        life.case, event, *_ = apply(life.case, firing.act, SYSTEM, life.now, policy, CALENDAR)
        life.history.append(event)
        if firing.units or any(kind != "instruction" for kind, _ in firing.tasks):
            return  # somebody of the staff has it, whatever else came at that moment
    raise AssertionError("nobody was told")


@EASY
@given(HISTORIES, POLICIES)
def test_whatever_fires_is_not_due_any_more(
    history: tuple[Kind, bool, list[tuple[object, ...]]], policy: Policy
) -> None:
    life = lived(history, policy)
    if life.planned is None:
        return
    life.waits_and_fires()
    again = next_action(life.case, life.history, policy, CALENDAR)
    assert again is None or again.at > life.now or again.anchor != life.history[-1].data.get("anchor")

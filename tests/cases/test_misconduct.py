"""检举控告: whoever comes, in whatever state it is, it is its residents' and its desk's."""

from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import access, misconduct
from cases.clocks import plan
from cases.lifecycle import allowed, roles_in
from cases.model import Action, Kind, Party, State, Subject
from cases.notices import To
from cases.people import Actor, Role
from cases.policy import Do, Policy
from cases.policy_check import problems
from tests.cases.policies import POLICIES
from tests.cases.scenes import CALENDAR, LIN, POLICY, STRANGER, a_case, discipline, lin, raw_policy

DESK = discipline
BESIDES = [role for role in Role if role not in (Role.SYSTEM, Role.DISCIPLINE)]


def case(state: State = State.SUBMITTED, **values: object) -> access.Case:
    return replace(a_case(state), kind=Kind.MISCONDUCT, handler=None, **values)  # type: ignore[arg-type]


@given(st.sampled_from(State), st.sets(st.sampled_from(BESIDES)), st.sampled_from(list(To)))
def test_nobody_in_any_other_role_sees_or_does_anything(state: State, roles: set[Role], to: To) -> None:
    one, who = case(state), Actor(STRANGER, frozenset(roles), unit=1)
    assert not access.may_see(one, who) and not roles_in(one, who) and not allowed(one, who)
    assert not access.may_see_task(who, one, to) and not access.may_see_contact(one, LIN, who)


@pytest.mark.parametrize("state", State)
def test_the_desk_never_gives_it_away(state: State) -> None:
    assert allowed(case(state), DESK) <= misconduct.ACTS
    assert not access.may_see(a_case(state), DESK), "and has nothing else"


def test_of_the_desk_whoever_it_is_about_or_has_reported_it_is_not_there() -> None:
    about = case(subjects=(Subject("严", DESK.person),))
    assert not access.may_see(about, DESK)
    deputy = case(subjects=(Subject("李", 21, colleagues=frozenset({20})),))
    assert not access.may_see(deputy, DESK)
    reporter = Actor(LIN, frozenset({Role.DISCIPLINE}))
    assert allowed(case(), reporter) == allowed(case(), lin)


def test_without_consent_the_desk_does_not_learn_who_reported_it() -> None:
    for shares in (False, True):
        one = case(parties=(Party(LIN, shares_contact=shares),))
        assert access.may_see_contact(one, LIN, DESK) is shares


@given(st.sampled_from([s for s in State if s is not State.CLOSED]), st.booleans(), POLICIES)
def test_whatever_the_policy_says_no_step_turns_to_anybody_else(
    state: State, urgent: bool, policy: Policy
) -> None:
    for planned in plan(case(state, urgent=urgent), (), policy, CALENDAR):
        assert planned.step.do is not Do.ESCALATE or planned.step.to is To.DISCIPLINE


@pytest.mark.parametrize(("kind", "to"), [("misconduct", "supervisors"), ("wish", "discipline")])
def test_a_list_that_lets_it_out_or_something_else_in_is_refused(kind: str, to: str) -> None:
    raw = deepcopy(dict(raw_policy()))
    raw["followup"][kind]["in_progress"][-1]["to"] = to
    (found,) = problems(raw)
    assert found.path == (
        "followup",
        kind,
        "in_progress",
        len(raw["followup"][kind]["in_progress"]) - 1,
        "to",
    )
    assert POLICY.steps[Kind.MISCONDUCT, State.SUBMITTED][-1].to is To.DISCIPLINE


def test_everything_for_the_office_is_for_the_desk() -> None:
    others = {To.RESIDENTS, To.SILENT, To.WRITER}
    assert {to for to in To if access.meant(case(), to) is to} == others | {To.DISCIPLINE}
    assert all(access.meant(a_case(), to) is to for to in To)
    assert Action.ASSIGN not in misconduct.ACTS

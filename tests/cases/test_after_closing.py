"""Two keys to close; whether it lasted; the review of a petition's answer."""

from dataclasses import replace

import pytest

from cases import tasks
from cases.errors import NotAllowed, TooLate, UrgedToday
from cases.followup import next_action
from cases.lifecycle import allowed
from cases.model import Action, Kind, Outcome, Party, State, Verdict
from cases.notices import To
from cases.people import SYSTEM
from tests.cases.scenes import (
    CALENDAR,
    LIN,
    NEIGHBOUR,
    POLICY,
    Life,
    at,
    lin,
    neighbour,
    supervisor,
    with_zhou,
    zhou,
)


def resolved(outcome: Outcome = Outcome.FIXED, **values: object) -> Life:
    return with_zhou(**values).does(zhou, Action.RESOLVE, "好了", outcome=outcome)


def closed(outcome: Outcome = Outcome.FIXED, **values: object) -> Life:
    return resolved(outcome, **values).does(lin, Action.RATE, verdict=Verdict.SATISFIED)


def raised(life: Life, actor: object, action: Action, **more: object) -> tuple[str, ...]:
    before = life.case
    life.does(actor, action, **more)  # type: ignore[arg-type]
    return tasks.raised(before, life.case, life.history[-1])


# Two keys


def test_not_solved_returns_it_and_the_second_time_a_supervisor_is_told() -> None:
    life = resolved()
    assert raised(life, lin, Action.RATE, words="还黑着", verdict=Verdict.NOT) == ()
    assert (life.case.state, life.whats) == (State.IN_PROGRESS, ["disputed-handler"])
    life.does(zhou, Action.RESOLVE, "又修了", outcome=Outcome.FIXED)
    assert raised(life, lin, Action.RATE, words="还是黑", verdict=Verdict.NOT) == ("disputed",)
    assert tasks.meant_for("disputed", life.case) is To.SUPERVISORS


def test_every_resident_is_asked_and_one_who_is_not_satisfied_holds_the_case() -> None:
    life = with_zhou()
    life.case = replace(life.case, parties=(Party(LIN), Party(NEIGHBOUR)))
    life.does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)
    assert [(n.to, n.what) for n in life.told] == [(To.SILENT, "rate")]
    life.does(lin, Action.RATE, verdict=Verdict.SATISFIED)
    assert life.case.state is State.RESOLVED
    life.does(neighbour, Action.RATE, "我门口没修", verdict=Verdict.NOT)
    assert life.case.state is State.IN_PROGRESS


# Revisits


def test_two_weeks_after_it_is_asked_whether_it_lasted_once() -> None:
    life = closed()
    assert (life.next.step.name, life.next.at) == ("lasted", at("2026-12-07 10:00"))
    firing = life.waits_and_fires()
    assert [(n.to, n.what) for n in firing.notices] == [(To.RESIDENTS, "revisit")]
    assert (life.case.state, life.case.pending.revisited) == (State.CLOSED, True)
    assert next_action(life.case, life.history, POLICY, CALENDAR) is None
    assert life.does(lin, Action.LASTED).case.pending.revisited is False
    assert Action.LASTED not in allowed(life.case, lin)


def test_no_reopens_it_with_whoever_had_it() -> None:
    life = closed()
    life.waits_and_fires()
    life.does(lin, Action.REOPEN, "又坏了")
    assert (life.case.state, life.whats) == (State.IN_PROGRESS, ["reopened-handler"])
    life.does(zhou, Action.RESOLVE, "换了新的", outcome=Outcome.FIXED)
    life.does(lin, Action.RATE, verdict=Verdict.SATISFIED)
    assert life.next.step.name == "lasted"  # and it is asked again


@pytest.mark.parametrize("outcome", [Outcome.EXPLAINED, Outcome.REFERRED])
def test_what_could_not_be_fixed_is_not_asked_about_again(outcome: Outcome) -> None:
    life = closed(outcome)
    assert next_action(life.case, life.history, POLICY, CALENDAR) is None


def test_nobody_who_has_gone_or_who_took_it_back_is_visited() -> None:
    life = with_zhou().does(lin, Action.WITHDRAW)
    assert next_action(life.case, life.history, POLICY, CALENDAR) is None


def test_a_policy_may_look_again_by_itself() -> None:
    raw = [{"name": "look-again", "do": "reopen", "after": "90d", "outcomes": ["referred"]}]
    again = POLICY.load(_with_closed(raw))
    life = closed(Outcome.REFERRED)
    planned = next_action(life.case, life.history, again, CALENDAR)
    assert planned is not None
    assert planned.at == at("2027-02-21 10:00")
    life.now = planned.at
    life.does(SYSTEM, Action.REOPEN)
    assert (life.case.state, life.whats) == (State.IN_PROGRESS, ["reopened-handler", "reopened-residents"])


def _with_closed(steps: object) -> dict[str, object]:
    from tests.cases.scenes import raw_policy

    raw = raw_policy()
    default = {**raw["followup"]["default"], "closed": steps}
    return {**raw, "followup": {**raw["followup"], "default": default}}


# Urging


def test_a_resident_urges_once_a_day() -> None:
    life = with_zhou().does(lin, Action.URGE)
    assert [(n.to, n.what) for n in life.told] == [(To.HANDLER, "urged-handler")]
    with pytest.raises(UrgedToday):
        life.passes(hours=13).does(lin, Action.URGE)
    assert life.passes(hours=2).does(lin, Action.URGE).whats == ["urged-handler"]  # the next day


def test_where_nobody_has_it_the_clerks_are_urged() -> None:
    life = with_zhou().does(zhou, Action.GIVE_BACK, "不归我")
    assert raised(life, lin, Action.URGE) == ("urged",)


# Reviews


def petition() -> Life:
    return closed(Outcome.EXPLAINED, kind=Kind.PETITION)


def test_a_petitions_answer_is_reviewed_within_thirty_days() -> None:
    life = petition()
    assert raised(life, lin, Action.ASK_REVIEW, words="不服") == ("review",)
    assert (life.case.state, life.case.deadline) == (State.REVIEW, at("2026-12-23 18:00"))
    assert tasks.meant_for("review", life.case) is To.SUPERVISORS
    whom = []
    while life.now < at("2026-12-28 10:00"):
        whom += [to for _, to in life.waits_and_fires().tasks]
    assert {To.SUPERVISORS, To.LEADERS, To.DUTY} <= set(whom)
    life.does(supervisor, Action.DECIDE_REVIEW, "答复没有错", data={"decision": "uphold"})
    assert (life.case.state, life.case.outcome) == (State.CLOSED, Outcome.EXPLAINED)
    assert life.whats == ["reviewed-residents", "reviewed-handler"]


def test_twice_and_then_the_same_facts_are_not_taken_up_again() -> None:
    life = petition()
    for n in (1, 2):
        life.does(lin, Action.ASK_REVIEW, "不服")
        assert life.case.pending.reviews == n
        assert tasks.meant_for("review", life.case) is (To.SUPERVISORS, To.LEADERS)[n - 1]
        life.does(supervisor, Action.DECIDE_REVIEW, "维持")
    assert not {Action.ASK_REVIEW, Action.REOPEN} & allowed(life.case, lin)
    with pytest.raises(NotAllowed):
        life.does(lin, Action.REOPEN, "还是不服")


def test_too_late_is_too_late_and_only_petitions_are_reviewed() -> None:
    with pytest.raises(TooLate):
        petition().passes(days=31).does(lin, Action.ASK_REVIEW, "不服")
    assert Action.ASK_REVIEW not in allowed(closed().case, lin)


def test_to_be_worked_on_again_it_goes_back_with_a_new_deadline() -> None:
    life = petition().does(lin, Action.ASK_REVIEW, "不服")
    life.does(supervisor, Action.DECIDE_REVIEW, "查得不细", data={"decision": "redo"})
    assert (life.case.state, life.case.outcome) == (State.IN_PROGRESS, None)
    assert life.case.deadline == at("2027-01-22 18:00")

from dataclasses import replace
from datetime import datetime, timedelta

from cases.calendar import Duration
from cases.followup import fire, next_action
from cases.lifecycle import apply
from cases.model import Action, Kind, Outcome, Party, State, Verdict
from cases.notices import Priority, To
from cases.people import SYSTEM
from cases.policy import Do, Step
from tests.cases.scenes import (
    CALENDAR,
    LIN,
    NEIGHBOUR,
    POLICY,
    XU,
    Life,
    a_case,
    at,
    clerk,
    lamp,
    lin,
    with_zhou,
    zhou,
)


def resolved(life: Life) -> Life:
    return life.does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)


def _step(name: str, do: Do, after: str) -> Step:
    return Step(name, do, after=Duration.parse(after))


# While the office has the ball


def test_asked_to_accept_then_the_clerk_then_the_clerk_again_and_again() -> None:
    life = with_zhou()
    assert (life.next.at, life.next.step.name) == (at("2026-11-24 10:00"), "accept")
    firing = life.waits_and_fires()
    assert [(n.to, n.what, n.priority) for n in firing.notices] == [
        (To.HANDLER, "remind-accept", Priority.ROUTINE)
    ]
    assert firing.tasks == ()
    assert life.next.at == at("2026-11-25 10:00")
    firing = life.waits_and_fires()
    assert (firing.tasks, firing.notices) == ((("escalated", To.CLERKS),), ())
    assert (life.next.at, life.next.step.name) == (at("2026-11-26 10:00"), "accept-next")
    firing = life.waits_and_fires()
    assert (firing.reassign, firing.tasks) == (
        True,
        (("escalated", To.CLERKS),),
    )  # a clerk's, if there is nobody else
    for day in ("2026-11-30 10:00", "2026-12-02 10:00"):  # every two working days, over a weekend
        assert (life.next.at, life.next.step.name) == (at(day), "accept-again")
        assert life.waits_and_fires().tasks[0][0] == "escalated"
    assert life.history[-1].data["round"] == 2


def test_accepting_stops_the_asking_to_accept() -> None:
    life = with_zhou().passes(hours=3).does(zhou, Action.ACCEPT)
    assert (life.next.step.do, life.next.at) == (Do.ASK_PROGRESS, life.now + timedelta(days=3))


def test_a_report_of_progress_restarts_the_asking() -> None:
    life = with_zhou().does(zhou, Action.ACCEPT)
    assert life.waits_and_fires().notices[0].what == "ask-progress"
    life.passes(hours=1).does(zhou, Action.PROGRESS, "灯具订好了")
    assert (life.next.step.name, life.next.at) == ("progress", life.now + timedelta(days=3))


def test_before_and_after_the_deadline_up_the_ladder_and_for_ever() -> None:
    life = with_zhou().does(zhou, Action.ACCEPT)
    seen: list[tuple[str, str]] = []
    while len(seen) < 7:
        firing = life.waits_and_fires()
        whom = [str(to) for _, to in firing.tasks] or [
            n.what for n in firing.notices if n.what == "warn-deadline"
        ]
        seen += [(f"{life.now.astimezone(CALENDAR.zone):%m-%d %H}", who) for who in whom]
    assert seen == [
        ("12-05 18", "warn-deadline"),
        ("12-08 18", To.CLERKS),
        ("12-10 18", To.SUPERVISORS),
        ("12-15 18", To.LEADERS),
        ("12-17 18", To.DUTY),
        ("12-21 18", To.DUTY),
        ("12-23 18", To.DUTY),
    ]


def test_overdue_escalations_do_not_begin_anew_with_a_report() -> None:
    life = with_zhou().does(zhou, Action.ACCEPT)
    while life.next.step.name != "overdue-leader":
        life.waits_and_fires()
    life.waits_and_fires()
    life.passes(hours=1).does(zhou, Action.PROGRESS, "还差一盏")
    assert life.next.step.do is not Do.ESCALATE or life.next.step.name == "overdue-again"


def test_a_new_handler_is_not_warned_of_what_the_assignment_told_them() -> None:
    life = with_zhou()
    life.now = at("2026-12-06 10:00")
    life.does(clerk, Action.ASSIGN, person=XU)
    assert life.next.step.name == "accept"


def test_an_urgent_case_is_chased_by_the_hour() -> None:
    life = with_zhou(urgent=True)
    assert life.case.deadline == at("2026-11-24 10:00")
    firing = life.waits_and_fires()
    assert (life.now, firing.notices[0].priority) == (at("2026-11-23 11:00"), Priority.URGENT)
    assert life.waits_and_fires().tasks == (("escalated", To.CLERKS),)
    assert life.now == at("2026-11-23 12:00")


def test_marking_urgent_arms_the_new_deadline() -> None:
    life = with_zhou().passes(days=1).does(zhou, Action.ACCEPT).does(clerk, Action.MARK_URGENT)
    told = []
    while life.next.at < at("2026-11-26 00:00"):
        firing = life.waits_and_fires()
        told += [to for _, to in firing.tasks] or [notice.what for notice in firing.notices]
    assert [who for who in told if who != "ask-progress"] == ["warn-deadline", To.SUPERVISORS, To.LEADERS]


def test_every_kind_and_open_state_has_its_steps() -> None:
    for kind in Kind:
        for state in State:
            case = a_case(state, kind=kind, deadline=at("2026-12-08 10:00"))
            planned = next_action(case, [], POLICY, CALENDAR)
            assert (planned is None) == (state is State.CLOSED)


def test_a_state_the_policy_forgot_is_watched_all_the_same() -> None:
    empty = replace(POLICY, steps={}, urgent={})
    case, history = a_case(State.ADMITTED), []
    for n in range(3):
        planned = next_action(case, history, empty, CALENDAR)
        assert planned is not None
        firing = fire(case, history, empty, CALENDAR, planned.at)
        assert firing is not None
        assert (planned.step.name, planned.round, firing.tasks) == (
            "watch",
            n + 1,
            (("escalated", To.CLERKS),),
        )
        case, event, *_ = apply(case, firing.act, SYSTEM, planned.at)
        history.append(event)


def test_nothing_due_is_nothing_fired() -> None:
    life = with_zhou()
    assert fire(life.case, life.history, POLICY, CALENDAR, life.now) is None


# While the resident has the ball


def test_silence_is_asked_again_and_then_the_work_goes_on() -> None:
    life = with_zhou().does(zhou, Action.ASK, "哪几盏？").passes(minutes=1).sent()
    assert (life.next.step.name, life.next.at) == ("answer", life.now + timedelta(days=3))
    firing = life.waits_and_fires()
    assert [(n.to, n.what, n.asks) for n in firing.notices] == [(To.RESIDENTS, "silent-resident", True)]
    life.passes(minutes=1).sent()
    assert life.next.at == life.now + timedelta(days=7)
    assert life.waits_and_fires().act.action is Action.RESUME
    assert life.case.state is State.IN_PROGRESS
    assert life.whats == ["resumed-handler"]


def test_no_verdict_is_asked_again_and_then_it_is_closed() -> None:
    life = resolved(with_zhou()).sent()
    assert [n.what for n in life.waits_and_fires().notices] == ["rate-again"]
    life.sent()
    assert life.next.at == life.now + timedelta(days=7)
    life.waits_and_fires()
    assert (life.case.state, life.case.outcome) == (State.CLOSED, Outcome.UNANSWERED)
    assert next_action(life.case, life.history, POLICY, CALENDAR) is None


def test_silence_does_not_count_before_the_question_has_arrived() -> None:
    life = resolved(with_zhou())
    for expected in ("2026-11-24 10:00", "2026-11-26 10:00", "2026-11-30 10:00"):
        firing = life.waits_and_fires()
        assert (life.now, firing.tasks) == (at(expected), (("undelivered", To.CLERKS),))
        assert not firing.notices
    assert life.case.state is State.RESOLVED
    life.passes(days=30).sent()
    assert (life.next.step.name, life.next.at) == ("verdict", life.now + timedelta(days=3))


def test_the_second_question_must_arrive_too() -> None:
    life = resolved(with_zhou()).sent()
    life.waits_and_fires()
    assert life.waits_and_fires().tasks[0][0] == "undelivered"
    life.passes(days=30)
    assert life.fires().tasks[0][0] == "undelivered"
    assert life.case.state is State.RESOLVED


def test_every_silent_resident_must_have_been_asked() -> None:
    life = with_zhou()
    life.case = replace(life.case, parties=(Party(LIN), Party(NEIGHBOUR)))
    resolved(life).sent(LIN)
    assert life.waits_and_fires().tasks[0][0] == "undelivered"
    life.sent(NEIGHBOUR)
    assert life.next.step.name == "verdict"
    life.does(lin, Action.RATE, verdict=Verdict.SATISFIED)
    life.waits_and_fires()
    life.sent(NEIGHBOUR).waits_and_fires()
    assert life.case.outcome is Outcome.UNANSWERED


def test_after_downtime_the_question_goes_out_again_and_the_whole_interval_runs() -> None:
    life = resolved(with_zhou()).sent()
    life.waits_and_fires()
    life.sent().passes(days=20)
    firing = life.fires(late=True)
    assert (firing.act.action, firing.notices[0].what) == (Action.FOLLOW_UP, "rate-again")
    assert life.case.state is State.RESOLVED
    life.sent()
    assert (life.next.step.name, life.next.at) == ("verdict-silent", life.now + timedelta(days=7))
    life.waits_and_fires()
    assert life.case.state is State.CLOSED


def test_after_downtime_the_overdue_merge_into_one() -> None:
    life = with_zhou().does(zhou, Action.ACCEPT).passes(days=40)
    firing = life.fires(late=True)
    assert [n.what for n in firing.notices] == ["warn-deadline", "late-residents"]
    assert firing.tasks == (("escalated", To.LEADERS),)
    assert life.next.at > life.now
    assert life.history[-1].data["step"] == "overdue-leader"


def test_one_question_is_never_enough_whatever_the_policy_says() -> None:
    hasty = replace(
        POLICY,
        steps={**POLICY.steps, (Kind.COMPLAINT, State.RESOLVED): (_step("shut", Do.CLOSE_UNANSWERED, "1d"),)},
    )
    life = resolved(with_zhou()).sent().passes(days=1)
    firing = fire(life.case, life.history, hasty, CALENDAR, life.now)
    assert firing is not None
    assert (firing.act.action, firing.notices[0].what) == (Action.FOLLOW_UP, "rate-again")


def test_the_resident_hears_once_that_it_is_late() -> None:
    for life in (lamp(), with_zhou(), with_zhou().does(zhou, Action.ACCEPT), with_zhou(urgent=True)):
        told: list[datetime] = []
        while len(life.history) < 40:
            firing = life.waits_and_fires()
            told += [life.now for notice in firing.notices if notice.what == "late-residents"]
        deadline = life.case.deadline
        assert deadline is not None and len(told) == 1
        assert deadline <= told[0] <= deadline + timedelta(days=4)

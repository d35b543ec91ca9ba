"""Dates: what is promised, more time, instructions; each with the clock it starts."""

from datetime import timedelta

from cases.commands import Act
from cases.deadline import due
from cases.errors import NoMoreTime, NotAllowed, NotThatDate
from cases.lifecycle import allowed
from cases.model import Action, Kind, Outcome, State
from cases.notices import To
from tests.cases.scenes import CALENDAR, Life, at, clerk, leader, lin, supervisor, with_zhou, zhou


def accepted(**values: object) -> Life:
    return with_zhou(**values).does(zhou, Action.ACCEPT)


def asks_until(life: Life, until: str) -> Life:
    return life.does(zhou, Action.EXTEND, "灯具要定做", data={"until": at(until).isoformat()})


def refused(life: Life, until: str) -> type[Exception] | None:
    try:
        asks_until(life, until)
    except (NotThatDate, NoMoreTime, NotAllowed) as error:
        return type(error)
    return None


# What the handler promises


def test_on_the_day_that_was_promised_the_handler_is_asked_and_a_day_later_a_clerk() -> None:
    life = accepted()
    life.does(zhou, Action.PROGRESS, "周三修好", data={"promised": at("2026-11-25 09:00").isoformat()})
    assert (life.next.step.name, life.next.at) == ("promised", at("2026-11-25 09:00"))
    assert [n.what for n in life.waits_and_fires().notices] == ["ask-promised"]
    life.passes(days=2)
    firing = life.fires()
    assert firing.tasks == (("escalated", To.CLERKS),)


def test_a_new_report_before_the_day_leaves_the_promise_and_one_after_it_ends_it() -> None:
    life = accepted()
    life.does(zhou, Action.PROGRESS, "周三修好", data={"promised": at("2026-11-25 09:00").isoformat()})
    assert life.passes(days=1).does(zhou, Action.PROGRESS, "灯具到了").case.pending.promised
    assert life.passes(days=2).does(zhou, Action.PROGRESS, "还差一盏").case.pending.promised is None


def test_an_answer_or_other_hands_end_a_promise() -> None:
    for act in (
        Act(1, Action.RESOLVE, "好了", outcome=Outcome.FIXED),
        Act(1, Action.GIVE_BACK, "不归我"),
    ):
        life = accepted()
        life.does(zhou, Action.PROGRESS, "快了", data={"promised": at("2026-11-27 09:00").isoformat()})
        assert life.does(zhou, act.action, act=act).case.pending.promised is None


# More time


def test_time_is_asked_for_given_once_and_the_resident_is_told_why() -> None:
    life = asks_until(accepted(), "2026-12-15 18:00")
    assert life.told == ()
    assert life.case.pending.extension == at("2026-12-15 18:00")
    assert life.case.deadline == at("2026-12-08 18:00")
    life.does(supervisor, Action.APPROVE_EXTENSION, "灯具要定做")
    assert life.whats == ["extended-residents", "extended-handler"]
    found = due(life.case, life.history, CALENDAR)
    assert found is not None
    assert (found.at, life.case.pending.extended) == (at("2026-12-15 18:00"), 1)
    assert refused(life, "2026-12-20 18:00") is NoMoreTime


def test_what_is_waited_for_after_the_extension_comes_on_top() -> None:
    life = asks_until(accepted(), "2026-12-15 18:00")
    life.does(supervisor, Action.APPROVE_EXTENSION, "灯具要定做")
    life.passes(days=1).does(zhou, Action.ASK, "是哪一盏？").passes(days=2).does(lin, Action.ANSWER, "桥头的")
    found = due(life.case, life.history, CALENDAR)
    assert found is not None
    assert found.at == at("2026-12-17 18:00")


def test_time_is_refused_with_words_to_the_handler_alone() -> None:
    life = asks_until(accepted(), "2026-12-15 18:00").does(supervisor, Action.REFUSE_EXTENSION, "来得及")
    assert life.whats == ["not-extended-handler"]
    assert (life.case.pending.extension, life.case.deadline) == (None, at("2026-12-08 18:00"))
    assert refused(life, "2026-12-15 18:00") is None  # it can be asked for again


def test_no_more_than_the_rule_allows_and_only_into_the_future() -> None:
    assert refused(accepted(), "2026-12-24 18:00") is NotThatDate  # a complaint: 15 days at most
    assert refused(accepted(), "2026-12-07 18:00") is NotThatDate  # before the deadline
    assert refused(accepted(kind=Kind.PETITION), "2027-02-20 18:00") is None  # a petition: 30 days
    assert refused(accepted(kind=Kind.PETITION), "2027-02-28 18:00") is NotThatDate


def test_clerks_do_not_decide_about_time() -> None:
    life = asks_until(accepted(), "2026-12-15 18:00")
    assert Action.APPROVE_EXTENSION not in allowed(life.case, clerk)
    assert Action.APPROVE_EXTENSION in allowed(life.case, leader)
    assert Action.EXTEND not in allowed(life.case, zhou)  # one at a time


def test_who_has_promised_a_day_is_asked_on_that_day_and_not_before() -> None:
    life = accepted().does(
        zhou, Action.PROGRESS, "订了灯", data={"promised": at("2026-12-04 09:00").isoformat()}
    )
    firing = life.waits_and_fires()
    assert (life.now, [n.what for n in firing.notices]) == (at("2026-12-04 09:00"), ["ask-promised"])
    life = accepted().does(
        zhou, Action.PROGRESS, "订了灯", data={"promised": at("2026-12-20 09:00").isoformat()}
    )
    while life.now < at("2026-12-08 18:00"):
        life.waits_and_fires()
    assert life.now == at("2026-12-08 18:00")  # the deadline stands, whatever was promised


# Instructions


def instructed(until: str = "2026-12-02 18:00") -> Life:
    data = {"until": at(until).isoformat(), "unit": 7}
    return accepted().does(leader, Action.INSTRUCT, "请供电公司一周内修好", data=data)


def test_an_instruction_has_a_date_of_its_own_and_is_followed_up_to_the_leader_until_it_is_answered() -> None:
    life = instructed()
    assert life.whats == ["instructed-handler"]
    assert life.case.pending.instructed == at("2026-12-02 18:00")
    told, whom = [], []
    while life.now < at("2026-12-09 18:00"):
        firing = life.waits_and_fires()
        told += [n.what for n in firing.notices]
        whom += [to for kind, to in firing.tasks if kind == "instruction"]
    assert "ask-instructed" in told
    assert whom.count(To.LEADERS) >= 3
    life.does(zhou, Action.REPLY, "明天修好")
    assert [(n.to, n.what) for n in life.told] == [(To.LEADERS, "replied-leaders")]
    assert life.case.pending.instructed is None
    assert not life.next.step.name.startswith("instruct")


def test_what_the_resident_was_promised_stands_whatever_the_leader_s_date() -> None:
    for until in ("2026-12-02 18:00", "2026-12-30 18:00"):
        life = instructed(until)
        found = due(life.case, life.history, CALENDAR)
        assert found is not None
        assert (found.at, life.case.deadline) == (at("2026-12-08 18:00"), at("2026-12-08 18:00"))


def test_more_time_that_was_given_is_not_lost_by_an_instruction() -> None:
    life = asks_until(accepted(), "2026-12-15 18:00").does(supervisor, Action.APPROVE_EXTENSION, "好")
    data = {"until": at("2026-12-02 18:00").isoformat(), "unit": 7}
    life.does(leader, Action.INSTRUCT, "抓紧", data=data).does(zhou, Action.REPLY, "在办")
    found = due(life.case, life.history, CALENDAR)
    assert found is not None
    assert found.at == at("2026-12-15 18:00")


def test_the_leader_hears_of_it_whatever_else_goes_up_at_the_same_time() -> None:
    life, told = instructed("2026-12-14 18:00"), []  # overdue when the deadline is, by five working days
    while life.now < at("2026-12-22 18:00"):
        told += life.waits_and_fires().tasks
    assert ("escalated", To.LEADERS) in told
    assert told.count(("instruction", To.LEADERS)) >= 3


def test_only_leaders_instruct() -> None:
    life = accepted()
    assert Action.INSTRUCT in allowed(life.case, leader)
    assert not any(Action.INSTRUCT in allowed(life.case, who) for who in (clerk, supervisor, zhou, lin))


# Put off


def test_repeats_wait_as_long_as_was_asked_for_but_a_step_up_the_ladder_does_not() -> None:
    life = with_zhou()
    while life.next.step.name != "accept-again":
        life.waits_and_fires()
    soon = life.now + timedelta(days=5)
    life.does(clerk, Action.SNOOZE, "他在外地，周一回来", data={"until": soon.isoformat()})
    assert (life.next.step.name, life.next.at) == ("accept-again", soon)
    data = {"until": (life.now + timedelta(days=9)).isoformat()}
    try:
        life.does(clerk, Action.SNOOZE, "再等等", data=data)
    except NotThatDate as error:
        assert error.values["latest"] > life.now
    else:
        raise AssertionError("put off for longer than the policy allows")


def test_what_was_put_off_is_not_for_whoever_gets_it_next() -> None:
    life = with_zhou()
    data = {"until": (life.now + timedelta(days=3)).isoformat()}
    life.does(clerk, Action.SNOOZE, "他在外地", data=data)
    assert life.case.pending.snoozed is not None
    life.does(zhou, Action.GIVE_BACK, "不是我的选区")
    assert life.case.pending.snoozed is None


def test_closing_ends_everything_that_hung_over_it() -> None:
    life = asks_until(instructed(), "2026-12-15 18:00")
    life.does(zhou, Action.SOLVE_ON_SPOT, "修好了")
    pending = life.case.pending
    assert life.case.state is State.CLOSED
    assert (pending.promised, pending.extension, pending.instructed) == (None, None, None)

"""A representative passes the case on; the unit accepts, objects, works, answers."""

import pytest

from cases import access
from cases.errors import (
    NeedsWords,
    NoSuchUnit,
    NotAllowed,
    NotThatDate,
    TooLateToObject,
)
from cases.lifecycle import allowed, roles_in
from cases.model import Action, Outcome, State, Verdict
from cases.parts import Stage
from cases.people import SYSTEM
from cases.tasks import raised, settled_of
from cases.units import objects_until
from tests.cases.bureau import accepted, given, reached, stages
from tests.cases.scenes import (
    CALENDAR,
    LI,
    POLICY,
    POWER,
    WATER,
    at,
    clerk,
    entrusted,
    lamp,
    li,
    lin,
    passed_on,
    wang,
    with_zhou,
    zhou,
)


def test_from_the_representative_to_the_unit_and_back() -> None:
    life = entrusted()
    assert life.whats == ["entrusted-officers", "entrusted-residents"]
    (part,) = life.case.units
    assert (part.stage, part.lead, life.case.state) == (Stage.ASKED, True, State.IN_PROGRESS)
    assert life.history[-1].data == {"unit": WATER, "lead": True, "by": at("2026-12-01 18:00").isoformat()}
    life.passes(hours=1).does(li, Action.UNIT_ACCEPT)
    assert (life.whats, life.case.units[0].officer) == (["unit_accepted-handler"], LI)
    life.passes(days=1).does(li, Action.UNIT_PROGRESS, "灯具到了")
    assert life.whats == ["unit_progress-handler"]
    life.passes(days=1).does(li, Action.UNIT_ANSWER, "五盏都换好了")
    assert (life.whats, stages(life)) == (["unit_answered-handler"], {WATER: Stage.ANSWERED})
    life.does(zhou, Action.RESOLVE, "水务局换好了五盏灯", outcome=Outcome.FIXED)
    assert life.whats == ["rate"]
    life.does(lin, Action.RATE, verdict=Verdict.SATISFIED)
    assert (life.case.state, reached(life, "over-former")) == (State.CLOSED, [WATER])


def test_who_passes_it_on_has_accepted_it() -> None:
    life = passed_on(with_zhou(), WATER)
    assert (life.case.state, life.case.since) == (State.IN_PROGRESS, life.now)
    by_a_clerk = with_zhou().does(clerk, Action.ENTRUST, "请看", data=given(WATER))
    assert (by_a_clerk.case.state, by_a_clerk.whats) == (
        State.ASSIGNED,
        ["entrusted-officers", "entrusted-residents", "entrusted-handler"],
    )


def test_a_unit_needs_a_day_and_there_has_to_be_one() -> None:
    life = with_zhou().does(zhou, Action.ACCEPT)
    for data in ({"unit": WATER}, given(WATER, "2026-11-20 18:00"), given(WATER, "2027-05-01 18:00")):
        with pytest.raises(NotThatDate):
            life.does(zhou, Action.ENTRUST, data=data)
    with pytest.raises(NoSuchUnit):
        life.does(zhou, Action.ENTRUST, data={"until": at("2026-12-01 18:00").isoformat()})


def test_where_nobody_has_the_case_the_units_day_is_no_later_than_what_was_promised() -> None:
    life = lamp().does(SYSTEM, Action.ADMIT)
    with pytest.raises(NotThatDate):
        life.does(clerk, Action.ENTRUST, data=given(WATER, "2026-12-20 18:00"))
    assert life.does(clerk, Action.ENTRUST, data=given(WATER)).case.state is State.ADMITTED


def test_an_objection_within_five_working_days_is_decided_by_a_clerk() -> None:
    life = entrusted()  # a Monday
    with pytest.raises(NeedsWords):
        life.does(li, Action.UNIT_OBJECT)
    before = life.case
    life.passes(days=6, hours=23).does(li, Action.UNIT_OBJECT, "路灯归供电所管")
    assert raised(before, life.case, life.history[-1]) == ("objection",)
    assert (stages(life), life.whats) == ({WATER: Stage.OBJECTED}, ["unit_objected-handler"])
    assert not {Action.UNIT_ANSWER, Action.UNIT_ACCEPT} & allowed(life.case, li)
    assert Action.DECIDE_OBJECTION not in allowed(life.case, zhou)
    before = life.case
    life.does(clerk, Action.DECIDE_OBJECTION, "确实归供电所", data={"decision": "uphold"})
    assert (stages(life), reached(life, "objection-former")) == ({WATER: Stage.RELIEVED}, [WATER])
    assert "objection-upheld-handler" in life.whats
    assert "objection" in settled_of(before, life.case, life.history[-1])[WATER]
    assert roles_in(life.case, li) == frozenset()


def test_a_dismissed_objection_asks_again_and_is_the_last() -> None:
    life = entrusted().passes(days=1).does(li, Action.UNIT_OBJECT, "不归我们")
    again = {"decision": "dismiss", "until": at("2026-12-05 18:00").isoformat()}
    life.passes(days=1).does(clerk, Action.DECIDE_OBJECTION, "三定方案里归你们", data=again)
    (part,) = life.case.units
    assert (part.stage, part.given_at, part.deadline) == (Stage.ASKED, life.now, at("2026-12-05 18:00"))
    assert "objection-officers" in life.whats
    assert Action.UNIT_OBJECT not in allowed(life.case, li)
    assert life.does(li, Action.UNIT_ACCEPT).case.units[0].stage is Stage.ACCEPTED


def test_a_dismissal_after_the_day_has_passed_names_another() -> None:
    life = entrusted(until="2026-11-25 18:00").does(li, Action.UNIT_OBJECT, "不归我们").passes(days=4)
    with pytest.raises(NotThatDate):
        life.does(clerk, Action.DECIDE_OBJECTION, "归你们", data={"decision": "dismiss"})


def test_an_objection_comes_too_late() -> None:
    life = entrusted().passes(days=7, hours=1)
    with pytest.raises(TooLateToObject) as late:
        life.does(li, Action.UNIT_OBJECT, "不归我们")
    assert late.value.values["days"] == 5
    with pytest.raises(NotAllowed):
        accepted().does(li, Action.UNIT_OBJECT, "后悔了")


def test_there_is_no_objection_after_the_answer_is_due() -> None:
    (part,) = entrusted(until="2026-11-25 18:00").case.units
    assert objects_until(part, CALENDAR, POLICY.objection) == at("2026-11-25 18:00")
    (part,) = entrusted(until="2026-12-20 18:00").case.units
    assert objects_until(part, CALENDAR, POLICY.objection) < at("2026-12-01 00:00")
    life = entrusted(until="2026-11-25 18:00").passes(days=3)
    with pytest.raises(TooLateToObject):
        life.does(li, Action.UNIT_OBJECT, "不归我们")


def test_several_units_and_one_that_leads() -> None:
    life = passed_on(entrusted(), POWER)
    assert [part.lead for part in life.case.units] == [True, False]
    assert "entrusted-residents" not in life.whats  # they know who does it
    passed_on(life, POWER, lead=True)
    assert [part.lead for part in life.case.units] == [False, True]
    assert reached(life, "helps-officers") == [WATER]
    life.does(li, Action.UNIT_ANSWER, "水管不碍事")
    assert reached(life, "unit_answered-officers") == [POWER]
    passed_on(life, WATER)
    life.does(zhou, Action.RELIEVE, "供电所不用了", data={"unit": POWER})
    assert [(part.unit, part.lead) for part in life.case.working] == [(WATER, True)]
    assert (reached(life, "leads-officers"), reached(life, "relieved-former")) == ([WATER], [POWER])


def test_which_unit_is_meant_must_be_said_where_there_are_two() -> None:
    life = passed_on(entrusted(), POWER)
    with pytest.raises(NoSuchUnit):
        life.does(zhou, Action.RELIEVE, "不用了")
    with pytest.raises(NoSuchUnit):
        life.does(clerk, Action.UNIT_PROGRESS, "电话里说明天去", data={"unit": 7})
    life.does(clerk, Action.UNIT_PROGRESS, "电话里说明天去", data={"unit": POWER})
    assert stages(life) == {WATER: Stage.ASKED, POWER: Stage.ACCEPTED}
    assert life.case.units[1].officer is None


def test_an_officer_speaks_for_their_own_unit_whatever_they_say() -> None:
    life = passed_on(entrusted(), POWER).does(li, Action.UNIT_ANSWER, "好了", data={"unit": POWER})
    assert stages(life) == {WATER: Stage.ANSWERED, POWER: Stage.ASKED}
    assert life.history[-1].data["unit"] == WATER


def test_given_again_who_works_on_it_goes_on_with_the_new_day() -> None:
    life = passed_on(accepted().passes(days=1), WATER, "2026-12-03 18:00")
    (part,) = life.case.units
    assert (part.stage, part.deadline, part.officer) == (Stage.ACCEPTED, at("2026-12-03 18:00"), LI)
    assert life.whats == ["entrusted-officers"]
    life.does(li, Action.UNIT_ANSWER, "好了")
    passed_on(life, WATER, "2026-12-04 18:00")
    assert stages(life) == {WATER: Stage.ASKED}


def test_once_the_residents_are_answered_nobody_works_on_for_nothing() -> None:
    for actor, action in ((zhou, Action.RESOLVE), (zhou, Action.SOLVE_ON_SPOT), (clerk, Action.EXPLAIN)):
        life = accepted().does(actor, action, "好了", outcome=Outcome.EXPLAINED)
        assert (stages(life), reached(life, "moot-former")) == ({WATER: Stage.RELIEVED}, [WATER])
        assert life.history[-1].data["relieved"] == [WATER]
    life = accepted().does(lin, Action.WITHDRAW)
    assert stages(life) == {WATER: Stage.RELIEVED}


def test_where_nobody_has_the_case_a_units_answer_goes_to_the_clerks() -> None:
    life = lamp().does(SYSTEM, Action.ADMIT).does(clerk, Action.ENTRUST, data=given(WATER))
    before = life.case
    life.does(li, Action.UNIT_ANSWER, "换好了")
    assert raised(before, life.case, life.history[-1]) == ("unit_answered",)
    assert life.does(clerk, Action.EXPLAIN, "水务局换好了").case.state is State.RESOLVED


def test_a_conference_is_on_record_once_it_has_been_held() -> None:
    life = passed_on(entrusted(), POWER)
    for held in ({}, {"held": at("2026-11-30 09:00").isoformat()}):
        with pytest.raises(NotThatDate):
            life.does(zhou, Action.CONFER, "水务局挖沟，供电所接线", data=held)
    life.does(
        zhou, Action.CONFER, "水务局挖沟，供电所接线", data={"held": at("2026-11-23 09:00").isoformat()}
    )
    assert life.whats == ["conferred-officers"]
    assert access.may_see_words(life.case, life.history[-1], wang)
    assert not access.may_see_event(life.case, life.history[-1], lin)

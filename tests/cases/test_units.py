"""A representative passes the case on; the unit accepts, objects, works, answers, and is chased by itself."""

from dataclasses import replace
from typing import Any

import pytest

from cases import access
from cases.commands import Act
from cases.deadline import pauses
from cases.errors import (
    AboutTheUnit,
    NeedsWords,
    NoSuchUnit,
    NotAllowed,
    NotThatDate,
    NotYours,
    TooLateToObject,
)
from cases.lifecycle import allowed, roles_in
from cases.model import Action, Case, Event, Outcome, Party, Said, State, Subject, Verdict
from cases.notices import Notice, To
from cases.parts import Stage
from cases.people import SYSTEM, Actor, Role
from cases.spans import spent
from cases.tasks import raised, settled_of
from cases.units import due
from tests.cases.scenes import (
    CALENDAR,
    LI,
    LIN,
    POWER,
    WATER,
    XU,
    ZHOU,
    Life,
    at,
    clerk,
    entrusted,
    lamp,
    leader,
    li,
    lin,
    passed_on,
    refuses,
    wang,
    with_zhou,
    xu,
    zhou,
)


def accepted(**values: Any) -> Life:
    """The water bureau works on it."""
    return entrusted(**values).does(li, Action.UNIT_ACCEPT)


def stages(life: Life) -> dict[int, Stage]:
    return {part.unit: part.stage for part in life.case.units}


def reached(life: Life, what: str) -> list[int]:
    """The units that a notice is for."""
    return [unit for notice in life.told if notice.what == what for unit in notice.data.get("of", ())]


def untold(notices: tuple[Notice, ...]) -> list[str]:
    return [notice.what for notice in notices]


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
    by_a_clerk = with_zhou().does(clerk, Action.ENTRUST, "请看", data=_given(WATER))
    assert (by_a_clerk.case.state, by_a_clerk.whats) == (
        State.ASSIGNED,
        ["entrusted-officers", "entrusted-residents", "entrusted-handler"],
    )


def _given(unit: int, until: str = "2026-12-01 18:00") -> dict[str, Any]:
    return {"unit": unit, "until": at(until).isoformat()}


def test_a_unit_needs_a_day_and_there_has_to_be_one() -> None:
    life = with_zhou().does(zhou, Action.ACCEPT)
    for data in ({"unit": WATER}, _given(WATER, "2026-11-20 18:00"), _given(WATER, "2027-05-01 18:00")):
        with pytest.raises(NotThatDate):
            life.does(zhou, Action.ENTRUST, data=data)
    with pytest.raises(NoSuchUnit):
        life.does(zhou, Action.ENTRUST, data={"until": at("2026-12-01 18:00").isoformat()})


def test_where_nobody_has_the_case_the_units_day_is_no_later_than_what_was_promised() -> None:
    life = lamp().does(SYSTEM, Action.ADMIT)
    with pytest.raises(NotThatDate):
        life.does(clerk, Action.ENTRUST, data=_given(WATER, "2026-12-20 18:00"))
    assert life.does(clerk, Action.ENTRUST, data=_given(WATER)).case.state is State.ADMITTED


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
    assert "objection-handler" in life.whats
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
    life = lamp().does(SYSTEM, Action.ADMIT).does(clerk, Action.ENTRUST, data=_given(WATER))
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


# Who sees what


def sees(life: Life, actor: Actor) -> list[Action]:
    """The lines whose words somebody reads."""
    return [event.action for event in life.history if access.may_see_words(life.case, event, actor)]


def test_officers_see_the_matter_and_what_concerns_their_unit() -> None:
    life = passed_on(entrusted(), POWER).does(wang, Action.UNIT_OBJECT, "归水务局")
    life.does(li, Action.UNIT_PROGRESS, "在挖").does(lin, Action.ADD, "路口那五盏")
    life.does(clerk, Action.TAKE_ON)
    matter, a = [Action.SUBMIT, Action.ADD], Action
    assert set(sees(life, wang)) == {*matter, a.ENTRUST, a.UNIT_OBJECT}
    assert sees(life, wang).count(a.ENTRUST) == 1
    # who leads sees how far the others are, but not how they object
    assert sees(life, li).count(a.ENTRUST) == 2
    assert set(sees(life, li)) == {*matter, a.ENTRUST, a.UNIT_PROGRESS}
    assert {a.UNIT_OBJECT, a.UNIT_PROGRESS, a.ENTRUST} <= set(sees(life, zhou)) & set(sees(life, clerk))


def test_residents_learn_which_unit_and_not_what_was_said_to_it() -> None:
    life = accepted()
    told = [event for event in life.history if access.may_see_event(life.case, event, lin)]
    assert told[-1].action is Action.ENTRUST
    assert access.seen(life.case, told[-1], Said("请换灯"), lin) == Said()


def test_contact_only_where_it_was_shared() -> None:
    life = accepted()
    assert not access.may_see_contact(life.case, LIN, li)
    shared = replace(life.case, parties=(Party(LIN, shares_contact=True),))
    assert access.may_see_contact(shared, LIN, li)
    assert not access.may_see_contact(shared, LIN, wang)


def test_officers_of_other_units_and_of_units_that_have_it_no_more_see_nothing() -> None:
    life = accepted()
    assert access.may_see(life.case, li) and not access.may_see(life.case, wang)
    with pytest.raises(NotYours):
        life.does(wang, Action.UNIT_PROGRESS, "我们也去看看")
    life.does(zhou, Action.RELIEVE, "不用了", data={"unit": WATER})
    assert not access.may_see(life.case, li)
    closed = accepted().does(zhou, Action.SOLVE_ON_SPOT, "好了")
    assert not access.may_see(closed.case, li)


def test_an_officer_who_reported_it_is_its_resident_and_nothing_else() -> None:
    life = entrusted()
    both = replace(life.case, parties=(Party(LI),))
    assert roles_in(both, li) == {Role.RESIDENT}


@pytest.mark.parametrize("about", [Subject("李工", LI, unit=WATER), Subject("水务局", unit=WATER)])
def test_whom_a_case_is_about_and_their_unit_never_get_it(about: Subject) -> None:
    colleague = Actor(77, frozenset({Role.OFFICER}), WATER)
    life = with_zhou().does(zhou, Action.ACCEPT)
    life.case = replace(life.case, subjects=(about,))
    with pytest.raises(AboutTheUnit):
        passed_on(life, WATER)
    assert not any(access.may_see(life.case, who) for who in (colleague, li))
    own = replace(life.case, parties=(Party(77),))
    assert access.may_see(own, colleague) == (about.person != 77)  # what they reported is theirs


def test_marked_later_it_is_taken_from_the_unit_without_a_word() -> None:
    life = passed_on(accepted(), POWER)
    life.does(clerk, Action.MARK_SUBJECT, name="李工", person=LI, data={"unit": WATER})
    assert stages(life) == {WATER: Stage.RELIEVED, POWER: Stage.ASKED}
    assert [notice.what for notice in life.told] == ["leads-officers"]
    assert reached(life, "leads-officers") == [POWER]
    assert not access.may_see(life.case, li)
    answered = accepted().does(li, Action.UNIT_ANSWER, "好了")
    answered.does(clerk, Action.MARK_SUBJECT, name="水务局", data={"unit": WATER})
    assert stages(answered) == {WATER: Stage.RELIEVED}


def test_an_officer_named_later_does_not_read_it_and_keeps_the_work() -> None:
    named = Act(1, Action.ADD, "李工说不修", named=(Subject("李工", LI, unit=WATER),))
    life = accepted().does(lin, Action.ADD, act=named)
    assert (life.case.subjects, life.case.withheld) == ((), ((life.case.seq, LI),))
    assert life.whats == ["added-handler"]  # the representative reads it
    colleague = Actor(77, frozenset({Role.OFFICER}), WATER)
    assert not any(access.may_see_words(life.case, life.history[-1], who) for who in (li, colleague))
    life.does(clerk, Action.CLEAR_SUBJECT)
    assert "added-officers" in life.whats and Action.ADD in sees(life, li)


def test_what_residents_say_to_it_reaches_who_works_on_it() -> None:
    life = accepted().does(lin, Action.ADD, "路口那五盏")
    assert reached(life, "added-officers") == [WATER]


# What happens by itself


def ladder(life: Life, times: int) -> list[Any]:
    found: list[Any] = []
    for _ in range(times):
        firing = life.waits_and_fires()
        found += [(life.now, *firing.units)] if firing.units else []
        found += [n.what for n in firing.notices if n.to is To.OFFICERS]
    return found


def test_a_silent_unit_is_reminded_and_goes_up_to_the_leader() -> None:
    life = entrusted(until="2026-12-04 18:00")
    fired = ladder(life, 40)
    assert fired[:2] == ["remind-officers", "remind-officers"]  # to accept, and before an objection is late
    whom = [to for one in fired if isinstance(one, tuple) for _, to in one[1:]]
    assert whom[0] is To.CLERKS
    assert [to for i, to in enumerate(whom) if to not in whom[:i]] == [
        To.CLERKS,
        To.SUPERVISORS,
        To.LEADERS,
        To.DUTY,
    ]
    assert "warn-officers" in fired
    assert life.planned is not None


def test_the_handler_hears_that_the_unit_is_late() -> None:
    life = accepted(until="2026-11-26 18:00").does(li, Action.UNIT_PROGRESS, "在挖")
    told = [n for _ in range(20) for n in life.waits_and_fires().notices if n.what == "unit_late-handler"]
    assert (told[0].to, told[0].data["unit"]) == (To.HANDLER, [WATER])


def test_a_unit_that_works_is_asked_and_its_report_begins_the_time_anew() -> None:
    life = accepted(until="2026-12-20 18:00")

    def asked() -> bool:
        return "ask-officers" in untold(life.waits_and_fires().notices)

    while not asked():
        assert life.now < at("2026-11-27 00:00")
    assert life.now == at("2026-11-26 10:00")  # three working days
    life.passes(hours=1).does(li, Action.UNIT_PROGRESS, "在挖")
    while not asked():
        assert life.now < at("2026-12-02 00:00")
    assert life.now == at("2026-12-01 11:00")


def test_what_the_unit_says_counts_as_movement_for_whoever_has_the_case() -> None:
    life = accepted(until="2026-12-05 18:00").passes(days=2).does(li, Action.UNIT_PROGRESS, "在挖")
    assert life.case.since == life.now
    not_accepted = with_zhou().does(clerk, Action.ENTRUST, data=_given(WATER))
    since = not_accepted.case.since
    not_accepted.passes(hours=5).does(li, Action.UNIT_PROGRESS, "在挖")
    assert not_accepted.case.since == since  # that is nothing the representative has done


def test_the_units_time_stands_while_the_resident_is_waited_for() -> None:
    life = accepted().passes(hours=2).does(zhou, Action.ASK, "哪几盏？").sent()
    assert life.next.unit is None
    life.passes(days=2).does(lin, Action.ANSWER, "路口的")
    assert due(life.case.units[0], pauses(life.history)).at == at("2026-12-03 18:00")


def test_nobody_has_the_case_but_a_unit_works_on_it_so_that_is_what_is_chased() -> None:
    life = lamp().does(SYSTEM, Action.ADMIT).does(clerk, Action.ENTRUST, data=_given(WATER))
    assert life.next.unit == WATER
    life.does(li, Action.UNIT_ANSWER, "好了")
    assert (life.next.unit, life.next.step.name) == (None, "nobody-late")
    assert life.next.at == at("2026-11-25 10:00")  # from the answer on


def test_two_units_late_at_once_are_two_matters() -> None:
    life = passed_on(entrusted(until="2026-11-25 18:00"), POWER, "2026-11-25 18:00")
    while not (firing := life.waits_and_fires()).units:
        pass
    assert sorted(firing.units) == [(WATER, To.CLERKS), (POWER, To.CLERKS)]


def test_how_long_it_lay_with_the_unit() -> None:
    life = with_zhou().passes(days=1).does(zhou, Action.ACCEPT)
    passed_on(life, WATER).passes(days=2).does(li, Action.UNIT_ANSWER, "好了").passes(days=1)
    lay = {part.who: part.count for part in spent(life.history, life.now, CALENDAR)}
    assert lay == {"representative": 2, "unit": 2}
    life = (
        entrusted().passes(days=1).does(zhou, Action.RELIEVE, "不用了", data={"unit": WATER}).passes(days=1)
    )
    lay = {part.who: part.count for part in spent(life.history, life.now, CALENDAR)}
    assert lay == {"representative": 1, "unit": 1}


def test_other_hands_do_not_take_it_from_the_unit() -> None:
    life = accepted().does(clerk, Action.ASSIGN, person=XU)
    assert stages(life) == {WATER: Stage.ACCEPTED}
    life.does(xu, Action.ACCEPT).does(li, Action.UNIT_ANSWER, "好了")
    assert life.whats == ["unit_answered-handler"]


def test_the_representative_may_not_do_what_only_the_unit_or_the_office_may() -> None:
    case: Case = entrusted().case
    for action in (Action.UNIT_ACCEPT, Action.UNIT_OBJECT, Action.UNIT_ANSWER):
        assert refuses(NotAllowed, case, Act(1, action, "好"), zhou)
    assert Action.ENTRUST not in allowed(case, li)
    assert Action.RELIEVE in allowed(case, leader) and Action.RELIEVE not in allowed(case, lin)


def test_a_line_that_names_no_unit_is_nobodys() -> None:
    life = accepted()
    strange = Event(1, 9, life.now, ZHOU, Action.RELIEVE, life.case.state, life.case.state, {})
    assert not access.may_see_event(life.case, strange, li)

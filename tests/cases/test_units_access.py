"""Who sees what of a case that units work on; whom it is about, never."""

from dataclasses import replace

import pytest

from cases import access
from cases.commands import Act
from cases.errors import (
    AboutTheUnit,
    NotYours,
)
from cases.lifecycle import roles_in
from cases.model import Action, Party, Said, Subject
from cases.parts import Stage
from cases.people import Actor, Role
from tests.cases.bureau import accepted, reached, stages
from tests.cases.scenes import (
    LI,
    LIN,
    POWER,
    WATER,
    Life,
    clerk,
    entrusted,
    li,
    lin,
    passed_on,
    wang,
    with_zhou,
    zhou,
)


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

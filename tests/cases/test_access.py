from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cases import access
from cases.model import Action, Event, Party, Said, State, Subject
from cases.notices import To
from cases.people import SYSTEM, Actor, Role
from tests.cases.scenes import (
    EVERYBODY,
    LIN,
    MONDAY,
    NEIGHBOUR,
    ZHOU,
    a_case,
    clerk,
    leader,
    lin,
    neighbour,
    stranger,
    supervisor,
    xu,
    zhou,
)

CASE = a_case(State.IN_PROGRESS, parties=(Party(LIN), Party(NEIGHBOUR, shares_contact=True, withdrawn=True)))


def line(action: Action, actor: int | None) -> Event:
    return Event(1, 5, MONDAY, actor, action, CASE.state, CASE.state)


def test_parties_the_handler_and_staff_may_see_it_and_nobody_else() -> None:
    may = {a.person for a in EVERYBODY if access.may_see(CASE, a)}
    assert may == {LIN, NEIGHBOUR, ZHOU, clerk.person, supervisor.person, leader.person, None}
    assert not access.may_see(CASE, Actor(None, frozenset({Role.CLERK})))


@given(
    st.sampled_from([a for a in EVERYBODY if a.person is not None]),
    st.booleans(),
    st.sampled_from(list(State)),
    st.sampled_from(list(Action)),
)
def test_the_accused_never_see_anything(actor: Actor, confirmed: bool, state: State, action: Action) -> None:
    case = replace(CASE, state=state, subjects=(Subject("某人", actor.person, confirmed),))
    event = line(action, LIN)
    assert not access.may_see(case, actor)
    assert not access.may_see_subjects(case, actor)
    assert not any(access.may_see_contact(case, who, actor) for who in (LIN, NEIGHBOUR))
    assert access.seen(case, event, Said("话"), actor) is None
    assert not any(access.may_see_task(actor, case, to) for to in (To.CLERKS, To.SUPERVISORS, To.LEADERS))


def test_contact_only_where_it_was_shared_or_to_staff() -> None:
    def who_sees(resident: int) -> set[int | None]:
        return {a.person for a in EVERYBODY if access.may_see_contact(CASE, resident, a)}

    assert who_sees(LIN) == {LIN, clerk.person, supervisor.person, leader.person}
    assert who_sees(NEIGHBOUR) == {NEIGHBOUR, ZHOU, clerk.person, supervisor.person, leader.person}
    assert who_sees(99) == set()


def test_residents_do_not_see_the_office_chasing_itself() -> None:
    hidden = {
        (a.person, action)
        for a, action in product((lin, zhou, clerk), Action)
        if not access.may_see_event(CASE, line(action, clerk.person), a)
    }
    a = Action
    the_staffs_own = {a.MARK_SUBJECT, a.CLEAR_SUBJECT, a.TAKE_ON, a.SNOOZE, a.HAND_OVER}
    inside = {a.CALL, a.FOLLOW_UP, a.EXTEND, a.REFUSE_EXTENSION, a.INSTRUCT, a.REPLY}
    inside |= {a.UNIT_ACCEPT, a.UNIT_OBJECT, a.DECIDE_OBJECTION, a.UNIT_PROGRESS, a.UNIT_ANSWER}
    inside |= {a.RELIEVE, a.CONFER, a.PROPOSE, a.REFUSE_TRANSFER, a.LEAVE, a.PLEDGE}
    assert hidden == {(ZHOU, one) for one in the_staffs_own} | {(LIN, one) for one in the_staffs_own | inside}
    assert access.may_see_event(CASE, line(Action.FOLLOW_UP, None), SYSTEM)


def test_residents_hear_what_is_said_to_them_but_not_one_another() -> None:
    words = Said("话", (7,))
    answer = line(Action.ANSWER, LIN)
    assert access.seen(CASE, answer, words, lin) == words
    assert access.seen(CASE, answer, words, zhou) == words
    assert access.seen(CASE, answer, words, neighbour) == Said()
    assert access.seen(CASE, answer, words, stranger) is None
    assert access.seen(CASE, line(Action.RESOLVE, ZHOU), words, lin) == words
    assert access.seen(CASE, line(Action.GIVE_BACK, xu.person), words, lin) == Said()
    assert access.seen(CASE, line(Action.GIVE_BACK, xu.person), words, zhou) == words


def test_whom_it_is_about_is_for_the_handler_and_staff() -> None:
    assert {a.person for a in EVERYBODY if access.may_see_subjects(CASE, a)} == {
        ZHOU,
        clerk.person,
        supervisor.person,
        leader.person,
        None,
    }


def test_tasks_are_for_whom_they_were_raised_and_those_above() -> None:
    may = {
        to: [a for a in (zhou, clerk, supervisor, leader) if access.may_see_task(a, CASE, to)]
        for to in (To.CLERKS, To.SUPERVISORS, To.LEADERS)
    }
    assert may == {
        To.CLERKS: [clerk, supervisor, leader],
        To.SUPERVISORS: [supervisor, leader],
        To.LEADERS: [leader],
    }
    assert access.may_see_task(clerk, None)

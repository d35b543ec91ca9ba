"""A call in vain counts like a question that was sent; one that was answered, like nothing at all."""

from dataclasses import replace

import pytest

from cases.errors import NoSuchPerson, NotAllowed, NotYours
from cases.model import Action, Outcome, Party, State
from cases.people import SYSTEM
from cases.sources import Source
from cases.spans import spent
from tests.cases.scenes import CALENDAR, CLERK, LIN, NEIGHBOUR, clerk, lamp, lin, supervisor, with_zhou, zhou


def test_silence_runs_from_a_call_in_vain() -> None:
    life = with_zhou().does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)
    assert life.next.step.name == "undelivered"
    life.does(clerk, Action.CALL, person=LIN, data={"reached": False})
    (party,) = life.case.parties
    assert (party.asked, party.asked_at) == (1, life.now)
    assert life.next.step.name != "undelivered"


def test_who_was_reached_is_not_silent() -> None:
    life = with_zhou().does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)
    life.does(clerk, Action.CALL, person=LIN, data={"reached": True})
    assert life.case.parties[0].asked == 0


@pytest.mark.parametrize("state", [State.ASSIGNED, State.IN_PROGRESS])
def test_nothing_is_counted_where_nothing_was_asked(state: State) -> None:
    life = with_zhou()
    if state is State.IN_PROGRESS:
        life.does(zhou, Action.ACCEPT)
    life.does(clerk, Action.CALL, person=LIN, data={"reached": False})
    assert (life.case.state, life.case.parties[0].asked) == (state, 0)


def test_only_residents_of_the_case_are_called_and_only_by_staff() -> None:
    with pytest.raises(NoSuchPerson):
        with_zhou().does(clerk, Action.CALL, person=NEIGHBOUR)
    for who in (zhou, lin):
        with pytest.raises((NotAllowed, NotYours)):
            with_zhou().does(who, Action.CALL, person=LIN)


def test_nobody_answers_what_they_brought_themselves() -> None:
    life = with_zhou()
    life.case = replace(life.case, parties=(Party(CLERK),))
    with pytest.raises(NotAllowed):
        life.does(clerk, Action.EXPLAIN, "下周换", outcome=Outcome.EXPLAINED)
    life.does(supervisor, Action.EXPLAIN, "下周换", outcome=Outcome.EXPLAINED)


def test_what_representatives_ask_lies_with_the_office() -> None:
    life = lamp(source=Source.REQUEST).does(SYSTEM, Action.ADMIT).does(SYSTEM, Action.ASSIGN, person=CLERK)
    assert [part.who for part in spent(life.history, life.passes(days=3).now, CALENDAR)] == ["office"]

from dataclasses import replace

import pytest

from cases.commands import OpenCase
from cases.model import Action, Case, Kind, Outcome, State, Subject, Verdict
from cases.people import SYSTEM
from cases.tasks import ON_THE_CASE, again_at, raised, settled
from tests.cases.scenes import CALENDAR, MONDAY, XU, ZHOU, Life, at, clerk, lamp, lin, with_zhou, zhou


def opened(life: Life) -> tuple[str, ...]:
    return raised(None, life.case, life.history[0])


def step(life: Life, *args: object, **more: object) -> tuple[tuple[str, ...], frozenset[str]]:
    """What one more act raises and settles."""
    before: Case = life.case
    life.does(*args, **more)  # type: ignore[arg-type]
    return raised(before, life.case, life.history[-1]), settled(before, life.case, life.history[-1])


def test_a_task_is_not_brought_to_mind_twice_on_a_day() -> None:
    night, noon = at("2026-11-24 00:03"), at("2026-11-24 11:00")
    assert again_at("undelivered", night, CALENDAR) == at("2026-11-25 18:00")
    assert again_at("undelivered", noon, CALENDAR) == at("2026-11-25 11:00")
    assert again_at("parked", noon, CALENDAR) == at("2026-11-24 15:00")  # that goes by the hour


def test_new_cases_that_nobody_has_or_that_name_someone() -> None:
    assert opened(lamp()) == ("triage",)
    assert opened(Life.of(OpenCase(Kind.COMPLAINT, "周代表不理", about="周代表"))) == ("named",)
    assert opened(Life.of(OpenCase(Kind.WISH, "周强帮帮我"), Subject("周强", ZHOU))) == ("named",)
    assert opened(with_zhou()) == ()
    assert opened(lamp().does(SYSTEM, Action.ADMIT)) == ("nobody",)


def test_the_urgent_and_the_spoken_are_always_looked_at() -> None:
    assert opened(with_zhou(urgent=True)) == ("escalated",)
    assert opened(lamp(urgent=True)) == ("triage",)
    assert opened(Life.of(OpenCase(Kind.WISH, "", voice=(4,)))) == ("triage", "type_up")
    spoken = step(with_zhou(), lin, Action.ADD, files=(8,), data={"voice": True})
    assert spoken == (("type_up",), frozenset())


def test_from_hand_to_hand() -> None:
    life = lamp()
    assert step(life, clerk, Action.ADMIT) == (("nobody",), {"triage", "named"})
    assert step(life, clerk, Action.ASSIGN, person=ZHOU)[0] == ()
    assert step(life, zhou, Action.GIVE_BACK, "不归我")[0] == ("returned",)
    raises, settles = step(life, clerk, Action.ASSIGN, person=XU)
    unplaced = {"triage", "named", "returned", "nobody", "urged", "escalated"}
    assert (raises, settles) == (
        (),
        unplaced | {"extension", "disputed", "unit_answered", "transfer"},
    )  # new hands, a new beginning


def test_taken_from_the_accused_somebody_must_be_found() -> None:
    assert step(with_zhou(), clerk, Action.MARK_SUBJECT, name="周", person=ZHOU)[0] == ("nobody",)


def test_a_clerks_answer_disputed_comes_back_to_the_clerks() -> None:
    life = lamp()
    assert step(life, clerk, Action.EXPLAIN, "下周换")[1] >= {"triage"}
    assert step(life, lin, Action.RATE, verdict=Verdict.NOT)[0] == ("nobody",)


def test_what_was_chased_is_settled_when_it_happens() -> None:
    assert step(with_zhou(), zhou, Action.ACCEPT)[1] == {"escalated"}
    asked = with_zhou().does(zhou, Action.ASK, "哪盏？")
    assert step(asked, lin, Action.ANSWER, "路口")[1] == {"undelivered", "call"}


@pytest.mark.parametrize("actor", [clerk, lin])
def test_closing_settles_what_belongs_to_the_case(actor: object) -> None:
    action = Action.CLOSE if actor is clerk else Action.WITHDRAW
    assert step(with_zhou(), actor, action, "好", outcome=Outcome.EXPLAINED)[1] == ON_THE_CASE
    life = with_zhou().does(zhou, Action.SOLVE_ON_SPOT, "好")
    assert (
        step(life, clerk, Action.TYPE_UP, "字")[1] == frozenset()
    )  # the task itself is finished by who typed it: there may be another
    assert replace(life.case).state is State.CLOSED


def test_every_kind_of_task_is_followed_up() -> None:
    assert all(again_at(k, MONDAY, CALENDAR) > MONDAY for k in (*ON_THE_CASE, "added", "type_up", "parked"))


@pytest.mark.parametrize("action", [Action.MARK_SUBJECT, Action.CLEAR_SUBJECT])
def test_once_it_is_said_whom_it_is_about_it_is_a_case_to_be_assigned(action: Action) -> None:
    new = Life.of(OpenCase(Kind.COMPLAINT, "救济款没发", about="姓周的代表"))
    raises, settles = step(new, clerk, action, name="周代表", person=ZHOU)
    assert (raises, settles) == (("triage",), {"named"})
    admitted = Life.of(OpenCase(Kind.COMPLAINT, "救济款没发", about="姓周的代表"))
    admitted.does(clerk, Action.ADMIT)
    assert step(admitted, clerk, action, name="周代表", person=ZHOU)[0] == ("nobody",)
    assert step(lamp(), clerk, Action.MARK_SUBJECT, name="水利局") == ((), {"named"})
    assert step(new, lin, Action.ADD, "还有一点") == ((), frozenset())

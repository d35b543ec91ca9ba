from cases.model import Action, Event, Outcome, State, Verdict
from cases.spans import spent
from tests.cases.scenes import (
    CALENDAR,
    WATER,
    ZHOU,
    Life,
    at,
    lamp,
    leader,
    li,
    lin,
    passed_on,
    with_zhou,
    zhou,
)


def lay(life: Life) -> str:
    return " ".join(f"{part.who} {part.count}{part.unit}" for part in spent(life.history, life.now, CALENDAR))


def test_what_is_new_lies_with_the_office() -> None:
    life = lamp()  # a Monday, 10:00
    assert lay(life) == ""
    assert lay(life.passes(hours=3)) == "office 3h"
    assert lay(life.passes(days=6)) == "office 4d"  # to Sunday; Monday was not whole


def test_each_has_their_own_time() -> None:
    life = with_zhou().passes(days=1).does(zhou, Action.ACCEPT).passes(days=2)
    assert lay(life) == "representative 3d"
    life.does(zhou, Action.ASK, "哪几盏？").sent().passes(days=3)  # Thursday to Sunday
    assert lay(life) == "representative 3d resident 3d"
    life.does(lin, Action.ANSWER, "路口五盏").passes(days=2)  # Tuesday
    assert lay(life) == "representative 4d resident 3d"
    life.does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED).passes(hours=30)
    assert lay(life) == "representative 4d resident 4d"
    life.does(lin, Action.RATE, verdict=Verdict.SATISFIED).passes(days=30)
    assert lay(life) == "representative 4d resident 4d"  # what is closed lies with nobody


def test_a_unit_has_it_until_it_is_answered() -> None:
    life = with_zhou().does(zhou, Action.ACCEPT)
    passed_on(life, WATER).passes(days=2)
    assert lay(life) == "unit 2d"
    life.does(li, Action.UNIT_ANSWER, "换好了").passes(days=1)
    assert lay(life) == "representative 1d unit 2d"


def test_what_an_instruction_only_names_stays_with_the_representative() -> None:
    life = with_zhou().does(zhou, Action.ACCEPT)
    until = at("2026-12-01 18:00").isoformat()
    life.does(leader, Action.INSTRUCT, "请供电公司修好", data={"until": until, "unit": 4}).passes(days=2)
    assert lay(life) == "representative 2d"


def test_a_review_lies_with_the_office() -> None:
    asked = Event(1, 2, at("2026-11-23 10:00"), ZHOU, Action.ASK_REVIEW, State.CLOSED, State.REVIEW, {})
    assert [p.who for p in spent([asked], at("2026-11-25 10:00"), CALENDAR)] == ["office"]

from dataclasses import replace

from cases.deadline import due, mark, pauses
from cases.model import Action, Outcome, State, Verdict
from tests.cases.scenes import (
    CALENDAR,
    at,
    lin,
    with_zhou,
    zhou,
)


def test_the_deadline_stands_still_while_the_resident_is_asked() -> None:
    life = with_zhou().passes(days=1).does(zhou, Action.ASK, "哪几盏？").sent()
    life.passes(days=4).does(lin, Action.ANSWER, "路口五盏").passes(days=1)
    assert pauses(life.history) == ((at("2026-11-24 10:00"), at("2026-11-28 10:00")),)
    ends = due(life.case, life.history, CALENDAR)
    assert ends is not None
    assert ends.at == at("2026-12-12 10:00")
    life.does(zhou, Action.RESOLVE, "好了", outcome=Outcome.FIXED)
    life.passes(days=2).does(lin, Action.RATE, verdict=Verdict.NOT)
    ends = due(life.case, life.history, CALENDAR)
    assert ends is not None
    assert ends.at == at("2026-12-14 10:00")


def test_how_a_case_stands_at_a_glance() -> None:
    life = with_zhou()
    ends = due(life.case, life.history, CALENDAR)

    def on(day: str) -> str:
        return mark(life.case, ends, at(f"{day} 10:00"))

    assert [on("2026-11-24"), on("2026-12-05"), on("2026-12-09")] == ["ontime", "soon", "overdue"]
    assert mark(replace(life.case, state=State.WAITING), ends, life.now) == "paused"
    assert mark(replace(life.case, state=State.CLOSED), ends, life.now) == "closed"
    assert mark(life.case, None, life.now) == "ontime"
    assert ends is not None
    assert mark(life.case, replace(ends, provisional=True), life.now) == "provisional"

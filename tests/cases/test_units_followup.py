"""A unit is chased by a clock of its own, up to the leader."""

from typing import Any

from cases import access
from cases.commands import Act
from cases.deadline import pauses
from cases.errors import (
    NotAllowed,
)
from cases.lifecycle import allowed
from cases.model import Action, Case, Event
from cases.notices import To
from cases.parts import Stage
from cases.people import SYSTEM
from cases.spans import spent
from cases.units import due
from tests.cases.bureau import accepted, given, stages, untold
from tests.cases.scenes import (
    CALENDAR,
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
    with_zhou,
    xu,
    zhou,
)


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
    not_accepted = with_zhou().does(clerk, Action.ENTRUST, data=given(WATER))
    since = not_accepted.case.since
    not_accepted.passes(hours=5).does(li, Action.UNIT_PROGRESS, "在挖")
    assert not_accepted.case.since == since  # that is nothing the representative has done


def test_the_units_time_stands_while_the_resident_is_waited_for() -> None:
    life = accepted().passes(hours=2).does(zhou, Action.ASK, "哪几盏？").sent()
    assert life.next.unit is None
    life.passes(days=2).does(lin, Action.ANSWER, "路口的")
    assert due(life.case.units[0], pauses(life.history)).at == at("2026-12-03 18:00")


def test_nobody_has_the_case_but_a_unit_works_on_it_so_that_is_what_is_chased() -> None:
    life = lamp().does(SYSTEM, Action.ADMIT).does(clerk, Action.ENTRUST, data=given(WATER))
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

"""Several residents in one case, by the pure rules."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import access
from cases.commands import Act
from cases.errors import (
    AlreadyAParty,
    NamedFirst,
    NoSuchPerson,
    NotThatDate,
    NotTheSameKind,
    NotUnderWay,
    NotYours,
    ReachesTheAccused,
    SameCase,
    TooManySpokespersons,
)
from cases.joining import UNDER_WAY, check_merge
from cases.lifecycle import allowed, apply
from cases.likeness import Matter, distance, likeness
from cases.model import Action, Case, Kind, Outcome, Party, Said, State, Subject, Verdict
from cases.notices import To
from cases.parts import Part, Stage
from cases.people import Person, Role
from tests.cases.scenes import (
    CALENDAR,
    LIN,
    MONDAY,
    NEIGHBOUR,
    POLICY,
    POWER,
    STRANGER,
    WATER,
    XU,
    ZHOU,
    a_case,
    clerk,
    lin,
    neighbour,
    refuses,
    with_zhou,
    zhou,
)

NOT_UNDER_WAY = [state for state in State if state not in UNDER_WAY]
LATER = MONDAY + timedelta(days=20)


def other(state: State = State.ASSIGNED, **values: object) -> Case:
    usual: dict[str, object] = {"id": 2, "number": "60749-9", "parties": (Party(NEIGHBOUR),), "handler": XU}
    return a_case(state, **(usual | values))


def merged(case: Case, came: Case) -> tuple[Case, Case]:
    """What goes on, and what has ended."""
    goes = Act(came.id, Action.MERGE, other=case)
    comes = Act(case.id, Action.TAKE_IN, other=came)
    ended = apply(came, goes, clerk, MONDAY, POLICY, CALENDAR)[0]
    return apply(case, comes, clerk, MONDAY, POLICY, CALENDAR)[0], ended


def joins(case: Case, person: int) -> Act:
    return Act(case.id, Action.TAKE_PART, "我也遇到", person=person)


def test_a_resident_joins_for_themselves_and_for_nobody_else() -> None:
    life = with_zhou().does(neighbour, Action.TAKE_PART, "我家门口也黑")
    party = life.case.parties[-1]
    assert (party.person, party.since) == (NEIGHBOUR, life.case.seq)
    assert life.whats == ["joined-handler"]
    assert refuses(NotYours, with_zhou().case, joins(life.case, STRANGER), neighbour)
    assert refuses(AlreadyAParty, life.case, joins(life.case, NEIGHBOUR), clerk)


@pytest.mark.parametrize(
    "closed_to",
    [
        a_case(State.ASSIGNED, subjects=(Subject("某人"),)),
        a_case(State.ASSIGNED, withheld=((2, ZHOU),)),
        a_case(State.ASSIGNED, voice=(7,)),
        *(a_case(s, outcome=Outcome.FIXED) for s in (State.RESOLVED, State.CLOSED, State.REVIEW)),
        *(a_case(s) for s in (State.SUBMITTED, State.WAITING)),
    ],
)
def test_what_is_about_somebody_or_not_under_way_is_open_to_nobody(closed_to: Case) -> None:
    assert refuses(NotYours, closed_to, joins(closed_to, NEIGHBOUR), neighbour)


def test_who_joins_reads_nothing_from_before_and_nothing_of_others() -> None:
    life = with_zhou().does(zhou, Action.ACCEPT).does(zhou, Action.PROGRESS, "李大爷，灯订好了")
    life.does(neighbour, Action.TAKE_PART, "我家门口也黑").does(zhou, Action.PROGRESS, "明天换")
    seen = {
        event.action: access.seen(life.case, event, said, neighbour) or Said()
        for event, said in zip(life.history, life.said, strict=True)
        if event.seq not in (4, 5) or event.action is not Action.PROGRESS
    }
    assert seen[Action.SUBMIT].words == ""
    assert seen[Action.TAKE_PART].words == "我家门口也黑"
    before = next(e for e in life.history if e.action is Action.PROGRESS)
    assert access.seen(life.case, before, Said("李大爷，灯订好了"), neighbour) == Said()
    assert seen[Action.PROGRESS].words == "明天换"
    joined = next(e for e in life.history if e.action is Action.TAKE_PART)
    assert access.seen(life.case, joined, Said("我家门口也黑"), lin) == Said()


def test_a_petition_takes_five_and_says_why_it_takes_no_sixth() -> None:
    case = a_case(State.IN_PROGRESS, kind=Kind.PETITION)
    for person in range(20, 24):
        case = apply(case, joins(case, person), clerk, MONDAY, POLICY, CALENDAR)[0]
    assert len(case.residents) == 5
    with pytest.raises(TooManySpokespersons) as refused:
        apply(case, joins(case, 30), clerk, MONDAY, POLICY, CALENDAR)
    assert refused.value.values["most"] == 5


def test_the_handler_and_the_accused_are_no_residents() -> None:
    case = a_case(State.IN_PROGRESS, subjects=(Subject("许", XU),))
    for person in (ZHOU, XU):
        assert refuses(NoSuchPerson, case, joins(case, person), clerk)


def test_everybody_and_everything_comes_along() -> None:
    part = Part(WATER, Stage.ACCEPTED, True, MONDAY, MONDAY, LATER)
    one = a_case(State.IN_PROGRESS, deadline=LATER, topics=("路灯",))
    came = other(
        parties=(Party(NEIGHBOUR, True, Verdict.NOT), Party(STRANGER)),
        units=(part,),
        urgent=True,
        topics=("用电",),
        deadline=LATER - timedelta(days=5),
        subjects=(Subject("某局"),),
    )
    case, ended = merged(one, came)
    assert case.residents == (LIN, NEIGHBOUR, STRANGER)
    assert {p.person: (p.verdict, p.shares_contact, p.asked) for p in case.parties}[NEIGHBOUR] == (
        Verdict.NOT,
        True,
        0,
    )
    assert (case.units, case.urgent, case.topics) == ((part,), True, ("路灯", "用电"))
    assert case.deadline == LATER - timedelta(days=5)
    assert case.subjects == (Subject("某局"),)
    assert (ended.state, ended.outcome, ended.handler) == (State.CLOSED, Outcome.MERGED, None)
    assert not ended.working


def test_the_day_that_comes_along_can_be_computed_again() -> None:
    life = with_zhou()
    came = other(deadline=MONDAY + timedelta(days=3))
    life.does(clerk, Action.TAKE_IN, act=Act(1, Action.TAKE_IN, other=came))
    from cases.deadline import due

    again = due(life.case, life.history, CALENDAR)
    assert again is not None and again.at == life.case.deadline == MONDAY + timedelta(days=3)


def test_whom_either_is_about_loses_it_without_a_word() -> None:
    came = other(subjects=(Subject("周代表", ZHOU, confirmed=True, unit=WATER),))
    part = Part(WATER, Stage.ACCEPTED, True, MONDAY, MONDAY, LATER)
    helps = Part(POWER, Stage.ACCEPTED, False, MONDAY, MONDAY, LATER)
    life = with_zhou().does(zhou, Action.ACCEPT)
    life.case = replace(life.case, units=(part, helps))
    life.does(clerk, Action.TAKE_IN, act=Act(1, Action.TAKE_IN, other=came))
    assert (life.case.handler, life.case.state) == (None, State.ADMITTED)
    assert [p.unit for p in life.case.working] == [POWER]
    assert not allowed(life.case, zhou)
    assert not [n for n in life.told if n.to in (To.HANDLER, To.FORMER) and not n.data]
    # and the other way: what ended is kept from whom the one that goes on is about
    one = a_case(State.ADMITTED, subjects=(Subject("许", XU),))
    _, ended = merged(one, other())
    assert XU in ended.accused and not access.may_see(ended, _xu())


def _xu() -> access.Actor:
    return access.Actor(XU, frozenset({Role.REPRESENTATIVE}))


@pytest.mark.parametrize(
    ("one", "came", "error"),
    [
        (a_case(State.ADMITTED), a_case(State.ADMITTED), SameCase),
        (a_case(State.ADMITTED), other(kind=Kind.WISH), NotTheSameKind),
        *(
            (a_case(State.ADMITTED), other(s, outcome=Outcome.FIXED), NotUnderWay)
            for s in State
            if s not in UNDER_WAY
        ),
        (a_case(State.ADMITTED), other(withheld=((2, XU),)), NamedFirst),
        (a_case(State.ADMITTED), other(subjects=(Subject("林", LIN),)), ReachesTheAccused),
        (a_case(State.ADMITTED, subjects=(Subject("邻", NEIGHBOUR),)), other(), ReachesTheAccused),
    ],
)
def test_what_cannot_be_merged_says_why(one: Case, came: Case, error: type[Exception]) -> None:
    with pytest.raises(error):
        check_merge(one, came)


def test_an_officer_of_the_accused_unit_and_a_namesake_do_not_come_in() -> None:
    one, came = a_case(State.ADMITTED, subjects=(Subject("水务局", unit=WATER),)), other()
    officer = Person(NEIGHBOUR, "邻居", roles=frozenset({Role.OFFICER}), unit=WATER)
    with pytest.raises(ReachesTheAccused):
        check_merge(one, came, [officer])
    one = a_case(State.ADMITTED, subjects=(Subject("邻居"),))
    with pytest.raises(ReachesTheAccused):
        check_merge(one, came, [Person(NEIGHBOUR, "邻居")])


def test_somebody_stays_when_a_part_leaves() -> None:
    case = a_case(State.IN_PROGRESS, parties=(Party(LIN), Party(NEIGHBOUR)))
    new = replace(other(), parties=(Party(NEIGHBOUR),))
    act = Act(1, Action.SPLIT, data={"leave": True}, other=new)
    after, event, _, _ = apply(case, act, clerk, MONDAY)
    assert (after.residents, event.data["into"], event.data["left"]) == ((LIN,), 2, [NEIGHBOUR])
    both = replace(new, parties=case.parties)
    assert refuses(NoSuchPerson, case, replace(act, other=both), clerk)
    assert refuses(NoSuchPerson, case, replace(act, other=replace(new, parties=(Party(STRANGER),))), clerk)


def test_a_promise_to_let_it_rest_changes_nothing_but_the_history() -> None:
    case = a_case(State.IN_PROGRESS, kind=Kind.PETITION)
    act = Act(1, Action.LET_REST, "不再上访", person=LIN, data={"signed": MONDAY.isoformat()})
    after = apply(case, act, zhou, MONDAY)[0]
    assert replace(after, seq=case.seq) == case, "so nothing can depend on it, closing least of all"
    assert refuses(NotThatDate, case, replace(act, data={"signed": LATER.isoformat()}), zhou)
    assert refuses(NotThatDate, case, replace(act, data={}), zhou)
    assert refuses(NoSuchPerson, case, replace(act, person=XU), zhou)


PEOPLE = st.lists(st.integers(20, 30), min_size=1, max_size=5, unique=True)


@given(here=PEOPLE, there=PEOPLE, gone=st.sets(st.integers(20, 30)))
def test_no_merger_drops_anybody(here: list[int], there: list[int], gone: set[int]) -> None:
    def parties(people: list[int]) -> tuple[Party, ...]:
        return tuple(Party(p, withdrawn=p in gone) for p in people)

    one, came = a_case(State.ASSIGNED, parties=parties(here)), other(parties=parties(there))
    case, _ = merged(one, came)
    assert {p.person for p in case.parties} == {*here, *there}
    assert set(case.residents) == {*one.residents, *came.residents}


def test_likeness_goes_by_matter_and_place() -> None:
    lamp = Matter("青塘村的路灯坏了五盏", ("路灯",), 7)
    assert likeness(lamp, Matter("灯不亮", ("路灯",), 7), 300) > 0
    assert likeness(lamp, Matter("灯不亮", ("路灯",), 8), 300) == 0
    assert likeness(lamp, Matter("青塘村的狗没人管", (), 7), 300, ["青塘村"]) == 0
    assert likeness(Matter("楼下的狗整夜叫", (), 7), Matter("狗整夜叫不停", (), 7), 300) > 0
    here, near, far = (30.1, 119.9), (30.102, 119.9), (30.11, 119.9)
    assert 200 < distance(here, near) < 250
    at = replace(lamp, position=here)
    assert likeness(at, replace(lamp, district=8, position=near), 300) > 0
    assert likeness(at, replace(lamp, position=far), 300) == 0, "the same district, and yet another lamp"

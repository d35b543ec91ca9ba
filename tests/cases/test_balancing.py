"""Evening out, as a rule: what goes to whom, if these were the loads."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cases.assignment import Candidate, rank
from cases.assignment import chosen as best_of
from cases.balancing import balance
from cases.model import Case, Place, State
from cases.people import Person
from tests.cases.scenes import MONDAY, a_case
from tests.cases.test_assignment import BOTH, DISTRICTS

A, B, C = (Person(number, f"代{number}", roles=BOTH, district=4) for number in (21, 22, 23))


def cases(count: int, handler: int = 21) -> list[Case]:
    return [
        a_case(State.ASSIGNED, id=n, handler=handler, place=Place("青塘路", 4)) for n in range(1, count + 1)
    ]


def best(*people: Person) -> Callable[[Case, Mapping[int, int]], Candidate | None]:
    def find(case: Case, loads: Mapping[int, int]) -> Candidate | None:
        return best_of(rank(replace(case, handler=None), people, loads, DISTRICTS, {}, {}, MONDAY))

    return find


def loads_after(held: list[Case], *people: Person, away: frozenset[int] = frozenset()) -> dict[int, int]:
    loads = {person.id: sum(case.handler == person.id for case in held) for person in people}
    for goes in balance(held, dict(loads), away, best(*people)):
        assert goes.case.handler is not None
        loads[goes.case.handler] -= 1
        loads[goes.to.person.id] += 1
    return loads


def test_what_one_has_is_shared_among_those_as_near() -> None:
    assert sorted(loads_after(cases(9), A, B, C).values()) == [3, 3, 3]
    assert sorted(loads_after(cases(10), A, B, C).values()) == [3, 3, 4]


def test_one_more_is_no_reason_to_move() -> None:
    assert loads_after(cases(1), A, B) == {21: 1, 22: 0}
    assert loads_after(cases(2), A, B) == {21: 1, 22: 1}


def test_nobody_gets_what_lies_elsewhere() -> None:
    elsewhere = replace(B, district=7)
    assert loads_after(cases(9), A, elsewhere) == {21: 9, 22: 0}


def test_what_somebody_knows_stays_with_them() -> None:
    lamps = [replace(case, topics=("路灯",)) for case in cases(5)]
    assert loads_after(lamps, replace(A, topics=("路灯",)), B) == {21: 5, 22: 0}


def test_who_is_away_hands_over_however_much_others_have() -> None:
    found = balance(cases(1), {21: 1, 22: 6}, {21}, best(B))
    assert [goes.to.person.id for goes in found] == [22]


def test_where_nobody_else_is_nothing_moves() -> None:
    assert balance(cases(9), {21: 9}, {21}, best()) == ()


def test_the_newest_goes_first_and_each_once() -> None:
    found = balance(cases(6), {21: 6}, set(), best(A, B))
    assert [goes.case.id for goes in found] == [6, 5, 4]

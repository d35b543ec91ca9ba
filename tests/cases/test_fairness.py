"""Fairness over time, language, and who stands in: the ranking over many cases, one after the other."""

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from cases import deputies
from cases.assignment import Reason, chosen, rank
from cases.model import Case, Place, State, Subject
from cases.people import District, Person
from tests.cases.scenes import MONDAY, a_case
from tests.cases.test_assignment import BOTH, LAMP, XU, ZHOU, names, ranked

TOPICS = ("路灯", "道路", "供水", "排水", "噪音", "物业", "教育", "医疗", "农业")
TOWN = {1: District(1, "青溪县"), 2: District(2, "城关镇", 1), 3: District(3, "河口镇", 1)}
WINDOW = timedelta(days=30)


def gini(loads: Sequence[int]) -> float:
    """0: everybody has as much; towards 1: one has everything."""
    ordered, count = sorted(loads), len(loads)
    weighted = sum((2 * place - count - 1) * load for place, load in enumerate(ordered, 1))
    return weighted / (count * sum(ordered))


def test_gini_is_what_it_is() -> None:
    assert gini([5, 5, 5]) == 0
    assert gini([0, 0, 0, 12]) == 0.75


@pytest.mark.parametrize("seed", range(20))
def test_in_a_district_everybody_gets_about_as_much(seed: int) -> None:
    """Successive cases of even topics, each closed after a time that depends on who has it."""
    chance = Random(seed)
    count, total = chance.randint(5, 9), chance.randint(50, 200)
    topics = [(TOPICS[n],) for n in range(count)]  # even: each knows one that the others do not
    people = [Person(60 + n, f"代{n}", roles=BOTH, district=2, topics=topics[n]) for n in range(count)]
    people += [Person(50, "邻镇", roles=BOTH, district=3), Person(51, "全县", roles=BOTH, district=1)]
    pace = {p.id: chance.choice((0.2, 1, 5)) for p in people}  # some are quick, and would get everything
    held: list[tuple[datetime, int]] = []
    given: deque[tuple[datetime, int]] = deque()
    received: Counter[int] = Counter()
    handled: Counter[tuple[int, str]] = Counter()
    now, peaks = MONDAY, []
    for turn in range(total):
        now += timedelta(hours=chance.uniform(1, 12))
        held = [one for one in held if one[0] > now]
        while given and given[0][0] < now - WINDOW:
            given.popleft()
        topic = TOPICS[turn % count] if chance.random() < 0.8 else chance.choice(TOPICS[:count])
        known = (topic,) if chance.random() < 0.5 else ()  # of half of them nobody can tell
        case = a_case(State.ADMITTED, place=Place("青塘路", 2), topics=known)
        loads = Counter(person for _, person in held)
        recent = Counter(person for _, person in given)
        ended = {p.id: handled[p.id, topic] for p in people if handled[p.id, topic]}
        best = chosen(rank(case, people, loads, TOWN, ended, {}, now, recent=recent))
        assert best is not None
        person = best.person.id
        held.append((now + timedelta(days=pace[person] * chance.uniform(0.5, 1.5)), person))
        given.append((now, person))
        received[person] += 1
        handled[person, topic] += 1
        if turn >= 50:
            loads[person] += 1
            peaks.append(gini([recent[p.id] + (p.id == person) for p in people[:count]]))
    assert received[50] == 0, "what lies here is not sent to the next town"
    assert gini([received[p.id] for p in people[:count]]) <= 0.2
    assert all(peak <= 0.2 for peak in peaks), "nor at any time in between"


@pytest.mark.parametrize("seed", range(10))
def test_what_is_open_is_even_where_nobody_is_quicker(seed: int) -> None:
    chance = Random(seed)
    people = [Person(n, f"代表{n}", roles=BOTH, district=2) for n in range(60, 66)]
    held: list[tuple[datetime, int]] = []
    recent: Counter[int] = Counter()
    now = MONDAY
    for _ in range(60):
        now += timedelta(hours=2)
        held = [one for one in held if one[0] > now]
        loads = Counter(person for _, person in held)
        case = a_case(State.ADMITTED, place=Place("青塘路", 2))
        best = chosen(rank(case, people, loads, TOWN, {}, {}, now, recent=recent))
        assert best is not None
        held.append((now + timedelta(days=chance.uniform(3, 7)), best.person.id))
        recent[best.person.id] += 1
    loads = Counter(person for _, person in held)
    assert gini([loads[p.id] for p in people]) <= 0.2


def test_who_was_given_fewer_lately_comes_first_among_the_equally_near() -> None:
    other = Person(9, "沈新", roles=BOTH, district=4)
    found = ranked(a_case(place=Place("青塘路", 4)), representatives=[ZHOU, other], recent={2: 4, 9: 1})
    assert names(found) == ["沈新", "周强"]
    assert Reason("fair", "1") in found[0].reasons
    assert not any(reason.what == "fair" for reason in found[1].reasons)
    alike = ranked(a_case(place=Place("青塘路", 4)), representatives=[ZHOU, other], recent={2: 4, 9: 4})
    assert not any(reason.what == "fair" for one in alike for reason in one.reasons)


def test_a_month_of_many_cases_sends_none_out_of_the_district() -> None:
    found = ranked(a_case(place=Place("青塘路", 4)), representatives=[ZHOU, XU], recent={2: 40})
    assert names(found) == ["周强", "许岚"], "they are not equally near"


def test_who_speaks_the_residents_language_is_preferred() -> None:
    found = ranked(a_case(place=Place("青塘路", 4)), representatives=[ZHOU, XU], languages={"en"})
    assert names(found) == ["周强", "许岚"]
    speaks = replace(XU, languages=("en",))
    found = ranked(a_case(place=Place("青塘路", 4)), representatives=[ZHOU, speaks], languages={"en"})
    assert names(found) == ["许岚", "周强"] and Reason("language", "en") in found[0].reasons
    reads = replace(XU, language="en")
    found = ranked(a_case(place=Place("青塘路", 4)), representatives=[ZHOU, reads], languages={"en"})
    assert names(found) == ["许岚", "周强"]


LATER = MONDAY + timedelta(days=3)
AWAY = replace(ZHOU, away_until=LATER, deputy=8)
HE = Person(8, "何川", roles=BOTH, district=3)


def lamp(*subjects: Subject) -> Case:
    return replace(LAMP, topics=(), subjects=subjects)


def test_while_somebody_is_away_their_deputy_stands_for_them() -> None:
    found = ranked(lamp(), representatives=[AWAY, HE, XU])
    assert names(found) == ["何川", "许岚"], "each of them once"
    assert found[0].reasons[:2] == (Reason("deputy", str(ZHOU.id)), Reason("district", "青塘社区"))
    assert found[0].there
    back = ranked(lamp(), representatives=[AWAY, HE, XU], now=LATER)
    assert names(back) == ["周强", "许岚", "何川"]


def test_the_deputys_own_load_counts() -> None:
    assert names(ranked(lamp(), representatives=[AWAY, HE, XU], loads={8: 9, 2: 0}))[0] == "许岚"


def test_there_are_no_chains_and_no_circles() -> None:
    gone = replace(HE, away_until=LATER, deputy=3)
    assert names(ranked(lamp(), representatives=[AWAY, gone, XU])) == ["许岚"]
    circle = replace(HE, away_until=LATER, deputy=2)
    assert names(ranked(lamp(), representatives=[AWAY, circle])) == []


def test_neither_an_accused_deputy_nor_the_deputy_of_the_accused() -> None:
    assert names(ranked(lamp(Subject("何川", 8)), representatives=[AWAY, HE, XU])) == ["许岚"]
    assert names(ranked(lamp(Subject("周强", 2)), representatives=[AWAY, HE, XU])) == ["许岚"]
    assert names(ranked(lamp(Subject("何川代表")), representatives=[AWAY, HE, XU])) == ["许岚"]


def test_a_deputy_who_gave_it_back_does_not_get_it_again() -> None:
    best = chosen(ranked(lamp(), representatives=[AWAY, HE, XU], former={8: "returned"}))
    assert best is not None and best.person is XU


def test_who_acts_for_the_handler() -> None:
    case = replace(lamp(), handler=2)
    assert deputies.of(case, AWAY, HE, [], MONDAY) == 8
    assert deputies.of(case, AWAY, HE, [], LATER) is None
    assert deputies.of(case, ZHOU, HE, [], MONDAY) is None
    assert deputies.of(case, AWAY, replace(HE, away_until=LATER), [], MONDAY) is None
    assert deputies.of(replace(case, subjects=(Subject("何川", 8),)), AWAY, HE, [], MONDAY) is None
    assert deputies.of(case, AWAY, HE, [Person(5, deputy=8)], MONDAY) is None


def test_who_could_be_a_deputy() -> None:
    assert deputies.could_be(ZHOU, HE, MONDAY, LATER)
    assert not deputies.could_be(ZHOU, ZHOU, MONDAY, LATER)
    begins = LATER - timedelta(hours=1)
    gone = replace(HE, away_from=begins, away_until=LATER + timedelta(days=1))
    assert not deputies.could_be(ZHOU, gone, MONDAY, LATER)
    assert deputies.could_be(ZHOU, gone, MONDAY, begins)

"""A whole county, through every path: 3 levels of districts, 60 representatives, 12 units, 500 cases.

Everybody of it comes in by the importer and an invitation. The matters go their ways as `county_paths` has
it, in chat, through the real desk, domain, storage, rounds and courier; a seed decides which lies where. Then
nothing is forgotten, nobody untold, nothing left lying, every number leads where its case goes on, and the
work is fairly shared.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from structlog.testing import capture_logs

from cases import numbers
from cases.model import Action, Outcome, State
from cases.people import Role
from storage import history, tables
from storage.work import Work
from tests.cases.test_fairness import gini
from tests.whole.county import ABOVE, CLERK, DESK, TOPICS, UNITS, County, serving
from tests.whole.county_paths import PATHS, TOTAL
from tests.whole.county_year import Year
from tests.world import Phone

FAIR, UNEVEN = 0.2, 0.3
MANY, SEVERAL = 50, 5
"""So many cases and representatives make a district in which it can be told whether the work is shared."""
ANSWERS = (
    *(Action.RESOLVE, Action.SOLVE_ON_SPOT, Action.EXPLAIN, Action.CLOSE, Action.REFUSE),
    Action.DECIDE_REVIEW,
)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """The county when all of it is over."""
    with capture_logs() as logs, County(tmp_path_factory.mktemp("county") / "data") as county:
        year = Year(county)
        year.begins()
        year.run()
        yield year
        county.watch.settled()
        assert [entry for entry in logs if entry["log_level"] in ("error", "critical")] == []


@pytest.fixture
def county(year: Year) -> County:
    return year.county


def how_many(*names: str) -> int:
    """So many matters go these ways; without a name, all of them."""
    return sum(path.count for path in PATHS if not names or path.name in names)


def test_the_county_is_as_large_as_it_should_be(county: County) -> None:
    tree = {row.id: row.parent_id for row in county.rows(tables.districts)}

    def level(district: int | None) -> int:
        return 0 if district is None else 1 + level(tree[district])

    assert max(map(level, tree)) == 3
    in_office = {row.name for row in serving(county, Role.REPRESENTATIVE)}
    assert len(in_office) == 60 and len(county.left) == 1, "one has left, one was elected"
    assert len(county.rows(tables.units)) == len(UNITS) == 12


def test_every_path_was_gone_and_they_make_five_hundred_cases(year: Year, county: County) -> None:
    assert all(path.count >= 3 for path in PATHS)
    assert sum(path.count * path.cases for path in PATHS) == TOTAL == len(county.rows(tables.cases))
    assert len(year.gone) == how_many(), "one of them has stopped halfway"


def test_nothing_is_forgotten(county: County) -> None:
    for row in county.rows(tables.cases):
        ends = row.state == State.CLOSED and row.outcome is not None
        assert ends or row.next_action_at > county.clock.now(), row.number
    assert county.rows(tables.inbox, state="parked") == []
    county.watch.look()


def test_no_task_is_left_without_anybody_who_does_it(county: County) -> None:
    assert [(task.kind, task.case_id) for task in county.tasks()] == []


def test_numbers_are_unique_and_lead_where_the_case_goes_on(year: Year, county: County) -> None:
    rows = county.rows(tables.cases)
    assert len({row.number for row in rows}) == len(rows)
    assert all(numbers.parse(row.number) == row.id for row in rows)
    into = {e.case_id: e.data["into"] for e in county.rows(tables.events) if e.action == Action.MERGE}
    assert len(into) == how_many("merged")
    for row in rows:
        goes_on = numbers.number(into.get(row.id, row.id))
        reader = DESK if row.kind == "misconduct" else CLERK
        county[reader].says(row.number).sees(goes_on)
    on_the_line = {row.address for row in county.rows(tables.chats)}
    for matter in year.matters:
        asks = matter.resident.address in on_the_line and matter.resident not in county.of.values()
        for one in (matter, matter.part) if asks else ():
            if one is not None:
                one.resident.says("/cancel").says(one.number).sees(numbers.number(into.get(one.id, one.id)))


def test_every_resident_has_the_number_and_what_came_of_it(county: County) -> None:
    """In words that were sent to them; who has no chat has been rung up."""
    chats = [row for row in county.rows(tables.chats) if not row.address.startswith("gone:")]
    phones = {row.person_id: county.newcomer(row.address) for row in chats}
    heard = {person: Phone.shown(phone.got) for person, phone in phones.items()}
    with county.app.database.reading() as connection:
        work = Work(connection, county.clock.now())
        every = [row.id for row in county.rows(tables.cases)]
        past, said = history.of(work, every), history.said(work, every)
    looked = Counter[str]()
    for row in county.rows(tables.parties):
        case, events = county.case(row.case_id), past[row.case_id]
        if case.outcome == Outcome.MERGED:
            continue  # they are residents of the one in which it goes on
        answer = next((e for e in reversed(events) if e.action in ANSWERS), None)
        if row.person_id not in phones:
            calls = [e for e in events if row.person_id in (e.actor, e.data.get("party")) and _by_phone(e)]
            assert calls or case.outcome == Outcome.WITHDRAWN, case.number
            looked["rung up" if calls else "forgotten"] += 1
            continue
        told = heard[row.person_id]
        assert case.number in told, f"{case.number}: {phones[row.person_id].address} does not know it"
        if case.outcome == Outcome.WITHDRAWN:
            assert f"{case.number} 撤回了" in told
        else:
            assert answer is not None, case.number
            assert said[row.case_id][answer.seq].words in told, f"{case.number}: nobody told them"
        looked[str(case.outcome)] += 1
    assert looked["rung up"] == how_many("by proxy", "on a visit", "nobody picks up")
    assert looked["forgotten"] == how_many("forgotten") and looked["withdrawn"] == how_many("withdrawn")
    assert looked["unanswered"] == how_many("never answered") and looked["declined"] == how_many("refused")
    assert looked["fulfilled"] == how_many("a wish", "a wish of several", "a lapsed claim", "nobody's wish")
    joined = how_many("me too", "merged", "split") + 2 * how_many("a group")
    assert looked.total() == how_many() + joined, "each of them, and each who came to it later"


def _by_phone(event: Any) -> bool:
    return event.action is Action.CALL or "noted" in event.data


def test_every_reason_why_somebody_has_a_case_was_given(county: County) -> None:
    found = {reason for row in county.rows(tables.cases) for reason, _ in row.reasons}
    of_person = {"district", "near", "topic", "handled", "fair", "language", "chosen", "deputy", "office"}
    assert found >= of_person | {"left", "balance", "transfer"}


def _given(county: County) -> Counter[tuple[int, int]]:
    """(representative, case): what each was given, whatever became of it."""
    assigned = (row for row in county.rows(tables.events) if row.action == Action.ASSIGN)
    return Counter((row.data["handler"], row.case_id) for row in assigned)


def _large(county: County) -> Mapping[str, Sequence[Any]]:
    """The districts of which it can be told: the representatives who sat there all the time."""
    given = _given(county)
    found = {}
    for district in county.rows(tables.districts):
        here = [row for row in county.sat if row.district_id == district.id]
        cases = {case for person, case in given if person in {row.id for row in here}}
        if len(here) >= SEVERAL and len(cases) >= MANY:
            found[district.name] = here
    return found


def test_the_work_is_fairly_shared(county: County) -> None:
    """Of what each was given, and of what each has brought to its end, within a district.

    Nothing is taken out: who came by a card, who spoke English, whom it was about, who was away. Each of
    these makes it uneven, and the ranking makes up for it, because it counts all that was given lately. Only
    who left or came in the middle of the year is not compared with those who were there all the time.
    """
    large = _large(county)
    assert set(large) == {"城关镇", "青塘乡", "柳湾镇", "白杨镇", "澜溪县"}
    given, ended = Counter(person for person, _ in _given(county)), Counter[int]()
    for row in county.rows(tables.cases):
        ended[row.handler_id] += 1
    for name, here in large.items():
        for what in (given, ended):
            loads = [what[row.id] for row in here]
            assert gini(loads) <= FAIR, f"{name}: {sorted(loads)}"


def test_the_topics_are_even(county: County) -> None:
    """Of a topic that comes often – five times for each who sees to it – nobody gets all.

    Compared are those who stand alike to it: who know it, or everybody where nobody does. The measure is the
    same, over all such topics of a district together. One alone may be a little less even: where two share
    a dozen cases, even a toss gives 0.15 on average; where the rule favours one of them it is beyond 0.35.
    """
    topics = {row.id: set(row.topics) for row in county.rows(tables.cases)}
    given, common = _given(county), list[Sequence[int]]()
    for name, here in _large(county).items():
        found = []
        for topic in (*TOPICS, *ABOVE):
            alike = [row for row in here if topic in row.topics] or here
            got = Counter(person for person, case in given if topic in topics[case])
            loads = [got[row.id] for row in alike]
            if len(loads) > 1 and sum(loads) >= SEVERAL * len(loads):
                found.append(loads)
                assert gini(loads) <= UNEVEN, f"{name}, {topic}: {loads}"
        if found:
            assert sum(sum(loads) * gini(loads) for loads in found) <= FAIR * sum(map(sum, found)), name
        common += found
    assert len(common) >= 8

"""A whole county, through every path: 3 levels of districts, 60 representatives, 12 units, 500 cases.

Everybody of it comes in by the importer and an invitation. The matters go their ways as `county_paths` has it,
in chat, through the real desk, domain, storage, rounds and courier; a seed decides which lies where. Then
nothing is forgotten, nobody untold, nothing left lying, every number leads where its case goes on, and the
work is fairly shared.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from cases import numbers
from cases.model import Action, Outcome, State
from cases.people import Role
from storage import history, tables
from storage.work import Work
from tests.cases.test_fairness import gini
from tests.whole.county import ABOVE, STAFF, TOPICS, UNITS, County, serving
from tests.whole.county_paths import PATHS, TOTAL
from tests.whole.county_steps import CLERK, DESK, SUPERVISOR
from tests.whole.county_year import Year
from tests.world import Phone

FAIR = 0.2
MANY, SEVERAL = 50, 5
"""So many cases and representatives make a district in which it can be told whether the work is shared."""
ANSWERS = (
    *(Action.RESOLVE, Action.SOLVE_ON_SPOT, Action.EXPLAIN, Action.CLOSE, Action.REFUSE),
    Action.DECIDE_REVIEW,
)
LATER = timedelta(days=30)


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
    assert len(year.gone) == sum(path.count for path in PATHS), "one of them has stopped halfway"


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
    assert len(into) == sum(path.count for path in PATHS if path.name == "merged")
    for row in rows:
        goes_on = numbers.number(into.get(row.id, row.id))
        reader = DESK if row.kind == "misconduct" else CLERK
        county[reader].says(row.number).sees(goes_on)
    for matter in year.matters:
        for number in {matter.number, matter.part.number if matter.part else matter.number}:
            row = county.case(numbers.parse(number) or 0)
            if matter.resident in county.of.values() or row.erased or not matter.resident.got:
                continue
            matter.resident.says("/cancel").says(number).sees(numbers.number(into.get(row.id, row.id)))

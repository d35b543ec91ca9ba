"""What goes to the driver as it is gives what SQLAlchemy would have given, and fails as it would have."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Select, bindparam, func, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from storage import posting
from storage.columns import literally
from storage.direct import among, direct
from storage.tables import outbox, people, tasks
from storage.work import Work
from tests.storage.box import NOON, Box

BY_ID = select(outbox).where(among(outbox.c.id, "ids")).order_by(outbox.c.id)
LATE = select(outbox.c.id).where(outbox.c.due_at > bindparam("at")).limit(bindparam("most"))
SUMS = select(func.count().label("many"), func.max(outbox.c.due_at).label("last")).where(
    literally(outbox.c.state, "queued", "held")
)
TWICE = select(outbox.c.id, people.c.id).select_from(outbox).join(people, people.c.id > 0)
SPREAD = select(outbox.c.id).where(outbox.c.id.in_(bindparam("ids", expanding=True)))


@pytest.fixture
def work(box: Box) -> Any:
    chat = box.chat()
    with box.work() as work:
        for number in range(3):
            row = {"payload": {"text": f"“{number}”"}, "priority": 1, "dedupe_key": f"n{number}"}
            posting.put(work, chat_id=chat, due_at=NOON.replace(minute=number), **row)
        yield work


def both(work: Work, statement: Select[Any], **params: Any) -> list[Any]:
    """What is asked directly, from the second time on, is what SQLAlchemy gives the first time."""
    first = work.rows(statement, params)
    again = work.rows(statement, params)
    assert direct(statement, work.connection.dialect) is not None
    assert [tuple(row) for row in again] == [tuple(row) for row in first]
    assert [type(value) for row in again for value in row] == [type(v) for row in first for v in row]
    return list(again)


def test_times_json_and_numbers_are_read_as_ever(work: Work) -> None:
    rows = both(work, BY_ID, ids=[1, 3])
    assert [(row.id, row.payload, row.due_at) for row in rows] == [
        (1, {"text": "“0”"}, NOON),
        (3, {"text": "“2”"}, NOON.replace(minute=2)),
    ]
    assert rows[0].case_id is None and rows[0].sent_at is None


def test_a_time_is_bound_as_ever(work: Work) -> None:
    assert [row.id for row in both(work, LATE, at=NOON, most=5)] == [2, 3]
    assert [row.id for row in both(work, LATE, at=NOON.replace(minute=1), most=1)] == [3]


def test_what_a_function_gives_has_its_type(work: Work) -> None:
    (row,) = both(work, SUMS)
    assert (row.many, row.last) == (3, datetime(2026, 11, 23, 4, 2, tzinfo=UTC))


def test_a_list_may_be_empty_or_long(work: Work) -> None:
    assert both(work, BY_ID, ids=[]) == []
    assert len(both(work, BY_ID, ids=range_of(5000))) == 3


def range_of(most: int) -> list[int]:
    return list(range(most))


def test_what_was_added_before_is_seen(work: Work) -> None:
    both(work, BY_ID, ids=[1, 2, 3, 4])
    posting.put(work, chat_id=1, payload={}, priority=1, due_at=NOON, dedupe_key="more")
    assert [row.id for row in work.rows(BY_ID, {"ids": [4]})] == [4]


def test_columns_of_one_name_are_told_apart_as_ever(work: Work) -> None:
    (row, *_) = both(work, TWICE)
    assert (row.id, row.id_1) == tuple(row)
    assert row._fields == tuple(work.connection.execute(TWICE).keys())


def test_a_list_that_is_spread_into_the_text_goes_the_usual_way(work: Work) -> None:
    for _ in range(3):
        assert [row.id for row in work.rows(SPREAD, {"ids": [1, 2]})] == [1, 2]
    assert direct(SPREAD, work.connection.dialect) is None


def test_what_was_made_for_once_is_not_kept(work: Work) -> None:
    assert direct(select(tasks.c.id), work.connection.dialect) is None


def test_an_update_gives_its_rows_and_happens_once(work: Work) -> None:
    claim = (update(outbox).where(outbox.c.id == bindparam("b")).values(tries=outbox.c.tries + 1)).returning(
        outbox.c.id, outbox.c.tries
    )
    assert [tuple(work.rows(claim, {"b": 2})[0]) for _ in range(4)] == [(2, 1), (2, 2), (2, 3), (2, 4)]


def test_a_select_that_fails_says_so_as_ever(work: Work) -> None:
    both(work, BY_ID, ids=[1])
    work.flush()
    work.connection.exec_driver_sql("ALTER TABLE outbox RENAME TO elsewhere")
    with pytest.raises(OperationalError, match="no such table"):
        work.rows(BY_ID, {"ids": [1]})


def test_a_row_that_is_refused_says_so_as_ever(work: Work) -> None:
    posting.put(work, chat_id=1, payload={}, priority=1, due_at=NOON, dedupe_key="n1")
    with pytest.raises(IntegrityError, match="UNIQUE"):
        work.flush()

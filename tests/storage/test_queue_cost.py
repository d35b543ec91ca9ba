"""What it costs to find the rows that go next, however long the outbox is (DESIGN §1.3)."""

from typing import Any

from storage import posting
from storage.claim import claim
from storage.tables import chats, people
from tests.storage.box import MANY, MINUTE, NOON, Box


def _steps(box: Box, room: dict[str, int], deep: bool = True) -> int:
    """How many instructions SQLite needs for one claim."""
    counted = 0

    def step() -> int:
        nonlocal counted
        counted += 1
        return 0

    with box.work() as work:
        driver: Any = work.connection.connection.driver_connection
        driver.set_progress_handler(step, 10)
        claim(work, room, MINUTE, deep=deep)
        driver.set_progress_handler(None, 0)
    return counted


def _fill(box: Box, many: int, channel: str, key: str) -> None:
    with box.work() as work:
        person = work.insert(people, created_at=NOON)
        start = work.insert(chats, channel=channel, address=key, person_id=person, seen_at=NOON)
        for number in range(start + 1, start + many):
            address = f"{key}{number}"
            work.add(chats, id=number, channel=channel, address=address, person_id=person, seen_at=NOON)
        work.flush()
        for number in range(start, start + many):
            name = f"{key}:{number}"
            posting.put(work, chat_id=number, payload={}, priority=2, due_at=NOON, dedupe_key=name)


def test_a_claim_costs_the_same_before_200_and_before_10000_rows(box: Box) -> None:
    _fill(box, 200, "web", "few")
    few = _steps(box, {"web": 32})
    _fill(box, 10_000, "web", "many")
    assert _steps(box, {"web": 32}) < few * 1.2


def test_a_long_queue_before_a_slow_messenger_costs_little_and_starves_nobody(box: Box) -> None:
    _fill(box, 10_000, "telegram", "t")
    box.put(box.chat("web"), "quick")
    room = {"telegram": 2, "web": 64}
    assert _steps(box, room, deep=False) * 5 < _steps(box, {"telegram": 2, "web": 1})
    assert box.row("quick").state == "sending", "the deep look found it"


def test_ten_thousand_rows_of_one_chat_keep_nobody_else_waiting(box: Box) -> None:
    anna, bert = box.chat(), box.chat()
    with box.work() as work:
        for number in range(10_000):
            posting.put(work, chat_id=anna, payload={}, priority=2, due_at=NOON, dedupe_key=f"a{number}")
    box.put(bert, "b")
    assert [due.chat_id for due in box.claim().due] == [anna, bert]


def test_claiming_walks_the_indexes(box: Box) -> None:
    asked: list[str] = []
    box.put(box.chat(), "a")
    with box.work() as work:
        driver: Any = work.connection.connection.driver_connection
        driver.set_trace_callback(asked.append)
        claim(work, MANY, MINUTE)
        driver.set_trace_callback(None)
        assert len(asked) == 2, "one select, one update"
        plans = [
            str(line[3]) for statement in asked for line in driver.execute(f"EXPLAIN QUERY PLAN {statement}")
        ]
    assert any("ix_outbox_queued (priority=? AND due_at<?)" in plan for plan in plans), plans
    scans = [plan for plan in plans if plan.startswith("SCAN") and "VIRTUAL TABLE" not in plan]
    assert not scans and not [plan for plan in plans if "TEMP B-TREE" in plan], plans

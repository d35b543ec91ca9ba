"""Who sees which staff task: whom it was raised for and those above; where nobody is there, who stands in."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot import facts
from handlers.facts import Queue
from storage import chats, tables
from storage.work import Work
from tests.whole.scenes import accuses, reports, the_case
from tests.world import MONDAY, World


def escalated(world: World) -> int:
    """A petition that no clerk has looked at for two working days: for supervisors."""
    reports(world["resident"], "青塘村的拆迁补偿没到位", "信访诉求")
    while not (found := world.rows(tables.tasks, kind="escalated")):
        world.follows_up()
    assert [row.raised_for for row in found] == ["supervisors"]
    return int(found[0].id)


def test_what_was_raised_for_supervisors_is_not_the_clerks(world: World) -> None:
    task = escalated(world)
    world["supervisor"].sees("要请您定")
    world["supervisor"].says("/queue").sees("要定 · 60001-1")
    world["leader"].says("/queue").sees("眼下没有要办的")  # it has not come to them
    world["leader"].pushes(f"f:task:t{task}").sees("要请您定")  # who looks for it sees it
    world["clerk"].says("/queue").sees("60001-1 待看").sees_not("要定")
    world["clerk"].pushes(f"f:task:t{task}").sees_not("要请您定")
    world["clerk"].pushes(f"f:task_done:t{task}").says("办了")
    assert world.rows(tables.tasks, id=task)[0].done_at is None
    before = len(world["clerk"].got)
    world.passes(days=3)
    assert not any("要请您定" in m.text for m in world["clerk"].got[before:])


def test_thousands_of_tasks_of_others_cost_the_clerk_s_queue_nothing(tmp_path: Path) -> None:
    with World(tmp_path / "data") as world:  # one whose invented cases nobody audits
        reports(world["resident"], "青塘村的拆迁补偿没到位", "信访诉求")
        few = looks(world)
        with world.app.database.writer.begin() as connection:
            work = Work(connection, world.clock.at)
            clerk, leader = world.people["clerk"], world.people["leader"]
            work.change(tables.tasks, {"case_id": 60001}, next_action_at=world.clock.at + timedelta(days=30))
            row = {"case_id": 60001, "created_at": work.now, "next_action_at": work.now}
            told = {"action": "follow_up", "after": "submitted", "data": {"to": "clerks"}, "hash": ""}
            earlier = work.now - timedelta(minutes=1)
            work.add(tables.events, case_id=60001, seq=99, at=earlier, **told)
            for number in range(1000):
                work.add(tables.tasks, kind="told", raised_for="leaders", **row | {"created_at": earlier})
                work.add(tables.tasks, kind="triage", owner_id=leader, **row)
                work.add(
                    tables.tasks,
                    kind="call",
                    raised_for="leaders",
                    owner_id=leader,
                    **row | {"case_id": None},
                )
                work.add(
                    tables.cases,
                    id=number + 1,
                    number=f"{number}",
                    **other(snoozed=work.now + timedelta(days=2)),
                )
                put_off = row | {"case_id": number + 1, "next_action_at": work.now + timedelta(days=2)}
                work.add(tables.tasks, kind="triage", owner_id=clerk, **put_off)
                work.add(tables.cases, id=number + 2001, number=f"{number + 2000}", **other())
                work.add(tables.subjects, case_id=number + 2001, person_id=clerk, name="沈")
                work.add(tables.tasks, kind="triage", **row | {"case_id": number + 2001})
            work.flush()
        assert looks(world) == few, "as many selects, as many rows"


def looks(world: World) -> tuple[int, int]:
    """How many selects the clerk's queue needs, and how many rows they give; it shows one task."""
    asked, given = list[str](), list[int]()

    def row(cursor: sqlite3.Cursor, values: tuple[object, ...]) -> tuple[object, ...]:
        given.append(1)
        return values

    with world.app.database.reading() as connection:
        driver: Any = connection.connection.driver_connection
        work = Work(connection, world.clock.at)
        chat = chats.look(work, [("memory", "clerk")])["memory", "clerk"]
        answer = facts.lookup(work, world.app.office, chat)
        answer(Queue())  # from now on the people are known
        work.known.clear()
        driver.set_trace_callback(asked.append)
        driver.row_factory = row
        shown = answer(Queue())
        driver.set_trace_callback(None)
        driver.row_factory = None
    assert [task.case.number for task in shown] == ["60001-1"]
    return len(asked), len(given)


def other(**pending: datetime) -> dict[str, Any]:
    """The row of a case that is somebody else's concern."""
    hangs = {name: at.isoformat() for name, at in pending.items()}
    row = {"kind": "complaint", "state": "submitted", "version": 1, "seq": 1, "head": "", "pending": hangs}
    return row | {"opened_at": MONDAY, "since": MONDAY, "next_action_at": MONDAY}


def test_where_there_is_no_supervisor_a_clerk_stands_in(world: World) -> None:
    with world.app.database.writer.begin() as connection:
        nobody = "UPDATE people SET roles = '[\"resident\"]', staff = 0 WHERE id IN (:one, :two)"
        given = {"one": world.people["supervisor"], "two": world.people["leader"]}
        connection.execute(text(nobody), given)
    task = escalated(world)
    world["clerk"].says("/queue").sees("要定 · 60001-1")
    world["clerk"].pushes(f"f:task:t{task}").sees("要请您定").presses("派给代表").presses("派给周代表")
    assert the_case(world).handler_id == world.people["representative"]


def test_marked_it_is_a_case_like_any_other_in_the_queue(world: World) -> None:
    accuses(world["resident"], "姓孙的代表")
    clerk = world["clerk"].sees("谁也收不到这件事")
    clerk.presses("标明").says("孙代表").sees("派给谁").says("/cancel")
    clerk.says("/queue").sees("要您定", "60001-1 待看").sees_not("说到人")


def test_who_goes_away_can_return_what_they_have_in_hand(world: World) -> None:
    reports(world["resident"])
    representative = world["representative"].presses("接单").says("/away").says("明天").says("下周三")
    representative.presses("不用人代").sees(
        "不派新的给您", "不便就点“退回换人”", "[退回 60001-1 青塘路的路灯坏了五盏]"
    )
    representative.presses("退回 60001-1").presses("我在外地").says("下周三才回来").sees("60001-1 退回了")
    representative.sees_not("回来了吗", "哪天起")
    representative.says("/away").presses("改日期").says("明天").says("下周四").sees_not("退回")


def test_what_was_just_told_is_not_brought_to_mind_soon_after(world: World) -> None:
    world["resident"].says("青塘村楼道里有煤气味").presses("是青塘村").presses("发送")
    for _ in range(20):
        world.follows_up()
        told = world.rows(tables.outbox, what="task-escalated")[-1].created_at
        [task] = world.rows(tables.tasks, kind="escalated")
        assert task.next_action_at - told > timedelta(days=1), "their clock and the case's are two"

"""Rows that one transaction collects, as they come to be written."""

from storage import tables as t
from storage.work import Work
from tests.storage.box import NOON, Box


def topics(work: Work, person: int) -> int:
    row = work.row(t.experience.select().where(t.experience.c.person_id == person))
    assert row is not None
    return int(row.closed)


def test_of_two_changes_of_one_row_the_later_holds_whatever_they_change(box: Box) -> None:
    with box.work() as work:
        one, other = (work.insert(t.people, created_at=NOON) for _ in range(2))
        work.change(t.people, {"id": one}, name="甲")
        work.change(t.people, {"id": other}, name="乙", phone="1")
        work.change(t.people, {"id": other}, name="丙")
        work.change(t.people, {"id": one}, name="丁", phone="2")
        work.flush()
        named = {row.id: row.name for row in work.rows(t.people.select())}
    assert named == {one: "丁", other: "丙"}


def test_what_is_added_up_begins_with_nothing(box: Box) -> None:
    with box.work() as work:
        person = work.insert(t.people, created_at=NOON)
        for by in (1, 1, -1):
            work.add_up(t.experience, ("person_id", "topic"), person_id=person, topic="路灯", closed=by)
        assert topics(work, person) == 1
        work.add_up(t.experience, ("person_id", "topic"), person_id=person, topic="路灯", closed=1)
        assert topics(work, person) == 2


def test_a_key_that_is_given_up_is_free_in_the_same_transaction(box: Box) -> None:
    with box.work() as work:
        row = {"kind": "parked", "created_at": NOON, "next_action_at": NOON}
        old = work.insert(t.tasks, **row, dedupe_key="k")
        work.change_first(t.tasks, {"id": old}, dedupe_key="k#1")
        work.add(t.tasks, id=old + 1, **row, dedupe_key="k")
        work.flush()
        assert [r.dedupe_key for r in work.rows(t.tasks.select().order_by(t.tasks.c.id))] == ["k#1", "k"]

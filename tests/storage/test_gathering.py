"""Albums that are not complete: kept until they go on."""

from datetime import timedelta

from storage import gathering
from storage.gathering import Gathered
from storage.tables import tasks
from tests.storage.box import NOON, Box

SECOND = timedelta(seconds=1)


def gathered(chat: int, *files: int, due_in: timedelta = SECOND) -> Gathered:
    return Gathered(chat, "tg:7:a5", "是这根", files, 60001, "wrote-residents", True, NOON + due_in)


def test_what_is_gathered_is_read_as_it_was_kept(box: Box) -> None:
    anna = box.chat("telegram")
    for files in ((1,), (1, 2)):
        with box.work() as work:
            gathering.keep(work, gathered(anna, *files))
    with box.work() as work:
        assert gathering.of(work, anna) == gathered(anna, 1, 2)
        assert gathering.due(work) == []
    box.now += SECOND
    with box.work() as work:
        assert gathering.due(work) == [anna]
        gathering.remove(work, anna)
    with box.work() as work:
        assert gathering.of(work, anna) is None


def test_what_fails_is_out_of_the_way_for_half_an_hour_and_somebody_looks(box: Box) -> None:
    anna = box.chat("telegram")
    with box.work() as work:
        gathering.keep(work, gathered(anna, 1))
        gathering.put_off(work, anna, "KeyError")
    with box.work() as work:
        waits = gathering.of(work, anna)
        assert waits is not None and waits.failed(work.now) and not gathering.due(work)
        assert [row.note for row in work.rows(tasks.select())] == ["KeyError"]
    box.now += gathering.AGAIN
    with box.work() as work:
        assert gathering.due(work) == [anna]


def test_a_clock_that_was_ahead_holds_nothing_up(box: Box) -> None:
    anna = box.chat("telegram")
    with box.work() as work:
        gathering.keep(work, gathered(anna, 1, due_in=timedelta(hours=8)))
        assert gathering.due(work) == [anna]

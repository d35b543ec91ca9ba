"""After an outage in which a press may have been lost, the open question comes once more, to who needs it."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.channel import Incoming, Receipt
from bot.outage import Hearing
from storage import tables
from storage.work import Work
from tests.whole.scenes import LAMP
from tests.world import MONDAY, Phone, World

SORRY = "刚才我们断了一会儿"


class Line:
    """The messenger, as far as it can be heard; `starts` is the program's start."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.failing = False
        self.starts()

    def starts(self) -> None:
        app = self.world.app
        self.hearing = Hearing("memory", self._take, app.writer.job, app.desk, app.clock)
        self.world.run(app.writer.job(self.hearing.begin))

    async def _take(self, updates: Sequence[Incoming]) -> Sequence[Receipt | Exception]:
        return [OSError("the disk is full")] * len(updates) if self.failing else [Receipt()] * len(updates)

    def hears(self, *updates: Incoming) -> None:
        self.world.run(self.hearing.take(updates))
        self.world.settle()

    def is_out(self, **span: float) -> None:
        """Nothing is heard for so long."""
        for phone in self.world.phones.values():
            phone.read = len(phone.got)
        self.world.passes(beat=False, **span)
        self.hears()


@pytest.fixture
def line(world: World) -> Line:
    line = Line(world)
    line.hears()
    return line


def asked(phone: Phone) -> int:
    return sum(SORRY in message.text for message in phone.new)


def test_the_open_question_comes_once_more_with_a_kind_word_and_its_buttons_count(
    world: World, line: Line
) -> None:
    resident = world["resident"].says(LAMP)
    line.is_out(seconds=151)
    (again,) = resident.new
    assert again.text.splitlines()[0] == f"{SORRY}，您按的按钮可能没有收到。按过的，请再按一次。"
    resident.sees("算哪一类", "[投诉]")
    line.hears()
    assert asked(resident) == 1
    resident.presses("投诉").sees("青塘村")


def test_a_short_break_is_none(world: World, line: Line) -> None:
    resident = world["resident"].says(LAMP)
    for _ in range(9):
        line.is_out(seconds=149)
    assert resident.new == []


def test_nobody_who_has_nothing_open_or_has_gone_long_ago_or_has_spoken_since(
    world: World, line: Line
) -> None:
    idle, early = world["resident"].says(LAMP).says("/cancel"), world.newcomer("early").says(LAMP)
    for _ in range(60):
        world.passes(minutes=1, beat=False)
        line.hears()
    late, eager, exact = (world.newcomer(name).says(LAMP) for name in ("late", "eager", "exact"))
    world.clock.at += timedelta(minutes=10)
    waiting = Incoming("memory", "memory:eager", "eager", "text", raw={})
    line.hears(waiting)  # it has come; perhaps more is to come
    eager.says("路面也坏了")
    exact.sends("edit", text=f"{LAMP}。", message="1")
    line.hears()
    for phone in (idle, early, late, eager, exact):
        phone.read = 0
    assert [asked(phone) for phone in (idle, early, late, eager, exact)] == [0, 0, 1, 0, 0]


def test_every_outage_has_its_own_and_a_draft_keeps_its_time(world: World, line: Line) -> None:
    resident = world["resident"].says(LAMP)
    (before,) = world.rows(tables.sessions)
    for _ in range(2):
        line.is_out(minutes=10)
        assert asked(resident) == 1
    (after,) = world.rows(tables.sessions)
    assert (after.next_action_at, after.reminded) == (before.next_action_at, False)


def test_a_question_that_could_not_go_out_goes_out_once(world: World, line: Line) -> None:
    resident = world["resident"]
    world.messenger.down = True
    resident.says(LAMP)
    world.passes(minutes=10, beat=False)
    line.hears()
    world.messenger.down = False
    world.passes(minutes=10, beat=False)
    assert sum("算哪一类" in message.text for message in resident.new) == 1 and not asked(resident)


def test_at_night_it_waits_for_the_morning_and_goes_where_somebody_goes_on(world: World, line: Line) -> None:
    world.clock.at = MONDAY + timedelta(hours=14)  # 23:00 in the office
    line.hears()
    resident, other = world["resident"].says(LAMP), world.newcomer().says(LAMP)
    line.is_out(minutes=10)
    assert resident.new == []
    other.presses("投诉").sees("是在")
    for phone in (resident, other):
        phone.read = len(phone.got)
    for _ in range(10 * 60):
        world.clock.at += timedelta(minutes=1)
        line.hears()
    assert (asked(resident), asked(other)) == (1, 0)


def test_what_could_not_be_kept_was_not_heard(world: World, line: Line) -> None:
    resident = world["resident"].says(LAMP)
    resident.read = len(resident.got)
    line.failing = True
    for _ in range(4):
        world.passes(minutes=1, beat=False)
        line.hears(Incoming("memory", "memory:full", "full", "text", raw={}))
    line.failing = False
    line.hears()
    assert asked(resident) == 1


def test_setting_the_clock_is_no_outage(world: World, line: Line) -> None:
    resident = world["resident"].says(LAMP)
    resident.read = len(resident.got)
    for hours in (3, -3):
        world.clock.set_by += timedelta(hours=hours)
        line.hears()
    assert resident.new == []


def test_a_new_start_knows_for_how_long_nothing_was_heard(world: World, line: Line) -> None:
    resident = world["resident"].says(LAMP)
    resident.read = len(resident.got)
    for minutes, times in ((2, 0), (10, 1), (2, 1)):
        world.passes(minutes=minutes, beat=False)
        line.starts()
        line.hears()
        assert asked(resident) == times


def test_killed_in_the_middle_it_goes_on_with_those_who_are_left(world: World, line: Line) -> None:
    phones = [world.newcomer(name).says(LAMP) for name in ("first", "second")]
    for phone in phones:
        phone.read = len(phone.got)
    world.passes(minutes=10, beat=False)
    world.run(dies_after(world, 2))  # it has looked, and asked one of them
    world.settle()
    assert sorted(asked(phone) for phone in phones) == [0, 1]
    world.passes(minutes=10, beat=False)
    line.starts()
    line.hears()
    assert [asked(phone) for phone in phones] == [1, 1]


async def dies_after(world: World, most: int) -> None:
    """The program comes back, and lives for so many transactions."""
    begun, done, app, lived = 0, 0, world.app, asyncio.Event()

    async def job(do: Callable[[Work], Any]) -> Any:
        nonlocal begun, done
        begun += 1
        if begun > most:
            await asyncio.Event().wait()
        result = await app.writer.job(do)
        done += 1
        if done == most:
            lived.set()
        return result

    hearing = Hearing("memory", app.writer.take, job, app.desk, app.clock)
    await app.writer.job(hearing.begin)
    living = asyncio.create_task(hearing.take([]))
    await asyncio.wait({living, asyncio.ensure_future(lived.wait())}, return_when=asyncio.FIRST_COMPLETED)
    living.cancel()
    await asyncio.wait({living})

"""The writer: many things in one transaction, and each only its own fault."""

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.channel import Incoming, Receipt
from bot.notes import Notes
from bot.turn import Turn, asked
from bot.writer import Undelivered, Writer
from storage.posting import Due
from storage.tables import inbox
from storage.work import Work
from tests.storage.box import NOON, Box


class Desk:
    """Takes every update but the bad ones, which it parks."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.disks_full = 0
        """So many times an update “late” meets a full disk."""

    def handle(self, work: Work, updates: Sequence[Incoming]) -> list[Receipt]:
        for update in updates:
            if update.text == "bad":
                raise ValueError(update.text)
            if update.text == "late" and self.disks_full:
                self.disks_full -= 1
                full(work)
            self.heard.append(update.key)
            work.add(inbox, key=update.key, received_at=work.now)
        return [Receipt(update.text) for update in updates]

    def park(self, work: Work, update: Incoming, error: Exception) -> Receipt:
        work.add(inbox, key=update.key, received_at=work.now, state="parked")
        return Receipt("parked")


class House:
    """A writer over a box."""

    def __init__(self, folder: Path) -> None:
        self.box = Box(folder)
        self.counting: list[Exception] = []
        self.desk = Desk()
        self.writer = Writer(self.box.database.writer, lambda: NOON, self.desk)
        self.writer.delivery = Undelivered()
        self.notes = self.writer.delivery.notes = Notes(self.counts)
        self.writer.start()

    def counts(self, work: Work, due: Due, at: datetime) -> None:
        if self.counting:
            raise self.counting[0]

    def sent(self, text: str) -> Due:
        """It was sent, and nobody has noted it yet."""
        self.box.put(self.box.chat(), text, asks=True)
        [due] = self.box.claim().due
        self.notes.add(due, "m1")
        return due

    def takes(self, *texts: str) -> list[Any]:
        updates = [Incoming("web", text, "a", "text", {}, text=text.strip("12")) for text in texts]
        return asyncio.run(self._takes(updates))

    async def _takes(self, updates: list[Incoming]) -> list[Any]:
        return await self.writer.take(updates)

    def does(self, what: Any) -> Any:
        async def job() -> Any:
            return await self.writer.job(what)

        return asyncio.run(job())

    def state(self, text: str) -> str:
        return str(self.box.row(text).state)


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.writer.stop()
    house.box.database.close()


def full(work: Work) -> None:
    disk = sqlite3.OperationalError("database or disk is full")
    disk.sqlite_errorname = "SQLITE_FULL"
    raise OperationalError("INSERT", {}, disk)


def test_each_update_has_its_own_receipt_in_order(house: House) -> None:
    assert [receipt.toast for receipt in house.takes("a1", "b", "a2")] == ["a", "b", "a"]
    assert house.takes() == []


def test_a_bad_update_costs_only_itself(house: House) -> None:
    assert [receipt.toast for receipt in house.takes("a1", "bad", "a2")] == ["a", "parked", "a"]


def test_nothing_overtakes_what_could_not_be_written(house: House) -> None:
    """Taken together, given again together: one chat's messages keep their order."""
    house.desk.disks_full = 1
    first, bad, late, last = house.takes("a1", "bad1", "late1", "b1")  # one by one, for the bad one's sake
    assert (first, bad) == (Receipt("a"), Receipt("parked"))
    assert isinstance(late, OperationalError) and isinstance(last, OperationalError)
    assert house.takes("late1", "b1") == [Receipt("late"), Receipt("b")]
    assert [key for key in house.desk.heard if key in ("late1", "b1")] == ["late1", "b1"]


def test_who_asks_for_the_turn_writes_before_the_next_transaction(house: House, tmp_path: Path) -> None:
    turn, order, here = Turn(tmp_path), list[str](), Event()

    def aside() -> None:
        here.set()
        turn.stand_aside()

    house.writer.stand_aside = aside
    with asked(tmp_path):
        server = Thread(target=lambda: house.does(lambda work: order.append("server")))
        server.start()
        assert here.wait(10)
        house.box.chat()
        order.append("beside")
    server.join()
    assert order == ["beside", "server"]
    turn.close()


def test_who_never_gives_the_turn_back_is_waited_for_once(house: House, tmp_path: Path) -> None:
    turn = Turn(tmp_path, longest=0.0)
    house.writer.stand_aside = turn.stand_aside
    with asked(tmp_path):
        assert house.does(lambda work: 1) == 1
        assert house.does(lambda work: 2) == 2
    turn.close()


def test_a_job_that_fails_says_so_to_who_asked_for_it(house: House) -> None:
    with pytest.raises(ZeroDivisionError):
        house.does(lambda work: 1 // 0)
    assert house.does(lambda work: 7) == 7


def test_what_was_sent_is_noted_by_whatever_comes_next(house: House) -> None:
    house.sent("n")
    assert house.state("n") == "sending"
    house.takes("a")
    assert house.state("n") == "sent"


def test_what_cannot_be_counted_is_noted_and_keeps_nobody_from_being_heard(house: House) -> None:
    house.counting = [ValueError("a case that cannot be read")]
    house.sent("n")
    assert [receipt.toast for receipt in house.takes("a")] == ["a"]
    assert house.state("n") == "sent"


def test_while_nothing_can_be_written_what_was_sent_is_remembered(house: House) -> None:
    house.sent("n")
    with pytest.raises(OperationalError):
        house.does(full)
    assert house.state("n") == "sending"
    house.takes("a")
    assert house.state("n") == "sent"


def test_an_update_that_cannot_be_written_comes_back_as_the_reason(house: House) -> None:
    begun, go = Event(), Event()

    def waits(work: Work) -> None:
        begun.set()
        go.wait(10)

    async def together() -> list[Any]:
        first = asyncio.ensure_future(house.writer.job(waits))
        await asyncio.to_thread(begun.wait, 10)
        fails = asyncio.ensure_future(house.writer.job(full))
        taken = asyncio.ensure_future(house.writer.take([Incoming("web", "k", "a", "text", {}, text="a")]))
        await asyncio.sleep(0)
        go.set()
        await first
        with pytest.raises(OperationalError):
            await fails
        return await taken

    [end] = asyncio.run(together())
    assert isinstance(end, OperationalError)
    [receipt] = house.takes("k")
    assert receipt == Receipt("k"), "given again, it is taken"

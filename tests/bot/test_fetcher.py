"""The fetcher: files come after the update that brought them, as often as it takes."""

import asyncio
import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PIL import Image
from sqlalchemy import select

from bot.channels.channel import Rejected, Unsent
from bot.fetcher import Fetcher
from storage import files
from storage.files import FileStore
from storage.tables import files as table
from storage.work import Work
from tests.bot.office import Phone
from tests.storage.box import NOON, Box

T = TypeVar("T")


class Cupboard(Phone):
    """A messenger with files; an exception in place of the content is raised."""

    contents: dict[str, list[bytes | Exception]]

    async def fetch(self, ref: str) -> bytes:
        content = self.contents[ref].pop(0)
        if isinstance(content, Exception):
            raise content
        return content


class Shelf:
    """A box, a cupboard, and the fetcher between them."""

    def __init__(self, folder: Path) -> None:
        self.box, self.store = Box(folder), FileStore(folder / "files")
        self.telegram = Cupboard()
        self.telegram.contents = {}
        back_off = [timedelta(minutes=1), timedelta(minutes=5)]
        self.fetcher = Fetcher(
            self.job, {"telegram": self.telegram}, lambda: self.box.now, self.store, back_off=back_off
        )

    async def job(self, do: Callable[[Work], T]) -> T:
        with self.box.work() as work:
            return do(work)

    def wanted(self, *content: bytes | Exception, kind: files.Kind = "photo") -> int:
        ref = f"ref{len(self.telegram.contents)}"
        self.telegram.contents[ref] = list(content)
        with self.box.work() as work:
            return files.register(work, "telegram", kind, ref, ref)

    def look(self, after: timedelta = timedelta()) -> bool:
        self.box.now += after
        return asyncio.run(self.fetcher.fetch_due())

    def row(self, number: int) -> Any:
        with self.box.work() as work:
            return work.row(select(table).where(table.c.id == number))


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.box.database.close()


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    return out.getvalue()


def test_what_is_wanted_is_kept(shelf: Shelf) -> None:
    photo, voice = shelf.wanted(picture()), shelf.wanted(b"OggS" + bytes(9), kind="voice")
    assert shelf.look()
    assert not shelf.look()
    for number, mime in ((photo, "image/jpeg"), (voice, "audio/ogg")):
        row = shelf.row(number)
        assert (row.state, row.mime, row.next_try_at) == ("kept", mime, None)
        assert shelf.store.path(row.sha256).stat().st_size == row.size


@pytest.mark.parametrize(
    ("content", "reason"), [(Rejected("file is too big"), "too_large"), (b"MZ", "not_a_picture")]
)
def test_what_can_never_be_had_is_refused_with_the_reason(
    shelf: Shelf, content: bytes | Exception, reason: str
) -> None:
    number = shelf.wanted(content)
    shelf.look()
    assert (shelf.row(number).state, shelf.row(number).reason) == ("refused", reason)


def test_it_is_tried_again_and_again_and_then_given_up(shelf: Shelf) -> None:
    once, never = shelf.wanted(Unsent("502"), picture()), shelf.wanted(*[OSError("no route")] * 3)
    shelf.look()
    assert not shelf.look(timedelta(seconds=59))
    shelf.look(timedelta(seconds=1))
    assert shelf.row(once).state == "kept"
    assert shelf.row(never).next_try_at == NOON + timedelta(minutes=6)
    shelf.look(timedelta(minutes=5))
    assert (shelf.row(never).state, shelf.row(never).reason) == ("refused", "OSError('no route')")


def test_a_messenger_that_says_when_is_taken_at_its_word(shelf: Shelf) -> None:
    number = shelf.wanted(Unsent("429", after=600), picture())
    shelf.look()
    assert shelf.row(number).next_try_at == NOON + timedelta(minutes=10)


def test_files_of_a_messenger_that_is_off_wait(shelf: Shelf) -> None:
    with shelf.box.work() as work:
        number = files.register(work, "wechat", "photo", "r", "u")
    assert not shelf.look()
    assert shelf.row(number).state == "wanted"


def test_it_runs_until_cancelled_whatever_happens(shelf: Shelf) -> None:
    number = shelf.wanted(picture())
    broken = [RuntimeError("database is locked")]
    job, kept = shelf.job, asyncio.Event()

    async def sometimes(do: Callable[[Work], T]) -> T:
        if broken:
            raise broken.pop()
        result = await job(do)
        if shelf.row(number).state == "kept":
            kept.set()
        return result

    async def story() -> None:
        fetcher = Fetcher(sometimes, {"telegram": shelf.telegram}, lambda: NOON, shelf.store, poll=0.01)
        running = asyncio.create_task(fetcher.run())
        await kept.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(story())


def test_two_who_look_at_once_fetch_a_file_once(shelf: Shelf) -> None:
    number = shelf.wanted(picture())

    async def both() -> list[bool]:
        return await asyncio.gather(shelf.fetcher.fetch_due(), shelf.fetcher.fetch_due())

    assert asyncio.run(both()) == [True, False]
    assert shelf.row(number).state == "kept"

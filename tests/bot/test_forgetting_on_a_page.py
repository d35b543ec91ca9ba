"""On the web chat, whose record is ours: what is erased is gone from the page, and from others' pages."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from bot import sample
from bot.app import App
from bot.config import load
from bot.folder import migrate
from storage import tables
from tests.world import MONDAY, Standing
from web.ports import Said

ME, HANDLER = "a" * 64, "b" * 64


class Pages:
    """Two people on the web chat: a resident, and the representative of their district."""

    def __init__(self, folder: Path) -> None:
        migrate(folder)
        shipped = load(None, {})
        data = shipped.data.model_copy(update={"folder": folder})
        self.clock = Standing(MONDAY)
        self.app = App(shipped.model_copy(update={"data": data}), self.clock)
        seats = {"representative": HANDLER}
        self.people = self.app.writer.now_do(lambda work: sample.seed(work, MONDAY, seats))
        self.numbers = itertools.count(10_000_000)

    def run(self, story: Callable[["Pages"], Awaitable[None]]) -> None:
        async def told() -> None:
            async with self.app.running():
                await asyncio.sleep(0)  # the page is there
                await story(self)

        asyncio.run(told())

    async def says(self, *texts: str, address: str = ME) -> None:
        for text in texts:
            await self.app.webchat.say(Said(address, str(next(self.numbers)), text=text))
            self.clock.at += timedelta(seconds=2)
            await self.app.courier.drain()

    def feed(self, address: str) -> list[dict[str, Any]]:
        with self.app.database.reading() as connection:
            here = select(tables.feed.c.payload).join(tables.chats).where(tables.chats.c.address == address)
            return [row.payload for row in connection.execute(here.order_by(tables.feed.c.id))]


def test_both_pages_forget(tmp_path: Path) -> None:
    async def story(pages: Pages) -> None:
        await pages.says(
            "青塘路的路灯坏了五盏",
            "投诉",
            "是青塘村",
            "没有",
            "不是，只说事",
            "可以",
            "王小明",
            "13911112222",
            "发送",
        )
        assert "王小明，13911112222" in str(pages.feed(HANDLER))
        await pages.says("60001-1", address=HANDLER)
        assert len(pages.feed(ME)) > 10
        await pages.says("删除")
        assert "真的删吗" in str(pages.feed(ME)[-1])
        await pages.says("真的删")
        (farewell,) = pages.feed(ME)
        assert "都删了" in farewell["text"]
        told = str(pages.feed(HANDLER))
        assert "王小明" not in told and "13911112222" not in told and "路灯坏了五盏" not in told
        assert "居民删了自己的信息" in told
        await pages.says("您好")
        assert "您说的只给办这件事的人看" in str(pages.feed(ME))

    Pages(tmp_path).run(story)


def test_what_is_kept_comes_as_files(tmp_path: Path) -> None:
    async def story(pages: Pages) -> None:
        await pages.says("您好", "我的资料")
        names = [one["name"] for one in pages.feed(ME)[-1]["documents"]]
        assert names == ["我的资料.txt", "我的资料.json"]

    Pages(tmp_path).run(story)


def test_a_demo_that_begins_again_has_its_people_back(tmp_path: Path) -> None:
    pages = Pages(tmp_path)
    pages.app.writer.now_do(lambda work: work.execute(update(tables.people).values(name="", phone_hash=None)))
    again = pages.app.writer.now_do(lambda work: sample.seed(work, MONDAY, {"representative": HANDLER}))
    with pages.app.database.reading() as connection:
        row = connection.execute(
            select(tables.chats.c.person_id).where(tables.chats.c.address == HANDLER)
        ).one()
    assert row.person_id == again["representative"] != pages.people["representative"]
    pages.app.database.close()

"""In whose hands the demo's case is can be seen, and what is for those above the clerks comes to a phone."""

import asyncio
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from bot.app import App
from bot.channels.channel import Incoming
from bot.clock import DemoClock
from bot.config import load
from bot.demo import Stage
from bot.folder import migrate
from storage import tables
from storage.work import Work


class Told:
    """A stage on which people say something, and what their phones show."""

    def __init__(self, folder: Path) -> None:
        shipped = load(None, {})
        migrate(folder)
        data = shipped.data.model_copy(update={"folder": folder})
        self.app = App(shipped.model_copy(update={"data": data}), DemoClock())
        self.stage = Stage(self.app, b"key")
        self.stage.begin()

    def address(self, at: int, holder: str = "") -> str:
        return sha256(self.stage.phones(holder)[at].token.encode()).hexdigest()

    async def says(self, at: int, *texts: str) -> None:
        for text in texts:
            where, key = self.address(at), f"{at}{text}{self.app.clock.now().timestamp()}"
            press = {"data": text} if text.startswith("f:") else {"text": text}
            said = [Incoming("web", key, where, "press" if "data" in press else "text", {}, **press)]
            await self.app.writer.job(lambda work, said=said: self.app.desk.handle(work, said))
            self.app.clock.skip_to(self.app.clock.now() + timedelta(seconds=2))
            await self.app.courier.drain()

    async def reports(self) -> None:
        said = ("青塘村路灯坏了五盏", "投诉", "是青塘村", "没有", "不是，只说事", "不留", "发送")
        await self.says(0, *said)

    async def shows(self, at: int, holder: str = "") -> str:
        def read(work: Work) -> str:
            chat = select(tables.chats.c.id).where(tables.chats.c.address == self.address(at, holder))
            rows = select(tables.feed.c.payload).where(tables.feed.c.chat_id == chat.scalar_subquery())
            return "\n".join(str(row.payload) for row in work.rows(rows))

        return str(await self.app.writer.job(read))


def test_who_has_the_case_now_is_named_and_their_phone_can_be_seen(tmp_path: Path) -> None:
    told = Told(tmp_path)

    async def goes_on() -> tuple[object, object, str]:
        async with told.app.running():
            await told.reports()
            first = (await told.stage.state()).holder
            for _ in range(8):
                await told.stage.skip_to_next()
                if (await told.stage.state()).holder != first:
                    break
            now = (await told.stage.state()).holder
            assert now is not None
            return first, now, await told.shows(1, now.key)

    first, now, phone = asyncio.run(goes_on())
    assert (first.key, first.name) == ("representative", "周代表")  # type: ignore[attr-defined]
    assert (now.key, now.name) == ("fang", "方代表")  # type: ignore[attr-defined]
    assert "60001-1" in phone and told.stage.phones("fang")[1].name == "方代表"
    assert told.stage.phones("nobody")[1].name == "周代表"


def test_what_the_representative_asks_for_comes_to_the_third_phone(tmp_path: Path) -> None:
    told = Told(tmp_path)

    async def goes_on() -> str:
        async with told.app.running():
            await told.reports()
            until = (told.app.clock.now() + timedelta(days=18)).strftime("%m月%d日")
            await told.says(1, "接单", "f:extend:60001", until, "灯具要定做")
            return await told.shows(2)

    assert "同意延期" in asyncio.run(goes_on())

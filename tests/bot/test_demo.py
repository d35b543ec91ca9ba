"""The demo's stage goes on where it was left, however far its clock was moved."""

import asyncio
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from sqlalchemy import delete, func, select

from bot import acts
from bot.app import App
from bot.channels.channel import Incoming
from bot.clock import DemoClock
from bot.config import load
from bot.demo import _QUIET, Stage
from bot.folder import migrate
from cases.commands import OpenCase
from cases.model import Action, Kind
from storage import chats, tables
from storage.work import Work
from words import render
from words.fluent import has


def test_who_changes_the_language_is_asked_again_in_it(tmp_path: Path) -> None:
    shipped = load(None, {})
    data = shipped.data.model_copy(update={"folder": tmp_path})
    migrate(tmp_path)
    app = App(shipped.model_copy(update={"data": data}), DemoClock())
    stage = Stage(app, b"key")
    stage.begin()
    where = sha256(stage.phones()[0].token.encode()).hexdigest()

    def asked(work: Work) -> str:
        row = work.row(select(tables.outbox.c.payload).order_by(tables.outbox.c.id.desc()).limit(1))
        return str(row.payload) if row else ""

    def says(key: str, text: str) -> str:
        said = [Incoming("web", key, where, "text", {}, text=text)]
        app.writer.now_do(lambda work: app.desk.handle(work, said))
        return app.writer.now_do(asked)

    def speaks(language: str) -> str:
        app.writer.now_do(lambda work: stage.change_language(work, language))
        return app.writer.now_do(asked)

    assert "您" not in speaks("en")
    assert "Complaint" in says("one", "路灯坏了五盏")
    assert "投诉" in speaks("zh")
    assert "Complaint" in speaks("en")


def test_a_demo_begins_again_when_its_inbox_has_been_cleared(tmp_path: Path) -> None:
    shipped = load(None, {})
    data = shipped.data.model_copy(update={"folder": tmp_path})
    settings = shipped.model_copy(update={"data": data})
    migrate(tmp_path)

    def said(work: Work) -> int:
        row = work.row(select(func.count()).select_from(tables.outbox))
        return int(row[0]) if row else 0

    first = App(settings, DemoClock())
    Stage(first, b"key").begin()
    greeted = first.writer.now_do(said)
    assert greeted > 0
    first.writer.now_do(lambda work: work.execute(delete(tables.inbox)))  # as the rounds do after some days
    again = App(settings, DemoClock())
    Stage(again, b"key").begin()
    assert again.writer.now_do(said) == greeted


def test_the_line_says_whom_a_step_turned_to() -> None:
    told = [render.text("zh", "did-escalate", to=to) for to in ("clerks", "supervisors", "leaders")]
    assert len(set(told)) == 3
    assert "夜里" not in render.text("zh", "did-remind", to="clerks")


def test_skipping_forward_stops_where_the_days_reminders_come(tmp_path: Path) -> None:
    shipped = load(None, {})
    data = shipped.data.model_copy(update={"folder": tmp_path})
    migrate(tmp_path)
    app = App(shipped.model_copy(update={"data": data}), DemoClock())
    stage = Stage(app, b"key")
    stage.begin()
    resident, zhou = (sha256(phone.token.encode()).hexdigest() for phone in stage.phones()[:2])

    async def reports(words: str) -> None:
        for i, text in enumerate(
            ("说件事", words, "投诉", "是青塘村", "没有", "不是，只说事", "不留", "发送")
        ):
            said = [Incoming("web", f"{words}{i}", resident, "text", {}, text=text)]
            await app.writer.job(lambda work, said=said: app.desk.handle(work, said))
            app.clock.skip_to(app.clock.now() + timedelta(seconds=2))
            await app.courier.drain()

    def told(work: Work) -> list[str]:
        chat = select(tables.chats.c.id).where(tables.chats.c.address == zhou).scalar_subquery()
        mine = select(tables.feed.c.payload).where(tables.feed.c.chat_id == chat, ~tables.feed.c.mine)
        return [str(row.payload) for row in work.rows(mine.order_by(tables.feed.c.id))]

    async def skips() -> str:
        async with app.running():
            for words in ("青塘村路灯坏了五盏", "青塘村的马路坑坑洼洼"):
                await reports(words)
            await stage.skip_to_next()
            return (await app.writer.job(told))[-1]

    last = asyncio.run(skips())
    assert "今天有 <b>2 件事</b>等您" in last
    assert f"{app.clock.now().astimezone(app.office.zone):%H:%M}" == "09:00"


def test_without_a_case_there_is_nothing_to_skip_to(tmp_path: Path) -> None:
    shipped = load(None, {})
    migrate(tmp_path)
    data = shipped.data.model_copy(update={"folder": tmp_path})
    app = App(shipped.model_copy(update={"data": data}), DemoClock())
    stage = Stage(app, b"key")
    stage.begin()
    before = app.clock.offset

    async def skips() -> None:
        async with app.running():
            await stage.skip_to_next()

    asyncio.run(skips())
    assert app.clock.offset == before


def test_whatever_happens_has_a_word_on_the_line_of_the_story() -> None:
    told = {action.value for action in Action} - _QUIET - {Action.FOLLOW_UP.value}  # named by its step
    for language in ("zh", "en"):
        assert [what for what in sorted(told) if not has(language, f"beat-{what}")] == []


def test_what_is_for_the_discipline_desk_alone_stands_on_no_stage(tmp_path: Path) -> None:
    shipped = load(None, {})
    data = shipped.data.model_copy(update={"folder": tmp_path})
    migrate(tmp_path)
    app = App(shipped.model_copy(update={"data": data}), DemoClock())
    stage = Stage(app, b"key")
    stage.begin()
    address = sha256(stage.phones()[0].token.encode()).hexdigest()

    def reports(work: Work) -> None:
        chat = chats.look(work, {("web", address)})["web", address]
        acts.perform(work, app.office, OpenCase(Kind.MISCONDUCT, "会计吃拿卡要"), chat)

    app.writer.now_do(reports)
    state = app.writer.now_do(stage._state)
    assert (state.story, state.did, state.next) == ((), "", None)


def test_a_wish_goes_over_the_wall_and_the_line_says_so(tmp_path: Path) -> None:
    shipped = load(None, {})
    data = shipped.data.model_copy(update={"folder": tmp_path})
    migrate(tmp_path)
    app = App(shipped.model_copy(update={"data": data}), DemoClock())
    stage = Stage(app, b"key")
    stage.begin()
    resident, zhou, clerk = (sha256(phone.token.encode()).hexdigest() for phone in stage.phones())
    wish = ("想给村里图书角添一个书架", "微心愿", "青塘村", "没有", "不留", "发送")

    async def does(who: str, *texts: str) -> None:
        for text in texts:
            press = {"data": text} if text.startswith("f:") else {"text": text}
            kind = "press" if "data" in press else "text"
            said = [Incoming("web", f"{who}{text}", who, kind, {}, **press)]
            await app.writer.job(lambda work, said=said: app.desk.handle(work, said))
            app.clock.skip_to(app.clock.now() + timedelta(seconds=2))
            await app.courier.drain()

    async def walks() -> tuple[str, str, str]:
        async with app.running():
            await does(resident, *wish)
            await does(clerk, "f:offer:60001", "实物", "300", "就这样写", "上墙")
            offered = (await stage.state()).did
            await does(zhou, "f:claim:60001", "我一个人来")
            claimed = (await stage.state()).did
            await stage.skip_to_next()
            return offered, claimed, (await stage.state()).did

    offered, claimed, asked = asyncio.run(walks())
    assert "上心愿墙" in offered and "有人认领" in claimed
    assert "认领了还没联系居民，提醒了一次" in asked

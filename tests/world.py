"""A whole Huiyin in one process – real desk, domain, storage, courier, rounds – with a messenger in memory
and a clock that stands until it is moved. `phone.says("路灯坏了"); phone.sees("在哪里")`."""

import asyncio
import html
import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import sample
from bot.app import App
from bot.channels.channel import Attachment, Blocked, Incoming, Limits, Outgoing, Park, Receipt, Take, Unsent
from bot.clock import Clock
from bot.config import load
from bot.folder import migrate
from bot.settings import Settings
from storage import audit
from storage.tables import chats, outbox
from storage.work import Work
from words.message import Button, Message

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 09:00 in the office


class Standing(Clock):
    """A clock that is moved by hand."""

    def __init__(self, at: datetime) -> None:
        self.at, self.set_by = at, timedelta(0)
        """`set_by`: how far somebody has set it wrong."""

    def now(self) -> datetime:
        return self.at + self.set_by

    def steady(self) -> float:
        return self.at.timestamp()


class Memory:
    """The messenger: keeps what it is given, per address."""

    name = "memory"
    limits = Limits()
    trouble = ""
    account = ""

    def __init__(self) -> None:
        self.got: dict[str, list[Outgoing]] = {}
        self.ids: dict[str, list[str]] = {}
        self.blocked: set[str] = set()
        self.down = False
        """True: nobody can be reached."""
        self.files: dict[str, bytes | Exception] = {}
        """What is fetched; an exception in place of the content is raised. The rest is not to be had yet."""
        self._ids = itertools.count(1)

    async def run(self, take: Take, park: Park) -> None:
        await asyncio.Event().wait()

    def read(self, raw: Mapping[str, Any]) -> Incoming | None:
        return None

    def opens(self, code: str) -> str:
        return f"memory:{code}"

    def is_group(self, address: str) -> bool:
        return False

    async def send(self, out: Outgoing) -> str:
        if self.down:
            raise Unsent("down")
        if out.address in self.blocked:
            raise Blocked("blocked")
        if out.aside:
            return out.instead
        shown = self.got.setdefault(out.address, [])
        place = next((i for i, id in enumerate(self.ids.get(out.address, ())) if id == out.instead), None)
        if place is not None:
            shown[place] = out
            return out.instead
        shown.append(out)
        self.ids.setdefault(out.address, []).append(str(next(self._ids)))
        return self.ids[out.address][-1]

    async def acknowledge(self, incoming: Incoming, receipt: Receipt) -> None: ...

    async def fetch(self, ref: str) -> bytes:
        try:
            content = self.files[ref]
        except KeyError:
            raise Unsent("not to be had now") from None
        if isinstance(content, Exception):
            raise content
        return content

    async def close(self) -> None: ...


class World:
    """One office with the sample county. Use as a context."""

    def __init__(self, folder: Path, at: datetime = MONDAY, settings: Settings | None = None) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        shipped = settings or load(None, {})
        data = shipped.data.model_copy(update={"folder": folder})
        self.settings = shipped.model_copy(update={"data": data})
        self.clock = Standing(at)
        self.messenger = Memory()
        self.keys = itertools.count(1)
        self.people: dict[str, int] = {}
        self.phones: dict[str, Phone] = {}

    def __enter__(self) -> "World":
        migrate(self.folder)
        self.loop = asyncio.new_event_loop()
        self.app = App(self.settings, self.clock, channels={"memory": self.messenger})
        self.app.writer.now_do(self._seed)
        self._running = self.app.running()
        self.run(self._running.__aenter__())
        for key in self.people:
            self.phones.setdefault(key, Phone(self, key))
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._running.__aexit__(None, None, None))
        self.loop.close()

    def _seed(self, work: Work) -> None:
        self.people = sample.seed(work, self.clock.at, {})
        for key, person in self.people.items():
            known = work.row(chats.select().where(chats.c.address == key))
            if known is None:
                row = {"channel": "memory", "address": key, "person_id": person}
                work.insert(chats, **row, seen_at=self.clock.at, spoken=True)

    def run(self, doing: Any) -> Any:
        return self.loop.run_until_complete(doing)

    def __getitem__(self, key: str) -> "Phone":
        return self.phones[key]

    def newcomer(self, key: str = "newcomer") -> "Phone":
        """Somebody nobody has seen yet."""
        return self.phones.setdefault(key, Phone(self, key))

    def fetches(self) -> None:
        """Files that are due are looked for."""
        while self.run(self.app.fetcher.fetch_due()):
            pass

    def settle(self) -> None:
        """Let everything that is due go out."""
        self.run(self.app.courier.drain())

    def passes(self, *, beat: bool = True, **span: float) -> None:
        """Time passes; the rounds beat at the end of it."""
        self.clock.at += timedelta(**span)
        if beat:
            self.run(self.app.rounds.beat())
        self.settle()

    def follows_up(self) -> datetime:
        """Move to the next follow-up of any case and let it happen; returns when that was."""
        at = self.run(self.app.writer.job(_next_case))
        assert at is not None, "no open case"
        self.clock.at = max(at, self.clock.at)
        self.run(self.app.rounds.beat())
        self.settle()
        return at

    def wakes(self) -> datetime:
        """Move to when the next of what waits for somebody's hour goes out; returns when that is."""
        at = min(row.due_at for row in self.rows(outbox, state="held"))
        self.clock.at = max(at, self.clock.at)
        self.passes(seconds=0)
        return at

    def rows(self, table: Any, **where: Any) -> Sequence[Any]:
        """Rows of a table as they stand. (Personal data lies sealed: only here it can be compared.)"""
        with self.app.database.reading() as connection:
            rows = connection.execute(table.select()).all()
        return [row for row in rows if all(getattr(row, name) == value for name, value in where.items())]

    def audit(self) -> tuple[str, ...]:
        """What an audit complains of."""
        with self.app.database.reading() as connection:
            return tuple(map(str, audit.verify(Work(connection, self.clock.at), None).problems))


def _next_case(work: Work) -> datetime | None:
    from bot.demo import _next_case as look

    return look(work)


class Phone:
    """One person's chat."""

    def __init__(self, world: World, address: str) -> None:
        self.world, self.address = world, address
        self.read = 0
        self.toast = ""

    @property
    def got(self) -> list[Message]:
        """Everything ever received."""
        return [out.message for out in self.world.messenger.got.get(self.address, [])]

    @property
    def new(self) -> list[Message]:
        """Since this person last did something."""
        return self.got[self.read :]

    def says(self, text: str) -> "Phone":
        if text.startswith("/"):
            name, _, data = text[1:].partition(" ")
            return self.sends("command", text=name, data=data)
        return self.sends("text", text=text)

    def is_a(self, kind: str) -> "Phone":
        """The kind of a matter: among the first, or behind “none of these”."""
        if kind not in {button.label for button in self.buttons()}:
            self.presses("都不是")
        return self.presses(kind)

    def presses(self, label: str, *, old: int = 0) -> "Phone":
        """Press the newest button whose label begins so; `old`: that many such messages before."""
        found = [b for m in reversed(self.got) for row in m.buttons for b in row if b.label.startswith(label)]
        assert len(found) > old, f"no button “{label}” in:\n{self.shown(self.got[-4:])}"
        return self.sends("press", data=found[old].data)

    def pushes(self, data: str) -> "Phone":
        """A press with made-up data."""
        return self.sends("press", data=data)

    def photographs(self, *names: str, caption: str = "") -> "Phone":
        for name in names:
            self.sends("photo", text=caption, attachments=(Attachment("photo", name, name),))
        return self

    def speaks(self, name: str) -> "Phone":
        return self.sends("voice", attachments=(Attachment("voice", name, name),))

    def sends(self, kind: Any, *, key: str = "", **what: Any) -> "Phone":
        """Any update; a moment later everything it caused has gone out."""
        self.read = len(self.got)
        key = key or f"memory:{next(self.world.keys)}"
        update = Incoming("memory", key, self.address, kind, raw={"key": key}, **what)
        [receipt] = self.world.run(self.world.app.writer.take([update]))
        self.toast = receipt.toast
        self.world.clock.at += timedelta(seconds=2)  # longer than the window for joined texts
        self.world.settle()
        return self

    def sees(self, *texts: str) -> "Phone":
        """All of these stand in what came since this person last did something."""
        shown = self.shown(self.new)
        for text in texts:
            assert text in shown, f"“{text}” is not in:\n{shown or '(nothing)'}"
        return self

    def sees_not(self, *texts: str) -> "Phone":
        shown = self.shown(self.new)
        for text in texts:
            assert text not in shown, f"“{text}” is in:\n{shown}"
        return self

    def buttons(self) -> list[Button]:
        """Those of the newest message."""
        return [button for row in self.got[-1].buttons for button in row] if self.got else []

    @staticmethod
    def shown(messages: Sequence[Message]) -> str:
        lines = []
        for m in messages:
            card = m.card
            if card is not None:
                facts = [f"{name}：{value}" for name, value in (*card.facts, *card.ranks)]
                lines += [card.head, card.status, card.title, *facts]
            lines += [
                m.text,
                *(line.text for line in m.story),
                m.hint,
                " ".join(f"[{b.label}]" for row in m.buttons for b in row),
                "--",
            ]
        return re.sub(r"</?b>", "", html.unescape("\n".join(line for line in lines if line)))

"""A whole office over one channel – real desk, storage, courier – and people who talk to it through that."""

import asyncio
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from typing import Any, Protocol

import httpx
import uvicorn
import yaml
from PIL import Image

from bot import sample
from bot.app import App
from bot.channels.channel import Attachment, Incoming
from bot.clock import Clock
from bot.config import load
from bot.folder import migrate
from storage.tables import chats
from storage.work import Work
from tests.botapi import BotApi
from tests.botapi_user import WAIT, User
from tests.channels.running import Through, free_port
from tests.world import Memory
from web.app import app as site
from web.guard import address
from web.ports import Web

REPRESENTATIVE = 2001
Channel = Through | str
"""Telegram through a library and a way in; or “web”; or “memory”."""


def picture(shade: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), (shade, shade, shade)).save(out, "JPEG")
    return out.getvalue()


class Talker(Protocol):
    """Somebody in front of the messenger."""

    def says(self, text: str) -> Any: ...
    def presses(self, label: str) -> Any: ...
    def photographs(self, count: int) -> Any:
        """Several pictures at once."""

    def sees(self, text: str) -> Any:
        """Wait for a message with this text that was not seen before."""

    def count(self, text: str) -> int: ...
    def repeats(self) -> Any:
        """What they did last reaches the office once more."""

    def presses_again(self, label: str) -> str:
        """Press an old button of this label once more; returns what the answer to the press says."""


class OnTelegram:
    """A person of the Bot API."""

    def __init__(self, api: BotApi, user: User) -> None:
        self._api, self._user, self._last = api, user, 0

    def says(self, text: str) -> None:
        self._last = self._user.says(text)

    def presses(self, label: str) -> None:
        self._last = self._user.presses(label)

    def photographs(self, count: int) -> None:
        for shade in range(count):
            self._last = self._user.sends_photo(picture(shade * 40), album="album-1")

    def sees(self, text: str) -> Any:
        return self._user.sees(text)

    def count(self, text: str) -> int:
        return self._user.count(text)

    def repeats(self) -> None:
        self._api.repeat(self._last)
        self._api.wait(lambda: not self._api.waiting)

    def presses_again(self, label: str) -> str:
        self._api.wait(lambda: not self._api.questions)  # every press so far has been answered
        with self._api.changed:
            shown = [m for m in self._user.messages if not m.mine]
            place = next(i for i, m in enumerate(shown) if m.button(label))
            before = len(self._user.toasts)
        self._last = self._user.presses_old(place, label)
        return self._api.wait(lambda: self._user.toasts[before:])[0]


class _Asking:
    """Somebody whose messages are looked at again and again, up to a deadline."""

    def __init__(self) -> None:
        self._seen = 0

    def shown(self) -> Sequence[tuple[str, list[tuple[str, str]]]]:
        """(text, buttons as label and data) of every message so far."""
        raise NotImplementedError

    def sees(self, text: str) -> None:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            for place, (found, _) in enumerate(self.shown()):
                if place >= self._seen and text in found:
                    self._seen = place + 1
                    return
            time.sleep(0.02)
        raise AssertionError(f"“{text}” is not in {[text for text, _ in self.shown()][-4:]}")

    def count(self, text: str) -> int:
        return sum(text in found for found, _ in self.shown())

    def _data(self, label: str, *, old: bool = False) -> str:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            offered = [data for _, buttons in self.shown() for name, data in buttons if name == label]
            if offered:
                return offered[0 if old else -1]
            time.sleep(0.02)
        raise AssertionError(f"no button “{label}”")


class OnTheWeb(_Asking):
    """A visitor of the page, as the page speaks to its server."""

    def __init__(self, url: str, token: str) -> None:
        super().__init__()
        self.http = httpx.Client(base_url=url, cookies={"huiyin_chat": token}, timeout=WAIT)
        self._last: tuple[str, dict[str, Any]] = ("", {})

    def says(self, text: str) -> None:
        self._posts("/chat/say", json={"client": secrets.token_hex(8), "text": text})

    def presses(self, label: str) -> None:
        body = {"client": secrets.token_hex(8), "text": label, "data": self._data(label)}
        self._posts("/chat/say", json=body)

    def photographs(self, count: int) -> None:
        files = [("picture", (f"{i}.jpg", picture(i * 40), "image/jpeg")) for i in range(count)]
        self._posts("/chat/file", data={"client": secrets.token_hex(8)}, files=files)

    def repeats(self) -> None:
        self._posts(self._last[0], **self._last[1])

    def presses_again(self, label: str) -> str:
        body = {"client": secrets.token_hex(8), "text": label, "data": self._data(label, old=True)}
        return str(self._posts("/chat/say", json=body)["toast"])

    def _posts(self, path: str, **what: Any) -> Any:
        self._last = path, what
        answer = self.http.post(path, **what)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def shown(self) -> Sequence[tuple[str, list[tuple[str, str]]]]:
        entries = self.http.get("/chat/feed").json()["entries"]
        return [
            (
                str(entry.get("text", "")),
                [(button["label"], button["data"]) for row in entry.get("buttons", ()) for button in row],
            )
            for entry in entries
            if not entry["mine"]
        ]


class InMemory(_Asking):
    """A chat of the channel without a network."""

    def __init__(self, house: "House", messenger: Memory, where: str) -> None:
        super().__init__()
        self._house, self._messenger, self._where = house, messenger, where
        self._last: list[Incoming] = []

    def says(self, text: str) -> None:
        self._sends("text", text=text)

    def presses(self, label: str) -> None:
        self._sends("press", data=self._data(label))

    def photographs(self, count: int) -> None:
        for shade in range(count):
            name = f"{self._where}{shade}"
            self._messenger.files[name] = picture(shade * 40)
            self._sends("photo", attachments=(Attachment("photo", name, name),))

    def repeats(self) -> None:
        self._house.take(self._last)

    def presses_again(self, label: str) -> str:
        return str(self._sends("press", data=self._data(label, old=True)))

    def _sends(self, kind: Any, **what: Any) -> str:
        key = f"memory:{secrets.token_hex(8)}"
        self._last = [Incoming("memory", key, self._where, kind, raw={}, **what)]
        return self._house.take(self._last)

    def shown(self) -> Sequence[tuple[str, list[tuple[str, str]]]]:
        return [
            (out.message.text, [(b.label, b.data) for row in out.message.buttons for b in row])
            for out in [*self._messenger.got.get(self._where, ())]
        ]


class House:
    """The running office."""

    def __init__(self, folder: Path, channel: Channel) -> None:
        self._api = BotApi().start() if isinstance(channel, Through) else None
        self._port, self._memory, self._tokens = free_port(), Memory(), dict[int, str]()
        self._channel, self._visitors = channel, list[OnTheWeb]()
        (folder / "data").mkdir(parents=True)
        self._config = folder / "office.yaml"
        self._config.write_text(yaml.safe_dump(self._settings(folder, channel)), "utf-8")
        env = {"HUIYIN_TELEGRAM_TOKEN": self._api.token} if self._api is not None else {}
        settings = load(self._config, env)
        migrate(folder / "data")
        self.app = App(settings, Clock(), channels={"memory": self._memory} if channel == "memory" else None)
        self.app.writer.now_do(self._seed)
        self._loop, self._up, self._ends = asyncio.new_event_loop(), Event(), asyncio.Event()
        self._thread = Thread(target=lambda: self._loop.run_until_complete(self._live()), daemon=True)

    def _settings(self, folder: Path, channel: Channel) -> dict[str, Any]:
        given: dict[str, Any] = {"web": {"enabled": channel == "web" or channel == "memory"}}
        if isinstance(channel, Through) and self._api is not None:
            telegram: dict[str, Any] = {"enabled": True, "driver": channel.driver, "base_url": self._api.url}
            telegram["limits"] = {"per_second": 10000, "per_chat": 10000}
            if channel.webhook:
                telegram["webhook"] = {"url": f"http://127.0.0.1:{self._port}/telegram"}
            given["telegram"] = telegram
        return {
            "data": {"folder": str(folder / "data")},
            "channels": given,
            "drafts": {"join_window": "0.3s"},
            "calendar": {"quiet": {"begins": "00:00", "ends": "00:00"}},
        }

    def _seed(self, work: Work) -> None:
        people = sample.seed(work, work.now, {})
        name = "telegram" if isinstance(self._channel, Through) else self._channel
        row = {"channel": name, "address": self._address(REPRESENTATIVE), "spoken": True}
        work.insert(chats, **row, person_id=people["representative"], seen_at=work.now)

    def _address(self, person: int) -> str:
        if self._channel != "web":
            return str(person)
        return address(self._tokens.setdefault(person, secrets.token_hex(16)))

    async def _live(self) -> None:
        async with self.app.running():
            web = Web(
                self.app.webchat.say,
                self.app.streams,
                self.app.database.reading,
                self.app.store,
                secret=b"only for tests",
                now=Clock().now,
                hooks=self.app.hooks,
                troubles=self.app.troubles,
            )
            config = uvicorn.Config(site(web), port=self._port, log_level="warning", lifespan="off")
            server = uvicorn.Server(config)
            server.capture_signals = nullcontext  # type: ignore[method-assign,assignment]
            start = server.startup

            async def started(sockets: Any = None) -> None:
                await start(sockets=sockets)
                self._up.set()

            server.startup = started  # type: ignore[method-assign]
            serving = asyncio.create_task(server.serve())
            await self._ends.wait()
            self.app.streams.close()
            server.should_exit = True
            await serving

    def take(self, updates: Sequence[Incoming]) -> str:
        """Into the memory channel; returns the toast."""
        doing = asyncio.run_coroutine_threadsafe(self.app.writer.take(updates), self._loop)
        [receipt] = doing.result(WAIT)
        return receipt.toast

    def person(self, number: int) -> Talker:
        """Somebody with their phone."""
        if self._api is not None:
            return OnTelegram(self._api, self._api.user(number))
        if self._channel == "web":
            self._address(number)
            visitor = OnTheWeb(f"http://127.0.0.1:{self._port}", self._tokens[number])
            self._visitors.append(visitor)
            return visitor
        return InMemory(self, self._memory, str(number))

    def rows(self, table: Any) -> Sequence[Any]:
        with self.app.database.reading() as connection:
            return connection.execute(table.select()).all()

    def start(self) -> None:
        self._thread.start()
        assert self._up.wait(WAIT), "the office did not start"

    def stop(self) -> None:
        for visitor in self._visitors:
            visitor.http.close()
        self._loop.call_soon_threadsafe(self._ends.set)
        self._thread.join(WAIT)
        self._loop.close()
        if self._api is not None:
            self._api.stop()


@contextmanager
def office(folder: Path, channel: Channel) -> Iterator[House]:
    house = House(folder, channel)
    house.start()
    try:
        yield house
    finally:
        house.stop()

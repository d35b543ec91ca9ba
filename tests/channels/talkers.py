"""People in front of a messenger, by each channel: what they do, and what they see, up to a deadline."""

import secrets
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any, Protocol

import httpx
from PIL import Image

from bot.channels.channel import Attachment, Incoming
from tests.botapi import BotApi
from tests.botapi_user import WAIT, User
from tests.world import Memory

Take = Callable[[Sequence[Incoming]], str]
"""Into the memory channel; returns the toast."""


def picture(shade: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), (shade, shade, shade)).save(out, "JPEG")
    return out.getvalue()


class Talker(Protocol):
    """Somebody in front of the messenger."""

    def says(self, text: str) -> Any: ...
    def presses(self, label: str) -> Any: ...
    def photographs(self, count: int) -> Any:
        """Several pictures at once: an album."""

    def photographs_late(self, shade: int) -> Any:
        """One more of that album, which took longer on its way."""

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
            self.photographs_late(shade)

    def photographs_late(self, shade: int) -> None:
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


class _Asking(ABC):
    """Somebody whose messages are looked at again and again, up to a deadline."""

    def __init__(self) -> None:
        self._seen = 0

    @abstractmethod
    def shown(self) -> Sequence[tuple[str, list[tuple[str, str]]]]:
        """(text, buttons as label and data) of every message so far."""

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
        self._sends_files(range(count))

    def photographs_late(self, shade: int) -> None:
        """A page knows no albums."""
        self._sends_files([shade])

    def _sends_files(self, shades: Iterable[int]) -> None:
        files = [("file", (f"{i}.jpg", picture(i * 40), "image/jpeg")) for i in shades]
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

    def __init__(self, take: Take, messenger: Memory, where: str) -> None:
        super().__init__()
        self._take, self._messenger, self._where = take, messenger, where
        self._last: list[Incoming] = []

    def says(self, text: str) -> None:
        self._sends("text", text=text)

    def presses(self, label: str) -> None:
        self._sends("press", data=self._data(label))

    def photographs(self, count: int) -> None:
        for shade in range(count):
            self.photographs_late(shade)

    def photographs_late(self, shade: int) -> None:
        name = f"{self._where}{shade}"
        self._messenger.files[name] = picture(shade * 40)
        self._sends("photo", attachments=(Attachment("photo", name, name),), album="album-1")

    def repeats(self) -> None:
        self._take(self._last)

    def presses_again(self, label: str) -> str:
        return str(self._sends("press", data=self._data(label, old=True)))

    def _sends(self, kind: Any, **what: Any) -> str:
        key = f"memory:{secrets.token_hex(8)}"
        self._last = [Incoming("memory", key, self._where, kind, raw={}, **what)]
        return self._take(self._last)

    def shown(self) -> Sequence[tuple[str, list[tuple[str, str]]]]:
        return [
            (out.message.text, [(b.label, b.data) for row in out.message.buttons for b in row])
            for out in [*self._messenger.got.get(self._where, ())]
        ]

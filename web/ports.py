"""What the web needs from the rest of the program, and what it hands on. Nothing here opens anything."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from storage.contents import Sent
from web.demo import Demo
from web.streams import Streams


class Kept(Protocol):
    """A file that lies in the store, known by its content."""

    @property
    def sha256(self) -> str: ...
    @property
    def mime(self) -> str: ...
    @property
    def size(self) -> int: ...


class Store(Protocol):
    """Where what people send lies."""

    def keep(self, data: bytes, kind: Sent) -> Kept:
        """Check by content, clean and keep. Raises `Refused` when it is not what it says it is."""

    def path(self, sha256: str) -> Path:
        """Where a kept file lies."""

    def small(self, sha256: str) -> Path:
        """Where a kept picture's small version lies. Raises `OSError` where it cannot be made."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file the page sent, already in the store."""

    kind: Sent
    sha256: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a person did on the page. `client` is the page's id for it: said twice, it is said once."""

    address: str
    client: str
    text: str = ""
    """What was typed, a picture's caption, or the label of the pressed button."""
    data: str = ""
    """A press: the button's data; `message` is the feed row it stood under."""
    message: str = ""
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""
    uploads: tuple[Upload, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """It is committed. `toast` is a word for the pressed button."""

    toast: str = ""
    stale: bool = False


class Closed(Exception):
    """Nobody takes messages at the moment; the page keeps them and tries again."""


Hook = Callable[[str, bytes], Awaitable[int]]
"""(secret token, body) → the status to answer with. A messenger brings an update."""


@dataclass(frozen=True, slots=True)
class Web:
    """Everything the pages rest on."""

    say: Callable[[Said], Awaitable[Told]]
    """Returns only after the message's whole effect has committed. Raises `Closed`."""
    streams: Streams
    read: Callable[[], AbstractContextManager[Connection]]
    store: Store
    secret: bytes
    """Signs the addresses of pictures and voice messages."""
    now: Callable[[], datetime]
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    demo: Demo | None = None
    hooks: Mapping[str, Hook] = field(default_factory=dict)
    """By path."""
    troubles: Callable[[], Mapping[str, str]] = dict
    """Messenger → what is wrong with it and what to do."""

"""The contract every messenger keeps. A channel is transport only: it parses, sends and acknowledges."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from handlers.talk import InputKind
from storage.contents import SUFFIXES
from words.message import Message


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with an update. `ref` fetches it, `unique` tells the same file apart from another.

    A `ref` that begins with “~” fetches it only: the messenger does not show it again by that.
    """

    kind: Literal["photo", "voice", "video", "paper"]
    ref: str
    unique: str
    size: int = 0
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update. `key` (bot id + update id) is never used twice: it makes redelivery harmless."""

    channel: str
    key: str
    address: str
    """The chat as the messenger knows it."""
    kind: InputKind
    raw: Mapping[str, Any]
    """The update as it came, kept if it cannot be handled."""
    text: str = ""
    data: str = ""
    attachments: tuple[Attachment, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""
    vouched: bool = False
    """True: the messenger vouches that `phone` is the sender's own."""
    name: str = ""
    """The person's name in the messenger."""
    language: str = ""
    """IETF tag the messenger reports, e.g. `zh-hans`, `en`."""
    press: str = ""
    """A press: what `acknowledge` needs to answer it."""
    message: str = ""
    """The messenger's id of the message that was sent, edited, or whose button was pressed."""
    reply: str = ""
    """The messenger's id of the message that this one replies to."""
    in_place: bool = False
    """True: the messenger can change a message that stands in this chat."""
    album: str = ""
    """What ties together pictures that were sent at once, but come one by one."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The update's whole effect is committed. `toast` is a word for the pressed button."""

    toast: str = ""
    stale: bool = False
    """True: the press changed nothing."""
    stands: bool = False
    """True: the buttons of the message that was pressed are good, still or anew."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One notice to send now. A channel that can uses `number`, the outbox row, to send nothing twice."""

    number: int
    address: str
    message: Message
    files: Mapping[int, "FileToSend"] = field(default_factory=dict)
    again: bool = False
    """True: this may have arrived already; say so (重发)."""
    instead: str = ""
    """The message, by the messenger's id, that this takes the place of. A messenger that changes nothing
    sends a new one."""
    aside: bool = False
    """True: where it cannot be changed any more, or by a messenger that changes nothing, it is let be."""
    unsays: bool = False
    """True: nothing of what stood there is to be seen any more; what is no text may go altogether."""
    broadcast: bool = False
    """True: the same to everybody; nobody waits for it."""


class Sent(str):
    """The messenger's id of what has arrived, where that took several of its messages: the last one's."""

    before: tuple[str, ...]
    """The ids of those before it, in order."""

    def __new__(cls, ids: Sequence[str]) -> "Sent":
        sent = super().__new__(cls, ids[-1])
        sent.before = tuple(ids[:-1])
        return sent


@dataclass(frozen=True, slots=True)
class FileToSend:
    """A file. `ref` is set if this channel holds it; `path` if we hold it."""

    kind: Literal["photo", "voice", "video", "paper", "document"] = "photo"
    ref: str = ""
    path: str = ""
    mime: str = ""
    name: str = ""
    """A document's: what its file is called where it arrives."""
    size: int = 0

    @property
    def called(self) -> str:
        """Its name; of what people sent without one, what it is."""
        usual = {"voice": "voice.ogg", "photo": "photo.jpg"}
        kind = "document" if self.kind == "paper" else self.kind
        return self.name or usual.get(kind) or f"{kind}{SUFFIXES.get(self.mime, '')}"


MARGIN = 1.01
"""A little more distance than asked, so that jitter on the way never makes it too little."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the messenger allows, in messages per second."""

    overall: float = 1e9
    per_chat: float = 1e9
    per_group: float = 1e9
    """To one chat of several people."""
    broadcasts: float = 0.0
    """All together, where broadcasts may go faster than the rest; 0: they may not."""

    def rest(self, *, group: bool) -> float:
        """Seconds between two messages to one chat; a little more than allowed, because of jitter."""
        return MARGIN / (min(self.per_chat, self.per_group) if group else self.per_chat)


class Unsent(Exception):
    """It certainly did not arrive; try again later."""

    def __init__(self, reason: str = "", after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after
        """Seconds the messenger told us to wait (retry_after), or None."""


class Unknown(Exception):
    """The connection ended after the request was written: it may have arrived."""


class Blocked(Exception):
    """This person cannot be reached here (blocked the bot, deleted the chat)."""


class Moved(Exception):
    """It did not arrive: this chat has become another, at `address`."""

    def __init__(self, address: str) -> None:
        super().__init__(f"moved to {address}")
        self.address = address


class Gone(Exception):
    """The message whose place this was to take cannot be changed any more: it has to be a new one."""


class Rejected(Exception):
    """The messenger will never take this message as it is (bad request)."""


Take = Callable[[Sequence[Incoming]], Awaitable[Sequence[Receipt | Exception]]]
"""Returns only after the transactions that hold the updates' whole effects have committed, with a receipt for
each; or an exception for one that could not be written and has to be given again."""
Park = Callable[[str, str, Mapping[str, Any] | str, str], Awaitable[None]]
"""(channel, key, raw update, reason): keep what cannot be read; the queue moves on, nothing is lost."""


class Channel(Protocol):
    """One messenger."""

    name: str
    limits: Limits
    account: str
    """As whom we speak there, where messages are numbered by account; empty: that means nothing."""

    @property
    def trouble(self) -> str:
        """What is wrong with the messenger at the moment, and what to do; empty while nothing is."""

    def opens(self, code: str) -> str:
        """The address that opens a chat with us and says this code; empty where it is not known."""

    async def run(self, take: Take, park: Park) -> None:
        """Take updates until cancelled. One is confirmed to the messenger only after `take` has returned.

        Where presses can be lost, nothing (`[]`) is taken whenever nothing waits there any more.
        """

    def read(self, raw: Mapping[str, Any]) -> Incoming | None:
        """A raw update that was parked, read again; None if there is nothing in it. Raises if unreadable."""

    def is_group(self, address: str) -> bool:
        """True: several people are spoken to there, so that `Limits.per_group` holds."""

    async def send(self, out: Outgoing) -> str:
        """Send; returns the messenger's id of it, a `Sent` where that took several messages.

        Raises Unsent, Unknown, Blocked, Gone, Moved, Rejected.
        """

    async def acknowledge(self, incoming: Incoming, receipt: Receipt) -> None:
        """Answer a press and quiet its buttons. Best effort: never raises, never retried."""

    async def fetch(self, ref: str) -> bytes:
        """The content of an attachment. Raises Unsent (later) or Rejected (never)."""

    async def close(self) -> None:
        """Let go of connections."""

"""The demonstration's clock and cast, as the page needs them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Phone:
    """One of the three people. `token` opens their chat; `face` is one character."""

    role: Literal["resident", "representative", "clerk"]
    token: str
    name: str
    title: str
    face: str


@dataclass(frozen=True, slots=True)
class Beat:
    """One station of the newest case: a follow-up that fired, or the next one. `label` is short (“催受理”),
    `what` says it in one sentence."""

    at: datetime
    label: str
    what: str = ""
    done: bool = True


@dataclass(frozen=True, slots=True)
class Next:
    """What the system does by itself next."""

    at: datetime
    label: str


@dataclass(frozen=True, slots=True)
class Holder:
    """The representative who has the case that is told; by `key` their phone is asked for."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class DemoState:
    """Where the story stands. `did` is tiny HTML: what the last follow-up did, in one or two sentences."""

    now: datetime
    story: tuple[Beat, ...] = ()
    did: str = ""
    next: Next | None = None
    language: str = "zh"
    holder: Holder | None = None
    """None: no representative has it."""


class Demo(Protocol):
    """What `huiyin demo` gives the page. Words come in the language the demonstration speaks."""

    def phones(self, holder: str = "") -> Sequence[Phone]:
        """The three of them, in the order they are shown. Tokens never change while the program runs.

        `holder`: the key of the representative whose phone is the second; else it is the first one's.
        """

    async def state(self) -> DemoState:
        """Where the story stands now."""

    async def skip_to_next(self) -> None:
        """Move the clock to the next follow-up and let it happen; returns when its notices are sent.
        Without one nothing happens."""

    async def skip(self, hours: float) -> None:
        """Move the clock; everything due on the way happens in order."""

    async def restart(self) -> None:
        """Forget everything and begin the story again."""

    async def speak(self, language: str) -> None:
        """All three people, and this page's words, are `zh` or `en` from now on."""

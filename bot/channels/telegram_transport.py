"""What a library does for a Telegram bot: the one thing in which two libraries differ."""

from collections.abc import Mapping
from typing import Any, Protocol

from bot.channels.channel import Blocked, FileToSend, Moved, Rejected, Unknown, Unsent
from cases.model import EMPTY

Failure = Unsent | Unknown | Blocked | Moved | Rejected


class Conflict(Unsent):
    """Somebody else polls with this token, or a webhook is set."""


class BadToken(Unsent):
    """Telegram does not know this token, or this is no Bot API."""


class Transport(Protocol):
    """What a library does for us: a request, its files, its answer; and what is certain when it fails."""

    async def open(self) -> None:
        """Before the first call of a loop that polls."""

    async def call(
        self,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, FileToSend] = EMPTY,
        wait: float | None = None,
    ) -> Any:
        """The `result` of a Bot API method, as JSON has it. Raises one of `Failure`.

        `files`: the parts that `attach://name` in `params` points to. `wait`: seconds for the answer.
        """

    async def download(self, path: str) -> bytes:
        """A file that getFile has named. Raises as `call` does."""

    async def close(self) -> None:
        """Let go of connections."""


_GONE = ("chat not found", "user not found", "bot was blocked", "user is deactivated", "peer_id_invalid")


def answered(reason: str) -> Blocked | Rejected:
    """What an answer of 400 means: this person is gone, or it will never be taken."""
    return Blocked(reason) if any(word in reason.lower() for word in _GONE) else Rejected(reason)

"""One Telegram bot: our own polling over raw updates, raw calls out. The library is a `Transport`."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any, Protocol

import structlog

from bot.channels.channel import (
    Blocked,
    FileToSend,
    Incoming,
    Limits,
    Outgoing,
    Park,
    Receipt,
    Rejected,
    Take,
    Unknown,
    Unsent,
)
from bot.channels.telegram import COMMANDS, MOST_BYTES, NAME, RESENT, bot_id, key, parse, render
from cases.model import EMPTY

log = structlog.get_logger()

LIMITS = Limits(overall=30, per_chat=1)
_WANTED = ["message", "callback_query"]
Failure = Unsent | Unknown | Blocked | Rejected


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
        """The `result` of a Bot API method, as JSON has it. Raises Unsent, Unknown, Blocked or Rejected.

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


def file_name(method: str, file: FileToSend) -> str:
    """What an uploaded part is called."""
    return file.name or ("voice.ogg" if method == "sendVoice" else "photo.jpg")


class Telegram:
    """One bot. `pause` and `longest` are the first and the longest wait after a failure, in seconds."""

    name = NAME

    def __init__(
        self,
        token: str,
        transport: Transport,
        *,
        limits: Limits = LIMITS,
        commands: Mapping[str, Sequence[tuple[str, str]]] = COMMANDS,
        resent: str = RESENT,
        poll: int = 25,
        pause: float = 0.5,
        longest: float = 60,
    ) -> None:
        self.limits = limits
        self._id, self._transport = bot_id(token), transport
        self._commands, self._resent = commands, resent
        self._poll, self._pause, self._longest = poll, pause, longest
        self._arrived: dict[int, int] = {}
        """Outbox row → how many of its calls have arrived, while the rest has not."""
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self, take: Take, park: Park) -> None:
        """Poll until cancelled, whatever Telegram does. A press is acknowledged once it is taken."""
        await self._transport.open()
        offset: int | None = None
        polling, failures = False, 0
        while True:
            try:
                if not polling:
                    await self._transport.call("deleteWebhook", {"drop_pending_updates": False})
                    polling = True
                    self._later(self._announce())
                asked = {"timeout": self._poll, "offset": offset, "allowed_updates": _WANTED}
                updates = list(await self._transport.call("getUpdates", asked, wait=self._poll + 10))
            except Exception as error:
                failures += 1
                if isinstance(error, Conflict):
                    polling = False  # perhaps a webhook was set meanwhile
                await asyncio.sleep(self._trouble(error, failures))
                continue
            failures = 0
            await self._all(updates, take, park)
            # An offset confirms. It is sent once, then left out: after a quiet week ids may restart lower.
            ids = [
                u["update_id"] for u in updates if isinstance(u, dict) and isinstance(u.get("update_id"), int)
            ]
            offset = max(ids) + 1 if ids else None
            if updates and offset is None:  # nothing here can be confirmed, so it would come again at once
                await asyncio.sleep(self._longest)

    def read(self, raw: Mapping[str, Any]) -> Incoming | None:
        """A parked update, read again."""
        return parse(raw, self._id)

    async def _all(self, updates: Sequence[Any], take: Take, park: Park) -> None:
        """Everything kept, however often it has to be tried. A press is acknowledged once it is taken."""
        failures = 0
        while updates:
            readable, left = await self._read(updates, park)
            try:
                receipts = await take([incoming for _, incoming in readable])
            except Exception as error:
                receipts = [error] * len(readable)
            for (update, incoming), receipt in zip(readable, receipts, strict=True):
                if isinstance(receipt, Exception):
                    left.append((update, receipt))
                elif incoming.press:
                    self._later(self.acknowledge(incoming, receipt))
            if left:
                failures += 1
                log.error("updates are not kept yet; trying again", count=len(left), error=repr(left[0][1]))
                await asyncio.sleep(self._after(failures))
            updates = [update for update, _ in left]

    async def _read(
        self, updates: Sequence[Any], park: Park
    ) -> tuple[list[tuple[Any, Incoming]], list[tuple[Any, Exception]]]:
        """Those that say something; the others parked; and those that could not even be parked."""
        readable, left = [], []
        for update in updates:
            try:
                if (incoming := parse(update, self._id)) is not None:
                    readable.append((update, incoming))
            except Exception as error:
                try:
                    await self._park(update, error, park)
                except Exception as worse:
                    left.append((update, worse))
        return readable, left

    async def _park(self, update: Any, error: Exception, park: Park) -> None:
        log.error("update cannot be read; parked", key=key(self._id, update), error=repr(error))
        raw = update if isinstance(update, dict) else repr(update)
        await park(NAME, key(self._id, update), raw, str(error) or repr(error))

    def _after(self, failures: int) -> float:
        return min(self._longest, self._pause * 2.0 ** min(failures - 1, 16))

    def _trouble(self, error: Exception, failures: int) -> float:
        """Says what to do, and how many seconds to wait."""
        wait = self._after(failures)
        match error:
            case Unsent(after=float(wait)):
                log.warning("Telegram asks to wait", seconds=wait)
            case Conflict():
                do = "stop the other program, or give this one its own bot; messages wait for 24 hours"
                log.error("another program takes this bot's messages", do=do, error=str(error))
            case BadToken():
                do = "ask @BotFather for the token and set it; messages wait for 24 hours"
                log.error("Telegram does not accept the token, or this is not a Bot API address", do=do)
            case _:
                do = "nothing, if it passes; otherwise check the network and channels.telegram.base_url"
                log.warning(
                    "Telegram cannot be reached", do=do, again_in=wait, error=str(error) or repr(error)
                )
        return wait

    async def send(self, out: Outgoing) -> str:
        """Every call of the message, in order. What has arrived is not sent again while this object lives."""
        begin = done = self._arrived.get(out.number, 0)
        sent: Any = None
        calls = render(out, done=done, resent=self._resent)
        if not calls:
            raise Rejected("there is nothing to show")
        for call in calls:
            if done > begin:
                await asyncio.sleep(1 / self.limits.per_chat)
            try:
                sent = await self._transport.call(call.method, call.params, call.files)
            except (Unsent, Unknown) as error:
                if done:
                    self._arrived[out.number] = done
                if isinstance(error, Unsent) and done > begin:
                    # Part of it is there: whoever sends it again must say so.
                    raise Unknown(str(error)) from error
                raise
            done += 1
        self._arrived.pop(out.number, None)
        last = sent[-1] if isinstance(sent, list) else sent
        return str(last["message_id"])

    async def acknowledge(self, incoming: Incoming, receipt: Receipt) -> None:
        """Answer the press; unless it changed nothing, take the buttons away. Best effort."""
        answer: dict[str, Any] = {"callback_query_id": incoming.press}
        if receipt.toast:
            answer["text"] = receipt.toast[:200]
        await self._try("answerCallbackQuery", answer)
        if incoming.message and not receipt.stale:
            shown = {"chat_id": int(incoming.address), "message_id": int(incoming.message)}
            await self._try("editMessageReplyMarkup", shown)

    async def fetch(self, ref: str) -> bytes:
        """The file, at most 20 MB. Raises Unsent (later) or Rejected (never)."""
        try:
            file = await self._transport.call("getFile", {"file_id": ref})
            if file.get("file_size", 0) > MOST_BYTES:
                raise Rejected("the file is larger than 20 MB")
            return await self._transport.download(file["file_path"])
        except Rejected as error:
            if "temporarily unavailable" in str(error):
                raise Unsent(str(error)) from error
            raise
        except (Unknown, Blocked) as error:
            raise Unsent(str(error)) from error

    async def close(self) -> None:
        """Let go of connections."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._transport.close()

    async def _announce(self) -> None:
        for language, commands in self._commands.items():
            listed = [{"command": command, "description": says} for command, says in commands]
            await self._try("setMyCommands", {"commands": listed, "language_code": language or None})

    async def _try(self, method: str, params: Mapping[str, Any]) -> None:
        try:
            await self._transport.call(method, params)
        except Exception as error:
            log.debug("not done", method=method, error=str(error))

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

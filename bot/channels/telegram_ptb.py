"""Telegram through python-telegram-bot, as transport only: raw updates in, raw calls out, our own polling."""

import asyncio
import logging
import os
from collections.abc import Coroutine, Mapping, Sequence
from functools import cache
from pathlib import Path
from re import sub
from typing import Any

# The library's way to choose durations as timedelta; without it the mere making of a RetryAfter warns.
os.environ.setdefault("PTB_TIMEDELTA", "true")

import structlog
from telegram import Bot, InputFile, InputMediaPhoto
from telegram import error as failed
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.channels.channel import (
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
from bot.channels.telegram import COMMANDS, MOST_BYTES, NAME, RESENT, Call, bot_id, key, parse, render
from bot.channels.telegram_ptb_failures import failure_of, seconds
from storage.compact import compact

log = structlog.get_logger()

LIMITS = Limits(overall=30, per_chat=1)
_WANTED = ["message", "callback_query"]


class TelegramPtb:
    """One bot. `request` replaces the HTTP layer; `pause` and `longest` are the first and longest wait."""

    name = NAME

    def __init__(
        self,
        token: str,
        base_url: str = "https://api.telegram.org",
        *,
        limits: Limits = LIMITS,
        commands: Mapping[str, Sequence[tuple[str, str]]] = COMMANDS,
        resent: str = RESENT,
        request: BaseRequest | None = None,
        poll: int = 25,
        timeout: float = 15,
        pause: float = 0.5,
        longest: float = 60,
    ) -> None:
        # httpx logs every address it calls, and the address holds the token.
        logging.getLogger("httpx").setLevel(logging.WARNING)
        self.limits = limits
        self._id = bot_id(token)
        self._commands, self._resent = commands, resent
        self._poll, self._pause, self._longest = poll, pause, longest
        self._request = request or HTTPXRequest(
            connection_pool_size=100,
            pool_timeout=timeout,
            connect_timeout=timeout,
            read_timeout=timeout,
            write_timeout=timeout,
        )
        self._calls = f"{base_url}/bot{token}"
        self._files = f"{base_url}/file/bot{token}"
        self._bot = Bot(token, f"{base_url}/bot", request=self._request, get_updates_request=self._request)
        self._arrived: dict[int, int] = {}
        """Outbox row → how many of its calls have arrived, while the rest has not."""
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self, take: Take, park: Park) -> None:
        """Poll until cancelled, whatever Telegram does. A press is acknowledged once it is taken."""
        await self._request.initialize()
        offset: int | None = None
        polling, failures = False, 0
        while True:
            try:
                if not polling:
                    await self._call("deleteWebhook", {"drop_pending_updates": False})
                    polling = True
                    self._later(self._announce())
                asked = {"timeout": self._poll, "offset": offset, "allowed_updates": _WANTED}
                updates = list(await self._call("getUpdates", asked, wait=self._poll + 10))
            except Exception as error:
                failures += 1
                if isinstance(error, failed.Conflict):
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
            case failed.RetryAfter():
                wait = seconds(error)
                log.warning("Telegram asks to wait", seconds=wait)
            case failed.Conflict():
                do = "stop the other program, or give this one its own bot; messages wait for 24 hours"
                log.error("another program takes this bot's messages", do=do, error=str(error))
            case failed.InvalidToken() | failed.EndPointNotFound():
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
                sent = await self._call(call.method, {**call.params, **await _uploads(call)})
            except Exception as error:
                failure = failure_of(error)
                if isinstance(failure, Unsent) and done > begin:
                    # Part of it is there: whoever sends it again must say so.
                    failure = Unknown(str(failure))
                if done and isinstance(failure, Unknown | Unsent):
                    self._arrived[out.number] = done
                raise failure from error
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
            file = await self._call("getFile", {"file_id": ref})
            if file.get("file_size", 0) > MOST_BYTES:
                raise Rejected("the file is larger than 20 MB")
            return await self._request.retrieve(f"{self._files}/{file['file_path']}", read_timeout=60)
        except failed.TelegramError as error:
            failure = failure_of(error)
            if isinstance(failure, Rejected) and "temporarily unavailable" not in str(error):
                raise failure from error
            raise Unsent(str(error), getattr(failure, "after", None)) from error

    async def close(self) -> None:
        """Let go of connections."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._request.shutdown()

    async def _announce(self) -> None:
        for language, commands in self._commands.items():
            listed = [{"command": command, "description": says} for command, says in commands]
            await self._try("setMyCommands", {"commands": listed, "language_code": language or None})

    async def _try(self, method: str, params: Mapping[str, Any]) -> None:
        try:
            await self._call(method, params)
        except Exception as error:
            log.debug("not done", method=method, error=str(error))

    async def _call(self, method: str, params: Mapping[str, Any], wait: float | None = None) -> Any:
        patience = BaseRequest.DEFAULT_NONE if wait is None else wait
        if "media" in params:  # the one parameter in which the library insists on its own objects
            media = [InputMediaPhoto(item["media"], item.get("caption")) for item in params["media"]]
            params = {**params, "media": media}
        elif not any(type(value) is InputFile for value in params.values()):
            # What `Bot` does besides (defaults that we do not use) costs as much again.
            return await self._request.post(f"{self._calls}/{method}", _Form(params), read_timeout=patience)
        return await self._bot.do_api_request(_raw(method), api_kwargs=dict(params), read_timeout=patience)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


class _Form(RequestData):  # type: ignore[misc]  # the library makes these for `Bot` only
    """Parameters without files, as the fields of a form."""

    __slots__ = ("_fields",)

    def __init__(self, params: Mapping[str, Any]) -> None:
        super().__init__()
        self._fields = {
            name: value if isinstance(value, str) else compact(value)
            for name, value in params.items()
            if value is not None
        }

    @property
    def json_parameters(self) -> dict[str, str]:
        return self._fields


@cache
def _raw(method: str) -> str:
    """“send_Message” reaches Telegram as sendMessage; spelled like its own method, the library would warn."""
    return sub("(?=[A-Z])", "_", method)


async def _uploads(call: Call) -> dict[str, InputFile]:
    name = "voice.ogg" if call.method == "sendVoice" else "photo.jpg"
    return {
        part: InputFile(await asyncio.to_thread(Path(file.path).read_bytes), file.name or name)
        for part, file in call.files.items()
    }

"""python-telegram-bot as a transport: its HTTP layer and its errors; nothing of its own polling or state."""

import asyncio
import logging
import os
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from re import sub
from typing import Any

# The library's way to choose durations as timedelta; without it the mere making of a RetryAfter warns.
os.environ.setdefault("PTB_TIMEDELTA", "true")

import httpx
from telegram import Bot, InputFile, InputMediaPhoto, InputMediaVideo
from telegram import error as failed
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.channels.channel import Blocked, FileToSend, Moved, Rejected, Unknown, Unsent
from bot.channels.telegram_transport import BadToken, Conflict, Failure, answered
from cases.model import EMPTY
from storage.compact import compact

_NOT_WRITTEN = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    ConnectionRefusedError,
)


_MEDIA: Mapping[str, Any] = {"photo": InputMediaPhoto, "video": InputMediaVideo}


class Ptb:
    """`request` replaces the HTTP layer. `timeout`: seconds for each stage of a call."""

    def __init__(
        self, token: str, base_url: str, *, request: BaseRequest | None = None, timeout: float = 15
    ) -> None:
        # httpx logs every address it calls, and the address holds the token.
        logging.getLogger("httpx").setLevel(logging.WARNING)
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

    async def open(self) -> None:
        """Connections are opened when they are needed."""
        await self._request.initialize()

    async def call(
        self,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, FileToSend] = EMPTY,
        wait: float | None = None,
    ) -> Any:
        """The `result` of a Bot API method."""
        patience = BaseRequest.DEFAULT_NONE if wait is None else wait
        try:
            if not files:
                # What `Bot` does besides (defaults that we do not use) costs as much again.
                address = f"{self._calls}/{method}"
                return await self._request.post(address, _Form(params), read_timeout=patience)
            parts = {part: await _upload(file) for part, file in files.items()}
            if "media" in params:  # the one parameter in which the library insists on its own objects
                media = [_MEDIA[item["type"]](item["media"], item.get("caption")) for item in params["media"]]
                params = {**params, "media": media}
            return await self._bot.do_api_request(
                _raw(method), api_kwargs={**params, **parts}, read_timeout=patience
            )
        except Exception as error:
            raise failure_of(error) from error

    async def download(self, path: str) -> bytes:
        """The content of a file."""
        try:
            return await self._request.retrieve(f"{self._files}/{path}", read_timeout=60)
        except Exception as error:
            raise failure_of(error) from error

    async def close(self) -> None:
        """Let go of connections."""
        await self._request.shutdown()


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


async def _upload(file: FileToSend) -> InputFile:
    return InputFile(await asyncio.to_thread(Path(file.path).read_bytes), file.called)


def failure_of(error: Exception) -> Failure:
    """What is certain about a call that failed."""
    reason, cause = str(error)[:200], error.__cause__
    match error:
        case OSError():
            return Rejected(f"the file cannot be read: {reason}")
        case failed.RetryAfter():
            after = error.retry_after
            return Unsent(reason, after.total_seconds() if isinstance(after, timedelta) else float(after))
        case failed.Conflict():
            return Conflict(reason)
        case failed.ChatMigrated():
            return Moved(str(error.new_chat_id))
        case failed.Forbidden():
            return Blocked(reason)
        case failed.BadRequest():
            return answered(reason)
        case failed.InvalidToken() | failed.EndPointNotFound():
            return BadToken("the token was not accepted")
        case failed.NetworkError() if isinstance(cause, _NOT_WRITTEN):
            return Unsent(reason)
        case failed.TimedOut():
            return Unknown(reason)
        case failed.NetworkError() if isinstance(
            cause, failed.TelegramError | None
        ):  # an answer with a status
            if "too large" in reason.lower():
                return Rejected(reason)
            # A gateway that gave up waiting had passed the request on.
            return Unknown(reason) if "timeout" in reason.lower().replace("-", "") else Unsent(reason)
    return Unknown(reason)

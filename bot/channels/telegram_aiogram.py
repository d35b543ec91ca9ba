"""aiogram as a transport: its session and its errors; nothing of its dispatcher, its polling or its state."""

import asyncio
from collections.abc import Mapping
from functools import cache, partial
from http import HTTPStatus
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram import exceptions as failed
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import Response, TelegramMethod
from aiogram.types import BufferedInputFile

from bot.channels.channel import Blocked, FileToSend, Moved, Rejected, Unknown, Unsent
from bot.channels.telegram_transport import BadToken, Conflict, Failure, answered
from cases.model import EMPTY
from storage.compact import spread

_NOT_WRITTEN = (aiohttp.ClientConnectorError, aiohttp.InvalidURL, aiohttp.ConnectionTimeoutError)


class Aiogram:
    """`session` replaces the HTTP layer. `timeout`: seconds for a call."""

    def __init__(
        self, token: str, base_url: str, *, session: BaseSession | None = None, timeout: float = 15
    ) -> None:
        self._session = session or _Session(
            api=TelegramAPIServer.from_base(base_url), timeout=timeout, json_loads=spread
        )
        self._bot = Bot(token, session=self._session)
        self._files = f"{base_url}/file/bot{token}"

    async def open(self) -> None:
        """The session is opened with the first call."""

    async def call(
        self,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, FileToSend] = EMPTY,
        wait: float | None = None,
    ) -> Any:
        """The `result` of a Bot API method."""
        try:
            given = {name: value for name, value in params.items() if value is not None}
            if files:
                parts = {f"attach://{part}": await _upload(file) for part, file in files.items()}
                given = _with(given, parts)
            seconds = None if wait is None else int(wait)
            return await self._session(self._bot, _method(method)(**given), timeout=seconds)
        except Exception as error:
            raise failure_of(error) from error

    async def download(self, path: str) -> bytes:
        """The content of a file."""
        try:
            stream = self._session.stream_content(f"{self._files}/{path}", timeout=60)
            return b"".join([chunk async for chunk in stream])
        except aiohttp.ClientResponseError as error:
            known = {400: Rejected, 403: Rejected, 413: Rejected, 401: BadToken, 404: BadToken}
            raise known.get(error.status, Unsent)(str(error)[:200]) from error
        except Exception as error:
            raise failure_of(error) from error

    async def close(self) -> None:
        """Let go of connections."""
        await self._session.close()


class _Session(AiohttpSession):
    """The library's, which forgets what a server in trouble has answered."""

    def check_response(
        self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str
    ) -> Response[Any]:
        if status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:  # perhaps a gateway's page, and no JSON
            raise failed.TelegramServerError(method=method, message=_phrase(status_code))
        try:
            return super().check_response(bot, method, status_code, content)
        except failed.ClientDecodeError:
            if (known := _PAGES.get(status_code)) is not None:  # a proxy's page
                raise known(method=method, message=_phrase(status_code)) from None
            raise


_PAGES: Mapping[int, Any] = {
    404: failed.TelegramNotFound,
    413: failed.TelegramEntityTooLarge,
    429: partial(failed.TelegramRetryAfter, retry_after=5),
}


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else f"status {status}"


@cache
def _method(name: str) -> type[TelegramMethod[Any]]:
    """A method whose answer is taken as it comes: one update that the library cannot read would stop all."""
    return type(
        name, (TelegramMethod,), {"__api_method__": name, "__returning__": Any, "__module__": __name__}
    )


def _with(value: Any, parts: Mapping[str, BufferedInputFile]) -> Any:
    """The parameters with the files where their names stand; the library names the parts itself."""
    match value:
        case str():
            return parts.get(value, value)
        case dict():
            return {name: _with(one, parts) for name, one in value.items()}
        case list() | tuple():
            return [_with(one, parts) for one in value]
    return value


async def _upload(file: FileToSend) -> BufferedInputFile:
    return await asyncio.to_thread(BufferedInputFile.from_file, file.path, filename=file.called)


def failure_of(error: Exception) -> Failure:
    """What is certain about a call that failed."""
    reason, cause = str(error)[:200], error.__cause__
    match error:
        case failed.TelegramRetryAfter():
            return Unsent(reason, float(error.retry_after))
        case failed.TelegramConflictError():
            return Conflict(reason)
        case failed.TelegramMigrateToChat():
            return Moved(str(error.migrate_to_chat_id))
        case failed.TelegramForbiddenError():
            return Blocked(reason)
        case failed.TelegramUnauthorizedError() | failed.TelegramNotFound():
            return BadToken("the token was not accepted")
        case failed.TelegramBadRequest():
            return answered(reason)
        case failed.TelegramEntityTooLarge():
            return Rejected(reason)
        case failed.TelegramServerError():
            # A gateway that gave up waiting had passed the request on.
            return Unknown(reason) if "timeout" in reason.lower().replace("-", "") else Unsent(reason)
        case failed.TelegramNetworkError() if isinstance(cause, _NOT_WRITTEN):
            return Unsent(reason)
        case aiohttp.ClientConnectorError() | aiohttp.InvalidURL():
            return Unsent(reason)
        case failed.TelegramNetworkError() | aiohttp.ClientError() | TimeoutError():
            return Unknown(reason)
        case OSError():
            return Rejected(f"the file cannot be read: {reason}")
    return Unknown(reason)

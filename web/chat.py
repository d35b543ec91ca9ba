"""A resident's chat: the page, its history, its stream, and what it sends."""

import json
import math
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from cases.errors import Refused
from storage.contents import Sent, kind_of
from web import feed
from web.guard import addresses, from_here
from web.ports import Closed, Said, Upload, Web
from web.strings import choose, sentence

log = structlog.get_logger()

BEAT = 15.0
"""Seconds between two signs of life on a quiet stream; proxies cut one that is silent for a minute."""
MOST = 20 * 1024 * 1024
_MOST_SAID = 64 * 1024
_MOST_TEXT = 8000
_MOST_FILES = 9
_LONGEST_NAME = 40
_CLIENT = re.compile(r"[0-9A-Za-z-]{8,40}")


class _NoGood(Exception):
    """The answer to a request that cannot be taken; `key` names its sentence.

    `name`, `file`: the file that it is about, and which of those that were sent.
    """

    def __init__(self, status: int, key: str, name: str = "", file: int | None = None) -> None:
        super().__init__(key)
        self.status, self.key, self.name, self.file = status, key, name, file


def routes() -> list[Route]:
    """Everything a chat needs besides its page."""
    return [
        Route("/chat/feed", _feed),
        Route("/chat/stream", _stream),
        Route("/chat/say", _say, methods=["POST"]),
        Route("/chat/file", _file, methods=["POST"]),
    ]


async def _feed(request: Request) -> Response:
    """History: `after=ID` or `before=ID`, else the newest."""
    web: Web = request.app.state.web
    chats = addresses(request, web)
    if len(chats) != 1:
        return _says(request, _NoGood(401, "unknown_chat"))
    last, first = _number(request, "after"), _number(request, "before")

    def read() -> dict[str, Any]:
        with web.read() as connection:
            if last is not None:
                rows = feed.after(connection, chats, last)
                more = len(rows) == 100
            else:
                found, more = feed.before(connection, chats[0], feed.NEWEST if first is None else first)
                rows = found
            return {"entries": [feed.entry(row, web.secret, web.now()) for row in rows], "more": more}

    return JSONResponse(await run_in_threadpool(read), headers={"Cache-Control": "no-store"})


async def _stream(request: Request) -> Response:
    """Server-sent events from `Last-Event-ID` or `after` on: no gap, no repeat, for one chat or several."""
    web: Web = request.app.state.web
    chats = addresses(request, web)
    if not chats:
        return _says(request, _NoGood(401, "unknown_chat"))
    resumed = request.headers.get("last-event-id", "")
    last = int(resumed) if resumed.isdecimal() else (_number(request, "after") or 0)
    return StreamingResponse(
        _events(web, chats, last),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(web: Web, chats: Sequence[str], last: int) -> AsyncIterator[str]:
    place = {chat: number for number, chat in enumerate(chats)}

    def read() -> list[tuple[int, dict[str, Any]]]:
        with web.read() as connection:
            return [
                (row.id, {**feed.entry(row, web.secret, web.now()), "chat": place[row.address]})
                for row in feed.after(connection, chats, last)
            ]

    # Listening begins before the first look: what is written in between wakes us and is found next time.
    with web.streams.listen(chats) as listener:
        yield "retry: 1500\n\n"
        while not listener.closed:
            entries = await run_in_threadpool(read)
            for last, entry in entries:
                yield _event(entry, number=last)
            if entries:
                continue
            while listener.passing:
                passing = listener.passing.popleft()
                yield _event({"chat": place[passing.address], "data": passing.data}, name=passing.event)
            if not await listener.woken(BEAT):
                yield ": \n\n"


def _event(data: dict[str, Any], *, name: str = "", number: int | None = None) -> str:
    lines = [f"event: {name}"] if name else []
    if number is not None:
        lines.append(f"id: {number}")
    lines.append(f"data: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}")
    return "\n".join(lines) + "\n\n"


async def _say(request: Request) -> Response:
    try:
        chat = _may_post(request, _MOST_SAID)
        return await _hand_on(request, _said(chat, await _json(request), choose(request)))
    except _NoGood as why:
        return _says(request, why)


async def _file(request: Request) -> Response:
    try:
        chat = _may_post(request, MOST)
        async with request.form(max_files=_MOST_FILES + 1, max_fields=8, max_part_size=_MOST_SAID) as form:
            fields = {key: value for key, value in form.multi_items() if isinstance(value, str)}
            said = _said(chat, fields, choose(request), files=True)
            files = [file for file in form.getlist("file") if isinstance(file, UploadFile)]
            voices = [file for file in form.getlist("voice") if isinstance(file, UploadFile)]
            if not files and not voices:
                raise _NoGood(422, "no_file")
            if len(files) > _MOST_FILES or len(voices) > 1 or (files and voices):
                raise _NoGood(422, "too_many")
            spoken: Sent | None = "voice" if voices else None
            uploads = [await _keep(request, file, at, spoken) for at, file in enumerate(files or voices)]
        return await _hand_on(request, said, tuple(uploads))
    except _NoGood as why:
        if why.status == 413:
            await _drain(request)
        return _says(request, why)
    except HTTPException:  # what Starlette makes of a form that cannot be read
        return _says(request, _NoGood(422, "too_many"))


async def _keep(request: Request, file: UploadFile, at: int, kind: Sent | None) -> Upload:
    """`kind` None: it is seen from what is in it. `at`: which of those that were sent it is."""
    web: Web = request.app.state.web
    data = await file.read()
    try:
        kind = kind or kind_of(data)
        kept = await run_in_threadpool(web.store.keep, data, kind)
    except Refused as refused:
        log.info("upload refused", kind=kind, why=str(refused))
        large = refused.values.get("reason") == "too_large"
        raise _NoGood(422, "too_large" if large else f"bad_{kind or 'file'}", _named(file), at) from refused
    return Upload(kind, kept.sha256, kept.mime, kept.size)


def _named(file: UploadFile) -> str:
    """What the person calls it, short enough for a sentence; its end says what it is."""
    name = (file.filename or "").rpartition("/")[2]
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 9]}…{name[-8:]}"


async def _hand_on(request: Request, said: Said, uploads: tuple[Upload, ...] = ()) -> Response:
    web: Web = request.app.state.web
    if uploads:
        said = replace(said, uploads=uploads)
    try:
        told = await web.say(said)
    except Closed:
        return _says(request, _NoGood(503, "not_sent"))
    return JSONResponse({"toast": told.toast, "stale": told.stale})


def _may_post(request: Request, most: int) -> str:
    """The one chat that this request may write to."""
    if not from_here(request):
        raise _NoGood(403, "elsewhere")
    chats = addresses(request, request.app.state.web)
    if len(chats) != 1:
        raise _NoGood(401, "unknown_chat")
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise _NoGood(411, "not_sent")
    if int(length) > most:
        raise _NoGood(413, "too_large")
    return chats[0]


async def _json(request: Request) -> dict[str, Any]:
    try:
        found = await request.json()
    except ValueError as error:
        raise _NoGood(422, "not_sent") from error
    if not isinstance(found, dict):
        raise _NoGood(422, "not_sent")
    return found


def _said(address: str, found: dict[str, Any], language: str, *, files: bool = False) -> Said:
    """What the page sent, if it is well-formed: exactly one of text, press, position, phone; or files."""

    def text(key: str, most: int) -> str:
        value = found.get(key, "")
        if not isinstance(value, str):
            raise _NoGood(422, "not_sent")
        # A lone surrogate is valid JSON but no text; the database could not keep it.
        if len(value) > most or len(value.encode(errors="replace")) > most * 4:
            raise _NoGood(422, "too_long")
        return value.encode(errors="replace").decode()

    client, data, phone = text("client", 40), text("data", 64), text("phone", 40).strip()
    words = text("text", _MOST_TEXT)
    latitude, longitude = _degrees(found, "latitude", 90), _degrees(found, "longitude", 180)
    if not _CLIENT.fullmatch(client) or len(data.encode()) > 64 or (latitude is None) != (longitude is None):
        raise _NoGood(422, "not_sent")
    said = [bool(words.strip()) and not data, bool(data), bool(phone), latitude is not None]
    if not files and said.count(True) != 1:
        raise _NoGood(422, "nothing")
    message = text("message", 20)
    return Said(address, client, words, data, message, latitude, longitude, phone, language=language)


def _degrees(found: dict[str, Any], key: str, most: float) -> float | None:
    value = found.get(key)
    if value is None:
        return None
    number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if not number or abs(value) > most:
        raise _NoGood(422, "not_sent")
    return float(value)


async def _drain(request: Request) -> None:
    """Let a browser finish sending, up to a point: else it sees a broken connection, not the answer."""
    seen = 0
    try:
        async for chunk in request.stream():
            seen += len(chunk)
            if seen > 5 * MOST:
                return
    except (ClientDisconnect, RuntimeError):
        return


def _says(request: Request, why: _NoGood) -> Response:
    said = sentence(choose(request), why.key).replace("{name}", why.name)
    about = {} if why.file is None else {"file": why.file}
    return JSONResponse({"error": said, "key": why.key, **about}, why.status)


def _number(request: Request, key: str) -> int | None:
    value = request.query_params.get(key, "")
    return int(value) if value.isdecimal() and len(value) < 19 else None

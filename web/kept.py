"""The files of a chat: pictures, large and small, voice messages, videos, documents."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from storage.contents import SUFFIXES
from storage.files import DOCUMENT
from web import feed
from web.guard import opens
from web.ports import Web

_SHOWABLE = re.compile(r"image/(jpeg|png|webp|gif)|audio/[a-z0-9.+-]+|video/(mp4|webm)")

_PLAYED = "default-src 'none'; media-src 'self'"
"""Opened by itself a video is fetched once more, by the browser's own page around it: not from a sandbox."""


def routes() -> list[Route]:
    """`/files/N?k=KEY`; a picture's small version with `&small`."""
    return [Route("/files/{number:int}", _kept)]


async def _kept(request: Request) -> Response:
    """A picture (with `small`: its small version), voice message or document, for who has its address."""
    web: Web = request.app.state.web
    number: int = request.path_params["number"]
    left = opens(request, web, number)
    if not left:
        raise HTTPException(404)

    def look() -> tuple[Any, Path] | None:
        with web.read() as connection:
            row = feed.file(connection, number)
        if row is None:
            return None
        if row.kind == "photo" and "small" in request.query_params:
            with suppress(OSError):  # a full disk: then the whole picture is shown
                return row, web.store.small(row.sha256)
        return row, web.store.path(row.sha256)

    found = await run_in_threadpool(look)
    if found is None or not found[1].is_file():
        raise HTTPException(404)
    row, path = found
    showable = _SHOWABLE.fullmatch(row.mime) is not None
    playable = showable and not row.mime.startswith("image/")
    document = row.kind == "document"
    letter = document and row.mime == "docx"
    return FileResponse(
        path,
        media_type=row.mime if showable else DOCUMENT if letter else "application/octet-stream",
        content_disposition_type="inline" if showable else "attachment",
        filename=None if showable else row.ref if document else f"file{SUFFIXES.get(row.mime, '')}",
        headers={
            "Cache-Control": f"private, max-age={left}, immutable",
            "Content-Security-Policy": _PLAYED if playable else "sandbox; default-src 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )

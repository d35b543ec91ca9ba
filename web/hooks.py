"""Where messengers bring their updates: one address each, open to nobody who does not know its secret."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.ports import Hook

MOST = 1_000_000
"""Bytes of an update; the largest that Telegram makes are some tens of thousands."""
_SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105 - a header's name


def route(path: str, hook: Hook) -> Route:
    """POST only; the answer has no body, so that whoever guesses the address learns nothing."""

    async def brought(request: Request) -> Response:
        size, parts = 0, []
        async for part in request.stream():
            size += len(part)
            if size > MOST:
                return Response(status_code=413)
            parts.append(part)
        return Response(status_code=await hook(request.headers.get(_SECRET, ""), b"".join(parts)))

    return Route(path, brought, methods=["POST"])

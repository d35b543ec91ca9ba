"""The demonstration's time card: where the story stands, and the buttons that move it on."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from web.demo import Demo, DemoState
from web.guard import from_here


def shown(state: DemoState) -> dict[str, Any]:
    """As the page gets it."""
    return {
        "now": state.now.isoformat(),
        "did": state.did,
        "language": state.language,
        "holder": state.holder and {"key": state.holder.key, "name": state.holder.name},
        "next": state.next and {"at": state.next.at.isoformat(), "label": state.next.label},
        "story": [
            {"at": beat.at.isoformat(), "label": beat.label, "what": beat.what, "done": beat.done}
            for beat in state.story
        ],
    }


def routes() -> list[Route]:
    """The time card's own addresses; they exist only in a demonstration."""
    return [
        Route("/demo/state", _state),
        *(Route(f"/demo/{name}", _ours(do), methods=["POST"]) for name, do in _MOVES.items()),
    ]


async def _state(request: Request) -> Response:
    return JSONResponse(shown(await _demo(request).state()))


async def _next(request: Request) -> Response:
    await _demo(request).skip_to_next()
    return await _state(request)


async def _skip(request: Request) -> Response:
    try:
        hours = float((await request.json())["hours"])
    except (ValueError, KeyError, TypeError):
        hours = 0.0
    if not 0 < hours <= 24 * 60:
        return JSONResponse({"error": "hours"}, 400)
    await _demo(request).skip(hours)
    return await _state(request)


async def _restart(request: Request) -> Response:
    await _demo(request).restart()
    request.app.state.web.streams.tell_all("reload")
    return await _state(request)


async def _speak(request: Request) -> Response:
    try:
        language = (await request.json())["language"]
    except (ValueError, KeyError, TypeError):
        language = ""
    if language not in ("zh", "en"):
        return JSONResponse({"error": "language"}, 400)
    await _demo(request).speak(language)
    request.app.state.web.streams.tell_all("reload")
    return await _state(request)


_MOVES = {"next": _next, "skip": _skip, "restart": _restart, "speak": _speak}


def _ours(do: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Only our own page may move the clock."""

    async def checked(request: Request) -> Response:
        return await do(request) if from_here(request) else JSONResponse({"error": "elsewhere"}, 403)

    return checked


def _demo(request: Request) -> Demo:
    demo: Demo = request.app.state.web.demo
    return demo

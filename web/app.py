"""The web application: pages, their assets and their addresses. It is given everything and builds nothing."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates
from starlette.types import Scope

from web import chat, feed, hooks, kept, timecard
from web.guard import COOKIE, Headers, address, cookie_token, new_token
from web.ports import Web
from web.strings import choose, sentence, strings
from words.dates import When, moment

_HERE = Path(__file__).parent
_YEAR = 365 * 24 * 3600


def app(web: Web, pages: bool = True) -> Starlette:
    """Serves the resident's page, or the three phones of a demonstration; without `pages` only its health."""
    shown = [
        Route("/", _demo if web.demo else _page),
        *chat.routes(),
        *kept.routes(),
        *(timecard.routes() if web.demo else ()),
    ]
    site = Starlette(
        routes=[
            Route("/health", _health),
            *(hooks.route(path, hook) for path, hook in web.hooks.items()),
            *(shown if pages else ()),
            Mount("/assets", _Assets(directory=_HERE / "assets")),
        ],
        middleware=[Middleware(Headers)],
        exception_handlers={404: _nowhere, Exception: _failed},
    )
    site.state.web = web
    site.state.templates = Jinja2Templates(_HERE / "templates")
    return site


class _Assets(StaticFiles):
    """Asked for anew each time, answered with 304 while nothing has changed."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


async def _page(request: Request) -> Response:
    web: Web = request.app.state.web
    token = cookie_token(request) or new_token()
    talks, known = await _talks(web, [("", token)])
    language = choose(request, known)
    # In a demonstration the page without “start” is another one: there a reload must find this chat again.
    found = {"talks": talks, "theirs": language == known, "again": "?start" if web.demo else ""}
    response = _render(request, "chat.html", language, found)
    response.set_cookie(
        COOKIE, token, max_age=_YEAR, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return response


async def _demo(request: Request) -> Response:
    if "start" in request.query_params:  # whoever opens a link is somebody else, with a chat of their own
        return await _page(request)
    web: Web = request.app.state.web
    assert web.demo is not None
    state, phones = await web.demo.state(), web.demo.phones(request.query_params.get("phone", ""))
    talks, _ = await _talks(web, [(phone.token, phone.token) for phone in phones])
    for talk, phone in zip(talks, phones, strict=True):
        talk |= {"role": phone.role, "name": phone.name, "title": phone.title, "face": phone.face}
    found = {"talks": talks, "demo": timecard.shown(state)}
    return _render(request, "demo.html", state.language, found, now=state.now)


async def _talks(web: Web, chats: list[tuple[str, str]]) -> tuple[list[dict[str, Any]], str | None]:
    """Each chat's newest entries (one view: one number resumes them all), and the first one's language."""

    def read() -> tuple[list[dict[str, Any]], str | None]:
        talks, languages = [], []
        with web.read() as connection:
            for named, token in chats:
                rows, more = feed.before(connection, address(token))
                entries = [feed.entry(row, web.secret, web.now()) for row in rows]
                known, role = feed.person(connection, address(token))
                languages.append(known)
                talks.append({"token": named, "role": role, "entries": entries, "more": more})
            return talks, languages[0]

    return await run_in_threadpool(read)


def _render(
    request: Request, page: str, language: str, found: dict[str, Any], now: datetime | None = None
) -> Response:
    web: Web = request.app.state.web
    when = When(web.zone, now or web.now())
    data = {
        "language": language,
        "strings": strings(language),
        "zone": web.zone.key,
        "now": when.now.isoformat(),
        "last": max((entry["id"] for talk in found["talks"] for entry in talk["entries"]), default=0),
        **found,
    }
    templates: Jinja2Templates = request.app.state.templates
    context = {
        "t": strings(language),
        "language": language,
        "other": "en" if language == "zh" else "zh",
        # "<" cannot stand in a script block as it is: "</script>" would end it.
        "data": json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
        "lines": feed.lines,
        "moment": lambda entry: moment(language, datetime.fromisoformat(entry["at"]), when),
        **found,
    }
    response = templates.TemplateResponse(request, page, context)
    response.headers["Cache-Control"] = "no-store"
    return response


async def _health(request: Request) -> Response:
    """200 while the database can be read; `troubles`: what is wrong with a messenger, and what to do."""
    web: Web = request.app.state.web

    def look() -> None:
        with web.read() as connection:
            feed.after(connection, [], 0, 1)

    try:
        await run_in_threadpool(look)
    except Exception:
        return JSONResponse({"ok": False}, 503)
    return JSONResponse({"ok": True, "troubles": dict(web.troubles())})


async def _nowhere(request: Request, _error: Exception) -> Response:
    language = choose(request)
    templates: Jinja2Templates = request.app.state.templates
    said = "file_gone" if request.url.path.startswith("/files/") else "nowhere"
    context = {"t": strings(language), "language": language, "data": "", "said": said}
    return templates.TemplateResponse(request, "nowhere.html", context, status_code=404)


async def _failed(request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": sentence(choose(request), "not_saved"), "key": "not_saved"}, 500)

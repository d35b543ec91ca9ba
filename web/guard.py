"""Who may see what: chat tokens, where a POST came from, keys of files, headers on everything."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.ports import Web

COOKIE = "huiyin_chat"
_TOKEN = re.compile(r"[0-9a-f]{32}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_DAY, _HOLDS = 86_400, 2
"""Seconds, days."""
_POLICY = (
    "default-src 'self'; img-src 'self' blob:; media-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def new_token() -> str:
    """128 random bits; only the person's browser has it."""
    return secrets.token_hex(16)


def address(token: str) -> str:
    """The chat's address: the token's hash, so that nobody who reads the database can speak as somebody."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_token(request: Request) -> str:
    """The visitor's own token, or ''."""
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else ""


def addresses(request: Request, web: Web) -> tuple[str, ...]:
    """The chats this request speaks for: the demonstration's that it names, or the visitor's own."""
    named = [*request.query_params.getlist("chat"), *request.headers.getlist("x-chat")]
    if named:
        known = {phone.token for phone in web.demo.phones()} if web.demo else set()
        return tuple(address(token) for token in named) if known.issuperset(named) else ()
    token = cookie_token(request)
    return (address(token),) if token else ()


def file_key(secret: bytes, chat: str, file: int, now: datetime) -> str:
    """Opens one file for one chat for the rest of the (UTC) day and two more.

    The same all day long, so that a browser need not fetch what it has.
    """
    return _key(secret, chat, file, _day(now) + _HOLDS)


def _key(secret: bytes, chat: str, file: int, last: int) -> str:
    signed = hmac.new(secret, f"{chat}:{file}:{last}".encode(), hashlib.sha256).hexdigest()[:32]
    return f"{last}.{signed}"


def _day(now: datetime) -> int:
    return int(now.timestamp()) // _DAY


def opens(request: Request, web: Web, file: int) -> int:
    """For how many seconds more the address is good; 0: it is not, or it is not this visitor's."""
    chats = [address(phone.token) for phone in web.demo.phones()] if web.demo else []
    if token := cookie_token(request):
        chats.append(address(token))
    key = request.query_params.get("k", "")
    last = int(day) if _NUMBER.fullmatch(day := key.partition(".")[0]) else 0
    keys = [_key(web.secret, chat, file, last) for chat in chats]
    if not any(hmac.compare_digest(key.encode(), right.encode()) for right in keys):
        return 0
    return max(0, (last + 1) * _DAY - int(web.now().timestamp()))


def from_here(request: Request) -> bool:
    """True unless the browser says that another site's page sent this."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


class Headers:
    """Says on every answer what a page may load; an answer that says it itself keeps its own word."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS:
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


_HEADERS: Sequence[tuple[str, str]] = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "geolocation=(self), microphone=(self), camera=(self)"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)

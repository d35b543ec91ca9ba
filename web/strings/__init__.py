"""The words of the page itself. What the office says comes from `words/`; here are only buttons and hints."""

import json
from functools import cache
from pathlib import Path

from starlette.requests import Request

LANGUAGES = ("zh", "en")
COOKIE = "huiyin_language"


@cache
def strings(language: str) -> dict[str, str]:
    """All of them, in one language."""
    found: dict[str, str] = json.loads(Path(__file__).with_name(f"{language}.json").read_text("utf-8"))
    return found


def sentence(language: str, key: str) -> str:
    """One of them."""
    return strings(language)[key]


def choose(request: Request, known: str | None = None) -> str:
    """The person's language if we know it, else what they chose here, else what their browser prefers."""
    for wish in (known, request.headers.get("x-language"), request.cookies.get(COOKIE)):
        if wish in LANGUAGES:
            return wish
    for part in request.headers.get("accept-language", "").lower().split(","):
        if part.strip()[:2] in LANGUAGES:
            return part.strip()[:2]
    return "zh"

"""The real server's rules about what may be sent: limits, the tiny HTML, buttons."""

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import Any

MOST_TEXT = 4096
MOST_CAPTION = 1024


class Refusal(Exception):
    """An answer other than 200."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code, self.parameters = code, parameters


def bad(description: str) -> Refusal:
    return Refusal(400, f"Bad Request: {description}")


def needed(params: Mapping[str, Any], name: str) -> str:
    """A parameter that must be there."""
    if not params.get(name):
        raise bad(f"{name} is empty")
    return str(params[name])


def listed(params: Mapping[str, str], name: str) -> list[dict[str, Any]]:
    """A parameter that is a JSON list of objects."""
    try:
        read = json.loads(needed(params, name))
    except ValueError:
        raise bad(f"can't parse {name} JSON object") from None
    if not isinstance(read, list) or not all(isinstance(item, dict) for item in read):
        raise bad(f"{name} must be an Array of objects")
    return read


def plain(html: str) -> str:
    """What `<b>` and entities leave on the screen. Every other tag, and one left open, is refused."""
    open_tags = 0
    words: list[str] = []
    for piece in re.findall(r"<[^>]*>?|[^<]+", html):
        if piece == "<b>":
            open_tags += 1
        elif piece == "</b>" and open_tags:
            open_tags -= 1
        elif piece.startswith("<"):
            raise bad(f"can't parse entities: Unsupported start tag “{piece[1:20]}”")
        else:
            words.append(re.sub(r"&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);", lambda m: unescape(m[0]), piece))
    if open_tags:
        raise bad("can't parse entities: Can't find end tag corresponding to start tag “b”")
    return "".join(words)


def _words(params: Mapping[str, Any], name: str) -> str:
    said = str(params.get(name, ""))
    return (plain(said) if params.get("parse_mode") == "HTML" else said).strip()


def text(params: Mapping[str, Any]) -> str:
    """The text as shown."""
    words = _words(params, "text")
    if not words:
        raise bad("message text is empty")
    if len(words) > MOST_TEXT:
        raise bad("message is too long")
    return words


def caption(params: Mapping[str, Any]) -> str:
    """The caption as shown."""
    words = _words(params, "caption")
    if len(words) > MOST_CAPTION:
        raise bad("message caption is too long")
    return words


def markup(params: Mapping[str, str]) -> dict[str, Any]:
    """The keyboard, checked."""
    if "reply_markup" not in params:
        return {}
    try:
        shape = json.loads(params["reply_markup"])
    except ValueError:
        raise bad("can't parse reply keyboard markup JSON object") from None
    if not isinstance(shape, dict):
        raise bad("object expected as reply markup")
    for row in (*shape.get("inline_keyboard", []), *shape.get("keyboard", [])):
        for button in row:
            if not button.get("text", "").strip():
                raise bad("text buttons are unallowed to be empty")
    for row in shape.get("inline_keyboard", []):
        for button in row:
            data = button.get("callback_data", "")
            if "url" in button and "callback_data" not in button:
                if not button["url"].startswith(("https://", "http://", "tg://")):
                    raise bad("BUTTON_URL_INVALID")
            elif not 1 <= len(data.encode()) <= 64:
                raise bad("BUTTON_DATA_INVALID")
    return shape

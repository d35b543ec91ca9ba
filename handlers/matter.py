"""What a report is about, in the resident's words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cases.model import EMPTY
from handlers.ask import Words, words_or_voice
from handlers.phrases import is_greeting
from handlers.plain import plain
from handlers.replay import Invalid, Step
from handlers.turn import Input, Option


def matter(key: str, *, show: Mapping[str, Any] = EMPTY) -> Step[Words]:
    """The words of a matter, written or spoken. “不知道”, “没有”, “您好” are none, nor do they join it."""
    asked = words_or_voice(key, show=show)

    def take(incoming: Input, option: Option | None) -> Any:
        if incoming.kind == "text" and _says_none(incoming.text):
            raise Invalid("invalid-matter")
        return asked.take(incoming, option)

    def read(recorded: Any) -> Words:
        said = asked.read(recorded)
        if not said.voice and _says_none(said.words):
            raise Invalid("invalid-matter")
        return said

    return replace(asked, take=take, read=read)


def _says_none(text: str) -> bool:
    return plain(text) or is_greeting(text)

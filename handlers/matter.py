"""What a report is about, in the resident's words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cases.model import EMPTY
from handlers.ask import Words, words_or_voice
from handlers.phrases import is_greeting, only_opens
from handlers.plain import plain
from handlers.replay import Invalid, Step
from handlers.turn import Input, Option


def matter(key: str, *, show: Mapping[str, Any] = EMPTY) -> Step[Words]:
    """The words of a matter, written or spoken. “没有” and “我想反映个事” are none and join none."""
    asked = words_or_voice(key, show=show)

    def take(incoming: Input, option: Option | None) -> Any:
        if incoming.kind == "text":
            _not_only_a_word(incoming.text)
        return asked.take(incoming, option)

    def read(recorded: Any) -> Words:
        said = asked.read(recorded)
        if not said.voice:
            _not_only_a_word(said.words)
        return said

    def add(old: Any, new: Any) -> Any:
        twice = not new.get("voice") and new.get("words") in old.get("words", "").split("\n")
        return old if twice else asked.add(old, new)

    return replace(asked, take=take, read=read, add=add)


def _not_only_a_word(text: str) -> None:
    if is_greeting(text) or only_opens(text):
        raise Invalid("invalid-opening")
    if plain(text):
        raise Invalid("invalid-matter")

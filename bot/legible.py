"""Text as a database can hold it: half a character (a lone surrogate, which JSON can carry) becomes `�`."""

from dataclasses import replace
from typing import Any

from bot.channels.channel import Incoming


def legible(update: Incoming) -> Incoming:
    """The update with whole characters only; without this one could neither be handled nor be parked."""
    fields = ("text", "data", "phone", "name", "language", "album")
    broken = {name: value for name in fields if not _is_whole(value := getattr(update, name))}
    return replace(update, **{name: whole(value) for name, value in broken.items()}) if broken else update


def whole(value: Any) -> Any:
    """The same for JSON of any shape."""
    match value:
        case str():
            return (
                value
                if _is_whole(value)
                else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            )
        case list() | tuple():
            return [whole(each) for each in value]
        case dict():
            return {whole(key): whole(each) for key, each in value.items()}
    return value


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

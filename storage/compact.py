"""JSON as it is kept: the shortest text, every character as it is."""

import json
from typing import Any

import orjson

_ONLY_JSON = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(value: Any) -> str:
    """A value as JSON. Raises TypeError or ValueError for what is none."""
    return packed(value).decode()


def packed(value: Any) -> bytes:
    """The same in UTF-8."""
    try:
        return orjson.dumps(value, option=_ONLY_JSON)
    except TypeError:  # a number beyond 64 bits, or another key than text: a raw update may hold anything
        return _ENCODER.encode(value).encode()


def spread(text: str | bytes) -> Any:
    """The value that JSON holds."""
    try:
        return orjson.loads(text)
    except ValueError:  # what only the standard encoder wrote
        return json.loads(text)

"""What stands in a cell: read as people write it, written so that it is never taken for a formula."""

import re
import unicodedata
from datetime import date, datetime, time
from typing import Any

_WIDE = str.maketrans({chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c - 0xFEE0).isalnum()})
"""Full-width letters and digits; punctuation stays as Chinese has it."""
_LISTED = re.compile(r"[、，,;；/|\n]+")
_FORMULA = "=+-@＝＋－＠\t\r\n"
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection)."""
CLEAR = frozenset({"无", "none"})
"""What empties a field; a cell left blank says nothing."""


def tidy(value: Any) -> str:
    """A cell's value as text: whole numbers without a point, days and hours as they are written, one line."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time.min:
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
    kept = (c if unicodedata.category(c)[0] != "C" else " " if c in "\t\r\n" else "" for c in str(value))
    return " ".join("".join(kept).translate(_WIDE).split())


def fold(text: str) -> str:
    """For comparing: full-width or not, capital or not, blanks or none."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def name(text: str) -> str:
    """Somebody's name: the blank that fills up a name of two characters is none of it."""
    return re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", text)


def bare(text: str) -> str:
    """For comparing names: “周代表” and “周” may be one."""
    return fold(text).removesuffix("代表") or fold(text)


def several(text: str) -> tuple[str, ...]:
    """The parts of a list, each once."""
    parts = (" ".join(part.split()) for part in _LISTED.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def safe(text: str) -> str:
    """The same with an apostrophe before what could be a formula."""
    return f"'{text}" if text[:1] in (*_FORMULA, "'") and text else text


def unsafe(text: str) -> str:
    """What `safe` was given."""
    return text[1:] if text[:1] == "'" and text[1:2] in (*_FORMULA, "'") and text[1:] else text

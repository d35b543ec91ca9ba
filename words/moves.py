"""What a preview shows, a line for each case: what it is, from whom, to whom, why."""

from collections.abc import Sequence

from handlers.moves import MoveView
from words.escape import excerpt, html
from words.fluent import sentence
from words.hands import called
from words.reasons import why

CUT = 20
"""Characters of what a case is about."""
_KNOWN = frozenset({"left", "balance"})
"""Whose it was stands in the line already."""


def moves(language: str, found: Sequence[MoveView]) -> str:
    """HTML; one case after the other."""
    return "\n".join(line(language, one) for one in found)


def line(language: str, one: MoveView) -> str:
    """“60001-1 路灯坏了 周代表 → 许代表（青塘乡选区，手上没有事）”."""
    reasons = [reason for reason in one.reasons if reason.what not in _KNOWN] if one.gets else []
    given = {
        "number": html(one.number),
        "title": html(excerpt(one.words, CUT)),
        "from": html(called(language, one.whose)) or "none",
        "to": html(called(language, one.gets)) if one.gets else "none",
        "why": html(why(language, reasons)) or "none",
    }
    return sentence(language, "move-line", given)

"""Where everything stands on a card, as marks in millimetres: the same for print and for the screen.

Colours and weights are those of the pages (ui/tokens.css), a little warmer, like the wish wall.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from words.fluent import sentence

WIDTH, HEIGHT = 96.0, 66.0
"""Eight fit on an A4 page, with room to cut; a name can be read and a code scanned at arm's length."""
PAPER, SURFACE, LINE = "#faf6ef", "#ffffff", "#eadfce"
INK, INK_2, INK_3, WARM, ACCENT = "#1b1d23", "#484c57", "#656975", "#7a3f12", "#34469a"
POINT = 25.4 / 72
_LEFT, _TOP, _TEXT = 7.0, 7.0, 43.0
_PANEL, _PANEL_TOP = 37.0, 7.0
_QUIET = 2.6
"""Around the code, inside its panel: more than four of its modules would be too much, two too little."""

_WORD = r"[A-Za-z0-9.:]+[–—\-]*"
"""What is not broken: a word, a number, an hour."""
_NAME = ((11.0, 1), (9.5, 1), (8.0, 1), (6.8, 1), (6.0, 2), (5.0, 2), (4.2, 3), (3.3, 9))
_PLACE = ((4.2, 2), (3.7, 2), (3.2, 3), (2.6, 9))
"""Sizes, and how many lines each may take: a name is never cut."""

Measure: TypeAlias = Callable[[str, bool], float]
"""(text, bold) → its width for a size of one millimetre."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on one card. `opens`: the address of their link."""

    person: int
    name: str
    district: str
    opens: str
    station: str = ""
    address: str = ""
    hours: str = ""
    phone: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is its base line, `size` the height of a Chinese character."""

    x: float
    y: float
    size: float
    text: str
    colour: str = INK
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Code:
    """The square of a QR code, without a quiet zone of its own."""

    x: float
    y: float
    size: float
    content: str


Mark: TypeAlias = Text | Box | Code


def marks(card: Card, language: str, measure: Measure) -> list[Mark]:
    """Everything on a card, what lies under it first."""
    return [Box(0, 0, WIDTH, HEIGHT, PAPER), *_who(card, language, measure), *_code(card, language, measure)]


def text_of(card: Card, language: str) -> str:
    """All that is set in type: every character of it must be in the font."""
    return "".join(m.text for m in marks(card, language, lambda text, bold: len(text)) if isinstance(m, Text))


def _who(card: Card, language: str, measure: Measure) -> Iterator[Mark]:
    yield Box(_LEFT, _TOP, 1.1, 3.6, ACCENT, 0.5)
    yield Text(_LEFT + 2.6, _TOP + 3.1, 3.3, sentence(language, "card-title", {}), WARM, True)
    size, lines = _fitted(card.name, True, _NAME, measure)
    y = _TOP + 6.8 + size * 0.88
    for place, line in enumerate(lines):
        y += size * 1.15 if place else 0
        yield Text(_LEFT - size * 0.03, y, size, line, INK, True)
    size, lines = _fitted(card.district, False, _PLACE, measure)
    y += 3.0 + size * 0.88
    for place, line in enumerate(lines):
        y += size * 1.35 if place else 0
        yield Text(_LEFT, y, size, line, INK_2)
    yield from _where(card, language, measure, y)


_TRIES = (
    *((size, True, 9) for size in (3.2, 2.9, 2.6)),
    (2.6, False, 9),
    *((size, False, most) for size in (2.6, 2.4) for most in (2, 1)),
)
"""For what stands on the foot: its size, whether the office is named, how many lines each thing may take."""


def _where(card: Card, language: str, measure: Measure, above: float) -> Iterator[Mark]:
    """The station, standing on the foot of the card; smaller and shorter where it says much."""
    said = [("", card.station), ("address", card.address), ("hours", card.hours), ("phone", card.phone)]
    said = [(what, words) for what, words in said if words]
    foot = HEIGHT - _TOP
    for size, whole, most in _TRIES:
        told = [*said, ("office", card.office)] if whole and card.office else said
        lines = list(_lines(told, size, most, language, measure))
        y = foot - (len(lines) - 1) * size * 1.5
        if y - size * 2.1 >= above + 2.4:
            break
    if not lines:
        return
    yield Box(_LEFT, y - size * 2.1, _TEXT, 0.2, LINE)
    for what, label, indent, words in lines:
        if label:
            yield Text(_LEFT, y, size, label, INK_3)
        colour = {"": INK, "office": INK_3}.get(what, INK_2)
        yield Text(_LEFT + indent, y, size, words, colour, not what)
        y += size * 1.5


def _lines(
    said: Sequence[tuple[str, str]], size: float, most: int, language: str, measure: Measure
) -> Iterator[tuple[str, str, float, str]]:
    """(what it is, its label, how far it is set in, words) for every line, `most` of each."""
    for what, words in said:
        label = sentence(language, f"card-{what}", {}) if what not in ("", "office") else ""
        indent = (measure(label, False) + 0.7) * size if label else 0.0
        lines = wrapped(words, (_TEXT - indent) / size, not what, measure)
        if len(lines) > most:
            lines = [*lines[: most - 1], re.sub(rf"(?:{_WORD}|.)$", "…", lines[most - 1])]
        for line in lines:
            yield what, label, indent, line
            label = ""


def _code(card: Card, language: str, measure: Measure) -> Iterator[Mark]:
    left = WIDTH - _LEFT - _PANEL
    yield Box(left - 0.2, _PANEL_TOP - 0.2, _PANEL + 0.4, _PANEL + 0.4, LINE, 2.7)
    yield Box(left, _PANEL_TOP, _PANEL, _PANEL, SURFACE, 2.5)
    yield Code(left + _QUIET, _PANEL_TOP + _QUIET, _PANEL - 2 * _QUIET, card.opens)
    y = _PANEL_TOP + _PANEL + 8.2
    for what, size, colour, bold in (("card-scan", 3.9, ACCENT, True), ("card-say", 3.0, INK_2, False)):
        words = sentence(language, what, {})
        size = min(size, _PANEL / measure(words, bold))
        yield Text(left + (_PANEL - measure(words, bold) * size) / 2, y, size, words, colour, bold)
        y += HEIGHT - _TOP - y


def _fitted(
    words: str, bold: bool, tries: Sequence[tuple[float, int]], measure: Measure
) -> tuple[float, list[str]]:
    """The largest size at which the words take no more lines than it may, and those lines."""
    for size, most in tries:
        lines = wrapped(words, _TEXT / size, bold, measure)
        if len(lines) <= most:
            break
    return size, lines


def wrapped(words: str, width: float, bold: bool, measure: Measure) -> list[str]:
    """The words in lines of this width, in sizes of the font; no line begins with a closing mark."""
    lines = [""]
    for part in re.findall(rf"{_WORD}\s*|.[、，。；：！？）》”…]*\s*", words):
        for piece in [part] if measure(part.rstrip(), bold) <= width else part:
            if lines[-1] and measure(lines[-1] + piece.rstrip(), bold) > width:
                lines.append("")
            lines[-1] += piece
    return [line.rstrip() for line in lines if line.strip()]

"""Where everything stands on a card, as marks in millimetres: the same for print and for the screen.

Colours and weights are those of the pages (ui/tokens.css), a little warmer, like the wish wall.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from words.fluent import sentence

WIDTH, HEIGHT = 96.0, 68.0
"""Eight fit on a page of A4, with room to cut; one enlarged is an A6, which is of the same shape."""
PAPER, SURFACE, LINE = "#faf6ef", "#ffffff", "#eadfce"
INK, INK_2, INK_3, WARM, ACCENT = "#1b1d23", "#484c57", "#656975", "#7a3f12", "#34469a"
POINT = 25.4 / 72
_LEFT, _TOP, _TEXT = 7.0, 7.0, 42.0
_PANEL, _PANEL_TOP = 37.0, 7.0
_QUIET = 2.6
"""Around the code, inside its panel; the paper beyond is light, too, so a scanner has its four modules."""

_WORD = r"[A-Za-z0-9.:]+[–—\-]*"
"""What is not broken: a word, a number, an hour."""
_NAME = ((11.0, 1), (9.5, 1), (8.0, 1), (6.8, 1), (6.0, 2), (5.0, 2), (4.2, 3), (3.3, 9))
_PLACE = ((4.2, 2), (3.7, 2), (3.2, 2), (2.6, 3))
_ABOUT = ((3.2, 1), (2.9, 2), (2.6, 1))
"""Sizes, and how many lines each may take. Nine lines have room for every name: it is never cut."""

Measure: TypeAlias = Callable[[str, bool], float]
"""(text, bold) → its width for a size of one millimetre."""


class Of(StrEnum):
    """Whose card it is."""

    REPRESENTATIVE = "representative"
    STATION = "station"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on one card. `opens`: the address of their link. `about`: what a representative mostly sees
    to, or who receives people at a station."""

    of: Of
    id: int
    name: str
    district: str
    opens: str
    about: tuple[str, ...] = ()
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


def marks(card: Card, languages: Sequence[str], measure: Measure) -> list[Mark]:
    """Everything on a card but its paper, what lies under it first; the first language is the louder one."""
    return [*_who(card, languages, measure), *_code(card, languages, measure)]


def text_of(card: Card, languages: Sequence[str]) -> str:
    """All that is set in type: every character of it must be in the font."""
    found = marks(card, languages, lambda text, bold: len(text) / 99)  # so narrow that nothing is cut
    return "".join(mark.text for mark in found if isinstance(mark, Text))


def _who(card: Card, languages: Sequence[str], measure: Measure) -> Iterator[Mark]:
    title, *second = (sentence(language, "card-title", {"of": card.of.value}) for language in languages)
    yield Box(_LEFT, _TOP, 1.1, 3.6 + 3.4 * len(second), ACCENT, 0.5)
    yield Text(_LEFT + 2.6, _TOP + 3.1, min(3.3, (_TEXT - 2.6) / measure(title, True)), title, WARM, True)
    y = _TOP + 5.8
    for words in second:
        yield Text(_LEFT + 2.6, _TOP + 6.7, 2.4, words, INK_3)
        y += 3.2
    size, lines = _fitted(card.name, True, _TEXT, _NAME[len(second) :], measure)
    y += 1.0 + size * 0.88
    for place, line in enumerate(lines):
        y += size * 1.15 if place else 0
        yield Text(_LEFT - size * 0.03, y, size, line, INK, True)
    size, lines = _fitted(card.district, False, _TEXT, _PLACE, measure)
    y += 2.4
    for place, line in enumerate(lines):
        y += size * (1.35 if place else 1.0)
        yield Text(_LEFT, y, size, line, INK_2)
    if card.about:
        label = _said("topics" if card.of is Of.REPRESENTATIVE else "people", languages)
        indent = measure(label, False) + 0.7
        words = (", " if languages[0] == "en" else "、").join(card.about)
        size, lines = _fitted(words, False, _TEXT, _ABOUT, measure, indent)
        y += 1.6
        for place, line in enumerate(lines):
            y += size * (1.35 if place else 1.0)
            if not place:
                yield Text(_LEFT, y, size, label, INK_3)
            yield Text(_LEFT + indent * size, y, size, line, INK_2)
    yield from _where(card, languages, measure, y)


_TRIES = (
    *((size, True, 9) for size in (3.2, 2.9, 2.6)),
    *((size, False, most) for most in (9, 2) for size in (2.6, 2.4)),
    (2.4, False, 1),
    (2.1, False, 1),
)
"""For what stands on the foot: its size, whether the office is named, how many lines each thing may take."""


def _where(card: Card, languages: Sequence[str], measure: Measure, above: float) -> Iterator[Mark]:
    """The station, standing on the foot of the card; smaller and shorter where it says much."""
    said = [("", card.station), ("address", card.address), ("hours", card.hours), ("phone", card.phone)]
    said = [(what, words) for what, words in said if words]
    foot = HEIGHT - _TOP
    for size, whole, most in _TRIES:
        told = [*said, ("office", card.office)] if whole and card.office else said
        lines = list(_lines(told, size, most, languages, measure))
        y = foot - (len(lines) - 1) * size * 1.5
        if y - size * 2.1 >= above + 2.6:
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
    told: Sequence[tuple[str, str]], size: float, most: int, languages: Sequence[str], measure: Measure
) -> Iterator[tuple[str, str, float, str]]:
    """(what it is, its label, how far it is set in, words) for every line, `most` of each."""
    labels = {what: _said(what, languages) for what, _ in told if what not in ("", "office")}
    column = (max((measure(label, False) for label in labels.values()), default=0) + 0.7) * size
    for what, words in told:
        label, indent = labels.get(what, ""), column if what in labels else 0.0
        for line in _cut(_even(words, (_TEXT - indent) / size, not what, measure), most):
            yield what, label, indent, line
            label = ""


def _said(what: str, languages: Sequence[str]) -> str:
    return " ".join(sentence(language, f"card-{what}", {}) for language in languages)


def _code(card: Card, languages: Sequence[str], measure: Measure) -> Iterator[Mark]:
    left = WIDTH - _LEFT - _PANEL
    yield Box(left - 0.2, _PANEL_TOP - 0.2, _PANEL + 0.4, _PANEL + 0.4, LINE, 2.7)
    yield Box(left, _PANEL_TOP, _PANEL, _PANEL, SURFACE, 2.5)
    yield Code(left + _QUIET, _PANEL_TOP + _QUIET, _PANEL - 2 * _QUIET, card.opens)
    under, foot = _PANEL_TOP + _PANEL, HEIGHT - _TOP
    alone = ((under + 9.4, 3.9), (foot, 3.0))
    louder, quieter = ((under + 5.6, 3.7), (foot - 3.5, 2.8)), ((under + 9.1, 2.4), (foot, 2.3))
    sizes = (alone,) if len(languages) == 1 else (louder, quieter)
    for language, (scan, say) in zip(languages, sizes, strict=True):
        for what, (y, size), colour, bold in (("scan", scan, ACCENT, True), ("say", say, INK_2, False)):
            words = sentence(language, f"card-{what}", {"of": card.of.value})
            size = min(size, _PANEL / measure(words, bold))
            yield Text(left + (_PANEL - measure(words, bold) * size) / 2, y, size, words, colour, bold)


def _fitted(
    words: str,
    bold: bool,
    width: float,
    tries: Sequence[tuple[float, int]],
    measure: Measure,
    indent: float = 0.0,
) -> tuple[float, list[str]]:
    """The largest size at which the words take no more lines than it may, and those lines; what is too long
    for the last is cut. `indent`: what stands before them, in sizes."""
    for size, most in tries:
        lines = _even(words, width / size - indent, bold, measure)
        if len(lines) <= most:
            break
    return size, _cut(lines, most)


def _cut(lines: list[str], most: int) -> list[str]:
    """The first of them; where some are left out, one sees it."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], re.sub(rf"(?:{_WORD}|.)$", "…", lines[most - 1])]


def _even(words: str, width: float, bold: bool, measure: Measure) -> list[str]:
    """The same lines, without a character or two that stand alone on the last."""
    lines = wrapped(words, width, bold, measure)
    if len(lines) > 1 and measure(lines[-1], bold) < width / 4:
        evener = wrapped(words, width * 0.8, bold, measure)
        return evener if len(evener) == len(lines) else lines
    return lines


def wrapped(words: str, width: float, bold: bool, measure: Measure) -> list[str]:
    """The words in lines of this width, in sizes of the font; no line begins with a closing mark."""
    lines = [""]
    for part in re.findall(rf"{_WORD}\s*|.[、，。；：！？）》”…·]*\s*", words):
        for piece in [part] if measure(part.rstrip(), bold) <= width else part:
            if lines[-1] and measure(lines[-1] + piece.rstrip(), bold) > width:
                lines.append("")
            lines[-1] += piece
    return [line.rstrip() for line in lines if line.strip()]

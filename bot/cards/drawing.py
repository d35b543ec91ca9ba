"""Cards as a picture, and as a document whose type is embedded as far as it is used."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import segno
from PIL import Image, ImageDraw, ImageFont

from bot.cards.fonts import Face, Fonts
from bot.cards.layout import HEIGHT, PAPER, POINT, WIDTH, Box, Card, Code, Mark, Measure, Text, marks

DPI = 300
_DOT = DPI / 25.4
_A4 = (210.0, 297.0)
_ACROSS, _DOWN = 2, 4
_CUT = 4.0
"""Millimetres of a cut mark, and a hair from the corner it stands at."""


@dataclass(frozen=True, slots=True)
class Size:
    """A size of paper in millimetres, and how much larger everything on the card is."""

    width: float = WIDTH
    height: float = HEIGHT

    @property
    def scale(self) -> float:
        return self.width / WIDTH


CARD, A6 = Size(), Size(148.0, 105.0)


def measure(fonts: Fonts) -> Measure:
    """How wide text is in these fonts."""
    return lambda text, bold: _loaded(fonts.bold if bold else fonts.regular, 1000).getlength(text) / 1000


def picture(card: Card, fonts: Fonts, languages: Sequence[str], size: Size = CARD) -> bytes:
    """One card as a PNG of 300 dots an inch."""
    image = Image.new("RGB", (round(size.width * _DOT), round(size.height * _DOT)), PAPER)
    for mark in marks(card, languages, measure(fonts)):
        _paint(image, mark, fonts, size.scale * _DOT)
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(DPI, DPI), optimize=True)
    return out.getvalue()


def _paint(image: Image.Image, mark: Mark, fonts: Fonts, dot: float) -> None:
    draw = ImageDraw.Draw(image)
    match mark:
        case Text():
            font = _loaded(fonts.bold if mark.bold else fonts.regular, mark.size * dot)
            draw.text((mark.x * dot, mark.y * dot), mark.text, mark.colour, font, anchor="ls")
        case Box():
            right, bottom = mark.x + mark.width, mark.y + mark.height
            corners = [side * dot for side in (mark.x, mark.y, right, bottom)]
            draw.rounded_rectangle(corners, mark.radius * dot, mark.colour)
        case Code():
            code = _code(mark.content)
            dots = max(1, int(mark.size * dot / code.width))  # whole dots: every module is as wide
            side = code.width * dots
            place = (mark.size * dot - side) / 2
            at = round(mark.x * dot + place), round(mark.y * dot + place)
            image.paste(code.resize((side, side), Image.Resampling.NEAREST), at)


@cache
def _loaded(face: Face, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face.file), size, index=face.index, layout_engine=ImageFont.Layout.BASIC)


@cache
def _code(content: str) -> Image.Image:
    """A QR code, a dot for each module. A quarter of it may be smudged or worn."""
    rows = [bytearray(row) for row in segno.make_qr(content, error="q").matrix]
    image = Image.new("L", (len(rows), len(rows)))
    image.putdata([0 if dark else 255 for row in rows for dark in row])
    return image


def document(
    cards: Sequence[Card],
    fonts: Fonts,
    languages: Sequence[str],
    title: str,
    made: datetime,
    size: Size = CARD,
) -> bytes:
    """Each card a page of its own size; several small ones on pages of A4, with marks to cut them apart."""
    from fpdf import FPDF

    together = size == CARD and len(cards) > 1
    pdf = FPDF(unit="mm", format=(_A4 if together else (size.width, size.height)))
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.set_title(title)
    pdf.set_creation_date(made)
    for name, face in (("regular", fonts.regular), ("bold", fonts.bold)):
        pdf.add_font(name, fname=face.file, collection_font_number=face.index)
    for number, card in enumerate(cards):
        place = number % (_ACROSS * _DOWN) if together else 0
        left, top = _place(place) if together else (0.0, 0.0)
        if place == 0:
            pdf.add_page()
            if together:
                _cut_marks(pdf)
        pdf.set_fill_color(PAPER)
        pdf.rect(left, top, size.width, size.height, "F")
        for mark in marks(card, languages, measure(fonts)):
            _set(pdf, mark, left, top, size.scale)
    return bytes(pdf.output())


def _place(number: int) -> tuple[float, float]:
    left, top = (_A4[0] - _ACROSS * WIDTH) / 2, (_A4[1] - _DOWN * HEIGHT) / 2
    return left + number % _ACROSS * WIDTH, top + number // _ACROSS * HEIGHT


def _cut_marks(pdf: Any) -> None:
    """Outside the cards only: nothing is left of them once they are cut."""
    (left, top), (right, bottom) = _place(0), (_A4[0] - _place(0)[0], _A4[1] - _place(0)[1])
    pdf.set_draw_color("#656975")
    pdf.set_line_width(0.1)
    for column in range(_ACROSS + 1):
        x = left + column * WIDTH
        pdf.line(x, top - 1 - _CUT, x, top - 1)
        pdf.line(x, bottom + 1, x, bottom + 1 + _CUT)
    for row in range(_DOWN + 1):
        y = top + row * HEIGHT
        pdf.line(left - 1 - _CUT, y, left - 1, y)
        pdf.line(right + 1, y, right + 1 + _CUT, y)


def _set(pdf: Any, mark: Mark, left: float, top: float, scale: float) -> None:
    x, y = left + mark.x * scale, top + mark.y * scale
    match mark:
        case Text():
            pdf.set_font("bold" if mark.bold else "regular", size=mark.size * scale / POINT)
            pdf.set_text_color(mark.colour)
            pdf.text(x, y, mark.text)
        case Box():
            pdf.set_fill_color(mark.colour)
            corners = {"round_corners": True, "corner_radius": mark.radius * scale} if mark.radius else {}
            pdf.rect(x, y, mark.width * scale, mark.height * scale, "F", **corners)
        case Code():
            code = _code(mark.content)
            large = code.resize((code.width * 8, code.width * 8), Image.Resampling.NEAREST)
            pdf.image(large, x, y, mark.size * scale, mark.size * scale)


def name(card: Card, ending: str) -> str:
    """What the file of a card is called; no two the same."""
    plain = "".join(c for c in card.name if c.isalnum() or c in "·-_ ").strip()
    return f"{plain or card.of.value}-{card.id}{ending}"

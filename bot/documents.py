"""An official letter as a Word file (docx). The same letter always gives the same bytes.

Page and type follow GB/T 9704 as far as a letter needs it; every font names another to take in its place.
"""

import io
import zipfile
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

RED, GREY = "C00000", "808080"
TITLE, BODY, PLAIN = "方正小标宋简体", "仿宋_GB2312", "宋体"
INSTEAD = {TITLE: "SimSun", BODY: "FangSong", PLAIN: "SimSun"}
"""What Word takes where the font is missing."""
LATIN = "Times New Roman"
LINE = 28
"""Points from line to line: 22 lines a page."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in an official letter, from top to bottom. `name` is its file's."""

    name: str
    office: str
    number: str
    title: str
    to: str
    paragraphs: tuple[str, ...]
    seal: str
    date: str
    at: datetime
    language: str = "zh"


def docx(letter: Letter) -> bytes:
    """The letter as a Word file: one page of A4, unless what was said is very long."""
    from docx import Document  # heavy, and most runs of the program never need it

    made = Document(io.BytesIO(_empty(letter.language)))
    if letter.office:
        head = _line(made, letter.office, font=TITLE, size=28, colour=RED, align="CENTER", exact=False)
        _ruled(head)
    _line(made, letter.number, align="RIGHT", before=6)
    _line(made, letter.title, font=TITLE, size=22, align="CENTER", before=14, after=14, exact=False)
    _line(made, letter.to)
    for paragraph in letter.paragraphs:
        for piece in paragraph.split("\n"):
            _line(made, piece, indent=2 if letter.language == "zh" else 0)
    signed = [(letter.office, ""), (letter.seal, GREY), (letter.date, "")]
    for place, (words, colour) in enumerate(one for one in signed if one[0]):
        made_line = _line(
            made, words, align="RIGHT", colour=colour, before=LINE if place == 0 else 0, right=2
        )
        made_line.paragraph_format.keep_together = True
        made_line.paragraph_format.keep_with_next = place < 2
    about = made.core_properties
    about.author = about.last_modified_by = letter.office
    about.title, about.comments, about.revision = letter.title, "", 1
    about.created = about.modified = letter.at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    return _settled(_saved(made))


@cache
def _empty(language: str) -> bytes:
    """The sheet that every letter begins with; to strip the library's template takes longer than a letter."""
    from docx import Document
    from docx.shared import Mm

    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _plain_style(made, language)
    _lighten(made)
    return _saved(made)


def _saved(made: Any) -> bytes:
    whole = io.BytesIO()
    made.save(whole)
    return whole.getvalue()


def _plain_style(made: Any, language: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = made.styles["Normal"]
    style.font.name, style.font.size = LATIN, Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
    for spoken in made.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:eastAsia"), "zh-CN")
        spoken.set(qn("w:val"), "zh-CN" if language == "zh" else "en-GB")


def _line(made: Any, words: str, **shape: Any) -> Any:
    """A paragraph at the end: a copy of one that was shaped before, which takes a tenth of the time."""
    from docx.text.paragraph import Paragraph

    element = deepcopy(_shaped(**shape))
    made.element.body.insert_element_before(element, "w:sectPr")
    paragraph = Paragraph(element, made)
    paragraph.runs[0].text = words
    return paragraph


@cache
def _shaped(
    *,
    font: str = BODY,
    size: int = 16,
    colour: str = "",
    align: str = "",
    indent: int = 0,
    right: int = 0,
    before: int = 0,
    after: int = 0,
    exact: bool = True,
) -> Any:
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    sheet: Any = Document(io.BytesIO(_empty("zh")))
    paragraph = sheet.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    if exact:
        shape.line_spacing = Pt(LINE)
    if align:
        shape.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
    if indent:
        shape.first_line_indent = Pt(indent * size)
    if right:
        shape.right_indent = Pt(right * size)
    run = paragraph.add_run("-")
    run.font.size, run.font.name = Pt(size), LATIN
    run.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    return paragraph._p


def _ruled(paragraph: Any) -> None:
    """A red line below, as under an office's name."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    border = f'<w:bottom w:val="single" w:sz="12" w:space="6" w:color="{RED}"/>'
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>")
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")


_KEPT = ("styles", "fontTable", "settings")
"""What a letter needs of the library's template; the rest is forty times the letter."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:fonts xmlns:w="{_WORD}">'
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/></w:font>'
        for name, instead in INSTEAD.items()
    )
    + "</w:fonts>"
)


def _lighten(made: Any) -> None:
    """Leave out the template's other styles and parts."""
    for relations, kept in (
        (made.part.rels, _KEPT),
        (made.part.package.rels, ("officeDocument", "core-properties")),
    ):
        for key in [key for key, one in relations.items() if not one.reltype.endswith(kept)]:
            relations.pop(key)
    styles = made.styles.element
    for element in list(styles):
        if not element.tag.endswith("docDefaults") and element is not made.styles["Normal"].element:
            styles.remove(element)


def _settled(data: bytes) -> bytes:
    """Nothing in the file depends on when or where it was made: no times, no compression of some version."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            content = _FONTS.encode() if name == "word/fontTable.xml" else old.read(name)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return out.getvalue()

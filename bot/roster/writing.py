"""Tables written as files that a spreadsheet opens, and that are read again as they were."""

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.roster.cells import safe
from bot.roster.columns import COLUMNS, TITLES, Kind
from bot.roster.known import CLAIMS, ROLES, Cells, Known, word
from cases.errors import BadRoster
from words.fluent import sentence

WRITTEN: Mapping[Kind, Sequence[str]] = {
    Kind.DISTRICTS: ("name", "parent", "aliases", "id"),
    Kind.UNITS: ("name", "id"),
    Kind.STATIONS: ("name", "district", "address", "hours", "id"),
    Kind.PEOPLE: (
        "name",
        "roles",
        "phone",
        "district",
        "unit",
        "station",
        "topics",
        "deputy",
        "language",
        "claims_as",
        "id",
    ),
}
"""Kind → the fields of a row, in their order."""
_FORMATS = (".xlsx", ".csv", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Page:
    """One table. `chosen`: column → the words that may stand in it. `plain`: without a header."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]] = ()
    chosen: Mapping[int, Sequence[str]] | None = None
    plain: bool = False


def pages(known: Known, kinds: Sequence[Kind], language: str) -> list[Page]:
    """What is known, as tables: an import of them changes nothing."""
    cells = Cells(known, language)
    return [
        Page(
            TITLES[kind][language != "zh"],
            header(kind, language),
            [_row(kind, id, cells.of(kind, id)) for id in sorted(known.of(kind))],
        )
        for kind in kinds
    ]


def header(kind: Kind, language: str) -> list[str]:
    """How the columns of a kind are headed."""
    return [COLUMNS[kind][field][language != "zh"] for field in WRITTEN[kind]]


def _row(kind: Kind, id: int, cells: Mapping[str, str]) -> list[str]:
    return [str(id) if field == "id" else cells.get(field, "") for field in WRITTEN[kind]]


def template(language: str) -> list[Page]:
    """Empty tables, and how to fill them in, with examples."""
    notes = [[line] for line in sentence(language, "roster-notes", {}).splitlines()]
    for kind in Kind:
        example = sentence(language, f"roster-example-{kind.value}", {})
        rows = [line.split("|") for line in example.splitlines()]
        notes += [[], [TITLES[kind][language != "zh"]], header(kind, language)[:-1], *rows]
    listed: Mapping[str, Iterable[str]] = {"roles": ROLES.values(), "claims_as": CLAIMS.values()}
    chosen = {
        WRITTEN[Kind.PEOPLE].index(field): [word(words, language) for words in choices]
        for field, choices in listed.items()
    }
    empty = [
        Page(
            TITLES[kind][language != "zh"],
            header(kind, language),
            (),
            chosen if kind is Kind.PEOPLE else None,
        )
        for kind in Kind
    ]
    return [*empty, Page("说明" if language == "zh" else "Notes", (), notes, plain=True)]


def write(file: Path, written: Sequence[Page], *, force: bool = False) -> None:
    """As the file's name says, readable by its owner only. Raises BadRoster; what is there stays then."""
    ending = file.suffix.lower()
    if ending not in _FORMATS:
        raise BadRoster(file=file.name, reason="kind")
    if ending == ".csv" and len(written) > 1:
        raise BadRoster(file=file.name, reason="single")
    raw = _xlsx(written) if ending == ".xlsx" else _csv(written[0]) if ending == ".csv" else _yaml(written)
    save(file, raw, force=force)


def save(file: Path, raw: bytes, *, force: bool = False) -> None:
    """All of it or nothing. Raises BadRoster where the file is there and not to be overwritten."""
    if file.exists() and not force:
        raise BadRoster(file=file.name, reason="there")
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(raw)
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise BadRoster(file=file.name, reason="unwritable") from None


def _csv(page: Page) -> bytes:
    """With the mark by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow([safe(head) for head in page.header])
    rows.writerows([safe(text) for text in row] for row in page.rows)
    return out.getvalue().encode("utf-8-sig")


def _yaml(written: Sequence[Page]) -> bytes:
    import yaml

    said = {
        page.title: [
            {
                head: text
                for head, text in zip(page.header, row, strict=True)
                if text or head == page.header[0]
            }
            for row in page.rows
        ]
        for page in written
        if not page.plain
    }
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000).encode()


def _xlsx(written: Sequence[Page]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for page in written:
        _sheet(book.create_sheet(page.title), page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(sheet: Any, page: Page) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for row in page.rows if page.plain else [list(page.header), *page.rows]:
        sheet.append([safe(text) for text in row])
    wide = [0] * len(page.header)
    for cells in sheet.iter_rows():
        for place, cell in enumerate(cells):
            cell.number_format = "@"  # text: a telephone number is no number
            if not page.plain:
                wide[place] = max(wide[place], sum(1 + (c > "\u2e7f") for c in str(cell.value or "")))
    for place, width in enumerate(wide, 1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width, column.number_format = min(max(width + 3, 10), 50), "@"
    if page.plain:
        sheet.column_dimensions["A"].width = 24
        return
    for cell in sheet[1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(vertical="center")
        cell.fill = PatternFill("solid", fgColor="ECEEF9")
    sheet.freeze_panes = "A2"
    for place, words in (page.chosen or {}).items():
        letter = get_column_letter(place + 1)
        listed = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
        listed.showErrorMessage = False  # several may stand in one cell
        sheet.add_data_validation(listed)
        listed.add(f"{letter}2:{letter}2000")

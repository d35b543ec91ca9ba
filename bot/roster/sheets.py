"""Files as rows of text: a workbook's sheets, a CSV as spreadsheets save it, YAML."""

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast

from bot import lines
from bot.roster.cells import tidy, unsafe
from cases.errors import BadRoster

MOST_BYTES = 10 * 2**20
MOST_UNPACKED = 20 * MOST_BYTES
MOST_ROWS, MOST_COLUMNS = 20_000, 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that say something, each with its number as the file counts (of YAML: its line).

    `title`: the sheet's, or what the file is called.
    """

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read(file: Path) -> list[Sheet]:
    """Everything that stands in a file. Raises BadRoster, saying why it cannot be read."""
    raw = content(file, MOST_BYTES)
    match file.suffix.lower():
        case ".xlsx" | ".xlsm":
            found = list(_workbook(raw, file.name))
        case ".csv" | ".txt":
            found = [Sheet(file.stem, _kept(_csv(raw, file.name), file.name))]
        case ".yaml" | ".yml":
            found = list(_yaml(raw, file))
        case ".xls" | ".et":
            raise BadRoster(file=file.name, reason="old")
        case _:
            raise BadRoster(file=file.name, reason="kind")
    return found


def content(file: Path, most: int) -> bytes:
    """The bytes of a file. Raises BadRoster for more than `most`, or none that can be read."""
    try:
        if file.stat().st_size > most:
            raise BadRoster(file=file.name, reason="large", most=str(most // 2**20))
        return file.read_bytes()
    except OSError:
        raise BadRoster(file=file.name, reason="missing") from None


def _kept(rows: Iterable[Sequence[Any]], file: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    kept = []
    for number, cells in enumerate(rows, 1):
        texts = tuple(unsafe(tidy(cell)) for cell in cells[:MOST_COLUMNS])
        if any(texts):
            kept.append((number, texts))
        if len(kept) > MOST_ROWS:
            raise BadRoster(file=file, reason="rows", most=str(MOST_ROWS))
    return tuple(kept)


def _workbook(raw: bytes, file: str) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed, warnings.catch_warnings(action="ignore"):
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise BadRoster(file=file, reason="large", most=str(MOST_BYTES // 2**20))
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            for sheet in book.worksheets:
                if sheet.sheet_state != "visible":
                    continue
                sheet.reset_dimensions()  # some programs write them wrongly
                rows = islice(sheet.iter_rows(values_only=True), 10 * MOST_ROWS)
                merged = _merged(packed.read(cast(Any, sheet)._worksheet_path))
                yield Sheet(sheet.title, _kept(_filled(rows, merged), file))
    except BadRoster:
        raise
    except (
        Exception
    ):  # not a zip (a password makes it none), no workbook in it, broken XML: it raises anything
        raise BadRoster(file=file, reason="broken") from None


def _merged(xml: bytes) -> dict[tuple[int, int], int]:
    """(first row, column) → last row of cells that are merged downwards; reading row by row does not say."""
    from openpyxl.utils import range_boundaries

    found = {}
    for cells in re.findall(rb'<mergeCell ref="([A-Z]+\d+:[A-Z]+\d+)"', xml):
        left, top, _, bottom = range_boundaries(cells.decode())
        if left and top and bottom and bottom > top:
            found[top, left] = bottom
    return found


def _filled(rows: Iterable[Sequence[Any]], merged: dict[tuple[int, int], int]) -> Iterator[Sequence[Any]]:
    """What stands in merged cells stands in each of their rows."""
    standing: dict[int, tuple[Any, int]] = {}
    for number, cells in enumerate(rows, 1):
        filled = list(cells)
        for column in range(1, len(filled) + 1):
            if (bottom := merged.get((number, column))) is not None:
                standing[column] = filled[column - 1], bottom
            elif column in standing and number <= standing[column][1]:
                filled[column - 1] = standing[column][0]
        yield filled


def _csv(raw: bytes, file: str) -> Iterator[list[str]]:
    text = _decoded(raw)
    head = text[:4000]
    between = max(",;\t", key=head.count) if any(c in head for c in ",;\t") else ","
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=between)
    except csv.Error:
        raise BadRoster(file=file, reason="broken") from None


def _decoded(raw: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else GB 18030 as a Chinese spreadsheet saves it."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _yaml(raw: bytes, file: Path) -> Iterator[Sheet]:
    """`{people: [{姓名: 周明, …}, …], …}`, or a list alone; as sheets whose first row is their keys."""
    text = _decoded(raw)
    alone = re.match(r"(?:\s*(?:#[^\n]*)?\n|---[ ]*\n)*\s*-\s", text) is not None
    try:
        tree = lines.read(_indented(text, file.stem) if alone else text)
    except lines.Unreadable as wrong:
        raise BadRoster(file=file.name, reason="yaml", line=str(wrong.line - alone)) from None
    for title, items in tree.value.items():
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise BadRoster(file=file.name, reason="yaml", line=str(tree.lines[(title,)] - alone))
        keys = tuple(dict.fromkeys(key for item in items for key in item))
        if len(items) > MOST_ROWS:
            raise BadRoster(file=file.name, reason="rows", most=str(MOST_ROWS))
        rows = (
            (tree.lines[title, place] - alone, tuple(_listed(item.get(key)) for key in keys))
            for place, item in enumerate(items)
        )
        yield Sheet(title, ((0, keys), *rows) if items else ())


def _indented(text: str, title: str) -> str:
    return f"{json.dumps(title, ensure_ascii=False)}:\n" + "".join(
        f"  {line}\n" for line in text.removeprefix("---\n").splitlines()
    )


def _listed(value: Any) -> str:
    return "、".join(map(tidy, value)) if isinstance(value, list) else tidy(value)

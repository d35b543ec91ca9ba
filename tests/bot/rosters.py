"""An office's folder, the files it brings its people in by, and what the command line makes of them."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.config import load
from bot.roster import store
from bot.roster.known import Cells, Known
from cases.people import Person
from storage.work import Work

NOW = datetime(2026, 11, 29, 1, tzinfo=UTC)
Rows = Sequence[Sequence[Any]]
PLACES: Rows = (
    ("名称", "上级", "别名"),
    ("澜溪县", None, None),
    ("青塘乡", "澜溪县", None),
    ("青塘村", "青塘乡", "青塘路、青塘小学"),
    ("白杨镇", "澜溪县", None),
)
HEAD = ("姓名", "身份", "手机", "选区", "单位", "领域", "代理人", "语言")


def book(file: Path, **sheets: Rows) -> Path:
    """A workbook with these sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    made.save(file)
    return file


def table(file: Path, rows: Rows, encoding: str = "utf-8") -> Path:
    """A CSV."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    file.write_bytes(out.getvalue().encode(encoding))
    return file


def sheets(file: Path) -> dict[str, list[list[Any]]]:
    """What stands in a workbook, row by row."""
    found = load_workbook(file)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in found}


class Folder:
    """An office of its own in a folder, spoken to by the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.config = folder / "office.yaml"
        self.config.write_text("office: {name: 澜溪县人大常委会办公室}\n", "utf-8")
        self.settings = load(None, {}).data.model_copy(update={"folder": self.data})

    def runs(self, *words: object, language: str = "zh") -> Result:
        """A command, with this office's folder."""
        said = ["--language", language, *map(str, words), "-d", str(self.data), "-c", str(self.config)]
        return CliRunner().invoke(app, said, catch_exceptions=False)

    def imports(self, *words: object, code: int = 0, language: str = "zh") -> str:
        """What `huiyin import` says, both outputs together; it must end with this code."""
        result = self.runs("import", *words, language=language)
        assert result.exit_code == code, result.output
        return result.output

    def brings(self, rows: Rows, *words: object, code: int = 0) -> str:
        """People of a sheet of these rows."""
        return self.imports("people", book(self.folder / "名册.xlsx", 人员=rows), *words, code=code)

    def has_places(self) -> "Folder":
        """The districts, units and a station that most files speak of."""
        units: Rows = (("名称",), ("供电公司",), ("水利局",))
        stations: Rows = (("名称", "所在", "地址", "接待时间"), ("青塘站", "青塘乡", "青塘路1号", "每周三"))
        self.imports(book(self.folder / "地方.xlsx", 区划=PLACES, 单位=units, 联络站=stations))
        return self

    def known(self) -> Known:
        """Everything the office knows."""
        return store.looking(self.settings, NOW, store.known)

    def person(self, name: str) -> Person:
        """The one of this name."""
        (found,) = [person for person in self.known().people.values() if person.name == name]
        return found

    def row(self, name: str) -> Mapping[str, str]:
        """What a file says of them."""
        known = self.known()
        from bot.roster.columns import Kind

        return Cells(known).of(Kind.PEOPLE, self.person(name).id)

    def does(self, do: Any) -> Any:
        """In a transaction of its own."""
        return store.writing(self.settings, NOW, do)

    def rows(self, statement: Any) -> Sequence[Any]:
        """What a select finds."""
        return store.looking(self.settings, NOW, lambda work: Work.rows(work, statement))

    def log(self) -> list[str]:
        """The lines of the commands' log, without their times."""
        file = self.data / "commands.log"
        return (
            [line.split(" ", 1)[1] for line in file.read_text("utf-8").splitlines()] if file.exists() else []
        )

"""What is exported is what was imported: the same file back, and nothing that a spreadsheet would run."""

import csv
import io
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.roster import columns, sheets, writing
from bot.roster.cells import safe, tidy, unsafe
from bot.roster.columns import Kind
from bot.roster.known import OFFICE, Known
from bot.roster.planning import compare
from cases.people import ClaimsAs, District, Person, Role
from storage.stations import Station
from tests.bot.rosters import HEAD, Folder, Rows
from tests.bot.rosters import sheets as read

PEOPLE: Rows = (
    (*HEAD, "认领身份"),
    ("周明", "代表", "13800000011", "青塘乡", None, "路灯、道路", "方敏"),
    ("方敏", "代表、志愿者", "13800000013", "青塘村"),
    ("何军", "承办人", None, None, "供电公司", None, None, "英文"),
    ("秦师傅", "党员志愿者", None, "青塘乡"),
    ("春风书店", "志愿者", None, "青塘乡", None, None, None, None, "爱心单位"),
)
FORMATS = ("xlsx", "csv", "yaml")


@pytest.fixture
def office(tmp_path: Path) -> Folder:
    office = Folder(tmp_path).has_places()
    office.brings(PEOPLE)
    return office


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_people_come_out_as_they_went_in(office: Folder, ending: str, language: str) -> None:
    out, before = office.folder / f"out.{ending}", office.known()
    assert office.runs("export", "people", out, language=language).exit_code == 0
    assert "跟现有的一样" in office.imports("people", out)
    assert office.known() == before


def test_the_file_has_the_headers_and_the_words_of_an_office(office: Folder) -> None:
    out = office.folder / "名册.xlsx"
    out.unlink()
    assert "已导出 5 条" in office.runs("export", "people", out).output
    rows = read(out)["人员"]
    assert rows[0] == [*HEAD[:5], "联络站", *HEAD[5:], "认领身份", "回音编号"]
    assert rows[1] == [
        "周明",
        "代表",
        "13800000011",
        "青塘乡",
        None,
        None,
        "路灯、道路",
        "方敏",
        "中文",
        None,
        "1",
    ]
    assert [row[-2] for row in rows[4:]] == ["党员", "单位"]


def test_everything_in_one_workbook(office: Folder, tmp_path: Path) -> None:
    out = office.folder / "all.xlsx"
    assert office.runs("export", out).exit_code == 0
    assert list(read(out)) == ["区划", "单位", "联络站", "人员"]
    (tmp_path / "other").mkdir()
    other = Folder(tmp_path / "other")
    numbers = load_workbook(out)
    for sheet in numbers:  # another office's numbers mean nothing here
        sheet.delete_cols(sheet.max_column)
    numbers.save(out)
    other.imports(out)
    assert other.known().people.keys() == office.known().people.keys()
    assert [one.name for one in other.known().districts.values()] == ["澜溪县", "青塘乡", "白杨镇", "青塘村"]
    assert other.row("周明") == office.row("周明") and other.row("何军") == office.row("何军")


def test_an_export_of_people_is_said_to_be_personal_and_is_the_owners_alone(office: Folder) -> None:
    out = office.folder / "out.xlsx"
    said = office.runs("export", "people", out).output
    assert "是个人信息" in said
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert office.log()[-1].startswith("export who=")
    assert office.log()[-1].endswith("file=out.xlsx what=people records=5 personal_data=yes")
    assert "个人信息" not in office.runs("export", "units", office.folder / "units.csv").output
    assert office.log()[-1].endswith("what=units records=2 personal_data=no")
    assert stat.S_IMODE((office.data / "commands.log").stat().st_mode) == 0o600


def test_a_file_that_is_there_stays_unless_told_otherwise(office: Folder) -> None:
    out = office.folder / "out.csv"
    out.write_text("mine")
    refused = office.runs("export", "people", out)
    assert (refused.exit_code, out.read_text()) == (1, "mine") and "加上 --force" in refused.output
    assert office.runs("export", "people", out, "--force").exit_code == 0
    assert "只放得下一张表" in office.runs("export", office.folder / "all.csv").output
    assert "不是能导入的文件" in office.runs("export", "people", office.folder / "a.doc").output
    assert "写不了" in office.runs("export", "people", office.folder / "none" / "a.csv").output
    office.data = office.folder / "nothing"
    assert "没有回音的数据库" in office.runs("export", "people", "a.csv").output


FORMULAS = ["=1+1", "+86", "-x", "@SUM(A1)", "'=1", "'", "''", "＝1", '=HYPERLINK("http://a")', "a=1", "周明"]


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("ending", FORMATS)
def test_a_formula_is_written_as_text_and_read_as_it_was(tmp_path: Path, text: str, ending: str) -> None:
    file = tmp_path / f"a.{ending}"
    writing.write(file, [writing.Page("单位", ("名称", "备注"), [(text, "x")])])
    (sheet,) = sheets.read(file)
    assert sheet.rows[-1][1][0] == text
    if ending == "csv":
        cell = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"))))[1][0]
        assert cell[0] not in "=+-@＝＋－＠\t\r\n"
    if ending == "xlsx":
        cells = load_workbook(file)["单位"]["A2"]
        assert cells.data_type == "s" and str(cells.value)[0] not in "=+-@＝"


@given(st.text())
def test_what_is_made_safe_comes_back(text: str) -> None:
    assert unsafe(safe(text)) == text
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


NAMES = st.text(
    st.characters(
        whitelist_categories=("Lu", "Ll", "Lo", "Nd", "Po"), blacklist_characters="、，,;；/|:：。#＃"
    ),
    min_size=1,
    max_size=6,
).filter(lambda name: tidy(name) not in ("", "无", "none") and not name.startswith("合计"))
TOPICS = ("路灯", "道路", "供水")


@st.composite
def offices(draw: st.DrawFn) -> Known:
    """Whatever an office could come to know, namesakes and all."""
    known = Known()
    for id in range(1, draw(st.integers(0, 6)) + 1):
        parent = draw(st.none() | st.integers(1, id - 1)) if id > 1 else None
        name = draw(st.sampled_from(["新村", "青塘乡", "县"]) | NAMES)
        taken = {(one.parent, one.name) for one in known.districts.values()}
        if (parent, name) in taken:
            continue
        if parent is not None and parent not in known.districts:
            parent = None
        aliases = tuple(dict.fromkeys(tidy(alias) for alias in draw(st.lists(NAMES, max_size=2))))
        known.districts[id] = District(id, name, parent, aliases)
    for id, name in enumerate(draw(st.lists(NAMES, max_size=3, unique_by=tidy)), 1):
        known.units[id] = name
    places = st.none() | st.sampled_from([None, *known.districts])
    for id, name in enumerate(draw(st.lists(NAMES, max_size=3, unique_by=tidy)), 1):
        known.stations[id] = Station(
            id, name, draw(places), draw(st.text(max_size=5)), draw(st.text(max_size=5))
        )
    for id in range(1, draw(st.integers(0, 5)) + 1):
        known.people[id] = Person(
            id,
            draw(st.sampled_from(["周明", "周代表"]) | st.text(max_size=4)),
            draw(st.sampled_from(["zh", "en", "en-GB", "zh-hans"])),
            frozenset(draw(st.sets(st.sampled_from(sorted(OFFICE)), min_size=1))) | {Role.RESIDENT},
            draw(st.sampled_from(["", "13800000011", "057188880021", "12"])),
            draw(places),
            tuple(draw(st.lists(st.sampled_from([*TOPICS, "没有了"]), unique=True))),
            unit=draw(st.sampled_from([None, *known.units])),
            deputy=draw(st.sampled_from([None, 1, 2, 99])),
            stationed=draw(st.sampled_from([None, *known.stations])),
            claims_as=draw(st.sampled_from([None, *ClaimsAs])),
            languages=draw(st.sampled_from([(), ("en",), ("zh", "en"), ("fr",)])),
        )
    return known


@settings(max_examples=100)
@given(offices(), st.sampled_from(FORMATS), st.sampled_from(["zh", "en"]), st.sampled_from(Kind))
def test_an_import_of_an_export_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, known: Known, ending: str, language: str, kind: Kind
) -> None:
    file = tmp_path_factory.mktemp("out") / f"a.{ending}"
    kinds = list(Kind) if ending != "csv" else [kind]
    if not any(known.of(one) for one in kinds):
        return
    writing.write(file, writing.pages(known, kinds, language))
    tables, left = columns.tables(sheets.read(file), None if len(kinds) > 1 else kind, file.name)
    plan = compare(tables, known, TOPICS, "zh")
    assert (plan.bad, list(plan.changes()), left, plan.ignored) == ([], [], [], {})

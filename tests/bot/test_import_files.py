"""The files offices have: workbooks with titles and merged cells, CSV as a spreadsheet saves it, YAML."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bot.roster import sheets
from tests.bot.rosters import HEAD, PLACES, Folder, Rows, book, table

PEOPLE: Rows = (HEAD, ("周明", "代表", "13800000011", "青塘乡"), ("方敏", "志愿者", "13800000013", "白杨镇"))


@pytest.fixture
def office(tmp_path: Path) -> Folder:
    return Folder(tmp_path).has_places()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_csv_in_whatever_encoding_a_spreadsheet_saves_it(office: Folder, encoding: str) -> None:
    office.imports("people", table(office.folder / "名册.csv", PEOPLE, encoding))
    assert office.row("周明")["district"] == "青塘乡"


@pytest.mark.parametrize("between", [";", "\t"])
def test_a_csv_with_other_marks_between_its_cells(office: Folder, between: str) -> None:
    lines = (between.join(str(cell or "") for cell in row) for row in PEOPLE)
    (office.folder / "名册.csv").write_text("\r\n".join(lines), "utf-8")
    office.imports("people", office.folder / "名册.csv")
    assert office.row("方敏")["phone"] == "13800000013"


def test_a_workbook_as_an_office_has_it(office: Folder) -> None:
    """A title over everything, a date, blank columns, merged cells, a serial number, a line of remarks."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "县人大代表花名册"
    for row in (
        ("澜溪县第十八届人大代表花名册",),
        (None, None, None, None, None, "2026年11月"),
        (),
        ("序号", "姓 名", "性别", "所属乡镇\n（街道）", "手机号码*", "工作单位及职务", "村/社区"),
        (1, "周　明", "男", "青塘乡", 13800000011.0, "青塘小学校长", "青塘村"),
        (2, "方敏", "女", None, 13800000013, None, None),
        (),
        ("备注：以上名单截至2026年11月",),
    ):
        sheet.append(row)
    sheet.merge_cells("A1:G1")
    sheet.merge_cells("D5:D6")
    hidden = made.create_sheet("旧名单")
    hidden.append(("姓名", "身份"))
    hidden.append(("老王", "代表"))
    hidden.sheet_state = "hidden"
    made.save(office.folder / "花名册.xlsx")
    said = office.imports("people", office.folder / "花名册.xlsx")
    assert office.row("周明")["district"] == "青塘村" and office.row("周明")["phone"] == "13800000011"
    assert office.row("方敏")["district"] == "青塘乡" and office.row("方敏")["roles"] == "代表"
    assert "没有用到的列：序号、性别、工作单位及职务。" in said
    assert len(office.known().people) == 2


def test_the_row_named_is_the_one_the_spreadsheet_shows(office: Folder) -> None:
    rows = (("代表名单",), (), ("姓名", "身份"), (), ("周明", "代表"), (), ("方敏", "书记"))
    said = office.imports("people", book(office.folder / "a.xlsx", 人员=rows), code=2)
    assert "人员 第 7 行：" in said
    said = office.imports("people", table(office.folder / "a.csv", rows), code=2)
    assert "a 第 7 行：" in said


def test_dates_and_hours_that_a_spreadsheet_made_of_them(office: Folder) -> None:
    rows = (
        ("联络站", "地址", "接待时间"),
        ("东站", dt.date(2026, 12, 3), dt.time(9, 30)),
        ("西站", 1.0, dt.datetime(2026, 12, 3, 14)),  # noqa: DTZ001 - spreadsheets know no zones
    )
    office.imports("stations", book(office.folder / "a.xlsx", 站点=rows))
    known = {one.name: one for one in office.known().stations.values()}
    assert (known["东站"].address, known["东站"].hours) == ("2026-12-03", "09:30")
    assert (known["西站"].address, known["西站"].hours) == ("1", "2026-12-03 14:00")


def test_one_workbook_with_everything_in_any_order(tmp_path: Path) -> None:
    office = Folder(tmp_path)
    units: Rows = (("单位名称", "承办人", "联系电话"), ("供电公司", "何军", "13800000031"))
    stations: Rows = (("联络站名称", "所在", "地址"), ("青塘站", "青塘乡", "青塘路1号"))
    people: Rows = (("姓名", "身份", "选区", "联络站"), ("周明", "代表", "青塘乡", "青塘站"))
    notes: Rows = (("姓名", "身份"), ("示例", "代表"))
    other: Rows = (("一", "二"), (3, 4))
    file = book(
        tmp_path / "全部.xlsx", 说明=notes, 名单=people, 站=stations, 责任单位=units, 杂项=other, 选区=PLACES
    )
    said = office.imports(file)
    assert "没有导入的表：杂项。" in said
    assert office.row("周明")["station"] == "青塘站" and office.row("何军")["unit"] == "供电公司"
    assert len(office.known().districts) == 4 and len(office.known().people) == 2


def test_only_what_is_asked_for_is_taken_from_a_workbook(tmp_path: Path) -> None:
    office = Folder(tmp_path)
    people: Rows = (("姓名", "身份"), ("周明", "代表"))
    file = book(tmp_path / "a.xlsx", 人员=people, 区划=PLACES)
    assert "没有导入的表：人员。" in office.imports("districts", file)
    assert not office.known().people
    assert "没有导入的表：区划。" in office.imports("人员", file)


def test_yaml_with_several_tables_or_one(office: Folder) -> None:
    (office.folder / "a.yaml").write_text(
        "人员:\n- {姓名: 周明, 身份: [代表, 志愿者], 手机: 13800000011}\n- 姓名: 方敏\n  身份: 书记\n"
        "stations:\n- name: 东站\n  hours: 17:30\n",
        "utf-8",
    )
    said = office.imports(office.folder / "a.yaml", "--skip-bad")
    assert "人员 第 3 行：没有“书记”这个身份。" in said
    assert office.row("周明")["roles"] == "代表、志愿者" and office.row("周明")["phone"] == "13800000011"
    assert [one.hours for one in office.known().stations.values() if one.name == "东站"] == ["17:30"]
    (office.folder / "b.yaml").write_text("# 名单\n- 姓名: 方敏\n  身份: 书记\n", "utf-8")
    assert "b 第 2 行：没有“书记”这个身份。" in office.imports("people", office.folder / "b.yaml", code=2)


def _zip(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (sheets.MOST_UNPACKED + 1))


UNREADABLE = [
    ("gone.xlsx", lambda file: None, "gone.xlsx 读不了"),
    ("old.xls", lambda file: file.write_bytes(b"\xd0\xcf\x11\xe0"), "另存为 xlsx"),
    ("locked.xlsx", lambda file: file.write_bytes(b"\xd0\xcf\x11\xe0" * 9), "设了打开密码"),
    ("broken.xlsx", lambda file: file.write_bytes(b"PK\x03\x04 nothing"), "打不开"),
    ("picture.png", lambda file: file.write_bytes(b"PNG"), "不是能导入的文件"),
    ("wrong.yaml", lambda file: file.write_text("人员:\n- 姓名: [周明\n"), "第 3 行不合 YAML 的写法"),
    ("flat.yaml", lambda file: file.write_text("人员: 周明\n"), "第 1 行不合 YAML 的写法"),
    ("empty.csv", lambda file: file.write_text("姓名,身份\n"), "只有表头"),
    ("blank.csv", lambda file: file.write_text(""), "没认出表头"),
    ("other.csv", lambda file: file.write_text("甲,乙\n1,2\n"), "没认出表头"),
    ("long.csv", lambda file: file.write_text("姓名\n" + "周明\n" * (sheets.MOST_ROWS + 1)), "行数太多"),
    ("large.csv", lambda file: file.write_bytes(b"0" * (sheets.MOST_BYTES + 1)), "最多 10 MB"),
    ("bomb.xlsx", _zip, "最多 10 MB"),
]


@pytest.mark.parametrize(("name", "make", "why"), UNREADABLE, ids=[one[0] for one in UNREADABLE])
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    office: Folder, name: str, make: object, why: str
) -> None:
    make(office.folder / name)  # type: ignore[operator]
    said = office.imports(office.folder / name, code=1)
    assert why in said and "Traceback" not in said


def test_what_to_write_where_nothing_is_said_to_be_imported(office: Folder) -> None:
    assert "这样写：huiyin import people 名册.xlsx" in office.imports(code=2)
    assert "这样写：" in office.imports("persons", "a.xlsx", code=2)


def test_nobody_is_brought_into_a_demo(office: Folder) -> None:
    (office.data / "demo").touch()
    assert "演示用的" in office.brings(PEOPLE, code=1)


def test_the_sample_is_filled_in_and_imported(tmp_path: Path) -> None:
    office = Folder(tmp_path)
    said = office.imports("--template", tmp_path / "样表.xlsx")
    assert "样表.xlsx" in said and "说明" in said
    assert "只有表头" in office.imports(tmp_path / "样表.xlsx", code=1)
    assert "已有 样表.xlsx 这个文件" in office.imports("--template", tmp_path / "样表.xlsx", code=1)
    made = load_workbook(tmp_path / "样表.xlsx")
    assert made.sheetnames == ["区划", "单位", "联络站", "人员", "说明"]
    assert made["人员"].column_dimensions["C"].number_format == "@", "a telephone number stays text"
    notes = [[cell for cell in row if cell] for row in made["说明"].iter_rows(values_only=True)]
    for title in ("区划", "单位", "联络站", "人员"):
        start = notes.index([title])
        head = next(made[title].iter_rows(values_only=True))
        assert notes[start + 1] == list(head[:-1]), "the examples stand under the same headers"
        for row in made["说明"].iter_rows(min_row=start + 3, values_only=True):
            if not any(row):
                break
            made[title].append(row)
    made.save(tmp_path / "样表.xlsx")
    office.imports(tmp_path / "样表.xlsx")
    assert office.row("周明")["deputy"] == "方敏" and len(office.known().people) == 5


def test_the_sample_in_english(tmp_path: Path) -> None:
    office = Folder(tmp_path)
    office.imports("--template", tmp_path / "sample.xlsx", language="en")
    made = load_workbook(tmp_path / "sample.xlsx")
    assert made.sheetnames == ["Districts", "Units", "Stations", "People", "Notes"]
    assert made["People"]["A1"].value == "Name"

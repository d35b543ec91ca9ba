"""An office brings its people in: what is understood, what is refused and why, and that nothing doubles."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from cases.people import ClaimsAs, Person, Role
from storage import people, tables
from tests.bot.rosters import HEAD, PLACES, Folder, Rows, book, table
from tests.storage.rows import case

PEOPLE: Rows = (
    HEAD,
    ("周明", "人大代表", 13800000011, "青塘乡", None, "路灯、道路", "方敏", "中文"),
    ("方敏", "代表、志愿者", "138-0000-0013", "青塘乡/青塘村", None, "供水", None, None),
    ("何军", "承办人", None, None, "供电公司", None, None, "英文"),
    ("沈洁", "工作人员", "0571-88880021", "澜溪县", None, None, None, None),
)


@pytest.fixture
def office(tmp_path: Path) -> Folder:
    return Folder(tmp_path).has_places()


def test_a_roster_becomes_people(office: Folder) -> None:
    said = office.brings(PEOPLE)
    assert "+ 人员  周明  代表 · 13800000011 · 青塘乡 · 路灯、道路 · 方敏 · 中文" in said
    assert "已写入：新增 4，更改 0，跳过 0。" in said
    zhou, fang = office.person("周明"), office.person("方敏")
    assert zhou.roles == {Role.REPRESENTATIVE, Role.RESIDENT} and zhou.phone == "13800000011"
    assert (zhou.topics, zhou.deputy, zhou.language) == (("路灯", "道路"), fang.id, "zh")
    assert fang.roles == {Role.REPRESENTATIVE, Role.VOLUNTEER, Role.RESIDENT}
    he = office.row("何军")
    assert (he["roles"], he["unit"], he["language"]) == ("承办人", "供电公司", "英文")
    assert office.row("沈洁")["phone"] == "057188880021"
    (row,) = office.rows(select(tables.people).where(tables.people.c.id == zhou.id))
    assert row.representative and not row.staff, "who is a representative is found by what finds one"


def test_a_dry_run_writes_nothing_and_needs_no_folder(tmp_path: Path) -> None:
    office = Folder(tmp_path)
    said = office.imports(book(tmp_path / "all.xlsx", 区划=PLACES), "--dry-run")
    assert "+ 区划  青塘村  青塘乡 · 青塘路、青塘小学" in said and "以上只是预览，没有写入。" in said
    assert not office.data.exists()
    office.has_places()
    office.brings(PEOPLE, "--dry-run")
    assert office.known().people == {} and not any("名册" in line for line in office.log())


def test_the_same_file_again_changes_nothing(office: Folder) -> None:
    office.brings(PEOPLE)
    before = office.known()
    assert "跟现有的一样，没有要写的。" in office.brings(PEOPLE)
    assert office.known() == before


def test_what_changed_is_shown_and_what_is_not_mentioned_stays(office: Folder) -> None:
    office.brings(PEOPLE)
    changed = (("手机", "姓名", "备注", "领域"), ("１３８ ００００ ００１１", "周　明", "新班子", "噪音"))
    said = office.brings(changed)
    assert "~ 人员  周明 #1  领域 路灯、道路 → 噪音" in said
    assert "“人员”里没有用到的列：备注。" in said
    assert office.row("周明")["topics"] == "噪音" and office.row("周明")["deputy"] == "方敏"
    assert len(office.known().people) == 4


def test_a_blank_says_nothing_and_none_empties(office: Folder) -> None:
    office.brings(PEOPLE)
    office.brings((HEAD, ("周明", None, "13800000011", None, None, "无", "无", None)))
    zhou = office.person("周明")
    assert (zhou.topics, zhou.deputy, zhou.roles) == ((), None, {Role.REPRESENTATIVE, Role.RESIDENT})


CLAIMERS: Rows = (
    ("姓名", "身份", "选区", "认领身份"),
    ("秦师傅", "志愿者", "青塘乡", "党员"),
    ("春风书店", "志愿者", "青塘乡", "爱心单位"),
    ("小吴", "志愿者", "青塘乡", "志愿者"),
)


def test_volunteers_come_in_as_what_they_claim(office: Folder) -> None:
    said = office.brings(CLAIMERS)
    assert "+ 人员  秦师傅  志愿者 · 青塘乡 · 中文 · 党员" in said
    assert office.person("秦师傅").claims_as is ClaimsAs.MEMBER
    assert office.person("春风书店").claims_as is ClaimsAs.ORGANISATION
    assert office.person("小吴").claims_as is ClaimsAs.VOLUNTEER
    assert "跟现有的一样" in office.brings(CLAIMERS)
    said = office.brings((CLAIMERS[0], ("小吴", "志愿者", "青塘乡", "单位")))
    assert "~ 人员  小吴 #3  认领身份 志愿者 → 单位" in said
    office.brings((("回音编号", "姓名", "身份"), ("3", "小吴", "通讯员")))
    assert office.person("小吴").claims_as is None, "who claims nothing claims as nothing"


def test_what_they_claim_as_may_stand_in_the_role_or_in_the_title(office: Folder) -> None:
    office.brings((HEAD[:2], ("秦师傅", "党员"), ("春风书店", "爱心企业"), ("小吴", "志愿者")))
    found = [office.person(name).claims_as for name in ("秦师傅", "春风书店", "小吴")]
    assert found == [ClaimsAs.MEMBER, ClaimsAs.ORGANISATION, None]
    office.imports("people", book(office.folder / "b.xlsx", 党员名单=(("姓名",), ("老许",))))
    assert office.person("老许").claims_as is ClaimsAs.MEMBER


def test_claiming_as_something_is_for_volunteers_and_only_as_what_there_is(office: Folder) -> None:
    said = office.brings((CLAIMERS[0], ("周明", "代表", "青塘乡", "党员")))
    assert "1 行不是志愿者" in said and office.person("周明").claims_as is None
    said = office.brings((CLAIMERS[0], ("秦师傅", "志愿者", "青塘乡", "团员")), code=2)
    assert "没有“团员”这种认领身份。可以写：党员、志愿者、单位。" in said


def test_languages_stand_in_one_cell_and_what_is_read_comes_first(office: Folder) -> None:
    office.brings((HEAD, ("周明", "代表", None, "青塘乡", None, None, None, "英文、中文")))
    zhou = office.person("周明")
    assert (zhou.language, zhou.languages) == ("en", ("zh",))
    assert office.row("周明")["language"] == "英文、中文"
    office.brings((HEAD, ("周明", "代表", None, "青塘乡", None, None, None, "中文")))
    assert (office.person("周明").language, office.person("周明").languages) == ("zh", ())


WRONG = [
    (("周明", "代表", None, "青糖乡"), "没有“青糖乡”这个区划。是不是：青塘乡？"),
    (("周明", "书记", None, None), "没有“书记”这个身份。可以写：代表、承办人、"),
    (("周明", None, None, None), "没写身份。"),
    ((None, "代表", "13800000011", None), "没写名称。"),
    (("备注：截至11月", "代表"), "“备注：截至11月”不像姓名。"),
    (("周明", "代表", "1380000001", None), "“1380000001”不是电话号码。"),
    (("周明", "代表", "1.38E+10", None), "号码成了“1.38E+10”，位数丢了。"),
    (("周明", "承办人", None, None), "承办人要写明单位。"),
    (("周明", "承办人", None, None, "供店公司"), "没有“供店公司”这个单位。是不是：供电公司？"),
    (("周明", "代表", None, None, None, "唱歌"), "配置里没有“唱歌”这个领域。可以写：路灯、"),
    (("周明", "代表", None, None, None, None, "吴华"), "没有“吴华”这位代办人。"),
    (("周明", "代表", None, None, None, None, "周明"), "代办人是自己，换一位。"),
    (("周明", "代表", None, None, None, None, "沈洁"), "沈洁没有相同的身份，代办不了。"),
    (("周明", "代表", None, None, None, None, None, "法文"), "“法文”这种话还不会说。"),
    (("周明" * 50, "代表"), "“周明周明周明周明周明周明周明周明周明周明…”太长，最多 80 个字。"),
]


@pytest.mark.parametrize(("row", "why"), WRONG)
def test_every_bad_row_is_named_with_its_reason_and_nothing_is_written(
    office: Folder, row: tuple[object, ...], why: str
) -> None:
    rows = (HEAD, ("沈洁", "工作人员"), row)
    said = office.brings(rows, code=2)
    assert f"人员 第 3 行：{why}" in said
    assert "有 1 行不行，一行也没有写入。" in said
    assert office.known().people == {}
    assert office.brings(rows, "--dry-run", code=2).count("第 3 行") == 1
    assert "新增 1，更改 0，跳过 1。" in office.brings(rows, "--skip-bad")
    assert [person.name for person in office.known().people.values()] == ["沈洁"]


def test_reasons_are_told_in_english_too(office: Folder) -> None:
    file = book(office.folder / "roster.xlsx", People=(("Name", "Role"), ("Zhou", "mayor")))
    said = office.imports("people", file, code=2, language="en")
    assert "People, row 2: There is no role “mayor”. Known: representative, officer," in said


def test_two_rows_for_one_person(office: Folder) -> None:
    twice = (HEAD, ("周明", "代表", "13800000011", "青塘乡"), ("周明", "志愿者", "13800000011"))
    assert "人员 第 3 行：跟“人员”第 2 行是同一个。" in office.brings(twice, code=2)
    nameless = (HEAD, ("周明", "代表", None, "青塘乡"), ("周 明", "代表", None, "青塘乡"))
    assert "人员 第 3 行：跟“人员”第 2 行是同一个。" in office.brings(nameless, code=2)
    apart = (HEAD, ("周明", "代表", "13800000011", "青塘乡"), ("周明", "代表", "13800000012", "青塘乡"))
    for _ in range(2):
        office.brings(apart)
    assert len(office.known().people) == 2, "two of one name, each with a telephone, are two"


def test_who_names_a_deputy_of_a_bad_row_is_bad_too(office: Folder) -> None:
    rows = (
        HEAD,
        ("周明", "代表", None, None, None, None, "方敏"),
        ("方敏", "代表", "12", None),
        ("许静", "代表", None, None, None, None, "周明"),
        ("吴华", "代表"),
    )
    said = office.brings(rows, "--skip-bad")
    assert [line.split("：")[0] for line in said.splitlines() if "行：" in line] == [
        "人员 第 3 行",
        "人员 第 2 行",
        "人员 第 4 行",
    ]
    assert [person.name for person in office.known().people.values()] == ["吴华"]


def test_a_telephone_is_one_persons_and_a_new_one_is_a_change(office: Folder) -> None:
    office.brings(PEOPLE)
    other = (HEAD, ("周光", "代表", "13800000011", "白杨镇"))
    assert "这个号码是周明（回音编号 1）的。" in office.brings(other, code=2)
    taken = ((*HEAD, "回音编号"), ("方敏", None, "13800000011", *[None] * 5, 2))
    assert "这个号码是周明（回音编号 1）的。" in office.brings(taken, code=2)
    swapped = (*taken, ("周明", None, "13800000013", *[None] * 5, 1))
    office.brings(swapped)
    assert office.person("周明").phone == "13800000013" and office.person("方敏").phone == "13800000011"
    fresh = (HEAD, ("周明", "代表", "13900000099", "青塘乡"))
    assert "~ 人员  周明 #1  手机 13800000013 → 13900000099" in office.brings(fresh)


def test_a_landline_may_be_a_whole_offices(office: Folder) -> None:
    rows = (HEAD, ("沈洁", "工作人员", "057188880021"), ("韩科", "督办", "057188880021"))
    for _ in range(2):
        office.brings(rows)
    assert len(office.known().people) == 2


def test_a_namesake_elsewhere_is_asked_about(office: Folder) -> None:
    office.brings(PEOPLE)
    moved = (("姓名", "身份", "选区", "回音编号"), ("周明", "代表", "白杨镇", None))
    said = office.brings(moved, code=2)
    assert "已有一位周明（回音编号 1），区划或单位不同。是同一位，把编号写上；是另一位，编号写“新”。" in said
    office.brings((*moved[:1], ("周明", "代表", "白杨镇", 1)))
    assert office.row("周明")["district"] == "白杨镇" and len(office.known().people) == 4
    office.brings((*moved[:1], ("周明", "代表", "青塘乡", "新")))
    assert len(office.known().people) == 5
    three = (("姓名", "身份", "选区"), ("周明", "代表", "澜溪县"))
    assert "叫周明的不止一位（回音编号 1、5）。" in office.brings(three, code=2)


def test_an_id_that_nobody_has(office: Folder) -> None:
    rows = (("回音编号", "姓名", "身份"), (77, "周明", "代表"), ("x", "方敏", "代表"))
    said = office.brings(rows, code=2)
    assert "第 2 行：没有回音编号 77。" in said and "第 3 行：没有回音编号 x。" in said


def test_a_resident_gets_no_office_by_a_telephone_number_they_wrote(office: Folder) -> None:
    """Anybody may write a representative's number as theirs before the office brings its people in."""
    written = Person(0, "骗子", phone="13800000011")
    number = office.does(lambda work: people.add(work, written))
    office.brings(PEOPLE)
    (stranger,) = office.rows(select(tables.people).where(tables.people.c.id == number))
    assert stranger.roles == ["resident"] and office.person("周明").id != stranger.id
    refused = office.brings((("回音编号", "姓名", "身份"), (stranger.id, "骗子", "代表")), code=2)
    assert f"没有回音编号 {stranger.id}。" in refused


def test_a_role_is_not_taken_from_who_has_something_in_hand(office: Folder) -> None:
    office.brings(PEOPLE)
    zhou = office.person("周明").id
    office.does(lambda work: case(work, handler_id=zhou))
    only = (("姓名", "手机", "身份"), ("周明", "13800000011", "志愿者"))
    assert "手里还有 1 件事，移交以后才能去掉身份。" in office.brings(only, code=2)
    assert "身份 代表 → 代表、志愿者" in office.brings((only[0], ("周明", "13800000011", "代表、志愿者")))
    office.brings((("姓名", "手机", "身份"), ("方敏", "13800000013", "代表")))
    assert office.person("方敏").roles == {Role.REPRESENTATIVE, Role.RESIDENT}


def test_a_sheets_title_says_who_they_are_and_takes_nothing_away(office: Folder) -> None:
    both: Rows = (("姓名", "手机"), ("周明", "13800000011"))
    rows = {"人大代表名单": both, "村通讯员": (("姓名",), ("田七",))}
    office.imports("people", book(office.folder / "two.xlsx", **rows))
    office.imports("people", table(office.folder / "志愿者.csv", both))
    assert office.row("周明")["roles"] == "代表、志愿者" and office.row("田七")["roles"] == "通讯员"


def test_every_import_is_a_line_in_the_log_that_names_nobody(office: Folder) -> None:
    office.brings(PEOPLE)
    line = office.log()[-1]
    assert line.startswith("import who=") and line.endswith("file=名册.xlsx new=4 changed=0 passed_over=0")
    office.brings((HEAD, ("周明", "书记")), code=2)
    assert office.log()[-1] == line, "nothing was written"


def test_many_people_at_once_are_quickly_compared(office: Folder) -> None:
    rows = [HEAD, *((f"人{n}", "志愿者", f"139{n:08}", "青塘乡") for n in range(3000))]
    office.brings(rows)
    assert "跟现有的一样" in office.brings(rows)
    ((count,),) = office.rows(select(func.count().label("n")).select_from(tables.people))
    assert count == 3000

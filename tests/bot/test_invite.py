"""Invitations: in every role, officers with their unit; one link each for everybody who has no chat yet."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.roster.cells import safe
from cases.people import Role
from storage import invitations, tables
from tests.bot.rosters import HEAD, NOW, Folder, sheets

ROLES = [role for role in Role if role not in (Role.RESIDENT, Role.SYSTEM)]


@pytest.fixture
def office(tmp_path: Path) -> Folder:
    office = Folder(tmp_path)
    office.config.write_text("web: {public_url: 'https://huiyin.example.cn'}\n", "utf-8")
    return office.has_places()


@pytest.mark.parametrize("role", ROLES)
def test_everybody_of_the_office_can_be_invited(office: Folder, role: Role) -> None:
    unit = ("--unit", "供电公司") if role is Role.OFFICER else ()
    done = office.runs("invite", role.value, "--name", "何军", *unit)
    assert done.exit_code == 0 and "邀请码：" in done.output
    assert office.person("何军").roles == {role, Role.RESIDENT}
    assert "已有一位何军（编号 1）" in office.runs("invite", role.value, "--name", "何军", *unit).output


def test_an_officer_is_a_units(office: Folder) -> None:
    def invites(*words: str) -> str:
        return office.runs("invite", "officer", "--name", "何军", *words).output

    assert "写上 --unit" in invites()
    assert "没有“供店公司”这个单位。相近的有：供电公司。" in invites("--unit", "供店公司")
    assert office.known().people == {}
    invites("--unit", "公路局", "--new-unit")
    assert office.row("何军")["unit"] == "公路局"
    refused = office.runs("invite", "clerk", "--name", "沈洁", "--unit", "供电公司")
    assert (refused.exit_code, "只有承办人有单位" in refused.output) == (2, True)


def test_one_link_each_for_everybody_without_a_chat(office: Folder) -> None:
    rows = (HEAD, ("周明", "代表", "13800000011", "青塘乡"), ("方敏", "代表"), ("沈洁", "工作人员"))
    office.brings(rows)
    chat = {"channel": "web", "address": "a", "person_id": office.person("方敏").id, "seen_at": NOW}
    office.does(lambda work: work.insert(tables.chats, **chat))
    out = office.folder / "邀请.xlsx"
    said = office.runs("invite", "--all", "--out", out)
    assert (said.exit_code, "2 位" in said.output and "是个人信息" in said.output) == (0, True)
    head, zhou, shen = sheets(out)["邀请"]
    assert head == ["姓名", "身份", "手机", "选区", "单位", "邀请码", "链接", "有效到"]
    assert zhou[:5] == ["周明", "代表", "13800000011", "青塘乡", None] and shen[0] == "沈洁"
    assert zhou[6] == f"https://huiyin.example.cn/?start={zhou[5]}" and zhou[5] != shen[5]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert office.log()[-1].endswith("file=邀请.xlsx role=everybody invitations=2 personal_data=yes")
    office.runs("invite", "clerk", "--all", "--out", office.folder / "clerks.csv")
    assert (office.folder / "clerks.csv").read_text("utf-8-sig").count("\n") == 2


def test_no_code_is_made_that_nobody_gets(office: Folder) -> None:
    def codes() -> int:
        return int(office.rows(select(func.count().label("n")).select_from(tables.invitations))[0].n)

    office.brings((HEAD, ("周明", "代表")))
    (office.folder / "there.csv").write_text("mine")
    for out in ("there.csv", "none/a.csv", "a.doc"):
        assert office.runs("invite", "--all", "--out", office.folder / out).exit_code == 1
    assert office.runs("invite", "--all").exit_code == 2
    assert office.runs("invite").exit_code == 2
    assert codes() == 0
    assert (
        "每位都进来过了" in office.runs("invite", "leader", "--all", "--out", office.folder / "l.csv").output
    )
    assert not (office.folder / "l.csv").exists()


def test_a_code_stands_in_a_table_as_it_is(office: Folder) -> None:
    """What begins like a formula gets an apostrophe there, and would not be the code any more."""
    office.brings((HEAD, ("周明", "代表", "13800000011", "青塘乡")))
    zhou = office.person("周明").id
    codes = office.does(lambda work: [invitations.invite(work, zhou)[0] for _ in range(400)])
    assert [code for code in codes if safe(code) != code] == []

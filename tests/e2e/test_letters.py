"""Petitions are answered in writing: who gets which letter, what it says, and that it is kept as it was."""

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from bot import views
from bot.acts import act
from bot.documents import Letter, docx
from bot.letters import documents_for
from cases.commands import Act
from cases.model import Action, Outcome, Said
from storage import people, tables
from storage.work import Work
from tests.bot.test_cli import huiyin
from tests.e2e.test_story import LAMP, reports
from tests.world import MONDAY, Phone, World

ROAD = "青塘路修了半年还没修好，下雨天孩子上学要蹚水"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path / "data") as made:
        yield made
        assert made.audit() == ()


def letter(phone: Phone) -> tuple[str, bytes]:
    """The name and content of the one letter that came since this person last did something."""
    outs = phone.world.messenger.got[phone.address][phone.read :]
    [file] = [out.files[number] for out in outs for number in out.message.documents]
    return file.name, Path(file.path).read_bytes()


def text(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs if paragraph.text]


def petitions(world: World) -> Phone:
    resident = reports(world["resident"], ROAD, "信访诉求")
    resident.read = len(resident.got)
    return resident


def admitted(world: World) -> Phone:
    resident = petitions(world)
    world["clerk"].presses("更多").presses("受理")
    return resident


def test_who_is_accepted_is_told_so_in_writing(world: World) -> None:
    resident = admitted(world)
    name, content = letter(resident)
    assert name == "60001-1 受理告知书.docx"
    said = text(content)
    assert said[:4] == ["人大常委会办公室", "信访受〔2026〕60001-1-1 号", "信访事项受理告知书", "李大爷："]
    assert f"“{ROAD}”" in said
    assert "您于2026年11月23日向我们反映：" in said
    assert "依据《信访工作条例》，我们决定予以受理。" in said
    assert "编号 60001-1。我们最晚于2027年1月22日书面答复您。" in said
    assert said[-3:] == ["人大常委会办公室", "（印章）", "2026年11月23日"]


def test_a_petition_that_is_assigned_at_once_is_accepted_in_writing(world: World) -> None:
    resident = petitions(world)
    world["clerk"].presses("派给代表").presses("派给周代表")
    assert letter(resident)[0] == "60001-1 受理告知书.docx"
    resident.read = len(resident.got)
    world["clerk"].says("60001-1").presses("换代表").presses("派给许代表")
    resident.sees("许代表")
    assert not any(message.documents for message in resident.new)


def test_who_is_refused_reads_why_and_where_else_to_go(world: World) -> None:
    resident = petitions(world)
    world["clerk"].presses("不受理").says("这件事法院正在审理")
    if world["clerk"].buttons():
        world["clerk"].presses(world["clerk"].buttons()[0].label)
    name, content = letter(resident)
    said = "\n".join(text(content))
    assert name == "60001-1 不予受理告知书.docx"
    assert "理由如下：\n这件事法院正在审理\n" in said
    assert "诉讼、仲裁、行政复议" in said


def test_the_answer_says_how_to_have_it_reviewed(world: World) -> None:
    resident = admitted(world)
    world["clerk"].presses("派给代表").presses("派给周代表")
    zhou = world["representative"].presses("接单")
    resident.read = len(resident.got)
    zhou.presses("办好了").presses("解决了").says("路面本月底铺完。\n上学路先铺了碎石").presses("没有")
    name, content = letter(resident)
    said = text(content)
    assert name == "60001-1 答复意见书.docx"
    at = said.index("我们已经调查核实，现答复如下：")
    assert said[at + 1 : at + 3] == ["路面本月底铺完。", "上学路先铺了碎石"]
    assert any("自收到之日起 30 天内请求复查" in line for line in said)
    assert said[1] == "信访复〔2026〕60001-1-2 号"
    assert not [m for m in zhou.got if m.documents], "the letter is the resident's"
    world.follows_up()  # asked again, without the letter
    assert not resident.new or not resident.new[-1].documents


def acts(
    world: World, who: str, action: Action, words: str = "", outcome: Outcome | None = None, **data: Any
) -> None:
    """Somebody acts on the case; what the conversation before it asks is told elsewhere."""

    def do(work: Work) -> int:
        person = people.load(work, [world.people[who]])[world.people[who]]
        return act(work, world.app.office, Act(60001, action, words, outcome=outcome, data=data), person)

    resident = world["resident"]
    resident.read = len(resident.got)
    world.run(world.app.writer.job(do))
    world.settle()


def test_more_time_is_told_in_writing_with_its_reason(world: World) -> None:
    resident = admitted(world)
    world["clerk"].presses("派给代表").presses("派给周代表")
    world["representative"].presses("接单")
    until = (MONDAY + timedelta(days=80)).isoformat()
    acts(world, "representative", Action.EXTEND, "等拨款", until=until)
    acts(world, "supervisor", Action.APPROVE_EXTENSION, "资金一月才到位")
    name, content = letter(resident)
    said = text(content)
    assert name == "60001-1 延期告知书.docx"
    assert "这件事情况复杂，经批准，办理期限延长至2027年2月11日。理由如下：" in said
    assert "资金一月才到位" in said
    assert "依据《信访工作条例》第三十四条，延长期限不超过 30 天。" in said


def test_both_reviews_are_decided_in_writing_and_the_second_is_the_last(world: World) -> None:
    resident = petitions(world)
    acts(world, "clerk", Action.EXPLAIN, "明年列入计划")
    resident.presses("满意")
    for name, right in (("复查意见书", "请求复核"), ("复核意见书", "不再受理")):
        acts(world, "resident", Action.ASK_REVIEW, "我不同意")
        acts(world, "supervisor", Action.DECIDE_REVIEW, "经复查，原答复符合规定", decision="uphold")
        got, content = letter(resident)
        said = "\n".join(text(content))
        assert got == f"60001-1 {name}.docx"
        assert right in said and "经复查，原答复符合规定" in said
    assert [row.ref for row in world.rows(tables.files)][-2:] == [
        "60001-1 复查意见书.docx",
        "60001-1 复核意见书.docx",
    ]


def test_what_the_staff_close_is_answered_in_writing(world: World) -> None:
    resident = admitted(world)
    resident.read = len(resident.got)
    clerk = world["clerk"].pushes("f:close:60001").presses("要走法律途径").says("土地权属请向法院起诉")
    clerk.presses(clerk.buttons()[0].label)
    name, content = letter(resident)
    assert name == "60001-1 答复意见书.docx"
    assert "土地权属请向法院起诉" in text(content)


def test_what_is_not_admitted_and_closed_at_once_is_refused_in_writing(world: World) -> None:
    resident = petitions(world)
    acts(world, "clerk", Action.CLOSE, "这件事法院正在审理", outcome=Outcome.DECLINED)
    assert letter(resident)[0] == "60001-1 不予受理告知书.docx"


def test_what_was_answered_in_writing_is_not_answered_twice(world: World) -> None:
    resident = admitted(world)
    world["clerk"].presses("派给代表").presses("派给周代表")
    zhou = world["representative"].presses("接单")
    zhou.presses("办好了").presses("解决了").says("路面本月底铺完").presses("没有")
    resident.read = len(resident.got)
    acts(world, "clerk", Action.CLOSE, "居民当面说办好了", outcome=Outcome.FIXED)
    assert not any(message.documents for message in resident.new)


def test_other_kinds_are_answered_without_letters(world: World) -> None:
    reports(world["resident"], LAMP)
    assert world.rows(tables.files) == []


def test_the_letter_lies_in_the_timeline_of_resident_and_staff(world: World) -> None:
    resident = admitted(world)
    for phone in (resident, world["clerk"]):
        phone.says("60001-1")
        if phone is world["clerk"]:
            phone.presses("更多").presses("说话、看经过")
        phone.presses("看经过").sees("受理了", "60001-1 受理告知书")


def test_the_same_event_gives_the_same_bytes_and_the_event_names_them(world: World) -> None:
    resident = admitted(world)
    _, content = letter(resident)
    [row] = world.rows(tables.files, kind="document")

    def again(work: object) -> bytes:
        seen = views.read(work, 60001)  # type: ignore[arg-type]
        assert seen is not None
        [event] = [e for e in seen.events if "document" in e.data]
        assert event.data["document"] == row.id
        known = people.load(work, seen.held.case.residents)  # type: ignore[arg-type]
        said = seen.said.get(event.seq)
        made = documents_for(seen.held.case, event, said or Said(), seen.events, world.app.office, known)
        assert made is not None
        return docx(made)

    assert world.run(world.app.writer.job(again)) == content
    assert world.app.store.path(row.sha256).read_bytes() == content


def test_who_shares_nothing_is_not_named_in_the_letter(world: World) -> None:
    resident = world["resident"]
    resident.says(ROAD).is_a("信访诉求").presses("是青塘村").presses("没有").presses("不是")
    resident.presses("不留").presses("发送")
    resident.read = len(resident.got)
    world["clerk"].presses("更多").presses("受理")
    assert "信访人：" in text(letter(resident)[1])


def test_staff_list_and_save_the_letters_of_a_case(tmp_path: Path) -> None:
    with World(tmp_path / "data") as world:
        resident = admitted(world)
        _, content = letter(resident)
    data = ("--data", str(tmp_path / "data"))
    assert huiyin("document", "60001-1", *data).output == "60001-1 受理告知书.docx\n"
    saved = huiyin("document", "六零零零一一", "--out", str(tmp_path / "new" / "here"), *data)
    assert saved.exit_code == 0
    assert (tmp_path / "new" / "here" / "60001-1 受理告知书.docx").read_bytes() == content
    nothing = huiyin("document", "60002-2", *data)
    assert (nothing.exit_code, nothing.stderr) == (1, "60002-2 没有文书。\n")


def test_a_resident_who_speaks_english_is_written_to_in_english(world: World) -> None:
    resident = petitions(world)
    resident.says("/language").presses("English")
    resident.read = len(resident.got)
    world["clerk"].presses("更多").presses("受理")
    name, content = letter(resident)
    assert name == "60001-1 Notice of Acceptance.docx"
    assert any("by 22/1/2027" in line for line in text(content))


def test_what_is_very_long_or_odd_still_makes_a_letter() -> None:
    odd = Letter("n", "", "1", "题", "a：", ("长" * 9000, "<b>&\u3000"), "", "", MONDAY, "en")
    assert text(docx(odd))[3] == "长" * 9000


def test_the_page_is_an_official_letters(world: World) -> None:
    resident = admitted(world)
    made = Document(io.BytesIO(letter(resident)[1]))
    page = made.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert (round(page.top_margin.mm), round(page.left_margin.mm)) == (37, 28)
    fonts = {run.element.rPr.rFonts.get(qn("w:eastAsia")) for p in made.paragraphs for run in p.runs}
    assert fonts == {"方正小标宋简体", "仿宋_GB2312"}

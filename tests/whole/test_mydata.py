"""Everything that is kept of somebody, for them alone."""

import json
import os
from typing import Any

from storage import tables
from tests.whole.line import Files
from tests.whole.scenes import LAMP, reports, resolves
from tests.whole.test_arrivals import own_code
from tests.whole.test_consent import reports as shares
from tests.world import Phone, World


def taken(phone: Phone) -> tuple[str, dict[str, Any]]:
    """The two files that the newest message brings."""
    world = phone.world
    ids = phone.says("/mydata").new[-1].documents
    rows = {row.ref: row for row in world.rows(tables.files) if row.id in ids}
    assert sorted(rows) == ["我的资料.json", "我的资料.txt"]
    text, code = (
        world.app.store.path(rows[f"我的资料.{kind}"].sha256).read_bytes() for kind in ("txt", "json")
    )
    return text.decode("utf-8-sig"), json.loads(code)


def test_it_is_said_in_words_and_given_whole(world: World) -> None:
    shares(world["resident"], shares=True)
    resolves(world["representative"].presses("接单"))
    world["resident"].presses("办好了").says("谢谢周代表，很亮")
    said = world["resident"].says("我的资料")
    said.sees("姓名：李大爷", "电话：13800000001", "报过 1 件事，1 件让办的人看", "60001-1", "[删除我的信息]")
    text, whole = taken(world["resident"])
    assert whole["person"]["phone"] == "13800000001" and whole["addresses"][0]["address"] == "resident"
    (case,) = whole["cases"]
    assert (case["number"], case["words"], case["agreed"], case["verdict"]) == ("60001-1", LAMP, True, "满意")
    assert [one["words"] for one in case["said"]] == [LAMP, "谢谢周代表，很亮"]
    assert any("五盏灯都换好了" in one["text"] for one in whole["messages"]), "what they were told"
    for part in ("姓名: 李大爷", "电话: 13800000001", LAMP, "让办的人看姓名电话: 是", "满意"):
        assert part in text


def test_what_was_taken_back_and_what_is_half_said_stands_there_too(world: World) -> None:
    world.messenger.files = Files()
    shares(world["resident"], shares=True)
    world["resident"].pushes("f:share:60001").presses("不给看了").says("还有一盏灯坏了")
    _, whole = taken(world["resident"])
    assert [one["agreed"] for one in whole["cases"][0]["consents"]] == [False]
    assert "还有一盏" in json.dumps(whole["drafts"], ensure_ascii=False)


def test_nothing_of_anybody_else_is_in_it(world: World) -> None:
    reports(world["resident"])
    other = world.newcomer().says("白杨镇的水管漏了，我姓赵").presses("投诉")
    other.presses("是白杨镇").presses("没有").presses("不是").presses("不留").presses("发送")
    for key, secrets in (("newcomer", (LAMP, "李大爷", "60001")), ("resident", ("水管", "姓赵", "60002"))):
        text, whole = taken(world.newcomer(key))
        for secret in secrets:
            assert secret not in text + json.dumps(whole, ensure_ascii=False)


def test_who_joined_gets_their_own_words_not_the_firsts(world: World) -> None:
    reports(world["resident"])
    world.newcomer().says("/start")
    joined = next(row.person_id for row in world.rows(tables.chats) if row.address == "newcomer")
    world.run(world.app.writer.job(lambda work: work.insert(tables.parties, case_id=60001, person_id=joined)))
    world.newcomer().pushes("f:add:60001").says("我家门口也不亮")
    _, whole = taken(world.newcomer())
    (case,) = whole["cases"]
    assert case["words"] == "" and [one["words"] for one in case["said"]] == ["我家门口也不亮"]


def test_whom_they_were_before_is_in_it(world: World) -> None:
    reports(world.newcomer())
    other = world.newcomer("other phone").says("您好").says(f"/start {own_code(world.newcomer())}")
    other.presses("是，我自己要的")
    _, whole = taken(other)
    assert [case["number"] for case in whole["cases"]] == ["60001-1"]
    assert {one["address"] for one in whole["addresses"]} == {"newcomer", "other phone"}


def test_the_files_go_by_themselves(world: World) -> None:
    reports(world["resident"])
    taken(world["resident"])
    rows = world.rows(tables.files)
    for row in rows:
        os.utime(world.app.store.path(row.sha256), (0, 0))
    world.passes(hours=25)
    assert not any(world.app.store.path(row.sha256).exists() for row in rows)
    assert {row.state for row in world.rows(tables.files)} == {"erased"}


def test_looking_at_ones_own_is_no_look(world: World) -> None:
    shares(world["resident"], shares=False)
    taken(world["resident"])
    assert world.rows(tables.looks) == []


def test_what_the_office_has_put_down_of_its_own_people_is_in_it(world: World) -> None:
    text, whole = taken(world["representative"])
    me = whole["person"]
    assert (me["name"], me["district"], me["topics"]) == ("周代表", "青塘乡", ["路灯", "道路"])
    assert "区划: 青塘乡" in text and "常办的领域: 路灯，道路" in text

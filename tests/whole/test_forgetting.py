"""Whoever asks for it is erased; the case goes on, or is over, without them."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from bot.channels.channel import Incoming
from storage import tables
from tests.whole.line import Files
from tests.whole.scenes import resolves, the_case
from tests.whole.test_arrivals import own_code
from tests.world import Phone, World

WORDS = "青塘路的路灯坏了五盏，我是王小明"
SAYS = ("王小明", "13911112222", "老槐树东边", "昨天又坏一盏")


def reports(newcomer: Phone, words: str = WORDS, kind: str = "投诉") -> Phone:
    """With a place, a picture, name and telephone, which the handler may see."""
    newcomer.world.messenger.files = Files()
    newcomer.says(words).presses(kind).says("老槐树东边").presses("是的")
    newcomer.photographs("lamp").presses("好了")
    if kind == "投诉":
        newcomer.presses("不是，只说事")
    newcomer.presses("可以").says("王小明").says("13911112222").presses("发送")
    newcomer.world.fetches()
    newcomer.world.settle()
    return newcomer


def urgent(newcomer: Phone) -> Phone:
    newcomer.sends("text", text="您好", name="王小明")
    newcomer.says("青塘路电线掉下来了，有人触电，我是王小明").says("老槐树东边").presses("发送")
    return newcomer


def forgets(phone: Phone) -> Phone:
    return phone.says("删除").presses("真的删")


def lies(world: World) -> Iterator[tuple[str, Any]]:
    """Everything that the database holds, as it is read with the key."""
    for table in tables.metadata.sorted_tables:
        for row in world.rows(table):
            yield table.name, tuple(row)


def traces(world: World, *secrets: str) -> list[str]:
    return [f"{name}: {row}" for name, row in lies(world) if any(s in str(row) for s in secrets)]


@pytest.fixture
def newcomer(world: World) -> Phone:
    return world.newcomer()


def test_it_is_said_what_goes_and_what_stays_and_asked_once(world: World, newcomer: Phone) -> None:
    reports(newcomer).says("删除")
    newcomer.sees("会删掉姓名、电话、聊天、照片、您说过的话", "不再办：60001-1", "真的删吗")
    newcomer.presses("不删了").sees("都留着")
    assert the_case(world).state == "assigned"
    forgets(newcomer).sees("都删了")


def test_nothing_of_them_is_left(world: World, newcomer: Phone) -> None:
    reports(newcomer)
    world["representative"].presses("接单")
    newcomer.pushes("f:add:60001").says("昨天又坏一盏")
    world["representative"].says("60001-1").pushes("f:timeline:60001")
    world["clerk"].says("60001-1").pushes("f:timeline:60001")
    newcomer.says("还有一件没说完的，我叫王小明")
    assert len(traces(world, *SAYS)) > 5
    forgets(newcomer)
    assert traces(world, *SAYS) == []
    assert traces(world, "路灯坏了五盏") == [], "nothing needs these words any more"
    assert world.audit() == ()
    world.passes(days=1, hours=1)
    assert traces(world, "newcomer") == [], "the farewell has arrived, so the address goes"
    assert world.audit() == ()


def test_an_open_case_without_anybody_is_over_and_its_handler_hears_so(world: World, newcomer: Phone) -> None:
    reports(newcomer)
    handler = world["representative"].presses("接单")
    forgets(newcomer)
    handler.sees("居民删了自己的信息，您不用再办")
    case = the_case(world)
    assert (case.state, case.outcome, case.next_action_at) == ("closed", "withdrawn", None)
    handler.says("60001-1").sees("内容已删", "没有留联系方式")


def test_they_are_never_told_or_asked_again(world: World, newcomer: Phone) -> None:
    urgent(newcomer)
    forgets(newcomer)
    seen = len(newcomer.got)
    world["representative"].presses("接单").pushes("f:progress:60001").says("正在修").presses("没有").presses(
        "还说不准"
    )
    world["supervisor"].pushes("f:write:60001").says("您放心")
    world.passes(days=20)
    assert len(newcomer.got) == seen


def test_what_is_urgent_goes_on_and_its_answer_ends_it(world: World, newcomer: Phone) -> None:
    urgent(newcomer).says("删除").sees("接着办，但不带您的名字", "60001-1")
    newcomer.presses("真的删")
    case = the_case(world)
    assert case.state == "assigned" and case.next_action_at is not None
    assert case.words == "青塘路电线掉下来了，有人触电，我是居民"
    world["clerk"].sees("居民删了自己的信息", "是急事")
    handler = world["representative"].sees("请您接着办")
    assert traces(world, "王小明") == []
    resolves(handler.presses("接单"), "电线收好了")
    case = the_case(world)
    assert (case.state, case.outcome) == ("closed", "fixed")
    assert [row.kind for row in world.rows(tables.tasks) if row.done_at is None] == []


def test_an_answer_that_waited_for_their_verdict_stands(world: World, newcomer: Phone) -> None:
    reports(newcomer)
    handler = world["representative"].presses("接单").presses("办好了").presses("解决了")
    handler.says("换好了").presses("没有")
    assert the_case(world).state == "resolved"
    forgets(newcomer)
    assert (the_case(world).state, the_case(world).outcome) == ("closed", "fixed")


def test_whoever_writes_again_is_somebody_new(world: World, newcomer: Phone) -> None:
    reports(newcomer)
    forgets(newcomer)
    newcomer.says("/mine").sees("您说的只给办这件事的人看").sees_not("60001")
    newcomer.says("60001-1").sees_not("路灯")
    reports(newcomer, "青塘路又坏了一盏灯")
    case, [party] = the_case(world), world.rows(tables.parties, case_id=60002)
    assert case.id == 60002 and party.person_id != world.rows(tables.parties, case_id=60001)[0].person_id


def test_long_after_it_is_a_new_chat_whose_old_buttons_mean_nothing(world: World, newcomer: Phone) -> None:
    reports(newcomer)
    old = newcomer.says("有件新的事要说").buttons()[0].data
    forgets(newcomer)
    world.passes(days=2)
    assert [row.address for row in world.rows(tables.chats) if row.address.startswith("gone")] != []
    newcomer.says("水管漏了").sees("算哪一类")
    assert newcomer.buttons()[0].data != old
    newcomer.pushes(old)
    assert newcomer.toast != "", "a stale press"


def test_pressing_it_twice_is_safe(world: World, newcomer: Phone) -> None:
    reports(newcomer).says("删除")
    yes = next(b.data for b in newcomer.buttons() if b.label == "真的删")
    newcomer.pushes(yes).pushes(yes)
    assert the_case(world).state == "closed" and world.audit() == ()
    forgets(newcomer).sees("都删了")
    assert world.audit() == ()


def test_what_is_written_in_the_same_moment_is_somebody_new_s(world: World, newcomer: Phone) -> None:
    """Taken together with the last press, in one transaction; from another chat of theirs, too."""
    reports(newcomer)
    other = world.newcomer("other phone").says("您好").says(f"/start {own_code(newcomer)}")
    other.presses("是，我自己要的").says("有件事说了一半")
    newcomer.says("删除")
    (yes,) = (b.data for b in newcomer.buttons() if b.label == "真的删")
    said = [
        ("newcomer", "press", "", yes),
        ("newcomer", "text", "水管漏了", ""),
        ("other phone", "text", "灯坏了", ""),
    ]
    batch = [
        Incoming("memory", f"memory:{next(world.keys)}", address, kind, raw={}, text=text, data=data)
        for address, kind, text, data in said
    ]
    world.run(world.app.writer.take(batch))
    world.passes(seconds=3, beat=False)
    known = {row.address: row.person_id for row in world.rows(tables.chats)}
    people = [world.rows(tables.people, id=known[address])[0] for address in ("newcomer", "other phone")]
    assert [one.forgotten_at for one in people] == [None, None]
    drafts = str([row.state for row in world.rows(tables.sessions)])
    assert "水管漏了" in drafts and "灯坏了" in drafts and "说了一半" not in drafts
    assert traces(world, *SAYS) == []


def test_their_pictures_leave_the_store_unless_somebody_else_sent_them_too(
    world: World, newcomer: Phone
) -> None:
    reports(newcomer)
    (row,) = world.rows(tables.files)
    path = world.app.store.path(row.sha256)
    assert path.exists()
    forgets(newcomer)
    world.passes(seconds=10)
    assert path.exists(), "it has only just come: perhaps once more"
    os.utime(path, (0, 0))
    world.passes(minutes=11)
    assert not path.exists() and not path.with_name(f"{path.name}.small").exists()
    (row,) = world.rows(tables.files)
    assert (row.state, row.sha256, row.ref, row.chat_id) == ("erased", None, "", None)

    reports(newcomer, "青塘路又一件")
    world["liang"].photographs("lamp").says("/cancel")
    world.fetches()
    (other,) = (row for row in world.rows(tables.files) if row.state == "kept")
    forgets(newcomer)
    os.utime(world.app.store.path(other.sha256), (0, 0))
    world.passes(minutes=11)
    assert world.app.store.path(other.sha256).exists()


def test_who_has_cases_in_hand_is_told_to_hand_them_over(world: World, newcomer: Phone) -> None:
    reports(newcomer)
    world["representative"].says("删除").sees("您手上还有 1 件事", "转给别人")
    world["supervisor"].pushes("f:take_on:60001")
    world["supervisor"].says("删除").sees("您手上还有 1 件事")
    assert world.rows(tables.people, name="周代表") != []
    forgets(newcomer)
    forgets(world["representative"]).sees("都删了")
    (gone,) = world.rows(tables.people, id=world.people["representative"])
    assert (gone.name, gone.representative, gone.roles) == ("", False, ["resident"])


def test_whoever_turned_out_to_be_them_goes_along(world: World, newcomer: Phone) -> None:
    reports(newcomer)
    other = world.newcomer("other phone").says("您好").says(f"/start {own_code(newcomer)}")
    other.presses("是，我自己要的")
    other.says("/mine").sees("60001-1")
    ids = {row.id for row in world.rows(tables.people) if row.merged_id is not None}
    assert len(ids) == 1
    forgets(other).sees("都删了")
    assert traces(world, *SAYS) == []
    assert {row.id for row in world.rows(tables.people) if row.forgotten_at is not None} > ids
    world.passes(days=2)
    assert traces(world, "other phone", "newcomer") == []


def test_a_petitions_letters_go_with_them(world: World, newcomer: Phone) -> None:
    world.messenger.files = Files()
    newcomer.says("拆迁补偿没到位").is_a("信访诉求").presses("说不清").presses("没有").presses("不是，只说事")
    newcomer.presses("可以").says("王小明").says("13911112222").presses("发送")
    world["clerk"].presses("派给").presses("派给周代表")
    letters = [row for row in world.rows(tables.files) if row.kind == "document"]
    assert len(letters) == 1
    forgets(newcomer)
    assert {row.state for row in world.rows(tables.files)} == {"erased"}
    world["clerk"].pushes("f:timeline:60001").sees("一位居民删了自己的信息").sees_not("受理告知书")


def test_a_parked_message_of_theirs_goes_too(world: World, newcomer: Phone) -> None:
    newcomer.says("您好")
    chat = next(row for row in world.rows(tables.chats) if row.address == "newcomer")
    row = {"key": "memory:x", "channel": "memory", "received_at": world.clock.at, "state": "parked"}
    world.run(
        world.app.writer.job(
            lambda work: work.insert(
                tables.inbox, **row, raw={"text": "王小明"}, error="王小明", chat_id=chat.id
            )
        )
    )
    forgets(newcomer)
    assert traces(world, "王小明") == []


def test_nobody_else_loses_anything(world: World, newcomer: Phone) -> None:
    world["resident"].says("我家的水管漏了")
    before = [row for row in lies(world) if row[0] == "sessions"]
    forgets(reports(newcomer))
    assert [row for row in lies(world) if row[0] == "sessions"] == before
    assert world.rows(tables.people, name="李大爷") != []

"""One person in several chats: what is half told goes along; each hears of a new one, and can undo it."""

from typing import Any

from sqlalchemy import update

from storage import tables
from storage.tables_talk import heard
from tests.whole.scenes import LAMP, reports, resolves, tells, the_case
from tests.world import Phone, World


def own_code(phone: Phone) -> str:
    """The link that somebody asks for, to go on elsewhere."""
    phone.says("/link")
    return phone.shown(phone.new).partition("memory:")[2].split()[0]


def goes_on(world: World, here: Phone, key: str = "there") -> Phone:
    """The same person opens their link in another chat."""
    return world.newcomer(key).says(f"/start {own_code(here)}").presses("是，我自己要的")


def disconnect(phone: Phone) -> str:
    """The data of the button that undoes it."""
    return next(b.data for m in reversed(phone.got) for row in m.buttons for b in row if "不是我" in b.label)


def test_what_is_half_told_goes_along(world: World) -> None:
    old = world["resident"].says(LAMP).presses("投诉").presses("是青塘村")
    new = goes_on(world, old).sees("好了，是您", "您写的都还在", "有照片").sees_not("您要做什么")
    old.read = len(old.got) - 1
    old.sees("另一个地方也登上了", "转到那边接着说")
    new.photographs("one").presses("好了").presses("不是").presses("不留").sees("青塘路的路灯", "照片：1 张")
    new.presses("发送").sees("60001-1")
    assert len(world.rows(tables.cases)) == 1 and not world.rows(tables.sessions)
    old.says("/mine").sees("60001-1")


def test_its_buttons_in_the_old_chat_are_over(world: World) -> None:
    old = tells(world["resident"])
    button = old.buttons()[0].data
    new = goes_on(world, old).sees("您写的都还在")
    old.pushes(button)
    assert "有新的了" in old.toast
    assert old.says("不是").got[-1].text != "", "it is no answer any more"
    new.presses("不是").presses("不留").presses("发送").sees("60001-1")


def test_a_draft_given_up_in_the_new_chat_leaves_nothing_in_the_old(world: World) -> None:
    secret = "我家在青塘路三号二楼"
    old = world["resident"].says(f"{secret}的灯坏了").presses("投诉")
    goes_on(world, old).presses("取消")
    world.passes(seconds=5)
    for table in (tables.sessions, tables.outbox, heard):
        assert secret not in str([tuple(row) for row in world.rows(table)]), table.name


def test_a_chat_that_was_connected_already_takes_the_draft_without_an_alarm(world: World) -> None:
    old = world["resident"]
    new = goes_on(world, old)
    tells(old)
    new.says(f"/start {own_code(old)}").presses("是，我自己要的").sees("您写的都还在", "反映某位代表")
    old.read = len(old.got) - 1
    old.sees("转到那边接着说").sees_not("不是您本人")


def test_who_was_tricked_can_undo_it_in_the_old_chat(world: World) -> None:
    old = reports(world["resident"])
    new = goes_on(world, old).says("/mine").sees("60001-1")
    old.read = len(old.got) - 1
    old.sees("不是您本人", "[不是我，断开]")
    old.presses("不是我，断开").sees("那边").presses("断开").sees("断开了")
    new.read = len(new.got) - 1
    new.sees("断开了")
    new.says("/mine").sees_not("60001-1").pushes("f:case:60001:2").sees_not("路灯")
    world["representative"].presses("接单")
    assert "接单了" in old.shown(old.new) and "接单了" not in new.shown(new.new)
    assert "已经断开了" in old.pushes(disconnect(old)).toast
    new.says("门口的水管漏了").sees("哪一类").presses("投诉")
    assert [row.person_id for row in world.rows(tables.chats, address="there")] != [world.people["resident"]]


def test_nobody_undoes_it_who_was_not_told(world: World) -> None:
    old = reports(world["resident"])
    new = goes_on(world, old)
    data = disconnect(old)
    [chat] = world.rows(tables.chats, address="resident")
    for forged in (f"f:disconnect:::{chat.id}", "f:disconnect", "f:disconnect:::d1-aaaaaaaaaaaaa"):
        new.pushes(forged).sees_not("断开吗")
    world.newcomer("stranger").pushes(data).sees_not("断开吗")
    new.pushes(data).presses("断开").sees("那边已经断开了")
    old.says("/mine").sees("60001-1")
    new.says("/mine").sees("60001-1")
    new.says("/disconnect").sees("不认得")


def test_a_notice_goes_to_the_chat_that_was_used_last(world: World) -> None:
    old = reports(world["resident"])
    new = goes_on(world, old)
    for last, other in ((old, new), (new, old)):
        last.says("/mine")
        other.read, before = len(other.got), len(last.got)
        world.app.writer.now_do(lambda work: work.lasting.clear())
        world["representative"].presses("接单" if last is old else "说说进展")
        if last is new:
            world["representative"].says("明天去看").presses("没有").presses("还说不准")
        assert other.new == [] and len(last.got) > before


def on_the_page(world: World) -> Any:
    """The resident has a chat on the page, too."""

    def add(work: Any) -> int:
        row = {"channel": "web", "address": "a page", "person_id": world.people["resident"]}
        return int(work.insert(tables.chats, **row, seen_at=world.clock.at, spoken=True))

    return world.app.writer.now_do(add)


def test_what_was_done_in_one_chat_takes_the_question_down_on_the_page(world: World) -> None:
    page = on_the_page(world)
    resident = reports(world["resident"])
    assert [row.payload for row in world.rows(tables.feed)] == [{"past": [60001]}]
    world["representative"].presses("接单")
    resolves(world["representative"])
    resident.presses("办好了，满意")
    assert the_case(world).state == "closed"
    rows = world.rows(tables.feed)
    assert {row.chat_id for row in rows} == {page} and rows[-1].payload == {"past": [60001]}
    assert not any(row.mine for row in rows)


def test_a_question_that_went_along_is_taken_down_on_the_page(world: World) -> None:
    tells(world["resident"])
    code = own_code(world["resident"])
    there = world.newcomer("there").says(f"/start {code}")

    def moves(work: Any) -> None:
        work.execute(update(tables.chats).where(tables.chats.c.address == "resident").values(channel="web"))
        work.lasting.clear()

    world.app.writer.now_do(moves)
    there.presses("是，我自己要的")
    assert {"over": True} in [row.payload for row in world.rows(tables.feed)]


def test_the_way_to_go_on_elsewhere_is_where_people_look_for_it(world: World) -> None:
    resident = world["resident"]
    resident.says("/menu").presses("设置")
    assert [b.label for b in resident.buttons()].count("换个地方接着说") == 1
    reports(reports(resident).says("说件事"), "青塘路的垃圾没人收").says("/mine")
    assert [b.label for b in resident.buttons()].count("换个地方接着说") == 1
    for key in ("representative", "clerk"):
        assert "换个地方接着说" in [b.label for b in world[key].says("设置").buttons()]

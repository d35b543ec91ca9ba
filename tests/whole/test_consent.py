"""Name and telephone are shown to who has a case only where the resident agreed: on no way otherwise."""

import pytest

from storage import looks, tables
from tests.whole.line import Files
from tests.whole.scenes import LAMP, resolves, tells
from tests.world import Phone, World

SECRETS = ("李大爷", "13800000001")


def reports(resident: Phone, shares: bool, kind: str = "投诉", words: str = LAMP) -> Phone:
    tells(resident, words, kind)
    if kind in ("投诉", "信访诉求"):
        resident.presses("不是")
    return resident.presses("可以" if shares else "不留").presses("发送")


def lies(world: World, who: str) -> str:
    """All that lies here for them."""
    chats = {row.id for row in world.rows(tables.chats) if row.person_id == world.people[who]}
    return "".join(str(row.payload) for row in world.rows(tables.outbox) if row.chat_id in chats)


def shown(world: World, who: str) -> str:
    """All that ever reached them, too."""
    return Phone.shown(world[who].got) + lies(world, who)


def walks(world: World, handler: Phone, resident: Phone) -> None:
    """Through all that a handler can see of a case: cards, notices, reminders, lists, story and thread."""
    handler.presses("接单").says("/mine").says("60001-1").pushes("f:timeline:60001").pushes("f:thread:60001")
    handler.pushes("f:ask:60001").says("是哪几盏？")
    resident.pushes("f:answer:60001").says("最东边的").presses("没有")
    handler.pushes("f:progress:60001").says("灯具订好了").presses("没有").presses("还说不准")
    world.passes(days=4)
    world.passes(hours=8)  # a digest
    resident.pushes("f:urge:60001")
    handler.pushes("f:write:60001").says("快好了")
    world["clerk"].pushes("f:case:60001").pushes("f:timeline:60001")
    resolves(handler.pushes("f:case:60001"))
    resident.presses("没办好").says("还有一盏")
    handler.pushes("f:case:60001").pushes("f:case_more:60001").pushes("f:timeline:60001")
    world.passes(days=30)


@pytest.mark.parametrize("kind", ["投诉", "信访诉求", "微心愿"])
def test_without_it_no_way_shows_them(world: World, kind: str) -> None:
    world.messenger.files = Files()
    reports(world["resident"], shares=False, kind=kind)
    if kind != "投诉":
        world["clerk"].presses("派给").presses("派给周代表")
    assert world.rows(tables.people, name="李大爷")[0].phone == "13800000001", "they are known"
    walks(world, world["representative"], world["resident"]) if kind == "投诉" else world.passes(days=20)
    told = shown(world, "representative")
    assert "60001" in told
    for secret in SECRETS:
        assert secret not in told
    if kind == "信访诉求":
        for row in world.rows(tables.files):
            assert "李大爷".encode() not in world.app.store.path(row.sha256).read_bytes()
    assert looks_of(world, "representative") == []


def looks_of(world: World, who: str) -> list[str]:
    return [row.what for row in world.rows(tables.looks, viewer_id=world.people[who])]


def test_with_it_the_card_shows_them_and_the_look_is_noted_once_an_hour(world: World) -> None:
    reports(world["resident"], shares=True)
    handler = world["representative"].sees("居民：李大爷，13800000001")
    handler.presses("接单").pushes("f:case:60001").pushes("f:timeline:60001").sees("李大爷")
    (look,) = world.rows(tables.looks)
    assert (look.viewer_id, look.person_id, look.case_id, look.what) == (
        world.people["representative"],
        world.people["resident"],
        60001,
        "contact",
    )
    world.passes(hours=1, beat=False)
    handler.pushes("f:case:60001")
    assert looks_of(world, "representative") == ["contact"] * 2


def test_one_case_does_not_speak_for_another(world: World) -> None:
    reports(world["resident"], shares=True)
    second = world["resident"].says("青塘路又有一盏路灯坏了").presses("新的一件事").presses("投诉")
    second.presses("是青塘村").presses("没有").presses("不是").presses("不留").presses("发送")
    handler = world["representative"].pushes("f:case:60002").sees("没有留联系方式").sees_not(*SECRETS)
    handler.pushes("f:timeline:60002").sees_not(*SECRETS)


def test_it_can_be_taken_back_and_given_again(world: World) -> None:
    reports(world["resident"], shares=True)
    handler = world["representative"].presses("接单")
    world["resident"].pushes("f:case_more:60001").presses("姓名电话给不给看").sees("现在办 60001-1 的人能看")
    world["resident"].presses("不给看了").sees("收回了")
    handler.sees("居民收回了姓名、电话，请别再打", "没有留联系方式")
    handler.pushes("f:timeline:60001").sees_not(*SECRETS).sees("居民收回了姓名、电话")
    handler.says("/mine").says("60001-1").sees_not(*SECRETS)
    for secret in SECRETS:
        assert secret not in lies(world, "representative"), "what lies here shows it no more, either"
    world["resident"].pushes("f:share:60001").presses("可以").sees("能看到了")
    handler.sees("居民留了姓名、电话", "李大爷，13800000001")


def test_what_has_not_gone_out_yet_shows_them_no_more(world: World) -> None:
    tells(world["resident"]).presses("不是").presses("可以")
    world.messenger.down = True
    world["resident"].presses("发送")
    world["resident"].pushes("f:share:60001").says("是")
    assert not world.rows(tables.parties)[0].shares_contact
    world.messenger.down = False
    world.passes(minutes=1)
    handler = world["representative"]
    assert handler.got != [] and not any(secret in Phone.shown(handler.got) for secret in SECRETS)


def test_whoever_gets_it_next_sees_what_was_agreed(world: World) -> None:
    reports(world["resident"], shares=True)
    world["resident"].pushes("f:share:60001").presses("不给看了")
    world["clerk"].pushes("f:assign:60001").presses("派给方代表")
    world["fang"].sees("没有留联系方式").sees_not(*SECRETS)


def test_nobody_else_can_give_it(world: World) -> None:
    reports(world["resident"], shares=False)
    for who in ("representative", "clerk", "liang"):
        world[who].pushes("f:share:60001").sees_not("给不给看", "能看您的")
        assert not world.rows(tables.parties)[0].shares_contact


def test_who_has_to_call_sees_whom_and_that_is_noted(world: World) -> None:
    reports(world["resident"], shares=False)
    resolved = world["representative"].presses("接单")
    world.messenger.blocked.add("resident")
    resolves(resolved)
    world.passes(seconds=5)
    world["clerk"].sees("李大爷 13800000001")
    seen = [row for row in world.rows(tables.looks) if row.viewer_id == world.people["clerk"]]
    assert [(row.person_id, row.case_id) for row in seen] == [(world.people["resident"], 60001)]


def test_looks_are_append_only(world: World) -> None:
    reports(world["resident"], shares=True)
    for statement in (tables.looks.update().values(what="x"), tables.looks.delete()):
        with pytest.raises(Exception, match="append-only"):
            world.run(world.app.writer.job(lambda work, statement=statement: work.execute(statement)))


def test_what_is_looked_up_of_looks(world: World) -> None:
    reports(world["resident"], shares=True)
    find = world.app.writer.job
    for given in (
        {"person": world.people["resident"]},
        {"case": 60001},
        {"by": world.people["representative"]},
    ):
        found = world.run(find(lambda work, given=given: looks.of(work, **given)))
        assert len(found) == 1
    assert world.run(find(lambda work: looks.of(work, case=60002))) == []


def test_at_first_contact_it_is_said_once_what_they_agree_to(world: World) -> None:
    newcomer = (
        world.newcomer().says("您好").sees("只给办这件事的人看", "接着说，就是同意这样用", "随时说“删除”")
    )
    newcomer.says("路灯坏了").sees_not("就是同意")

"""An album that is a reply, or is sent where words are asked for, is one message of the thread."""

from pathlib import Path

import pytest

from storage import tables
from tests.whole.scenes import reports, resolves, the_case
from tests.whole.test_albums import shows
from tests.world import Phone, World


@pytest.fixture
def resident(world: World) -> Phone:
    """Somebody whose case is in hand, and to whom its representative has written."""
    return written_to(world)


def written_to(world: World) -> Phone:
    resident = reports(world["resident"])
    world["representative"].presses("接单").pushes("f:write:60001").says("明天上午我去看看")
    return resident


def message(phone: Phone, part: str) -> str:
    """The messenger's id of the newest message with this in it."""
    ids = phone.world.messenger.ids[phone.address]
    return ids[max(i for i, m in enumerate(phone.got) if part in phone.shown([m]))]


def replies(phone: Phone, part: str, *names: str, caption: str = "", album: str = "5") -> Phone:
    """Swipe the newest message with this in it, and send an album."""
    to = message(phone, part)
    for place, name in enumerate(names):
        shows(phone, name, album, reply=to, **({"text": caption} if caption and not place else {}))
    return phone


def pictures(world: World, action: str) -> list[int]:
    """How many came with each act of this kind."""
    acts = {row.seq for row in world.rows(tables.events) if row.action == action}
    return [len(row.files) for row in world.rows(tables.event_words) if row.seq in acts and row.files]


def told(phone: Phone, part: str) -> list[int]:
    """How many pictures came with each message with this in it."""
    return [len(m.pictures) for m in phone.got if part in phone.shown([m])]


def test_all_its_pictures_are_one_message(world: World, resident: Phone) -> None:
    resident.presses("补充一句").says("路口还有几根也歪了")
    zhou = world["representative"]
    replies(zhou, "路口还有几根", "z1", "z2", "z3", caption="是这几根吗？")
    world.passes(seconds=5)
    assert told(resident, "是这几根吗？") == pictures(world, "write") == [3]
    assert zhou.shown(zhou.got).count("转给居民了") == 2, "once for this, once for the words before"


def test_so_are_a_residents_ten(world: World, resident: Phone) -> None:
    replies(resident, "明天上午我去看看", *(f"r{number}" for number in range(10)), caption="都在这里了")
    world.passes(seconds=5)
    assert told(world["representative"], "都在这里了") == pictures(world, "add") == [10]
    assert resident.shown(resident.got).count("会转告办的人") == 1


def test_a_picture_that_comes_after_that_goes_to_the_same_people(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    zhou.pushes("f:write:60001")
    shows(shows(zhou, "z1", text="是这几根吗？"), "z2")
    world.passes(seconds=5)
    shows(zhou, "z3").sees("转给居民了").sees_not("哪件事")
    assert pictures(world, "write") == [2, 1]
    replies(resident, "是这几根吗", "r1", "r2", album="6")
    world.passes(seconds=5)
    shows(resident, "r3", "6", reply=message(resident, "是这几根吗")).sees("这张也加到 60001-1 里了")
    assert pictures(world, "add") == [2, 1]


def test_what_is_sent_where_words_are_asked_for_is_one_message_too(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:write:60001").sees("想说什么")
    shows(shows(shows(zhou, "z1"), "z2"), "z3")
    world.passes(seconds=5)
    zhou.sees("转给居民了").sees_not("哪件事")
    assert pictures(world, "write") == [3]
    assert world.rows(tables.sessions) == []


def test_what_is_written_next_comes_next(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    replies(resident, "明天上午我去看看", "r1", "r2")
    resident.sends("text", text="九点以后都在", reply=message(resident, "明天上午我去看看"))
    said = zhou.shown(zhou.got)
    assert told(zhou, "居民发来 2 张照片") == [2]
    assert "九点以后都在" in said[said.index("居民发来 2 张照片") :]


def test_a_draft_about_something_else_lies_as_it_lay(world: World, resident: Phone) -> None:
    resident.says("青塘小学门口的井盖没了").presses("新的").sees("哪一类")
    replies(resident, "周代表给您留言", "r1", "r2")
    world.passes(seconds=5)
    resident.presses("投诉").presses("是青塘村").presses("没有").presses("不是").presses("不留").presses(
        "发送"
    )
    assert pictures(world, "add") == [2]
    assert [row.pictures for row in world.rows(tables.cases)] == [[], []]


def test_why_it_cannot_go_is_said_once(world: World, resident: Phone) -> None:
    resolves(world["representative"].pushes("f:case:60001"))
    resident.presses("办好了，满意").presses("没有了")
    before = len(resident.got)
    replies(resident, "明天上午我去看看", "r1", "r2", "r3")
    world.passes(seconds=5)
    assert resident.shown(resident.got[before:]).count("已经办结了") == 1


def test_to_a_card_of_the_offices_own_it_is_one_question(world: World, resident: Phone) -> None:
    zhou = world["representative"]
    replies(zhou, "有件新事", "z1", "z2").sees_not("您说的是哪件事")
    world.passes(seconds=5)
    world.passes(seconds=5)
    zhou.sees("您说的是哪件事")
    shows(zhou, "z3", reply=message(zhou, "有件新事")).sees_not("没有记")
    zhou.presses("说进展").says("灯泡换了").presses("还说不准")
    assert pictures(world, "progress") == [3]
    assert pictures(world, "write") == []


def test_danger_is_answered_at_once_and_once(world: World, resident: Phone) -> None:
    replies(resident, "明天上午我去看看", "r1", caption="现在煤气漏了，满屋都是味").sees("119")
    shows(resident, "r2", reply=message(resident, "明天上午我去看看"))
    world.passes(seconds=5)
    assert resident.shown(resident.got).count("119") == 1
    assert told(world["representative"], "煤气漏了") == [2]


def test_it_is_not_lost_with_the_process(tmp_path: Path) -> None:
    with World(tmp_path / "office") as world:
        replies(written_to(world), "明天上午我去看看", "r1", "r2", caption="是这两根")
    with World(tmp_path / "office", at=world.clock.at) as again:
        again.passes(seconds=5)
        assert told(again["representative"], "是这两根") == [2]


def test_evidence_is_not_the_residents_to_read_before_it_is_sent(world: World, resident: Phone) -> None:
    zhou = world["representative"].pushes("f:resolve:60001").presses("解决了").says("换好了")
    shows(shows(zhou, "z1"), "z2").presses("好了").sees("转告居民了")
    shows(zhou, "z3").sees_not("转给居民了")
    assert the_case(world).state == "resolved"
    assert pictures(world, "write") == []

"""Whom a resident names later, in writing or by voice: kept out until a clerk has looked (promise 5)."""

import pytest

from storage import tables
from tests.whole.scenes import reports, resolves, the_case
from tests.whole.test_accused import as_staff
from tests.world import Phone, World

TOOK = "救济款是周代表拿的"


def speaks(world: World, phone: Phone) -> Phone:
    world.messenger.files["v"] = b"OggS" + bytes(60)
    return phone.speaks("v")


def spoken_report(world: World) -> Phone:
    resident = speaks(world, world["resident"].says("/start").presses("说件事")).presses("投诉")
    resident.says("青塘村").presses("没有").presses("不是").presses("不留").presses("发送")
    return resident


def adds(resident: Phone, words: str) -> Phone:
    case = the_case(resident.world)
    return resident.pushes(f"f:add:{case.id}").says(words)


def open_tasks(world: World) -> list[str]:
    return sorted(row.kind for row in world.rows(tables.tasks, done_at=None))


def test_a_name_in_a_voice_message_is_found_when_it_is_typed_up(world: World) -> None:
    spoken_report(world)
    world["clerk"].presses("写成文字").says(TOOK).sees("说的是谁", "涉及：周代表")
    assert open_tasks(world) == ["named"]
    world["clerk"].presses("标明说的是谁").presses("周代表").sees_not("派给周代表")
    world["clerk"].presses("派给方代表")
    world["fang"].sees("有件新事", TOOK)
    assert world["representative"].got == []


def test_typed_up_words_that_name_who_has_it_take_it_away(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    speaks(world, world["resident"].pushes("f:add:60001"))
    zhou.read = len(zhou.got)
    world["clerk"].presses("写成文字").says(TOOK).sees("说的是谁", "涉及：周代表")
    case = the_case(world)
    assert (case.state, case.handler_id, open_tasks(world)) == ("admitted", None, ["named"])
    zhou.pushes("f:case:60001:9").sees_not("路灯", "救济款")
    zhou.says("/mine").sees_not("60001")
    world.passes(days=5)
    assert not any("救济款" in Phone.shown([m]) for m in zhou.got)


@pytest.mark.parametrize("how", ["add", "answer"])
def test_written_words_that_name_who_has_it_wait_for_a_clerk(world: World, how: str) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    if how == "answer":
        zhou.presses("问居民").says("哪一户？")
        zhou.read = len(zhou.got)
        world["resident"].presses("回答").says(TOOK).sees("会转告")
    else:
        zhou.read = len(zhou.got)
        adds(world["resident"], TOOK).sees("会转告")
    assert zhou.new == []
    assert (the_case(world).handler_id, open_tasks(world)) == (world.people["representative"], ["named"])
    world["clerk"].sees("说的是谁", TOOK, "这些话周代表看不到")
    zhou.pushes("f:timeline:60001").sees_not("救济款")
    world["supervisor"].pushes("f:timeline:60001").sees("救济款")


def test_a_clerk_who_finds_it_harmless_lets_it_through(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    adds(world["resident"], "周代表，路口那盏也坏了")
    zhou.read = len(zhou.got)
    world["clerk"].presses("没说到谁").presses("没说到谁").sees("周代表接着办")
    zhou.sees("居民又说了", "路口那盏也坏了")
    zhou.pushes("f:timeline:60001").sees("路口那盏也坏了")
    assert open_tasks(world) == []
    adds(world["resident"], "那盏修好了")
    zhou.sees("那盏修好了")


def test_a_clerk_who_finds_that_it_is_about_them_takes_it_away(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    adds(world["resident"], TOOK)
    zhou.read = len(zhou.got)
    world["clerk"].presses("标明说的是谁").presses("周代表").presses("派给方代表")
    world["fang"].sees("有件新事").pushes("f:timeline:60001").sees(TOOK)
    assert (zhou.new, open_tasks(world)) == ([], [])


def test_nothing_else_that_happens_lets_it_through(world: World) -> None:
    """Given to somebody else, given back, closed, opened again: who is named does not read it."""
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    adds(world["resident"], TOOK)
    zhou.read = len(zhou.got)
    world["clerk"].pushes("f:assign:60001").presses("派给方代表")
    world["fang"].pushes("f:timeline:60001").sees(TOOK)
    world["fang"].presses("接单").pushes("f:give_back:60001").presses("不归代表管").says("不归我")
    world["clerk"].pushes("f:assign:60001").presses("派给周代表")
    zhou.presses("接单")
    resolves(zhou)
    world["resident"].presses("办好了").presses("没有了")
    world["resident"].pushes("f:reopen:60001").says("又坏了").presses("没有")
    assert "named" in open_tasks(world)
    zhou.pushes("f:timeline:60001")
    assert "救济款" not in Phone.shown(zhou.got)


def test_somebody_else_who_is_named_is_kept_out_and_the_words_go_on(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    adds(world["resident"], "是方代表让人挖断的")
    zhou.sees("挖断")
    world["clerk"].sees("涉及：方代表", "这件事不会给他")
    zhou.pushes("f:give_back:60001").presses("不归代表管").says("请换人")
    world["clerk"].pushes("f:assign:60001").sees_not("派给方代表")


def test_to_clear_what_was_added_leaves_what_a_clerk_has_confirmed(world: World) -> None:
    reports(world["resident"])
    world["clerk"].pushes("f:mark_subject:60001").says("方代表").presses("方代表").says("/cancel")
    adds(world["resident"], "周代表，请快一点")
    world["clerk"].presses("没说到谁").presses("没说到谁")
    assert [row.name for row in world.rows(tables.subjects)] == ["方代表"]


def test_thanks_by_name_are_only_thanks(world: World) -> None:
    reports(world["resident"])
    resolves(world["representative"].presses("接单"))
    world["resident"].presses("办好了，满意").says("谢谢周代表")
    world["representative"].sees("谢谢周代表")
    assert open_tasks(world) == []


def test_withdrawing_tells_them_that_it_is_over_and_not_why(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    zhou.read = len(zhou.got)
    world["resident"].pushes("f:withdraw:60001").presses("撤回").says("周代表逼我撤的")
    zhou.sees("居民撤回了").sees_not("逼我")
    world["clerk"].sees("说的是谁", "逼我")
    assert open_tasks(world) == ["named"]


def test_who_is_named_decides_nothing_about_it_in_the_office_either(world: World) -> None:
    """周代表 is a clerk besides, has the case, and had it before."""
    as_staff(world, "representative", "representative", "clerk")
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    adds(world["resident"], TOOK)
    (task,) = world.rows(tables.tasks, kind="named")
    world["clerk"].sees(TOOK)
    for _ in range(2):
        for flow in ("case", "timeline", "clear_subject", "mark_subject"):
            zhou.pushes(f"f:{flow}:60001").says("/cancel")
        zhou.pushes(f"f:task:t{task.id}").says("/queue")
        world.passes(days=2)
        world["clerk"].pushes("f:assign:60001").presses("派给方代表")
    assert "救济款" not in Phone.shown(zhou.got)
    world["clerk"].pushes("f:mark_subject:60001").presses("周代表")
    assert "named" not in open_tasks(world) and the_case(world).withheld == []


def test_why_it_is_not_solved_is_withheld_from_whom_it_names(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    resolves(zhou)
    before = len(zhou.got)
    world["resident"].presses("没办好").says(TOOK)
    zhou.pushes("f:case:60001").sees("上次答复").pushes("f:timeline:60001").says("/mine")
    assert "救济款" not in Phone.shown(zhou.got[before:])
    world["clerk"].pushes("f:case:60001").sees(f"居民说：{TOOK}")

"""移交检举控告: what a clerk sees to be one goes to the desk, and nobody else finds anything of it again."""

import random

import pytest

from cases.people import Role
from storage import tables
from tests.whole.attempts import Attempts
from tests.whole.scenes import LAMP, accuses, reports, the_case
from tests.whole.test_accused import heard, tries_everything
from tests.whole.test_misconduct import has_roles
from tests.whole.test_proxies import enters
from tests.world import Phone, World

WORDS = "青塘村的会计把修路灯的钱拿走了"


def hands_over(clerk: Phone) -> Phone:
    """By “more”, as a clerk does."""
    clerk.pushes("f:case_more:60001").presses("答复、了结").presses("移交检举控告").sees("您也看不到")
    return clerk.presses("移交")


def test_from_then_on_the_desk_alone_has_it(world: World) -> None:
    reports(world["resident"], WORDS)
    zhou, clerk = world["representative"].presses("接单"), world["clerk"]
    before = len(zhou.got)
    hands_over(clerk).sees("60001-1 移交了")
    world["resident"].sees("60001-1", "改由纪检来办", "只有纪检看得到")
    world["discipline"].sees("60001-1", WORDS, "只有您这里看得到")
    row = the_case(world)
    assert (row.kind, row.state, row.handler_id) == ("misconduct", "submitted", None)
    assert len(zhou.got) == before, "whoever had it may be whom it is about"
    for phone in (clerk, zhou, world["supervisor"], world["leader"]):
        assert "看不了" in phone.pushes("f:case:60001").toast
        phone.says("/queue").sees_not("60001")
    assert {r.raised_for for r in world.rows(tables.tasks) if r.done_at is None} == {"discipline"}
    assert world.audit() == ()


def test_the_desk_goes_on_with_it_and_the_clocks_begin_anew(world: World) -> None:
    reports(world["resident"], WORDS)
    world["representative"].presses("接单")
    world.passes(days=4)
    hands_over(world["clerk"])
    left = the_case(world).deadline - world.clock.at
    assert left.days > 30, "the time that the desk has"
    desk = world["discipline"].presses("受理")
    world["resident"].sees("纪检接下了")
    desk.pushes("f:explain:60001").says("已经立案，钱追回来了").presses("没有")
    world["resident"].sees("已经立案").presses("满意")
    assert the_case(world).state == "closed"


def test_history_says_who_had_it_before(world: World) -> None:
    reports(world["resident"], WORDS)
    world["representative"].presses("接单")
    hands_over(world["clerk"])
    (event,) = [e for e in world.rows(tables.events) if e.action == "to_desk"]
    assert {world.people["representative"], world.people["clerk"]} <= set(event.data["readers"])
    assert event.data["kind"] == "complaint" and world.people["resident"] not in event.data["readers"]
    world["discipline"].pushes("f:timeline:60001").sees("移交给纪检", "周代表", "经手、看过")
    world["resident"].pushes("f:timeline:60001").sees("移交给纪检").sees_not("经手、看过")
    world["resident"].sees("周代表接单").sees_not("纪检接单")


@pytest.mark.parametrize("key", ["clerk", "supervisor", "leader", "representative", "deng"])
def test_nobody_who_had_it_finds_it_again(world: World, key: str) -> None:
    reports(world["resident"], WORDS)
    world["representative"].presses("接单")
    world["clerk"].pushes("f:case:60001")
    hands_over(world["clerk"])
    for phone in world.phones.values():
        phone.read = len(phone.got)
    before = len(heard(world[key]))
    tries_everything(world[key], 60001)
    world.passes(days=9)
    assert WORDS not in heard(world[key])[before:]
    tried = Attempts(world, 60001, ("60001-1", WORDS))
    tried.by(key, random.Random(3), variants=2, presses=30)
    assert [one for one in tried.succeeded if "has been told" not in one] == []


def test_what_was_shown_of_it_is_taken_back_where_it_lies_here(world: World) -> None:
    reports(world["resident"], WORDS)
    world["clerk"].pushes("f:case:60001").sees(WORDS)
    hands_over(world["clerk"])
    kept = {row.person_id: [] for row in world.rows(tables.outbox)}
    for row in world.rows(tables.outbox):
        kept[row.person_id].append(str(row.payload))
    for key in ("clerk", "representative"):
        assert WORDS not in "".join(kept[world.people[key]])
    assert WORDS in "".join(kept[world.people["resident"]])


def test_whom_it_is_about_never_learns_of_it(world: World) -> None:
    accuses(world["resident"])
    before = len(world["representative"].got)
    world["clerk"].presses("标明说的是谁").presses("周代表").presses("周代表")
    hands_over(world["clerk"])
    has_roles(world, "representative", Role.DISCIPLINE)
    tries_everything(world["representative"], 60001)
    world.passes(days=9)
    assert "60001" not in heard(world["representative"])[before:]


def test_with_nobody_at_the_desk_it_stays_where_it_is(world: World) -> None:
    has_roles(world, "discipline", Role.RESIDENT)
    reports(world["resident"], WORDS)
    hands_over(world["clerk"]).sees("没有人能接")
    assert the_case(world).kind == "complaint"
    world["clerk"].pushes("f:case:60001").sees(WORDS)


def test_only_the_staff_hand_over(world: World) -> None:
    reports(world["resident"], WORDS)
    for key in ("representative", "resident", "discipline"):
        world[key].pushes("f:to_desk:60001")
    assert the_case(world).kind == "complaint"


def test_what_was_merged_into_it_goes_along(world: World) -> None:
    reports(world["resident"], WORDS)
    reports(world.newcomer("anna"), LAMP)
    clerk = world["clerk"].pushes("f:merge:60002").says("60001-1").presses("合并")
    assert world.rows(tables.cases, id=60002)[0].outcome == "merged"
    hands_over(clerk)
    assert {row.kind for row in world.rows(tables.cases)} == {"misconduct"}
    world["discipline"].pushes("f:case:60001").sees(LAMP)
    world.newcomer("anna").sees("改由纪检来办")
    assert "看不了" in clerk.pushes("f:case:60002").toast
    assert world.audit() == ()


def test_a_wish_comes_off_the_wall_and_its_claimer_hears_nothing(world: World) -> None:
    reports(world["resident"], "青塘村的干部扣了轮椅，想要一把轮椅", "微心愿")
    world["clerk"].pushes("f:offer:60001").presses("实物").presses("300 元").presses("就这样写").presses(
        "上墙"
    )
    world["deng"].says("/wall")
    world["deng"].presses("青塘村的干部").presses("我来认领").presses("我一个人来")
    before = len(world["deng"].got)
    hands_over(world["clerk"])
    assert len(world["deng"].got) == before
    world["deng"].says("/wall").sees_not("轮椅")
    world["deng"].says("/mine").sees_not("60001")


def test_a_voice_message_is_typed_up_by_the_desk(world: World) -> None:
    resident = world["resident"].speaks("a").presses("投诉").presses("说不清").presses("没有").presses("不是")
    resident.presses("不留").presses("发送")
    assert world.rows(tables.tasks, kind="type_up")
    hands_over(world["clerk"])
    (task,) = world.rows(tables.tasks, kind="type_up", done_at=None)
    assert task.raised_for == "discipline"
    world["clerk"].says("/queue").sees_not("60001")
    world["discipline"].says("/queue").sees("60001-1")
    world["discipline"].pushes(f"f:type_up:t{task.id}").says("会计收了钱")
    assert not world.rows(tables.tasks, kind="type_up", done_at=None)


def test_a_resident_without_a_chat_is_told_by_the_desk_and_by_no_clerk(world: World) -> None:
    enters(world["clerk"], words=WORDS, shares=True)
    hands_over(world["clerk"])
    open_ = world.rows(tables.tasks, done_at=None)
    assert {(row.kind, row.raised_for) for row in open_} == {
        ("misconduct", "discipline"),
        ("undelivered", "discipline"),
    }
    world["discipline"].presses("受理").pushes("f:explain:60001").says("查实了").presses("没有")
    assert not world.rows(tables.tasks, kind="call")
    world.passes(days=9)
    assert not world.rows(tables.tasks, kind="call")

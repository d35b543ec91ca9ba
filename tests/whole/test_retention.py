"""What is old goes as the office has settled it; what is open is never touched."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.config import load
from cases.model import Kind
from storage import tables
from tests.whole.line import Files
from tests.whole.scenes import LAMP, resolves
from tests.whole.test_consent import reports
from tests.whole.test_forgetting import traces
from tests.whole.test_leaving import leaves
from tests.whole.test_wishes import offered
from tests.world import World

DAY = timedelta(days=1)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An office that keeps complaints and wishes for 100 days, silent residents for 200, messages for 60."""
    shipped = load(None, {})
    cases = {**shipped.privacy.retention.cases, Kind.COMPLAINT: 100 * DAY, Kind.WISH: 100 * DAY}
    changed = {"cases": cases, "chats": 200 * DAY, "messages": 60 * DAY}
    retention = shipped.privacy.retention.model_copy(update=changed)
    privacy = shipped.privacy.model_copy(update={"retention": retention})
    with World(tmp_path / "data", settings=shipped.model_copy(update={"privacy": privacy})) as made:
        made.messenger.files = Files()
        yield made
        assert made.audit() == ()


def ends(world: World) -> None:
    """A complaint with name and telephone, answered and found good; the visit two weeks later, too."""
    reports(world["resident"], shares=True)
    resolves(world["representative"].presses("接单"))
    world["resident"].presses("办好了").says("很亮，谢谢周代表")
    world.passes(days=15)
    world["resident"].presses("还好着")


def test_a_closed_case_keeps_what_statistics_need(world: World) -> None:
    ends(world)
    world.passes(days=80)
    assert world.rows(tables.cases)[0].words == LAMP
    world["clerk"].says("60001-1").sees(LAMP)
    with capture_logs() as logs:
        world.passes(days=10)
    (case,) = world.rows(tables.cases)
    assert (case.words, case.place, case.pictures, case.state, case.outcome) == (
        "",
        "",
        [],
        "closed",
        "fixed",
    )
    assert case.district_id is not None and case.kind == "complaint" and case.erased_at is not None
    assert [row.shares_contact for row in world.rows(tables.parties)] == [False]
    assert world.rows(tables.event_words) == []
    assert traces(world, LAMP, "五盏灯都换好了", "很亮") == []
    last = world.rows(tables.events)[-1]
    assert (last.action, last.actor_id, last.data["why"]) == ("erase", None, "retention")
    (line,) = (entry for entry in logs if entry["event"] == "kept no longer")
    assert line["cases"] == 1
    world["clerk"].pushes("f:timeline:60001").sees("过了保存期，内容删了")


def test_it_is_erased_once(world: World) -> None:
    ends(world)
    world.passes(days=95)
    count = len(world.rows(tables.events))
    world.passes(days=5)
    assert len(world.rows(tables.events)) == count


def test_an_open_case_is_never_touched(world: World) -> None:
    reports(world["resident"], shares=True)
    world["representative"].presses("接单")
    world.passes(days=400)
    assert world.rows(tables.cases)[0].words == LAMP
    assert world.rows(tables.people, id=world.people["resident"])[0].name == "李大爷"


def test_what_was_reopened_in_time_is_kept(world: World) -> None:
    ends(world)
    world.passes(days=80)
    world["resident"].pushes("f:reopen:60001").says("又不亮了").presses("没有")
    world.passes(days=60)
    assert world.rows(tables.cases)[0].words == LAMP


def test_a_resident_who_is_silent_and_has_nothing_open_goes(world: World) -> None:
    ends(world)
    world.newcomer().says("您好")
    world.passes(days=150)
    world.newcomer().says("您好")
    world.passes(days=60)
    (gone,) = world.rows(tables.people, id=world.people["resident"])
    assert (gone.name, gone.phone, gone.phone_hash) == ("", "", None)
    assert traces(world, "13800000001") == []
    (other,) = (row for row in world.rows(tables.chats) if row.address == "newcomer")
    assert world.rows(tables.people, id=other.person_id)[0].forgotten_at is None
    for key in ("representative", "clerk", "leader"):
        assert world.rows(tables.people, id=world.people[key])[0].name != "", "who works for the office stays"


def test_whoever_was_in_office_is_not_among_the_silent(world: World) -> None:
    leaves(world, "周代表")
    world.passes(days=250)
    assert world.rows(tables.people, id=world.people["representative"])[0].name == "周代表"


def test_old_messages_say_nothing_any_more(world: World) -> None:
    world.messenger.blocked.add("resident")
    reports(world["liang"], shares=False, words="青塘路的垃圾没人收")
    keep = world.app.desk.keep_aside
    world.run(
        world.app.writer.job(lambda work: keep(work, "telegram", "tg:1:9", {"text": "李大爷"}, "unreadable"))
    )
    assert traces(world, "垃圾") != []
    world.passes(days=70)
    assert [row.raw for row in world.rows(tables.inbox, key="tg:1:9")] in ([], [None])
    old = [row for row in world.rows(tables.outbox) if world.clock.at - row.created_at > 61 * DAY]
    assert all(row.payload == {} or row.state in ("queued", "held") for row in old)
    assert [row.kind for row in world.rows(tables.tasks, kind="parked") if row.done_at is None] == []


def test_one_that_cannot_be_erased_does_not_stand_in_the_way(world: World) -> None:
    ends(world)
    world["resident"].says("青塘路的井盖没了").presses("投诉").presses("是青塘村").presses("没有")
    world["resident"].presses("不是").presses("不留").presses("发送")
    resolves(world["fang"].presses("接单"))
    world["resident"].presses("办好了").says("好")
    world.passes(days=15)
    world["resident"].presses("还好着")
    broken = tables.cases.update().where(tables.cases.c.id == 60001).values(outcome="nonsense")
    with capture_logs() as logs:
        world.run(world.app.writer.job(lambda work: work.execute(broken)))
        world.passes(days=110)
    assert world.rows(tables.cases)[1].words == ""
    assert any(entry["event"] == "is kept another day" for entry in logs)
    mended = tables.cases.update().where(tables.cases.c.id == 60001).values(outcome="fixed")
    world.run(world.app.writer.job(lambda work: work.execute(mended)))


def test_by_default_nothing_goes(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        ends(world)
        world.passes(days=2000)
        assert world.rows(tables.cases)[0].words == LAMP
        assert world.rows(tables.people, id=world.people["resident"])[0].name == "李大爷"


def test_what_stood_on_the_wall_and_what_claimers_said_is_kept_no_longer_either(world: World) -> None:
    resident = offered(world)
    world["shop"].says("心愿墙").presses("青塘村有个孩子").presses("我来认领")
    qin = world["qin"].pushes("f:claim:60001").presses("我一个人来")
    qin.pushes("f:pledge:60001").presses("捐物").says("200").says("送一盏台灯")
    qin.photographs("lamp").presses("好了")
    qin.pushes("f:case:60001").presses("圆梦了").says("书桌送到了").photographs("desk").presses("好了")
    resident.presses("办好了")
    world.passes(days=58)
    assert traces(world, "孩子想要一张书桌") and traces(world, "台灯")
    world.passes(days=60)
    assert traces(world, "孩子想要一张书桌", "台灯", "书桌送到了") == []
    (wish,), (claim,), (pledge,) = (
        world.rows(table) for table in (tables.wishes, tables.claims, tables.pledges)
    )
    assert (wish.sort, claim.person_id, pledge.value) == ("goods", world.people["qin"], 200)
    world["clerk"].says("心愿数").sees("征集 1 个，认领 1 个，实现 1 个")

"""Somebody leaves office: everything that is theirs goes on in one step, and nothing is left behind."""

from typing import Any

import pytest

from bot.links import Links
from storage import stations, tables
from storage.work import Work
from tests.whole.bureau import WATER, officer
from tests.whole.scenes import LAMP, reports, resolves, the_case
from tests.world import Phone, World

HISTORY = {
    ("events", "actor_id"),
    ("events", "data"),
    ("experience", "person_id"),
    ("chats", "person_id"),
    ("parties", "person_id"),
    ("people", "id"),
}
"""What tells of what was, and what is theirs as a resident."""


def leaves(world: World, name: str, by: str = "clerk") -> Phone:
    """Somebody of the staff lets them go, through the chat."""
    clerk = world[by].pushes("f:staffing").presses("有人卸任").says(name)
    return clerk.presses("现在交").sees(f"{name}卸任了")


def _over(table: str, row: Any) -> bool:
    """True: this row is of something that is over."""
    match table:
        case "cases":
            return bool(row.state == "closed")
        case "case_units":
            return bool(row.stage == "unit_relieved")
        case "tasks":
            return row.done_at is not None
        case "claims":  # or the wish came true: that they did it stays
            return bool(row.stage == "claim_over")
        case "invitations":
            return row.used_at is not None
        case "outbox":
            return row.state not in ("held", "queued", "failed", "unknown")
    return False


def left_behind(world: World, person: int) -> list[str]:
    """Everything open that still names them, in any column of any table that could."""
    found = []
    answered = {row.id for row in world.rows(tables.cases) if row.state in ("resolved", "closed")}
    for table in tables.metadata.sorted_tables:
        named = [
            c
            for c in table.columns
            if (table.name, c.name) not in HISTORY
            and (any(key.column.table.name == "people" for key in c.foreign_keys) or c.name in _PEOPLE)
        ]
        for row in world.rows(table):
            if _over(table.name, row) or (table.name == "claims" and row.case_id in answered):
                continue
            found += [f"{table.name}.{c.name}" for c in named if getattr(row, c.name) == person]
            if table.name == "cases" and person in _hanging(row.pending):
                found.append("cases.pending")
    return found


_PEOPLE = {"person_id", "handler_id", "owner_id", "officer_id", "deputy_id", "chosen_id", "done_by"}


def _hanging(pending: dict[str, Any]) -> list[Any]:
    return [pending.get("owner"), pending.get("proposed")]


def test_the_preview_says_what_goes_where_and_does_nothing(world: World) -> None:
    reports(world["resident"])
    clerk = world["clerk"].pushes("f:leave").says("周代表")
    clerk.sees("周代表手上 1 件，这样交", "周代表 → 方代表", "青塘乡的代表")
    clerk.presses("先不交").sees("没有动")
    assert the_case(world).handler_id == world.people["representative"]


def everything(world: World) -> None:
    """周代表 has cases in every state, asked for time, proposed, has a draft and a card, is a deputy …"""
    zhou, clerk = world["representative"], world["clerk"]
    words = ("路灯坏了", "井盖没了", "水管裂了", "墙倒了", "树倒了")
    for place, what in enumerate(words):
        reports(world.newcomer(f"r{place}"), f"青塘路{what}")
        case = 60001 + place
        if the_case(world).handler_id != world.people["representative"]:
            clerk.pushes(f"f:assign:{case}").says("周代表")
        zhou.pushes(f"f:accept:{case}")
    zhou.pushes("f:extend:60002").says("12月20日").says("要等材料")
    zhou.pushes("f:propose:60003").presses("方代表").says("他在跟")
    zhou.pushes("f:ask:60004").says("是哪面墙？")
    resolves(zhou.pushes("f:case:60005"))
    world["fang"].pushes("f:propose:60001")
    world["fang"].pushes("f:away").says("今天").says("11月27日").presses("周代表")
    with world.app.database.writer.begin() as connection:
        someone = tables.people.c.id == world.people["resident"]
        connection.execute(
            tables.people.update().where(someone).values(chosen_id=world.people["representative"])
        )
        connection.execute(
            tables.invitations.insert().values(
                code_hash="x", person_id=world.people["representative"], expires_at=world.clock.now()
            )
        )
    world["fang"].pushes("f:away").presses("我回来了")
    zhou.pushes("f:progress:60001")  # half-finished
    assert world.rows(tables.sessions)


def test_nothing_is_left_behind(world: World) -> None:
    everything(world)
    zhou = world.people["representative"]
    assert {"cases.handler_id", "people.deputy_id", "people.chosen_id"} <= set(left_behind(world, zhou))
    leaves(world, "周代表")
    assert left_behind(world, zhou) == []
    [chat] = [row for row in world.rows(tables.chats) if row.person_id == zhou]
    assert not [row for row in world.rows(tables.sessions) if row.chat_id == chat.id]
    person = next(row for row in world.rows(tables.people) if row.id == zhou)
    assert not person.representative and person.roles == ["resident"]
    assert world.audit() == ()
    world.passes(hours=1)
    assert left_behind(world, zhou) == []


def test_what_was_asked_for_goes_along(world: World) -> None:
    everything(world)
    leaves(world, "周代表")
    case = next(row for row in world.rows(tables.cases) if row.id == 60002)
    assert case.pending["extension"] and case.handler_id not in (None, world.people["representative"])
    open_tasks = [
        row.kind for row in world.rows(tables.tasks) if row.done_at is None and row.case_id == 60002
    ]
    assert open_tasks == ["extension"]
    world["supervisor"].pushes("f:approve_extension:60002").sees("60002")


def test_each_hears_it_once_and_why(world: World) -> None:
    everything(world)
    fang, zhou = world["fang"], world["representative"]
    before = len(fang.got), len(zhou.got)
    leaves(world, "周代表")
    assert len(fang.got) == before[0] + 1
    assert "这些年辛苦您了" in zhou.shown(zhou.got[before[1] :])
    fang.pushes("f:case:60001").sees("接卸任的周代表")
    world["clerk"].pushes("f:timeline:60001").sees("派给了方代表", "周代表接单了")


def test_what_is_pushed_at_that_moment_shows_how_it_is_then(world: World) -> None:
    for name in ("方代表", "邓代表"):
        leaves(world, name)
    reports(world["resident"])
    clerk = leaves(world, "周代表")
    clerk.sees("60001-1", "派给谁", "许代表：", "周代表卸任了").sees_not("周代表：")


def test_they_see_and_do_nothing_any_more(world: World) -> None:
    everything(world)
    leaves(world, "周代表")
    zhou = world["representative"]
    assert "看不了" in zhou.pushes("f:case:60001").toast
    assert "看不了" in zhou.pushes("f:case:60005").toast
    zhou.pushes("f:mine").sees_not("6000")
    zhou.pushes("f:my_link").sees_not("联系卡")
    world.passes(days=5)
    assert "6000" not in zhou.shown(zhou.new)


def test_what_is_disputed_or_reopened_later_goes_to_somebody_who_is_there(world: World) -> None:
    everything(world)
    reports(world["resident"])
    if the_case(world).handler_id != world.people["representative"]:
        world["clerk"].pushes("f:assign:60006").says("周代表")
    resolves(world["representative"].says("/cancel").pushes("f:accept:60006"))
    world["resident"].presses("办好了")
    assert the_case(world).state == "closed"
    leaves(world, "周代表")
    world.newcomer("r4").presses("没办好")
    case = next(row for row in world.rows(tables.cases) if row.id == 60005)
    assert case.handler_id is None and case.state == "admitted"
    world["resident"].pushes("f:reopen:60006").says("又坏了").presses("没有")
    case = the_case(world)
    assert case.state == "assigned" and case.handler_id not in (None, world.people["representative"])
    assert world.audit() == ()


def test_their_card_leads_to_the_office_of_the_district(world: World) -> None:
    links: Links = world.app.office.links
    code = links.code("r", world.people["representative"])
    leaves(world, "周代表")
    world.newcomer("a").says(f"/start {code}").sees("这位代表卸任了", "青塘乡的事直接跟我说")

    def station(work: Work) -> int:
        place = next(row.id for row in world.rows(tables.districts) if row.name == "青塘乡")
        return stations.keep(work, "青塘联络站", district=place, address="", hours="").id

    number = world.run(world.app.writer.job(station))
    someone = world.newcomer("b").says(f"/start {code}").sees("这位代表卸任了", "青塘联络站")
    assert next(row for row in world.rows(tables.people) if row.station_id == number)
    reports(someone, LAMP)
    assert the_case(world).handler_id == world.people["fang"]


def test_an_officer_leaves_and_the_unit_keeps_the_case(world: World) -> None:
    li = officer(world, "li", "李工", WATER)
    officer(world, "wu", "吴工", WATER)
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    zhou.pushes("f:entrust:60001").presses(WATER).says("换灯").says("12月1日")
    li.presses("我单位来办")
    number = next(row.person_id for row in world.rows(tables.chats) if row.address == "li")
    assert left_behind(world, number) == ["case_units.officer_id"]
    clerk = world["clerk"].pushes("f:leave").says("李工").sees("单位里在办的 1 件，留给单位")
    clerk.presses("现在交")
    assert left_behind(world, number) == []
    assert "看不了" in li.pushes("f:case:60001").toast
    world.newcomer("wu").pushes("f:case:60001").sees(LAMP)


def test_a_supervisor_leaves_and_their_tasks_are_everybodys(world: World) -> None:
    reports(world["resident"])
    world["supervisor"].pushes("f:take_on:60001")
    number = world.people["supervisor"]
    assert "cases.pending" in left_behind(world, number)
    assert "督办科 · 韩科长" not in [b.label for b in world["clerk"].pushes("f:leave").buttons()]
    world["clerk"].says("督办科 · 韩科长").sees_not("现在交")
    leaves(world, "督办科 · 韩科长", by="leader")
    assert left_behind(world, number) == []
    assert "看不了" in world["supervisor"].pushes("f:case:60001").toast


def test_the_preview_does_not_speak_of_what_is_about_its_reader(world: World) -> None:
    """Promise 5: neither here nor where cases are evened out."""
    reports(world["resident"])
    world["supervisor"].pushes("f:mark_subject:60001").says("督办科 · 沈").presses("督办科 · 沈")
    assert the_case(world).handler_id == world.people["representative"]
    world["clerk"].pushes("f:leave").says("周代表").sees("周代表手上没有事").sees_not("60001", LAMP)
    world["clerk"].presses("现在交").sees_not("60001", LAMP)
    assert left_behind(world, world.people["representative"]) == []


def test_nobody_lets_themselves_go(world: World) -> None:
    clerk = world["clerk"].pushes("f:leave")
    assert "督办科 · 沈" not in [b.label for b in clerk.buttons()]


@pytest.mark.parametrize("who", ["周代表", "督办科 · 韩科长"])
def test_from_the_command_line(world: World, who: str) -> None:
    from bot import rearranging
    from cases.errors import NotOneHere, PreviewStale

    reports(world["resident"])
    now = world.clock.now()
    found = rearranging.leaving(world.settings, now, who)
    with pytest.raises(NotOneHere):
        rearranging.leaving(world.settings, now, "没有这人")
    with pytest.raises(PreviewStale):
        rearranging.leave(world.settings, now, who, "00000000")
    assert rearranging.leave(world.settings, now, who, found.code) == who
    world.passes(seconds=5)
    assert left_behind(world, found.person) == []

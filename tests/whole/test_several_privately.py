"""Several residents and their personal data: what each gets and erases, what is noted, kept, found."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import load
from cases.model import Kind
from storage import looks, tables
from tests.whole.line import Files
from tests.whole.scenes import LAMP, reports, resolves
from tests.whole.test_consent import reports as shares
from tests.whole.test_forgetting import forgets, traces
from tests.whole.test_group_visits import petition
from tests.whole.test_me_too import joins
from tests.whole.test_merging import AGAIN, merges, two
from tests.whole.test_mydata import taken
from tests.world import Phone, World

SAME = "青塘路路灯不亮，老槐树下摔了一跤"


@pytest.fixture
def neighbour(world: World) -> Phone:
    world.messenger.files = Files()
    return world.newcomer("anna")


def test_who_joined_is_given_what_they_wrote_and_can_take_it_away(world: World, neighbour: Phone) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    joins(neighbour, SAME)
    zhou.pushes("f:timeline:60001").sees("老槐树下")
    world["clerk"].pushes("f:timeline:60001")
    _, whole = taken(neighbour)
    (case,) = whole["cases"]
    assert case["words"] == "" and [one["words"] for one in case["said"]] == [f"{SAME}\n地点：青塘村"]
    forgets(neighbour)
    assert traces(world, "老槐树下") == []
    zhou.pushes("f:case:60001").sees(LAMP)
    resolves(zhou)
    world["resident"].sees("您看办好了吗")
    assert world.audit() == ()


def test_who_is_erased_is_so_in_both_cases_and_in_what_was_shown_of_the_whole(
    world: World, neighbour: Phone
) -> None:
    two(world)
    merges(world["clerk"])
    zhou = world["representative"].pushes("f:case:60001").sees("学校门口").pushes("f:timeline:60001")
    zhou.says("/mine")
    world.passes(days=6)
    assert len(traces(world, "学校门口黑得很")) > 2
    _, whole = taken(neighbour)
    assert {case["number"]: case["words"] for case in whole["cases"]} == {"60001-1": "", "60002-2": AGAIN}
    neighbour.says("/mydata").sees("报过 1 件事")
    forgets(neighbour)
    assert traces(world, "学校门口黑得很") == []
    zhou.pushes("f:case:60001").sees(LAMP).sees_not("学校门口")
    assert world.audit() == ()


def test_the_first_goes_and_the_neighbours_report_stays(world: World, neighbour: Phone) -> None:
    two(world)
    merges(world["clerk"])
    world["resident"].says("删除").presses("真的删")
    world["representative"].pushes("f:case:60001").sees("学校门口")
    neighbour.pushes("f:case:60001").sees("学校门口")
    resolves(world["representative"].pushes("f:case:60001"))
    neighbour.sees("您看办好了吗").presses("办好了")
    assert world.audit() == ()


def test_what_a_clerk_wrote_when_splitting_goes_with_the_last_of_whose_it_is(
    world: World, neighbour: Phone
) -> None:
    reports(world["resident"])
    joins(neighbour, SAME)
    clerk = world["clerk"].pushes("f:split:60001").says("老槐树下的坑没人填").presses("投诉")
    clerk.presses("第 2 位").presses("就这").presses("不用了").presses("分出来")
    assert len(world.rows(tables.cases)) == 2
    _, whole = taken(neighbour)
    assert "老槐树下的坑没人填" in [case["words"] for case in whole["cases"]]
    forgets(neighbour)
    assert traces(world, "老槐树下的坑") == []
    assert world.audit() == ()


def test_a_promise_to_let_it_rest_is_whose_it_is(world: World) -> None:
    world.messenger.files = Files()
    resident = petition(world)
    clerk = world["clerk"].pushes("f:let_rest:60001").presses("今天").says("不再为此事上访")
    clerk.photographs("signed").presses("好了")
    world.fetches()
    _, whole = taken(resident)
    assert "不再为此事上访" in [one["words"] for one in whole["cases"][0]["said"]]
    forgets(resident)
    assert traces(world, "不再为此事上访") == []
    assert [row.state for row in world.rows(tables.files) if row.kind == "photo"] == ["erased"]
    assert world.audit() == ()


def test_a_list_of_residents_by_name_is_a_look_at_each(world: World, neighbour: Phone) -> None:
    reports(world["resident"])
    joins(neighbour)
    neighbour.sends("text", text="您好", name="王小明")
    before = len(world.rows(tables.looks))
    world["clerk"].pushes("f:split:60001").says("另一件事").presses("投诉").sees("李大爷")
    new = world.rows(tables.looks)[before:]
    assert (world.people["clerk"], world.people["resident"], looks.What.CONTACT) in [
        (row.viewer_id, row.person_id, row.what) for row in new
    ]


def test_a_yes_taken_back_holds_for_what_came_into_it_too(world: World, neighbour: Phone) -> None:
    reports(neighbour)
    world["representative"].presses("接单")
    shares(world["resident"], shares=True, words=AGAIN)
    merges(world["clerk"])
    zhou = world["representative"].pushes("f:timeline:60001").sees("李大爷")
    world["resident"].pushes("f:share:60002").presses("不给看了")
    zhou.pushes("f:case:60001").pushes("f:timeline:60001").sees_not("李大爷", "13800000001")
    assert [row.shares_contact for row in world.rows(tables.parties)] == [False] * 3
    assert world.audit() == ()


def at(phone: Phone, words: str, north: float, village: str) -> Phone:
    """A report from a position, up to what is alike nearby. The villages are two."""
    phone.says(words).presses("投诉").sends("location", latitude=north, longitude=119.5)
    return phone.presses("青塘乡").presses(village).presses("没有")


def test_positions_lie_sealed_and_what_is_near_is_found(world: World, neighbour: Phone) -> None:
    at(world["resident"], "路灯坏了五盏", 29.90001, "青塘村").presses("不是").presses("不留").presses("发送")
    near = at(neighbour, "路灯不亮", 29.90091, "塘尾村").sees("路灯 · 青塘村", "100 米")
    near.presses("是同一件").presses("不留")
    at(world.newcomer("bo"), "路灯不亮", 29.95, "青塘村").sees("反映的是谁").sees_not("路灯 · 青塘村")


@pytest.fixture
def keeps(tmp_path: Path) -> Iterator[World]:
    """An office that keeps complaints for 100 days."""
    shipped = load(None, {})
    cases = {**shipped.privacy.retention.cases, Kind.COMPLAINT: timedelta(days=100)}
    retention = shipped.privacy.retention.model_copy(update={"cases": cases})
    privacy = shipped.privacy.model_copy(update={"retention": retention})
    with World(tmp_path / "data", settings=shipped.model_copy(update={"privacy": privacy})) as made:
        made.messenger.files = Files()
        yield made
        assert made.audit() == ()


def test_what_came_into_a_case_is_kept_as_long_as_that(keeps: World) -> None:
    first, second = two(keeps)
    merges(keeps["clerk"])
    keeps["representative"].pushes("f:extend:60001")
    for _ in range(11):
        keeps.passes(days=10)
    part = next(row for row in keeps.rows(tables.cases) if row.id == 60002)
    assert part.words == AGAIN, "the case in which it goes on is open"
    resolves(keeps["representative"].pushes("f:case:60001"))
    for phone in (first, second):
        phone.presses("办好了")
    for _ in range(12):
        keeps.passes(days=10)
    assert traces(keeps, "学校门口黑得很", LAMP) == []
    assert all(row.erased_at for row in keeps.rows(tables.cases))

"""Whoever belongs to a unit that a case is about is kept out of it, in whatever role they come."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from cases.people import Role
from storage import people, tables
from storage.work import Work
from tests.whole.bureau import POWER, WATER, accepted, officer, passes_on, unit
from tests.whole.scenes import LAMP, accuses, reports, the_case
from tests.whole.test_accused import heard, tries_everything
from tests.world import Phone, World

FEES = "青塘村的水务局乱收费"


def belongs(world: World, key: str, to: str, *roles: Role) -> int:
    """Somebody of the office who works at that unit, too; returns who."""
    number = unit(world, to)

    def change(work: Work) -> None:
        person = people.load(work, [world.people[key]])[world.people[key]]
        more = people.roles_columns(person.roles | set(roles)) if roles else {}
        people.change(work, person, unit_id=number, **more)

    world.run(world.app.writer.job(change))
    return world.people[key]


def test_a_representative_of_the_unit_is_not_given_the_case(world: World) -> None:
    zhou = belongs(world, "representative", WATER)
    accuses(world["resident"], WATER, FEES)
    clerk = world["clerk"].pushes("f:clear_subject:60001").says("/cancel")
    clerk.pushes("f:assign:60001").sees("[派给方代表]").sees_not("周代表")
    clerk.says("周代表").sees_not("派给周代表了").says("/cancel")
    clerk.pushes(f"f:assign:60001:1:{zhou}").says("/cancel")
    assert the_case(world).handler_id is None
    tries_everything(world["representative"], 60001)
    assert "乱收费" not in heard(world["representative"])


def test_marked_later_it_leaves_a_representative_of_the_unit(world: World) -> None:
    zhou = belongs(world, "representative", WATER)
    unit(world, POWER)
    reports(world["resident"])
    passes_on(world["representative"], POWER)
    assert the_case(world).handler_id == zhou
    world["clerk"].pushes("f:mark_subject:60001").says(WATER).says("/cancel")
    case = the_case(world)
    assert (case.handler_id, case.state) == (None, "admitted")
    world["representative"].read = len(world["representative"].got)
    world.passes(days=10)
    assert LAMP not in heard_since(world, "representative")


def heard_since(world: World, key: str) -> str:
    """What has reached them since they looked last."""
    return " ".join(str(message.body) for message in world[key].new)


def test_a_clerk_of_the_unit_decides_nothing_and_others_are_asked(world: World) -> None:
    belongs(world, "clerk", WATER)
    accuses(world["resident"], WATER, FEES)
    assert "60001-1" not in heard(world["clerk"])
    world["supervisor"].sees("60001-1")


def test_every_unit_that_is_named_is_kept_out(world: World) -> None:
    wang, li = officer(world, "wang", "王工", POWER), officer(world, "li", "李工", WATER)
    unit(world, "城管局")
    accuses(world["resident"], "水务局和供电所", "青塘村的挖沟队乱收费")
    world["clerk"].pushes("f:admit:60001").says("/cancel")
    world["clerk"].pushes("f:entrust:60001").sees("[城管局]").sees_not("[水务局]", "[供电所]").says("/cancel")
    for one in (wang, li):
        tries_everything(one, 60001)
        assert "乱收费" not in heard(one)


def test_a_unit_beside_somebody_we_know(world: World) -> None:
    unit(world, WATER), unit(world, POWER)
    accuses(world["resident"], "周代表和水务局", FEES)
    world["clerk"].pushes("f:mark_subject:60001").says("周代表").presses("周代表").says("/cancel")
    world["clerk"].pushes("f:admit:60001").says("/cancel")
    world["clerk"].pushes("f:entrust:60001").sees("[供电所]").sees_not("[水务局]").says("/cancel")


def test_who_joins_the_unit_afterwards_is_kept_out_too(world: World) -> None:
    accuses(world["resident"], "方代表", FEES)
    unit(world, WATER)
    world["clerk"].pushes("f:mark_subject:60001").says(WATER).says("/cancel")
    zhou = belongs(world, "representative", WATER)
    world["clerk"].pushes("f:assign:60001").sees_not("周代表").says("/cancel")
    world["clerk"].pushes(f"f:assign:60001:1:{zhou}").says("/cancel")
    assert the_case(world).handler_id is None


def test_the_database_refuses_a_handler_of_the_unit(world: World) -> None:
    zhou, connect = belongs(world, "representative", WATER), world.app.database.writer.begin
    accuses(world["resident"], WATER, FEES)
    given = text("UPDATE cases SET handler_id = :person WHERE id = 60001")
    with pytest.raises(IntegrityError, match="never given"), connect() as connection:
        connection.execute(given, {"person": zhou})
    reports(world["liang"])
    assert world.rows(tables.cases)[-1].handler_id is not None
    handler = world.rows(tables.cases)[-1].handler_id
    with connect() as connection:
        moved = text("UPDATE people SET unit_id = (SELECT id FROM units WHERE name = '水务局') WHERE id = :p")
        connection.execute(moved, {"p": handler})
    named = text("INSERT INTO subjects (case_id, unit_id, name) SELECT 60002, id, name FROM units")
    with pytest.raises(IntegrityError, match="never given"), connect() as connection:
        connection.execute(named)


def test_another_units_officer_finds_nothing(world: World, li: Phone, wang: Phone) -> None:
    passes_on(accepted(world), WATER)
    tries_everything(wang, 60001)
    assert LAMP not in heard(wang) and "水务局" not in heard(wang)
    assert [row.stage for row in world.rows(tables.case_units)] == ["unit_asked"]


def test_the_unit_of_whom_it_is_about_is_no_choice_and_is_refused(world: World, li: Phone) -> None:
    colleague = officer(world, "zhao", "赵工", WATER)
    unit(world, POWER)
    accuses(world["resident"], "李工", "青塘村的李工收了我的钱")
    clerk = world["clerk"].sees("说的是谁").presses("标明说的是谁").presses("李工").says("/cancel")
    clerk.pushes("f:assign:60001").presses("派给方代表")
    fang = world["fang"].presses("接单").pushes("f:entrust:60001").sees("[供电所]").sees_not("[水务局]")
    fang.says("水务局").sees("这件事跟这个单位有关，不能交给它").says("/cancel")
    for one in (li, colleague):
        tries_everything(one, 60001)
        assert "收了我的钱" not in heard(one) and "60001-1" not in heard(one).replace("60001-1 ", "")


def test_a_unit_that_is_named_itself_never_gets_it(world: World, li: Phone) -> None:
    unit(world, POWER)
    accuses(world["resident"], "水务局", "青塘村的水务局乱收费")
    world["clerk"].pushes("f:clear_subject:60001").says("/cancel")
    world["clerk"].pushes("f:admit:60001").says("/cancel")
    world["clerk"].pushes("f:entrust:60001").sees("[供电所]").sees_not("[水务局]").says("/cancel")
    assert li.got == []


def test_marked_later_it_leaves_the_unit_without_a_word(world: World, li: Phone) -> None:
    passes_on(accepted(world), WATER)
    li.presses("我单位来办")
    li.read = len(li.got)
    world["clerk"].pushes("f:mark_subject:60001").says("李工").presses("李工").says("/cancel")
    assert [row.stage for row in world.rows(tables.case_units)] == ["unit_relieved"]
    world.passes(days=6)
    assert li.new == []
    assert "看不了" in li.pushes("f:case:60001").toast


def test_what_waits_for_the_morning_does_not_reach_a_unit_that_is_relieved(world: World, li: Phone) -> None:
    zhou = passes_on(accepted(world), WATER)
    world.clock.at = world.clock.at.replace(hour=15)  # 23:00 in the office
    world.passes(days=1)
    held = [row.state for row in world.rows(tables.outbox, what="remind-officers")]
    assert held == ["held"]
    li.read = len(li.got)
    zhou.pushes("f:relieve:60001").says("不用了")
    world.passes(hours=12)
    assert [row.state for row in world.rows(tables.outbox, what="remind-officers")] == ["replaced"]
    li.sees("不用您单位再办了").sees_not(LAMP)


def test_the_last_wall_is_the_database(world: World, li: Phone) -> None:
    accuses(world["resident"], "水务局", "青塘村的水务局乱收费")
    number, connect = world.rows(tables.units, name=WATER)[0].id, world.app.database.writer.begin
    soon = (world.clock.at + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    given = text(
        "INSERT INTO case_units (case_id, unit_id, place, stage, given_at, since, deadline)"
        " VALUES (60001, :unit, 0, 'unit_asked', :at, :at, :at)"
    )
    with pytest.raises(IntegrityError, match="never given"), connect() as connection:
        connection.execute(given, {"unit": number, "at": soon})
    reports(world["liang"])
    passes_on(world["representative"], WATER)
    named = text("INSERT INTO subjects (case_id, unit_id, name) VALUES (60002, :unit, '水务局')")
    with pytest.raises(IntegrityError, match="never given"), connect() as connection:
        connection.execute(named, {"unit": number})

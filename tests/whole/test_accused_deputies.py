"""Deputies of whom a case is about are kept out like them, whenever they became it; so is who comes to be."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage import people, tables
from storage.work import Work
from tests.whole.bureau import POWER, WATER, officer, passes_on, unit
from tests.whole.scenes import accuses, reports, the_case
from tests.whole.test_accused import MONEY, heard, tries_everything
from tests.whole.test_accused_units import FEES, belongs
from tests.world import World


def deputises(world: World, key: str, of: str) -> None:
    """Somebody stands in for somebody else while they are away."""

    def change(work: Work) -> None:
        person = people.load(work, [world.people[of]])[world.people[of]]
        people.change(work, person, deputy_id=world.people[key])

    world.run(world.app.writer.job(change))


def test_the_deputy_is_no_choice_and_hears_nothing(world: World) -> None:
    deputises(world, "fang", of="representative")
    accuses(world["resident"], words=MONEY)
    clerk = world["clerk"].presses("标明说的是谁").presses("周代表")
    clerk.sees_not("方代表").says("/cancel")
    clerk.pushes(f"f:assign:60001:1:{world.people['fang']}").says("/cancel")
    assert the_case(world).handler_id is None
    world.passes(days=8)
    tries_everything(world["fang"], 60001)
    assert "没发到户" not in heard(world["fang"])


def test_a_clerk_who_is_deputy_decides_nothing(world: World) -> None:
    deputises(world, "clerk", of="representative")
    accuses(world["resident"], words=MONEY)
    world["supervisor"].sees("说的是谁", MONEY)
    assert "没发到户" not in heard(world["clerk"])


def test_the_deputy_of_an_officer_of_the_unit(world: World) -> None:
    officer(world, "li", "李工", WATER)
    deputises(world, "fang", of="li")
    accuses(world["resident"], WATER, FEES)
    world["clerk"].pushes("f:clear_subject:60001").says("/cancel")
    world["clerk"].pushes("f:assign:60001").sees_not("方代表").says("/cancel")
    tries_everything(world["fang"], 60001)
    assert "乱收费" not in heard(world["fang"])


def test_marked_later_it_leaves_the_deputy_with_what_waits_for_the_morning(world: World) -> None:
    deputises(world, "representative", of="fang")
    world.clock.at = world.clock.at.replace(hour=15)  # 23:00 in the office
    reports(world["resident"])
    world.passes(days=2)
    assert [row.state for row in world.rows(tables.outbox, what="remind-accept")] == ["held"]
    deputy = world["representative"]
    deputy.read = len(deputy.got)
    world["clerk"].pushes("f:mark_subject:60001").says("方代表").presses("方代表").says("/cancel")
    assert (the_case(world).handler_id, the_case(world).state) == (None, "admitted")
    world.passes(days=10)
    assert deputy.new == []


def test_who_becomes_the_deputy_while_they_have_it_loses_it(world: World) -> None:
    accuses(world["resident"], words=MONEY)
    world["clerk"].presses("标明说的是谁").presses("周代表").presses("派给方代表")
    assert the_case(world).handler_id == world.people["fang"]
    deputises(world, "fang", of="representative")
    fang = world["fang"]
    fang.read = len(fang.got)
    fang.pushes("f:timeline:60001").sees_not("没发到户")
    world["resident"].presses("补充一句").says("又有两户没发")
    assert (the_case(world).handler_id, the_case(world).state) == (None, "admitted")
    world["clerk"].sees("60001-1")
    assert "又有两户" not in heard(fang)


def test_who_joins_the_unit_while_they_have_it_loses_it_and_the_case_goes_on(world: World) -> None:
    unit(world, WATER)
    accuses(world["resident"], WATER, FEES)
    world["clerk"].pushes("f:assign:60001").presses("派给周代表")
    assert the_case(world).handler_id == world.people["representative"]
    belongs(world, "representative", WATER)
    world.follows_up()
    assert (the_case(world).handler_id, the_case(world).state) == (None, "admitted")
    assert world.rows(tables.tasks, kind="parked") == []


def test_whom_the_accused_is_deputy_for_may_have_it_and_tells_them_nothing(world: World) -> None:
    deputises(world, "representative", of="fang")
    accuses(world["resident"], words=MONEY)
    world["clerk"].presses("标明说的是谁").presses("周代表").presses("派给方代表")
    world["fang"].presses("接单").says("/away")
    unit(world, POWER)
    world["fang"].says("/cancel")
    passes_on(world["fang"], POWER)
    world.passes(days=8)
    tries_everything(world["representative"], 60001)
    assert "没发到户" not in heard(world["representative"])


@pytest.mark.parametrize("of", ["representative", "li"])
def test_the_last_wall_is_the_database(world: World, of: str) -> None:
    officer(world, "li", "李工", WATER)
    deputises(world, "fang", of=of)
    accuses(world["resident"], "周代表和水务局", FEES)
    fang, connect = world.people["fang"], world.app.database.writer.begin
    given = text("UPDATE cases SET handler_id = :person WHERE id = 60001")
    with pytest.raises(IntegrityError, match="never given"), connect() as connection:
        connection.execute(given, {"person": fang})
    reports(world["liang"])
    with connect() as connection:
        connection.execute(text("UPDATE cases SET handler_id = :person WHERE id = 60002"), {"person": fang})
    named = text("INSERT INTO subjects (case_id, person_id, unit_id, name) VALUES (60002, :who, :unit, '某')")
    number = world.rows(tables.units, name=WATER)[0].id
    about = {"who": world.people[of], "unit": None} if of != "li" else {"who": None, "unit": number}
    with pytest.raises(IntegrityError, match="never given"), connect() as connection:
        connection.execute(named, about)

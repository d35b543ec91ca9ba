"""No generated attempt, by anyone the case is kept from, to see it or to act on it comes to anything."""

import random
from collections.abc import Callable

import pytest

from cases.people import Role
from storage import people
from storage.work import Work
from tests.whole.attempts import Attempts
from tests.whole.bureau import POWER, WATER, officer, unit
from tests.whole.scenes import accuses, reports
from tests.whole.test_accused_deputies import deputises
from tests.whole.test_accused_units import belongs
from tests.whole.test_misconduct import discloses
from tests.world import World

MONEY = "青塘村的救济款没发到户"
FEES = "青塘村的水务局乱收费"


def everybody(world: World) -> None:
    """One of every role that there is, on the line."""
    for role in (Role.VOLUNTEER, Role.CORRESPONDENT, Role.ADMINISTRATOR, Role.RESIDENT):
        joins(world, f"a {role}", role)
    officer(world, "li", "李工", WATER)
    officer(world, "wang", "王工", POWER)


def joins(world: World, key: str, *roles: Role) -> None:
    def add(work: Work) -> int:
        return people.add(work, people.Person(0, f"某{key}", roles=frozenset(roles)))

    number = world.run(world.app.writer.job(add))
    world.people[key] = number
    world.newcomer(key).says("/start")
    with world.app.database.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE chats SET person_id = ? WHERE address = ?", (number, key))
    world.run(world.app.writer.job(lambda work: work.lasting.clear()))


def about_somebody(world: World) -> tuple[str, ...]:
    """周代表 holds every role of the office; 方代表 is deputy."""
    belongs(world, "representative", POWER, *(role for role in Role if role is not Role.SYSTEM))
    deputises(world, "fang", of="representative")
    accuses(world["resident"], words=MONEY)
    return "representative", "fang", "wang"


def about_a_unit(world: World) -> tuple[str, ...]:
    """A clerk, a supervisor and a representative belong to it; 梁代表 is deputy of one of its officers."""
    unit(world, WATER)
    belongs(world, "clerk", WATER)
    belongs(world, "xu", WATER, Role.LEADER, Role.REPRESENTATIVE)
    deputises(world, "liang", of="li")
    accuses(world["resident"], WATER, FEES)
    return "clerk", "xu", "li", "liang"


def marked_later(world: World) -> tuple[str, ...]:
    """It was his, and he had accepted it."""
    deputises(world, "fang", of="representative")
    reports(world["resident"], MONEY)
    world["representative"].presses("接单")
    for key in ("representative", "fang"):
        world[key].got.clear()
        world.messenger.got[key] = []
        world.messenger.ids[key] = []
    world["clerk"].pushes("f:mark_subject:60001").says("周代表").presses("周代表").says("/cancel")
    return "representative", "fang"


def about_nobody(world: World) -> tuple[str, ...]:
    """周代表 has it, and the office: whoever is neither, the discipline desk included."""
    reports(world["resident"], MONEY)
    world["representative"].presses("接单")
    inside = ("resident", "representative", "clerk", "supervisor", "leader")
    return tuple(key for key in world.people if key not in inside)


def to_the_desk(world: World) -> tuple[str, ...]:
    """Everybody but the resident and the desk."""
    discloses(world["resident"], about="周代表")
    return _not_the_desk(world)


def at_the_desk(world: World) -> tuple[str, ...]:
    """The same, once the desk has asked, was answered, and a message is on its way."""
    discloses(world["resident"])
    world["discipline"].presses("受理").presses("问居民").says("收的是现金吗？")
    world["resident"].says("是现金").presses("是")
    world.messenger.blocked.add("resident")
    world["discipline"].pushes("f:write:60001").says("还要几天")
    world.messenger.blocked.clear()
    return _not_the_desk(world)


def _not_the_desk(world: World) -> tuple[str, ...]:
    return tuple(key for key in world.people if key not in ("resident", "discipline"))


SCENES: tuple[tuple[Callable[[World], tuple[str, ...]], str], ...] = (
    (about_somebody, "没发到户"),
    (about_a_unit, "乱收费"),
    (marked_later, "没发到户"),
    (about_nobody, "没发到户"),
    (to_the_desk, "吃拿卡要"),
    (at_the_desk, "吃拿卡要"),
)


@pytest.mark.parametrize(("scene", "words"), SCENES, ids=lambda one: getattr(one, "__name__", ""))
def test_nothing_that_is_tried_comes_to_anything(
    world: World, scene: Callable[[World], tuple[str, ...]], words: str
) -> None:
    everybody(world)
    kept_out = scene(world)
    attempts = Attempts(world, 60001, ("60001-1", words), joinable=scene is about_nobody)
    chance = random.Random(scene.__name__)
    for key in kept_out:
        attempts.by(key, chance, presses=25)
    world.follows_up()
    world.passes(days=2)
    for key in kept_out:
        attempts.hears_nothing(key)
    assert attempts.succeeded == []
    assert attempts.count > 300 * len(kept_out), attempts.made

"""Units and their officers in an office of the tests."""

from cases.people import Person, Role
from storage import people, tables
from storage.work import Work
from tests.whole.scenes import reports
from tests.world import Phone, World

WATER, POWER = "水务局", "供电所"


def unit(world: World, name: str, phone: str = "") -> int:
    """A unit that the office knows."""

    def add(work: Work) -> int:
        number = people.unit(work, name)
        work.change(tables.units, {"id": number}, phone=phone)
        work.lasting.clear()
        return number

    number: int = world.run(world.app.writer.job(add))
    return number


def officer(world: World, key: str, name: str, of: str) -> Phone:
    """Somebody of a unit, who is on the line."""
    number = unit(world, of)

    def add(work: Work) -> int:
        roles = frozenset({Role.RESIDENT, Role.OFFICER})
        person = people.add(work, Person(0, name, roles=roles, unit=number))
        row = {"channel": "memory", "address": key, "person_id": person}
        work.insert(tables.chats, **row, seen_at=world.clock.at, spoken=True)
        return person

    world.people[key] = world.run(world.app.writer.job(add))
    return world.newcomer(key)


def accepted(world: World) -> Phone:
    """周代表, who has accepted the newest case."""
    reports(world["resident"])
    return world["representative"].presses("接单")


def passes_on(phone: Phone, of: str, *ways: str, day: str = "12月1日") -> Phone:
    """From the card's “more” to the end; `ways`: leading or helping, where that is asked."""
    case = _newest(phone.world)
    phone.pushes(f"f:entrust:{case}").presses(of)
    for way in ways:
        phone.presses(way)
    return phone.presses("照居民说的办").says(day)


def _newest(world: World) -> int:
    return int(world.rows(tables.cases)[-1].id)

"""In whose hands it is, and was: deputies and those whose time is over, who left, moved, was removed."""

from datetime import timedelta

from cases.people import Role
from storage import people, tables
from storage.work import Work
from tests.whole.attack.ground import Scene, hands, photos
from tests.whole.attack.scenes_plain import ANSWER, ASKED, HOUSE, LAMP, NAME, NUMBER, SAID, talks
from tests.whole.bureau import POWER, WATER, passes_on
from tests.whole.scenes import reports
from tests.whole.test_accused_units import belongs
from tests.whole.test_attempts import everybody, joins
from tests.whole.test_leaving import leaves
from tests.whole.test_misconduct import has_roles
from tests.world import World

BIN, BENCH = "青塘路的垃圾没人收", "青塘路的长椅断了"


def away(world: World, key: str, deputy: str, days: int = 20) -> None:
    """For so many days, with somebody standing in."""

    def change(work: Work) -> None:
        person = people.load(work, [world.people[key]])[world.people[key]]
        until = work.now + timedelta(days=days)
        number = world.people[deputy]
        people.change(work, person, away_from=work.now, away_until=until, deputy_id=number)

    world.run(world.app.writer.job(change))


def deputies(world: World) -> Scene:
    """方代表 acts for 周代表, and no more for 许代表; 梁代表, deputy of 邓代表, is away, too."""
    everybody(world)
    talks(world)
    for key, words, to, has in (("anna", BIN, "派给许代表", "xu"), ("bo", BENCH, "派给邓代表", "deng")):
        reports(world.newcomer(key), words)
        case = world.rows(tables.cases)[-1].id
        world["clerk"].says("/cancel").pushes(f"f:assign:{case}").presses(to)
        world[has].presses("接单")
    away(world, "xu", "fang", days=1)
    world["fang"].pushes("f:case:60002").sees(BIN)
    world.passes(days=2)
    away(world, "representative", "fang")
    away(world, "deng", "liang")
    away(world, "liang", "xu")
    scene = Scene(world, (60001, 60002, 60003), joinable=frozenset({60001, 60002, 60003}))
    scene.stand(60001, resident=Role.RESIDENT, representative=Role.REPRESENTATIVE, fang=Role.REPRESENTATIVE)
    scene.stand(60002, anna=Role.RESIDENT, xu=Role.REPRESENTATIVE)
    scene.stand(60003, bo=Role.RESIDENT, deng=Role.REPRESENTATIVE)
    theirs = ("resident", "representative", "fang")
    scene.plant(LAMP, HOUSE, SAID, ASKED, *photos(world, "resident"), to=theirs, of="resident")
    scene.plant("垃圾没人收", to=("anna", "xu"))
    scene.plant("长椅断了", to=("bo", "deng"))
    scene.plant(NAME, NUMBER, to=("clerk",), unseen=("resident",), of="resident")
    scene.hide_numbers()
    return scene


def left(world: World) -> Scene:
    """周代表 had it and has left; 李工 belongs to another unit now; a clerk is none any more."""
    everybody(world)
    joins(world, "former", Role.CLERK)
    talks(world)
    passes_on(world["representative"], WATER)
    world["li"].presses("我单位来办").pushes("f:unit_progress:60001").says(ANSWER).presses("没有")
    world["former"].pushes("f:take_on:60001").pushes("f:timeline:60001").sees(SAID)
    has_roles(world, "former", Role.RESIDENT)
    belongs(world, "li", POWER)
    leaves(world, "周代表")
    has = hands(world, 60001)
    scene = Scene(world, (60001,), joinable=frozenset({60001}))
    scene.stand(60001, resident=Role.RESIDENT, **{has: Role.REPRESENTATIVE})
    scene.plant(LAMP, HOUSE, SAID, *photos(world, "resident"), to=("resident", has), of="resident")
    scene.plant(ANSWER, to=(has,))
    scene.plant(NAME, NUMBER, to=("clerk",), unseen=("resident",), of="resident")
    scene.hide_numbers()
    return scene

"""What others enter: for somebody without a chat, findings, what representatives ask of the office."""

from cases.people import Role
from tests.whole.attack.ground import Scene, hands
from tests.whole.scenes import tells
from tests.whole.test_attempts import everybody
from tests.whole.test_brought import asks, correspondent, finds
from tests.whole.test_proxies import WANG, enters
from tests.world import World

FOUND, RAIL, CLINIC = "青塘路的护栏断了", "青塘路的井盖松了", "请组织一次水库视察"
LEAK, ASKED, ANSWERED = "青塘路的路灯坏了三盏", "是哪一盏先灭的", "路口那盏"


def by_proxy(world: World) -> Scene:
    """梁代表 entered it for somebody without a chat; 周代表 has it, a clerk has rung up."""
    everybody(world)
    enters(world["liang"], shares=False, words=LEAK)
    world["representative"].presses("接单").presses("问居民").says(f"{ASKED}？")
    world["clerk"].presses("记下回答").says(ANSWERED)
    world["representative"].pushes("f:write:60001").says("明天来修")
    tells(world.newcomer("caller"), "青塘路有个坑").presses("不是").presses("不留")
    scene = Scene(world, (60001,), joinable=frozenset({60001}))
    scene.stand(60001, representative=Role.REPRESENTATIVE)
    scene.plant(LEAK, ANSWERED, to=("representative",))
    scene.plant(*WANG, to=("clerk",))
    scene.hide_numbers()
    return scene


def by_their_own(world: World) -> Scene:
    """A representative's request, which a clerk has; a correspondent's report; a supervisor's finding."""
    everybody(world)
    asks(world["representative"])
    world["clerk"].presses("接单")
    finds(correspondent(world), FOUND)
    world["representative"].presses("接单")
    finds(world["supervisor"], RAIL)
    has = hands(world, 60003)
    world[has].presses("接单").pushes("f:progress:60003").says("井盖已订").presses("没有").presses("还说不准")
    scene = Scene(world, (60001, 60002, 60003), joinable=frozenset({60002, 60003}))
    scene.stand(60001, representative=Role.RESIDENT, clerk=(Role.REPRESENTATIVE, Role.CLERK))
    scene.stand(60002, lao=Role.RESIDENT, representative=Role.REPRESENTATIVE)
    inside = (Role.RESIDENT, Role.SUPERVISOR)
    scene.stand(60003, supervisor=inside, **{has: Role.REPRESENTATIVE})
    scene.plant(CLINIC, to=("representative",))
    scene.plant("护栏断了", to=("lao", "representative"))
    scene.plant("井盖松了", "井盖已订", to=(has,))
    scene.hide_numbers()
    return scene

"""Several residents: joined, merged in, split off, spokespersons. None reads another's words."""

from cases.people import Role
from tests.whole.attack.ground import ONLY_SEES, Scene, hands
from tests.whole.attack.scenes_plain import NAME, NUMBER
from tests.whole.scenes import reports
from tests.whole.test_attempts import everybody
from tests.whole.test_group_visits import MONEY, link_of, petition, stands
from tests.whole.test_me_too import joins
from tests.whole.test_merging import AGAIN, merges
from tests.world import Phone, World

SAME, ADDED = "青塘路路灯不亮，老槐树下摔了一跤", "昨晚又灭了一盏"
PART, WRITTEN = "老槐树下的坑没人填", "本周内来修"
PROMISE = "不再为此事上访"


def called(world: World, key: str, name: str) -> Phone:
    """Somebody whose messenger says their name."""
    return world.newcomer(key).sends("text", text="/menu", name=name).says("/cancel")


def together(world: World) -> Scene:
    """安娜 has joined, 阿宝 came with a case that was merged in; all were written to."""
    everybody(world)
    reports(world["resident"])
    world["representative"].presses("接单")
    joins(called(world, "anna", "赵安娜"), SAME)
    reports(called(world, "bo", "钱阿宝"), AGAIN)
    merges(world["clerk"]).says("/cancel")
    world["resident"].pushes("f:add:60001").says(ADDED).presses("没有")
    world["representative"].pushes("f:write:60001").says(WRITTEN)
    scene = Scene(world, (60001, 60002))
    residents = dict.fromkeys(("resident", "anna", "bo"), Role.RESIDENT)
    for case in scene.cases:  # the number of the one leads to the other
        scene.stand(case, representative=Role.REPRESENTATIVE, **residents)
    scene.joinable = frozenset(scene.cases)
    scene.plant("坏了五盏", ADDED, to=("resident", "representative"))
    scene.plant("老槐树下", to=("anna", "representative"))
    scene.plant("学校门口", to=("bo", "representative"))
    scene.plant(WRITTEN, to=("representative", *residents))
    _names(scene)
    return scene


def split(world: World) -> Scene:
    """What 安娜 said is a case of its own; in the old one she has no part any more."""
    everybody(world)
    reports(world["resident"])
    world["representative"].presses("接单")
    joins(called(world, "anna", "赵安娜"), SAME)
    clerk = world["clerk"].pushes("f:split:60001").says(PART).presses("投诉")
    clerk.presses("赵安娜").presses("就这").presses("不用了").presses("分出来")
    world["resident"].pushes("f:add:60001").says(ADDED).presses("没有")
    scene = Scene(world, (60001, 60002), joinable=frozenset({60001, 60002}))
    scene.stand(60001, representative=Role.REPRESENTATIVE, resident=Role.RESIDENT, anna=ONLY_SEES)
    has = hands(world, 60002)
    scene.stand(60002, **{has: Role.REPRESENTATIVE}, anna=Role.RESIDENT)
    scene.plant("坏了五盏", ADDED, to=("resident", "representative"))
    scene.plant(PART, to=("anna", has))
    scene.plant("摔了一跤", to=("anna", "representative"))
    _names(scene, "赵安娜")
    return scene


def spokespersons(world: World) -> Scene:
    """A petition of three; one has promised in writing to let it rest; a fourth would not."""
    everybody(world)
    code = link_of(petition(world))
    for key in ("anna", "bo"):
        stands(world, key, code)
    world.newcomer("chen").says(f"/start {code}").presses("不愿意")
    world["anna"].pushes("f:add:60001").says(ADDED)
    clerk = world["clerk"].pushes("f:let_rest:60001").presses("anna先生").presses("今天").says(PROMISE)
    clerk.presses("没有")
    scene = Scene(world, (60001,), joinable=frozenset({60001}))
    residents = dict.fromkeys(("resident", "anna", "bo"), Role.RESIDENT)
    scene.stand(60001, representative=Role.REPRESENTATIVE, **residents)
    scene.plant(MONEY, to=("resident", "representative"))
    scene.plant(ADDED, PROMISE, to=("anna", "representative"))
    _names(scene, "anna先生", "bo先生")
    return scene


def _names(scene: Scene, *others: str) -> None:
    scene.plant(NAME, NUMBER, to=(), unseen=("resident",), of="resident")
    for name in others or ("赵安娜", "钱阿宝"):
        key = {"赵安娜": "anna", "钱阿宝": "bo"}.get(name, name.removesuffix("先生"))
        scene.plant(name, to=("clerk",), unseen=(key,), of=key)

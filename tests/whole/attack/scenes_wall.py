"""The wish wall: a wish not verified, on the wall, claimed together, given up; withdrawn and erased ones."""

from cases.people import Role
from tests.whole.attack.ground import Scene, photos
from tests.whole.attack.scenes_plain import HOUSE, NAME, NUMBER, files
from tests.whole.scenes import reports
from tests.whole.test_attempts import everybody
from tests.whole.test_forgetting import forgets
from tests.world import World

PRIVATE, PUBLIC = "青塘村孙子小石头想要一张书桌", "有个孩子想要一张书桌"
WRITES, REPLIES = "明天送到村口", "在家等着"
VOLUNTEERS = ("qin", "shop", "a volunteer")
CLAIMERS = (*VOLUNTEERS, "representative", "xu", "fang", "liang", "deng")


def wishes(world: World, words: str = PRIVATE) -> None:
    """With a photo and an address; name and telephone are the staff's alone."""
    everybody(world)
    files(world, "home", "desk")
    resident = world["resident"].says(f"{words}，家住{HOUSE}").presses("微心愿").presses("是青塘村")
    resident.photographs("home").presses("好了").presses("不留").presses("发送")
    world.fetches()


def offers(world: World, words: str = PUBLIC, case: int = 60001) -> None:
    clerk = world["clerk"].says("/cancel").pushes(f"f:offer:{case}")
    clerk.presses("实物").presses("300 元").says(words).presses("上墙")


def _private(world: World, scene: Scene) -> None:
    scene.plant("小石头", HOUSE, *photos(world, "resident"), to=("resident",), of="resident")
    scene.plant(NAME, NUMBER, to=("clerk",), unseen=("resident",), of="resident")


def not_verified(world: World) -> Scene:
    """It waits for a clerk; somebody has asked to claim wishes, and was not let yet."""
    wishes(world)
    hopeful = world.newcomer("hopeful").says("/volunteer").presses("志愿者").says("钱小满")
    hopeful.says("13811112222")
    scene = Scene(world, (60001,))
    scene.stand(60001, resident=Role.RESIDENT)
    _private(world, scene)
    scene.plant("13811112222", to=("clerk",), unseen=("hopeful",), of="hopeful")
    scene.hide_numbers()
    return scene


def on_the_wall(world: World) -> Scene:
    """Whoever claims wishes may read what is public of it; another is withdrawn, a third erased."""
    wishes(world)
    offers(world)
    reports(world.newcomer("anna"), "青塘村想要一辆旧轮椅", "微心愿")
    offers(world, "想要一辆旧轮椅", 60002)
    world["anna"].pushes("f:withdraw:60002").presses("撤回").says("不要了")
    reports(world.newcomer("bo"), "青塘村想要一台收音机", "微心愿")
    offers(world, "想要一台收音机", 60003)
    forgets(world["bo"])
    world["bo"].says("/menu")  # as somebody new
    scene = Scene(world, (60001, 60002, 60003))
    scene.stand(60001, resident=Role.RESIDENT, **dict.fromkeys(CLAIMERS, Role.VOLUNTEER))
    scene.stand(60002, anna=Role.RESIDENT, **dict.fromkeys(CLAIMERS, Role.VOLUNTEER))
    scene.stand(60003, **dict.fromkeys(CLAIMERS, Role.VOLUNTEER))
    _private(world, scene)
    scene.plant(PUBLIC, to=("resident", *CLAIMERS))
    scene.plant("旧轮椅", to=("anna",))
    scene.plant("收音机", to=(), staff=False)
    return scene


def claimed(world: World) -> Scene:
    """秦师傅 leads, the book shop helps and pledges; they have written to each other."""
    wishes(world)
    offers(world)
    qin = world["qin"].pushes("f:claim:60001").presses("我牵头")
    shop = world["shop"].pushes("f:claim:60001").presses("一起来")
    qin.pushes("f:write:60001").says(WRITES)
    world["resident"].presses("回复").says(REPLIES)
    shop.pushes("f:pledge:60001").presses("捐物").says("200").says("送一盏台灯").photographs("desk").presses(
        "好了"
    )
    world.fetches()
    others = (one for one in CLAIMERS if one not in ("qin", "shop"))
    scene = Scene(world, (60001,))
    scene.stand(
        60001,
        resident=Role.RESIDENT,
        qin=Role.REPRESENTATIVE,
        shop=Role.VOLUNTEER,
        **dict.fromkeys(others, Role.VOLUNTEER),
    )
    _private(world, scene)
    scene.plant(PUBLIC, to=("resident", *CLAIMERS))
    scene.plant(WRITES, REPLIES, to=("resident", "qin"))
    scene.plant("送一盏台灯", to=("qin",), unseen=("shop",))
    scene.plant("13800000042", to=("qin", "clerk"), unseen=("shop",), of="shop")
    return scene


def given_up(world: World) -> Scene:
    """秦师傅 had it alone, wrote and was answered, and gave it up; 方代表 has claimed it since."""
    wishes(world)
    offers(world)
    qin = world["qin"].pushes("f:claim:60001").presses("我一个人来")
    qin.pushes("f:write:60001").says(WRITES)
    world["resident"].presses("回复").says(REPLIES)
    qin.pushes("f:give_up:60001").says("要出远门")
    fang = world["fang"].pushes("f:claim:60001").presses("我一个人来")
    fang.pushes("f:write:60001").says("我是接手的")
    world["resident"].presses("回复").says("钥匙在窗台")
    scene = Scene(world, (60001,))
    browse = (one for one in CLAIMERS if one not in ("qin", "fang"))
    scene.stand(
        60001,
        resident=Role.RESIDENT,
        fang=Role.REPRESENTATIVE,
        qin=Role.VOLUNTEER,
        **dict.fromkeys(browse, Role.VOLUNTEER),
    )
    _private(world, scene)
    scene.plant("钥匙在窗台", to=("resident", "fang"))
    scene.plant(REPLIES, to=("resident",), unseen=("fang",))
    return scene


def not_theirs(world: World) -> Scene:
    """A volunteer's own wish, about one of those who claim, is on the wall: for neither of the two."""
    everybody(world)
    reports(world["qin"], "青塘村想要一副拐杖", "微心愿")
    offers(world, "有位老人想要一副拐杖")
    world["clerk"].pushes("f:mark_subject:60001").says("方代表").presses("方代表").says("/cancel")
    scene = Scene(world, (60001,), barred=frozenset({"fang"}))
    others = (one for one in CLAIMERS if one not in ("qin", "fang"))
    scene.stand(60001, qin=Role.RESIDENT, **dict.fromkeys(others, Role.VOLUNTEER))
    may = [one for one in CLAIMERS if one != "fang"]
    scene.plant("拐杖", to=("qin", "shop", "clerk"), unseen=may)
    return scene

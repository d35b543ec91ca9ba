"""What is about nobody, and what is about somebody: with words, photo, address, thread, telephone."""

from cases.people import Role
from tests.whole.attack.ground import CLERKS, Scene, photos
from tests.whole.bureau import POWER, WATER, passes_on
from tests.whole.scenes import tells
from tests.whole.test_accused_deputies import deputises
from tests.whole.test_accused_units import belongs
from tests.whole.test_attempts import FEES, MONEY, everybody, joins
from tests.whole.test_bad_input import picture
from tests.whole.test_misconduct import discloses
from tests.world import Phone, World

NAME, NUMBER = "李大爷", "13800000001"
LAMP, HOUSE = "青塘路的路灯灭了三盏", "枫林巷七号"
ASKED, SAID = "是哪一盏先灭的", "槐树底下那一盏"
TASK, ANSWER = "请先断电再换", "下周一上杆"


def files(world: World, *names: str) -> None:
    world.messenger.files |= {name: picture() for name in names}


def talks(world: World, *, shares: bool = False) -> Phone:
    """A complaint with a photo and an address, accepted; a question, and its answer."""
    files(world, "pipe")
    resident = world["resident"].says(f"{LAMP}，在{HOUSE}").presses("投诉").presses("是青塘村")
    resident.photographs("pipe").presses("好了").presses("不是")
    resident.presses("可以" if shares else "不留").presses("发送")
    world.fetches()
    zhou = world["representative"].presses("接单").presses("问居民").says(f"{ASKED}？")
    resident.says(SAID).presses("是")
    return zhou


def plain(world: World) -> Scene:
    """周代表 has it, the water bureau works on it, a supervisor's own unit is another."""
    everybody(world)
    talks(world)
    passes_on(world["representative"], WATER)
    world["li"].presses("我单位来办").pushes("f:unit_progress:60001").says(ANSWER).presses("没有")
    scene = Scene(world, (60001,), joinable=frozenset({60001}))
    scene.stand(60001, resident=Role.RESIDENT, representative=Role.REPRESENTATIVE, li=Role.OFFICER)
    inside = ("representative", "resident")
    scene.plant(LAMP, HOUSE, *photos(world, "resident"), to=(*inside, "li"), of="resident")
    scene.plant(ASKED, to=inside)
    scene.plant(SAID, to=(*inside, "li"))
    scene.plant(ANSWER, to=("representative", "li"))
    scene.plant(NAME, NUMBER, to=("clerk",), unseen=("resident",), of="resident")
    scene.hide_numbers()
    return scene


def accused(world: World) -> Scene:
    """周代表, whom it is about, holds every role of the office, 方代表 is deputy; 邓代表 has it."""
    everybody(world)
    belongs(world, "representative", POWER, *(role for role in Role if role is not Role.SYSTEM))
    deputises(world, "fang", of="representative")
    files(world, "list")
    resident = tells(world["resident"], MONEY).presses("是位代表").says("周代表")
    resident.presses("可以").presses("发送").pushes("f:add:60001").says(SAID).photographs("list")
    world.fetches()
    clerk = world["clerk"].presses("标明说的是谁").presses("周代表").says("/cancel")
    clerk.pushes("f:assign:60001").presses("派给邓代表")
    world["deng"].presses("接单").pushes("f:write:60001").says(ASKED)
    scene = Scene(world, (60001,), barred=frozenset({"representative", "fang", "wang"}))
    scene.stand(60001, resident=Role.RESIDENT, deng=Role.REPRESENTATIVE)
    scene.plant("救济款没发", SAID, ASKED, *photos(world, "resident"), to=("resident", "deng"), of="resident")
    scene.plant(NAME, NUMBER, to=("deng", "clerk"), unseen=("resident",), of="resident")
    scene.hide_numbers()
    return scene


def accused_unit(world: World) -> Scene:
    """A clerk and a leader belong to the unit that it is about; 梁代表 is deputy of one of its officers."""
    everybody(world)
    belongs(world, "clerk", WATER)
    belongs(world, "xu", WATER, Role.LEADER, Role.REPRESENTATIVE)
    deputises(world, "liang", of="li")
    tells(world["resident"], f"{FEES}，在{HOUSE}").presses("是个单位").says(WATER)
    world["resident"].presses("不留").presses("发送")
    scene = Scene(world, (60001,), barred=frozenset({"clerk", "xu", "li", "liang"}))
    scene.stand(60001, resident=Role.RESIDENT, clerk=())
    scene.plant("乱收费", HOUSE, to=("resident", "supervisor", "leader"), staff=False)
    scene.hide_numbers()
    return scene


def misconduct(world: World) -> Scene:
    """检举控告: the desk has asked, was answered, and could not send once. One of the desk is meant."""
    everybody(world)
    joins(world, "meant", Role.DISCIPLINE)
    discloses(world["resident"], "青塘村的会计吃拿卡要，某meant也拿了", shares=True)
    desk = world["discipline"].presses("受理").presses("问居民").says(f"{ASKED}？")
    world["resident"].says(SAID).presses("是")
    world.messenger.blocked.add("resident")
    desk.pushes("f:write:60001").says(ANSWER)
    world.messenger.blocked.clear()
    scene = Scene(world, (60001,), barred=frozenset(world.people) - {"resident", "discipline"})
    scene.always = scene.barred - {"meant"}
    scene.stand(60001, resident=Role.RESIDENT, discipline=Role.DISCIPLINE, **dict.fromkeys(CLERKS, ()))
    scene.plant("吃拿卡要", SAID, ASKED, to=("resident", "discipline"), staff=False)
    scene.plant(ANSWER, to=("discipline",), unseen=("resident",), staff=False, of="resident")
    scene.plant(NAME, NUMBER, to=("discipline",), unseen=("resident",), staff=False, of="resident")
    scene.hide_numbers()
    return scene

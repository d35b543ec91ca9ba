"""What is about nobody, and what is about somebody: a case of every role's with words, photo, thread, phone."""

from bot.channels.channel import Attachment
from cases.people import Role
from tests.whole.attack.ground import Scene, photos
from tests.whole.bureau import WATER, passes_on
from tests.whole.scenes import tells
from tests.whole.test_attempts import everybody
from tests.whole.test_bad_input import picture
from tests.world import Phone, World

NAME, NUMBER = "李大爷", "13800000001"
LAMP, HOUSE = "青塘路的路灯灭了三盏", "枫林巷七号"
ASKED, SAID = "是哪一盏先灭的", "槐树底下那一盏"
TASK, ANSWER = "请先断电再换", "下周一上杆"


def files(world: World, *names: str) -> None:
    world.messenger.files |= {name: picture() for name in names}


def talks(world: World, *, shares: bool = False) -> Phone:
    """A complaint with a photo and an address, accepted; a question, its answer; passed on to the water bureau."""
    files(world, "pipe")
    resident = world["resident"].says(f"{LAMP}，在{HOUSE}").presses("投诉").presses("是青塘村")
    resident.sends("photo", attachments=(Attachment("photo", "pipe", "pipe"),)).presses("好了").presses("不是")
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
    scene.plant(LAMP, HOUSE, *photos(world, "resident"), to=(*inside, "li"))
    scene.plant(ASKED, to=inside)
    scene.plant(SAID, to=(*inside, "li"))
    scene.plant(ANSWER, to=("representative", "li"))
    scene.plant(NAME, NUMBER, to=("clerk",), unseen=("resident",))
    scene.hide_numbers()
    return scene



"""A resident who speaks another language comes to a representative who speaks it."""

from storage import people
from storage.work import Work
from tests.whole.scenes import tells, the_case
from tests.world import World

BOARD = "青塘路的广告牌歪了"


def changed(world: World, who: str, **values: object) -> None:
    def do(work: Work) -> None:
        number = world.people[who]
        people.change(work, people.load(work, [number])[number], **values)

    world.run(world.app.writer.job(do))


def test_who_speaks_it_is_preferred_among_the_near_and_it_is_said(world: World) -> None:
    changed(world, "fang", languages=["en"])
    resident = tells(world["resident"], BOARD).presses("不是").presses("不留")
    changed(world, "resident", language="en")
    resident.presses("发送")
    assert the_case(world).handler_id == world.people["fang"]
    world["fang"].sees("会说英语")


def test_for_everybody_else_it_counts_nothing(world: World) -> None:
    changed(world, "fang", languages=["en"])
    tells(world["resident"], BOARD).presses("不是").presses("不留").presses("发送")
    assert the_case(world).handler_id == world.people["representative"]


def test_what_is_asked_is_asked_again_in_the_language_that_was_chosen(world: World) -> None:
    resident = tells(world["resident"], BOARD).sees("您是要反映某位代表")
    resident.says("Language").presses("English").sees("representative")
    resident.presses("No, about").presses("No").presses("Send")
    assert the_case(world).words == BOARD


def test_where_nothing_is_asked_nothing_is(world: World) -> None:
    resident = world["resident"].says("语言").presses("English")
    assert len(resident.new) == 1 and not [b for b in resident.buttons() if b.data.startswith("q:")]

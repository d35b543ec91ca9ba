"""What is said after a good verdict, and is none."""

from storage import tables
from tests.whole.scenes import reports, resolves, the_case
from tests.world import Phone, World


def satisfied(world: World) -> Phone:
    resident: Phone = reports(world["resident"])
    resolves(world["representative"].presses("接单"))
    return resident.presses("办好了").sees("还想说一句吗")


def test_it_is_taken_up_again(world: World) -> None:
    resident = satisfied(world).says("又坏了").sees("要重新办吗").presses("是，重新办").sees("重新办")
    assert the_case(world).state == "in_progress"
    world["representative"].sees("又坏了")
    resident.says("60001-1").sees("60001-1")


def test_or_only_noted(world: World) -> None:
    satisfied(world).says("又坏了").presses("不是").sees("记上了")
    assert the_case(world).state == "closed"
    world["representative"].pushes("f:timeline:60001").sees("又坏了")


def test_a_number_is_no_remark(world: World) -> None:
    satisfied(world).says("60001-1").sees("60001-1 ·", "还想说一句吗").says("师傅人很好").sees("记上了")
    said = [row.words for row in world.rows(tables.event_words)]
    assert "师傅人很好" in said and "60001-1" not in said

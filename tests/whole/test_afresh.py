"""A sentence after the menu is a new matter until its writer says otherwise."""

from storage import tables
from tests.whole.scenes import LAMP, reports, the_case
from tests.whole.test_place_unsure import labels
from tests.world import World


def test_a_new_matter_does_not_become_the_place_of_the_old_one(world: World) -> None:
    resident = reports(world["resident"]).says("说件事").says("水管漏水").presses("投诉").sees("是在青塘村吗")
    resident.says("菜单").sees("是在青塘村吗").presses("我的事项").sees("60001-1 现在是这样")
    resident.says("楼道灯也坏了").sees("您又写了“楼道灯也坏了”。是接着“水管漏水”那件说吗？")
    assert labels(resident)[:2] == ["是，接着那件", "不是，那件不要了"]
    resident.says("不是").sees("您说的是哪件事").presses("补充 60001-1").sees("记上了")
    assert [row.id for row in world.rows(tables.cases)] == [60001] and the_case(world).words == LAMP


def test_the_old_one_goes_on_where_they_say_so(world: World) -> None:
    resident = world["resident"].says(LAMP).presses("投诉").says("菜单").presses("怎么用")
    resident.says("就在桥头第二盏").sees("是接着“青塘路的路灯坏了五盏”那件说吗？").says("是的")
    resident.sees("您写的“桥头第二盏”，是在青塘村吗？")


def test_a_draft_is_still_there_after_a_word_of_thanks(world: World) -> None:
    resident = (
        world["resident"].says(LAMP).presses("投诉").says("菜单").says("菜单").says("谢谢").sees("不客气")
    )
    resident.says("是").sees("是在青塘村吗").says("是").sees("有照片")

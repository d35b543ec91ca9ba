"""检举控告: it is recognised, whom it is about is asked plainly, and no word of it stands on a button."""

from tests.whole.scenes import the_case
from tests.world import World

TAKES = "我要举报乡里的张干部收钱不办事"


def test_it_is_offered_first_and_asked_plainly_whom_it_is_about(world: World) -> None:
    resident = world["resident"].says(TAKES).sees("算哪一类")
    assert resident.buttons()[0].label == "检举控告" and resident.buttons()[0].main
    resident.presses("检举控告").presses("只报给纪检").presses("说不清").presses("没有")
    resident.sees("说的是谁", "不写也行").sees_not("某位代表或某个单位")
    resident.says("乡里管低保的张干部").presses("不留").sees("说的是：乡里管低保的张干部").presses("发送")
    assert the_case(world).kind == "misconduct"


def test_whom_it_is_about_may_be_named_later(world: World) -> None:
    resident = world["resident"].says(TAKES).presses("检举控告").presses("只报给纪检").presses("说不清")
    resident.presses("没有").presses("先不写").presses("不留").sees_not("说的是：")
    resident.presses("改一改").presses("说的是谁").sees("不写也行").says("张干部").presses("发送")
    assert the_case(world).kind == "misconduct"


def test_no_word_of_it_stands_on_a_later_button(world: World) -> None:
    resident = world["resident"].says(TAKES).presses("检举控告").presses("只报给纪检").presses("说不清")
    resident.presses("没有").presses("先不写").presses("不留").presses("发送")
    resident.says("他昨天又去了").sees("您说的是哪件事")
    assert "补充 60001-1 检举控告" in [button.label for button in resident.buttons()]
    assert not [button for button in resident.buttons() if "干部" in button.label]

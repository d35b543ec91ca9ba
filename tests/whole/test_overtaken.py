"""What a clerk was asked to decide and what then came to pass by itself: they hear that it is settled."""

from storage import tables
from tests.whole.scenes import reports, resolves, the_case
from tests.world import World


def goes_to_the_next(world: World) -> None:
    zhou = the_case(world).handler_id
    while the_case(world).handler_id == zhou:
        world.follows_up()


def test_who_was_asked_hears_that_it_went_on_by_itself(world: World) -> None:
    reports(world["resident"])
    while not world.rows(tables.tasks, kind="escalated", done_at=None):
        world.follows_up()
    clerk = world["clerk"].sees("60001-1 要请您定", "[换代表]")
    old = next(button.data for button in clerk.buttons() if button.label == "换代表")
    goes_to_the_next(world)
    clerk.sees("60001-1 已换方代表来办，不用您定了。")
    assert [button.label for button in clerk.buttons()] == ["看这件事"]
    clerk.pushes(old).sees("60001-1 这中间有了变化：现在在方代表手上。")
    world["supervisor"].sees_not("不用您定了")
    assert world.audit() == ()


def test_days_that_nothing_moved_are_counted_like_those_it_lay_with_somebody(world: World) -> None:
    reports(world["resident"])
    while not world.rows(tables.tasks, kind="escalated", done_at=None):
        world.follows_up()
    world["clerk"].sees("2 个工作日没有接单", "代表 2 个工作日")


def test_who_answers_hears_that_the_time_they_asked_for_need_not_be_decided_any_more(world: World) -> None:
    reports(world["resident"])
    zhou = (
        world["representative"].presses("接单").pushes("f:extend:60001").says("12月15日").says("灯具要定做")
    )
    resolves(zhou.pushes("f:case:60001")).sees("正等居民评价。您申请的延期，不用再批了。")
    reports(world.newcomer("anna"), "青塘村的马路坑坑洼洼")
    world["representative"].presses("接单")
    resolves(world["representative"]).sees("正等居民评价。").sees_not("延期")

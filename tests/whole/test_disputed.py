"""Not solved, and whether it lasted: what the resident says, and who hears of it."""

from tests.whole.scenes import reports, resolves, the_case
from tests.whole.test_followed_up import accepted, open_kinds
from tests.world import World


def test_the_second_time_it_is_not_solved_a_supervisor_reads_both_sides(world: World) -> None:
    accepted(world)
    resolves(world["representative"], "换过灯了")
    world["resident"].presses("没办好").says("还是黑的")
    world["supervisor"].sees_not("没办好")
    resolves(world["representative"], "又换了一次")
    world["resident"].presses("没办好").says("一盏都不亮")
    world["supervisor"].sees("居民第 2 次不满意", "周代表手上", "上次答复：又换了一次", "居民说：一盏都不亮")
    world["supervisor"].says("/queue").presses("60001-1").sees("居民说：一盏都不亮")


def test_the_supervisor_reads_of_it_once_with_the_words(world: World) -> None:
    accepted(world)
    resolves(world["representative"], "换过灯了")
    world["resident"].presses("没办好").says("还是黑的")
    resolves(world["representative"], "又换了一次")
    supervisor = world["supervisor"]
    supervisor.read = len(supervisor.got)
    world["resident"].presses("没办好").sees("差在哪里")
    assert supervisor.new == []
    world["resident"].says("一盏都不亮")
    (told,) = supervisor.new
    assert "第 2 次不满意" in told.text


def test_who_says_no_more_is_told_of_all_the_same_a_little_later(world: World) -> None:
    accepted(world)
    for words in ("换过灯了", "又换了一次"):
        resolves(world["representative"], words)
        world["resident"].presses("没办好").presses("不说了")
    supervisor = world["supervisor"]
    world.passes(minutes=14)
    assert supervisor.new == []
    world.passes(minutes=2)
    supervisor.sees("居民第 2 次不满意")
    assert len(supervisor.new) == 1


def test_after_a_good_end_disputes_are_counted_anew(world: World) -> None:
    accepted(world)
    resolves(world["representative"])
    world["resident"].presses("没办好").says("还是黑的")
    resolves(world["representative"])
    world["resident"].presses("办好了，满意").presses("没有了").pushes("f:reopen:60001").says("又黑了")
    world["resident"].presses("没有")
    assert "disputed" not in open_kinds(world)


def test_a_petitioner_s_reasons_reach_the_clerk(world: World) -> None:
    reports(world["resident"], "青塘村征地的钱没给够", kind="信访诉求")
    world["clerk"].pushes("f:explain:60001").says("地在红线外，按标准给足了").presses("没有")
    world["resident"].presses("不满意").says("我家就在红线里面")
    world["clerk"].sees(
        "不满意上次的答复", "还没有代表来办", "上次答复：地在红线外", "居民说：我家就在红线里面"
    )


def test_two_weeks_later_it_is_asked_whether_it_lasted(world: World) -> None:
    accepted(world)
    resolves(world["representative"])
    resident = world["resident"].presses("办好了，满意").presses("没有了")
    world.follows_up()
    resident.sees("现在还好吗").presses("还好着").sees("好的，谢谢您")
    assert the_case(world).next_action_at is None


def test_broken_again_is_worked_on_again(world: World) -> None:
    accepted(world)
    resolves(world["representative"])
    resident = world["resident"].presses("办好了，满意").presses("没有了")
    world.follows_up()
    resident.presses("又坏了").sees("现在怎么了").says("桥头那盏又不亮了").presses("没有").sees(
        "60001-1 重新办", "周代表接着办"
    )
    world["representative"].sees("居民说又不行了", "桥头那盏又不亮了")

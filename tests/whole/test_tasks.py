"""Who sees which staff task: whom it was raised for and those above; where nobody is there, who stands in."""

from datetime import timedelta

from sqlalchemy import text

from storage import tables
from tests.whole.scenes import accuses, reports, the_case
from tests.world import World


def escalated(world: World) -> int:
    """A petition that no clerk has looked at for two working days: for supervisors."""
    reports(world["resident"], "青塘村的拆迁补偿没到位", "信访诉求")
    while not (found := world.rows(tables.tasks, kind="escalated")):
        world.follows_up()
    assert [row.raised_for for row in found] == ["supervisors"]
    return int(found[0].id)


def test_what_was_raised_for_supervisors_is_not_the_clerks(world: World) -> None:
    task = escalated(world)
    world["supervisor"].sees("要请您定")
    world["supervisor"].says("/queue").sees("要定 · 60001-1")
    world["leader"].says("/queue").sees("眼下没有要办的")  # it has not come to them
    world["leader"].pushes(f"f:task:t{task}").sees("要请您定")  # who looks for it sees it
    world["clerk"].says("/queue").sees("60001-1 待看").sees_not("要定")
    world["clerk"].pushes(f"f:task:t{task}").sees_not("要请您定")
    world["clerk"].pushes(f"f:task_done:t{task}").says("办了")
    assert world.rows(tables.tasks, id=task)[0].done_at is None
    before = len(world["clerk"].got)
    world.passes(days=3)
    assert not any("要请您定" in m.text for m in world["clerk"].got[before:])


def test_where_there_is_no_supervisor_a_clerk_stands_in(world: World) -> None:
    with world.app.database.writer.begin() as connection:
        nobody = "UPDATE people SET roles = '[\"resident\"]', staff = 0 WHERE id IN (:one, :two)"
        given = {"one": world.people["supervisor"], "two": world.people["leader"]}
        connection.execute(text(nobody), given)
    task = escalated(world)
    world["clerk"].says("/queue").sees("要定 · 60001-1")
    world["clerk"].pushes(f"f:task:t{task}").sees("要请您定").presses("派给代表").presses("派给周代表")
    assert the_case(world).handler_id == world.people["representative"]


def test_marked_it_is_a_case_like_any_other_in_the_queue(world: World) -> None:
    accuses(world["resident"], "姓孙的代表")
    clerk = world["clerk"].sees("谁也收不到这件事")
    clerk.presses("标明").says("孙代表").sees("派给谁").says("/cancel")
    clerk.says("/queue").sees("要您定", "60001-1 待看").sees_not("说到人")


def test_who_goes_away_can_return_what_they_have_in_hand(world: World) -> None:
    reports(world["resident"])
    representative = world["representative"].presses("接单").says("/away").says("明天").says("下周三")
    representative.sees("不派新的给您", "不便就点“退回”", "[退回 60001-1 青塘路的路灯坏了五盏]")
    representative.presses("退回 60001-1").presses("我在外地").says("下周三才回来").sees("60001-1 退回了")
    representative.sees_not("回来了吗", "哪天起")
    representative.says("/away").presses("改日期").says("明天").says("下周四").sees_not("退回")


def test_what_was_just_told_is_not_brought_to_mind_soon_after(world: World) -> None:
    world["resident"].says("青塘村楼道里有煤气味").presses("是青塘村").presses("发送")
    for _ in range(20):
        world.follows_up()
        told = world.rows(tables.outbox, what="task-escalated")[-1].created_at
        [task] = world.rows(tables.tasks, kind="escalated")
        assert task.next_action_at - told > timedelta(days=1), "their clock and the case's are two"

"""What does not reach somebody is one task for a clerk, not one a message."""

from storage import tables
from tests.whole.scenes import reports
from tests.world import World


def test_one_silence_of_one_person_is_one_task(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    world.messenger.blocked.add("resident")
    zhou.presses("问居民").says("哪几盏？")
    for _ in range(6):
        world.follows_up()
        world.passes(days=1)
    (call,) = world.rows(tables.tasks, kind="undelivered", done_at=None)
    assert call.person_id == world.people["resident"]
    world.messenger.blocked.clear()
    world["clerk"].pushes(f"f:resend:t{call.id}").sees("又发了一次")
    world["resident"].sees("哪几盏？").presses("回答").says("路口")
    assert world.rows(tables.tasks, kind="undelivered", done_at=None) == []

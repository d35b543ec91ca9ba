"""A resident's name is theirs to give, whoever they become later."""

from storage import invitations, people
from storage.work import Work
from tests.whole.scenes import reports
from tests.world import Phone, World

WANG = "王秀英"


def test_who_joins_the_office_later_stays_unnamed_in_what_they_once_reported(world: World) -> None:
    visitor = world.newcomer("visitor").sends("command", text="start", name=WANG)
    reports(visitor)

    def invites(work: Work) -> str:
        new = people.Person(0, "王科员", "zh", frozenset({people.Role.CLERK}))
        return invitations.invite(work, people.add(work, new))[0]

    visitor.says(f"/start {world.run(world.app.writer.job(invites))}").sees("以后事情就发到这里")
    handler = (
        world["representative"]
        .presses("接单")
        .presses("更多")
        .presses("说话")
        .presses("看经过")
        .sees("居民", "青塘路")
    )
    assert WANG not in Phone.shown(handler.got)


def test_who_agrees_is_named_to_who_has_the_case_and_to_nobody_after_them(world: World) -> None:
    resident = (
        world["resident"].says("青塘路的路灯坏了五盏").presses("投诉").presses("是青塘村").presses("没有")
    )
    resident.presses("不是").presses("可以").presses("发送")
    world["representative"].sees("李大爷", "13800000001").presses("退回").presses("别的原因").says(
        "这段归公路局"
    )
    world["representative"].sees_not("李大爷")
    world["clerk"].sees("60001-1 退回来了").presses("派给代表").presses("派给方代表")
    world["fang"].sees("李大爷", "13800000001")
    world["representative"].says("/mine").sees_not("李大爷", "60001")
    world["liang"].says("60001-1").sees_not("李大爷", "路灯")

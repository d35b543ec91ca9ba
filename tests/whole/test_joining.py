"""An invitation used by somebody who is known already: they are one person, with all they have in hand."""

import pytest

from bot.channels.channel import Incoming
from storage import invitations, people, tables
from storage.work import Work
from tests.whole.scenes import LAMP, accuses, reports, resolves, tells, the_case
from tests.world import Phone, World


def invited(world: World, phone: Phone, *roles: str, name: str = "周科员", person: int | None = None) -> int:
    """`phone` uses an invitation for somebody new, or for `person`; returns whom it was for."""

    def invites(work: Work) -> tuple[int, str]:
        new = people.Person(0, name, "zh", frozenset(people.Role(role) for role in roles))
        number = person or people.add(work, new)
        return number, invitations.invite(work, number)[0]

    number, code = world.run(world.app.writer.job(invites))
    phone.says(f"/start {code}").sees(f"{name}，您好" if person is None else "您好")
    return int(number)


@pytest.mark.parametrize("roles", [("representative", "resident"), ("clerk",)])
def test_what_a_representative_has_in_hand_comes_along(world: World, roles: tuple[str, ...]) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    person = invited(world, zhou, *roles)
    assert the_case(world).handler_id == person
    zhou.says("/mine").sees("60001-1")
    zhou.read = len(zhou.got)
    for _ in range(3):
        world.follows_up()
    zhou.sees("办得怎么样了")
    zhou.pushes("f:progress:60001").says("明天换灯").presses("没有").presses("还说不准")
    world["resident"].sees("明天换灯")
    resolves(zhou.pushes("f:case:60001"))
    assert not world.rows(tables.tasks, kind="undelivered")
    assert world.audit() == ()


def test_the_next_case_of_their_district_goes_to_them_once(world: World) -> None:
    person = invited(world, world["representative"], "representative", name="周明")
    reports(world["resident"])
    assert the_case(world).handler_id == person
    reports(world["resident"], "青塘路的垃圾没人收")
    world["clerk"].says("/queue")
    assert [row.representative for row in world.rows(tables.people, name="周代表")] == [False]


def test_what_they_have_goes_back_where_it_is_about_whom_they_turn_out_to_be(world: World) -> None:
    """方代表, named in a case of 周代表, uses an invitation for 周代表."""
    tells(world["resident"], f"{LAMP}，方代表不管").presses("不是").presses("不留").presses("发送")
    world["clerk"].presses("标明说的是谁").presses("方代表").presses("派给周代表")
    world["representative"].presses("接单")
    fang = world["fang"]
    fang.read = len(fang.got)
    invited(world, fang, person=world.people["representative"])
    case = the_case(world)
    assert (case.state, case.handler_id) == ("admitted", None)
    world["clerk"].sees("60001-1", "派给谁")
    fang.says("/mine").sees_not("60001")
    fang.pushes("f:case:60001").sees_not("路灯")
    assert world.audit() == ()


def test_nobody_handles_what_they_reported_themselves(world: World) -> None:
    reports(world["resident"])
    invited(world, world["resident"], person=world.people["representative"])
    case = the_case(world)
    assert (case.state, case.handler_id) == ("admitted", None)
    world["clerk"].sees("退回来了", "我认识当事人").sees_not("派给周代表")
    world["resident"].says("/mine").sees("60001-1")


def test_words_withheld_from_them_stay_so(world: World) -> None:
    reports(world["resident"])
    zhou = world["representative"].presses("接单")
    world["resident"].pushes("f:add:60001").says("救济款是周代表拿的")
    person = invited(world, zhou, "clerk")
    zhou.pushes("f:timeline:60001").says("/queue").sees("没有要办的")
    zhou.pushes("f:clear_subject:60001").pushes("f:mark_subject:60001")
    world.passes(days=3)
    assert "救济款" not in Phone.shown(zhou.got)
    world["clerk"].presses("没说到谁").presses("没说到谁")
    assert the_case(world).handler_id == person
    zhou.sees("居民又说了", "救济款")


@pytest.mark.parametrize("named", ["in the report", "later"])
def test_what_was_kept_for_the_morning_does_not_reach_whom_they_turn_out_to_be(
    world: World, named: str
) -> None:
    """The clerk, reminded at night whom a case is about, uses an invitation for the one it names."""
    if named == "later":
        reports(world["resident"])
        world["representative"].presses("接单")
        world["resident"].pushes("f:add:60001").says("救济款是周代表拿的")
    else:
        accuses(world["resident"], words="青塘村的救济款没发到户")
    world.clock.at = world.clock.at.replace(hour=14, minute=30)  # 22:30 in the office
    world.passes(days=3)
    assert [row.person_id for row in world.rows(tables.outbox, state="held", what="task-named")] == [
        world.people["clerk"]
    ]
    clerk = world["clerk"]
    invited(world, clerk, person=world.people["representative"])
    clerk.read = len(clerk.got)
    world.passes(hours=12)
    clerk.sees_not("救济款", "说的是谁")


def test_what_comes_from_their_other_chat_at_the_same_moment_is_theirs_as_well(world: World) -> None:
    """One transaction takes both: nothing may be left with somebody whom nobody can reach any more."""
    invited(world, world.newcomer("tablet"), person=world.people["resident"])
    tablet = tells(world["tablet"]).presses("不是").presses("不留")
    (send,) = [button.data for button in tablet.buttons() if button.label == "发送"]
    job = world.app.writer.job
    code, _ = world.run(job(lambda work: invitations.invite(work, world.people["xu"])))
    joins = Incoming("memory", "k:1", "resident", "command", {}, text="start", data=code)
    sends = Incoming("memory", "k:2", "tablet", "press", {}, data=send)
    world.run(world.app.writer.take([joins, sends]))
    world.settle()
    assert [row.person_id for row in world.rows(tables.parties)] == [world.people["xu"]]
    tablet.says("/mine").sees("60001-1")

"""For somebody without a phone: a representative or the staff enter it, and the staff call (电话回访)."""

from datetime import timedelta
from typing import Any

import pytest

from storage import tables
from tests.whole.scenes import resolves, the_case
from tests.world import Phone, World

WANG = ("王大爷", "13711112222")


def enters(
    phone: Phone,
    *,
    name: str = WANG[0],
    number: str = WANG[1],
    shares: bool = True,
    words: str = "青塘路的路灯坏了",
    source: str = "走访",
) -> Phone:
    """A visit: the whole of it."""
    phone.says("/enter").presses(source).says(words).presses("投诉").presses("是青塘村").presses("没有")
    phone.presses("不是")
    phone.says(name) if name else phone.presses("不填")
    phone.says(number) if number else phone.presses("不填")
    if name or number:
        phone.presses("可以" if shares else "不留")
    return phone.presses("发送")


def calls(world: World) -> Any:
    """The calls that are still to be made."""
    return world.rows(tables.tasks, kind="call", done_at=None)


def test_the_resident_is_a_person_without_a_chat_and_is_not_called_for_what_is_routine(world: World) -> None:
    enters(world["clerk"]).sees("登记好了，号码 60001-1", "打电话给居民")
    case = the_case(world)
    (party,) = world.rows(tables.parties)
    (wang,) = [row for row in world.rows(tables.people) if row.id == party.person_id]
    assert (wang.name, wang.phone, case.source, party.shares_contact) == (*WANG, "visit", True)
    assert case.handler_id == world.people["representative"]
    zhou = world["representative"].sees("来源：走访（督办科 · 沈登记），打电话回访", "王大爷")
    zhou.presses("接单").pushes("f:progress:60001").says("灯具明天到").presses("没有").presses("还说不准")
    assert not world.rows(tables.tasks, case_id=case.id)


@pytest.mark.parametrize("source", ["走访", "来访", "来电", "来信", "意见箱"])
def test_every_way_in_stands_on_the_case(world: World, source: str) -> None:
    enters(world["clerk"], source=source).sees("登记好了")
    world["representative"].sees(f"来源：{source}（督办科 · 沈登记）")


def test_without_a_number_nobody_is_said_to_telephone(world: World) -> None:
    enters(world["clerk"], number="").sees("登记好了", "没有电话", "去找居民说").sees_not("打电话给居民")


def test_the_handler_sees_the_number_only_if_the_resident_agreed(world: World) -> None:
    enters(world["clerk"], shares=False)
    world["representative"].sees("没有留联系方式").sees_not(*WANG)
    world["representative"].presses("接单")
    resolves(world["representative"])
    assert not any(number in Phone.shown(world["representative"].got) for number in WANG)


def test_what_sounds_like_misconduct_is_not_entered_and_it_is_said_where_it_goes(world: World) -> None:
    clerk = world["clerk"].says("/enter").presses("走访").says("青塘村的会计吃拿卡要")
    clerk.sees("像是检举控告", "纪检监察组", "12388").presses("不登记了").sees("没有登记")
    assert world.rows(tables.cases) == []
    clerk.says("/finding").says("青塘村的会计受贿").sees("像是检举控告").presses("不是，照常登记")
    clerk.presses("投诉").presses("是青塘村").presses("没有").presses("不是").presses("发送")
    assert the_case(world).kind == "complaint"


def test_who_enters_something_about_themselves_hears_that_they_will_not_see_it(world: World) -> None:
    zhou = world["representative"].says("/enter").presses("走访").says("青塘村的路灯坏了，周代表不管")
    zhou.presses("投诉").presses("是青塘村").presses("没有").presses("是周代表").sees(
        "说到了您自己", "看不到"
    )
    zhou.presses("照样登记").says("王大爷").presses("不填").presses("不留").presses("发送")
    assert the_case(world).handler_id is None
    assert "看不了" in zhou.pushes("f:case:60001").toast


def test_the_answer_is_told_by_a_call_and_the_verdict_is_the_residents_own(world: World) -> None:
    enters(world["clerk"])
    resolves(world["representative"].presses("接单"))
    (call,) = calls(world)
    world["clerk"].sees("请联系王大爷 13711112222", "五盏灯都换好了", "居民满意吗")
    world["clerk"].presses("满意").sees("记上了")
    assert (the_case(world).state, calls(world)) == ("closed", [])
    (rated,) = world.rows(tables.events, action="rate")
    assert rated.actor_id == call.person_id and rated.data["noted"] == world.people["clerk"]
    world["representative"].sees("居民评价了：满意")
    world["clerk"].pushes("f:timeline:60001").sees("您登记了这件事：走访", "督办科 · 沈在电话里记的")
    assert world.audit() == ()


def test_who_is_not_satisfied_says_why_and_the_work_goes_on(world: World) -> None:
    enters(world["clerk"])
    resolves(world["representative"].presses("接单"))
    world["clerk"].presses("不满意").sees("哪里没办好").says("路口那盏还是黑的")
    assert the_case(world).state == "in_progress"
    world["representative"].sees("路口那盏还是黑的")
    assert calls(world) == []


def test_a_question_is_put_by_a_call_and_the_clock_stands_meanwhile(world: World) -> None:
    enters(world["clerk"])
    world["representative"].presses("接单").presses("问居民").says("是哪一盏先坏的？")
    world["clerk"].sees("要问的：是哪一盏先坏的？").presses("记下回答").says("路口那盏")
    assert the_case(world).state == "in_progress"
    world["representative"].sees("居民回话了", "路口那盏")
    assert calls(world) == []


def test_what_the_resident_says_about_the_handler_on_the_telephone_waits_for_a_clerk(world: World) -> None:
    """Promise 5 holds for what is written down as well."""
    enters(world["clerk"])
    world["representative"].presses("接单").presses("问居民").says("是哪一盏？")
    world["clerk"].presses("记下回答").says("救济款是周代表拿的")
    assert "救济款" not in Phone.shown(world["representative"].got)
    world["clerk"].sees("说的是谁")


def test_nobody_answers_twice_and_only_then_it_closes_as_not_rated(world: World) -> None:
    """Rung up in vain counts like a question that was sent; while nobody has rung, nothing runs."""
    enters(world["clerk"])
    resolves(world["representative"].presses("接单"))
    for _ in range(4):
        world.follows_up()
    assert the_case(world).state == "resolved" and len(calls(world)) == 1
    for asked in (1, 2):
        world["clerk"].presses("没接通").sees("没接通")
        (party,) = world.rows(tables.parties)
        assert (party.asked, calls(world)) == (asked, [])
        while the_case(world).state == "resolved" and not calls(world):
            world.follows_up()
    assert (the_case(world).state, the_case(world).outcome) == ("closed", "unanswered")
    assert calls(world) == []  # that they cannot be reached they need not be told
    assert [row.data["reached"] for row in world.rows(tables.events, action="call")] == [False, False]


def test_that_it_is_over_is_told_and_tried_twice(world: World) -> None:
    enters(world["clerk"])
    zhou = world["representative"].presses("接单")
    zhou.pushes("f:solve_on_spot:60001").says("当场拧紧了灯泡").presses("没有")
    world["clerk"].sees("告诉居民办结了", "当场拧紧了灯泡").presses("没接通")
    (call,) = calls(world)
    assert call.next_action_at > world.clock.at + timedelta(hours=12)
    world["clerk"].presses("没接通")
    assert calls(world) == []


def test_what_is_not_done_after_all_is_reopened_on_the_telephone(world: World) -> None:
    enters(world["clerk"])
    zhou = world["representative"].presses("接单")
    zhou.pushes("f:solve_on_spot:60001").says("当场拧紧了灯泡").presses("没有")
    world["clerk"].presses("没办好，重新办").says("晚上又黑了")
    assert the_case(world).state == "in_progress"
    zhou.sees("晚上又黑了")


def test_a_message_to_them_is_passed_on_with_the_next_call(world: World) -> None:
    enters(world["clerk"])
    zhou = world["representative"].presses("接单")
    zhou.pushes("f:write:60001").says("明天上午我来看灯")
    zhou.pushes("f:write:60001").says("下午也可以")
    (call,) = calls(world)
    assert call.note == "明天上午我来看灯\n下午也可以"
    world["clerk"].sees("下午也可以").presses("说到了").sees("记上了")
    assert calls(world) == []


def test_they_are_known_again_by_their_number(world: World) -> None:
    enters(world["clerk"])
    enters(world["representative"], words="青塘路的下水道堵了")
    one, other = world.rows(tables.parties)
    assert one.person_id == other.person_id
    enters(world["clerk"], name="李四", words="青塘路的树倒了")
    assert len({row.person_id for row in world.rows(tables.parties)}) == 2  # a telephone of two people


def test_a_number_that_somebody_has_only_typed_gives_them_nothing(world: World) -> None:
    anna = world.newcomer("anna")
    anna.says("青塘路的垃圾没人收").presses("投诉").presses("是青塘村").presses("没有").presses("不是")
    anna.presses("可以").says("赵安娜").says(WANG[1]).presses("发送")
    enters(world["clerk"])
    anna.says("/mine").sees_not("60002")
    assert len({row.person_id for row in world.rows(tables.parties)}) == 2


def comes(world: World, vouched: bool = True) -> Phone:
    """The same resident, later, in a chat: a report, with their number by the messenger's button."""
    wang = world.newcomer("wang")
    wang.says("青塘路的垃圾没人收").presses("投诉").presses("是青塘村").presses("没有").presses("不是")
    wang.presses("可以").says("老王").sends("contact", phone=WANG[1], vouched=vouched)
    return wang.presses("发送")


def test_who_comes_with_the_number_that_the_messenger_vouches_for_has_what_is_theirs(world: World) -> None:
    enters(world["clerk"])
    resolves(world["representative"].presses("接单"))
    comes(world).sees("60001-1", "满意")
    assert calls(world) == []
    (party,) = world.rows(tables.parties, case_id=60001)
    assert party.asked == 1
    world["wang"].pushes("f:rate:60001::satisfied")
    assert the_case(world).id == 60002 and world.rows(tables.cases, id=60001)[0].state == "closed"
    enters(world["clerk"], words="青塘路的树倒了")
    world["wang"].says("/mine").sees("60003")
    assert world.audit() == ()


def test_without_the_messengers_word_for_it_nothing_is_theirs(world: World) -> None:
    enters(world["clerk"])
    resolves(world["representative"].presses("接单"))
    comes(world, vouched=False).says("/mine").sees_not("60001")
    assert len(calls(world)) == 1


def test_an_invitation_brings_it_to_a_chat_of_their_own(world: World) -> None:
    enters(world["clerk"])
    world["representative"].presses("接单").presses("问居民").says("是哪一盏？")
    world["clerk"].presses("居民能上网了").sees("给王大爷")
    (code,) = [link[7:] for link in world["clerk"].got[-1].links if link.startswith("memory:")]
    world["xu"].says(f"/start {code}").sees("连不上")  # not for whoever passes it on
    world.newcomer("wang").says(f"/start {code}").sees("以后事情就发到这里", "是哪一盏？")
    assert calls(world) == []
    world["wang"].presses("回答").says("路口那盏")
    world["representative"].sees("路口那盏")
    world.newcomer("thief").says(f"/start {code}").sees("用过了").says("/mine").sees_not("60001")


def test_what_has_nobody_to_be_called_is_answered_to_whoever_entered_it(world: World) -> None:
    enters(world["representative"], name="", number="").sees("答复告诉您")
    (party,) = world.rows(tables.parties)
    assert party.person_id == world.people["representative"]
    assert the_case(world).handler_id != world.people["representative"]


def test_who_enters_it_is_asked_first(world: World) -> None:
    """首接负责: of two representatives of the place, it goes to the one they told."""
    enters(world["fang"], words="青塘路的路灯坏了")
    assert the_case(world).handler_id == world.people["fang"]


def test_the_accused_gets_nothing_of_what_was_entered(world: World) -> None:
    clerk = world["clerk"].says("/enter").presses("来信").says("青塘村的救济款没发到户").presses("投诉")
    clerk.presses("是青塘村").presses("没有").presses("是位代表").says("周代表")
    clerk.says(WANG[0]).says(WANG[1]).presses("可以").presses("发送")
    assert the_case(world).handler_id is None
    world["representative"].says("/mine").sees_not("60001")
    assert "救济款" not in Phone.shown(world["representative"].got)


@pytest.mark.parametrize("flow", ["enter", "finding", "request"])
def test_residents_enter_nothing_for_others(world: World, flow: str) -> None:
    world["resident"].says(f"/{flow}").sees("口令我不认得")
    assert not world.rows(tables.cases)


def test_only_staff_note_calls(world: World) -> None:
    enters(world["clerk"])
    resolves(world["representative"].presses("接单"))
    (call,) = calls(world)
    for who in ("representative", "resident", "xu"):
        world[who].pushes(f"f:call:t{call.id}::satisfied").pushes(f"f:call_invite:t{call.id}")
    assert the_case(world).state == "resolved" and len(calls(world)) == 1

"""What the office's own people bring: findings, what correspondents report, what representatives ask."""

import pytest

from bot import acts
from cases.commands import OpenCase
from cases.errors import NotYours
from cases.model import Kind
from cases.sources import Source
from storage import people, tables
from storage.work import Work
from tests.whole.scenes import resolves, the_case
from tests.whole.test_joining import invited
from tests.world import Phone, World


def correspondent(world: World) -> Phone:
    """Of the village, by invitation."""
    phone = world.newcomer("lao")
    invited(world, phone, "correspondent", "resident", name="老刘")
    return phone


def finds(phone: Phone, words: str = "青塘路的护栏断了") -> Phone:
    phone.says("/finding").says(words).presses("投诉").presses("是青塘村").presses("没有").presses("不是")
    return phone.presses("发送")


def test_a_correspondent_reports_and_confirms_what_came_of_it(world: World) -> None:
    lao = finds(correspondent(world)).sees("报上去了，号码 60001-1")
    assert the_case(world).source == "correspondent"
    zhou = world["representative"].sees("来源：通讯员（老刘登记）").presses("接单")
    resolves(zhou, "护栏装好了")
    lao.sees("护栏装好了").presses("办好了，满意")
    assert (the_case(world).state, the_case(world).outcome) == ("closed", "fixed")
    lao.says("/help").sees("报情况")


def test_staff_report_what_they_found_and_do_not_answer_themselves(world: World) -> None:
    clerk = finds(world["clerk"]).sees("报上去了")
    assert the_case(world).source == "finding"
    clerk.pushes("f:explain:60001").sees_not("怎么答复")
    resolves(world["representative"].presses("接单"), "护栏装好了")
    clerk.sees("护栏装好了").presses("办好了，满意")
    assert the_case(world).state == "closed"


def asks(phone: Phone, what: str = "履职要求") -> Phone:
    return phone.says("/request").presses(what).says("请组织一次水库视察").presses("没有").presses("发送")


def test_what_a_representative_asks_a_clerk_handles_and_the_representative_rates(world: World) -> None:
    zhou = asks(world["representative"]).sees("由人大办来办")
    case = the_case(world)
    assert (case.source, case.handler_id) == ("request", world.people["clerk"])
    clerk = world["clerk"].sees("来源：履职要求", "请组织一次水库视察").sees_not("沈代表")
    clerk.sees("[问代表]").sees_not("[问居民]").presses("接单").sees("答复").sees_not("答复居民")
    zhou.sees("督办科 · 沈").sees_not("沈代表")
    clerk.says("/mine").sees("60001-1")
    clerk.pushes("f:resolve:60001").presses("解决了").says("定在12月8日").presses("没有")
    zhou.sees("定在12月8日").presses("办好了，满意")
    assert (the_case(world).state, the_case(world).outcome) == ("closed", "fixed")
    assert [name for name in Phone.shown(clerk.got).split() if "沈代表" in name] == []
    assert world.audit() == ()


def test_who_handles_what_a_representative_asks_never_hears_of_a_resident(world: World) -> None:
    """Nobody else asked: all the way to its end it is a representative who is told, answers and rates."""
    zhou, clerk = asks(world["representative"]), world["clerk"]
    heard = len(clerk.got)
    clerk.presses("接单")
    zhou.says("60001-1").sees("问工作人员进展").sees_not("问代表进展")
    clerk.pushes("f:progress:60001").says("在商量").presses("没有").presses("还说不准")
    clerk.pushes("f:ask:60001").says("哪一座水库？")
    zhou.presses("回答").says("水碾坝")
    clerk.pushes("f:resolve:60001").presses("解决了").says("定在12月8日").presses("没有")
    zhou.presses("没办好").says("太晚了")
    clerk.pushes("f:thread:60001").says("60001-1")
    world.follows_up()
    clerk.pushes("f:resolve:60001").presses("解释清楚了").says("改在12月5日").presses("没有")
    zhou.presses("办好了，满意").sees("这中间有了变化：已经有答复了").sees_not("居民")
    zhou.presses("满意").presses("没有了")
    told = Phone.shown(clerk.got[heard:])
    assert [line for line in told.splitlines() if "居民" in line] == []


def test_what_a_representative_asks_is_chased_like_any_other(world: World) -> None:
    asks(world["representative"], "代表意见")
    assert the_case(world).source == "opinion"
    for _ in range(3):
        world.follows_up()
    assert the_case(world).state == "assigned"
    world["clerk"].sees("60001-1")


def test_it_goes_from_clerk_to_clerk_only(world: World) -> None:
    asks(world["representative"])
    world["supervisor"].pushes("f:assign:60001").sees("没有合适的")
    invited(world, world.newcomer("bai"), "clerk", name="白科员")
    world["supervisor"].pushes("f:assign:60001").presses("派给白科员")
    bai = [row.id for row in world.rows(tables.people) if row.name == "白科员"]
    assert [the_case(world).handler_id] == bai


@pytest.mark.parametrize(("who", "source"), [("resident", Source.VISIT), ("clerk", Source.REQUEST)])
def test_a_source_is_for_those_who_may_enter_from_it(world: World, who: str, source: Source) -> None:
    """Whatever a conversation comes to: the command itself is refused."""
    command = OpenCase(Kind.COMPLAINT, "路灯坏了", source=source, name="王大爷", phone="13711112222")

    def enters(work: Work) -> None:
        by = people.load(work, [world.people[who]])[world.people[who]]
        with pytest.raises(NotYours):
            acts.open_new(work, world.app.office, command, by)

    world.run(world.app.writer.job(enters))
    assert not world.rows(tables.cases)

"""What whoever has a matter does with it, and the office, and the units: steps of `county_paths`."""

from tests.whole.county import CLERK, LEADER, SUPERVISOR, UNITS
from tests.whole.county_matter import Matter
from tests.world import Phone

# Whoever has it


def accepts(m: Matter) -> None:
    m.presses(m.hands, "accept").sees("接")


def goes_on(m: Matter) -> None:
    m.presses(m.hands, "progress").says(m.said("有进展")).presses("没有").presses("还说不准")
    m.resident.sees(m.said("有进展"))


def promises(m: Matter) -> None:
    m.presses(m.hands, "progress").says(m.said("定了日子")).presses("没有").says(m.county.day(4))


def resolves(m: Matter) -> None:
    m.presses(m.hands, "resolve").presses("解决了").says(m.said("办好了")).presses("没有")


def explains(m: Matter) -> None:
    m.presses(m.hands, "resolve").presses("解释").says(m.said("说明白了")).presses("没有")


def solves_on_the_spot(m: Matter) -> None:
    m.presses(m.hands, "solve_on_spot").says(m.said("当场办好了")).presses("没有")
    m.resident.sees(m.said("当场办好了"))


def returns(m: Matter) -> None:
    was = m.handler
    reason = ("不是我的选区", "不归代表管", "我认识当事人", "别的原因")[m.n % 4]
    m.presses(was, "give_back").presses(reason).says(m.said("不归我"))
    assert m.row.handler_id is None
    m.presses_first(m.presses(m.county[CLERK], "assign"), "派给")
    assert m.handler is not was


def proposes(m: Matter) -> None:
    """Whoever has it would pass it on to the first colleague offered."""
    m.presses(m.handler, "propose").pushes(m.handler.buttons()[0].data).says(m.said("他在跟"))


def agrees_to_the_transfer(m: Matter) -> None:
    was = m.handler
    m.presses(m.county[CLERK], "approve_transfer").sees("转给")
    assert m.handler is not was


def declines_the_transfer(m: Matter) -> None:
    was = m.handler
    m.presses(m.county[CLERK], "refuse_transfer").says(m.said("您最熟悉"))
    assert m.handler is was


def asks_the_resident(m: Matter) -> None:
    m.presses(m.hands, "ask").says(m.said("具体在哪"))
    m.resident.sees(m.said("具体在哪"))


def asks_for_more_time(m: Matter) -> None:
    m.presses(m.handler, "extend").says(m.county.day(20)).says(m.said("要等材料"))


def is_given_more_time(m: Matter) -> None:
    m.presses(m.county[SUPERVISOR], "approve_extension").presses("就这样")
    m.resident.sees(m.said("要等材料"))


def is_refused_more_time(m: Matter) -> None:
    m.presses(m.county[SUPERVISOR], "refuse_extension").says(m.said("抓紧"))
    m.handler.sees(m.said("抓紧"))


def never_accepts(m: Matter) -> None:
    """Nothing happens until it has gone to the next of the ranking."""
    m.were = m.handler


def has_it_instead(m: Matter) -> None:
    assert m.handler is not m.were, f"{m.number} is still with {m.were}"


def has_gone_up(m: Matter) -> None:
    """Overdue: clerks, supervisor and leader have heard of it, and it waits for one of them."""
    assert m.tasks("escalated")
    for above in (CLERK, SUPERVISOR, LEADER):
        assert m.number in Phone.shown(m.county[above].got), above


def instructs(m: Matter) -> None:
    m.presses(m.county[LEADER], "instruct").says(m.said("三天内办好")).presses("不填").says(m.county.day(4))
    m.handler.sees(m.said("三天内办好"))


def replies(m: Matter) -> None:
    m.presses(m.hands, "reply").says(m.said("今天就办")).presses("没有")
    m.county[LEADER].sees(m.said("今天就办"))


# The office


def is_assigned(m: Matter) -> None:
    m.presses_first(m.presses(m.county[CLERK], "assign"), "派给")


def is_explained_by_the_office(m: Matter) -> None:
    m.presses(m.county[CLERK], "explain").says(m.said("按规定不能补")).presses("没有")
    m.resident.sees(m.said("按规定不能补"))


def is_refused(m: Matter) -> None:
    m.presses(m.county[CLERK], "refuse").says(m.said("不归人大受理")).presses("就这样回")
    m.resident.sees(m.said("不归人大受理"))


def decides_the_review(m: Matter) -> None:
    m.presses(m.county[SUPERVISOR], "decide_review").presses("维持").says(m.said("查过了，维持"))
    m.resident.sees(m.said("查过了，维持"))


def is_read(m: Matter) -> None:
    """What a resident says after the end: a clerk reads it."""
    [task] = m.tasks("added")
    m.settles(m.county[CLERK], task, "task_done").presses("不填")


def is_rung_up(m: Matter) -> None:
    """What could not be delivered: a clerk telephones, and the resident lets the bot speak again."""
    [task] = m.tasks("undelivered")
    m.county.messenger.blocked.discard(m.resident.address)
    m.county[CLERK].pushes(f"f:task:t{task.id}").pushes(f"f:resend:t{task.id}").sees("又发了一次")


# Units


def _of_unit(m: Matter, more: int = 0) -> tuple[str, Phone]:
    name = UNITS[(m.n + more) % len(UNITS)]
    return name, m.county[f"{name}的张工"]


def passes_it_to_a_unit(m: Matter) -> None:
    name, officer = _of_unit(m)
    m.presses(m.hands, "entrust").says(name)
    m.hands.presses("照居民说的办").says(m.county.day(8))
    officer.sees(m.number)
    m.resident.sees(name)


def passes_it_to_another(m: Matter) -> None:
    """A second unit helps."""
    name, officer = _of_unit(m, 1)
    m.presses(m.hands, "entrust").says(name)
    m.hands.presses("会办").presses("照居民说的办").says(m.county.day(8))
    officer.sees("会办")


def the_unit_accepts(m: Matter) -> None:
    m.presses(_of_unit(m)[1], "unit_accept").sees("接下了")


def the_unit_objects(m: Matter) -> None:
    m.presses(_of_unit(m)[1], "unit_object").says(m.said("不归我们"))


def the_objection_is_upheld(m: Matter) -> None:
    m.presses(m.county[CLERK], "decide_objection").presses("不归它，收回").says(m.said("确实"))


def the_objection_is_dismissed(m: Matter) -> None:
    m.presses(m.county[CLERK], "decide_objection").presses("还由它办").says(m.said("归你们")).says(
        m.county.day(7)
    )
    _of_unit(m)[1].sees(m.said("归你们"))


def they_confer(m: Matter) -> None:
    both = "、".join(_of_unit(m, more)[0] for more in (0, 1))
    m.presses(m.hands, "confer").says("昨天").presses(both).says(m.said("分工定了"))
    for more in (0, 1):
        _of_unit(m, more)[1].sees(m.said("分工定了"))


def the_helper_answers(m: Matter) -> None:
    officer = _of_unit(m, 1)[1]
    m.presses(officer, "unit_accept")
    m.presses(officer, "unit_answer").says(m.said("会办好了")).presses("没有")


def the_unit_answers(m: Matter) -> None:
    m.presses(_of_unit(m)[1], "unit_answer").says(m.said("单位办好了")).presses("没有")
    m.handler.sees(m.said("单位办好了"))


def resolves_as_the_unit_says(m: Matter) -> None:
    m.presses(m.hands, "resolve").presses("解决了").presses("就照单位的答复").presses("没有")
    m.resident.sees(m.said("单位办好了"))


def the_unit_was_chased(m: Matter) -> None:
    """It has gone up to the supervisor, and its representative knows."""
    assert m.tasks("unit_late")
    assert f"{m.number} 交给{_of_unit(m)[0]}，没有动静" in Phone.shown(m.county[SUPERVISOR].got)

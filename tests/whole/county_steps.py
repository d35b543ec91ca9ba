"""What people of the county do with a matter, a word each: the steps of which `county_paths` is written."""

from storage import tables
from tests.whole.county import CLAIMERS, COUNTY, STATION, TOWNS, UNITS, County
from tests.whole.county_matter import Matter, presses_if_asked, reports
from tests.whole.scenes import APART
from tests.world import Phone

CLERK, OTHER_CLERK, SUPERVISOR, LEADER, DESK = "沈经办", "陆经办", "韩督办", "陈主任", "严纪检"


# How it comes


def complains(m: Matter) -> None:
    reports(m, shares=m.n % 4 == 0)


def suggests(m: Matter) -> None:
    reports(m, "意见建议")


def asks_a_question(m: Matter) -> None:
    reports(m, "政策咨询")


def petitions(m: Matter) -> None:
    reports(m, "信访诉求", shares=True)


def wishes(m: Matter) -> None:
    reports(m, "微心愿")


def complains_of_another(m: Matter) -> None:
    """Somebody who has had to do with the office before."""
    known = [one for one in m.county.served if one.address.startswith("居民")]
    m.resident = known[m.n % len(known)] if known else m.resident
    reports(m)


def comes_by_a_card(m: Matter) -> None:
    """A representative's own link; every fourth of another place than the matter's."""
    near = m.county.sitting(m.village)
    card = m.county.app.office.links.code("r", m.county.people[near[m.n % len(near)].address])
    m.resident.says(f"/start {card}").sees("的联系卡来的")


def comes_by_the_station(m: Matter) -> None:
    m.village = "青塘村"
    code = m.county.app.office.links.code("s", m.county.station)
    m.resident.says(f"/start {code}").sees(STATION)


def opens_its_link(m: Matter) -> None:
    """A deep link of their case, from an earlier notice; it opens nothing for anybody else."""
    from bot.links import CASE

    code = m.county.app.office.links.code("c", m.id, m.county.clock.at + CASE)
    m.resident.says(f"/start {code}").sees(m.number)
    m.county.newcomer(f"路人{m.n}").says(f"/start {code}").sees_not(m.number, m.words)


def complains_in_english(m: Matter) -> None:
    """They find somebody who speaks it, where the load allows."""
    m.village = "东门社区"
    r = m.resident.says("/language").presses("English").says(m.words)
    r.presses("Complaint").presses("Yes").presses("No")
    presses_if_asked(r, "No, report mine")
    r.presses("No, about nobody").presses("No").presses("Send")
    m.opened()


def accuses_its_representative(m: Matter) -> None:
    """It names one of those who would get it."""
    whom = m.county.sitting(m.village)[0].address
    reports(m, whom=whom)
    assert m.row.handler_id is None
    clerk = m.presses(m.county[CLERK], "mark_subject").says(whom)
    presses_if_asked(clerk, whom)
    m.presses_first(clerk, "派给")
    assert m.handler.address != whom


def speaks_of_danger(m: Matter) -> None:
    """Urgent: whoever speaks of it is told whom to ring, and everything goes by the hour."""
    m.resident.says(f"{m.village}{m.n}号电线掉下来了，有人触电").says(f"{m.village}村口")
    presses_if_asked(m.resident, "是")
    m.resident.presses("发送")
    m.opened()
    assert m.row.urgent


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
    """Overdue: clerks, supervisor and leader have heard of it, one after the other."""
    told = {row.what for row in m.county.rows(tables.outbox) if row.case_id == m.id}
    assert {"ask-progress-handler"} & told or any("progress" in what for what in told), told
    assert m.number in Phone.shown(m.county[SUPERVISOR].got)


def instructs(m: Matter) -> None:
    m.presses(m.county[LEADER], "instruct").says(m.said("三天内办好")).presses("不填").says(m.county.day(4))
    m.handler.sees(m.said("三天内办好"))


def replies(m: Matter) -> None:
    m.presses(m.hands, "reply").says(m.said("今天就办")).presses("没有")
    m.county[LEADER].sees(m.said("今天就办"))


# The resident


def confirms(m: Matter) -> None:
    for one in (m.resident, *m.others):
        m.presses(one, "rate", "satisfied")
        presses_if_asked(one, "没有了")
        assert m.row.state == "resolved" or one is (m.others or [m.resident])[-1]
    assert m.row.state == "closed"


def finds_it_partly_done(m: Matter) -> None:
    m.presses(m.resident, "rate", "basically")
    m.resident.says(m.said("还差一点"))
    assert m.row.state == "closed"


def is_read(m: Matter) -> None:
    """What a resident says after the end: a clerk reads it."""
    [task] = m.tasks("added")
    m.settles(m.county[CLERK], task, "task_done").presses("不填")


def disputes(m: Matter) -> None:
    m.presses(m.resident, "rate", "not").says(m.said("还是老样子"))
    assert m.row.state == "in_progress"


def answers(m: Matter) -> None:
    m.presses(m.resident, "answer").says(m.said("在路口")).presses("没有")
    assert m.row.state == "in_progress"


def adds(m: Matter) -> None:
    m.presses(m.resident, "add").says(m.said("又坏了一处")).presses("没有")


def urges(m: Matter) -> None:
    m.presses(m.resident, "urge").sees("替您催了")


def withdraws(m: Matter) -> None:
    m.presses(m.resident, "withdraw").presses("撤回").presses("不填")
    assert m.row.state == "closed"


def says_it_lasted(m: Matter) -> None:
    m.presses(m.resident, "lasted")


def says_it_broke_again(m: Matter) -> None:
    m.presses(m.resident, "reopen").says(m.said("又坏了")).presses("没有")
    assert m.row.state != "closed"


def forgets(m: Matter) -> None:
    """/forget: nothing of them is left."""
    m.resident.says("/forget").presses("真的删")
    assert m.row.state == "closed" and not any(row.name == f"居民{m.n}" for row in m.county.rows(tables.people))


def blocks_the_bot(m: Matter) -> None:
    m.county.messenger.blocked.add(m.resident.address)


def is_rung_up(m: Matter) -> None:
    """What could not be delivered: a clerk telephones, and the resident lets the bot speak again."""
    [task] = m.tasks("undelivered")
    m.county.messenger.blocked.discard(m.resident.address)
    m.county[CLERK].pushes(f"f:task:t{task.id}").pushes(f"f:resend:t{task.id}").sees("又发了一次")


# Petitions, and what the office answers itself


def is_assigned(m: Matter) -> None:
    m.presses_first(m.presses(m.county[CLERK], "assign"), "派给")


def is_explained_by_the_office(m: Matter) -> None:
    m.presses(m.county[CLERK], "explain").says(m.said("按规定不能补")).presses("没有")
    m.resident.sees(m.said("按规定不能补"))


def is_refused(m: Matter) -> None:
    m.presses(m.county[CLERK], "refuse").says(m.said("不归人大受理")).presses("就这样回")
    m.resident.sees(m.said("不归人大受理"))


def asks_for_a_review(m: Matter) -> None:
    m.presses(m.resident, "ask_review").says(m.said("我不服")).presses("没有")


def decides_the_review(m: Matter) -> None:
    m.presses(m.county[SUPERVISOR], "decide_review").presses("维持").says(m.said("查过了，维持"))
    m.resident.sees(m.said("查过了，维持"))


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
    m.presses(m.county[CLERK], "decide_objection").presses("还由它办").says(m.said("归你们")).says(m.county.day(7))
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

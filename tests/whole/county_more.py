"""Steps of `county_paths`, too: several residents, what the office brings, the desk, the wish wall."""

from tests.whole.county import CLAIMERS, CLERK, CORRESPONDENTS, DESK, OTHER_CLERK
from tests.whole.county_matter import Matter, chooses, presses_if_asked, reports
from tests.world import Phone

QIN, SHOP, HE = (name for name, _, _ in CLAIMERS)


# Several residents


def a_neighbour_joins(m: Matter) -> None:
    """我也遇到: of what is offered the first, which is the likest."""
    one = m.county.newcomer(f"邻居{m.n}").says(m.words)
    chooses(one, "投诉").presses(f"是{m.village}").presses("没有")
    one.pushes(next(b.data for b in one.buttons() if "一起办" in b.label))
    one.presses("不留").sees("您加进来了", m.number)
    m.others.append(one)


def another_reports_the_same(m: Matter) -> None:
    """A case of its own."""
    m.part = reports(m.another(m.county.newcomer(f"又一位{m.n}")))


def they_are_merged(m: Matter) -> None:
    """The later goes on in the earlier, and its number leads there."""
    assert m.part is not None
    m.part.presses(m.county[CLERK], "merge").says(m.number).presses("合并").sees("并过来了")
    m.others.append(m.part.resident.sees(m.number))


def it_is_split(m: Matter) -> None:
    """What else was in it is a case of its own, with the same resident."""
    words = m.said("还有井盖没了")
    m.presses(m.county[CLERK], "split").says(words).presses("投诉").presses("分出来")
    m.part = m.another(m.resident).opened()
    m.resident.sees(m.number, words)


def the_other_is_solved_too(m: Matter) -> None:
    """The part that was taken out."""
    assert m.part is not None
    if m.part.row.handler_id is None:
        m.presses_first(m.part.presses(m.county[CLERK], "assign"), "派给")
    m.part.presses(m.part.hands, "resolve").presses("解决了").says(m.said("另一处也办好了")).presses("没有")
    m.part.presses(m.resident, "rate", "satisfied")
    presses_if_asked(m.resident, "没有了")
    assert m.part.row.state == "closed"


def others_stand_with_them(m: Matter) -> None:
    """Two more spokespersons, by the petition's link."""
    m.presses(m.resident, "group")
    shown = Phone.shown(m.resident.new)
    code = next(line[7:] for line in shown.splitlines() if line.startswith("memory:"))
    for place in (1, 2):
        one = m.county.newcomer(f"代表人{m.n}-{place}").says(f"/start {code}").presses("愿意")
        m.others.append(one.says(f"代表人{place}").presses("不留").sees(m.number))


def a_promise_is_filed(m: Matter) -> None:
    """息访承诺: it decides nothing."""
    before = m.row
    clerk = m.presses(m.county[CLERK], "let_rest")
    presses_if_asked(clerk, f"居民{m.n}")
    clerk.presses("今天").says(m.said("不再为此上访")).presses("没有").sees("该办的照样办")
    assert (m.row.state, m.row.deadline) == (before.state, before.deadline)


# Brought by the office's own people


def _enters(m: Matter, by: Phone, source: str) -> None:
    by.says("/enter").presses(source).says(m.words)
    chooses(by, "投诉").presses(f"是{m.village}").presses("没有")
    by.presses("不是").says(f"大爷{m.n}").says(f"137{m.n:08d}").presses("可以").presses("发送")
    m.opened(by)


def a_clerk_enters_it(m: Matter) -> None:
    _enters(m, m.county[OTHER_CLERK], ("来电", "来信", "意见箱", "来访")[m.n % 4])


def a_representative_enters_it(m: Matter) -> None:
    near = m.county.sitting(m.village)
    _enters(m, near[m.n % len(near)], "走访")


def is_called(m: Matter) -> None:
    """电话回访: told of the answer, and what they think of it."""
    [task] = m.tasks("call")
    m.settles(m.county[OTHER_CLERK], task, "call_note", "satisfied").sees("记上了")
    assert m.row.state == "closed"


def is_called_again(m: Matter) -> None:
    """Two weeks later: whether it lasted."""
    [task] = m.tasks("call")
    m.settles(m.county[OTHER_CLERK], task, "call_note", "lasted").sees("记上了")
    assert m.tasks("call") == []


def is_called_in_vain(m: Matter) -> None:
    [task] = m.tasks("call")
    m.settles(m.county[OTHER_CLERK], task, "call_note", "no_reply").sees("没接通")


def _finds(m: Matter, by: Phone) -> None:
    m.resident = by
    chooses(by.says("/finding").says(m.words), "投诉").presses(f"是{m.village}").presses("没有")
    by.presses("不是").presses("发送")
    m.opened()


def staff_find_it(m: Matter) -> None:
    _finds(m, m.county[OTHER_CLERK])


def a_correspondent_reports_it(m: Matter) -> None:
    name, m.village = CORRESPONDENTS[m.n % len(CORRESPONDENTS)]
    _finds(m, m.county[name])


def _asks_the_office(m: Matter, what: str) -> None:
    near = m.county.sitting(m.village)
    m.resident = near[m.n % len(near)]
    m.resident.says("/request").presses(what).says(m.said("请组织一次视察")).presses("没有").presses("发送")
    m.opened()
    assert m.handler.address in (CLERK, OTHER_CLERK)


def a_representative_asks_for_something(m: Matter) -> None:
    _asks_the_office(m, "履职要求")


def a_representative_has_an_opinion(m: Matter) -> None:
    _asks_the_office(m, "代表意见")


# 检举控告


def reports_misconduct(m: Matter) -> None:
    """To the discipline desk, and to nobody else."""
    chooses(m.resident.says(f"{m.village}{m.n}号会计吃拿卡要"), "检举控告").presses("只报给纪检")
    m.resident.presses(f"是{m.village}").presses("没有").presses("先不写").presses("不留").presses("发送")
    m.opened()
    assert m.row.handler_id is None


def the_desk_takes_it(m: Matter) -> None:
    m.presses(m.county[DESK], "admit").sees(m.number)
    m.county[CLERK].says(m.number).sees_not("吃拿卡要")


def the_desk_answers(m: Matter) -> None:
    m.presses(m.county[DESK], "explain").says(m.said("已经立案")).presses("没有")
    m.resident.sees(m.said("已经立案"))


# The wish wall


def goes_on_the_wall(m: Matter) -> None:
    clerk = m.presses(m.county[CLERK], "offer").presses("实物").presses("300 元")
    clerk.says(f"{m.village}有家孩子想要第{m.n}张书桌").presses("上墙")
    assert m.row.state == "offered"


def _claims(m: Matter, who: str, *how: str) -> None:
    one = m.county[who].says("心愿墙")
    while f"f:wish:{m.id}" not in [b.data for b in one.buttons()]:
        one.pushes(next(b.data for b in one.buttons() if b.data.startswith("f:wall:::")))
    one.pushes(f"f:wish:{m.id}").presses("我来认领")
    for label in how:
        one.presses(label)


def is_claimed_alone(m: Matter) -> None:
    _claims(m, QIN, "我一个人来")
    m.resident.sees(QIN)


def is_claimed_together(m: Matter) -> None:
    """One leads, one helps and brings something."""
    _claims(m, QIN, "我牵头")
    _claims(m, SHOP, "一起来")
    shop = m.county[SHOP].pushes(f"f:wish:{m.id}").presses("记捐款捐物").presses("捐物").says("200")
    shop.says(m.said("送台灯")).photographs("lamp").presses("好了").sees("200 元")


def is_claimed_and_forgotten(m: Matter) -> None:
    _claims(m, HE, "我一个人来")


def is_back_on_the_wall(m: Matter) -> None:
    assert (m.row.state, m.row.handler_id) == ("offered", None)


def gets_in_touch(m: Matter) -> None:
    m.presses(m.county[QIN], "write").says(m.said("明天送来"))
    m.resident.sees(m.said("明天送来"))


def comes_true(m: Matter) -> None:
    m.presses(m.county[QIN], "resolve").says(m.said("送到了")).photographs("desk").presses("好了")
    m.resident.sees(m.said("送到了"))


def nobody_claimed_it(m: Matter) -> None:
    assert m.row.state == "assigned"


def makes_it_come_true(m: Matter) -> None:
    """A representative to whom it was assigned."""
    m.presses(m.hands, "resolve").pushes(m.hands.buttons()[0].data)
    m.hands.says(m.said("办成了")).presses("没有")
    m.resident.sees(m.said("办成了"))

"""How the county's matters come, and what their residents do: steps of `county_paths`."""

from bot.links import CASE
from cases.people import Role
from storage import tables
from tests.whole.county import CLERK, STATION, serving
from tests.whole.county_matter import Matter, presses_if_asked, reports

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
    speak = {row.id for row in m.county.rows(tables.people) if row.language == "zh"}
    spoken = {row.address for row in m.county.rows(tables.chats) if row.person_id in speak}
    known = [one for one in m.county.served if one.address.startswith("居民") and one.address in spoken]
    m.resident = known[m.n % len(known)] if known else m.resident
    reports(m)


def comes_by_a_card(m: Matter) -> None:
    """A representative's own link; every fourth of somebody who has nothing to do with the place."""
    near = m.county.sitting(m.village if m.n % 4 else "龙潭村" if m.village != "龙潭村" else "青塘村")
    m.card = near[m.n % len(near)]
    code = m.county.app.office.links.code("r", m.county.people[m.card.address])
    m.resident.says(f"/start {code}").sees("的联系卡来的")


def finds_them(m: Matter) -> None:
    """Whose card it was has it, if they are there; else whoever is near, or stands in."""
    assert m.card is not None
    away = next(row for row in serving(m.county, Role.REPRESENTATIVE) if row.name == m.card.address)
    there = away.away_until is None or away.away_until < m.county.clock.now()
    assert m.handler is m.card or not there or m.n % 4 == 0


def comes_by_the_station(m: Matter) -> None:
    m.village = "青塘村"
    code = m.county.app.office.links.code("s", m.county.station)
    m.resident.says(f"/start {code}").sees(STATION)


def opens_its_link(m: Matter) -> None:
    """A deep link of their case, from an earlier notice; it opens nothing for anybody else."""
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


# What they say to it


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


def disputes(m: Matter) -> None:
    m.presses(m.resident, "rate", "not").says(m.said("还是老样子"))
    assert m.row.state == "in_progress"


def answers(m: Matter) -> None:
    m.presses(m.resident, "answer").says(m.said("在路口")).presses("没有")
    assert m.row.state == "in_progress"


def never_answered(m: Matter) -> None:
    """Asked twice, and then the work goes on without."""
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
    assert m.row.state == "closed" and not any(
        row.name == f"居民{m.n}" for row in m.county.rows(tables.people)
    )


def blocks_the_bot(m: Matter) -> None:
    m.county.messenger.blocked.add(m.resident.address)


def asks_for_a_review(m: Matter) -> None:
    m.presses(m.resident, "ask_review").says(m.said("我不服")).presses("没有")

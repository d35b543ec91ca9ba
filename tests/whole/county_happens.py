"""What happens in the county's office meanwhile: somebody is away, leaves, joins; cases are evened out."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from bot.office import Office
from bot.telling import in_charge
from cases.model import State
from cases.notices import To
from cases.people import Role
from storage import chats, tables
from storage.work import Work
from tests.bot import rosters
from tests.cases.test_fairness import gini
from tests.whole.county import BEAT, CLERK, COUNTY, County, serving
from tests.whole.test_leaving import left_behind
from tests.world import Phone

NEWCOMER = "新代表"


def of_town(county: County, place: str) -> list[Phone]:
    """Its own representatives, in the order of the roster."""
    [district] = [row.id for row in county.rows(tables.districts, name=place)]
    return [county.of[row.id] for row in serving(county, Role.REPRESENTATIVE) if row.district_id == district]


def in_hand(county: County, phone: Phone) -> list[Any]:
    """The open cases somebody has."""
    rows = county.rows(tables.cases, handler_id=county.people[phone.address])
    return [row for row in rows if row.state not in (State.CLOSED, State.RESOLVED)]


def goes_away(county: County, place: str, which: int, days: int, deputy: int | None = None) -> None:
    """A representative is away; a colleague stands in, or nobody: nothing new goes to them meanwhile."""
    here = of_town(county, place)
    phone = here[which].says("/away").says("今天").says(county.day(days))
    if deputy is None:
        phone.presses("不用人代").sees("不派新的给您")
        return
    stands_in = here[deputy]
    phone.says(stands_in.address)
    phone.sees(f"{stands_in.address}代您")
    for row in in_hand(county, phone):
        stands_in.says(row.number).sees(row.number)
    county.deputies[phone.address] = stands_in


def comes_back(county: County, place: str, which: int) -> None:
    """Before their day: nobody stands in any more."""
    phone = of_town(county, place)[which].says("/away").presses("我回来了")
    stands_in = county.deputies.pop(phone.address, None)
    if stands_in is not None:
        for row in in_hand(county, phone):
            assert "看不了" in stands_in.pushes(f"f:case:{row.id}").toast


def evens_out(county: County, place: str) -> None:
    """Shown before, and then as it was shown."""
    before = {row.id: row.handler_id for row in county.rows(tables.cases)}
    uneven = gini([len(in_hand(county, one)) for one in of_town(county, place)])
    clerk = county[CLERK]
    for last in ("先不动", "就这样动"):
        clerk.says("/cancel").pushes("f:staffing").presses("均一均").presses(place).presses("接了的也动")
        clerk.sees("要动")
        shown = Phone.shown(clerk.new)
        assert {row.id: row.handler_id for row in county.rows(tables.cases)} == before
        clerk.presses(last)
    moved = [row for row in county.rows(tables.cases) if row.handler_id != before[row.id]]
    assert moved and all(row.number in shown for row in moved)
    for row in moved:
        gets = county.of[row.handler_id]
        assert row.number in Phone.shown(gets.got[-8:])
        gets.says(row.number).sees(f"从{county.of[before[row.id]].address}手上匀来的")
    assert gini([len(in_hand(county, one)) for one in of_town(county, place)]) < uneven


def leaves_office(county: County, place: str) -> None:
    """In the middle of the year, whoever has most in hand: everything goes on in one step."""
    phone = max(of_town(county, place), key=lambda one: len(in_hand(county, one)))
    person, theirs = county.people[phone.address], in_hand(county, phone)
    assert theirs and left_behind(county, person)
    clerk = county[CLERK].pushes("f:staffing").presses("有人卸任").says(phone.address)
    clerk.sees(*(row.number for row in theirs)).presses("现在交").sees(f"{phone.address}卸任了")
    assert (left := set(left_behind(county, person))) <= STAYS, left
    assert all(county.case(row.id).handler_id not in (None, person) for row in theirs)
    county.left.append(phone.address)


STAYS = {"subjects.person_id", "looks.person_id", "looks.viewer_id"}
"""What is about them, and who has looked at what: history."""


def is_elected(county: County, place: str) -> None:
    """By the roster: whoever is known stays as they are."""
    rows = (("姓名", "身份", "手机", "选区", "领域"), (NEWCOMER, "代表", "13700000000", place, "路灯、道路"))
    known = county.rows(tables.people)
    new = county.imports(rosters.book(county.folder.parent / "补选.xlsx", 人员=rows))
    assert sum(new.values()) == 1 and len(county.rows(tables.people)) == len(known) + 1
    county.invites()
    county.elected.append(NEWCOMER)


def nothing_is_forgotten(county: County) -> None:
    """Nothing that is open has been due for longer than two beats, and each task has somebody who does it."""
    county.watch.look()
    due = county.clock.now() - 2 * BEAT
    for row in county.rows(tables.cases):
        assert row.state == State.CLOSED or row.next_action_at > due, row.number
    who = county.run(county.app.writer.job(partial(_whose, office=county.app.office)))
    assert all(who.values()), who


def _whose(work: Work, office: Office) -> dict[int, list[Any]]:
    """Open task → who does it: whoever has taken it on, or those it is for, as far as messages reach them."""
    open_ = work.rows(tables.tasks.select().where(tables.tasks.c.done_at.is_(None)))
    found = {}
    for task in open_:
        those = in_charge(work, office, To(task.raised_for))
        whom = [task.owner_id] if task.owner_id else [person.id for person in those]
        found[task.id] = list(chats.of_people(work, whom))
    return found


STORM, HIT, DAMAGE = 27, "柳湾镇", 16
"""On this day so many complaints come from one town at once, while most of its representatives are away."""
PLAN: Sequence[tuple[int, Any]] = (
    *((9, partial(goes_away, place="青塘乡", which=which, days=12, deputy=which + 1)) for which in (0, 3)),
    *((17, partial(comes_back, place="青塘乡", which=which)) for which in (0, 3)),
    *((20, partial(goes_away, place="柳湾镇", which=which, days=14)) for which in range(4)),
    *((28, partial(comes_back, place="柳湾镇", which=which)) for which in range(4)),
    (28, partial(evens_out, place="柳湾镇")),
    (36, partial(leaves_office, place="城关镇")),
    (43, partial(is_elected, place="城关镇")),
    (50, partial(goes_away, place=COUNTY, which=3, days=9)),
    *((day, nothing_is_forgotten) for day in range(7, 100, 14)),
)
"""On which day what happens."""

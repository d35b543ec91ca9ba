"""The case that is about somebody never reaches them: by no assignment, number, button, list or escalation.

Art. 30 of the regulation on petitions; promise 5 of the design.
"""

import json
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot import acts
from cases import numbers
from cases.commands import Act
from cases.errors import AboutThem
from cases.model import Action
from cases.people import Person, Role
from handlers.flows import FLOWS
from storage import invitations, people, tables
from tests.whole.line import Line
from tests.whole.scenes import accuses, reports, resolves, tells, the_case
from tests.world import Phone, World
from words import render

MONEY = "青塘村的救济款没发到户"
NOBODYS = numbers.number(60009)


def as_staff(world: World, key: str, *roles: str) -> None:
    """Somebody holds these roles from now on."""
    with world.app.database.writer.begin() as connection:
        values = {"roles": json.dumps(roles), "id": world.people[key]}
        staff = "UPDATE people SET roles = :roles, staff = 1 WHERE id = :id"
        connection.execute(text(staff), values)


def marks(clerk: Phone, name: str = "周代表") -> Phone:
    """A clerk says whom the newest case is about, and stops at whom to give it to."""
    case = the_case(clerk.world)
    return clerk.pushes(f"f:mark_subject:{case.id}").says(name).presses(name)


def tries_everything(phone: Phone, case: int) -> None:
    """Number, words, lists, and a made-up press of every conversation there is."""
    number = the_case(phone.world).number
    for said in (number, number.replace("-", ""), "/mine", "/queue", "/menu", "/start", "有件事要问"):
        phone.says(said).says("/cancel")
    for flow in FLOWS:
        for data in (f"f:{flow}:{case}", f"f:{flow}:{case}:1:satisfied", f"f:{flow}:t1"):
            phone.pushes(data)
            if phone.buttons() and phone.buttons()[-1].data.endswith(":cancel"):
                phone.says("/cancel")


def heard(phone: Phone) -> str:
    """Everything ever shown to them, their buttons' data included."""
    data = " ".join(button.data for message in phone.got for row in message.buttons for button in row)
    return f"{Phone.shown(phone.got)} {data}"


def knows_nothing(phone: Phone, *words: str) -> None:
    case = the_case(phone.world)
    for secret in (case.number, str(case.id), *words):
        assert secret not in heard(phone), heard(phone)


@pytest.fixture(params=["where it is asked", "only in the words"])
def accused(world: World, request: pytest.FixtureRequest) -> Phone:
    """周代表, named in a report from their own district."""
    if request.param == "where it is asked":
        accuses(world["resident"], words=MONEY)
    else:
        tells(world["resident"], f"{MONEY}，周代表拿了").presses("不是").presses("不留").presses("发送")
    return world["representative"]


def test_it_waits_for_a_clerk_and_nobody_has_it(world: World, accused: Phone) -> None:
    world["resident"].sees("工作人员先看看")
    case = the_case(world)
    assert (case.state, case.handler_id) == ("submitted", None)
    world["clerk"].sees("说的是谁", "涉及：周代表")
    assert [row.kind for row in world.rows(tables.tasks)] == ["named"]
    assert accused.got == []


@pytest.mark.parametrize("roles", [("representative",), ("representative", "clerk", "supervisor", "leader")])
def test_they_never_hear_of_it_whatever_they_try_and_however_long_it_takes(
    world: World, accused: Phone, roles: tuple[str, ...]
) -> None:
    as_staff(world, "representative", *roles)
    for _ in range(8):
        world.follows_up()
        world.passes(days=1)
    assert any(row.what == "task-escalated" for row in world.rows(tables.outbox)), "nobody was told at all"
    tries_everything(accused, the_case(world).id)
    knows_nothing(accused, "没发到户")


def test_a_number_of_theirs_to_find_reads_like_one_that_does_not_exist(world: World, accused: Phone) -> None:
    number = the_case(world).number
    found = Phone.shown(accused.says(number).new)
    assert "60009" not in found
    nothing = Phone.shown(accused.says(NOBODYS).new)
    assert found.replace(number, "") == nothing.replace(NOBODYS, "")


def test_it_goes_to_somebody_else_and_they_are_not_among_those_to_choose_from(
    world: World, accused: Phone
) -> None:
    clerk = world["clerk"].presses("标明说的是谁").presses("周代表")
    clerk.sees("不会给他", "方代表").sees_not("派给周代表")
    clerk.presses("派给方代表").sees("方代表")
    world["fang"].sees("有件新事", MONEY).presses("接单")
    resolves(world["fang"], "补发了")
    world["resident"].presses("没办好").says("还有两户")
    world["fang"].sees("还有两户")
    assert accused.got == []


def test_where_the_only_clerk_is_the_one_it_goes_one_level_up(world: World) -> None:
    as_staff(world, "representative", "clerk")
    as_staff(world, "clerk", "resident")
    accuses(world["resident"], words=MONEY)
    world["supervisor"].sees("说的是谁", MONEY)
    knows_nothing(world["representative"])


def test_marking_them_takes_it_away_and_nothing_follows_them(world: World) -> None:
    reports(world["resident"])
    former = world["representative"].presses("接单").presses("说说进展")
    former.read = len(former.got)
    marks(world["clerk"])
    case = the_case(world)
    assert (case.state, case.handler_id) == ("admitted", None)
    former.says("下周就修好").sees("看不了").sees_not("路灯")
    former.says("/mine").sees_not("60001")
    for flow in ("resolve", "case", "timeline", "accept", "give_back"):
        former.pushes(f"f:{flow}:60001:{case.version}").sees_not("60001", "路灯")
    former.read = len(former.got)
    world["clerk"].presses("派给方代表")
    resolves(world["fang"].presses("接单"))
    world["resident"].presses("办好了")
    world.passes(days=30)
    assert former.new == []


def test_what_was_kept_for_the_morning_does_not_reach_them(world: World) -> None:
    world.clock.at = world.clock.at.replace(hour=15)  # 23:00 in the office
    reports(world["resident"])
    world.passes(days=2)
    (reminder,) = world.rows(tables.outbox, what="remind-accept")
    assert reminder.state == "held"
    former = world["representative"]
    former.read = len(former.got)
    marks(world["clerk"])
    world.passes(hours=12)
    assert former.new == []
    assert [row.state for row in world.rows(tables.outbox, what="remind-accept")] == ["replaced"]


def test_what_a_draft_brought_to_mind_asks_about_it_in_the_morning_does_not_reach_them(world: World) -> None:
    world.clock.at = world.clock.at.replace(hour=14)  # 22:00 in the office
    reports(world["resident"])
    former = world["representative"].presses("接单")
    former.says("今天去看过了").sees("说进展 60001-1 青塘路的路灯坏了五盏")
    former.read = len(former.got)
    world.passes(days=1, minutes=1)
    marks(world["clerk"])
    world.passes(hours=12, beat=False)
    former.sees_not("60001", "路灯")


def test_an_answer_about_it_that_is_still_on_its_way_does_not_reach_them(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.messenger = line = Line()
    with world:
        reports(world["resident"])
        former = world["representative"].presses("接单")
        line.faults = ["lost"] * 9
        former.pushes("f:timeline:60001")
        assert former.new == []
        act = Act(60001, Action.MARK_SUBJECT, person=world.people["representative"], name="周代表")
        clerk = Person(world.people["clerk"], roles=frozenset({Role.CLERK}))
        world.run(world.app.writer.job(lambda work: acts.act(work, world.app.office, act, clerk)))
        line.faults.clear()
        world.passes(minutes=1)
        assert former.new == []
        former.says("/mine").sees_not("60001")


def test_what_failed_cannot_be_sent_to_them_again(world: World) -> None:
    world.messenger.blocked.add("representative")
    reports(world["resident"])
    (task,) = (row for row in world.rows(tables.tasks) if row.notice_id is not None)
    marks(world["clerk"])
    world.messenger.blocked.clear()
    world["clerk"].pushes(f"f:resend:t{task.id}").sees("已经有人办了")
    world.passes(days=2)
    assert world["representative"].got == []


def test_their_draft_of_it_goes_without_a_word(world: World) -> None:
    reports(world["resident"])
    former = world["representative"].presses("接单").presses("办好了").presses("解决了")
    former.read = len(former.got)
    marks(world["clerk"]).says("/cancel")
    world.passes(days=1, hours=1)
    assert former.new == []
    assert world.rows(tables.sessions) == []


def test_whoever_comes_back_under_another_name_is_still_the_one(world: World) -> None:
    """周代表 uses an invitation to the office: the same person, who may still not see it."""
    accuses(world["resident"], words=MONEY)

    def invites(work: people.Work) -> str:
        roles = frozenset({"clerk"})
        new = people.Person(0, "周科员", "zh", frozenset(people.Role(role) for role in roles))
        return invitations.invite(work, people.add(work, new))[0]

    code = world.run(world.app.writer.job(invites))
    accused = world["representative"].says(f"/start {code}").sees("以后事情就发到这里")
    accused.says("/queue").sees("没有")
    tries_everything(accused, the_case(world).id)
    world.passes(days=5)
    knows_nothing(accused, "没发到户")


def test_giving_it_to_them_is_refused_in_words(world: World) -> None:
    accuses(world["resident"], words=MONEY)
    case, person = the_case(world), world.people["representative"]
    clerk = world.run(world.app.writer.job(lambda work: people.load(work, [world.people["clerk"]])))
    gives = Act(case.id, Action.ASSIGN, person=person)
    with pytest.raises(AboutThem) as refused:
        (someone,) = clerk.values()
        world.run(world.app.writer.job(lambda work: acts.act(work, world.app.office, gives, someone)))
    assert "不能交给他" in render.error("zh", refused.value).text
    assert the_case(world).handler_id is None


def test_the_button_of_before_gives_it_to_nobody(world: World) -> None:
    """One clerk looks at the ranking while another marks whom it is about."""
    reports(world["resident"], "青塘村的拆迁补偿没到位", "信访诉求")
    world["clerk"].presses("派给代表").sees("派给周代表")
    marks(world["supervisor"])
    world["clerk"].presses("派给周代表").sees_not("派给周代表，")
    assert the_case(world).handler_id is None
    assert world["representative"].got == []


def test_the_last_wall_is_the_database(world: World) -> None:
    accuses(world["resident"], words=MONEY)
    person, connect = world.people["representative"], world.app.database.writer.begin
    given = text("UPDATE cases SET handler_id = :person, state = 'assigned'")
    with pytest.raises(IntegrityError, match="never given"), connect() as connection:
        connection.execute(given, {"person": person})
    reports(world["liang"])
    named = text("INSERT INTO subjects (case_id, person_id, name) VALUES (60002, :person, '周代表')")
    assert the_case(world).handler_id == person
    with pytest.raises(IntegrityError, match="never given"), connect() as connection:
        connection.execute(named, {"person": person})

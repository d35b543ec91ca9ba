"""检举控告: what is reported of misconduct reaches the discipline desk, and nobody else, to its very end.

Art. 30 of the regulation on petitions: the material never reaches whom it is about.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from structlog.testing import capture_logs

from bot.at_the_desk import watch
from cases.people import Role
from storage import people, tables
from storage.work import Work
from tests.bot.test_cli import huiyin
from tests.whole.scenes import reports, the_case
from tests.whole.test_accused import heard, tries_everything
from tests.world import Phone, World

BRIBE = "青塘村的会计吃拿卡要，每户收两百"


def begins(resident: Phone, words: str = BRIBE) -> Phone:
    """Up to the question of who alone reads it."""
    return resident.says(words).is_a("检举控告")


def discloses(resident: Phone, words: str = BRIBE, *, about: str = "", shares: bool = False) -> Phone:
    """A whole report to the desk."""
    begins(resident, words).presses("只报给纪检").presses("是青塘村").presses("没有")
    if about:
        resident.says(about)
    else:
        resident.presses("先不写")
    return resident.presses("可以" if shares else "不留").presses("发送")


def has_roles(world: World, key: str, *roles: Role) -> None:
    """Somebody has these roles from now on, and no others."""

    def change(work: Work) -> None:
        person = people.load(work, [world.people[key]])[world.people[key]]
        people.change(work, person, **people.roles_columns(frozenset(roles)))

    world.run(world.app.writer.job(change))


def others(world: World) -> Iterator[Phone]:
    """Everybody of the office but the desk."""
    return (phone for key, phone in world.phones.items() if key not in ("resident", "discipline"))


def nobody_else_heard(world: World) -> None:
    for phone in others(world):
        assert "60001" not in heard(phone) and "吃拿卡要" not in heard(phone), phone.address
    told = {row.person_id for row in world.rows(tables.outbox, case_id=60001)}
    assert told <= {world.people["resident"], world.people["discipline"]}


def test_the_resident_is_told_first_who_alone_will_read_it(world: World) -> None:
    asked = begins(world["resident"]).sees("只有纪检监察组看得到", "工作人员、领导、代表都看不到")
    asked.presses("只报给纪检").presses("是青塘村").presses("没有").sees("说的是谁").presses("先不写")
    asked.sees("要让纪检知道您是谁吗", "不留也一样办").presses("不留").presses("发送")
    asked.sees("纪检来办")
    assert (the_case(world).kind, the_case(world).handler_id) == ("misconduct", None)
    world["discipline"].sees("60001-1", "检举控告", "只有您这里看得到", BRIBE, "没有留联系方式")
    nobody_else_heard(world)


def test_rather_as_something_else_and_everything_written_is_still_there(world: World) -> None:
    begins(world["resident"]).presses("换成别的类别").presses("投诉").presses("是青塘村").presses("没有")
    world["resident"].presses("不是").presses("不留").sees(BRIBE).presses("发送")
    assert the_case(world).kind == "complaint"


def test_it_is_looked_into_asked_about_answered_and_closed(world: World) -> None:
    resident, desk = discloses(world["resident"]), world["discipline"]
    desk.presses("受理")
    resident.sees("纪检接下了", "只有纪检看得到")
    desk.presses("问居民").says("收的是现金吗？")
    resident.sees("纪检问您一句", "收的是现金吗？").says("是现金").presses("是")
    desk.sees("是现金").pushes("f:progress:60001").says("已经找会计谈了").presses("没有").says("/cancel")
    desk.pushes("f:write:60001").says("还要几天")
    resident.sees("纪检给您留言", "还要几天")
    desk.pushes("f:explain:60001").says("已经立案，钱退给各户").presses("没有")
    resident.sees("纪检办了", "已经立案").presses("满意")
    desk.sees("居民评价了")
    assert the_case(world).state == "closed"
    nobody_else_heard(world)


def test_who_is_not_content_comes_back_to_the_desk_and_to_nobody_else(world: World) -> None:
    resident, desk = discloses(world["resident"]), world["discipline"].presses("受理")
    for _ in range(3):
        desk.pushes("f:explain:60001").says("查过了，没有这回事").presses("没有")
        resident.presses("不满意").says("会计还在收")
        desk.sees("不满意")
        assert the_case(world).state == "in_progress"
    world.passes(days=3)
    nobody_else_heard(world)


def test_the_desk_is_chased_and_nobody_above_it_however_long_it_takes(world: World) -> None:
    resident, desk = discloses(world["resident"]), world["discipline"]
    for _ in range(12):
        world.follows_up()
        world.passes(days=1)
    assert "要请您定" in heard(desk)
    desk.presses("受理")
    for _ in range(25):
        world.follows_up()
        world.passes(days=1)
    assert "办得怎么样了" in heard(desk) and "没能按时答复您" in heard(resident)
    assert {row.raised_for for row in world.rows(tables.tasks)} == {"discipline"}
    nobody_else_heard(world)


def test_urgent_it_is_still_the_desks_alone(world: World) -> None:
    discloses(world["resident"])
    world["discipline"].pushes("f:mark_urgent:60001").sees("急件")
    for _ in range(12):
        world.follows_up()
    nobody_else_heard(world)


def test_without_a_name_the_desk_learns_none_even_where_nothing_arrives(world: World) -> None:
    discloses(world["resident"])
    world.messenger.blocked.add("resident")
    desk = world["discipline"].presses("受理").pushes("f:ask:60001").says("收的是现金吗？")
    world.passes(days=3)
    desk.says("/queue")
    for secret in ("李大爷", "13800000001"):
        assert secret not in heard(desk)
    assert "没有送到" in heard(desk) or "没送到" in heard(desk)
    assert {row.raised_for for row in world.rows(tables.tasks)} == {"discipline"}
    nobody_else_heard(world)


def test_with_a_name_the_desk_can_call(world: World) -> None:
    discloses(world["resident"], shares=True)
    world["discipline"].sees("李大爷", "13800000001")


def test_where_nobody_is_at_the_desk_it_is_not_taken_and_nothing_is_lost(world: World) -> None:
    has_roles(world, "discipline", Role.RESIDENT)
    resident = begins(world["resident"]).sees("没有人能接", "12388", "没有发出去", "没有交给别人")
    assert world.rows(tables.cases) == []
    resident.presses("换成别的类别").sees("哪一类").is_a("检举控告").sees("12388")
    has_roles(world, "discipline", Role.DISCIPLINE)
    resident.presses("换成别的类别").is_a("检举控告").presses("只报给纪检").presses("是青塘村")
    resident.presses("没有").presses("先不写").presses("不留").sees(BRIBE).presses("发送")
    world["discipline"].sees(BRIBE)
    nobody_else_heard(world)


def test_the_clerks_hear_that_nobody_takes_it_until_somebody_does(world: World) -> None:
    has_roles(world, "discipline", Role.RESIDENT)
    assert not world.run(world.app.writer.job(watch))
    assert not world.run(world.app.writer.job(watch))
    world.passes(seconds=2)
    world["clerk"].sees("检举控告眼下没有人收", "huiyin invite discipline")
    world["clerk"].says("/queue").sees("检举控告没人收")
    has_roles(world, "discipline", Role.DISCIPLINE)
    assert world.run(world.app.writer.job(watch))
    assert [row.done_at is not None for row in world.rows(tables.tasks, kind="no_desk")] == [True]


def test_a_start_with_nobody_at_the_desk_says_so(tmp_path: Path) -> None:
    said = "nobody takes reports of misconduct"
    with capture_logs() as logs, World(tmp_path) as world:
        has_roles(world, "discipline", Role.RESIDENT)
    assert not [entry for entry in logs if entry["event"] == said]
    with capture_logs() as logs, World(tmp_path):
        pass
    (entry,) = [entry for entry in logs if entry["event"] == said]
    assert entry["log_level"] == "warning" and "huiyin invite discipline" in entry["do"]


def test_the_check_says_so_too(tmp_path: Path) -> None:
    config = tmp_path / "office.yaml"
    config.write_text(f"data: {{folder: {tmp_path / 'data'}}}\n", "utf-8")
    assert "没有人收" not in huiyin("check", "-c", str(config)).stderr, "there is no office yet"
    with World(tmp_path / "data") as world:
        has_roles(world, "discipline", Role.RESIDENT)
    assert "没有人收" in huiyin("check", "-c", str(config)).stderr


def test_the_desk_left_while_it_was_being_told(world: World) -> None:
    resident = (
        begins(world["resident"]).presses("只报给纪检").presses("是青塘村").presses("没有").presses("先不写")
    )
    resident.presses("不留").sees("就这样发吗")
    world.messenger.blocked.add("discipline")
    has_roles(world, "discipline", Role.RESIDENT)
    resident.presses("发送").sees("12388")
    assert world.rows(tables.cases) == []


def test_about_all_that_the_desk_has_it_is_not_taken(world: World) -> None:
    resident = begins(world["resident"], "青塘村的事，纪检组 · 严受贿")
    resident.sees("没有人能接", "12388")
    resident.says("/cancel")
    begins(resident).presses("只报给纪检").presses("是青塘村").presses("没有")
    resident.says("纪检组 · 严").sees("没有人能接", "12388")
    assert world.rows(tables.cases) == []


def test_the_desk_is_left_by_everybody_the_resident_is_told_once_and_nobody_gets_it(world: World) -> None:
    resident = discloses(world["resident"])
    has_roles(world, "discipline", Role.CLERK)
    for _ in range(10):
        world.follows_up()
        world.passes(days=1)
    assert heard(resident).count("12388") == 1
    nobody_else_heard(world)
    has_roles(world, "discipline", Role.DISCIPLINE)
    world.passes(days=4)
    world["discipline"].says("/queue").sees("60001-1")


def test_one_of_the_desk_who_is_named_later_hears_no_more(world: World) -> None:
    discloses(world["resident"])
    has_roles(world, "deng", Role.DISCIPLINE)
    world["resident"].pushes("f:add:60001").says("纪检组 · 严也拿了")
    desk = world["discipline"]
    desk.read = len(desk.got)
    world.passes(days=10)
    assert desk.new == []
    tries_everything(desk, 60001)
    assert "也拿了" not in heard(desk)
    assert "也拿了" in heard(world["deng"].pushes("f:timeline:60001"))


def test_who_reported_it_is_not_its_desk(world: World) -> None:
    has_roles(world, "resident", Role.DISCIPLINE)
    discloses(world["resident"])
    world["resident"].pushes("f:admit:60001")
    assert the_case(world).state == "submitted"
    world["resident"].says("/queue").sees("没有")


def test_the_desk_sees_nothing_else(world: World) -> None:
    reports(world["resident"])
    tries_everything(world["discipline"], 60001)
    assert "路灯" not in heard(world["discipline"])


@pytest.mark.parametrize("key", ["clerk", "supervisor", "leader", "representative", "deng"])
def test_nobody_of_the_office_finds_it(world: World, key: str) -> None:
    discloses(world["resident"], about="周代表")
    tries_everything(world[key], 60001)
    assert "吃拿卡要" not in heard(world[key])
    assert the_case(world).seq == 1


def test_what_could_not_be_followed_up_is_for_the_desk(world: World) -> None:
    discloses(world["resident"])
    world.run(world.app.writer.job(lambda work: world.app.rounds._put_off(work, 60001, "broken")))
    world.passes(days=1)
    assert {row.raised_for for row in world.rows(tables.tasks)} == {"discipline"}
    nobody_else_heard(world)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases SET handler_id = :clerk WHERE id = 60001",
        "UPDATE cases SET kind = 'complaint' WHERE id = 60001",
        "UPDATE tasks SET raised_for = 'clerks' WHERE case_id = 60001",
        "INSERT INTO tasks (kind, case_id, created_at, next_action_at) SELECT 'added', 60001, :at, :at",
        "INSERT INTO outbox (chat_id, case_id, person_id, what, payload, priority, due_at, dedupe_key,"
        " created_at) SELECT id, 60001, :clerk, 'x', '{}', 2, :at, 'x', :at FROM chats"
        " WHERE person_id = :clerk",
        "INSERT INTO case_units (case_id, unit_id, place, stage, given_at, since, deadline)"
        " SELECT 60001, id, 0, 'unit_asked', :at, :at, :at FROM units LIMIT 1",
    ],
)
def test_the_last_wall_is_the_database(world: World, statement: str) -> None:
    discloses(world["resident"])
    at = world.clock.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    values = {"clerk": world.people["clerk"], "at": at}
    bound = {name: value for name, value in values.items() if f":{name}" in statement}
    with (
        pytest.raises(IntegrityError, match="its desk alone"),
        world.app.database.writer.begin() as connection,
    ):
        connection.execute(text(statement), bound)


def test_who_reported_it_may_be_forgotten_and_may_take_back_their_name(world: World) -> None:
    discloses(world["resident"], shares=True)
    world["resident"].pushes("f:share:60001").presses("不给看了")
    desk = world["discipline"].pushes("f:case:60001").sees("没有留联系方式").sees_not("李大爷")
    world["resident"].says("删除").presses("真的删")
    assert the_case(world).state == "closed"
    desk.pushes("f:case:60001").sees_not("吃拿卡要", "李大爷")
    nobody_else_heard(world)

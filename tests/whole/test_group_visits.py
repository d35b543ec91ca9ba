"""A petition of several: at most five spokespersons, each told, answered, asked. 息访承诺 decides nothing."""

from pathlib import Path

from docx import Document

from storage import tables
from tests.whole.scenes import reports, resolves, the_case
from tests.whole.test_leaving import leaves
from tests.world import Phone, World

MONEY = "青塘村安置房的补偿款没到账"


def petition(world: World) -> Phone:
    reports(world["resident"], MONEY, "信访诉求")
    world["clerk"].presses("派给代表").presses("派给周代表")
    world["representative"].presses("接单")
    return world["resident"]


def link_of(phone: Phone) -> str:
    phone.pushes("f:group:60001").sees("加进来")
    shown = Phone.shown(phone.new)
    return next(line for line in shown.splitlines() if line.startswith("memory:")).removeprefix("memory:")


def stands(world: World, key: str, code: str) -> Phone:
    phone = world.newcomer(key).says(f"/start {code}").sees("您愿意吗", "60001-1").presses("愿意")
    return phone.says(f"{key}先生").presses("不留").sees("您是 60001-1 的代表人了")


def test_who_comes_by_the_link_and_agrees_is_told_and_asked(world: World) -> None:
    resident = petition(world)
    second = stands(world, "anna", link_of(resident))
    resident.sees("又多了一位代表人")
    second.pushes("f:case:60001").sees_not(MONEY)
    resolves(world["representative"].pushes("f:case:60001"), "补偿款到账了")
    for phone in (resident, second):
        phone.sees("补偿款到账了", "您看办好了吗").presses("办好了")
    assert the_case(world).state == "closed"


def test_a_letter_to_several_quotes_none_of_them(world: World) -> None:
    second = stands(world, "anna", link_of(petition(world)))
    resolves(world["representative"].pushes("f:case:60001"), "补偿款到账了")
    outs = world.messenger.got[second.address]
    [letter] = [Path(out.files[number].path) for out in outs for number in out.message.documents]
    said = "\n".join(paragraph.text for paragraph in Document(str(letter)).paragraphs)
    assert "补偿款到账了" in said and "另外几位" in said and MONEY not in said and "李大爷" not in said


def test_who_does_not_agree_is_not_added(world: World) -> None:
    code = link_of(petition(world))
    world.newcomer("anna").says(f"/start {code}").presses("不愿意").sees("没有加")
    assert len(world.rows(tables.parties)) == 1


def test_a_sixth_is_refused_with_the_rule(world: World) -> None:
    code = link_of(petition(world))
    for key in ("anna", "bo", "chen", "ding"):
        stands(world, key, code)
    sixth = world.newcomer("er").says(f"/start {code}").presses("愿意").says("二先生").presses("不留")
    sixth.sees("最多 5 位代表人", "信访工作条例")
    assert len(world.rows(tables.parties)) == 5
    clerk = world["clerk"].pushes("f:take_part:60001").says("王婶").says("13900000007")
    clerk.presses("本人同意").presses("不留").sees("最多 5 位")
    assert not world.rows(tables.people, name="王婶"), "nobody is written down who cannot come"


def test_a_merger_that_would_make_it_six_is_refused_whole(world: World) -> None:
    """The one half of it must not happen without the other."""
    code = link_of(petition(world))
    for key in ("anna", "bo", "chen", "ding"):
        stands(world, key, code)
    reports(world.newcomer("er"), "青塘村的补偿款一直没有到账", "信访诉求")
    world["clerk"].pushes("f:merge:60002").says("60001-1").presses("合并").sees("最多 5 位", "并到哪一件")
    assert all(one.outcome is None for one in world.rows(tables.cases))
    assert len(world.rows(tables.parties)) == 6
    assert world.audit() == ()


def test_a_clerk_enters_who_has_no_messenger_and_they_are_called_with_the_answer(world: World) -> None:
    petition(world)
    clerk = world["clerk"].pushes("f:take_part:60001").says("王婶").says("13900000007")
    clerk.presses("本人同意").presses("不留").sees("加上了王婶")
    assert len(world.rows(tables.parties)) == 2
    assert not world.rows(tables.tasks, done_at=None), "they stood at the counter"
    resolves(world["representative"].pushes("f:case:60001"), "补偿款到账了")
    [call] = world.rows(tables.tasks, kind="call", done_at=None)
    assert call.person_id == world.rows(tables.people, name="王婶")[0].id
    clerk.pushes("f:case:60001").presses("更多").presses("说话").sees("记来电")


def test_whoever_adds_a_resident_without_telephone_and_chat_is_asked_to_tell_them(world: World) -> None:
    petition(world)
    shen = world["clerk"].pushes("f:take_part:60001").says("王婶").presses("没有，由我转告")
    shen.presses("本人同意").presses("不留").sees("加上了王婶", "请您转告").sees_not("打电话")
    assert not world.rows(tables.tasks, done_at=None)
    resolves(world["representative"].pushes("f:case:60001"), "补偿款到账了")
    [call] = world.rows(tables.tasks, kind="call", done_at=None)
    assert call.owner_id == world.people["clerk"]
    shen.sees("请联系王婶", "补偿款到账了", "居民满意吗").sees_not("联系王婶 1").presses("满意")
    assert not world.rows(tables.tasks, kind="call", done_at=None)


def test_whoever_adds_them_with_a_number_hears_how_they_are_told(world: World) -> None:
    petition(world)
    clerk = world["clerk"].pushes("f:take_part:60001").says("王婶").says("13900000007")
    clerk.presses("本人同意").presses("不留").sees("加上了王婶", "发消息或打电话").sees_not("转告")


def test_where_whoever_said_they_would_tell_them_is_of_the_staff_no_more_the_clerks_do(world: World) -> None:
    petition(world)
    shen = world["clerk"].pushes("f:take_part:60001").says("王婶").presses("没有，由我转告")
    shen.presses("本人同意").presses("不留")
    leaves(world, "督办科 · 沈", by="supervisor")
    resolves(world["representative"].pushes("f:case:60001"), "补偿款到账了")
    [call] = world.rows(tables.tasks, kind="call", done_at=None)
    assert (call.owner_id, call.raised_for) == (None, "clerks")


def test_who_was_entered_before_is_known_again_by_their_number(world: World) -> None:
    petition(world)
    for said in ("加上了王婶", "已经有这位居民了"):
        clerk = world["clerk"].pushes("f:take_part:60001").says("王婶").says("13900000007")
        clerk.presses("本人同意").presses("不留").sees(said)
    assert len(world.rows(tables.people, name="王婶")) == 1


def test_a_petition_about_somebody_is_joined_by_no_link(world: World) -> None:
    resident = petition(world)
    code = link_of(resident)
    world["clerk"].pushes("f:mark_subject:60001").says("方代表").presses("方代表")
    world["fang"].says(f"/start {code}").sees("不能加入").sees_not("60001-1")
    resident.pushes("f:group:60001").sees("请工作人员来加")


def test_a_promise_to_let_it_rest_is_filed_with_its_day_and_changes_nothing(world: World) -> None:
    resident = petition(world)
    before = the_case(world)
    clerk = world["clerk"].pushes("f:let_rest:60001").presses("今天").says("不再为此事上访")
    clerk.presses("没有").sees("该办的照样办")
    resident.sees("照样办", "不受影响")
    after = the_case(world)
    for name in ("state", "deadline", "next_action_at", "version", "pending", "outcome"):
        assert getattr(after, name) == getattr(before, name)
    resident.pushes("f:timeline:60001").sees("息访承诺", "不再为此事上访")
    resolves(world["representative"].pushes("f:case:60001"), "补偿款到账了")
    resident.sees("您看办好了吗").presses("办好了")
    assert the_case(world).state == "closed"


def test_closing_asks_for_no_promise(world: World) -> None:
    petition(world)
    clerk = world["clerk"].pushes("f:close:60001").presses("解释").says("政策已经说明")
    clerk.sees_not("承诺").presses("办结")
    assert the_case(world).state == "closed"


def test_it_is_for_petitions_only(world: World) -> None:
    reports(world["resident"])
    clerk = world["clerk"].pushes("f:let_rest:60001").sees_not("承诺")
    assert not any(one.action == "let_rest" for one in world.rows(tables.events)) and clerk

"""The main job, told as it happens: reported, assigned, handled, followed up, closed; by the whole system."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import tables
from tests.world import Phone, World

LAMP = "青塘路的路灯坏了五盏，晚上看不见路"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path / "data") as made:
        yield made
        assert made.audit() == ()
        assert made.rows(tables.inbox, state="parked") == []


def reports(resident: Phone, words: str = LAMP, kind: str = "投诉") -> Phone:
    resident.says(words).is_a(kind)
    resident.presses("是青塘村").presses("没有")
    if any(button.label == "不是，另外报" for button in resident.buttons()):
        resident.presses("不是，另外报")
    resident.presses("不是，只说事").presses("可以")
    return resident.sees("要发的是这些", words).presses("发送")


def resolves(representative: Phone, words: str = "五盏灯都换好了") -> Phone:
    representative.presses("办好了").presses("解决了").says(words).presses("没有")
    return representative.sees("转告居民了")


def the_case(world: World) -> object:
    return world.rows(tables.cases)[-1]


def test_a_lamp_is_reported_repaired_and_rated(world: World) -> None:
    resident, representative = world["resident"], world["representative"]
    reports(resident).sees("60001-1", "周代表", "12月8日", "下一步")
    representative.sees("有件新事", LAMP, "李大爷", "常办路灯", "接单").presses("接单")
    resident.sees("周代表接单了")
    resolves(representative)
    resident.sees("五盏灯都换好了", "您看办好了吗").presses("办好了，满意").sees("记为满意")
    representative.sees("满意")
    case = the_case(world)
    assert (case.state, case.outcome, case.next_step) == ("closed", "fixed", "revisit")
    assert [row.action for row in world.rows(tables.events)] == [
        *("submit", "admit", "assign", "accept", "resolve", "rate")
    ]


def test_who_does_not_accept_is_reminded_and_then_a_clerk_is_asked(world: World) -> None:
    reports(world["resident"])
    world["representative"].read = world["clerk"].read = 0
    world.follows_up()
    world["representative"].sees("还没接单")
    world["clerk"].sees_not("要请您定")
    world.follows_up()
    world["clerk"].sees("60001-1 要请您定", "方代表", "许代表")
    world["clerk"].presses("换代表").presses("派给许代表")
    world["resident"].sees("让您久等了", "许代表")
    world["representative"].sees("已经换人")
    world["xu"].sees("有件新事", LAMP)
    assert world.rows(tables.tasks, kind="escalated", done_at=None) == []


def test_it_goes_on_asking_until_somebody_acts(world: World) -> None:
    reports(world["resident"])
    for _ in range(12):
        world.follows_up()
    fired = [row.action for row in world.rows(tables.events) if "step" in row.data]
    assert (len(fired), fired.count("assign")) == (12, 2)  # twice to the next one, then a clerk decides
    assert the_case(world).next_action_at is not None
    assert world["clerk"].got and "要请您定" in Phone.shown(world["clerk"].got)


def test_no_progress_is_asked_for_and_the_deadline_warned_of(world: World) -> None:
    reports(world["resident"])
    representative = world["representative"].presses("接单")
    world.follows_up()
    representative.sees("办得怎么样了")
    representative.presses("说说进展").says("材料到了，周五开工").presses("没有").presses("还说不准")
    world["resident"].sees("有进展", "材料到了，周五开工")
    said = ""
    while "要请您定" not in Phone.shown(world["clerk"].got):
        world.follows_up()
        if world.rows(tables.outbox, state="held"):
            world.wakes()
        said = Phone.shown(representative.got)
    assert "还剩" in said or "今天要答复" in said


def test_a_question_stops_the_clock_until_it_is_answered(world: World) -> None:
    resident, representative = world["resident"], world["representative"]
    reports(resident)
    before = the_case(world)
    representative.presses("接单").presses("问居民").says("是哪几盏？")
    resident.sees("周代表问您一句", "是哪几盏？")
    assert the_case(world).state == "waiting"
    world.passes(days=2, beat=False)
    resident.presses("回答").says("路口那五盏")
    representative.sees("居民回话了", "路口那五盏", "12月10日" if before is None else "")
    representative.says("/mine").sees("60001-1", "12月10日")  # two days of waiting are not theirs


def test_a_resident_who_stays_silent_is_asked_twice_and_then_the_work_goes_on(world: World) -> None:
    resident, representative = world["resident"], world["representative"]
    reports(resident)
    representative.presses("接单").presses("问居民").says("是哪几盏？")
    world.follows_up()
    resident.sees("还在等您的回话")
    world.follows_up()
    representative.sees("居民还没回话，您先接着办")
    assert the_case(world).state == "in_progress"


def test_not_done_goes_back_with_the_residents_words(world: World) -> None:
    resident, representative = world["resident"], world["representative"]
    reports(resident)
    representative.presses("接单")
    resolves(representative)
    resident.presses("没办好").sees("差在哪里").says("还有一盏不亮")
    representative.sees("还有一盏不亮")
    assert the_case(world).state == "in_progress"
    resolves(representative, "最后一盏也亮了")
    resident.presses("基本满意")
    assert the_case(world).outcome == "fixed"


def test_silence_after_the_answer_closes_only_after_two_questions_that_were_sent(world: World) -> None:
    resident, representative = world["resident"], world["representative"]
    reports(resident)
    representative.presses("接单")
    resolves(representative)
    world.follows_up()
    resident.sees("再问您一句")
    world.follows_up()
    resident.sees("未评价")
    assert (the_case(world).state, the_case(world).outcome) == ("closed", "unanswered")
    resident.presses("重新办").says("又坏了一盏").presses("没有")
    representative.sees("接着办")
    assert the_case(world).state == "in_progress"


def test_a_blocked_resident_is_never_closed_over(world: World) -> None:
    resident, representative = world["resident"], world["representative"]
    reports(resident)
    representative.presses("接单")
    world.messenger.blocked.add("resident")
    resolves(representative)
    world["clerk"].read = 0
    for _ in range(6):
        world.follows_up()
    assert the_case(world).state == "resolved"
    assert "请您打个电话" in Phone.shown(world["clerk"].got)


def test_given_back_with_a_reason_and_given_to_another(world: World) -> None:
    reports(world["resident"])
    world["representative"].presses("退回").presses("别的原因").says("这段路归公路局管")
    world["clerk"].sees("60001-1 退回来了", "这段路归公路局管")
    assert the_case(world).handler_id is None
    world["clerk"].presses("派给代表").presses("派给方代表")
    world["fang"].sees("有件新事").presses("接单")
    world["resident"].sees("方代表接单了")


def test_solved_on_the_spot_closes_in_one_step(world: World) -> None:
    reports(world["resident"])
    representative = world["representative"].presses("更多").presses("当场办好")
    representative.says("我叫电工来换好了").presses("没有")
    world["resident"].sees("当场办好了", "我叫电工来换好了")
    assert the_case(world).state == "closed"


def test_a_petition_waits_for_a_clerk_who_admits_it(world: World) -> None:
    resident = world["resident"].says("拆迁补偿三年没有到位").is_a("信访诉求")
    resident.presses("说不清").presses("没有").presses("不是").presses("可以").presses("发送")
    world["clerk"].sees("新来的，请您先看", "拆迁补偿三年没有到位")
    assert (the_case(world).state, the_case(world).handler_id) == ("submitted", None)
    world["clerk"].presses("派给代表").presses("派给邓代表")
    world["deng"].sees("有件新事")


def petitions(resident: Phone, words: str) -> None:
    resident.says(words).is_a("信访诉求")
    resident.presses("说不清").presses("没有").presses("不是").presses("不留").presses("发送")


def test_a_clerk_refuses_and_says_where_to_go(world: World) -> None:
    petitions(world["resident"], "法院判了我不服")
    world["clerk"].presses("更多").presses("不受理").says("法院的判决，请在期限内上诉").presses("就这样回")
    world["resident"].sees("这里办不了", "请在期限内上诉")
    assert (the_case(world).state, the_case(world).outcome) == ("closed", "declined")


def test_words_added_to_a_case_that_nobody_has_any_more_reach_a_clerk(world: World) -> None:
    petitions(world["resident"], "法院判了我不服")
    clerk = (
        world["clerk"]
        .presses("更多")
        .presses("不受理")
        .says("法院的判决，请在期限内上诉")
        .presses("就这样回")
    )
    world["resident"].says("期限是哪天，我还是不服").presses("是，补充一句")
    clerk.read = len(clerk.got) - 1
    clerk.sees("60001-1 已经了结", "期限是哪天").presses("办过了").says("打过电话了")
    assert world.rows(tables.tasks, kind="added", done_at=None) == []


def test_a_clerk_answers_directly(world: World) -> None:
    petitions(world["resident"], "想问异地就医怎么备案")
    clerk = world["clerk"].presses("直接答复").says("带身份证到县医保局窗口，当天办好")
    while clerk.buttons() and the_case(world).state == "submitted":
        clerk.presses(next(label for label in ("没有", "就这样回") if label in Phone.shown(clerk.got[-1:])))
    world["resident"].sees("带身份证到县医保局窗口", "这样答复，您满意吗").presses("满意")
    assert (the_case(world).state, the_case(world).outcome) == ("closed", "explained")


def test_a_voice_message_is_typed_up_by_a_clerk(world: World) -> None:
    world.messenger.files["v"] = b"OggS" + bytes(60)
    resident = world["resident"].says("/start").presses("说件事").speaks("v")
    resident.presses("投诉").presses("说不清").presses("没有").presses("不是").presses("可以").presses("发送")
    world["clerk"].sees("语音")
    world["clerk"].presses("写成文字").says("村口的桥塌了一角")
    assert the_case(world).words == "村口的桥塌了一角"
    assert world.rows(tables.tasks, kind="type_up", done_at=None) == []


def test_withdrawn_by_the_resident(world: World) -> None:
    reports(world["resident"]).presses("撤回").presses("撤回").presses("不填")
    world["representative"].sees("居民撤回了")
    assert (the_case(world).state, the_case(world).outcome) == ("closed", "withdrawn")


def test_somebody_who_is_away_gets_nothing_new(world: World) -> None:
    away = world["representative"].says("/start").presses("更多").presses("我要外出")
    away.says("明天").says("12-03").presses("不用人代").sees("11月24日起不派新的给您")
    world.passes(days=2)
    reports(world["resident"]).sees_not("周代表来办")
    assert the_case(world).handler_id != world.people["representative"]


def test_danger_is_answered_before_anything_else(world: World) -> None:
    newcomer = world.newcomer().says("楼道里有煤气味，好像漏气了")
    first = Phone.shown(newcomer.new[:1])
    assert "119" in first
    for label in ("说不清", "发送"):
        newcomer.presses(label)
    assert the_case(world).urgent


def test_english_from_the_first_word(world: World) -> None:
    visitor = world.newcomer("visitor").sends("command", text="start", language="en", name="Ann")
    visitor.sees("Huiyin").says("The street lamp at Qingtang is broken")
    visitor.presses("Complaint")
    shown = Phone.shown(visitor.got)
    chinese = re.findall(r"[一-鿿]+", shown)
    assert set(chinese) <= {"语言", "回音", "青塘村", "中文"}, chinese


def test_join_by_invitation_once(world: World) -> None:
    from bot.errands import invite

    now = world.clock.at
    asked = {
        "role": "representative",
        "name": "林代表",
        "district": "柳湾镇",
        "topics": ("道路",),
        "person": None,
    }
    code = invite(world.settings, now, **asked).code
    world.newcomer("lin").says(f"/start {code}").sees("以后事情就发到这里", "我的事项")
    world.newcomer("thief").says(f"/start {code}").sees("邀请").sees_not("以后事情就发到这里")
    (row,) = world.rows(tables.chats, address="lin")
    assert {p.name for p in world.rows(tables.people, id=row.person_id)} == {"林代表"}


def test_typing_the_answer_unasked_takes_one_press(world: World) -> None:
    reports(world["resident"])
    world["representative"].presses("接单").presses("问居民").says("是哪几盏？")
    world["resident"].says("桥头那三盏").sees("周代表问您：是哪几盏？", "您说的是回答这个吗")
    world["resident"].presses("是，这是回答").sees("会转告")
    world["representative"].sees("居民回话了", "桥头那三盏")


def test_what_was_too_long_can_be_shortened(world: World) -> None:
    resident = world["resident"].says("长" * 2001)
    assert resident.got[-1].shorten
    assert not resident.says("短一点").got[-1].shorten

"""The wish wall: a clerk offers, somebody claims and makes it come true; what lapses comes back."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage import tables
from tests.whole.scenes import reports, the_case
from tests.whole.test_bad_input import picture
from tests.world import Phone, World

DESK = "李大爷13800000001家住青塘路3号楼2单元501室，孙子想要一张书桌"
PUBLIC = "＊家住＊，孙子想要一张书桌"


def wished(world: World, words: str = DESK) -> Phone:
    """A wish that has come in."""
    world.messenger.files |= {"desk": picture(), "lamp": picture()}
    resident: Phone = world["resident"]
    return reports(resident, words, "微心愿")


def offered(world: World, words: str = "青塘村有个孩子想要一张书桌") -> Phone:
    """A wish that a clerk has put on the wall."""
    resident = wished(world)
    clerk = world["clerk"]
    clerk.presses("上心愿墙").presses("实物").presses("300 元").says(words).presses("上墙")
    return resident


def claimed(world: World, who: str = "qin", how: str = "我牵头") -> Phone:
    """And that somebody has claimed."""
    offered(world)
    phone: Phone = world[who]
    number = the_case(world).id
    return phone.pushes(f"f:claim:{number}").presses(how)


def state(world: World) -> str:
    return str(the_case(world).state)


def claims(world: World) -> list[tuple[int, bool, str]]:
    return [(row.person_id, bool(row.lead), row.stage) for row in world.rows(tables.claims)]


def test_from_the_wish_to_the_photo(world: World) -> None:
    resident = wished(world)
    clerk = world["clerk"]
    assert state(world) == "submitted", "a wish is verified before anybody gets it"
    clerk.sees("新来的").presses("上心愿墙").sees("哪种心愿").presses("实物").sees("最多 500 元")
    clerk.says("800").sees("最多 500 元").says("300元").sees(PUBLIC)
    clerk.says("青塘村有个孩子想要一张书桌，找13800000001").sees(
        "孩子想要一张书桌，找＊", "300 元", "青塘乡青塘村"
    )
    clerk.presses("上墙").sees("上墙了")
    resident.sees("上心愿墙了", "孩子想要一张书桌")
    assert state(world) == "offered"
    qin = world["qin"]
    qin.says("心愿墙").sees("墙上有 1 个心愿", "书桌").sees_not("李大爷", "60001", "青塘路", "501")
    qin.presses("青塘村有个孩子").sees("微心愿 · 实物", "今天上墙", "300 元", "青塘乡青塘村").sees_not(
        "60001"
    )
    qin.presses("我来认领").sees("您一个人来", "7 天内联系一次").presses("我一个人来")
    qin.sees("认领好了", "没有公开，请在这里留言联系").sees_not("李大爷", "13800000001", "501")
    resident.sees("党员秦师傅", "认领了您的心愿")
    qin.presses("给居民留言").says("您好，我明天送书桌来").sees("转给居民了")
    resident.sees("我明天送书桌来").presses("回复").says("在家，谢谢")
    qin.sees("在家，谢谢")
    qin.pushes("f:case:60001").presses("圆梦了").says("书桌送到了").sees("发一张圆梦的照片").says("没有")
    qin.sees("要有一张照片").photographs("desk").presses("好了").sees("正请居民看看")
    resident.sees("书桌送到了").presses("办好了")
    assert (state(world), the_case(world).outcome) == ("closed", "fulfilled")
    clerk.says("心愿数").sees("征集 1 个，认领 1 个，实现 1 个", "还没人认领 0 个")
    clerk.presses("实现的").sees("实现 1 个", "60001-1")


def test_a_claimer_sees_who_it_is_only_if_the_resident_agreed(world: World) -> None:
    resident = world["resident"]
    resident.says(DESK).presses("微心愿").presses("是青塘村").presses("没有").presses("可以").presses("发送")
    clerk = world["clerk"]
    clerk.presses("上心愿墙").presses("服务").says("0").presses("就这样写").presses("上墙")
    qin = world["qin"].pushes("f:claim:60001").presses("我一个人来")
    qin.sees("李大爷，13800000001", "501")


def test_what_nobody_may_know_stands_in_no_card_and_no_timeline_of_a_claimer(world: World) -> None:
    qin = claimed(world)
    for push in ("f:case:60001", "f:timeline:60001", "f:thread:60001", "f:case_more:60001"):
        qin.pushes(push).sees_not("李大爷", "13800000001", "501", "青塘路3号")


def test_together_one_leads_and_sees_who_helps(world: World) -> None:
    qin = claimed(world)
    shop = world["shop"].says("心愿墙").sees("有人牵头，可以一起").presses("青塘村有个孩子")
    shop.presses("我来认领").sees("秦师傅牵头在做").presses("一起来").sees("您和秦师傅一起")
    qin.sees("又有人来一起认领").pushes("f:case:60001").sees("一起认领：春风书店 13800000042")
    shop.says("我的事项").sees("书桌", "您参与")
    assert "看不了" in shop.pushes("f:case:60001").toast
    shop.pushes("f:wish:60001").presses("记捐款捐物").presses("捐物").says("200").says("送一盏台灯")
    shop.sees("凭据的照片").photographs("lamp").presses("好了").sees("200 元")
    qin.sees("记了一笔捐款捐物", "送一盏台灯")
    (pledge,) = world.rows(tables.pledges)
    assert (pledge.sort, pledge.value, pledge.person_id) == ("goods", 200, world.people["shop"])
    qin.pushes("f:give_up:60001").says("临时出差")
    shop.sees("现在请您牵头", "微心愿")
    world["resident"].sees("换了人牵头", "春风书店")
    assert claims(world) == [
        (world.people["qin"], False, "claim_over"),
        (world.people["shop"], True, "claimed"),
    ]


def test_alone_nobody_joins_and_who_comes_too_late_hears_so(world: World) -> None:
    claimed(world, how="我一个人来")
    world["shop"].says("心愿墙").sees("眼下没有心愿")
    assert "刚刚有人认领了" in world["shop"].pushes("f:claim:60001").toast


def test_two_claim_at_once_and_the_later_is_asked_whether_to_join(world: World) -> None:
    offered(world)
    shop = world["shop"].pushes("f:claim:60001").sees("您一个人来")
    world["qin"].pushes("f:claim:60001").presses("我牵头")
    shop.presses("我一个人来").sees("秦师傅牵头在做").presses("一起来")
    assert [lead for _, lead, _ in claims(world)] == [True, False]


def test_who_does_not_get_in_touch_is_asked_and_then_it_is_back_on_the_wall(world: World) -> None:
    qin = claimed(world)
    world.follows_up()
    qin.sees("还没跟居民联系")
    world.follows_up()
    assert state(world) == "in_progress"
    world.follows_up()
    qin.sees("先让给别人了")
    world["resident"].sees("先放回心愿墙")
    assert (state(world), the_case(world).handler_id) == ("offered", None)
    qin.says("心愿墙").sees("眼下没有心愿")  # not for whose claim has lapsed
    world["shop"].says("心愿墙").sees("墙上有 1 个心愿")
    world["clerk"].says("心愿数").sees("征集 1 个，认领 0 个，实现 0 个", "还没人认领 1 个")


def test_who_got_in_touch_before_the_morning_is_not_reminded(world: World) -> None:
    world.clock.at += timedelta(hours=13, minutes=30)  # half past ten at night
    qin = claimed(world, how="我一个人来")
    world.follows_up()
    assert world.rows(tables.outbox, what="remind-contact", state="held")
    qin.presses("给居民留言").says("明天我来看您")
    world.wakes()
    assert "还没跟居民联系" not in Phone.shown(qin.got)


def test_a_claim_never_lapses_from_the_backlog(world: World) -> None:
    qin = claimed(world)
    world.passes(days=12)  # the system was down
    assert state(world) == "in_progress"
    before = world.clock.at
    qin.sees("还没跟居民联系")
    world.follows_up()
    assert state(world) == "offered" and world.clock.at - before > timedelta(days=6)


def test_giving_up_brings_it_back_and_the_reason_is_the_offices(world: World) -> None:
    qin = claimed(world)
    qin.presses("放弃认领").sees("为什么放弃").says("家里有事").sees("不算您的了")
    resident = world["resident"].sees("放回心愿墙")
    resident.pushes("f:timeline:60001").sees_not("家里有事")
    world["clerk"].pushes("f:timeline:60001").sees("放弃了认领", "家里有事")
    assert state(world) == "offered"


def test_an_unclaimed_wish_rises_and_is_assigned_in_the_end(world: World) -> None:
    offered(world)
    world.follows_up()
    for near in ("qin", "representative"):
        world[near].sees("等了好些天，还没人认领", "书桌").sees_not("60001", "李大爷")
    world["xu"].sees_not("等了好些天")  # of another town
    world.follows_up()
    assert state(world) == "assigned"
    world["resident"].sees("周代表")


def test_the_wall_never_assigns_from_the_backlog(world: World) -> None:
    offered(world)
    world.passes(days=20)  # the system was down
    assert state(world) == "offered"
    world["qin"].sees("等了好些天")
    before = world.clock.at
    world.follows_up()
    assert state(world) == "assigned" and world.clock.at - before > timedelta(days=13)


def test_nobody_claims_their_own_nor_what_is_about_them(world: World) -> None:
    qin = world["qin"]
    reports(qin, "青塘路的孩子想要一张书桌", "微心愿")
    clerk = world["clerk"].presses("上心愿墙").presses("实物").presses("300 元").presses("就这样写")
    clerk.presses("上墙")
    qin.says("心愿墙").sees("眼下没有心愿")
    assert "看不了" in qin.pushes("f:claim:60001").toast
    clerk.pushes("f:mark_subject:60001").says("周代表").presses("周代表")
    zhou = world["representative"].says("心愿墙").sees("眼下没有心愿")
    for push in ("f:wish:60001", "f:claim:60001", "f:case:60001", "f:pledge:60001"):
        zhou.pushes(push).sees_not("书桌")
    assert claims(world) == []


def test_a_claim_of_somebody_named_later_ends_without_a_word(world: World) -> None:
    zhou = claimed(world, "representative")
    got = len(zhou.got)
    world["clerk"].pushes("f:mark_subject:60001").says("周代表").presses("周代表")
    assert len(zhou.got) == got and state(world) == "admitted"
    assert claims(world) == [(world.people["representative"], False, "claim_over")]


def test_the_database_refuses_a_claim_by_whom_it_is_about(world: World) -> None:
    offered(world)
    world["clerk"].pushes("f:mark_subject:60001").says("周代表").presses("周代表")
    row: dict[str, Any] = {"case": 60001, "who": world.people["representative"]}

    def claim(work: Any) -> None:
        columns = "case_id, person_id, place, lead, stage, claimed_at, since, seq"
        values = ":case, :who, 0, 1, 'claimed', '2026', '2026', 1"
        work.execute(text(f"INSERT INTO claims ({columns}) VALUES ({values})"), row)

    with pytest.raises(IntegrityError, match="never claimed"):
        world.run(world.app.writer.job(claim))


def asks_to_join(ming: Phone, what: str = "志愿者") -> None:
    ming.says("/help").presses("我想帮人圆梦").presses(what).says("小明").says("13900000088")
    ming.sees("交给工作人员了")


def test_a_request_is_brought_to_mind_and_one_that_is_declined_says_why(world: World) -> None:
    ming = world.newcomer("ming")
    asks_to_join(ming, "爱心单位")
    clerk = world["clerk"]
    clerk.read = len(clerk.got)
    world.passes(days=1, hours=1)
    world.wakes()
    clerk.sees("小明 13900000088 想认领心愿", "爱心单位").presses("不同意").says("请先到社区登记")
    ming.sees("这次没有同意", "请先到社区登记").says("心愿墙").sees_not("墙上有")
    ming.says("/cancel").says("/help").presses("我想帮人圆梦").presses("志愿者").says("小明")
    ming.sees("交给工作人员了")


def test_only_who_was_invited_or_approved_may_look(world: World) -> None:
    offered(world)
    ming = world.newcomer("ming")
    asks_to_join(ming)
    assert "看不了" in ming.pushes("f:wish:60001").toast
    clerk = world["clerk"].sees("小明", "想认领心愿", "志愿者").presses("同意加入").sees("告诉他")
    ming.sees("可以认领心愿了").presses("看心愿墙").sees("书桌")
    clerk.pushes(f"f:enrol:t{world.rows(tables.tasks)[-1].id}").sees("已经有人办了")


def test_who_makes_it_come_true_is_no_other_resident_to_the_resident(world: World) -> None:
    qin = claimed(world, how="我一个人来")
    qin.pushes("f:write:60001").says("您好，孩子几年级？")
    world.passes(hours=2)
    world["resident"].says("三年级，喜欢蓝色").sees("秦师傅", "孩子几年级").sees_not("是回复居民吗", "居民说")
    world["resident"].presses("是，回复").presses("没有")
    qin.sees("三年级，喜欢蓝色")


def test_what_somebody_does_not_know_the_worth_of_is_noted_without(world: World) -> None:
    qin = claimed(world).pushes("f:pledge:60001").sees("是捐款，还是捐物").presses("捐物")
    qin.sees("[不清楚]").presses("不清楚").says("旧台灯一盏").photographs("lamp").presses("好了")
    assert [(row.sort, row.value) for row in world.rows(tables.pledges)] == [("goods", 0)]


@pytest.mark.parametrize("no", ["没有", "没有照片", "没拍照片", "no photo"])
def test_to_have_no_photo_of_what_is_pledged_is_no_part_of_what_it_is(world: World, no: str) -> None:
    qin = claimed(world).pushes("f:pledge:60001").presses("捐物").presses("200 元").says("旧台灯一盏")
    world.passes(minutes=1)
    qin.says(no).sees("要有一张照片").photographs("lamp").presses("好了")
    assert [row.words for row in world.rows(tables.event_words) if "台灯" in row.words] == ["旧台灯一盏"]


def test_a_resident_hears_the_new_day_when_somebody_else_leads(world: World) -> None:
    qin = claimed(world)
    world["representative"].pushes("f:claim:60001").presses("一起来")
    world.passes(days=2)
    qin.pushes("f:give_up:60001").says("家里有事")
    world["resident"].sees("换了人牵头", "最晚12月25日圆梦")

"""Followed up until closed: the stories, from what people press and write to what others read."""

from sqlalchemy import update

from bot.sample import UNITS
from storage import tables
from tests.whole.scenes import LAMP, reports, resolves, the_case
from tests.world import World


def open_kinds(world: World) -> list[str]:
    return [row.kind for row in world.rows(tables.tasks, done_at=None)]


def accepted(world: World, kind: str = "投诉") -> None:
    reports(world["resident"], kind=kind)
    world["representative"].presses("接单")


def test_who_never_accepts_loses_it_to_the_next_in_the_ranking(world: World) -> None:
    reports(world["resident"])
    for _ in range(3):
        world.follows_up()
    world["representative"].sees("60001-1 已经换人来办")
    world["fang"].sees("有件新事", LAMP).presses("接单")
    world["resident"].sees("让您久等了", "方代表", "方代表接单了")


# What is promised


def test_a_day_is_promised_asked_about_and_told_to_the_resident(world: World) -> None:
    accepted(world)
    zhou = world["representative"].presses("说说进展").says("灯具订好了").presses("没有")
    zhou.sees("答应哪天办好吗").says("周三").sees("转告居民了。11月25日我来问您")
    world["resident"].sees("有进展", "灯具订好了", "答应11月25日办好").pushes("f:case:60001").sees(
        "答应", "11月25日"
    )
    world.follows_up()
    zhou.sees("到您说的日子了")
    while "promise-late-residents" not in [row.what for row in world.rows(tables.outbox)]:
        world.follows_up()
    world["resident"].sees("60001-1 说好的日子过了，还没有消息，抱歉", "工作人员和周代表都知道了")


def test_a_day_beyond_the_deadline_is_taken_with_a_word(world: World) -> None:
    accepted(world)
    zhou = world["representative"].presses("说说进展").says("要换线路").presses("没有").says("12月20日")
    zhou.sees("12月20日我来问您", "最晚是12月8日", "申请延期")


# More time


def test_more_time_is_asked_for_and_given_and_the_resident_told_why(world: World) -> None:
    accepted(world)
    zhou = world["representative"].pushes("f:extend:60001").sees("最晚12月23日").says("12月15日")
    zhou.says("灯具要定做").sees("交给督办了")
    world["clerk"].sees_not("灯具要定做")
    han = world["supervisor"].sees("想把 60001-1 延到12月15日", "灯具要定做", "同意延期", "不同意")
    han.presses("同意延期").sees("灯具要定做").presses("就这样").sees("60001-1 延期了")
    world["resident"].sees("还要多些时间，最晚12月15日", "灯具要定做")
    zhou.sees("督办同意了，60001-1 延到12月15日").pushes("f:extend:60001").sees("已经用完了")
    assert open_kinds(world) == []


def test_more_time_is_refused_to_the_handler_alone(world: World) -> None:
    accepted(world)
    world["representative"].pushes("f:extend:60001").says("12月15日").says("忙不过来")
    world["supervisor"].presses("不同意").says("来得及，抓紧").sees("告诉代表了")
    world["representative"].sees("没有同意延期，还是最晚12月8日", "来得及，抓紧")
    world["resident"].sees_not("来得及")


def test_a_day_beyond_the_rule_is_refused_where_it_is_written(world: World) -> None:
    accepted(world)
    zhou = world["representative"].pushes("f:extend:60001").says("明年1月20日")
    zhou.sees("最晚到12月23日").says("11月30日").sees("要写12月8日").says("12月20日").says("灯具要定做")
    zhou.sees("交给督办了")


def test_long_after_its_day_no_time_can_be_asked_for(world: World) -> None:
    accepted(world)
    world.passes(days=40)
    world["representative"].pushes("f:extend:60001").sees("超期太久").sees_not("想延到哪天")


def test_where_nobody_is_above_the_clerks_they_decide(world: World) -> None:
    people = [world.people[key] for key in ("supervisor", "leader")]
    gone = update(tables.people).where(tables.people.c.id.in_(people)).values(roles=["resident"], staff=False)
    world.run(world.app.writer.job(lambda work: work.execute(gone)))
    accepted(world)
    world["representative"].pushes("f:extend:60001").says("12月15日").says("灯具要定做")
    world["clerk"].sees("同意延期").presses("同意延期").presses("就这样").sees("延期了")


# The leader


def test_an_instruction_names_a_unit_and_a_day_and_is_chased_until_it_is_answered(world: World) -> None:
    accepted(world)
    chen = world["leader"].pushes("f:instruct:60001").says("请三天内修好").sees("请哪个单位办")
    chen.says("供电公司").presses("11月26日").sees("到11月26日没有回复，我会告诉您")
    zhou = world["representative"].sees("有领导批示，11月26日前要有回复", "请三天内修好", "供电公司")
    world["clerk"].sees("有领导批示", "请您盯着", "[我来盯] [回复批示]")
    assert the_case(world).deadline.day == 8  # what the resident was promised
    for _ in range(6):
        world.follows_up()
    chen.sees("60001-1 的领导批示11月26日前要回复，还没有")
    zhou.pushes("f:reply:60001").says("今天换完了").presses("没有").sees("回复领导了")
    chen.sees("批示回复了", "今天换完了")
    assert "instruction" not in open_kinds(world)
    assert [row.name for row in world.rows(tables.units)][len(UNITS) :] == ["供电公司"]


# The ladder


def test_a_clerk_takes_it_on_and_is_the_only_one_reminded(world: World) -> None:
    reports(world["resident"])
    world.follows_up()
    world.follows_up()
    world["clerk"].sees("要请您定", "我来盯", "过几天再提醒").presses("我来盯").sees("您来盯")
    assert world.rows(tables.tasks)[0].owner_id == world.people["clerk"]
    world["clerk"].says("/queue").sees("60001-1 要定")
    world["supervisor"].says("/queue").sees("眼下没有要办的")  # a colleague sees to it


def test_what_comes_up_later_goes_to_whoever_looks_after_the_case_too(world: World) -> None:
    reports(world["resident"])
    world.follows_up()
    world.follows_up()
    clerk = world["clerk"].presses("我来盯")
    world["representative"].presses("接单")
    clerk.pushes("f:case:60001").sees("盯着的：督办科 · 沈")
    clerk.pushes("f:case_more:60001").sees_not("我来盯")
    while not world.rows(tables.tasks, kind="escalated", done_at=None):
        world.follows_up()
    (task,) = world.rows(tables.tasks, kind="escalated", done_at=None)
    assert task.owner_id == world.people["clerk"]
    world["supervisor"].pushes("f:case:60001").sees("盯着的：督办科 · 沈", "[换代表]")


def test_a_case_stands_once_in_the_queue_whatever_is_to_be_decided(world: World) -> None:
    accepted(world)
    world["representative"].pushes("f:extend:60001").says("12月15日").says("灯具要定做")
    world["leader"].pushes("f:instruct:60001").says("抓紧办").presses("不填").says("12月4日")
    world["supervisor"].pushes("f:hand_over:60001").presses("督办科 · 沈").presses("不填")
    world["clerk"].says("/queue").sees("有 1 件要您定", "要延期 · 有批示 · 60001-1")


def test_what_has_gone_up_the_ladder_lies_with_those_above_whoever_took_it_on(world: World) -> None:
    accepted(world)
    while not world.rows(tables.tasks, kind="escalated"):
        world.follows_up()
    world["clerk"].pushes("f:take_on:60001")
    world["supervisor"].says("/queue").sees("眼下没有要办的")
    while the_case(world).next_step != "escalate-leaders":
        world.follows_up()
    world["supervisor"].says("/queue").sees("60001-1 要定")
    world["supervisor"].pushes("f:timeline:60001").sees("回音请督办过问")


def test_what_is_handed_over_comes_with_a_word(world: World) -> None:
    reports(world["resident"])
    world.follows_up()
    world.follows_up()
    clerk = world["clerk"].pushes("f:hand_over:60001").presses("督办科 · 韩科长")
    clerk.says("他跟周代表熟").sees("转给督办科 · 韩科长了")
    world["supervisor"].sees("沈把 60001-1 转给您了：他跟周代表熟", "要请您定")
    assert world.rows(tables.tasks)[0].owner_id == world.people["supervisor"]


def test_a_case_without_a_task_can_be_handed_over_too(world: World) -> None:
    accepted(world)
    world["clerk"].pushes("f:hand_over:60001").presses("督办科 · 韩科长").says("请您留意")
    world["supervisor"].sees("沈把 60001-1 转给您了：请您留意", LAMP)


def test_what_a_colleague_writes_is_not_taken_for_the_resident_s_words(world: World) -> None:
    accepted(world)
    for words in ("换过灯了", "又换了一次"):
        resolves(world["representative"], words)
        world["resident"].presses("没办好").says("还是黑的")
    world["clerk"].pushes("f:hand_over:60001").presses("督办科 · 韩科长").says("他跟周代表熟")
    world["supervisor"].sees("转给您了：他跟周代表熟", "居民说：还是黑的").sees_not("居民说：他跟")


def test_what_is_put_off_rests_until_that_day(world: World) -> None:
    reports(world["resident"])
    world.follows_up()
    world.follows_up()
    world["clerk"].says("/queue").presses("60001-1 要定").presses("过几天再提醒").presses(
        "11月30日 周一"
    ).says("他在外地开会").sees("11月30日再提醒").pushes("f:case:60001").sees("先放到：11月30日")
    assert world.rows(tables.tasks)[0].next_action_at.day == 30
    world["clerk"].says("/queue").sees("眼下没有要办的")
    world["clerk"].pushes("f:timeline:60001").sees("让11月30日再提醒", "他在外地开会", "派给了周代表")
    world["representative"].pushes("f:timeline:60001").sees_not("他在外地开会")
    world.passes(days=5)
    world["clerk"].says("/queue").sees("60001-1")


# The resident


def test_a_resident_urges_once_a_day(world: World) -> None:
    accepted(world)
    resident = world["resident"].pushes("f:case:60001").sees_not("催一下")
    world.passes(days=2)
    resident.pushes("f:case:60001").presses("催一下").sees("替您催了，周代表马上会看到")
    world["representative"].sees("居民在等 60001-1，催了一次", LAMP)
    resident.pushes("f:urge:60001").sees("今天已经替您催过了").sees_not("[催一下]")
    world.passes(days=1)
    resident.pushes("f:case:60001").sees("[催一下]")


# Petitions


def test_who_is_not_content_with_an_answer_asks_for_its_review_at_once(world: World) -> None:
    reports(world["resident"], kind="信访诉求")
    world["clerk"].pushes("f:explain:60001").says("按规定不能补").presses("没有")
    resident = world["resident"].sees("[申请复查]").presses("申请复查").says("我不服").presses("没有")
    resident.sees("复查申请收到了").pushes("f:case:60001").sees("交给：正在复查")
    world["supervisor"].sees("答复：按规定不能补", "为什么不服：我不服").presses("定复查结果")
    world["supervisor"].presses("维持").says("查过了，按规定不能补")
    resident.sees("复查有结果了", "维持原来的答复", "[申请复核]")


def test_a_petitions_answer_is_reviewed_twice_and_then_it_is_final(world: World) -> None:
    reports(world["resident"], kind="信访诉求")
    world["clerk"].pushes("f:explain:60001").says("按规定不能补").presses("没有")
    resident = world["resident"].presses("满意").presses("没有了")
    for stage, who in (("复查", "supervisor"), ("复核", "leader")):
        resident.pushes("f:ask_review:60001").says("我不服").presses("没有").sees(f"{stage}申请收到了")
        world[who].sees(f"居民申请{stage}", "我不服").presses(f"定{stage}结果")
        world[who].presses("维持原来的答复").says("查过了，按规定不能补").sees("定了")
        resident.sees("维持原来的答复", "查过了，按规定不能补")
    resident.sees("同一件事不再受理").pushes("f:ask_review:60001").sees_not("哪里不服")
    resident.pushes("f:reopen:60001").sees_not("哪里没办好")
    reports(resident, words="青塘村的补偿还是要补", kind="信访诉求")
    world["clerk"].sees("60002-2 新来的", "60001-1 已经复核到底", "不再受理")


def leaves(world: World, key: str) -> None:
    """They are of the staff no more."""
    gone = update(tables.people).where(tables.people.c.id == world.people[key])
    world.run(world.app.writer.job(lambda work: work.execute(gone.values(roles=["resident"], staff=False))))


def test_who_is_handed_what_was_meant_for_those_above_sees_it(world: World) -> None:
    accepted(world)
    world["representative"].pushes("f:extend:60001").says("12月15日").says("灯具要定做")
    world["supervisor"].pushes("f:hand_over:60001").presses("督办科 · 沈").presses("不填")
    world["clerk"].sees("想把 60001-1 延到12月15日").says("/queue").presses("60001-1 要延期").sees(
        "灯具要定做"
    )


def test_where_whoever_looks_after_it_has_left_the_others_are_reminded(world: World) -> None:
    reports(world["resident"])
    world.follows_up()
    world.follows_up()
    world["clerk"].pushes("f:hand_over:60001").presses("督办科 · 韩科长").presses("不填")
    leaves(world, "supervisor")
    clerk = world["clerk"]
    clerk.read = len(clerk.got)
    world.passes(days=3)
    world.wakes()
    assert clerk.new

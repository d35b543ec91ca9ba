"""For somebody without a chat and without a number: whoever entered it tells them, and all know it."""

from tests.whole.test_bad_input import picture
from tests.whole.test_public_words import entered
from tests.world import World


def claimed(world: World, name: str = "") -> None:
    world.messenger.files["desk"] = picture()
    clerk = entered(world, "想要一张书桌", name=name)
    clerk.presses("就这样写").presses("上墙")
    world["qin"].pushes("f:claim:60001").presses("我一个人来")


def test_who_entered_a_wish_is_told_as_somebody_who_passes_it_on(world: World) -> None:
    claimed(world)
    got = world["clerk"].sees("您登记的 60001-1，请告诉居民", "认领了", "居民说了什么，写在这里")
    got.sees_not("补充一句", "撤回", "跟您联系")


def test_who_claims_hears_that_it_is_passed_on(world: World) -> None:
    claimed(world)
    qin = world["qin"].sees("由登记的工作人员转告")
    qin.presses("给居民留言").says("您好，我明天送书桌来").sees("登记的人会告诉居民").sees_not("转给居民了")
    world["clerk"].sees("请告诉居民", "我明天送书桌来").presses("回复").says("居民说在家")
    qin.sees("居民说在家")


def test_who_gets_a_question_or_is_asked_for_a_verdict_still_answers_for_them(world: World) -> None:
    claimed(world)
    world["qin"].pushes("f:resolve:60001").says("书桌送到了").photographs("desk").presses("好了")
    world["clerk"].sees("请告诉居民").presses("办好了")


def test_with_a_name_it_is_a_call(world: World) -> None:
    claimed(world, name="刘奶奶")
    world["qin"].sees("工作人员打电话告诉居民")


def test_the_office_hears_who_tells_them(world: World) -> None:
    entered(world, "想要一张书桌").presses("就这样写").presses("上墙").sees("60001-1 上墙了，请您告诉居民")
    world["supervisor"].pushes("f:offer:60001").presses("服务").presses("就这样写")
    world["supervisor"].presses("上墙").sees("登记的人会告诉居民")

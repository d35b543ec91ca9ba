"""What is said and asked fits what stands beside it, and is said once."""

from tests.whole.bureau import accepted
from tests.whole.scenes import LAMP, reports
from tests.whole.test_brought import asks
from tests.whole.test_forgetting import forgets
from tests.whole.test_joining import invited
from tests.world import Phone, World


def labels(phone: Phone) -> list[str]:
    return [button.label for button in phone.buttons()]


def test_that_something_has_come_is_said_once(world: World) -> None:
    resident = world["resident"].says(LAMP).sees("收到。这件事算哪一类")
    resident.photographs("lamp").sees("收到了，会放在一起。", "这件事算哪一类").sees_not("收到。")


def test_of_one_case_the_card_is_shown_at_once(world: World) -> None:
    reports(world["resident"]).says("我的事项").sees("60001-1 现在是这样", LAMP).sees_not("看哪一件")
    reports(world["resident"].says("说件事"), "青塘路的垃圾没人收").says("我的事项").sees("您有 2 件在办")


def test_a_new_wish_is_asked_about_as_its_main_button_says(world: World) -> None:
    reports(world["resident"], "青塘村的老人想要一把轮椅", "微心愿")
    world["clerk"].sees("新来的，请您先看。上心愿墙吗？", "[上心愿墙]").sees_not("派给谁？")
    reports(world["resident"].says("说件事"), "青塘村的补偿款没有发", "信访诉求")
    world["clerk"].sees("新来的，请您先看。派给谁？")


def test_what_a_representative_asks_is_called_what_it_is(world: World) -> None:
    asks(world["representative"], "代表意见")
    world["clerk"].sees("60001-1 · 代表意见").sees_not("意见建议")


def test_an_empty_wall_does_not_lead_to_itself(world: World) -> None:
    qin = world["qin"].says("心愿墙").sees("墙上眼下没有心愿")
    assert "看心愿墙" not in labels(qin) and "我的事项" in labels(qin)
    assert not [button for button in qin.buttons() if button.main]


def test_the_unit_for_it_stands_first_and_any_other_may_be_typed(world: World) -> None:
    zhou = accepted(world).pushes("f:entrust:60001").sees("交给哪个单位")
    assert labels(zhou)[0] == "路灯管理所"
    zhou.says("林业局").sees("没有登记叫“林业局”的单位", "交给哪个单位").says("住建局").sees("请住建局办什么")


def test_an_administrator_hears_where_their_work_is_done(world: World) -> None:
    ada = world.newcomer("ada")
    invited(world, ada, "administrator", name="林工")
    ada.sees("管理员", "huiyin --help", "能说事、看自己的事").sees_not("以后事情就发到这里")


def test_whoever_is_told_that_something_is_not_there_can_go_on(world: World) -> None:
    assert "说件事" in labels(world["resident"].says("99999-9").sees("没找到这个号码"))
    assert "说件事" in labels(forgets(world["resident"]).sees("都删了"))

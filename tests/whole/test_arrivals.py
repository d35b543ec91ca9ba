"""Coming by a link: a representative's, a station's, a case's, one's own; none opens what is not theirs."""

from datetime import timedelta

from storage import stations, tables
from tests.whole.scenes import LAMP, reports, the_case
from tests.world import Phone, World


def comes(world: World, kind: str, id: int, key: str = "newcomer", **until: float) -> Phone:
    """Somebody opens a link."""
    end = world.clock.at + timedelta(**until) if until else None
    code = world.app.office.links.code(kind, id, end)  # type: ignore[arg-type]
    return world.newcomer(key).says(f"/start {code}")


def test_a_representatives_link_brings_their_residents_to_them(world: World) -> None:
    fang = world.people["fang"]  # of the same town as somebody who knows more of lamps
    resident = comes(world, "r", fang)
    resident.sees("的联系卡来的", "先交给", "您说的只给办这件事的人看")
    reports(resident, LAMP)
    assert the_case(world).handler_id == fang
    world["fang"].sees("有件新事", "居民是扫联系卡来的")
    (opened, *_) = world.rows(tables.events)
    assert opened.data["link"] == fang


def test_what_lies_elsewhere_goes_to_whoever_is_there(world: World) -> None:
    xu = world.people["xu"]
    reports(comes(world, "r", xu), LAMP)
    assert the_case(world).handler_id == world.people["representative"]


def test_where_nobody_is_it_goes_to_whose_link_it_was_without_a_clerk(world: World) -> None:
    xu = world.people["xu"]
    for key in ("representative", "fang", "deng"):
        world[key].says("/away").presses("今天").says("下周三").sees("不派新的给您")
    reports(comes(world, "r", xu), LAMP)
    assert the_case(world).handler_id == xu
    world["xu"].sees("居民是扫联系卡来的")


def test_without_one_it_goes_where_it_lies(world: World) -> None:
    reports(world.newcomer(), LAMP)
    assert the_case(world).handler_id == world.people["representative"]


def test_who_gave_it_back_is_not_asked_again_for_the_links_sake(world: World) -> None:
    reports(comes(world, "r", world.people["fang"]), LAMP)
    world["fang"].presses("退回").presses("别的原因").says("我不管路灯")
    world["clerk"].sees("周代表")
    candidates = [button.label for button in world["clerk"].presses("派给代表").buttons()]
    assert candidates[0] == "派给周代表", candidates


def test_whom_a_case_is_about_does_not_get_it_by_their_own_link(world: World) -> None:
    zhou = world.people["representative"]
    resident = comes(world, "r", zhou)
    resident.says("青塘村的救济款没发到户，周代表扣下了")
    for label in ("投诉", "是青塘村", "没有", "是周代表", "不留", "发送"):
        resident.presses(label)
    assert the_case(world).handler_id is None


def test_who_is_no_representative_any_more_is_said_to_be_gone(world: World) -> None:
    comes(world, "r", world.people["resident"]).sees("这位代表或联络站不在了")
    assert comes(world, "r", world.people["clerk"], "another").sees("不在了").buttons()


def test_ones_own_link_is_for_others(world: World) -> None:
    zhou = world["representative"]
    zhou.says("/my_link").sees("居民点开这个", "memory:r", "一直有效")
    code = world.app.office.links.code("r", world.people["representative"])
    zhou.says(f"/start {code}").sees("您自己的链接")


def test_a_stations_link_offers_its_place(world: World) -> None:
    [place] = [row.id for row in world.rows(tables.districts, name="青塘村")]
    station = world.app.writer.now_do(
        lambda work: stations.keep(work, "青塘联络站", district=place, address="", hours="")
    )
    resident = comes(world, "s", station.id).sees("青塘联络站")
    resident.says("门口的路灯坏了").presses("投诉").says("小卖部门口").sees("青塘村")
    resident.presses("是").presses("没有").presses("不是").presses("不留").presses("发送")
    assert the_case(world).district_id == place
    assert world.rows(tables.events)[0].data["station"] == station.id


def test_a_stations_link_says_where_and_when_it_is_open(world: World) -> None:
    station = world.app.writer.now_do(
        lambda work: stations.keep(
            work, "青塘联络站", district=None, address="青塘路 1 号 <二楼>", hours="周三上午"
        )
    )
    comes(world, "s", station.id).sees("青塘联络站", "地址：青塘路 1 号 <二楼>", "接待时间：周三上午")
    bare = world.app.writer.now_do(
        lambda work: stations.keep(work, "城东联络站", district=None, address="", hours="周五")
    )
    comes(world, "s", bare.id, "another").sees("城东联络站", "周五").sees_not("地址", "none")


def test_a_cases_link_shows_it_to_whom_it_concerns(world: World) -> None:
    reports(world["resident"])
    code = world.app.office.links.code("c", 60001, world.clock.at + timedelta(days=30))
    world["resident"].says(f"/start {code}").sees("60001-1 现在是这样")
    elsewhere = world.newcomer().says(f"/start {code}").sees_not("路灯", "60001", "不在您手上")
    elsewhere.sees("在另一个聊天里说的", "换个地方接着说", "[说件事]")
    never = world.app.office.links.code("c", 99999, world.clock.at + timedelta(days=30))
    told = elsewhere.new[-1]
    assert elsewhere.says(f"/start {never}").new == [told], "a case that is not there looks the same"
    world.passes(days=31)
    world["resident"].says(f"/start {code}").sees("这个链接过期了")


def test_the_same_person_goes_on_elsewhere(world: World) -> None:
    reports(world["resident"])
    world["resident"].says("/link").sees("15 分钟内", "只能用一次")
    shown = world["resident"].shown(world["resident"].new)
    code = shown.partition("memory:")[2].split()[0]
    there = world.newcomer("there").says(f"/start {code}").presses("是，我自己要的").sees("好了，是您")
    there.says("/mine").sees("60001-1")
    world["representative"].presses("接单")
    there.read -= 1
    there.sees("接单了")


def test_ones_own_link_holds_a_quarter_of_an_hour(world: World) -> None:
    code = world.app.office.links.code("p", world.people["resident"], world.clock.at + timedelta(minutes=15))
    world.passes(minutes=17, beat=False)
    world.newcomer().says(f"/start {code}").sees("这个链接过期了")


def own_code(phone: Phone) -> str:
    """The link that somebody asks for, to go on elsewhere."""
    return phone.says("/link").shown(phone.new).partition("memory:")[2].split()[0]


def test_ones_own_link_takes_nobody_over(world: World) -> None:
    code = own_code(world.newcomer("thief"))
    world["clerk"].says(f"/start {code}").presses("是，我自己要的").sees("这边已经有您自己的事了")
    [clerk] = world.rows(tables.people, id=world.people["clerk"])
    assert clerk.staff
    victim = reports(world["resident"])
    victim.says(f"/start {code}").presses("是，我自己要的").sees("这边已经有您自己的事了")
    world.newcomer("thief").says("/mine").sees_not("60001-1")
    fresh = world.newcomer("fresh").says(f"/start {code}").sees("链接是您自己刚要的吗")
    fresh.presses("不是").sees("没有连")


def test_ones_own_link_asked_for_twice_is_two_links(world: World) -> None:
    first = own_code(world["resident"])
    world.newcomer("there").says(f"/start {first}").presses("是，我自己要的").sees("好了，是您")
    second = own_code(world["resident"])
    world.newcomer("elsewhere").says(f"/start {second}").presses("是，我自己要的").sees("好了，是您")
    world.newcomer("late").says(f"/start {first}").sees("这个链接用过了").sees_not("您自己刚要的")


def test_whoever_comes_by_a_link_hears_who_reads_their_words(world: World) -> None:
    for key, kind, id in (("a", "r", world.people["resident"]), ("b", "c", 60001)):
        comes(world, kind, id, key, days=1).sees("您说的只给办这件事的人看")


def test_a_torn_link_says_so_and_how_to_go_on(world: World) -> None:
    code = world.app.office.links.code("r", world.people["fang"])
    forged = code[:-1] + ("3" if code.endswith("2") else "2")
    for key, said in (("torn", code[:-3]), ("forged", forged), ("unknown", "hello")):
        somebody = world.newcomer(key).says(f"/start {said}")
        somebody.sees("这个链接打不开了", "有事直接说就行", "只给办这件事的人看", "您要做什么", "[说件事]")
    reports(world.newcomer("torn"))
    assert len(world.rows(tables.cases)) == 1


def test_so_does_one_that_has_expired(world: World) -> None:
    code = world.app.office.links.code("c", 60001, world.clock.at)
    world.passes(days=1)
    world.newcomer().says(f"/start {code}").sees("过期了", "有事直接说就行", "[说件事]")


def test_a_draft_is_gone_on_with_after_it(world: World) -> None:
    resident = world["resident"].says(LAMP).sees("哪一类")
    resident.says("/start hello").sees("打不开", "哪一类").sees_not("[说件事]")
    code = world.app.office.links.code("c", 60001, world.clock.at)
    world.passes(days=1)
    resident.says(f"/start {code}").sees("过期了", "哪一类").sees_not("[说件事]")


def test_an_invitation_that_does_not_work_says_whom_to_ask(world: World) -> None:
    world.newcomer().says("/start Ab3_Ab3_Ab3_Ab3_").sees("请向人大办再要一个", "有事直接说就行", "[说件事]")
    world.newcomer().says("邀请码").says("hello").sees("请向人大办再要一个", "请写邀请码")

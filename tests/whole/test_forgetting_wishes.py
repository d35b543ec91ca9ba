"""Personal data on the wish wall: whose wish it is, who claims it, and who asks to claim."""

from storage import tables
from tests.whole.scenes import the_case
from tests.whole.test_forgetting import SAYS, forgets, traces
from tests.whole.test_forgetting import reports as signs
from tests.whole.test_mydata import taken
from tests.whole.test_wishes import DESK, claimed, claims, offered, state
from tests.world import Phone, World

PUBLIC = "青塘村有个孩子想要一张书桌"


def on_the_wall(world: World) -> Phone:
    """The wish of somebody with name and telephone, as a clerk has put it on the wall."""
    newcomer = signs(world.newcomer(), kind="微心愿")
    clerk = world["clerk"]
    clerk.presses("上心愿墙").presses("实物").presses("300 元").says(PUBLIC).presses("上墙")
    return newcomer


def test_a_wish_whose_resident_is_erased_comes_down(world: World) -> None:
    newcomer = on_the_wall(world)
    qin = world["qin"].says("心愿墙").presses("青塘村有个孩子").presses("我来认领").sees("书桌")
    forgets(newcomer).sees("都删了")
    assert (state(world), the_case(world).outcome) == ("closed", "withdrawn")
    assert traces(world, *SAYS) == []
    assert traces(world, PUBLIC) == [], "what a clerk wrote of it goes, too, wherever it was shown"
    qin.says("取消").says("心愿墙").sees_not("书桌")


def test_a_claimed_wish_is_over_for_who_has_it_and_who_helps(world: World) -> None:
    newcomer = on_the_wall(world)
    qin = world["qin"].pushes("f:claim:60001").presses("我牵头")
    shop = world["shop"].pushes("f:claim:60001").presses("一起来")
    forgets(newcomer)
    assert state(world) == "closed"
    qin.sees("居民删了自己的信息")
    shop.sees("您参与的心愿办结了")
    assert traces(world, *SAYS, PUBLIC) == []


def test_who_leads_and_is_erased_gives_it_back(world: World) -> None:
    qin = claimed(world, how="我一个人来")
    qin.pushes("f:write:60001").says("您好，我是秦师傅")
    world["clerk"].says("60001-1").sees("秦师傅")
    qin.says("删除").sees("您认领的 1 个心愿").presses("真的删").sees("都删了")
    assert state(world) == "offered"
    assert [stage for *_, stage in claims(world)] == ["claim_over"]
    assert traces(world, "秦师傅") == []
    world["resident"].sees("放回")
    world["shop"].says("心愿墙").sees("书桌")


def test_who_helps_leads_next_and_reads_nowhere_who_it_was(world: World) -> None:
    qin = claimed(world)
    shop = world["shop"].says("心愿墙").presses("青塘村有个孩子").presses("我来认领").presses("一起来")
    shop.sees("秦师傅")
    forgets(qin)
    shop.sees("现在请您牵头")
    assert state(world) == "in_progress"
    assert traces(world, "秦师傅") == []


def test_what_was_pledged_is_counted_without_who_it_was(world: World) -> None:
    claimed(world)
    shop = world["shop"].pushes("f:claim:60001").presses("一起来")
    shop.pushes("f:pledge:60001").presses("捐物").says("200").says("春风书店送一盏台灯").photographs(
        "lamp"
    ).presses("好了")
    forgets(shop)
    assert traces(world, "春风书店", "台灯") == []
    assert [(row.sort, row.value) for row in world.rows(tables.pledges)] == [("goods", 200)]
    world["clerk"].says("心愿数").sees("200 元")
    assert world.rows(tables.people, id=world.people["shop"])[0].claims_as is None


def test_who_asked_to_claim_and_is_erased_is_asked_about_no_more(world: World) -> None:
    newcomer = world.newcomer().says("您好").pushes("f:volunteer")
    newcomer.presses("志愿者").says("王小明").says("13911112222").sees("交给工作人员了")
    world["clerk"].sees("王小明", "13911112222")
    looks = [(row.viewer_id, row.case_id) for row in world.rows(tables.looks)]
    assert (world.people["clerk"], None) in looks, "a clerk is shown a telephone"
    forgets(newcomer)
    assert traces(world, "王小明", "13911112222") == []
    assert [row for row in world.rows(tables.tasks) if row.kind == "volunteer" and row.done_at is None] == []


def test_mydata_gives_what_somebody_claimed_said_and_gave(world: World) -> None:
    qin = claimed(world)
    qin.pushes("f:write:60001").says("我明天送来")
    qin.pushes("f:pledge:60001").presses("捐物").says("200").says("送一盏台灯").photographs("lamp").presses(
        "好了"
    )
    text, whole = taken(qin)
    assert whole["person"]["claims_as"] == "党员"
    (claim,), (pledge,) = whole["claims"], whole["pledges"]
    assert (claim["sort"], claim["stands"]) == ("实物", True)
    assert "我明天送来" in [one["words"] for one in claim["said"]]
    assert (pledge["sort"], pledge["value"], pledge["words"]) == ("捐物", 200, "送一盏台灯")
    assert "认领过的心愿" in text and PUBLIC not in str(whole["claims"])
    _, whole = taken(world["resident"])
    assert whole["cases"][0]["wall"] == PUBLIC


def test_every_look_of_a_claimer_and_at_one_is_noted(world: World) -> None:
    resident = world["resident"]
    resident.says(DESK).presses("微心愿").presses("是青塘村").presses("没有").presses("可以").presses("发送")
    world["clerk"].presses("上心愿墙").presses("服务").says("0").presses("就这样写").presses("上墙")
    qin = world["qin"].pushes("f:claim:60001").presses("我牵头")
    world["shop"].pushes("f:claim:60001").presses("一起来")
    qin.pushes("f:case:60001").sees("13800000001", "13800000042")
    looks = {(row.viewer_id, row.person_id) for row in world.rows(tables.looks, case_id=60001)}
    people = world.people
    assert {(people["qin"], people["resident"]), (people["qin"], people["shop"])} <= looks


def test_what_stands_on_the_wall_lies_sealed(world: World) -> None:
    offered(world)
    with world.app.database.reading() as connection:
        (kept,) = connection.exec_driver_sql("SELECT words FROM wishes").one()
    assert isinstance(kept, bytes) and "书桌".encode() not in kept


def test_a_fulfilled_wish_is_not_taken_back_and_a_clerk_hears_if_it_was_not(world: World) -> None:
    qin = claimed(world, how="我一个人来")
    qin.pushes("f:case:60001").presses("圆梦了").says("书桌送到了").photographs("desk").presses("好了")
    forgets(qin).sees("都删了")
    assert state(world) == "resolved"
    assert traces(world, "秦师傅", "书桌送到了") == []
    world["clerk"].says("心愿数").sees("认领 1 个")
    world["resident"].presses("没办好").says("没有收到")
    assert state(world) == "admitted", "a clerk finds somebody else"
    assert [row.kind for row in world.rows(tables.tasks) if row.done_at is None] != []
    assert [stage for *_, stage in claims(world)] == ["claim_over"]

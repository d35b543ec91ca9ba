"""A place that is in no list: it is asked about once, and in danger it holds nothing up."""

from bot.channels.channel import Incoming
from storage import tables
from tests.whole.scenes import reports, the_case
from tests.whole.test_arrivals import comes
from tests.whole.test_forgetting import forgets
from tests.world import Phone, World

GAS = "煤气漏了快来人"


def labels(phone: Phone) -> list[str]:
    return [button.label for button in phone.buttons()]


def in_danger(phone: Phone, *said: str) -> Phone:
    for words in (GAS, *said, "发送"):
        phone.says(words)
    return phone.sees("记好了")


def district(world: World, name: str) -> int:
    [row] = world.rows(tables.districts, name=name)
    return int(row.id)


def test_it_is_asked_about_once_and_a_clerk_finds_who_has_it(world: World) -> None:
    resident = world["resident"].says("路灯坏了").presses("投诉").says("老王家门口")
    resident.sees("名单里没有“老王家门口”，记下了。是在哪个乡镇、街道？", "[说不准，就这样写]")
    resident.says("就那边").sees("有照片").says("没有").says("不是").says("不留").says("发送").sees("记好了")
    assert the_case(world).handler_id is None
    world["clerk"].sees("地点：老王家门口", "派给谁？").sees_not("请马上")


def test_who_says_which_town_is_dealt_with_there(world: World) -> None:
    resident = world["resident"].says("路灯坏了").presses("投诉").says("老王家门口").presses("青塘乡")
    resident.presses("这里就行").says("没照片").says("不是").says("不留").says("发送").sees("周代表来办")
    assert the_case(world).district_id == district(world, "青塘乡")


def test_where_the_last_matter_was_is_offered_in_one_press(world: World) -> None:
    resident = reports(world["resident"]).says("水管漏水").presses("新的一件事").presses("投诉")
    assert "是青塘村" in labels(resident.sees("是在青塘村吗"))
    resident.says("老王家门口").sees("您写的“老王家门口”，是在青塘村吗？").says("嗯").sees("有照片")
    resident.says("没有").presses("不是，另外报") if "不是，另外报" in labels(resident) else resident.says(
        "没有"
    )
    resident.says("不是").says("不留").says("发送").sees("记好了")
    assert the_case(world).district_id == district(world, "青塘村")


def test_so_is_that_of_the_representative_by_whose_link_they_came(world: World) -> None:
    resident = comes(world, "r", world.people["representative"])
    assert "是青塘乡" in labels(resident.says("路灯坏了").presses("投诉").sees("是在青塘乡吗"))
    resident = comes(world, "r", world.people["deng"], "another").says("路灯坏了").presses("投诉")
    resident.sees("在哪里？")  # of the whole county: that says nothing


def test_in_danger_the_clerk_reads_that_somebody_must_telephone(world: World) -> None:
    in_danger(reports(world["resident"]), "老王家门口")
    assert the_case(world).urgent and the_case(world).district_id is None, "nothing is assumed"
    world["clerk"].sees("地点：老王家门口", "地点只有居民写的这几个字，名单里没有。请马上打电话问清楚。")
    world["clerk"].sees("电话：李大爷 13800000001")
    looks = [row.person_id for row in world.rows(tables.looks, what="contact")]
    assert world.people["resident"] in looks, "who was shown the number has looked"


def test_of_who_left_no_number_that_it_must_be_asked_here(world: World) -> None:
    in_danger(world.newcomer(), "老王家门口")
    world["clerk"].sees("名单里没有，也没留电话。请马上给居民留言问清楚。").sees_not("电话：")
    in_danger(world.newcomer("another"), "不知道")
    world["clerk"].sees("居民没说在哪里，也没留电话。")


def test_a_number_typed_in_danger_is_one_to_ring(world: World) -> None:
    in_danger(world.newcomer(), "老王家门口", "13877778888")
    assert the_case(world).words == f"{GAS}\n13877778888"
    world["clerk"].sees("名单里没有。请马上打电话问清楚。")


def test_nobody_in_danger_is_asked_which_matter_it_is(world: World) -> None:
    resident = reports(world["resident"]).says(GAS).sees("119", "在哪里").sees_not("哪件事")
    assert "是青塘村" in labels(resident)


def test_nothing_of_it_where_the_place_is_known(world: World) -> None:
    in_danger(world["resident"], "青塘村3号")
    world["clerk"].sees("急件").sees_not("请马上", "电话：")
    resident = world.newcomer().says(GAS)
    resident.sends("location", latitude=30.1, longitude=119.9).says("发送").sees("记好了")
    world["clerk"].sees("急件").sees_not("请马上")


def test_whoever_has_themselves_erased_leaves_what_is_to_be_decided(world: World) -> None:
    in_danger(world["resident"], "老王家门口")
    forgets(world["resident"])
    [task] = world.rows(tables.tasks, kind="triage")
    assert (task.done_at, task.person_id, task.note) == (None, None, "")
    world["clerk"].says("要办的事").sees("60001-1").sees_not("13800000001")


def test_two_messages_before_the_question_is_there(world: World) -> None:
    phone = world.newcomer()
    bursts(phone, GAS, "在老王家门口")
    assert labels(phone.sees("是在老王家门口吗？"))[0] == "是老王家门口"
    phone.says("发送").sees("地点：老王家门口", GAS).says("发送").sees("记好了")
    assert the_case(world).words == f"{GAS}\n在老王家门口"


def test_a_cry_before_the_question_is_there_is_no_place(world: World) -> None:
    phone = world.newcomer()
    bursts(phone, GAS, "快点啊")
    phone.sees("在哪里？").says("青塘村3号").sees("地点：青塘村3号", f"{GAS}\n快点啊")


def test_an_answer_and_a_cry_at_once(world: World) -> None:
    phone = world.newcomer().says(GAS)
    bursts(phone, "青塘村3号", "快点啊")
    phone.sees("地点：青塘村3号", f"{GAS}\n快点啊").says("发送").sees("记好了")


def bursts(phone: Phone, *said: str) -> None:
    """One after the other within half a second, before the question after the first has gone out."""
    phone.read, world = len(phone.got), phone.world
    for words in said:
        key = f"memory:{next(world.keys)}"
        update = Incoming("memory", key, phone.address, "text", raw={"key": key}, text=words)
        world.run(world.app.writer.take([update]))
        world.passes(milliseconds=250, beat=False)
    world.passes(seconds=2, beat=False)

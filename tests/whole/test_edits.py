"""A message that is edited: an open answer changes, a case gets the new wording, all else is left alone."""

from sqlalchemy import select

from storage import tables
from storage.tables_talk import heard
from tests.whole.scenes import LAMP, the_case
from tests.world import Phone, World


def writes(phone: Phone, message: str, text: str) -> Phone:
    return phone.sends("text", message=message, text=text)


def edits(phone: Phone, message: str, text: str) -> Phone:
    return phone.sends("edit", message=message, text=text)


def sent(world: World) -> Phone:
    """A case whose words were written under message 1."""
    resident = writes(world["resident"], "1", LAMP).presses("投诉").presses("是青塘村").presses("没有")
    return resident.presses("不是").presses("不留").presses("发送")


def test_an_answer_of_an_open_conversation_changes(world: World) -> None:
    resident = writes(world["resident"], "1", LAMP).presses("投诉")
    edits(resident, "1", "青塘路的路灯坏了六盏").sees("改好了", "是在青塘村吗")
    resident.presses("是青塘村").presses("没有").presses("不是").presses("不留")
    resident.sees("投诉：青塘路的路灯坏了六盏").sees_not("五盏")


def test_of_texts_that_were_joined_the_one_is_changed(world: World) -> None:
    resident = writes(world["resident"], "1", LAMP).presses("投诉").presses("是青塘村")
    writes(resident, "2", "晚上看不见路")
    edits(resident, "2", "晚上老人看不见路")
    resident.presses("没有").presses("不是").presses("不留").sees("晚上老人看不见路", LAMP)


def test_a_case_gets_the_new_wording_and_its_handler_hears_of_it(world: World) -> None:
    resident = edits(sent(world), "1", "青塘路的路灯坏了六盏").sees("60001-1 改好了")
    world["representative"].sees("60001-1 居民改了说法：", "六盏").pushes("f:case:60001").sees("坏了六盏")
    resident.pushes("f:timeline:60001").sees("又说了", "六盏", "五盏")
    assert the_case(world).words == "青塘路的路灯坏了六盏"
    assert world.audit() == ()


def test_who_is_named_in_the_new_wording_does_not_read_it(world: World) -> None:
    edits(sent(world), "1", f"{LAMP}，周代表家门口的倒亮着")
    world["representative"].pushes("f:case:60001").sees_not("家门口")
    assert "家门口" not in the_case(world).words


def test_an_edit_of_what_became_of_nothing_changes_nothing(world: World) -> None:
    resident = sent(world)
    before = len(resident.got)
    edits(resident, "99", "别的").says("谢谢")
    edits(writes(resident, "5", "谢谢您"), "5", "谢谢你们")
    assert [m.text for m in resident.got[before:]] == ["不客气。有进展我告诉您。"] * 2
    edits(resident, "1", LAMP)  # the same words
    assert len(resident.got) == before + 2


def test_what_is_given_up_is_not_kept(world: World) -> None:
    writes(world["resident"], "1", LAMP).says("取消")
    with world.app.database.reading() as connection:
        assert connection.execute(select(heard)).all() == []
    assert world.rows(tables.cases) == []


def test_a_number_typed_for_a_choice_is_no_part_of_the_matter(world: World) -> None:
    resident = writes(world["resident"], "1", "青塘路1号楼的路灯坏了")
    writes(resident, "2", "1").presses("是青塘村").presses("没有").presses("不是").presses("不留").presses(
        "发送"
    )
    edits(resident, "2", "2")
    assert the_case(world).words == "青塘路1号楼的路灯坏了"
    assert all(row.what != "added-handler" for row in world.rows(tables.outbox))


def test_what_a_representative_has_sent_is_written_once_more_not_changed(world: World) -> None:
    sent(world)
    zhou = world["representative"].presses("接单").presses("说说进展")
    writes(zhou, "7", "灯局订好了").presses("没有").presses("还说不准")
    edits(zhou, "7", "灯具订好了").sees("发出去的改不了，请再写一句")
    assert "灯具" not in str(
        [row.payload for row in world.rows(tables.outbox) if row.what == "progress-residents"]
    )


def test_another_bot_numbers_its_messages_anew(world: World) -> None:
    resident = sent(world)
    resident.sends("text", key="other:9:1", message="1", text="您好")
    resident.sends("edit", key="other:9:2", message="1", text="你们好")
    assert the_case(world).words == LAMP

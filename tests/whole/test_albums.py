"""A late picture of an album, inside the office: who hears of it, and what is forgotten with a draft."""

from sqlalchemy import select

from bot.channels.channel import Attachment
from storage import tables
from storage.tables_talk import heard
from tests.whole.scenes import LAMP, the_case
from tests.world import Phone, World


def shows(phone: Phone, name: str, album: str = "5", **more: str) -> Phone:
    return phone.sends("photo", attachments=(Attachment("photo", name, name),), album=album, **more)


def sent(world: World) -> Phone:
    """A case with the first picture of album 5."""
    resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村")
    return shows(resident, "p1").presses("好了").presses("不是").presses("不留").presses("发送")


def test_whoever_handles_the_case_sees_a_late_picture(world: World) -> None:
    shows(sent(world), "p2", text="还有这一盏").sees("这张也加到 60001-1 里了")
    zhou = world["representative"].sees("60001-1 居民又说了", "还有这一盏")
    assert len(zhou.got[-1].pictures) == 1


def test_in_english_too(world: World) -> None:
    resident = sent(world).says("/language").presses("English")
    shows(resident, "p2").sees("This one is part of 60001-1 now, too.")


def test_each_album_goes_its_own_way_and_so_does_another_bot_s(world: World) -> None:
    resident = sent(world)
    shows(resident, "q1", "6").sees_not("加到").says("取消")
    shows(resident, "q2", key="other:9:1").sees_not("加到")


def test_what_is_given_up_is_not_kept(world: World) -> None:
    resident = shows(world["resident"].says(LAMP).presses("投诉").presses("是青塘村"), "p1").says("取消")
    with world.app.database.reading() as connection:
        assert connection.execute(select(heard)).all() == []
    shows(resident, "p2").sees_not("加到")
    assert world.rows(tables.cases) == []


def test_evidence_that_comes_late_is_asked_about_because_only_residents_add(world: World) -> None:
    sent(world)
    zhou = world["representative"].presses("接单").presses("办好了").presses("解决了").says("换好了")
    shows(zhou, "z1", "7").presses("好了").sees("转告居民了")
    shows(zhou, "z2", "7").sees_not("加到").sees("收到了")
    assert the_case(world).state == "resolved"

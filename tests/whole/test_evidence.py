"""What people show besides pictures: videos and papers, from the resident to whoever has the case."""

from bot.channels.channel import Attachment, Outgoing
from tests.storage.test_contents import FILM
from tests.whole.scenes import LAMP
from tests.world import Phone, World


def shows(phone: Phone, kind: str, name: str, content: bytes, caption: str = "") -> Phone:
    phone.world.messenger.files[name] = content
    return phone.sends("photo", text=caption, attachments=(Attachment(kind, name, name),))  # type: ignore[arg-type]


def got(world: World, who: str) -> Outgoing:
    """The newest message with files."""
    return next(out for out in reversed(world.messenger.got[who]) if out.files)


def test_a_video_and_a_paper_go_with_the_case(world: World) -> None:
    resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村")
    shows(resident, "video", "film", FILM)
    shows(resident, "paper", "paper", b"%PDF-1.7").sees("收到 2 张")
    resident.presses("好了").presses("不是").presses("不留").presses("发送")
    sent = got(world, "representative")
    assert [file.kind for file in sent.files.values()] == ["video", "paper"]
    world["clerk"].pushes("f:case:60001")
    assert [file.kind for file in got(world, "clerk").files.values()] == ["video", "paper"]


def test_a_video_alone_begins_a_report(world: World) -> None:
    shows(world["resident"], "video", "film", FILM, caption=LAMP).sees("哪一类")


def test_a_program_is_not_kept_and_the_rest_goes_on(world: World) -> None:
    resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村")
    shows(resident, "paper", "virus", b"MZ this runs")
    resident.presses("好了").presses("不是").presses("不留").presses("发送").sees("60001-1")
    world.run(world.app.fetcher.fetch_due())
    world.settle()
    assert any("没有收下" in m.text for m in resident.got)

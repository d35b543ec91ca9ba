"""What people show, from the resident to whoever has the case; and what is said while it is not here."""

from typing import Any

import pytest

from bot import views
from bot.channels.channel import Attachment, Outgoing, Rejected, Unsent
from storage.work import Work
from tests.bot.test_fetcher import picture
from tests.storage.test_contents import FILM
from tests.whole.scenes import LAMP, reports
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


def sends_off(resident: Phone) -> Phone:
    return resident.presses("好了").presses("不是").presses("不留").presses("发送")


CAN_LOOK = ("resident", "representative", "clerk")


def test_a_case_says_which_of_its_files_are_not_here(world: World) -> None:
    world.messenger.files |= {
        "first": picture(),
        "second": Unsent("502"),
        "heavy": Rejected("file is too big"),
    }
    resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村")
    resident.photographs("first", "second")
    shows(resident, "paper", "virus", b"MZ this runs")
    resident.sends("photo", attachments=(Attachment("video", "heavy", "heavy"),))
    sends_off(resident).sees("60001-1").sees_not("还在取", "没能收到")
    world.fetches()
    for who in CAN_LOOK:
        seen = world[who].pushes("f:case:60001")
        seen.sees("照片：2 张，1 张还在取", "视频：1 段没能收到（太大）", "文件：1 份没能收到（打不开）")
    world["clerk"].presses("更多").presses("说话").presses("看经过").sees(
        "4 个附件 · 照片：2 张，1 张还在取 · 视频：1 段"
    )

    world.messenger.files["second"] = picture()
    world.passes(seconds=30)
    world.fetches()
    for who in CAN_LOOK:
        world[who].pushes("f:case:60001").sees("视频：1 段").sees_not("照片：2 张", "还在取")
    world["clerk"].presses("更多").presses("说话").presses("看经过").sees("4 个附件 · 视频：1 段").sees_not(
        "还在取"
    )


def test_what_has_just_come_is_not_said_to_be_late_and_what_nobody_can_look_for_is(world: World) -> None:
    resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村").photographs("unseen")
    sends_off(resident).pushes("f:case:60001").sees_not("还在取")
    world.passes(minutes=2)
    resident.pushes("f:case:60001").sees("照片：1 张还在取")


def test_a_photo_that_was_given_up_is_said_in_the_answer_of_whoever_sent_it(world: World) -> None:
    reports(world["resident"])
    world.messenger.files["lamp"] = Rejected("wrong file_id")
    representative = world["representative"].presses("接单").presses("办好了").presses("解决了")
    representative.says("都换好了").photographs("lamp").presses("好了")
    world.fetches()
    world["resident"].pushes("f:case:60001").sees("照片：1 张没能收到").sees_not("（")
    world["resident"].pushes("f:language:::en")
    world["resident"].pushes("f:case:60001").sees("Photos：1 not received")


@pytest.mark.parametrize(("photos", "selects"), [(0, 0), (2, 1)])
def test_looking_at_a_case_asks_for_its_files_once_and_only_if_there_are_any(
    world: World, photos: int, selects: int
) -> None:
    resident = world["resident"].says(LAMP).presses("投诉").presses("是青塘村")
    for n in range(photos):
        world.messenger.files[f"photo{n}"] = picture()
        resident.photographs(f"photo{n}")
    resident.presses("好了" if photos else "没有").presses("不是").presses("不留").presses("发送")
    asked: list[str] = []

    def look(work: Work) -> None:
        driver: Any = work.connection.connection.driver_connection
        driver.set_trace_callback(asked.append)
        seen = views.read(work, 60001)
        assert seen is not None
        for who in CAN_LOOK:
            person = views.people.load(work, [world.people[who]])[world.people[who]]
            views.view(work, world.app.office, seen, person)
        driver.set_trace_callback(None)

    world.run(world.app.writer.job(look))
    assert len([statement for statement in asked if "FROM files" in statement]) == selects

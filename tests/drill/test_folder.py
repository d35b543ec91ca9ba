"""The data folder in trouble: nothing is acknowledged that is not kept, and each refusal says why."""

import resource
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select, text

from bot.folder import DATABASE
from storage.tables import files
from tests.botapi import BotApi
from tests.drill import story
from tests.drill.office import AT_ONCE, Office, Running, dies, free_port, stops, until, writing

REFUSED = "nothing could be written"


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def office(tmp_path: Path, api: BotApi) -> Iterator[Office]:
    with Office(tmp_path, api, AT_ONCE).seeded() as office:
        yield office


def test_a_second_process_is_refused_and_the_first_goes_on(office: Office, api: BotApi) -> None:
    running = office.starts()
    office.port = free_port()
    second = office.huiyin("run")
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr == (
        f"数据目录 {office.folder} 正由另一个回音进程（进程号 {running.pid}）使用。"
        "先停掉它，或用 --data 换一个目录。\n"
    )
    story.reports(api.user(1001, "李大爷"))
    assert len(api.sent("deleteWebhook")) == 1, "the second one never spoke to the messenger"
    dies(running)
    office.starts()  # a process that was killed holds nothing


def test_while_the_database_is_locked_nothing_is_acknowledged(office: Office, api: BotApi) -> None:
    li = api.user(1001, "李大爷")
    office.starts()
    with writing(office):
        said = li.says(story.SAID)
        until(lambda: REFUSED in office.said(), office.said)
        assert api.unconfirmed() == [said] and not li.count("")
    answered_once(office, api)


def test_while_the_disk_is_full_nothing_is_acknowledged(office: Office, api: BotApi) -> None:
    li = api.user(1001, "李大爷")
    running = office.starts()
    grows_no_more(running)
    said = li.says(story.SAID)
    until(lambda: REFUSED in office.said(), office.said)
    assert api.unconfirmed() == [said] and not li.count("")
    has_room_again(running)
    answered_once(office, api)
    assert stops(running) == 0


def test_a_photo_that_finds_the_disk_full_is_fetched_later(office: Office, api: BotApi) -> None:
    li = api.user(1001, "李大爷")
    running = office.starts()
    li.says(story.SAID)
    story.picks(li, "算哪一类", "投诉")
    story.picks(li, "是在青塘村吗", "是青塘村")
    li.sees("有照片更好")
    until(office.empty, office.said)
    grows_no_more(running, but=Path(f"{office.folder / DATABASE}-wal").stat().st_size + 2**20)
    li.sends_photo(heavy())  # larger than there is room for; the database has some yet
    tried = select(files.c.id).where(files.c.tries > 0)
    until(lambda: len(office.rows(tried)) > 0, office.said)
    story.picks(li, "收到 1 张", "好了")
    assert [row.state for row in office.rows(select(files.c.state))] == ["wanted"]
    has_room_again(running)
    until(lambda: office.rows(select(files.c.state))[0].state == "kept", office.said)
    story.picks(li, "某位代表或某个单位", "不是，只说事")
    story.picks(li, "能看您的姓名、电话吗", "不留")
    story.picks(li, "要发的是这些", "发送")
    li.sees("记好了")
    assert not li.count("没读出来")
    assert stops(running) == 0


def heavy() -> bytes:
    """A photo of more than two megabytes."""
    out = BytesIO()
    Image.effect_noise((2400, 1600), 90).save(out, "JPEG", quality=100)
    assert len(out.getvalue()) > 2**21
    return out.getvalue()


def grows_no_more(running: Running, but: int = 16_384) -> None:
    """As on a full disk: no file of this program can become larger than that."""
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (but, resource.RLIM_INFINITY))


def has_room_again(running: Running) -> None:
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def answered_once(office: Office, api: BotApi) -> None:
    li = api.user(1001)
    li.sees("算哪一类")
    until(office.empty, office.said)
    api.wait(lambda: not api.unconfirmed())
    assert [m.text[:3] for m in li.messages if not m.mine] == ["您说的", "收到。"]
    assert office.huiyin("audit").returncode == 0


def test_a_newer_database_is_refused_and_left_as_it_is(office: Office, api: BotApi) -> None:
    with writing(office) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = (office.folder / DATABASE).read_bytes()
    refused = office.huiyin("run")
    assert refused.returncode == 1
    assert refused.stderr == (
        f"数据库 {office.folder / DATABASE} 的版本（9999）比这个程序新。"
        "装上更新的回音再启动，不要退回旧版。\n"
    )
    assert (office.folder / DATABASE).read_bytes() == before
    assert api.calls == []

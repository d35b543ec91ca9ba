"""The data folder in trouble: nothing is acknowledged that is not kept, and each refusal says why."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.folder import DATABASE
from tests.botapi import BotApi
from tests.drill import story
from tests.drill.office import AT_ONCE, Office, dies, free_port, stops, until, writing

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
    most = resource.RLIM_INFINITY
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (16_384, most))  # no file can grow any longer
    said = li.says(story.SAID)
    until(lambda: REFUSED in office.said(), office.said)
    assert api.unconfirmed() == [said] and not li.count("")
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (most, most))
    answered_once(office, api)
    assert stops(running) == 0


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

"""The messenger at its worst: rubbish, floods, people who cannot be reached. For cuts see `test_ways.py`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.channels.telegram import RESENT
from storage.tables import cases, inbox, tasks
from tests.botapi import BotApi
from tests.drill import story
from tests.drill.office import QUICK, Office, until, writing
from tests.drill.story import FIRST, KIND

APART = tasks.c.kind != "no_desk"
"""Of these offices nobody sits at the discipline desk, which the clerks are told within a day."""


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def office(tmp_path: Path, api: BotApi) -> Iterator[Office]:
    with Office(tmp_path, api, QUICK).seeded() as office:
        yield office


def test_what_cannot_be_read_is_parked_and_tried_again_when_asked(office: Office, api: BotApi) -> None:
    li, wang, clerk = api.user(1001, "李大爷"), api.user(1002, "王阿姨"), office.joined("clerk", 1021)
    first = li.says("你好")
    broken = api.give({"message": {"message_id": "one", "chat": {"id": 1001, "type": "private"}}})
    wang.says("你好")
    office.starts()
    li.sees(FIRST)
    wang.sees(FIRST)
    clerk.sees("没读出来")
    office.settled()
    (task,) = office.rows(select(tasks.c.kind, tasks.c.dedupe_key).where(APART))
    assert tuple(task) == ("parked", f"parked:tg:7001:{broken}")
    assert state(office, broken) == "parked"

    assert "重办消息 1 条" in office.huiyin("retry").stdout
    until(lambda: "still cannot be read" in office.said(), office.said)
    until(lambda: state(office, broken) == "parked", office.said)
    with writing(office) as connection:  # as if a newer release could read it
        message = {**api.given[first]["message"], "text": "路灯坏了"}
        raw = {"update_id": broken, "message": message}
        connection.execute(inbox.update().where(inbox.c.key == f"tg:7001:{broken}").values(raw=raw))
    office.huiyin("retry")
    li.sees(KIND)
    assert state(office, broken) == "done"


def state(office: Office, update: int) -> str:
    (row,) = office.rows(select(inbox.c.state).where(inbox.c.key == f"tg:7001:{update}"))
    return str(row.state)


def test_told_to_wait_it_waits_and_others_do_not(office: Office, api: BotApi) -> None:
    li, wang = api.user(1001, "李大爷"), api.user(1002, "王阿姨")
    api.floods(3, chat=li.id)
    office.starts()
    li.says("你好")
    api.wait(lambda: any(call.status == 429 for call in api.calls))
    wang.says("你好")
    wang.sees(FIRST)
    assert li.count("") == 0
    li.sees(FIRST)
    office.settled()
    refused = next(call for call in api.calls if call.status == 429)
    then = next(c for c in api.calls if c.status == 200 and c.params.get("chat_id") == str(li.id))
    assert then.at - refused.at >= 3
    assert not li.count(RESENT) and li.count(FIRST) == 1


def test_who_has_blocked_the_bot_is_called_by_a_clerk(office: Office, api: BotApi) -> None:
    li, zhou, clerk = (
        api.user(1001, "李大爷"),
        office.joined("representative", 1011),
        office.joined("clerk", 1021),
    )
    office.starts()
    zhou.blocks_bot()
    story.reports(li)
    clerk.sees("没送到")
    case = office.rows(select(cases.c.id))[0].id
    (task,) = office.rows(select(tasks.c.kind, tasks.c.case_id, tasks.c.person_id).where(APART))
    assert tuple(task) == ("undelivered", case, office.people["representative"])
    zhou.blocked = False
    zhou.says("我的事项")
    api.wait(lambda: zhou.count("60001") > 0)

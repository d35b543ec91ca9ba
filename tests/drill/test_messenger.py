"""The messenger at its worst: cut connections, repeats, rubbish, floods, outages; and being told to end."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.telegram import RESENT
from storage.tables import cases, chats, events, inbox, outbox, tasks
from tests.botapi import BotApi
from tests.botapi_user import User
from tests.drill import story
from tests.drill.office import AT_ONCE, Office, merged, stops, until, writing

QUICK = merged(AT_ONCE, {"rounds": {"beat": "0.2s"}})
FIRST = "您说的只给办这件事的人看"
KIND = "算哪一类"


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def office(tmp_path: Path, api: BotApi) -> Iterator[Office]:
    with Office(tmp_path, api, QUICK).seeded() as office:
        yield office


def joined(office: Office, key: str, id: int) -> User:
    """Somebody of the office who has spoken to the bot before."""
    with writing(office) as connection:
        row = {"channel": "telegram", "address": str(id), "spoken": True, "person_id": office.people[key]}
        connection.execute(chats.insert().values(seen_at=datetime.now(UTC), **row))  # noqa: TID251
    return office.api.user(id, key)


def states(office: Office) -> Counter[str]:
    """The outbox, counted by state."""
    return Counter(row.state for row in office.rows(select(outbox.c.state)))


def taken(office: Office, update: int) -> bool:
    key = f"tg:7001:{update}"
    return bool(office.rows(select(inbox.c.key).where(inbox.c.key == key)))


def settled(office: Office) -> None:
    """Everything has gone out, and every update is confirmed."""
    until(office.empty, lambda: f"{states(office)}\n{office.said()}")
    office.api.wait(lambda: not office.api.unconfirmed())


def test_a_send_that_was_cut_off_comes_once_more_and_says_so(office: Office, api: BotApi) -> None:
    li, wang = api.user(1001, "李大爷"), api.user(1002, "王阿姨")
    api.drops(after=True, method="sendMessage")  # it arrived, and only the answer was lost
    office.starts()
    li.says("你好")
    li.sees(RESENT)
    settled(office)
    seen = [m.text for m in li.messages if not m.mine]
    assert [text for text in seen if text.startswith(RESENT)] == [RESENT + seen[0]]
    api.drops(after=False, method="sendMessage")  # nobody can tell this from the other
    wang.says("你好")
    wang.sees(RESENT)
    settled(office)
    assert [m.text.removeprefix(RESENT) for m in wang.messages if not m.mine] == [
        text for text in seen if not text.startswith(RESENT)
    ]


class Twice(BotApi):
    """Delivers everything twice."""

    def give(self, update: dict[str, Any]) -> int:
        number = super().give(update)
        self.repeat(number)
        return number


def test_every_update_twice_is_the_same_as_once(tmp_path: Path) -> None:
    with Twice() as api, Office(tmp_path, api, QUICK).seeded() as office:
        li, zhou = api.user(1001, "李大爷"), joined(office, "representative", 1011)
        office.starts()
        story.whole(li, zhou)
        settled(office)
        actions = [row.action for row in office.rows(select(events.c.action).order_by(events.c.id))]
        assert actions == ["submit", "admit", "assign", "accept", "resolve", "rate"]
        assert len(office.rows(select(cases.c.id))) == 1
        assert len(office.rows(select(inbox.c.key))) == len(api.given)
        for user in (li, zhou):
            twice = Counter(m.text for m in user.messages if not m.mine)
            assert set(twice.values()) == {1}, user.story()


def test_what_cannot_be_read_is_parked_and_tried_again_when_asked(office: Office, api: BotApi) -> None:
    li, wang, clerk = api.user(1001, "李大爷"), api.user(1002, "王阿姨"), joined(office, "clerk", 1021)
    first = li.says("你好")
    broken = api.give({"message": {"message_id": "one", "chat": {"id": 1001, "type": "private"}}})
    wang.says("你好")
    office.starts()
    li.sees(FIRST)
    wang.sees(FIRST)
    clerk.sees("没读出来")
    settled(office)
    (task,) = office.rows(select(tasks.c.kind, tasks.c.dedupe_key))
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
    settled(office)
    refused = next(call for call in api.calls if call.status == 429)
    then = next(c for c in api.calls if c.status == 200 and c.params.get("chat_id") == str(li.id))
    assert then.at - refused.at >= 3
    assert not li.count(RESENT) and li.count(FIRST) == 1


def test_who_has_blocked_the_bot_is_called_by_a_clerk(office: Office, api: BotApi) -> None:
    li, zhou, clerk = (
        api.user(1001, "李大爷"),
        joined(office, "representative", 1011),
        joined(office, "clerk", 1021),
    )
    office.starts()
    zhou.blocks_bot()
    story.reports(li)
    clerk.sees("没送到")
    case = office.rows(select(cases.c.id))[0].id
    (task,) = office.rows(select(tasks.c.kind, tasks.c.case_id, tasks.c.person_id))
    assert tuple(task) == ("undelivered", case, office.people["representative"])
    zhou.blocked = False
    zhou.says("我的事项")
    api.wait(lambda: zhou.count("60001") > 0)


def test_an_outage_loses_nothing_and_doubles_nothing(office: Office, api: BotApi, tmp_path: Path) -> None:
    people = [api.user(2000 + i, f"居民{i}") for i in range(20)]
    with Office(tmp_path / "slow", api, merged(QUICK, {"drafts": {"join_window": "0.5s"}})).seeded() as slow:
        slow.starts()
        before = [user.says("路灯坏了") for user in people]
        until(lambda: all(taken(slow, update) for update in before), slow.said)
        api.stop()  # the questions are held back for half a second yet
        meanwhile = [user.says("还有路面也坏了") for user in people]
        tried = select(outbox.c.id).where(outbox.c.tries > 1)
        until(lambda: len(slow.rows(tried)) > 0, slow.said)
        assert not any(taken(slow, update) for update in meanwhile)
        api.start()
        for user in people:
            user.sees(KIND)
        settled(slow)
        assert all(taken(slow, update) for update in meanwhile)
        assert not states(slow)["unknown"]
        for user in people:
            unmarked = Counter(m.text for m in user.messages if not m.mine and not m.text.startswith(RESENT))
            assert set(unmarked.values()) == {1} and user.count(FIRST) >= 1, user.story()


@pytest.mark.parametrize("hands", ["updates", "sends"])
def test_ended_with_its_hands_full_it_loses_nothing(office: Office, api: BotApi, hands: str) -> None:
    people = [api.user(2000 + i, f"居民{i}") for i in range(40)]
    running = office.starts()
    api.slows(0.5, times=40)
    if hands == "updates":
        with writing(office):  # so that it can take them, and not keep them
            last = [user.says("路灯坏了") for user in people][-1]
            api.wait(lambda: any(w.handed_out and w.update["update_id"] == last for w in api.waiting))
            running.terminate()
            until(office.closed, office.said)
    else:
        for user in people:
            user.says("路灯坏了")
        api.wait(lambda: len(api.sent()) > 0)
    assert stops(running) == 0
    assert states(office)["sending"] == 0
    office.starts()
    for user in people:
        user.sees(FIRST)
        user.sees(KIND)
    settled(office)
    for user in people:
        assert [user.count(FIRST), user.count(KIND), user.count(RESENT)] == [1, 1, 0], user.story()

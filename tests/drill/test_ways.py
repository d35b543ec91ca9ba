"""Faults on the way, over every library and both ways in: nothing is lost, nothing happens twice.

What may have arrived comes once more and is marked (重发): at most as many messages as were being sent.
"""

import http.client
import os
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.telegram import RESENT
from storage.tables import cases, chats, events, inbox, outbox, sessions, settings
from tests.botapi import BotApi
from tests.botapi_user import User
from tests.channels.running import Through
from tests.drill import story
from tests.drill.moved import Moved
from tests.drill.nursery import Nursery
from tests.drill.office import QUICK, Office, merged, until, writing
from tests.drill.story import FIRST, KIND

AGAIN = "刚才我们断了一会儿"
HOUR = 3600
PATIENT = merged(QUICK, {"drafts": {"join_window": "0.5s"}})
"""Questions are held back for a moment."""


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def office(tmp_path: Path, api: BotApi, through: Through, request: Any) -> Iterator[Office]:
    with Office(tmp_path, api, getattr(request, "param", QUICK), through).seeded() as office:
        yield office


@pytest.fixture
def clock(tmp_path: Path) -> Moved:
    clock = Moved(tmp_path / "clock")
    clock.set()
    return clock


def crowd(api: BotApi, count: int = 20) -> list[User]:
    return [api.user(2000 + i, f"居民{i}") for i in range(count)]


def unmarked(user: User) -> Counter[str]:
    """What somebody was shown, without what says that it comes once more."""
    return Counter(m.text for m in user.messages if not m.mine and not m.text.startswith(RESENT))


def drafts(office: Office) -> dict[str, str]:
    """Address → what they have written so far."""
    asked = select(chats.c.address, sessions.c.state).join(chats, chats.c.id == sessions.c.chat_id)
    return {row.address: row.state["answers"]["words"]["is"]["words"] for row in office.rows(asked)}


def test_a_send_that_was_cut_off_comes_once_more_and_says_so(
    office: Office, api: BotApi, nursery: Nursery
) -> None:
    li, wang = api.user(1001, "李大爷"), api.user(1002, "王阿姨")
    api.drops(after=True, method="sendMessage")  # it arrived, and only the answer was lost
    nursery.lives(office)
    li.says("你好")
    li.sees(RESENT)
    office.settled()
    seen = [m.text for m in li.messages if not m.mine]
    assert [text for text in seen if text.startswith(RESENT)] == [RESENT + seen[0]]
    api.drops(after=False, method="sendMessage")  # nobody can tell this from the other
    wang.says("你好")
    wang.sees(RESENT)
    office.settled()
    assert [m.text.removeprefix(RESENT) for m in wang.messages if not m.mine] == [
        text for text in seen if not text.startswith(RESENT)
    ]


class Twice(BotApi):
    """Delivers everything twice; where it brings it, both at once."""

    def give(self, update: dict[str, Any]) -> int:
        with self.changed:
            number = super().give(update)
            self.repeat(number)
            return number


def test_every_update_twice_is_the_same_as_once(tmp_path: Path, through: Through, nursery: Nursery) -> None:
    with Twice() as api, Office(tmp_path, api, QUICK, through).seeded() as office:
        api.webhook.scatter = True
        li, zhou = api.user(1001, "李大爷"), office.joined("representative", 1011)
        nursery.lives(office)
        story.whole(li, zhou)
        office.settled()
        actions = [row.action for row in office.rows(select(events.c.action).order_by(events.c.id))]
        assert actions == ["submit", "admit", "assign", "accept", "resolve", "rate"]
        assert len(office.rows(select(cases.c.id))) == 1
        assert len(office.rows(select(inbox.c.key))) == len(api.given)
        for user in (li, zhou):
            twice = Counter(m.text for m in user.messages if not m.mine)
            assert set(twice.values()) == {1}, user.story()


@pytest.mark.parametrize("office", [PATIENT], indirect=True)
def test_whatever_comes_first_across_chats_each_keeps_its_own_order(
    office: Office, api: BotApi, nursery: Nursery
) -> None:
    people = crowd(api)
    for text in ("路灯坏了", "路面也坏了"):
        for user in people:
            user.says(text)
    with api.changed:
        api.waiting.sort(key=lambda waiting: -waiting.update["message"]["chat"]["id"])
    nursery.lives(office)
    for user in people:
        user.sees(KIND)
    office.settled()
    assert drafts(office) == {str(user.id): "路灯坏了\n路面也坏了" for user in people}
    assert all(set(unmarked(user).values()) == {1} for user in people)


def answers(office: Office) -> None:
    """The program has answered a request of ours, and so has read what came before it."""
    for _ in range(2):
        connection = http.client.HTTPConnection("127.0.0.1", office.port, timeout=30)
        connection.request("GET", "/health")
        assert connection.getresponse().status == 200
        connection.close()


@pytest.mark.parametrize("office", [PATIENT], indirect=True)
def test_an_outage_loses_nothing_and_doubles_nothing(office: Office, api: BotApi, nursery: Nursery) -> None:
    people = crowd(api)
    nursery.lives(office)
    before = [user.says("路灯坏了") for user in people]
    until(lambda: all(office.taken(update) for update in before), nursery.said)
    api.stop()  # the questions are held back for half a second yet
    meanwhile = [user.says("还有路面也坏了") for user in people]
    tried = select(outbox.c.id).where(outbox.c.tries > 1)
    until(lambda: len(office.rows(tried)) > 0, nursery.said)
    assert not any(office.taken(update) for update in meanwhile)
    api.start()
    for user in people:
        user.sees(KIND)
    office.settled()
    assert all(office.taken(update) for update in meanwhile)
    assert not office.states()["unknown"]
    for user in people:
        assert set(unmarked(user).values()) == {1} and user.count(FIRST) >= 1, user.story()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("hands", ["updates", "sends"])
def test_ended_with_its_hands_full_it_loses_nothing(
    office: Office,
    api: BotApi,
    nursery: Nursery,
    hands: str,
    sign: signal.Signals,
    capsys: pytest.CaptureFixture[str],
) -> None:
    people = crowd(api)
    nursery.lives(office)
    until(lambda: bool(office.rows(select(settings.c.key))), nursery.said)  # it is at rest
    api.slows(1, times=20)
    if hands == "updates":
        with writing(office):  # so that it can take them, and not keep them
            for user in people:
                user.says("路灯坏了")
            api.wait(lambda: sum(waiting.handed_out for waiting in api.waiting) >= 8)
            answers(office)
            os.kill(nursery.pid, sign)
            until(office.closed, nursery.said)
    else:
        for user in people:
            user.says("路灯坏了")
        api.wait(lambda: api.held > 0)
    if sign is signal.SIGTERM:
        how = f"ended in {nursery.stops():.1f} s"
        assert office.states()["sending"] == 0
    else:
        nursery.dies()
        how = f"{office.states()['sending']} sends in flight"
    flying = office.states()["sending"]
    nursery.lives(office)
    for user in people:
        user.sees(KIND)
    office.settled()
    repeated = sum(user.count(RESENT) for user in people)
    with capsys.disabled():
        print(f"\n{office.through}, {sign.name} with {hands} in hand: {how}, {repeated} repeated")
    assert repeated <= flying
    for user in people:
        assert set(unmarked(user).values()) == {1} and user.count(FIRST) >= 1, user.story()
    assert len(office.rows(select(inbox.c.key))) == len(api.given)


@pytest.mark.parametrize("through", [Through("ptb"), Through("aiogram")], ids=["ptb", "aiogram"])
def test_an_hour_without_the_messenger(office: Office, api: BotApi, nursery: Nursery, clock: Moved) -> None:
    li, wang = presses_and_writes(office, api, nursery, clock)
    api.stop()
    presses_in_vain(li)
    wang.says("路面也坏了")
    until(lambda: "cannot be reached" in nursery.said(), nursery.said)
    clock.set(day=HOUR, steady=HOUR)
    api.loses_presses()
    api.start()
    asked_once_more(office, li, wang)


def test_an_hour_without_us(office: Office, api: BotApi, nursery: Nursery, clock: Moved) -> None:
    li, wang = presses_and_writes(office, api, nursery, clock)
    nursery.stops()
    presses_in_vain(li)
    wang.says("路面也坏了")
    clock.set(day=HOUR, steady=HOUR)
    api.loses_presses()
    nursery.lives(office, clock)
    asked_once_more(office, li, wang)
    nursery.stops()
    nursery.lives(office, clock)
    wang.says("你好")
    office.settled()
    assert li.count(AGAIN) == 1, li.story()


def presses_and_writes(office: Office, api: BotApi, nursery: Nursery, clock: Moved) -> tuple[User, User]:
    """Two who have been asked something."""
    li, wang = api.user(1001, "李大爷"), api.user(1002, "王阿姨")
    nursery.lives(office, clock)
    for user in (li, wang):
        user.says(story.SAID)
        user.sees(KIND)
    office.settled()
    return li, wang


def presses_in_vain(user: User) -> None:
    user.presses("投诉")


def asked_once_more(office: Office, li: User, wang: User) -> None:
    """Whose press was lost, and not whose words have come; and the answer counts."""
    again = li.sees(AGAIN)
    assert KIND in again.text
    office.settled()
    assert (li.count(AGAIN), wang.count(AGAIN)) == (1, 0), f"{li.story()}\n{wang.story()}"
    story.presses(li, again, "投诉")
    li.sees("是在青塘村吗")
    office.settled()

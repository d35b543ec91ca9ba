"""The machine's clock is set wrong, by hours and days, and right again; and the messenger's is not ours."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from storage.tables import events, inbox, outbox, seals, tasks
from tests.botapi import BotApi
from tests.drill import story
from tests.drill.moved import Moved
from tests.drill.nursery import Nursery
from tests.drill.office import QUICK, Office, morning, until
from tests.drill.story import KIND

HOUR = 3600
DAY = 24 * HOUR


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def office(tmp_path: Path, api: BotApi) -> Iterator[Office]:
    with Office(tmp_path, api, QUICK).seeded() as office:
        yield office


@pytest.fixture
def clock(tmp_path: Path) -> Moved:
    clock = Moved(tmp_path / "clock")
    clock.set()
    return clock


def test_a_clock_that_jumps_loses_closes_and_escalates_nothing(
    office: Office, api: BotApi, nursery: Nursery, clock: Moved
) -> None:
    li, zhou, wang = api.user(1001, "李大爷"), office.joined("representative", 1011), api.user(1002, "王阿姨")
    nursery.lives(office, clock)
    story.reports(li)
    story.accepts(zhou, li)
    for day, messenger in ((26 * HOUR, -9 * HOUR), (-5 * HOUR, 30 * DAY), (0, 0)):
        clock.set(day=day)
        api.ahead = messenger
        wang.says("/help")
        wang.sees("")
        office.settled()
        beats(office, clock)
    story.resolves(zhou)
    story.rates(li, zhou)
    office.settled()
    done = [row.action for row in office.rows(select(events.c.action).order_by(events.c.id))]
    assert done == ["submit", "admit", "assign", "accept", "resolve", "rate"]
    assert [row.seq for row in office.rows(select(events.c.seq).order_by(events.c.id))] == list(range(1, 7))
    assert not office.rows(select(tasks.c.id).where(tasks.c.case_id.is_not(None)))
    assert len(office.rows(select(inbox.c.key))) == len(api.given)
    nursery.stops()
    audit = office.huiyin("audit")
    assert (audit.returncode, audit.stderr) == (0, ""), audit.stdout


def beats(office: Office, clock: Moved) -> None:
    """The rounds have beaten by this clock: its day has its seal."""
    day = clock.now().astimezone(ZoneInfo(morning())).date().isoformat()
    until(lambda: bool(office.rows(select(seals.c.day).where(seals.c.day == day))), office.said)


def test_an_answer_that_was_put_by_a_clock_ahead_goes_out_when_it_is_right_again(
    office: Office, api: BotApi, nursery: Nursery, clock: Moved
) -> None:
    li = api.user(1001, "李大爷")
    clock.set(day=8 * HOUR)
    nursery.lives(office, clock)
    api.fails(times=1000)
    li.says(story.SAID)
    waits = select(outbox.c.id).where(outbox.c.state == "queued", outbox.c.tries > 0)
    until(lambda: len(office.rows(waits)) > 0, nursery.said)
    clock.set()
    api.heals()
    li.sees(KIND)
    office.settled()
    assert li.count(KIND) == 1

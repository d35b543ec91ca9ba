"""The form in Huiyin itself: nothing is replaced but the HTTP layer, and Telegram's limits are lifted.

`python -m bench.huiyin CHATS FORMS [--profile FILE]` prints one JSON object. A step counts when its answer is
noted as sent in the database. Texts that belong together are waited for as configured, 1.2 s after free text;
so many chats are active that others go on meanwhile.
"""

import argparse
import asyncio
import json
import os
import statistics
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import Any

from sqlalchemy import select, text

from bench.stub_ptb import StubRequest
from bench.town import Town, rate
from bot import folder, sample
from bot.app import App
from bot.channels.channel import Limits
from bot.channels.telegram_bot import Telegram
from bot.channels.telegram_drivers import Driver, transport
from bot.channels.telegram_transport import Transport
from bot.clock import DemoClock
from bot.config import load
from storage.tables import chats as chats_table
from storage.tables import inbox, outbox
from storage.work import Work


def program(data: Path, town: Town, driver: Driver = "ptb") -> App:
    """The program over the town, with the sample county; its representatives and staff have Telegram, too."""
    folder.migrate(data)
    settings = load(None, {})
    settings = settings.model_copy(update={"data": settings.data.model_copy(update={"folder": data})})
    # Everybody reports what is theirs alone: the question would come only where a neighbour has asked before.
    apart = settings.joining.model_copy(update={"kinds": ()})
    settings = settings.model_copy(update={"joining": apart})
    clock = DemoClock()
    clock.skip_to(_working_morning(clock.now(), settings.office.timezone))
    token = "7001:bench"
    channel = Telegram(token, _transport(driver, token, town), limits=Limits())
    core = App(settings, clock, channels={"telegram": channel})

    def seed(work: Work) -> None:
        known = sample.seed(work, work.now, {})
        for place, person in enumerate(known.values(), 1):
            row = {"channel": "telegram", "address": str(place), "person_id": person, "spoken": True}
            work.insert(chats_table, **row, seen_at=work.now)

    core.writer.now_do(seed)
    return core


def _transport(driver: Driver, token: str, town: Town) -> Transport:
    """The library, over an HTTP layer that answers for the town."""
    if driver == "aiogram":
        from bench.peers_aiogram import StubSession

        return transport(driver, token, "http://stub", session=StubSession(town))
    return transport(driver, token, "http://stub", request=StubRequest(town))


def _working_morning(now: datetime, zone: Any) -> datetime:
    """Notices to representatives would wait for the end of a night."""
    at = now.astimezone(zone).replace(hour=9, minute=30)
    while at < now or at.weekday() > 4:
        at += timedelta(days=1)
    return at


def noted(core: App) -> list[float]:
    """When each step's last answer was noted as sent."""
    asked = select(inbox.c.key)
    sent = select(outbox.c.dedupe_key, outbox.c.state, outbox.c.sent_at).where(
        outbox.c.dedupe_key.like("r:tg:%")
    )
    with core.database.reading() as connection:
        times: dict[str, float] = {}
        for key, state, at in connection.execute(sent):
            assert state == "sent", (key, state)
            step = key[2:].rpartition(":")[0]
            times[step] = max(times.get(step, 0.0), at.timestamp())
        taken = {row.key for row in connection.execute(asked)}
    assert taken == times.keys(), f"{len(taken)} updates taken, {len(times)} answered"
    return list(times.values())


def opened(core: App) -> int:
    """How many cases there are."""
    with core.database.reading() as connection:
        return int(connection.execute(text("SELECT count(*) FROM cases")).scalar_one())


def fsync_ms(where: Path, times: int = 200) -> float:
    """The median of writing one page and forcing it to the disk."""
    took = []
    with (where / "fsync").open("wb", buffering=0) as file:
        for _ in range(times):
            began = perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            took.append((perf_counter() - began) * 1000)
    return statistics.median(took)


async def measure(data: Path, chats: int, forms: int, driver: Driver) -> dict[str, Any]:
    """Every form of every chat."""
    town = Town(chats, forms)
    core = program(data, town, driver)
    began, began_loop = process_time(), thread_time()
    async with core.running():
        await town.finish()
    cpu, loop = process_time() - began, thread_time() - began_loop
    times = noted(core)
    assert opened(core) == chats * forms, opened(core)
    return {
        "steps_per_s": rate(times),
        "steps": len(times),
        "cpu_s": cpu,
        "loop_cpu_s": loop,
        "calls": town.calls,
    }


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("chats", type=int)
    ask.add_argument("forms", type=int)
    ask.add_argument("--driver", choices=("ptb", "aiogram"), default="ptb")
    ask.add_argument("--profile", help="where to write what cProfile saw on both threads")
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as made:
        if given.profile:
            from bench.profile import profiled

            result = profiled(
                lambda: asyncio.run(measure(Path(made), given.chats, given.forms, given.driver)),
                given.profile,
            )
        else:
            result = asyncio.run(measure(Path(made), given.chats, given.forms, given.driver))
        print(json.dumps({**result, "fsync_ms": fsync_ms(Path(made))}))


if __name__ == "__main__":
    main()

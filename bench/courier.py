"""The courier alone: notices wait in the outbox, the messenger takes everything at once, the writer is real.

`python -m bench.courier [ROWS]` prints one JSON object: rows claimed, sent and noted per second, and the
processor time of a row.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import func, select

from bot.channels.channel import Incoming, Limits, Outgoing, Receipt
from bot.clock import Clock
from bot.courier import Courier
from bot.writer import Writer
from storage import posting
from storage.database import Database
from storage.files import FileStore
from storage.tables import chats, metadata, outbox, people
from storage.work import Work

PAYLOAD = {
    "text": "周代表来办，最晚<b>12月3日</b>答复您。",
    "card": {"head": "60748-1 · 投诉", "mark": "ontime", "status": "剩 8 天", "facts": [["地点", "青塘路"]]},
    "buttons": [[{"label": "我的事", "data": "f:mine"}, {"label": "补充", "data": "f:add:1:1"}]],
}


class Stub:
    """A messenger that takes everything at once."""

    name = "stub"
    limits = Limits()

    async def send(self, out: Outgoing) -> str:
        """Taken."""
        return str(out.number)


class Nobody:
    """A desk without updates, and a fetcher without files."""

    def handle(self, work: Work, updates: Sequence[Incoming]) -> list[Receipt]:
        """None come."""
        return []

    def park(self, work: Work, update: Incoming, error: Exception) -> Receipt:
        """None come."""
        raise error

    def wake(self) -> None:
        """Nothing is fetched."""


def fill(work: Work, rows: int) -> None:
    """As many chats as rows, and a notice for each."""
    person = work.insert(people, created_at=work.now)
    for number in range(1, rows + 1):
        work.add(chats, id=number, channel="stub", address=f"{number}", person_id=person, seen_at=work.now)
    for number in range(1, rows + 1):
        key = f"n:{number}"
        posting.put(work, chat_id=number, payload=PAYLOAD, priority=2, due_at=work.now, dedupe_key=key)


async def main(rows: int) -> dict[str, float]:
    """The figures."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "bench.db")
        metadata.create_all(database.writer)
        writer = Writer(database.writer, Clock().now, Nobody())
        writer.now_do(lambda work: fill(work, rows))
        writer.start()
        stub: Any = Stub()
        courier = Courier(
            writer.job,
            {"stub": stub},
            Clock().now,
            FileStore(Path(folder)),
            Nobody(),
            lambda work, due, at: None,
            lease=timedelta(minutes=1),
        )
        writer.delivery = courier
        began, used = perf_counter(), process_time()
        await courier.drain()
        took, used = perf_counter() - began, process_time() - used
        writer.stop()
        with database.reading() as connection:
            query = select(func.count()).where(outbox.c.state == "sent")
            assert connection.execute(query).scalar() == rows
        database.close()
    return {"rows": rows, "rows_per_s": round(rows / took), "cpu_us_per_row": round(used / rows * 1e6, 1)}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))))

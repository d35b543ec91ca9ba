"""An outbox in a database of its own, as tests use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from cases.notices import Priority
from storage import keys, posting, queue
from storage.claim import Claim, claim
from storage.database import Database
from storage.tables import cases, chats, metadata, outbox, people, tasks
from storage.work import Work

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MANY = {"web": 1000, "telegram": 1000}


class Box:
    """An outbox in a database of its own, and the time."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(folder / "box.db", keys.Keys([keys.new()]))
        metadata.create_all(self.database.writer)
        self.now = NOON
        self.keys = 0

    @contextmanager
    def work(self) -> Iterator[Work]:
        with self.database.writer.begin() as connection:
            work = Work(connection, self.now)
            yield work
            work.flush()

    def chat(self, channel: str = "web", person: int | None = None, address: str = "a") -> int:
        with self.work() as work:
            owner = person or work.insert(people, created_at=self.now)
            self.keys += 1
            return work.insert(
                chats, channel=channel, address=f"{address}{self.keys}", person_id=owner, seen_at=self.now
            )

    def owner(self, chat: int) -> int:
        with self.work() as work:
            row = work.row(select(chats.c.person_id).where(chats.c.id == chat))
            assert row is not None
            return int(row.person_id)

    def case(self) -> int:
        with self.work() as work:
            row = {"number": "1", "kind": "wish", "state": "assigned", "opened_at": NOON, "since": NOON}
            return work.insert(cases, **row, version=1, seq=1, head="", next_action_at=NOON)

    def put(self, chat: int, text: str, *, about: int = 0, **more: Any) -> Work:
        """`about`: the case whose card it shows."""
        payload = {"text": text, "about": about} if about else {"text": text}
        with self.work() as work:
            given: dict[str, Any] = {"priority": Priority.NOTICE, "due_at": self.now, "dedupe_key": text}
            posting.put(work, chat_id=chat, payload=payload, **given | more)
        return work

    def claim(
        self, room: dict[str, int] | None = None, busy: tuple[int, ...] = (), deep: bool = True
    ) -> Claim:
        with self.work() as work:
            return claim(work, MANY if room is None else room, MINUTE, busy, deep=deep)

    def next(self, **more: Any) -> list[str]:
        return [due.payload["text"] for due in self.claim(**more).due]

    def goes(self) -> list[str]:
        """Everything that is due, each sent before the next is claimed."""
        order = []
        while due := self.claim().due:
            order += [each.payload["text"] for each in due]
            with self.work() as work:
                queue.sent(work, [(each.id, "m") for each in due])
        return order

    def row(self, text: str) -> Any:
        with self.work() as work:
            return work.row(select(outbox).where(outbox.c.dedupe_key == text))

    def tasks(self) -> list[Any]:
        with self.work() as work:
            return list(work.rows(select(tasks).order_by(tasks.c.id)))

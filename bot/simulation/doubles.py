"""Who was told the same thing twice."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from cases.notices import Priority
from storage.posting import Due
from storage.tables import outbox
from storage.work import Work

_TASK = re.compile(r":t(\d+):")
"""Where a notice's key names the task."""
_DIGEST = "g:"
_ROWS = select(
    outbox.c.id,
    outbox.c.digest_id,
    outbox.c.case_id,
    outbox.c.what,
    outbox.c.person_id,
    outbox.c.priority,
    outbox.c.dedupe_key,
)
_ARRIVED = _ROWS.where(outbox.c.id.in_(bindparam("ids", expanding=True)), outbox.c.case_id.is_not(None))
_GATHERED = (
    _ROWS.where(outbox.c.chat_id.in_(bindparam("chats", expanding=True)), outbox.c.state == "gathered")
    .where(outbox.c.digest_id.in_(bindparam("ids", expanding=True)), outbox.c.case_id.is_not(None))
    .order_by(outbox.c.id)
)
"""What came with others, in one message."""


class Doubles:
    """`found`: (case, event or task, what, person, day) of each."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self.found = list[Any]()
        self._known = set[Any]()
        self._told: dict[str, set[Any]] = {}
        """By day: who was told what of which case and task."""
        self._arrived: dict[int, tuple[int, datetime]] = {}

    def noticed(self, due: Due, at: datetime, rows: Any, again: bool) -> None:
        """A double: the same notice (case, event, what, person) arrives twice and is not marked 重发; of a
        task, which is brought to mind again without an event, on the same day with the same buttons."""
        task = due.what.startswith("task-")
        if again or not (due.case_id is not None or task or due.what == "digest"):
            return
        self._arrived[due.id] = due.chat_id, at
        if due.what == "digest":
            return
        key: Any = (due.case_id, due.seq, due.what, due.person_id)
        if task:
            key = (*key, self._day(at), _pressed(rows))
        if key in self._known:
            self.found.append((due.case_id, due.seq, due.what, due.person_id, self._day(at)))
        self._known.add(key)

    def look(self, work: Work) -> Sequence[tuple[datetime, int]]:
        """A double, too: a reminder (what is routine) at somebody who was told the same `what` about the same
        case, and task, earlier on that local day; what came within a digest counts as the message does.
        Returns when digests brought which cases to mind."""
        arrived, self._arrived = self._arrived, {}
        given = {"ids": tuple(arrived), "chats": tuple({chat for chat, _ in arrived.values()})}
        messages: dict[int, dict[Any, Any]] = {}
        for row in (*work.rows(_ARRIVED, {"ids": given["ids"]}), *work.rows(_GATHERED, given)):
            if row.dedupe_key.startswith(_DIGEST):
                continue  # what went into it says more
            message = row.id if row.id in arrived else row.digest_id
            task = _TASK.search(row.dedupe_key)
            told = (row.case_id, task and task[1], row.what, row.person_id)
            messages.setdefault(message, {})[told] = row  # said once, however many rows went into it
        for message in sorted(messages, key=lambda one: (arrived[one][1], one)):
            day = self._day(arrived[message][1])
            known = self._told.setdefault(day, set())
            self.found += [
                (*told, day)
                for told, row in messages[message].items()
                if row.priority >= Priority.ROUTINE and told in known
            ]
            known.update(messages[message])
        for day in sorted(self._told)[:-2]:
            del self._told[day]
        return [
            (arrived[message][1], row.case_id)
            for message, told in messages.items()
            for row in told.values()
            if row.digest_id is not None
        ]

    def _day(self, at: datetime) -> str:
        return at.astimezone(self._zone).date().isoformat()


def _pressed(rows: Any) -> tuple[str, ...]:
    """What can be pressed under it tells one task from another."""
    return tuple(one["data"] if isinstance(one, dict) else one.data for row in rows for one in row)

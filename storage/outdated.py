"""What is older than the office keeps it. Nothing of a case that is open, or of which anything is to come."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, exists, or_, select, update

from storage.columns import Moment, literally
from storage.direct import among
from storage.tables import cases as cases_table
from storage.tables import chats, inbox, outbox, parties, tasks
from storage.tables import people as people_table
from storage.work import Work

MOST = 10_000
"""So many a day at most."""

_before = bindparam("before", type_=Moment)
_CASES = (
    select(cases_table.c.id)
    .where(cases_table.c.closed_at < _before, cases_table.c.erased_at.is_(None))
    .where(cases_table.c.kind == bindparam("kind"), cases_table.c.next_action_at.is_(None))
    .order_by(cases_table.c.closed_at)
    .limit(MOST)
)
_SPOKEN_SINCE = exists().where(chats.c.person_id == people_table.c.id, chats.c.seen_at >= _before)
_NOT_OVER = or_(cases_table.c.state != "closed", cases_table.c.next_action_at.is_not(None))
_WAITS = (
    exists()
    .where(parties.c.person_id == people_table.c.id, ~parties.c.withdrawn)
    .where(cases_table.c.id == parties.c.case_id, _NOT_OVER)
)
_PEOPLE = (
    select(people_table.c.id)
    .where(people_table.c.created_at < _before, people_table.c.forgotten_at.is_(None))
    .where(people_table.c.merged_id.is_(None), ~people_table.c.staff, ~people_table.c.representative)
    .where(people_table.c.roles == ["resident"], ~_SPOKEN_SINCE, ~_WAITS)
    .order_by(people_table.c.id)
    .limit(MOST)
)
_NOTICES = (
    select(outbox.c.id)
    .where(outbox.c.created_at < _before, outbox.c.payload != {})
    .where(literally(outbox.c.state, "sent", "replaced", "failed", "unknown", "gathered"))
    .limit(bindparam("most"))
)
_PARKED = (
    select(inbox.c.key)
    .where(inbox.c.received_at < _before, inbox.c.state == "parked")
    .limit(bindparam("most"))
)


def cases(work: Work, limits: Mapping[str, datetime]) -> list[int]:
    """Kind → closed before then; cases of whose words nothing was erased yet."""
    return [
        row.id
        for kind, before in limits.items()
        for row in work.rows(_CASES, {"kind": kind, "before": before})
    ]


def people(work: Work, before: datetime) -> list[int]:
    """Residents who were not heard of since, and of whose cases none is open."""
    return [row.id for row in work.rows(_PEOPLE, {"before": before})]


def messages(work: Work, before: datetime, most: int) -> int:
    """What is not going anywhere any more says nothing; returns how many."""
    given = {"before": before, "most": most}
    notices = [row.id for row in work.rows(_NOTICES, given)]
    parked = [row.key for row in work.rows(_PARKED, given)]
    if notices:
        work.execute(update(outbox).where(among(outbox.c.id, "ids")).values(payload={}), {"ids": notices})
    for key in parked:
        work.change(inbox, {"key": key}, state="done", raw=None, error="", chat_id=None)
        done = update(tasks).where(tasks.c.dedupe_key == f"parked:{key}", tasks.c.done_at.is_(None))
        work.execute(done.values(done_at=work.now, note=""))
    return len(notices) + len(parked)

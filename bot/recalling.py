"""Taking back what was written for somebody who may not see the case any more."""

from sqlalchemy import bindparam, select

from bot.views import Seen, actor
from cases import access
from cases.model import Case
from cases.notices import To
from storage import ahead, holding, parts, people
from storage.columns import literally
from storage.compact import compact
from storage.tables import chats as chats_table
from storage.tables import outbox, tasks
from storage.work import Work

_UNSENT = select(outbox.c.id, outbox.c.person_id, outbox.c.what).where(
    outbox.c.case_id == bindparam("case"),
    literally(outbox.c.state, "held", "queued", "sending", "failed", "unknown"),
)
_CALLS = select(tasks.c.id).where(
    tasks.c.case_id == bindparam("case"),
    tasks.c.person_id == bindparam("person"),
    tasks.c.kind == "undelivered",
    tasks.c.done_at.is_(None),
)


_TALK_OF = (
    select(outbox.c.id, outbox.c.payload)
    .join(chats_table, chats_table.c.id == outbox.c.chat_id)
    .where(chats_table.c.person_id == bindparam("person"))
    .where(outbox.c.case_id.is_(None))
    .where(literally(outbox.c.state, "queued", "sending", "failed", "unknown"))
)


def recall(work: Work, seen: Seen, former: int | None) -> None:
    """Promise 5, for what was written before: whoever may not see the case any more does not get it either.

    Nothing of it can be sent again, and nobody need call them about it. Neither do they get what a
    conversation says or asks about it. `former`: who had the case, besides the units.
    """
    case = seen.held.case
    told = ahead.told_of(work, case.id)
    if told is None or any(state != "sent" for _, _, state, _ in told):
        _not_theirs(work, case)
    units = {part.unit for part in case.units} | case.accused_units
    lost = {one.id for one in parts.members(work) if one.unit in units} if units else set()
    lost |= case.accused | ({former} if former is not None else set())
    for person in people.load(work, lost).values():
        if not access.may_see(case, actor(person)):
            # a firing puts nothing of a conversation: what is collected need not be written first
            talk = {"person": person.id}
            for row in work.rows(_TALK_OF, talk) if told is None else work.stored(_TALK_OF, talk):
                if case.number in compact(row.payload):  # it lies sealed: nobody else can look into it
                    work.change(outbox, {"id": row.id}, state="replaced", error="not theirs any more")


def _not_theirs(work: Work, case: Case) -> None:
    with_others = holding.on_their_way(work, case.id)
    reads = people.load(work, {row.person_id for row in with_others})
    for row in with_others:
        if row.person_id not in reads or not access.may_see(case, actor(reads[row.person_id])):
            holding.take_apart(work, row)
    unsent = work.rows(_UNSENT, {"case": case.id})
    known = people.load(work, {row.person_id for row in unsent})
    for row in unsent:
        person = known.get(row.person_id)
        decides = row.what.startswith("task-") and row.person_id in case.doubted
        if person is None or (access.may_see(case, actor(person)) and not decides):
            continue
        if row.what.endswith(f"-{To.FORMER}") and person.id not in case.accused:
            continue
        work.change(outbox, {"id": row.id}, state="replaced", error="not theirs any more")
        for call in work.rows(_CALLS, {"case": case.id, "person": person.id}):
            people.finish_task(work, call.id, None)

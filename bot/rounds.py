"""The rounds: at every beat whatever is due – follow-ups, staff tasks, drafts – and once a day `daily.py`.

The truth is the indexed `next_action_at` of the rows; APScheduler only beats. A missed beat loses nothing.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import bindparam, delete, literal_column, select

from bot import digest, telling, views
from bot.channels.channel import Channel
from bot.daily import Daily
from bot.desk import Desk
from bot.kept import Kept
from bot.office import Office
from bot.settling import choices_for, follow_up
from bot.task_views import put_task, task_view
from cases import tasks as task_rules
from cases.model import Action, Event
from cases.notices import Notice, Priority, To
from cases.policy import LADDER
from handlers.flows import FLOWS
from handlers.talk import Say
from storage import ahead, audit, chats, gathering, heard, holding, leaving, people, queue
from storage import cases as rows
from storage.columns import Moment
from storage.desk import seen_to_by
from storage.files import FileStore
from storage.tables import cases as cases_table
from storage.tables import inbox, tasks
from storage.work import Work

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()
AGAIN = timedelta(minutes=30)
"""What failed is tried again after this long."""
TOGETHER = 100
"""So many cases a transaction at most: who writes to us meanwhile waits for no more of them."""


@dataclass(slots=True)
class _Due:
    """What one look finds; nothing of it costs more where more is open."""

    fired: int
    """Cases followed up before it, in the same transaction."""
    tasks: list[int]
    drafts: list[int]
    albums: list[int]
    waiting: list[int]
    again: Sequence[Any]
    leaving: bool
    """Files are to leave the store."""
    unsealed: bool


class Rounds:
    """Fires what is due, through the same domain as everybody's acts."""

    def __init__(
        self,
        job: Callable[[Callable[[Work], Any]], Awaitable[Any]],
        desk: Desk,
        office: Office,
        now: Callable[[], datetime],
        *,
        batch: int = 200,
        kept: Kept = Kept(),  # noqa: B008 - frozen
        seal_key: bytes | None = None,
        channels: Mapping[str, Channel] = MappingProxyType({}),
        store: FileStore,
    ) -> None:
        self._job, self._desk, self._office = job, desk, office
        self._batch, self._channels, self._store = batch, channels, store
        self._daily = Daily(job, office, now, kept, seal_key)
        self._together = min(batch, TOGETHER)

    async def beat(self) -> int:
        """Everything that is due now; returns how many case follow-ups fired."""
        due = await self._some()
        fired = due.fired
        while due.fired == self._together:
            due = await self._some()
            fired += due.fired
        await asyncio.gather(
            self._each(due.tasks, self._remind, self._put_off_task),
            self._each(due.drafts, self._draft, chats.put_off),
            self._each(due.albums, self._desk.album, gathering.put_off),
        )
        if due.tasks or due.drafts:  # what they wrote may be for this very hour
            due.waiting = await self._job(self._waiting)
        while due.waiting:
            await self._each(due.waiting, self._gather, digest.put_off)
            due.waiting = await self._job(self._waiting)
        for row in due.again:
            await self._take_again(row.channel, row.key, row.raw)
        if due.leaving:
            await self._job(lambda work: leaving.discard(work, self._store, self._batch))
        if due.unsealed:
            await self._daily.run()
        return fired

    def _look(self, work: Work, fired: int) -> "_Due":
        return _Due(
            fired=fired,
            tasks=self._due_tasks(work),
            drafts=chats.idle(work, work.now, self._batch),
            albums=gathering.due(work),
            waiting=self._waiting(work),
            again=work.rows(_AGAIN),
            leaving=leaving.is_due(work),
            unsealed=not audit.sealed(work, self._daily.today()),
        )

    def _waiting(self, work: Work) -> list[int]:
        return holding.due(work, self._batch)

    async def _some(self) -> "_Due":
        """As many cases as one transaction may hold up everybody else for: together, or each by itself."""
        found: _Due
        try:
            found = await self._job(lambda work: self._look(work, self._fire_all(work)))
        except Exception as error:
            log.warning("each by itself", error=repr(error))
            due = await self._job(lambda work: rows.due(work, work.now, self._together))
            await self._each(due, self._fire, self._put_off)
            found = await self._job(lambda work: self._look(work, len(due)))
        return found

    async def _each(
        self, ids: Sequence[int], do: Callable[[Work, int], None], put_off: Callable[[Work, int, str], None]
    ) -> None:
        """Each in its own right: one that fails is put off and never stands in the way of those behind it."""

        async def one(number: int) -> None:
            try:
                await self._job(lambda work: do(work, number))
            except Exception as error:
                log.error("will be tried again", what=do.__name__, id=number, exc_info=error)
                reason = repr(error)[:200]
                await self._job(lambda work: put_off(work, number, reason))

        await asyncio.gather(*(one(number) for number in ids))

    async def _take_again(self, channel: str, key: str, raw: Any) -> None:
        """`huiyin retry` asked for it: a parked update, as if it had just come."""
        try:
            incoming = self._channels[channel].read(raw)
        except Exception as error:
            log.error("still cannot be read", key=key, error=repr(error))
            incoming = None
            state = "parked"
        else:
            state = "done"

        def do(work: Work) -> None:
            work.change(inbox, {"key": key}, state=state)
            if incoming is not None:
                work.execute(delete(inbox).where(inbox.c.key == key))
                self._desk.handle(work, [incoming])

        try:
            await self._job(do)
        except Exception as error:
            log.error("still cannot be handled", key=key, exc_info=error)
            await self._job(lambda work: work.change(inbox, {"key": key}, state="parked"))

    def _fire_all(self, work: Work) -> int:
        work.flush()
        due = rows.due(work, work.now, self._together)
        if due:
            views.read_all(work, due)
            ahead.read_ahead(work, due)
            chats.of_people(work, views.concerned(work, due))
        for case in due:
            self._fire(work, case)
            ahead.forget(work, case)
        return len(due)

    def _fire(self, work: Work, case: int) -> None:
        seen = views.read(work, case)
        held = seen.held if seen is not None else None
        if held is None or held.next_action_at is None or held.next_action_at > work.now:
            return
        late = work.now - held.next_action_at > self._office.late
        follow_up(work, self._office, held, late=late)

    def _put_off(self, work: Work, case: int, reason: str) -> None:
        work.change(cases_table, {"id": case}, next_action_at=work.now + AGAIN)
        rows.kept(work).pop(case, None)
        about = {"case_id": case, "note": reason, "raised_for": seen_to_by(work, case).value}
        people.add_task(work, "parked", work.now, dedupe_key=f"followup:{case}", **about)

    def _due_tasks(self, work: Work) -> list[int]:
        return [row.id for row in work.rows(_TASKS, {"now": work.now, "most": self._batch})]

    def _remind(self, work: Work, number: int) -> None:
        """Staff tasks are followed up, too: to the clerks, then every interval, then one level up."""
        row = people.task(work, number)
        if row is None or row.done_at is not None:
            return
        later = task_rules.again_at(row.kind, work.now, self._office.calendar)
        told = row.reminded + (not task_rules.untold(row.created_at, row.next_action_at))
        work.change(tasks, {"id": number}, next_action_at=later, reminded=told)
        to = max(To(row.raised_for), To.CLERKS if row.reminded < 2 else To.SUPERVISORS, key=LADDER.index)
        if row.case_id is None:
            self._tell_plain(work, row, to)
        elif seen := views.read(work, row.case_id):
            task = task_view(work, row)
            event = _now_event(seen, work.now)
            if row.owner_id is not None and to.value == row.raised_for:  # one of them has taken it on
                event, to = replace(event, data={"owner": row.owner_id, "for": row.raised_for}), To.OWNER
            priority = Priority.URGENT if seen.held.case.pressing else _first(row)
            notice = Notice(to, f"task-{row.kind}", priority, {"again": row.reminded})
            choices = choices_for(work, self._office, seen.held.case, row.kind)
            telling.tell(work, self._office, seen, event, [notice], task, choices)

    def _put_off_task(self, work: Work, number: int, reason: str) -> None:
        work.change(tasks, {"id": number}, next_action_at=work.now + AGAIN)

    def _tell_plain(self, work: Work, row: Any, to: To) -> None:
        staff = [person.id for person in telling.in_charge(work, self._office, to)]
        for person, where in chats.of_people(work, staff).items():
            task = task_view(work, row)
            notice = Notice(to, f"task-{row.kind}", _first(row))
            put_task(work, self._office, where[0], notice, person, task, row.reminded)

    def _draft(self, work: Work, number: int) -> None:
        """A draft is brought to mind once (after a stop, again), then it goes: it is personal data."""
        chat, office = chats.by_id(work, number), self._office
        if chat is None or chat.due_at is None or chat.due_at > work.now:
            return  # they have spoken meanwhile
        goes_at = work.now + (office.draft_expiry - office.draft_reminder)
        if not chat.reminded and self._desk.sends(work, chat, f"u:{chat.id}:{work.now.timestamp():.0f}"):
            return chats.remember(work, chat, goes_at)
        over = chat.reminded or (chat.session is not None and _is_brief(chat.session.flow))
        expired = over and work.now - chat.due_at <= office.late
        if not expired:
            self._desk.remind(work, chat, Say("draft-reminder"), f"d:{chat.id}:{work.now.timestamp():.0f}")
        if expired or chat.session is None:
            chats.drop(work, number)
            queue.forget_talk(work, number)
            heard.forget_draft(work, number)
        else:
            chats.remember(work, chat, goes_at)

    def _gather(self, work: Work, person: int) -> None:
        digest.gather(work, self._office, person)

    def schedule(self, beat: float) -> "AsyncIOScheduler":
        """A started scheduler that beats every `beat` seconds."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        scheduler = AsyncIOScheduler(
            timezone=self._office.zone,
            # None: after a stall a beat runs late instead of being dropped (the default drops it after 1 s)
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        scheduler.add_job(self.beat, "interval", seconds=beat)
        scheduler.start()
        return scheduler


_TASKS = (
    select(tasks.c.id)
    .where(tasks.c.done_at.is_(None), tasks.c.next_action_at <= bindparam("now", type_=Moment))
    .order_by(tasks.c.next_action_at)
    .limit(bindparam("most"))
)
_AGAIN = (
    select(inbox.c.channel, inbox.c.key, inbox.c.raw)
    .where(
        inbox.c.state == "retried", inbox.c.state != literal_column("'done'")
    )  # as the partial index has it
    .limit(20)
)


def _is_brief(flow: str) -> bool:
    """True: a question that nobody is reminded of."""
    return flow in FLOWS and FLOWS[flow].drops


def _first(row: Any) -> Priority:
    """A task that nobody has been told of is news; after that it is brought to mind."""
    fresh = task_rules.untold(row.created_at, row.next_action_at)
    return Priority.NOTICE if fresh else Priority.ROUTINE


def _now_event(seen: views.Seen, now: datetime) -> Event:
    case = seen.held.case
    return Event(case.id, case.seq, now, None, Action.FOLLOW_UP, case.state, case.state)

"""The demo's stage: an invented county, three people, and a clock that can be moved forward."""

import asyncio
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from bot import sample
from bot.app import App
from bot.channels.channel import Incoming
from bot.clock import DemoClock
from cases.clocks import INSTRUCTED, PROMISED
from cases.model import Action, Kind
from cases.people import Role
from cases.wall import ANCHORS
from storage import chats, noted, people, tables, triggers
from storage.work import Work
from web.demo import Beat, DemoState, Holder, Next, Phone
from words import render
from words.dates import When, moment

CAST = (("resident", "李大爷", "李"), ("representative", "周代表", "周"), ("clerk", "督办科 · 沈", "沈"))
OFFSET = "demo-offset"


class Stage:
    """What `huiyin demo` gives the page: the cast, the story so far, and time."""

    def __init__(self, app: App, key: bytes) -> None:
        if not isinstance(app.clock, DemoClock):
            raise TypeError("a demo needs a clock that can be moved")
        self._app, self._clock, self._key = app, app.clock, key
        self._busy = asyncio.Lock()
        self._language: str = app.settings.office.language

    def _token(self, who: str) -> str:
        return hmac.new(self._key, f"demo:{who}".encode(), hashlib.sha256).hexdigest()[:32]

    def _addresses(self) -> dict[str, str]:
        return {p.key: hashlib.sha256(self._token(p.key).encode()).hexdigest() for p in sample.PEOPLE}

    def begin(self) -> None:
        """Put the county in, and go on from the hour it was left at."""
        self._app.writer.now_do(self._seed)

    def _seed(self, work: Work) -> None:
        kept = noted.value(work, OFFSET)
        addresses = self._addresses()
        if kept is not None:
            self._clock.offset = timedelta(seconds=float(kept))
            _decides(work, sample.seed(work, self._clock.now(), addresses))
            return  # they have been greeted
        self._clock.skip_to(_evening(self._app, self._clock.now()))
        self._keep(work)
        found = sample.seed(work, self._clock.now(), addresses)
        _decides(work, found)
        self._app.desk.handle(
            work,
            [
                Incoming("web", f"demo:{found[who]}:start", addresses[who], "command", {}, text="start")
                for who, _, _ in CAST
            ],
        )

    def phones(self, holder: str = "") -> Sequence[Phone]:
        """The resident, a representative and the clerk."""
        shown = next((one for one in _REPRESENTATIVES if one.key == holder), _REPRESENTATIVES[0])
        cast = [(role, role, name, face) for role, name, face in CAST]
        cast[1] = (shown.key, "representative", shown.name, shown.name[:1])
        zh = self._language == "zh"
        titles = ("居民", "人大代表", "工作人员") if zh else ("Resident", "Representative", "Clerk")
        return [
            Phone(role, self._token(key), name, title, face)  # type: ignore[arg-type]
            for (key, role, name, face), title in zip(cast, titles, strict=True)
        ]

    async def tick(self, seconds: float) -> None:
        """The rounds' beat, in step with the skipping."""
        while True:
            async with self._busy:
                await self._app.rounds.beat()
            await asyncio.sleep(seconds)

    async def skip_to_next(self) -> None:
        """To the next follow-up of any case; without one, time stands."""
        async with self._busy:
            at = await self._app.writer.job(_next_case)
            if at is None:
                return
            await self._move(at)
            # a routine notice written in quiet hours goes out in the morning: see it arrive
            waiting = await self._app.writer.job(_next_notice)
            if waiting is not None:
                await self._move(waiting)

    async def skip(self, hours: float) -> None:
        """Forward by so many hours; everything due on the way happens at its own time."""
        async with self._busy:
            await self._move(self._clock.now() + timedelta(hours=hours))

    async def _move(self, target: datetime) -> None:
        while True:
            times = [await self._app.writer.job(look) for look in (_next_case, _next_task, _next_notice)]
            step = min((at for at in times if at is not None and at <= target), default=None)
            if step is None:
                break
            self._clock.skip_to(step)
            await self._settle()
        self._clock.skip_to(target)
        await self._settle()
        await self._app.writer.job(self._keep)

    async def _settle(self) -> None:
        await self._app.courier.drain()
        await self._app.rounds.beat()
        await self._app.courier.drain()

    def _keep(self, work: Work) -> None:
        noted.note(work, OFFSET, self._clock.offset.total_seconds())

    async def restart(self) -> None:
        """Forget everything and begin again."""
        async with self._busy:
            self._clock.offset = timedelta(0)
            await self._app.writer.job(_forget)
            await self._app.writer.job(self._seed)
            await self._app.courier.drain()

    async def speak(self, language: str) -> None:
        """Everybody speaks this language from now on; what is asked at the moment is asked again in it."""
        async with self._busy:
            await self._app.writer.job(lambda work: self.change_language(work, language))
            await self._app.courier.drain()

    def change_language(self, work: Work, language: str) -> None:
        """The same, inside a transaction."""
        self._language = language
        work.execute(update(tables.people).values(language=language))
        work.lasting.clear()
        if work.row(select(tables.feed.c.id).where(tables.feed.c.mine).limit(1)) is None:
            self._clock.offset = timedelta(0)  # nobody has said anything: they are greeted anew
            _forget(work)
            self._seed(work)
        for chat in chats.look(work, {("web", where) for where in self._addresses().values()}).values():
            self._app.desk.repeat(work, chat)

    async def state(self) -> DemoState:
        """The case that moved last: the follow-ups that fired and the one to come."""
        return await self._app.writer.job(self._state)

    def _state(self, work: Work) -> DemoState:
        now, language = self._clock.now(), self._language
        # what is for the discipline desk alone stands on no stage
        shown = select(tables.cases.c.id).where(_SHOWN)
        moved = select(tables.events.c.case_id).where(tables.events.c.case_id.in_(shown))
        moved = moved.order_by(tables.events.c.id.desc()).limit(1)
        case = work.row(select(tables.cases).where(tables.cases.c.id == moved.scalar_subquery()))
        if case is None:
            return DemoState(now, language=language)
        happened = work.rows(
            select(tables.events).where(tables.events.c.case_id == case.id).order_by(tables.events.c.seq)
        )
        story = [Beat(row.at, self._label(row)) for row in happened if _tells(row)]
        last = next((row for row in reversed(happened) if _tells(row)), None)
        # the line and the newest station say the same moment; a new case has its own invitation
        did = self._did(last) if last is not None and last.action != Action.SUBMIT.value else ""
        if case.next_action_at is not None:
            label = render.text(language, _coming(case))
            story.append(Beat(max(case.next_action_at, now), label, done=False))
        planned = self._planned(work, case.id)
        return DemoState(now, tuple(story[-5:]), did, planned, language, _holder(work, case.handler_id))

    def _planned(self, work: Work, shown: int) -> Next | None:
        """Where the button leads: the first follow-up of all; with a number when it is not of `shown`."""
        waiting = tables.cases.c.next_action_at.is_not(None) & (tables.cases.c.state != "closed")
        first = work.row(
            select(tables.cases).where(waiting, _SHOWN).order_by(tables.cases.c.next_action_at).limit(1)
        )
        if first is None:
            return None
        label = render.text(self._language, _coming(first))
        number = "" if first.id == shown else f"{first.number} "
        return Next(max(first.next_action_at, self._clock.now()), f"{number}{label}")

    def _label(self, row: Any) -> str:
        step = _apart(row) or row.data.get("do")
        return render.text(self._language, f"beat-{step or row.action}")

    def _did(self, row: Any) -> str:
        do = row.data["step"] if row.data.get("step") in _DATED else row.data.get("do") or row.action
        do = _apart(row) or do
        when = moment(self._language, row.at, When(self._app.office.zone, self._clock.now()))
        what = ""
        if row.action in _BY_ITSELF or "do" in row.data:
            what = render.text(
                self._language, f"did-{do}", to=row.data.get("to", "clerks"), do=row.data.get("do", "")
            )
        begins = when[:1].upper() + when[1:]
        return render.text(self._language, "did-line", when=begins, label=self._label(row), did=what)


def _decides(work: Work, found: Mapping[str, int]) -> None:
    """What is for those above the clerks comes to the third phone, too."""
    clerk = people.load(work, [found["clerk"]])[found["clerk"]]
    roles = people.roles_columns(clerk.roles | {Role.SUPERVISOR})
    people.change(work, clerk, **roles)


def _holder(work: Work, handler: int | None) -> Holder | None:
    """The representative who has it, whose phone can be shown."""
    person = people.load(work, [handler]).get(handler) if handler is not None else None
    found = (one for one in _REPRESENTATIVES if person is not None and one.name == person.name)
    return next((Holder(one.key, one.name) for one in found), None)


_REPRESENTATIVES = tuple(one for one in sample.PEOPLE if one.role is Role.REPRESENTATIVE)
_SHOWN = tables.cases.c.kind != Kind.MISCONDUCT.value
_DATED = {PROMISED.name, INSTRUCTED.name}
_BY_ITSELF = {Action.FOLLOW_UP.value, Action.CLOSE_UNANSWERED.value, Action.RESUME.value}
_QUIET = {Action.ADMIT.value, Action.ADD.value, Action.WRITE.value, Action.TYPE_UP.value}


def _apart(row: Any) -> str:
    """`unit`: the system chased a unit; `wish`: it looked after a wish on the wall, or who claimed it."""
    if "do" not in row.data or row.action == Action.LAPSE.value:
        return ""
    if row.data.get("unit") is not None:
        return "unit"
    return "wish" if str(row.data.get("anchor", "")).startswith(ANCHORS) else ""


def _tells(row: Any) -> bool:
    """What the line of the story shows; the first assignment is one with the report."""
    if row.action == Action.ASSIGN.value:
        return row.data.get("former") is not None
    return row.action not in _QUIET


def _coming(case: Any) -> str:
    """The words for what happens to a case next."""
    return f"beat-{case.next_step.partition('-')[0]}"


def _evening(app: App, now: datetime) -> datetime:
    """A working evening: the story begins when people come home."""
    zone = app.office.zone
    at = now.astimezone(zone).replace(hour=19, minute=38, second=0, microsecond=0)
    return at if at > now else at + timedelta(days=1)


def _next_case(work: Work) -> datetime | None:
    column = tables.cases.c.next_action_at
    return _first(work, select(func.min(column, type_=column.type)))


def _next_task(work: Work) -> datetime | None:
    column = tables.tasks.c.next_action_at
    return _first(work, select(func.min(column, type_=column.type)).where(tables.tasks.c.done_at.is_(None)))


def _next_notice(work: Work) -> datetime | None:
    column = tables.outbox.c.due_at
    waiting = tables.outbox.c.state.in_(["queued", "held"]) & (column > work.now)
    return _first(work, select(func.min(column, type_=column.type)).where(waiting))


def _first(work: Work, statement: Any) -> datetime | None:
    row = work.row(statement)
    found: datetime | None = row[0] if row is not None else None
    return found


_CHOSEN = ("away_from", "away_until", "quiet_from", "quiet_until", "digest_at")
_KEPT = {"districts", "units", "people", "chats", "data_keys"}


def _forget(work: Work) -> None:
    work.lasting.clear()
    # The demo's own history may go; everywhere else a trigger keeps it.
    kept = ("events_no_delete", "looks_no_delete")
    for name in kept:
        work.connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for table in reversed(tables.metadata.sorted_tables):
        if table.name not in _KEPT:
            work.execute(delete(table))
    for name in kept:
        work.connection.exec_driver_sql(triggers.SQLITE[name])
    work.execute(update(tables.chats).values(spoken=False, counter=0, labels=None))
    work.execute(update(tables.people).values(dict.fromkeys(_CHOSEN)))

"""The composition root: nothing else constructs an engine, a clock or a channel."""

import asyncio
import contextlib
import gc
import signal
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from sqlalchemy import Connection

from bot.at_the_desk import somebody_there
from bot.channels.channel import Channel, Take
from bot.channels.webchat import WebChat
from bot.clock import Clock
from bot.courier import Courier
from bot.desk import Desk
from bot.fetcher import Fetcher
from bot.folder import note_key, opened, secret, unlocked
from bot.kept import kept
from bot.linking import openings
from bot.links import Links
from bot.logs import configure
from bot.office import office
from bot.outage import Hearing
from bot.rotating import KNOWN
from bot.rounds import Rounds
from bot.settings import Settings
from bot.settings_channels import FREE
from bot.settling import noted_lost, noted_sent
from bot.turn import Turn
from bot.workdays import Noticed
from bot.writer import Writer
from cases import quiet
from cases.notices import Priority
from storage import noted, people, queue
from storage.accounts import note
from storage.files import FileStore
from storage.posting import Due
from storage.work import Work
from web.ports import Hook
from web.streams import Streams

log = structlog.get_logger()


class App:
    """One running Huiyin: the writer, its desk, the channels, courier, fetcher and rounds."""

    def __init__(
        self, settings: Settings, clock: Clock, *, channels: Mapping[str, Channel] | None = None
    ) -> None:
        folder = settings.data.folder
        self.settings, self.clock = settings, clock
        self.database = unlocked(settings.data)
        note_key(self.database)
        with self.database.reading() as connection:
            self._workdays = Noticed(settings, connection)
        self.store = FileStore(folder / "files")
        self.office = replace(
            office(settings, self._workdays.calendar),
            documents=self.store.keep_document,
            pictures=partial(self.store.keep, kind="photo"),
            links=Links(secret(folder), lambda code: openings(settings, self.channels, code)),
        )
        self.desk = Desk(self.office)
        self.turn = Turn(folder)
        self.writer = Writer(self.database.writer, clock.now, self.desk)
        self.writer.stand_aside = self.turn.stand_aside
        self.writer.look_again = self._look_again
        self.streams = Streams()
        self.hooks: dict[str, Hook] = {}
        """Paths of the web server to which a messenger brings updates."""
        self.webchat = WebChat(self.writer.job, self.store, self.streams)
        self.channels: dict[str, Channel] = dict(channels if channels is not None else self._channels())
        self.fetcher = Fetcher(
            self.writer.job, self.channels, clock.now, self.store, on_refused=self.desk.file_refused
        )
        self.courier = Courier(
            self.writer.job,
            self.channels,
            clock.now,
            self.store,
            self.fetcher,
            self._sent,
            wakes=self._wakes,
            on_lost=self._lost,
            back_off=tuple(settings.outbox.back_off),
            lease=settings.outbox.lease,
        )
        seal = settings.seal.key.get_secret_value()
        self.rounds = Rounds(
            self.writer.job,
            self.desk,
            self.office,
            clock.now,
            batch=settings.rounds.batch,
            kept=kept(settings),
            seal_key=seal.encode() or None,
            channels=self.channels,
            store=self.store,
        )

    def _channels(self) -> dict[str, Channel]:
        chosen: dict[str, Channel] = {}
        if self.settings.channels.web.enabled:
            chosen["web"] = self.webchat
        telegram = self.settings.channels.telegram
        if telegram.enabled:
            from bot.channels.channel import Limits
            from bot.channels.telegram_drivers import telegram as bot_of
            from bot.channels.telegram_intake import Webhook

            may = telegram.limits
            paid = may.per_second if telegram.paid_broadcast else 0
            limits = Limits(min(may.per_second, FREE), may.per_chat, may.per_group, broadcasts=paid)
            token = telegram.token.get_secret_value()
            hook = telegram.webhook
            way = Webhook(token, hook.url, hook.connections) if hook.url else None
            if way is not None:
                self.hooks[hook.path] = way.deliver
            chosen["telegram"] = bot_of(
                telegram.driver, token, telegram.base_url, limits=limits, way=way, name=telegram.name
            )
        return chosen

    def troubles(self) -> dict[str, str]:
        """What is wrong with a messenger at the moment, and what to do."""
        return {name: channel.trouble for name, channel in self.channels.items() if channel.trouble}

    def _look_again(self, connection: Connection) -> None:
        if self._workdays.look(connection):
            self.office.calendar = self._workdays.calendar
            log.info("the calendar has changed")

    def _sent(self, work: Work, due: Due, at: datetime) -> None:
        if due.case_id is not None and due.person_id is not None:
            noted_sent(work, self.office, due.case_id, due.person_id, due.seq or 0)

    def _lost(self, work: Work, due: Due, at: datetime) -> None:
        if due.case_id is not None and due.person_id is not None:
            noted_lost(work, self.office, due.case_id, due.person_id, due.seq or 0)

    def _wakes(self, work: Work, due: Due) -> datetime | None:
        if due.priority < Priority.ROUTINE or due.person_id is None:
            return None
        person = people.load(work, [due.person_id]).get(due.person_id)
        if person is None:
            return None
        at = quiet.awake(person, self.office.calendar, work.now)
        return at if at > work.now else None

    def _on_duty(self, work: Work) -> None:
        unknown = set(self.office.duty) - {person.name for person in people.staff(work)}
        if unknown:
            do = "correct office.duty, or invite them; until then the supervisors are told"
            log.warning("on duty, but not of the staff", names=sorted(unknown), do=do)

    def _at_the_desk(self, work: Work) -> None:
        if not somebody_there(work):
            do = "huiyin invite discipline; until then residents are told whom to turn to instead"
            log.warning("nobody takes reports of misconduct", instead=self.office.instead_of_desk, do=do)

    def _take(self, channel: str) -> Take:
        if channel != "telegram":  # a page's presses are requests: it knows which have arrived
            return self.writer.take
        hearing = Hearing(channel, self.writer.take, self.writer.job, self.desk, self.clock)
        self.writer.now_do(hearing.begin)
        return hearing.take

    async def park(self, channel: str, key: str, raw: Any, reason: str) -> None:
        """Keep an update that nobody can read."""
        await self.writer.job(lambda work: self.desk.keep_aside(work, channel, key, raw, reason))

    @asynccontextmanager
    async def running(self) -> AsyncIterator["App"]:
        """Everything runs inside; on leaving, what is in hand is finished."""
        gc.freeze()  # what is here by now stays: nobody need look through it again
        gc.set_threshold(20_000, 20, 100)
        self.writer.now_do(queue.recover)
        self.writer.now_do(self._on_duty)
        self.writer.now_do(self._at_the_desk)
        self.writer.now_do(lambda work: noted.note(work, KNOWN, {"names": self.database.keys.names}))
        self.writer.now_do(partial(note, accounts={n: c.account for n, c in self.channels.items()}))
        takers = [
            asyncio.create_task(c.run(self._take(name), self.park)) for name, c in self.channels.items()
        ]
        self.writer.delivery = self.courier
        self.writer.start()
        delivery = [asyncio.create_task(self.courier.run()), asyncio.create_task(self.fetcher.run())]
        try:
            yield self
        finally:
            await _end(takers)
            await self.courier.stop()
            await _end(delivery)
            for channel in self.channels.values():
                await channel.close()
            await asyncio.to_thread(self.writer.stop)
            self.turn.close()
            self.database.close()


async def _end(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def run(settings: Settings, clock: Clock, demo: bool, listening: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT; `listening` is called once the pages can be reached.

    Raises `CannotStart` when the folder or the database cannot be used.
    """
    configure()
    with opened(settings.data.folder, demo) as folder:
        asyncio.run(_serve(settings, clock, demo, secret(folder), listening))


async def _serve(
    settings: Settings, clock: Clock, demo: bool, key: bytes, listening: Callable[[], None]
) -> None:
    import uvicorn

    from bot.demo import Stage
    from web.app import app
    from web.ports import Web

    core = App(settings, clock)
    stage = Stage(core, key) if demo else None
    if stage is not None:
        stage.begin()
    async with core.running():
        web = Web(
            say=core.webchat.say,
            streams=core.streams,
            read=core.database.reading,
            store=core.store,
            secret=key,
            now=clock.now,
            zone=settings.office.timezone,
            demo=stage,
            hooks=core.hooks,
            troubles=core.troubles,
        )
        config = uvicorn.Config(
            app(web, pages="web" in core.channels),
            host=settings.web.host,
            port=settings.web.port,
            log_level="warning",
            timeout_graceful_shutdown=2,
            lifespan="off",
        )
        server = uvicorn.Server(config)
        _once_started(server, listening)
        scheduler = None if demo else core.rounds.schedule(settings.rounds.beat.total_seconds())
        ticking = asyncio.create_task(stage.tick(settings.rounds.beat.total_seconds())) if stage else None
        try:
            await _until_stopped(server, core)
        finally:
            if scheduler is not None:
                scheduler.shutdown(wait=False)
            if ticking is not None:
                await _end([ticking])


def _once_started(server: Any, listening: Callable[[], None]) -> None:
    start = server.startup

    async def started(sockets: Any = None) -> None:
        await start(sockets=sockets)
        listening()

    server.startup = started


async def _until_stopped(server: Any, core: App) -> None:
    """Serve pages until a signal; open streams are ended first, so that nobody waits for them."""
    loop = asyncio.get_running_loop()
    stopping = asyncio.Event()
    server.capture_signals = contextlib.nullcontext
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    serving = asyncio.create_task(server.serve())
    await asyncio.wait({serving, asyncio.create_task(stopping.wait())}, return_when=asyncio.FIRST_COMPLETED)
    core.streams.close()
    server.should_exit = True
    await serving

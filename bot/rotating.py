"""Changing the keys of the personal data beside a running server: a new one seals, then all is sealed anew.

Who is stopped half-way goes on with what is left. An old key stays until nothing lies under it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from bot import folder, keys, turn
from bot.lock import AlreadyRunning, CannotStart, hold
from bot.settings import Settings
from storage import noted, rotation
from storage.database import Database
from storage.keys import new
from storage.work import Work

KNOWN = "data.keys"
"""Under this name a running server notes which keys it was given."""
BATCH = 500


class NoNewKey(CannotStart):
    """The key comes from the environment, and there is no newer one in it."""

    zh = "密钥来自 HUIYIN_DATA_KEY。用 huiyin keys new 做一把，写在旧的前面，用逗号隔开；重启后再运行。"
    en = (
        "The key comes from HUIYIN_DATA_KEY. Put one from `huiyin keys new` before the old one, "
        "with a comma; restart; then run this again."
    )


class ServerKnowsNot(CannotStart):
    """The running server was started without the new key, or with another one before it."""

    zh = "正在运行的服务还没用密钥 {key}。让它带着新的 HUIYIN_DATA_KEY 重启，再运行这一句。"
    en = (
        "The running server does not use the key {key}. Restart it with HUIYIN_DATA_KEY, then run this again."
    )


@dataclass(frozen=True, slots=True)
class Rotated:
    """The key that everything lies under now, and how many rows were sealed anew."""

    key: str
    rows: int
    resumed: bool
    """True: an earlier change of keys was brought to its end."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key; `name` empty: what was written before there was any."""

    name: str
    since: datetime | None
    values: int
    seals: bool
    here: bool
    """False: it is not at hand."""


def status(settings: Settings, now: datetime) -> list[Key]:
    """Every key that is known or in use, the one that seals first. Raises `CannotStart`."""
    with folder.beside(settings.data) as database, database.reading() as connection:
        work, ring = Work(connection, now), database.keys
        counted, since = rotation.counted(work), rotation.used(work)
    names = dict.fromkeys((*ring.names, *since, *counted))
    return [
        Key(name, since.get(name), counted.get(name, 0), name == ring.current, name in ring.names)
        for name in names
        if name or counted.get(name)
    ]


def rotate(settings: Settings, now: datetime, told: Callable[[int], None] = lambda rows: None) -> Rotated:
    """Everything lies under a new key; `told`: how many rows so far. Raises `CannotStart`."""
    with folder.beside(settings.data) as database:
        resumed = _begun(settings, database, now)
        done = 0
        while True:
            place = rotation.Place()
            while rows := _some(settings, database, now, place):
                done += rows
                told(done)
            if _ended(settings, database, now):
                return Rotated(database.keys.current, done, resumed)


@contextmanager
def _turn(settings: Settings, database: Database, now: datetime) -> Iterator[Work]:
    with turn.asked(settings.data.folder), database.writer.begin() as connection:
        work = Work(connection, now)
        yield work
        work.flush()


def _begun(settings: Settings, database: Database, now: datetime) -> bool:
    """There is a key under which everything is to lie. True: there was already."""
    file, ring = settings.data.folder / keys.FILE, database.keys
    given = bool(settings.data.key.get_secret_value())
    with _turn(settings, database, now) as work:
        others = any(name != ring.current for name in rotation.counted(work))
        resumed = others and len(ring.names) > 1
        if given:
            _server_knows(settings, work, ring.current)
            if not others:
                raise NoNewKey()
        elif not resumed:
            masters = [new(), *keys.kept(file)]
            keys.keep(file, masters)
            ring.take(masters)
        rotation.in_use(work)
    return resumed and not given


def _server_knows(settings: Settings, work: Work, name: str) -> None:
    try:
        with hold(settings.data.folder):
            return
    except AlreadyRunning:
        known: Mapping[str, list[str]] = noted.value(work, KNOWN) or {}
        if name not in known.get("names", ())[:1]:  # the first of them is the one it seals with
            raise ServerKnowsNot(key=name) from None


def _some(settings: Settings, database: Database, now: datetime, place: rotation.Place) -> int:
    with _turn(settings, database, now) as work:
        return rotation.renew(work, place, BATCH)


def _ended(settings: Settings, database: Database, now: datetime) -> bool:
    """The old keys go. False: meanwhile something was written under one."""
    ring = database.keys
    with turn.asked(settings.data.folder):
        with database.writer.begin() as connection:
            work = Work(connection, now)
            if any(name != ring.current for name in rotation.counted(work)):
                return False
            rotation.retire(work)
            work.flush()
        if not settings.data.key.get_secret_value():
            file = settings.data.folder / keys.FILE
            keys.keep(file, keys.kept(file)[:1])
    return True

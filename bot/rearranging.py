"""What `huiyin rebalance` and `huiyin leave` do in the database itself, beside a running server."""

from collections.abc import Callable
from datetime import datetime
from difflib import get_close_matches
from typing import TypeVar

from bot import folder, rebalancing, turn
from bot import leaving as leavings
from bot.linking import place_of
from bot.links import Links
from bot.office import Office, office
from bot.settings import Settings
from bot.workdays import calendar
from cases.commands import Leave, Rebalance
from cases.errors import NotOneHere
from handlers.moves import LeavePreview, Preview
from storage import parts, people, workdays
from storage.work import Work

T = TypeVar("T")


def balance(settings: Settings, now: datetime, district: str, accepted: bool) -> Preview:
    """What would move now. Raises `NoSuchDistrict`."""
    return _reading(
        settings,
        now,
        lambda work, here: rebalancing.preview(work, here, _place(work, district), accepted, None),
    )


def rebalance(settings: Settings, now: datetime, district: str, accepted: bool, code: str) -> int:
    """Move what the preview of this code showed; returns how many. Raises `PreviewStale`."""

    def do(work: Work, here: Office) -> int:
        return rebalancing.perform(work, here, Rebalance(code, _place(work, district), accepted), None)

    return _writing(settings, now, do)


def leaving(settings: Settings, now: datetime, person: str) -> LeavePreview:
    """Everything that is somebody's. Raises `NotOneHere`."""
    return _reading(
        settings, now, lambda work, here: leavings.preview(work, here, _somebody(work, person), None)
    )


def leave(settings: Settings, now: datetime, person: str, code: str) -> str:
    """They leave as the preview of this code showed; returns their name. Raises `PreviewStale`."""

    def do(work: Work, here: Office) -> str:
        number = _somebody(work, person)
        leavings.perform(work, here, Leave(number, code), None)
        return people.load(work, [number])[number].name

    return _writing(settings, now, do)


def speaks(settings: Settings, now: datetime, person: str, languages: tuple[str, ...]) -> str:
    """They speak these besides the one they read here; returns their name. Raises `NotOneHere`."""

    def do(work: Work, here: Office) -> str:
        number = _somebody(work, person)
        who = people.load(work, [number])[number]
        people.change(work, who, languages=list(languages))
        return who.name

    return _writing(settings, now, do)


def _place(work: Work, district: str) -> int | None:
    return place_of(work, district, False)


def _somebody(work: Work, name: str) -> int:
    known = {p.id: p for p in (*people.representatives(work), *parts.officers(work), *people.staff(work))}
    bare = name.removesuffix("代表")
    found = [p for p in known.values() if str(p.id) == name or p.name.removesuffix("代表") == bare]
    if len(found) != 1:
        near = [f"{p.name} {p.id}" for p in found] or get_close_matches(
            name, [p.name for p in known.values()], 3, 0.3
        )
        raise NotOneHere(name=name, near="、".join(near) or "none")
    return found[0].id


def _reading(settings: Settings, now: datetime, do: Callable[[Work, Office], T]) -> T:
    with folder.beside(settings.data) as database, database.reading() as connection:
        work = Work(connection, now)
        return do(work, of_settings(settings, work))


def _writing(settings: Settings, now: datetime, do: Callable[[Work, Office], T]) -> T:
    data = settings.data.folder
    with folder.beside(settings.data) as database, turn.asked(data), database.writer.begin() as connection:
        work = Work(connection, now)
        result = do(work, of_settings(settings, work))
        work.flush()
        return result


def of_settings(settings: Settings, work: Work) -> Office:
    """The office, for what the command line does in a transaction of its own."""
    here = office(settings, calendar(settings, workdays.read(work.connection)))
    here.links = Links(folder.secret(settings.data.folder))
    return here

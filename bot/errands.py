"""What the command line does in the database itself: invite, retry, audit, migrate."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from bot import folder, turn
from bot.linking import addresses, place_of
from bot.lock import HoldsADemo, hold, make
from bot.settings import Settings
from bot.wish_facts import counts
from cases import numbers
from cases.errors import InvitedAlready, NobodyById
from cases.people import ClaimsAs, Person, Role
from handlers.on_the_wall import WishCounts
from storage import audit as audits
from storage import files, people, queue, wishes
from storage.files import FileStore
from storage.work import Work

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time code, for whom, its last day, and the addresses that use it at once, as far as known."""

    code: str
    person: int
    until: date
    links: tuple[str, ...] = ()


def migrate(settings: Settings) -> str:
    """Bring the database to this release; returns what was done. Raises `CannotStart` while a server runs."""
    with hold(settings.data.folder):
        before, after = folder.migrate(settings.data.folder)
    return f"{before or '-'} → {after}"


def invite(
    settings: Settings,
    now: datetime,
    *,
    role: str,
    name: str,
    district: str,
    new_district: bool = False,
    another: bool = False,
    topics: tuple[str, ...],
    person: int | None,
) -> Invitation:
    """A one-time invitation for somebody new, or somebody known.

    `another`: of the same name and role as one who is known. Raises `InvitedAlready`, `NobodyById`,
    `NoSuchDistrict`, `HoldsADemo`.
    """

    claims_as = ClaimsAs(role) if role in list(ClaimsAs) else None
    as_role = Role(role) if claims_as is None else Role.VOLUNTEER

    def do(work: Work) -> Invitation:
        invited = person
        if invited is None:
            if not another and (same := _namesake(work, name, as_role)) is not None:
                raise InvitedAlready(name=same.name, id=str(same.id))
            place = place_of(work, district, new_district)
            roles = frozenset({as_role, Role.RESIDENT})
            new = Person(0, name, settings.office.language, roles, district=place, topics=topics)
            new = replace(new, claims_as=claims_as)
            invited = people.add(work, new)
        elif not people.load(work, [invited]):
            raise NobodyById(id=str(invited))
        code, expires = people.invite(work, invited)
        until = expires.astimezone(settings.office.timezone).date()
        return Invitation(code, invited, until, tuple(addresses(settings, code).values()))

    if (settings.data.folder / folder.DEMO).exists():
        raise HoldsADemo(folder=settings.data.folder)  # it has no page where a code could be given
    make(settings.data.folder)
    return _write(settings, now, do)


def _namesake(work: Work, name: str, role: Role) -> Person | None:
    known = people.representatives(work) if role is Role.REPRESENTATIVE else people.staff(work, role)
    if role is Role.VOLUNTEER:
        known = wishes.volunteers(work)
    bare = name.removesuffix("代表")
    return next((person for person in known if person.name.removesuffix("代表") == bare), None)


def retry(settings: Settings, now: datetime) -> tuple[int, int]:
    """Mark parked updates to be taken again and put failed notices back; returns how many of each.

    The running server, or the next one, takes them at its next beat.
    """
    return _write(settings, now, lambda work: (queue.retry_parked(work), queue.resend_failed(work)))


def audit(settings: Settings, now: datetime) -> audits.Report:
    """Verify chains, seals and plans."""
    key = settings.seal.key.get_secret_value().encode() or None
    with folder.beside(settings.data.folder) as database, database.reading() as connection:
        return audits.verify(Work(connection, now), key)


def letters(settings: Settings, now: datetime, number: str) -> list[tuple[str, Path]]:
    """The letters of a case: what each is called – no two the same – and where it lies."""
    case = numbers.parse(number)
    store = FileStore(settings.data.folder / "files")
    with folder.beside(settings.data.folder) as database, database.reading() as connection:
        kept = files.documents(Work(connection, now), case) if case is not None else []
    found: dict[str, Path] = {}
    for name, sha256 in kept:
        stem, again = name.removesuffix(".docx"), 2
        while name in found:
            name, again = f"{stem} {again}.docx", again + 1
        found[name] = store.path(sha256)
    return list(found.items())


def wish_counts(settings: Settings, now: datetime) -> WishCounts:
    """The counts of the wish wall, from their rows."""
    with folder.beside(settings.data.folder) as database, database.reading() as connection:
        return counts(Work(connection, now))


def counted(settings: Settings, now: datetime, name: str) -> list[str]:
    """The numbers of the cases that a count counts, the newest first."""
    with folder.beside(settings.data.folder) as database, database.reading() as connection:
        return [numbers.number(case) for case in wishes.counted(Work(connection, now), name)]


def _write(settings: Settings, now: datetime, do: Callable[[Work], T]) -> T:
    data = settings.data.folder
    with folder.beside(data) as database, turn.asked(data), database.writer.begin() as connection:
        work = Work(connection, now)
        result = do(work)
        work.flush()
        return result

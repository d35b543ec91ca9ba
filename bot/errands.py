"""What the command line does in the database itself: invite, retry, audit, migrate."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from bot import folder, mydata, turn
from bot.at_the_desk import somebody_there
from bot.linking import addresses, place_of
from bot.lock import CannotStart, HoldsADemo, hold, make
from bot.roster import store
from bot.settings import Settings
from bot.wish_facts import counts
from cases import numbers
from cases.errors import InvitedAlready, NobodyById, NoSuchNumber, NoUnitNamed
from cases.model import Kind
from cases.people import ClaimsAs, Person, Role
from handlers.on_the_wall import WishCounts
from handlers.phone import telephone
from handlers.replay import Invalid
from storage import audit as audits
from storage import files, invitations, people, queue, roster, telephones, wishes
from storage import looks as looks_rows
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


def nobody_at_the_desk(settings: Settings, now: datetime) -> bool:
    """True: reports of misconduct cannot be taken. False also where no database can be looked into."""
    if not (settings.data.folder / folder.DATABASE).is_file():
        return False
    try:
        return not store.looking(settings.data, now, somebody_there)
    except CannotStart:
        return False


def invite(
    settings: Settings,
    now: datetime,
    *,
    role: str,
    name: str,
    district: str,
    new_district: bool = False,
    unit: str = "",
    new_unit: bool = False,
    another: bool = False,
    topics: tuple[str, ...],
    person: int | None,
) -> Invitation:
    """A one-time invitation for somebody new, or somebody known.

    `another`: of the same name and role as one who is known. Raises `InvitedAlready`, `NobodyById`,
    `NoSuchDistrict`, `NoUnitNamed`, `HoldsADemo`.
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
            new = replace(new, claims_as=claims_as, unit=_unit(work, unit, new_unit))
            invited = people.add(work, new)
        elif not people.load(work, [invited]):
            raise NobodyById(id=str(invited))
        code, expires = invitations.invite(work, invited)
        until = expires.astimezone(settings.office.timezone).date()
        return Invitation(code, invited, until, tuple(addresses(settings, code).values()))

    if (settings.data.folder / folder.DEMO).exists():
        raise HoldsADemo(folder=settings.data.folder)  # it has no page where a code could be given
    make(settings.data.folder)
    return _write(settings, now, do)


def _namesake(work: Work, name: str, role: Role) -> Person | None:
    bare = name.removesuffix("代表")
    known = (person for person in roster.everybody(work).values() if role in person.roles)
    return next((person for person in known if person.name.removesuffix("代表") == bare), None)


def _unit(work: Work, name: str, new: bool) -> int | None:
    """The unit of this name, made if it is `new`; None for no name. Raises NoUnitNamed."""
    known = people.units(work)
    if name and name not in known and not new:
        near = get_close_matches(name, known, cutoff=0.3)
        raise NoUnitNamed(unit=name, near="、".join(near) or "none")
    return people.unit(work, name) if name else None


def retry(settings: Settings, now: datetime) -> tuple[int, int]:
    """Mark parked updates to be taken again and put failed notices back; returns how many of each.

    The running server, or the next one, takes them at its next beat.
    """
    return _write(settings, now, lambda work: (queue.retry_parked(work), queue.resend_failed(work)))


def audit(settings: Settings, now: datetime) -> audits.Report:
    """Verify chains, seals and plans."""
    key = settings.seal.key.get_secret_value().encode() or None
    with folder.beside(settings.data) as database, database.reading() as connection:
        return audits.verify(Work(connection, now), key)


def letters(settings: Settings, now: datetime, number: str, *, out: bool = False) -> list[tuple[str, Path]]:
    """The letters of a case: what each is called – no two the same – and where it lies.

    `out`: they are taken out, which is noted.
    """
    case = numbers.parse(number)
    store = FileStore(settings.data.folder / "files")

    def do(work: Work) -> list[tuple[str, str]]:
        kept = files.documents(work, case) if case is not None else []
        if out and kept:
            looks_rows.note(work, None, looks_rows.What.EXPORT, case=case)
        return kept

    kept = _write(settings, now, do)
    found: dict[str, Path] = {}
    for name, sha256 in kept:
        stem, again = name.removesuffix(".docx"), 2
        while name in found:
            name, again = f"{stem} {again}.docx", again + 1
        found[name] = store.path(sha256)
    return list(found.items())


def wish_counts(settings: Settings, now: datetime) -> WishCounts:
    """The counts of the wish wall, from their rows."""
    with folder.beside(settings.data) as database, database.reading() as connection:
        return counts(Work(connection, now))


def counted(settings: Settings, now: datetime, name: str) -> list[str]:
    """The numbers of the cases that a count counts, the newest first."""
    with folder.beside(settings.data) as database, database.reading() as connection:
        return [numbers.number(case) for case in wishes.counted(Work(connection, now), name)]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at personal data, with names as they are now; `viewer` empty: the command line."""

    at: datetime
    what: str
    viewer: str
    person: str
    case: str


def looks(
    settings: Settings, now: datetime, *, person: int | None, number: str, by: int | None
) -> list[Look]:
    """Who has looked, the oldest first; not at what is 检举控告. Raises `NoSuchNumber`."""
    case = numbers.parse(number) if number else None
    if number and case is None:
        raise NoSuchNumber(number=number, lacks=numbers.lacks(number))
    with folder.beside(settings.data) as database, database.reading() as connection:
        work = Work(connection, now)
        rows = looks_rows.of(work, person=person, case=case, by=by, hidden=Kind.MISCONDUCT.value)
        known = people.load(work, {n for row in rows for n in (row.viewer_id, row.person_id) if n})
    names = {n: f"{one.name} ({n})".strip() for n, one in known.items()}
    return [
        Look(
            row.at,
            row.what,
            names.get(row.viewer_id, ""),
            names.get(row.person_id, ""),
            numbers.number(row.case_id) if row.case_id else "",
        )
        for row in rows
    ]


def called(settings: Settings, now: datetime, phone: str) -> list[Person]:
    """Whoever has this telephone; that it was asked is noted for each of them."""

    def do(work: Work) -> list[Person]:
        try:
            found = telephones.found(work, telephone(phone))
        except Invalid:
            return []
        for person in found:
            looks_rows.note(work, None, looks_rows.What.SEARCH, person=person.id)
        return found

    return _write(settings, now, do)


def taken_out(settings: Settings, now: datetime, person: int) -> list[tuple[str, bytes]]:
    """Name and content of the files that somebody would get by asking. Raises `NobodyById`."""

    def do(work: Work) -> list[tuple[str, bytes]]:
        known = people.load(work, [person]).get(person)
        if known is None:
            raise NobodyById(id=str(person))
        looks_rows.note(work, None, looks_rows.What.MYDATA, person=person)
        whole = mydata.collected(work, settings.office.timezone, person)
        return [
            (f"{person}.txt", mydata.readable(whole, known.language)),
            (f"{person}.json", mydata.written(whole)),
        ]

    return _write(settings, now, do)


def _write(settings: Settings, now: datetime, do: Callable[[Work], T]) -> T:
    data = settings.data.folder
    with folder.beside(settings.data) as database, turn.asked(data), database.writer.begin() as connection:
        work = Work(connection, now)
        result = do(work)
        work.flush()
        return result

"""Somebody is erased: their cases go on, or are over, without them; nothing is left of who they were."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot import claiming, scrubbing, views
from bot.office import Office
from bot.scrubbing import Gone
from bot.settling import change
from bot.views import Seen
from cases.commands import Act
from cases.errors import StillHasCases
from cases.model import Action, Case, State
from cases.numbers import number
from cases.people import SYSTEM, Person
from storage import cases as rows
from storage import erasing, leaving, parts, people, wishes
from storage.work import Work


def forget(work: Work, office: Office, person: Person, hands: int) -> None:
    """This person, and whoever turned out to be them. Raises `StillHasCases`: `hands` are left in the lurch.

    Their chat can be written to until the farewell has arrived: `erasing.addresses` ends that.
    """
    if hands:
        raise StillHasCases(count=hands)
    ids = erasing.also(work, person.id)
    known = list(people.load(work, ids).values())
    names = tuple(one.name for one in known if len(one.name) > 1)
    them = Gone(names, tuple(one.phone for one in known if one.phone))
    left, others, since = dict[str, Gone](), set[int](), work.now
    claims = claiming.of(work, ids)
    given = claiming.give_back(work, office, known)
    parts = erasing.parts_of(work, ids)
    for case, whose in parts:
        seen, gone = _leave(work, office, case, whose, known, them)
        left[seen.held.case.number] = gone
        others |= readers(work, seen) - set(ids)
        since = min(since, seen.held.case.opened_at)
    for case, whose in claims.items():
        if case not in dict(parts):
            seen, gone = _take_out(work, office, case, whose, known, them, given.get(case))
            left[seen.held.case.number] = gone
            others |= readers(work, seen) - set(ids)
            since = min(since, seen.held.case.opened_at)
    if claims or any(one.claims_as for one in known):
        claiming.unsay(work, ids, them)
    if left:
        scrubbing.talk_with(work, left, others, since)
        scrubbing.written(work, them, others, since)
    erase(work, ids)


def erase(work: Work, ids: Collection[int]) -> None:
    """Their name, addresses, chats and files; what stands in cases stays."""
    these = erasing.chats_of(work, ids)
    files = leaving.sent_from(work, these)
    for one in ids:
        files |= leaving.made_for(work, f"mine:{one}:") | leaving.made_for(work, f"qr:{one}:")
    leaving.erase(work, files)
    erasing.talk(work, these)
    erasing.person(work, ids)


def _leave(
    work: Work, office: Office, case: int, whose: int, known: Sequence[Person], them: Gone
) -> tuple[Seen, Gone]:
    """The case as it was without their words, and what goes of what was written about it."""
    ids = [person.id for person in known]
    spoken = erasing.spoken(work, case, ids, them.names, them.numbers)
    files = spoken.files | leaving.made_for(work, f"doc:{case}:")
    seen = _reread(work, case, spoken.events)
    taken = leaving.erase(work, files)
    party = next(p for p in seen.held.case.parties if p.person == whose)
    if party.withdrawn and not (spoken.events or taken or party.shares_contact) and not _has_words(seen):
        return seen, them  # nothing of theirs is left
    wish = seen.held.case.wish
    after = _erased(work, office, seen, spoken.events, taken, whose, known)
    over = after.state is State.CLOSED and not after.residents
    gone = replace(them, said=spoken.events, whole="erased-here" if over else "")
    gone = replace(gone, wish=wish.words if wish is not None and over else "")
    scrubbing.of_case(work, after, gone)
    return seen, gone


def _take_out(
    work: Work,
    office: Office,
    case: int,
    whose: int,
    known: Sequence[Person],
    them: Gone,
    given: int | None,
) -> tuple[Seen, Gone]:
    """A wish that they had claimed, without their words: it stays. `given`: back, by that event."""
    ids = [person.id for person in known]
    spoken = erasing.spoken(work, case, ids, them.names, them.numbers, residents=False)
    events = [seq for seq in spoken.events if seq != given]
    seen = _reread(work, case, events)
    taken = leaving.erase(work, spoken.files)
    after = seen.held.case
    if events or taken or given:
        after = _erased(work, office, seen, events, taken, whose, known)
    gone = replace(them, said=events)
    scrubbing.of_case(work, after, gone)
    return seen, gone


def _erased(
    work: Work,
    office: Office,
    seen: Seen,
    events: Sequence[int],
    files: Sequence[int],
    whose: int,
    known: Sequence[Person],
) -> Case:
    """Written down: whose words, and which of them, are gone."""
    name = next(person.name for person in known if person.id == whose)
    data = {"erased": list(events), "files": list(files)}
    act = Act(seen.held.case.id, Action.ERASE, person=whose, name=name, data=data)
    return change(work, office, seen.held, act, SYSTEM).case


OUTDATED = Gone(whole="outdated-here")


def outdated(work: Work, office: Office, case: int) -> None:
    """The time for which a closed case is kept is over: what stays is what statistics need.

    What conversations have said of it goes before: `scrubbing.talk`.
    """
    said = erasing.spoken(work, case, None)
    seen = _reread(work, case, said.events)
    held = seen.held
    files = {*said.files, *held.case.pictures, *held.case.voice, *leaving.made_for(work, f"doc:{case}:")}
    gone = leaving.erase(work, files, once=True)
    data = {"erased": list(said.events), "files": gone, "why": "retention"}
    after = change(work, office, held, Act(case, Action.ERASE, data=data), SYSTEM).case
    scrubbing.of_case(work, after, OUTDATED)


def unsaid(work: Work, cases: Sequence[int]) -> dict[str, Gone]:
    """What goes of what conversations have said of these cases."""
    wordings = wishes.wordings(work, cases)
    return {number(case): replace(OUTDATED, wish=wordings.get(case, "")) for case in cases}


def _has_words(seen: Seen) -> bool:
    case = seen.held.case
    return bool(case.words and case.state is State.CLOSED and not case.residents)


def _reread(work: Work, case: int, without: Sequence[int]) -> Seen:
    """The case as it is once these events have no words any more: nobody is told them now."""
    if without:
        erasing.words(work, case, without)
        work.known.pop(("seen", case), None)
        rows.kept(work).pop(case, None)
    seen = views.read(work, case)
    assert seen is not None
    return seen


def readers(work: Work, seen: Seen) -> set[int]:
    """Who may have read of a case in a conversation: who has or had it, residents, units, staff."""
    staff = {person.id for person in people.staff(work)}
    units = {part.unit for part in seen.held.case.units}
    officers = {person.id for person in parts.officers(work) if person.unit in units}
    browse = claiming.browsers(work) if seen.held.case.wish is not None else set()
    return {*views.hands(work, seen), *seen.people, *staff, *officers, *browse}

"""Somebody is erased: their cases go on, or are over, without them; nothing is left of who they were."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot import claiming, joined, scrubbing, views
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
    parts, came = erasing.parts_of(work, ids), dict[int, list[str]]()
    for case, whose in parts:
        seen, gone = _leave(work, office, case, whose, known, them)
        left[seen.held.case.number] = gone
        others |= readers(work, seen) - set(ids)
        since = min(since, seen.held.case.opened_at)
        if seen.held.case.words and (other := _told_with(work, seen)) is not None:
            came.setdefault(other, []).append(seen.held.case.words)
    for case, reports in came.items():
        if (other_seen := views.read(work, case)) is not None:
            told = other_seen.held.case
            gone = left.get(told.number, them)
            left[told.number] = replace(gone, reports=(*gone.reports, *reports))
            scrubbing.of_case(work, replace(told, seq=told.seq + 1), replace(left[told.number], whole=""))
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
    if _was_theirs_alone(work, case, whose):
        spoken = replace(spoken, events=tuple(sorted({_BEGINNING, *spoken.events})))
    files = spoken.files | leaving.made_for(work, f"doc:{case}:")
    words = _words(work, case, spoken.events)
    seen = _reread(work, case, spoken.events)
    taken = leaving.erase(work, files)
    party = next(p for p in seen.held.case.parties if p.person == whose)
    if party.withdrawn and not (spoken.events or taken or party.shares_contact) and not _has_words(seen):
        return seen, them  # nothing of theirs is left
    wish = seen.held.case.wish
    after = _erased(work, office, seen, spoken.events, taken, whose, known)
    over = after.state is State.CLOSED and not after.residents
    gone = replace(them, said=spoken.events, reports=words, whole="erased-here" if over else "")
    gone = replace(gone, wish=wish.words if wish is not None and over else "")
    scrubbing.of_case(work, after, gone)
    return seen, gone


def _told_with(work: Work, before: Seen) -> int | None:
    """The case with which that was shown of which nothing is left: the one it came into, or was a part of."""
    case = before.held.case.id
    whole, after = joined.current(work, case), views.read(work, case)
    assert whole is not None and after is not None
    if after.held.case.words:
        return None
    split_off_from: int | None = before.events[0].data.get("from")
    return whole.held.case.id if whole.held.case.id != case else split_off_from


_BEGINNING = 1
"""The event with the report."""


def _words(work: Work, case: int, seqs: Sequence[int]) -> tuple[str, ...]:
    """What was said by these events, other than the report: what that is about may stay."""
    seen = views.read(work, case)
    assert seen is not None
    said = (seen.said[seq].words for seq in seqs if seq != _BEGINNING and seq in seen.said)
    return tuple(words for words in said if words.strip())


def _was_theirs_alone(work: Work, case: int, whose: int) -> bool:
    """True: split off by a clerk, who wrote down what was reported elsewhere; for nobody who is left."""
    seen = views.read(work, case)
    assert seen is not None
    return "from" in seen.events[0].data and not set(seen.held.case.residents) - {whose}


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


OUTDATED = Gone(whole="outdated-here", everywhere=False)


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

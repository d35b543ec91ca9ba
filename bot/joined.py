"""Cases that became one: where a number leads now, what of the others is shown in the one that goes on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot import views
from bot.hanging import inside
from cases import access
from cases.model import Action, Event, Kind, Outcome, Party, Said
from cases.people import Actor
from storage.work import Work

if TYPE_CHECKING:
    from bot.views import Seen


def current(work: Work, case: int) -> "Seen | None":
    """The case behind this id; where it was merged, the one in which it goes on."""
    seen = views.read(work, case)
    while seen is not None and (into := _into(seen)) is not None:
        seen = views.read(work, into)
    return seen


def _into(seen: "Seen") -> int | None:
    if seen.held.case.outcome is not Outcome.MERGED:
        return None
    return next((e.data["into"] for e in reversed(seen.events) if e.action is Action.MERGE), None)


@dataclass(frozen=True, slots=True)
class Came:
    """A case that came in. `seen` as its people stand to it now: who has the whole has this part of it."""

    seen: "Seen"
    by: int
    """The event of the whole by which it came."""


def came_in(work: Work, seen: "Seen") -> Iterator[Came]:
    """What has come into this case, and what had come into that."""
    for event in seen.events:
        if event.action is not Action.TAKE_IN:
            continue
        other = views.read(work, event.data["from"])
        if other is None:
            continue
        now = seen.held.case
        case = replace(
            other.held.case,
            kind=now.kind if now.kind is Kind.MISCONDUCT else other.held.case.kind,
            handler=now.handler,
            state=now.state,
            subjects=now.subjects,
            units=now.units,
        )
        here = replace(other, held=replace(other.held, case=case), sent=None)
        yield Came(here, event.seq)
        yield from (Came(one.seen, event.seq) for one in came_in(work, here))


def parts_of(work: Work, case: int) -> list[int]:
    """The cases that have come into this one and still have something to be erased."""
    seen = views.read(work, case)
    came = came_in(work, seen) if seen is not None else ()
    return [one.seen.held.case.id for one in came if one.seen.held.case.erased is None]


def shown(work: Work, seen: "Seen", viewer: Actor) -> dict[str, Any]:
    """For a `CaseView`, where several reports lie in one case: to the office all, to a resident their own."""
    case = seen.held.case
    several = any(party.since > 1 for party in case.parties)
    if not several:
        return {}
    party = next((p for p in case.parties if p.person == viewer.person), None)
    if inside(seen, viewer) or access.part_of(case, viewer) is not None:
        others = [one.seen for one in came_in(work, seen) if access.may_see(one.seen.held.case, viewer)]
        cases = [case, *(one.held.case for one in others)]
        return {
            "words": "\n".join(filter(None, (one.words for one in cases))),
            "pictures": tuple(file for one in cases for file in one.pictures),
            "voice": tuple(file for one in cases for file in one.voice),
            "merged": tuple(one.held.case.number for one in others),
        }
    return _own(work, seen, viewer, party) if party is not None and party.since > 1 else {}


def reported(work: Work, seen: "Seen", party: Party) -> str:
    """What this resident has said the matter is, in their own words."""
    if party.since == 1:
        return seen.held.case.words
    words: str = _own(work, seen, Actor(party.person, frozenset()), party)["words"]
    return words


def _own(work: Work, seen: "Seen", viewer: Actor, party: Party) -> dict[str, Any]:
    """What they said themselves: with the case they came in by, or when they joined."""
    came = next((e for e in seen.events if e.seq == party.since), None)
    other = views.read(work, came.data["from"]) if came is not None and "from" in came.data else None
    theirs = None
    if other is not None:
        theirs = next((p for p in other.held.case.parties if p.person == viewer.person), None)
    if other is not None and theirs is not None and theirs.since > 1:
        return _own(work, other, viewer, theirs)
    if other is not None:
        case = other.held.case
        return _as(case.words, case.place.text, case.pictures, case.voice, views.position(case.place))
    said = seen.said.get(party.since, Said())
    mine = said if came is not None and came.actor == came.data.get("party") else Said()
    return _as(mine.words, "", mine.files, (), None)


def _as(
    words: str,
    place: str,
    pictures: tuple[int, ...],
    voice: tuple[int, ...],
    position: tuple[float, float] | None,
) -> dict[str, Any]:
    return {"words": words, "place": place, "pictures": pictures, "voice": voice, "position": position}


def entries_of(work: Work, seen: "Seen", viewer: Actor) -> Iterator[tuple["Seen", Event, Said]]:
    """What was said in the cases that came in, as far as `viewer` may read it."""
    for one in came_in(work, seen):
        case = one.seen.held.case
        for event in one.seen.events:
            said = access.seen(case, event, one.seen.said.get(event.seq, Said()), viewer)
            if said is not None and (said.words or said.files):
                yield one.seen, event, said

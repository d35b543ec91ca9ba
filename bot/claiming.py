"""Whoever claims wishes is erased: what they claimed is given back, and nobody reads who they were."""

from collections.abc import Sequence

from bot import scrubbing
from bot.office import Office
from bot.scrubbing import Gone
from bot.settling import change
from bot.views import actor
from cases.commands import Act
from cases.lifecycle import allowed
from cases.model import Action
from cases.people import Person
from storage import cases as rows
from storage import mine, people, wishes
from storage.work import Work
from words import render


def of(work: Work, ids: Sequence[int]) -> dict[int, int]:
    """Case → as whom, of every wish that they have or had claimed."""
    return {row.case_id: row.person_id for row in wishes.claimed_by(work, ids)}


def give_back(work: Work, office: Office, known: Sequence[Person]) -> dict[int, int]:
    """Who helps leads next, or the wish is back on the wall; what waits for the resident's word stays.

    Returns case → the event that says so, in the office's words.
    """
    given = dict[int, int]()
    for person in known:
        for case in gives_back(work, person):
            held = rows.load(work, [case])[case]
            words = render.text(office.language, "reason-claimer-gone")
            after = change(work, office, held, Act(case, Action.GIVE_UP, words), actor(person))
            given[case] = after.case.seq
    return given


def gives_back(work: Work, person: Person) -> list[int]:
    """Which wishes these are, as it stands."""
    held = rows.load(work, of(work, [person.id]))
    return [case for case, one in held.items() if Action.GIVE_UP in allowed(one.case, actor(person))]


def unsay(work: Work, ids: Sequence[int], them: Gone) -> None:
    """Who they were stands in lists of the wall, in what was said by it, and in their request to join."""
    since = mine.since(work, ids)
    if since is not None:
        readers = browsers(work) | {person.id for person in people.staff(work)}
        scrubbing.naming(work, them, readers - set(ids), since)


def browsers(work: Work) -> set[int]:
    """Whoever may look at the wall."""
    return {person.id for person in (*wishes.volunteers(work), *people.representatives(work))}

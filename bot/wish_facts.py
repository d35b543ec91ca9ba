"""Answers about the wish wall, each for the person who asks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot import views, wish_views
from bot.known import staff_only
from bot.office import Office
from bot.timeline import read_along
from cases import access, wall
from cases.errors import NotYours, WishTaken
from cases.model import Case
from cases.people import Person
from handlers import facts
from handlers.on_the_wall import WishCounts, WishRules, WishView
from handlers.shown import CaseView
from storage import wishes
from storage.work import Work

MOST = 100
"""So many wishes are looked through for one person."""


def _wall(work: Work, office: Office, person: Person, query: facts.Wall) -> tuple[WishView, ...]:
    return _seen(work, person, wishes.on_the_wall(work)[:MOST])


def _helped(work: Work, office: Office, person: Person, query: facts.Helped) -> tuple[WishView, ...]:
    return _seen(work, person, wishes.helped_by(work, person.id))


def _seen(work: Work, person: Person, cases: Sequence[int]) -> tuple[WishView, ...]:
    views.read_all(work, cases)
    found = (views.read(work, case) for case in cases)
    return tuple(
        wish_views.wish(work, seen, person)
        for seen in found
        if seen is not None and wall.may_browse(seen.held.case, seen.actor(person))
    )


def _one(work: Work, office: Office, person: Person, query: facts.OneWish) -> WishView:
    seen = views.read(work, query.case)
    if seen is None:
        raise NotYours()
    if wall.taken(seen.held.case, seen.actor(person)):
        raise WishTaken(number=seen.held.case.number)
    return replace(wish_views.wish(work, seen, person), said=read_along(work, seen, person))


def _public(work: Work, office: Office, person: Person, query: facts.Public) -> str:
    case = _of_staff(work, person, query.case)
    return wish_views.place(work, case) if query.place else wish_views.cleaned(work, case, query.text)


def _masked(work: Work, office: Office, person: Person, query: facts.Masked) -> tuple[str, ...]:
    return wish_views.masked(work, _of_staff(work, person, query.case), query.text)


def _of_staff(work: Work, person: Person, number: int) -> Case:
    staff_only(person)
    seen = views.read(work, number)
    if seen is None or not access.may_decide(seen.held.case, seen.actor(person)):
        raise NotYours()
    return seen.held.case


def _rules(work: Work, office: Office, person: Person, query: facts.Rules) -> WishRules:
    contact = office.policy.contact
    in_days = contact is not None and contact.unit in ("d", "wd")
    return WishRules(office.policy.wish_cap, contact.count if contact is not None and in_days else 0)


def _counts(work: Work, office: Office, person: Person, query: facts.WallCounts) -> WishCounts:
    staff_only(person)
    return counts(work)


def counts(work: Work) -> WishCounts:
    """The three counts, what is on the wall, and the pledges, all from their rows."""
    given = wishes.pledged(work).values()
    how_many, yuan = (sum(one[i] for one in given) for i in (0, 1))
    return WishCounts(**wishes.counts(work), pledges=how_many, pledged=yuan)


def _counted(work: Work, office: Office, person: Person, query: facts.Counted) -> tuple[CaseView, ...]:
    staff_only(person)
    found = list[CaseView]()
    for case in wishes.counted(work, query.name, 10 * query.most):
        seen = views.read(work, case)
        if seen is None or len(found) == query.most:
            continue
        if access.may_decide(seen.held.case, seen.actor(person)):
            found.append(views.view(work, office, seen, person))
    return tuple(found)


ANSWERS: Mapping[type[Any], Callable[[Work, Office, Person, Any], Any]] = {
    facts.Wall: _wall,
    facts.Helped: _helped,
    facts.OneWish: _one,
    facts.Public: _public,
    facts.Masked: _masked,
    facts.Rules: _rules,
    facts.WallCounts: _counts,
    facts.Counted: _counted,
}

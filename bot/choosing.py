"""Who could have a case, and why: the domain's ranking over the people and cases there are."""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot import standing_in, views, why
from bot.office import Office
from cases import assignment
from cases.model import Action, Case
from cases.people import Person, Role
from cases.sources import TO_THE_OFFICE
from handlers.shown import CandidateView
from storage import chats, people
from storage import ranking as counts
from storage.work import Work


def candidates(work: Work, office: Office, case: Case) -> tuple[assignment.Candidate, ...]:
    """Who else could have the case, best first: only people a message can reach."""
    if case.source in TO_THE_OFFICE:
        return _clerks(work, case)
    return _rank(work, office, case, people.representatives(work))


def best(work: Work, office: Office, case: Case) -> assignment.Candidate | None:
    """Who gets it without anybody's looking: only whose place it is, or whose link, comes into question.

    What representatives ask of the office itself is for the clerk who has least of it in hand.
    """
    if case.source in TO_THE_OFFICE:
        return next((one for one in _clerks(work, case) if one.there), None)
    of_place, _ = _sorted_out(work)
    chosen = _chosen(work, case)
    known = [p for p in people.representatives(work) if p.id in chosen] if chosen else []
    here = {p.id: p for p in (*known, *(p for d in _chain(work, case) for p in of_place.get(d, ())))}
    among = standing_in.with_deputies(work, list(here.values()))
    most = None if chosen else 1  # who comes by a link may be the best, and yet have to wait
    return assignment.chosen(_rank(work, office, case, among, most=most))


def best_with(
    work: Work, office: Office, case: Case, loads: Mapping[int, int], *, also_handler: bool
) -> assignment.Candidate | None:
    """The same if these were the loads, whatever was given lately. `also_handler`: perhaps whoever has it."""
    of_place, _ = _sorted_out(work)
    wanted = _chosen(work, case) | ({case.handler} if also_handler else set())
    known = [p for p in people.representatives(work) if p.id in wanted]
    here = {p.id: p for p in (*known, *(p for d in _chain(work, case) for p in of_place.get(d, ())))}
    among = standing_in.with_deputies(work, list(here.values()))
    asked = replace(case, handler=None) if also_handler else case
    return assignment.chosen(_rank(work, office, asked, among, loads=loads))


def _clerks(work: Work, case: Case) -> tuple[assignment.Candidate, ...]:
    """The office's own hands, those with least in hand first; who had it before comes last."""
    clerks = assignment.able_to_have(case, people.staff(work, Role.CLERK))
    reachable, loads = chats.of_people(work, [p.id for p in clerks]), counts.loads(work)
    former = _former(views.read(work, case.id) if case.seq > 1 else None)
    able = [p for p in clerks if p.id in reachable and p.id != case.handler and not p.is_away(work.now)]
    return tuple(
        assignment.of_office(person, loads.get(person.id, 0), former.get(person.id, ""))
        for person in sorted(able, key=lambda p: (p.id in former, loads.get(p.id, 0), p.id))
    )


def _chosen(work: Work, case: Case) -> set[int]:
    """By whose link its residents came."""
    parties = people.load(work, case.residents).values()
    return {party.chosen for party in parties if party.chosen is not None}


def _languages(work: Work, office: Office, case: Case) -> list[str]:
    """What its residents speak, where that is not what everybody here does."""
    parties = people.load(work, case.residents).values()
    return sorted({party.language for party in parties} - {office.language})


def _rank(
    work: Work,
    office: Office,
    case: Case,
    among: Sequence[Person],
    *,
    most: int | None = None,
    loads: Mapping[int, int] | None = None,
) -> tuple[assignment.Candidate, ...]:
    """`most`: so many, besides those who had it before. `loads`: as if they were these."""
    reachable = chats.of_people(work, [p.id for p in among])
    seen = views.read(work, case.id) if case.seq > 1 else None
    former = _former(seen)
    return assignment.rank(
        case,
        [p for p in among if p.id in reachable and p.id != case.handler],
        counts.loads(work) if loads is None else loads,
        people.tree(work),
        counts.handled(work, case.topics),
        former,
        work.now,
        None if most is None else most + len(former),
        _chosen(work, case),
        counts.recent(work, office.fairness) if loads is None else {},
        _languages(work, office, case),
    )


def _former(seen: views.Seen | None) -> dict[int, str]:
    """Who has had it before, and whether they `returned` it or it was `passed` on without them."""
    found: dict[int, str] = {}
    for event in seen.events if seen is not None else ():
        if (person := event.data.get("former")) is not None:
            found[person] = "returned" if event.action is Action.GIVE_BACK else "passed"
    return found


Sorted = tuple[dict[int | None, list[Person]], dict[str, list[Person]]]


def _sorted_out(work: Work) -> Sorted:
    """The representatives by district and by topic."""
    everybody = people.representatives(work)
    known: tuple[Any, Sorted] | None = work.lasting.get("sorted out")
    if known is None or known[0] is not everybody:
        of_place: dict[int | None, list[Person]] = {}
        of_topic: dict[str, list[Person]] = {}
        for person in everybody:
            of_place.setdefault(person.district, []).append(person)
            for topic in person.topics:
                of_topic.setdefault(topic, []).append(person)
        known = work.lasting["sorted out"] = everybody, (of_place, of_topic)
    return known[1]


def _chain(work: Work, case: Case) -> list[int]:
    """The district of the case and what it lies in."""
    return [district.id for district in assignment.upwards(case.place.district, people.tree(work))]


KEPT = 12
"""So many of a ranking are kept for other cases of its place and topics."""
FOR = timedelta(minutes=1)
"""And so long: a card says what was true when it was written; who is given a case is looked at anew."""


def ranking(work: Work, office: Office, case: Case, most: int = 3) -> tuple[CandidateView, ...]:
    """The best candidates, with why: advice for a card."""
    if case.source in TO_THE_OFFICE:
        clerks = _clerks(work, case)[:most]
        return tuple(CandidateView(c.person.id, c.person.name, c.reasons, office=True) for c in clerks)
    best = [
        c
        for c in _ranked(work, office, case)
        if c.person.id != case.handler and assignment.could_have(case, c.person)
    ]
    former = case.seq > 1 and _former(views.read(work, case.id))
    # Who had it before comes last, whom the resident chose or can talk to comes first.
    apart = former or _chosen(work, case) or _languages(work, office, case)
    if apart or len(best) < most:
        best = list(candidates(work, office, case))
    return tuple(CandidateView(c.person.id, c.person.name, why.named(work, c.reasons)) for c in best[:most])


def _ranked(work: Work, office: Office, case: Case) -> Sequence[assignment.Candidate]:
    """The best for any case of this place and these topics, as of a minute ago at most."""
    everybody = people.representatives(work)
    known: dict[Any, Any] = work.lasting.setdefault("rankings", {})
    if known.get("of") is not everybody or not known["at"] <= work.now < known["at"] + FOR:
        known.clear()
        known |= {"of": everybody, "at": work.now}
    what = case.place.district, case.topics
    if what not in known:
        anyone = replace(case, handler=None, parties=(), subjects=(), withheld=(), seq=0)
        known[what] = _rank(work, office, anyone, _likely(work, anyone), most=KEPT)
    found: Sequence[assignment.Candidate] = known[what]
    return found


def _likely(work: Work, case: Case) -> list[Person]:
    """Among them are the first `KEPT` of all: whoever has a reason, and who has least in hand."""
    of_place, of_topic = _sorted_out(work)
    loads = counts.loads(work)
    ended = counts.handled(work, case.topics)
    everybody = people.representatives(work)
    least = heapq.nsmallest(KEPT, everybody, key=lambda p: (loads.get(p.id, 0), p.id))
    found = {p.id: p for p in (*least, *(p for p in everybody if p.id in ended))}
    found |= {p.id: p for district in _chain(work, case) for p in of_place.get(district, ())}
    found |= {p.id: p for topic in case.topics for p in of_topic.get(topic, ())}
    return standing_in.with_deputies(work, list(found.values()))


def reasons(best: assignment.Candidate) -> tuple[tuple[str, str], ...]:
    """Why, as it is kept with the case: what is true later, too. How many they had in hand is not."""
    return tuple((r.what, r.value) for r in best.reasons if r.what != "load")

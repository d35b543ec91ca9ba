"""Who could have a case, and why: the domain's ranking over the people and cases there are."""

from bot import views
from bot.office import Office
from cases import assignment
from cases.model import Case
from handlers.facts import CandidateView
from storage import cases as rows
from storage import chats, people
from storage.work import Work


def candidates(work: Work, office: Office, case: Case) -> tuple[assignment.Candidate, ...]:
    """Who else could have the case, best first: only people a message can reach."""
    everybody = people.representatives(work)
    reachable = chats.of_people(work, [p.id for p in everybody])
    seen = views.read(work, case.id) if case.seq > 1 else None
    former = {e.data["former"] for e in seen.events if e.data.get("former")} if seen is not None else set()
    return assignment.rank(
        case,
        [p for p in everybody if p.id in reachable and p.id != case.handler],
        rows.loads(work),
        people.tree(work),
        rows.handled(work, case.topics),
        frozenset(former),
        work.now,
    )


def ranking(work: Work, office: Office, case: Case, most: int = 3) -> tuple[CandidateView, ...]:
    """The best candidates, with why."""
    return tuple(
        CandidateView(c.person.id, c.person.name, c.reasons) for c in candidates(work, office, case)[:most]
    )


def reasons(best: assignment.Candidate) -> tuple[tuple[str, str], ...]:
    """Why, as it is kept with the case: what is true later, too. How many they had in hand is not."""
    return tuple((r.what, r.value) for r in best.reasons if r.what != "load")

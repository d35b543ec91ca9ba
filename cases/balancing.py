"""Evening out: cases go from those who have much in hand to those as near who have little."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from cases.assignment import Candidate
from cases.model import Case, State

NOT_ACCEPTED = frozenset({State.ASSIGNED})
IN_HAND = frozenset({State.IN_PROGRESS, State.WAITING})
_LESS = 2
"""By so many fewer cases somebody has to have than who has it: one less would only turn the two about."""


@dataclass(frozen=True, slots=True)
class Goes:
    """One case, to whom."""

    case: Case
    to: Candidate


def balance(
    cases: Sequence[Case],
    loads: Mapping[int, int],
    away: Collection[int],
    best: Callable[[Case, Mapping[int, int]], Candidate | None],
) -> tuple[Goes, ...]:
    """Which of these cases should go to whom, each at most once; from whoever has most at the time first.

    `best`: who would get a case if these were the loads, whoever has it included; where that is who has it,
    it stays. Who is `away` hands over, however much others have.
    """
    now, going = Counter(loads), list[Goes]()
    left = sorted((case for case in cases if case.handler is not None), key=lambda case: case.id)
    while left:
        # The newest of theirs: nobody has waited for it as long.
        case = max(left, key=lambda one: (now[one.handler or 0], one.id))
        left.remove(case)
        handler = case.handler or 0
        found = best(case, {**now, handler: now[handler] - 1})
        if found is None or found.person.id == handler:
            continue
        if handler not in away and now[handler] - now[found.person.id] < _LESS:
            continue
        going.append(Goes(case, found))
        now[handler] -= 1
        now[found.person.id] += 1
    return tuple(going)

"""Why somebody has a case, with the names of those whom the reasons speak of."""

from collections.abc import Iterable
from dataclasses import replace

from cases.assignment import Reason
from storage import people
from storage.work import Work

_SOMEBODY = frozenset({"deputy", "left", "balance", "transfer"})


def named(work: Work, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The same, with a name for each id; without what speaks of somebody who has been erased."""
    found = []
    for reason in reasons:
        if reason.what in _SOMEBODY:
            who = people.load(work, [int(reason.value)]).get(int(reason.value))
            if who is None or not who.name:
                continue
            reason = replace(reason, value=who.name)
        found.append(reason)
    return tuple(found)

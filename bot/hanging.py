"""What hangs over a case, and the last words of an act, as one person may see them."""

from typing import TYPE_CHECKING, Any

from bot.office import Office
from cases import access
from cases.lifecycle import HELD
from cases.model import NOTHING, Action, Event, Pending, Said, State
from cases.people import Actor

if TYPE_CHECKING:
    from bot.views import Seen

_WHY = {Action.EXTEND, Action.ASK_REVIEW}


def inside(seen: "Seen", viewer: Actor) -> bool:
    """True: they have the case, act for who has it, or are of the staff."""
    return access.has(seen.held.case, viewer) or access.of_office(seen.held.case, viewer)


def hanging(office: Office, seen: "Seen", viewer: Actor) -> dict[str, Any]:
    """What hangs over the case: all of it for who has it and for staff, the promised day for residents."""
    case, pending = seen.held.case, seen.held.case.pending
    if pending == NOTHING and (case.state not in HELD or not access.has(case, viewer)):
        return {}
    if not inside(seen, viewer):
        own = Pending(promised=pending.promised, reviews=pending.reviews, revisited=pending.revisited)
        return {"pending": own}
    rule = office.policy.extension(case.kind)
    latest = None
    if access.has(case, viewer) and pending.extended < rule.times and case.deadline is not None:
        latest = office.calendar.add(case.deadline, rule.most).at
    disputed = pending.disputes and case.outcome is None
    undecided = pending.extension is not None or case.state is State.REVIEW
    return {
        "pending": pending,
        "unit": seen.unit,
        **_proposed(seen, viewer),
        "instruction": last(seen, {Action.INSTRUCT}, viewer).words if pending.instructed else "",
        "why": last(seen, _WHY, viewer).words if undecided else "",
        "reviewed": last(seen, {Action.DECIDE_REVIEW}, viewer).words if case.state is State.REVIEW else "",
        "answered": last(seen, {Action.RESOLVE, Action.EXPLAIN}, viewer).words if disputed else "",
        "objection": _objection(seen, viewer) if disputed else "",
        "latest": latest,
    }


def _proposed(seen: "Seen", viewer: Actor) -> dict[str, str]:
    """To whom its handler would pass it on, and why, while that is not decided."""
    proposed = seen.people.get(seen.held.case.pending.proposed or 0)
    if proposed is None:
        return {}
    return {"proposed": proposed.name, "proposed_why": last(seen, {Action.PROPOSE}, viewer).words}


def last(seen: "Seen", actions: set[Action], viewer: Actor) -> Said:
    """The words of the last of these acts, as far as `viewer` may see them."""
    for event in reversed(seen.events):
        if event.action in actions:
            return said_in(seen, event, viewer)
    return Said()


def said_in(seen: "Seen", event: Event, viewer: Actor) -> Said:
    """The words of this act, as far as `viewer` may see them."""
    return access.seen(seen.held.case, event, seen.said.get(event.seq, Said()), viewer) or Said()


def _objection(seen: "Seen", viewer: Actor) -> str:
    """What the residents have said since the last answer, as far as `viewer` may see it."""
    case, found = seen.held.case, list[str]()
    for event in reversed(seen.events):
        if event.action in (Action.RESOLVE, Action.EXPLAIN):
            break
        if event.actor in case.residents:
            found.append(said_in(seen, event, viewer).words)
    return "\n".join(words for words in reversed(found) if words)

"""Whom to write to: of a unit who has the case there, else everybody who is there to read it; residents."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.views import Seen, actor
from cases import access
from cases.joining import told_of_parties
from cases.model import Action, Case, Event, Said
from cases.notices import Notice
from cases.parts import Stage
from cases.people import Person
from cases.repeated import knows_the_unit
from storage import chats, parts, people, telephones
from storage.work import Work


def officers(work: Work, seen: Seen, event: Event, notice: Notice) -> list[int]:
    """The officers whom a notice is for; none of a unit that the case is about, nor its own residents."""
    case = seen.held.case
    return [person.id for unit in _units(case, event, notice) for person in _of(work, case, unit)]


def parties(seen: Seen, event: Event, notice: Notice) -> list[int]:
    """The residents whom a notice is for: that a unit has it no more (`knew`), who had heard that it has."""
    case, unit = seen.held.case, notice.data.get("knew")
    told = told_of_parties(case, event, notice.to)
    if unit is None:
        return told
    return [person for person in told if knows_the_unit(case, seen.events, event, person, unit)]


def nobody_there(work: Work, seen: Seen, event: Event, notice: Notice) -> list[int]:
    """The units, of those a notice is for, of which nobody can be reached, or is not away."""
    case = seen.held.case
    return [unit for unit in _units(case, event, notice) if not _there(work, _known(work, case, unit))]


def there(work: Work, case: Case, unit: int) -> bool:
    """True: somebody of this unit would read what is written to it."""
    return bool(_there(work, _known(work, case, unit)))


def only_by_telephone(work: Work, case: Case, person: int | None) -> bool:
    """True: a resident of the case who has no chat, and never had one."""
    known = people.load(work, [p.person for p in case.parties if p.person == person])
    return any(telephones.only(work, one) for one in known.values())


def passes_on(work: Work, seen: Seen, person: int | None) -> int | None:
    """Whoever of the staff brought this resident in without a telephone, and said they would tell them."""
    known = people.load(work, [person] if person is not None else [])
    if any(one.phone for one in known.values()):
        return None
    came = (e for e in reversed(seen.events) if e.action is Action.TAKE_PART and e.data["party"] == person)
    return next((event.actor for event in came if event.actor != person), None)


def about(seen: Seen, event: Event, notice: Notice) -> Mapping[str, Any]:
    """The names of the units that a notice speaks of, and who leads now; nothing where it speaks of none."""
    of = notice.data.get("unit", event.data.get("unit"))
    units = of if isinstance(of, list) else [of]
    names = [seen.units[unit] for unit in units if unit in seen.units]
    if not names:
        return {}
    leads = [seen.units[part.unit] for part in seen.held.case.working if part.lead]
    more = {"leader": "、".join(leads), "as_instructed": _as_instructed(seen, event)}
    return {"unit": "、".join(names), **more}


def _as_instructed(seen: Seen, event: Event) -> bool:
    """True: what the unit is to do is what the leader says, word for word."""
    instructed = [e.seq for e in seen.events if e.action is Action.INSTRUCT and e.seq < event.seq]
    words = seen.said.get(event.seq, Said()).words
    return bool(words and instructed) and seen.said.get(instructed[-1], Said()).words == words


def _units(case: Case, event: Event, notice: Notice) -> Sequence[int]:
    """Those that the notice names, or the event; where neither does, all that have a part."""
    named: Sequence[int] | None = notice.data.get("of")
    if named is not None:
        return named
    if (unit := event.data.get("unit")) is not None:
        return [unit]
    return [part.unit for part in case.units if part.stage is not Stage.RELIEVED]


def _of(work: Work, case: Case, unit: int) -> list[Person]:
    known = _known(work, case, unit)
    there = _there(work, known)
    has = next((part.officer for part in case.units if part.unit == unit), None)
    return [person for person in there if person.id == has] or there or known


def _known(work: Work, case: Case, unit: int) -> list[Person]:
    of_unit = (person for person in parts.officers(work) if person.unit == unit)
    barred = {party.person for party in case.parties}
    return [one for one in of_unit if one.id not in barred and not access.kept_out(case, actor(one))]


def _there(work: Work, known: Sequence[Person]) -> list[Person]:
    reachable = chats.of_people(work, [person.id for person in known])
    return [person for person in known if person.id in reachable and not person.is_away(work.now)]

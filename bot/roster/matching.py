"""Who a row of people is about: by id, else by mobile telephone, else by name, capacity and district."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.roster.cells import CLEAR, bare, fold
from bot.roster.columns import Kind, Row
from bot.roster.known import OFFICE, numbered
from bot.roster.persons import Becoming, Entry, entries, mobile
from bot.roster.plan import Plan, Wrong, near
from cases.people import STAFF, Person, Role


def people(
    rows: Sequence[tuple[Row, Role | None]], plan: Plan, topics: Collection[str], language: str
) -> None:
    """Every row becomes somebody known or somebody new. `language`: of who is new and says nothing of it."""
    read = list(entries(rows, plan))
    becoming = Becoming(plan, topics, language)
    taken: dict[int, tuple[Entry, Person]] = {}
    namesakes: dict[str, list[tuple[Entry, Person]]] = {}
    for entry, id in _matched(read, plan):
        try:
            made = becoming.of(entry, id)
            same = namesakes.setdefault(bare(made.name), [])
            _check_alone(entry, made, same)
            plan.meet(Kind.PEOPLE, made.id, entry.row)
            same.append((entry, made))
            taken[made.id] = entry, made
            plan.wanted.people[made.id] = made
        except Wrong as why:
            plan.refuse(entry.row, why)
    _telephones(taken, plan)
    _deputies(taken, plan)


def _matched(read: Sequence[Entry], plan: Plan) -> list[tuple[Entry, int | None]]:
    """Each row with whom it is about, in the order of the file; refused rows are left out."""
    known = plan.known.people
    found = {entry: entry.id for entry in read if entry.id}
    refused: set[Entry] = set()
    claimed = set(found.values())
    phones = _alone({id: mobile(person.phone) for id, person in known.items()})
    names = _by_name(known.values())

    def rest() -> Iterator[Entry]:
        return (one for one in read if not one.apart and one not in found and one not in refused)

    def same(entry: Entry) -> list[Person]:
        """Whoever could be meant by the name, and is not by another row."""
        namesakes = names.get(bare(entry.name), ())
        return [p for p in namesakes if p.id not in claimed and (not entry.roles or entry.roles & p.roles)]

    for entry in list(rest()):
        id = phones.get(entry.mobile)
        if id is not None and id not in claimed:
            if entry.name and bare(entry.name) != bare(known[id].name):
                plan.refuse(entry.row, Wrong("roster-phone-of-other", name=known[id].name, id=str(id)))
                refused.add(entry)
            else:
                found[entry] = id
                claimed.add(id)
    for entry in list(rest()):
        here = [person.id for person in same(entry) if _fits(entry, person, plan)]
        if len(here) == 1:
            found[entry] = here[0]
            claimed.add(here[0])
    for entry in list(rest()):
        if others := same(entry):
            what = "roster-namesake" if len(others) == 1 else "roster-namesakes"
            ids = "、".join(str(person.id) for person in others)
            plan.refuse(entry.row, Wrong(what, name=others[0].name, id=ids))
            refused.add(entry)
    return [(entry, found.get(entry)) for entry in read if entry not in refused]


def _alone(phones: Mapping[int, str]) -> dict[str, int]:
    """Telephone → whose it is, where it is one person's."""
    times = Counter(phones.values())
    return {phone: id for id, phone in phones.items() if phone and times[phone] == 1}


def _by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    names: dict[str, list[Person]] = {}
    for person in people:
        names.setdefault(bare(person.name), []).append(person)
    return names


def _fits(entry: Entry, person: Person, plan: Plan) -> bool:
    """Nothing in the row speaks against it: their district, their unit."""
    unit = entry.row.cells.get("unit", "")
    if unit and person.unit and fold(unit) != fold(plan.known.units.get(person.unit, "")):
        return False
    return entry.district is None or person.district is None or entry.district == person.district


def _check_alone(entry: Entry, made: Person, taken: Sequence[tuple[Entry, Person]]) -> None:
    """Raises Wrong where nothing tells this row from another of the same name: they could be one person."""
    for other, person in taken:
        if (
            person.roles & made.roles & OFFICE
            and (person.district, person.unit) == (made.district, made.unit)
            and not (entry.apart or other.apart)
            and not (entry.mobile and other.mobile)
        ):
            raise Wrong("roster-twice", sheet=other.row.sheet, row=str(other.row.number))


def _telephones(taken: dict[int, tuple[Entry, Person]], plan: Plan) -> None:
    """A mobile telephone that is new here must not be somebody else's."""
    owners: dict[str, set[int]] = {}
    for person in plan.wanted.people.values():
        owners.setdefault(mobile(person.phone), set()).add(person.id)
    for id, (_, person) in list(taken.items()):
        before = plan.known.people.get(id)
        others = owners[mobile(person.phone)] - {id}
        if mobile(person.phone) and others and (before is None or before.phone != person.phone):
            other = plan.wanted.people[min(others, key=lambda o: (o < 0, abs(o)))]
            _refuse(id, taken, plan, Wrong("roster-phone-of-other", name=other.name, id=str(other.id)))


def _deputies(taken: dict[int, tuple[Entry, Person]], plan: Plan) -> None:
    """Deputies may be anywhere in the file, or known; who names one that is refused is refused, too."""
    refused = True
    while refused:
        refused = False
        names = _by_name(plan.wanted.people.values())
        for id, (entry, person) in list(taken.items()):
            try:
                deputy = _deputy(entry, person, names, plan)
                plan.wanted.people[id] = replace(person, deputy=deputy)
            except Wrong as why:
                _refuse(id, taken, plan, why)
                refused = True


def _deputy(entry: Entry, person: Person, names: dict[str, list[Person]], plan: Plan) -> int | None:
    said = plan.said(Kind.PEOPLE, person.id, entry.row.cells).get("deputy", "")
    if not said or fold(said) in CLEAR:
        return None if said else person.deputy
    number = numbered(said)
    found = names.get(bare(said), []) if number is None else [*filter(None, [plan.wanted.people.get(number)])]
    if not found:
        known = near(said, (one.name for one in plan.wanted.people.values()))
        raise Wrong("roster-unknown-deputy", deputy=said, near=known)
    if len(found) > 1:
        raise Wrong("roster-many-deputies", deputy=said, names="、".join(f"{p.name}#{p.id}" for p in found))
    deputy = found[0]
    if deputy.id == person.id:
        raise Wrong("roster-own-deputy")
    if not (deputy.roles & person.roles & OFFICE or (deputy.roles & STAFF and person.roles & STAFF)):
        raise Wrong("roster-other-deputy", deputy=deputy.name)
    return deputy.id


def _refuse(id: int, taken: dict[int, tuple[Entry, Person]], plan: Plan, why: Wrong) -> None:
    """The row is not taken after all: they stay as they were."""
    entry, _ = taken.pop(id)
    plan.refuse(entry.row, why)
    del plan.met[Kind.PEOPLE][id]
    if id in plan.known.people:
        plan.wanted.people[id] = plan.known.people[id]
    else:
        del plan.wanted.people[id]

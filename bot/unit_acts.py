"""What an act about a unit needs besides: the unit by its name, a conference in words."""

from collections.abc import Mapping
from dataclasses import replace

from bot.office import Office
from cases.commands import Act
from cases.errors import NoSuchUnit
from cases.model import Action, Case, Subject
from storage import parts, people
from storage.work import Work
from words.fluent import sentence


def complete(work: Work, office: Office, case: Case, command: Act) -> Act:
    """The act with what only storage and words know. Raises `NoSuchUnit`."""
    if command.action is Action.ENTRUST and command.data.get("unit") not in parts.names(work):
        raise NoSuchUnit(number=case.number)
    if command.action is Action.MARK_SUBJECT:  # nobody of their unit is given it either
        person = people.load(work, [command.person] if command.person is not None else [])
        unit = next((one.unit for one in person.values()), None)
        unit = unit if person else next(iter(named(command.name, parts.names(work))), None)
        if unit is None:
            return command
        data = {**command.data, "unit": unit}
        return replace(command, data=data, colleagues=parts.people_of(work, unit))
    if command.action is Action.CONFER:
        told = {"who": command.name.strip(), "words": command.words.strip()}
        return replace(command, words=sentence(office.language, "conference", told), name="")
    return command


def subject(work: Work, name: str, unit: int | None, person: int | None = None) -> Subject:
    """Whom a report is about, kept from the people of the unit."""
    return Subject(name, person, unit=unit, colleagues=parts.people_of(work, unit))


def named(text: str, units: Mapping[int, str]) -> dict[int, str]:
    """The units whose names stand in these words, or of whose name they are a part: the longest name first.

    Of a name that is only a part of another one that is meant nothing is made (“水务局” in “水务局城东所”).
    """
    said = text.strip()
    found = {unit: name for unit, name in units.items() if name in said or (len(said) > 2 and said in name)}
    rest, meant = said, {}
    for unit, name in sorted(found.items(), key=lambda one: -len(one[1])):
        if name in rest or said in name:
            rest, meant[unit] = rest.replace(name, " "), name
    return meant

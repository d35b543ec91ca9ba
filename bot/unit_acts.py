"""What an act about a unit needs besides: the unit by its name, a conference in words."""

from collections.abc import Mapping
from dataclasses import replace

from bot.office import Office
from cases.commands import Act
from cases.errors import NoSuchUnit
from cases.model import Action, Case
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
        unit = unit if person else named(command.name, parts.names(work))
        return replace(command, data={**command.data, "unit": unit}) if unit is not None else command
    if command.action is Action.CONFER:
        told = {"who": command.name.strip(), "words": command.words.strip()}
        return replace(command, words=sentence(office.language, "conference", told), name="")
    return command


def named(text: str, units: Mapping[int, str]) -> int | None:
    """The unit whose name stands in these words, or of which they are a part: the longest name that does."""
    said = text.strip()
    found = [unit for unit, name in units.items() if name in said or (len(said) > 2 and said in name)]
    return max(found, key=lambda unit: len(units[unit]), default=None)

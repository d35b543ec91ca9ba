"""For whom a case was entered: residents without a chat, known again by their number, once in a chat, too."""

from dataclasses import replace

from bot import calls, joining
from bot.office import Office
from cases.commands import OpenCase
from cases.people import Person, Role
from cases.sources import BY_PROXY
from storage import chats, people, telephones
from storage.chats import Chat
from storage.work import Work


def answered(work: Work, office: Office, command: OpenCase, by: Person) -> Person:
    """Whose case this is: the resident it was entered for; `by`, where nobody can be called about it."""
    if command.source not in BY_PROXY or not (command.name or command.phone):
        return by
    resident = known_or_new(work, office, command.name, command.phone)
    told: dict[str, object] = {}
    if command.name and not resident.name:
        told["name"] = command.name
    if Role.REPRESENTATIVE in by.roles and resident.chosen is None:
        told["chosen_id"] = by.id  # whoever is asked first is responsible (首接负责)
    if told:
        people.change(work, resident, **told)
    return people.load(work, [resident.id])[resident.id]


def known_or_new(work: Work, office: Office, name: str, phone: str) -> Person:
    """The resident whom somebody else names, known again by their number."""
    known = [p for p in telephones.found(work, phone) if _are_they(work, p, name, phone)]
    resident = min(known, key=lambda p: not p.confirmed, default=None)
    if resident is None:
        new = Person(0, name, office.language, phone=phone)
        resident = replace(new, id=people.add(work, new))
    return resident


def _are_they(work: Work, person: Person, name: str, phone: str) -> bool:
    """A number that was only typed proves nothing: whoever typed it would read the case of whose it is."""
    if telephones.only(work, person):
        return person.name in ("", name)  # nor does who it is come out to whoever knows the number
    return person.confirmed == phone


def recognise(work: Work, office: Office, chat: Chat, phone: str) -> None:
    """Their messenger vouches for this number: what was entered for it is theirs, and comes to this chat."""
    people.change(work, chat.person, phone=phone, confirmed_phone=phone)
    chat.person = people.load(work, [chat.person.id])[chat.person.id]
    others = [p for p in telephones.found(work, phone) if telephones.only(work, p)]
    for other in others:
        joining.become_one(work, office, other, chat.person)
        chats.belongs_to(work, chat, people.load(work, [chat.person.id])[chat.person.id])
    calls.by_chat(work, office, chat.person)

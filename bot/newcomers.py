"""Whoever writes for the first time, or for the first time since they have had themselves erased."""

from collections.abc import Sequence
from dataclasses import replace

from bot.channels.channel import Incoming
from bot.office import Office
from cases.people import Person, Role
from storage import chats, people
from storage.chats import Chat
from storage.work import Work


def welcome(
    work: Work, office: Office, updates: Sequence[Incoming], here: dict[tuple[str, str], Chat]
) -> None:
    """They get a chat, and are told about privacy as it begins."""
    first = {(u.channel, u.address): u for u in reversed(updates)}
    if new := {where: update for where, update in first.items() if where not in here}:
        people_new = [(*where, _newcomer(office, update)) for where, update in new.items()]
        for chat in chats.welcome(work, people_new):
            here[chat.channel, chat.address] = chat


def up_to_date(work: Work, office: Office, update: Incoming, chat: Chat) -> None:
    """Whose chat it is by now: who has been erased, perhaps a moment ago, is somebody new."""
    chats.up_to_date(work, chat)
    if chat.person.forgotten:
        somebody = _newcomer(office, update)
        chat.session = chat.run = None
        chat.first, chat.kept, chat.unsent, chat.labels = True, False, False, {}
        chats.belongs_to(work, chat, replace(somebody, id=people.add(work, somebody)))


def _newcomer(office: Office, update: Incoming) -> Person:
    language = "en" if update.language.lower().startswith("en") else office.language
    return Person(0, update.name, language, frozenset({Role.RESIDENT}))

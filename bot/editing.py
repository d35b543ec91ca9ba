"""A message that somebody has edited: what became of it changes, too."""

from typing import Protocol

from bot.channels.channel import Incoming
from cases.commands import Act
from cases.model import Action
from handlers.flows import FLOWS
from handlers.rewording import reworded
from handlers.talk import Finish, Lookup, Turn
from storage import heard
from storage.chats import Chat
from storage.work import Work


class Visit(Protocol):
    """One update of one chat, inside one transaction."""

    work: Work
    chat: Chat
    lookup: Lookup

    def carry_out(self, turn: Turn) -> None:
        """Say, ask, perform."""


def edited(visit: Visit, update: Incoming) -> None:
    """An answer in an open conversation changes; a case gets the new wording. Else there is nothing to do."""
    work, chat, words = visit.work, visit.chat, update.text.strip()
    was = heard.find(work, chat.id, update.message)
    if was is None or not words or was.words.strip() == words:
        return
    heard.edited(work, chat.id, update.message, words)
    before = was.words.strip()
    if was.case_id is not None:
        command = Act(was.case_id, Action.ADD, words, name=before)
        visit.carry_out(Turn(session=chat.session, finish=Finish(command, "edit-done"), counter=chat.counter))
    elif chat.session is not None:
        turn = reworded(chat.session, before, words, chat.counter, FLOWS, visit.lookup, chat.unsent)
        if turn is not None:
            visit.carry_out(turn)

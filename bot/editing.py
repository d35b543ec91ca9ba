"""A message that somebody has edited: what became of it changes, too."""

from contextlib import suppress
from typing import Protocol

from bot.channels.channel import Incoming
from cases.commands import Act
from cases.errors import NotYours
from cases.model import Action
from handlers.facts import OneCase
from handlers.flows import FLOWS
from handlers.rewording import reworded
from handlers.talk import Finish, Lookup, Say, Turn
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


def place(update: Incoming) -> str:
    """Which message it is: another bot numbers its messages anew."""
    return f"{update.key.rpartition(':')[0]}:{update.message}"


def edited(visit: Visit, update: Incoming) -> None:
    """An answer in an open conversation changes; a case gets the new wording. Else there is nothing to do."""
    work, chat, words = visit.work, visit.chat, update.text.strip()
    was = heard.find(work, chat.id, place(update))
    if was is None or not words or was.words.strip() == words:
        return
    before, turn = was.words.strip(), None
    if was.case_id is not None:
        turn = Turn(session=chat.session, says=(Say("edit-late"),), counter=chat.counter)
        with suppress(NotYours):
            if Action.ADD in visit.lookup(OneCase(was.case_id)).may:
                finish = Finish(Act(was.case_id, Action.ADD, words, name=before), "edit-done")
                turn = Turn(session=chat.session, finish=finish, counter=chat.counter)
                heard.edited(work, chat.id, place(update), words)
    elif chat.session is not None:
        turn = reworded(chat.session, before, words, chat.counter, FLOWS, visit.lookup, chat.unsent)
        if turn is not None:
            heard.edited(work, chat.id, place(update), words)
    if turn is not None:
        visit.carry_out(turn)

"""The pictures of an album come one by one; a late one goes where the first went."""

from contextlib import suppress

from bot.channels.channel import Incoming
from bot.editing import Visit
from cases.commands import Act, Command, OpenCase
from cases.errors import NotYours
from cases.model import Action
from handlers.facts import OneCase
from handlers.talk import Finish, Turn
from storage import heard
from storage.chats import Chat
from storage.work import Work


def late(visit: Visit, update: Incoming, files: tuple[int, ...]) -> Turn | None:
    """Into the case that the album's first picture has become part of; None: it is an answer like any other.

    The first one is remembered.
    """
    if not (update.album and files):
        return None
    work, chat = visit.work, visit.chat
    album = f"{update.key.rpartition(':')[0]}:a{update.album}"  # another bot's are others
    first = heard.find(work, chat.id, album)
    if first is None:
        heard.hear(work, chat.id, album, file=files[0])
    elif first.case_id is not None:
        with suppress(NotYours):
            if Action.ADD in visit.lookup(OneCase(first.case_id)).may:
                add = Act(first.case_id, Action.ADD, update.text, files)
                finish = Finish(add, "album-done")
                return Turn(session=chat.session, finish=finish, counter=chat.counter)
    return None


def went(work: Work, chat: Chat, case: int, command: Command) -> None:
    """What was written and shown has become part of a case by this."""
    files = command.pictures if isinstance(command, OpenCase) else getattr(command, "files", ())
    heard.went(work, chat.id, case, getattr(command, "words", ""), files)

"""The pictures of an album come one by one. What would go on by itself waits until they are together; one
that comes later goes where the first went."""

from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from bot.channels.channel import Incoming
from bot.office import Office
from cases.commands import Act, Command, OpenCase
from cases.errors import NotYours
from cases.model import Action
from handlers import danger
from handlers.ask import joined
from handlers.facts import OneCase, Timeline
from handlers.shown import CaseView
from handlers.talk import Finish, Input, Lookup, Say, Turn
from storage import gathering, heard
from storage.chats import Chat
from storage.gathering import Gathered
from storage.work import Work


class Visit(Protocol):
    """One update of one chat, inside one transaction."""

    work: Work
    office: Office
    chat: Chat
    lookup: Lookup

    def say(self, say: Say) -> None:
        """Something to say now."""

    def goes_on(self, incoming: Input, *, in_place: bool) -> None:
        """What was gathered, as if it had come at once."""


def complete(visit: Visit, update: Incoming) -> None:
    """Whatever comes next is behind the album that waits here, unless it is one of its pictures."""
    waits = gathering.of(visit.work, visit.chat.id)
    if waits is None or waits.failed(visit.work.now):
        return
    if not (update.album and update.kind != "edit" and _name(update) == waits.album):
        go_on(visit, waits)


def go_on(visit: Visit, gathered: Gathered) -> None:
    """Its pictures are together."""
    gathering.remove(visit.work, visit.chat.id)
    together = Input("photo", text=gathered.words, files=gathered.files)
    replied = replace(together, about=gathered.about, told=gathered.told)
    visit.goes_on(replied, in_place=gathered.in_place)


def late(visit: Visit, update: Incoming, incoming: Input) -> Input | Turn:
    """Into the case that the album's first picture has become part of, or into the draft where it stands.

    Else it is an answer like any other. The first one is remembered.
    """
    work, chat, files = visit.work, visit.chat, incoming.files
    if not (update.album and files):
        return incoming
    first = heard.find(work, chat.id, _name(update))
    if first is None:
        heard.hear(work, chat.id, _name(update), file=files[0])
    elif first.case_id is not None:
        with suppress(NotYours):
            if (finish := _added(visit, first.case_id, first.file_id, incoming)) is not None:
                return Turn(session=chat.session, finish=finish, counter=chat.counter)
    elif chat.session is not None and heard.stands(chat.session.answers, first.file_id):
        return replace(incoming, about=0, told="")  # where the first is, it belongs, too
    return incoming


def _added(visit: Visit, case: int, first: int, incoming: Input) -> Finish | None:
    view: CaseView = visit.lookup(OneCase(case))
    if Action.ADD in view.may:
        return Finish(Act(case, Action.ADD, incoming.text, incoming.files), "album-done")
    written = (entry for entry in visit.lookup(Timeline(case)) if entry.action is Action.WRITE)
    if Action.WRITE in view.may and any(first in entry.files for entry in written):
        write = Act(case, Action.WRITE, incoming.text, incoming.files)
        return Finish(write, "write-done", {"to": "residents", "count": view.residents})
    return None


def gathers(visit: Visit, update: Incoming, incoming: Input, turn: Turn) -> bool:
    """True: more of it may come, and it is kept until then. `turn`: what it would come to by itself."""
    work, chat = visit.work, visit.chat
    command = turn.finish.command if turn.finish is not None else None
    alone = isinstance(command, Act) and command.files == incoming.files
    if not (update.album and incoming.files and (incoming.about or alone)):
        return False
    waits, name = gathering.of(work, chat.id), _name(update)
    if waits is not None and waits.album != name:
        return False
    words, files = (waits.words, waits.files) if waits is not None else ("", ())
    gathered = Gathered(
        chat_id=chat.id,
        album=name,
        words=joined(words, incoming.text),
        files=(*files, *(file for file in incoming.files if file not in files)),
        about=incoming.about,
        told=incoming.told,
        in_place=update.in_place,
        due_at=work.now + visit.office.join_window,
    )
    gathering.keep(work, gathered)
    if alarm := danger.found(incoming.text):
        visit.say(Say("danger-known", {"danger": alarm}))
    return True


def went(work: Work, chat: Chat, case: int, command: Command) -> None:
    """What was written and shown has become part of a case by this."""
    files = command.pictures if isinstance(command, OpenCase) else getattr(command, "files", ())
    heard.went(work, chat.id, case, getattr(command, "words", ""), files)


def _name(update: Incoming) -> str:
    """Another bot's albums are others."""
    return f"{update.key.rpartition(':')[0]}:a{update.album}"

"""What no conversation makes and a command does not get through with, whoever made it."""

from cases.actions import SAID
from cases.commands import Act, Command, JoinCase, OpenCase
from cases.errors import NotYours
from cases.people import Person
from storage import files
from storage.work import Work


def refuse_forged(work: Work, command: Command, person: Person) -> None:
    """Raises `NotYours` for a file that this person has not sent, and for what is not theirs to say."""
    sent: tuple[int, ...] = ()
    if isinstance(command, OpenCase):
        sent = (*command.pictures, *command.voice)
    elif isinstance(command, JoinCase):
        sent = command.pictures
    elif isinstance(command, Act):
        sent = command.files
        spoken = set(command.data.get("voice", ()))
        if command.data.keys() - SAID or spoken - set(sent):
            raise NotYours()
    if sent and files.foreign(work, sent, person.id):
        raise NotYours()

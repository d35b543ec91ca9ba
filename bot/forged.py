"""What no conversation makes and a command does not get through with, whoever made it."""

from cases.commands import Act, Command, JoinCase, OpenCase
from cases.errors import NotYours
from cases.people import Person
from storage import files
from storage.work import Work

_SAID = frozenset(
    {"until", "promised", "held", "signed", "reason", "decision", "unit", "lead"}
    | {"together", "sort", "value", "pledge"}
)
"""What people say with an act besides their words. All else that an event holds the desk and the domain add:
above all who wrote it down for whom, and which letter goes with it."""


def refuse_forged(work: Work, command: Command, person: Person) -> None:
    """Raises `NotYours` for a file that this person has not sent, and for what is not theirs to say."""
    sent: tuple[int, ...] = ()
    if isinstance(command, OpenCase):
        sent = (*command.pictures, *command.voice)
    elif isinstance(command, JoinCase):
        sent = command.pictures
    elif isinstance(command, Act):
        sent = command.files
        if command.data.keys() - _SAID:
            raise NotYours()
    if sent and files.foreign(work, sent, person.id):
        raise NotYours()

"""A line of the lifecycle's table: where an action leads, who may do it, who is told."""

from dataclasses import dataclass

from cases.model import State
from cases.notices import Notice, Priority, To
from cases.people import DESK, STAFF, Role

HANDLER = frozenset({Role.REPRESENTATIVE})
OFFICER = frozenset({Role.OFFICER})
HANDS = HANDLER | STAFF
OFFICE = STAFF | DESK
"""Either has its own cases: `access.office_of`."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where an action leads, who may do it, who is told, and whether it must come with words or files."""

    to: State | None
    """None: the state stays."""
    by: frozenset[Role]
    tells: tuple[Notice, ...] = ()
    words: bool = False
    or_to: tuple[State, ...] = ()
    """Where it leads instead, depending on who has the case and who has already answered."""


def told(what: str, *to: To, priority: Priority = Priority.NOTICE) -> tuple[Notice, ...]:
    """The notices `{what}-{whom}`."""
    return tuple(Notice(t, f"{what}-{t}", priority) for t in to)

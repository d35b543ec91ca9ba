"""Who is told what. A notice is data; words are found in `words/`, addresses in `storage/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

from cases.model import EMPTY


class To(StrEnum):
    """Whom a notice is for; resolved when it is written, never to anyone the case is about."""

    RESIDENTS = "residents"
    """Every party who has not withdrawn."""
    NEWCOMERS = "newcomers"
    """The parties whom this event has brought."""
    OTHERS = "others"
    """Every other party."""
    SILENT = "silent"
    """The parties whose verdict is still missing."""
    HANDLER = "handler"
    FORMER = "former"
    """Who had the case before this event: its handler, or the officers of the units that `data` names."""
    OFFICERS = "officers"
    """The officers of the units that `data` or the event names; where neither does, of all that have a part.
    """
    CLAIMERS = "claimers"
    """Who helps with a claimed wish; `data` says who."""
    WALL = "wall"
    """Who is near, and could claim the wish."""
    WRITER = "writer"
    """Who said what this is about: the event says who."""
    CLERKS = "clerks"
    SUPERVISORS = "supervisors"
    LEADERS = "leaders"
    OWNER = "owner"
    """Who has taken the case on among the staff, or was handed it: the event says who."""
    DUTY = "duty"
    """Whoever the office has named for what nobody has seen to; where it has not, the supervisors."""
    DISCIPLINE = "discipline"
    """The desk for 检举控告. Nobody stands in for it, nobody is above it."""


class Priority(IntEnum):
    """The outbox sends lower numbers first; order is promised within one priority."""

    LIVE = 0  # the reply somebody is waiting for
    URGENT = 1
    NOTICE = 2
    ROUTINE = 3  # reminders: kept for the morning in quiet hours
    BROADCAST = 4


@dataclass(frozen=True, slots=True)
class Notice:
    """`what` is the id of the words; `data` what they need besides the case."""

    to: To
    what: str
    priority: Priority = Priority.NOTICE
    data: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    asks: bool = False
    """True: silence counts from the moment this is noted sent (the verdict, a question to the resident)."""

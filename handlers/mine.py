"""What is kept of somebody, as it is shown to them."""

from dataclasses import dataclass
from datetime import datetime

from handlers.shown import CaseView


@dataclass(frozen=True, slots=True)
class Mine:
    """What is kept of whoever asks, at a glance."""

    name: str = ""
    phone: str = ""
    channels: str = ""
    """The messengers in which they have spoken, in words."""
    since: datetime | None = None
    cases: tuple[CaseView, ...] = ()
    """Some of what they reported or joined, the open ones first."""
    count: int = 0
    shared: int = 0
    """How many in all; and of how many whoever has them sees who they are."""
    ends: tuple[str, ...] = ()
    """Numbers of open cases that would be over without them."""
    goes_on: tuple[str, ...] = ()
    """Of those that would go on: for others, or because they are urgent."""
    hands: int = 0
    """How many open cases they have in hand, or look after, for the office."""
    claimed: int = 0
    """How many open wishes they have claimed: these are given back where they go."""

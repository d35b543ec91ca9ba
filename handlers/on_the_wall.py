"""What is seen of the wish wall: made for one viewer, without anything that is not public."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cases.model import Action
from cases.wishes import Pledge, Sort

if TYPE_CHECKING:
    from handlers.shown import Entry


@dataclass(frozen=True, slots=True)
class WishView:
    """A wish as those read it who could claim it, or have. No number, no name: what a clerk made public."""

    id: int
    sort: Sort
    value: int
    """Yuan."""
    words: str
    district: str
    days: int
    """For how many whole days it has waited since it came on the wall."""
    lead: str = ""
    """Who leads, where it is claimed and others may join."""
    claimers: int = 0
    mine: str = ""
    """`lead` or `helps`: this person's claim stands."""
    may: frozenset[Action] = frozenset()
    said: "tuple[Entry, ...]" = ()
    """What is said with the resident, for who helps, where that is for them."""


@dataclass(frozen=True, slots=True)
class ClaimedView:
    """What the card of a claimed wish shows besides, to who has it and to staff."""

    wish: WishView
    helpers: tuple[tuple[str, str], ...] = ()
    """(name, telephone) of who helps."""
    contact_by: datetime | None = None
    """Until when the resident has to hear from whoever leads; None: they have."""
    pledged: tuple[tuple[Pledge, int], ...] = ()
    """What was given or promised, and its worth in yuan."""


@dataclass(frozen=True, slots=True)
class WishRules:
    """What the office has settled: the cap in yuan, and the days until the first contact (0: no limit)."""

    cap: int
    contact: int


@dataclass(frozen=True, slots=True)
class WishCounts:
    """The counts of the wall, each from its rows; what was pledged, and its worth in yuan."""

    collected: int
    claimed: int
    realised: int
    offered: int
    pledges: int = 0
    pledged: int = 0

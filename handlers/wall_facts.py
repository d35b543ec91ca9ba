"""What conversations about the wish wall ask; the answers are in `on_the_wall.py`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wall:
    """→ tuple[WishView, ...]: what this person may browse, unclaimed wishes that wait longest first."""


@dataclass(frozen=True, slots=True)
class Helped:
    """→ tuple[WishView, ...]: the open wishes that this person helps with."""


@dataclass(frozen=True, slots=True)
class OneWish:
    """→ WishView. Raises `NotYours` for one that they may not browse."""

    case: int


@dataclass(frozen=True, slots=True)
class Public:
    """→ str: `text` as anybody may read it, without what gives the residents of this case away.

    `place`: what is public of where it is, instead.
    """

    case: int
    text: str
    place: bool = False


@dataclass(frozen=True, slots=True)
class Masked:
    """→ tuple[str, ...]: what `Public` leaves out of `text`; for staff."""

    case: int
    text: str


@dataclass(frozen=True, slots=True)
class Rules:
    """→ WishRules."""


@dataclass(frozen=True, slots=True)
class WallCounts:
    """→ WishCounts; for staff."""


@dataclass(frozen=True, slots=True)
class Counted:
    """→ tuple[CaseView, ...]: of what a count counts, the newest; for staff."""

    name: str
    most: int


OfTheWall = Wall | Helped | OneWish | Masked | Public | Rules | WallCounts | Counted

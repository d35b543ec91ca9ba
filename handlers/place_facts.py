"""What a conversation may look up about districts: see `facts.py`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Children:
    """→ tuple[District, ...]: below `district`; None: the top."""

    district: int | None = None


@dataclass(frozen=True, slots=True)
class MatchPlace:
    """→ District | None: the district that a written address names, or an alias of it, deepest first."""

    text: str


@dataclass(frozen=True, slots=True)
class PlaceAt:
    """→ District | None: the deepest district whose polygon holds the position; `named` if it lies there."""

    latitude: float
    longitude: float
    named: int | None = None


@dataclass(frozen=True, slots=True)
class DistrictNamed:
    """→ District | None, by id."""

    district: int


@dataclass(frozen=True, slots=True)
class LikelyDistrict:
    """→ District | None: that of the station whose link they came by, of their last matter, or of their
    representative. The whole county is none."""

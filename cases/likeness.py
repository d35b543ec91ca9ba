"""Whether two reports may be about the same matter: what is offered before one more becomes a case."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import TypeVar

from cases.model import Kind

T = TypeVar("T")
_EARTH = 6_371_000
_LEAST, _SHARE = 3, 0.5
"""So many pairs of characters in common, and so much of the shorter text, count as the same words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What an office offers to be joined: cases of these kinds, so near, so many at most."""

    kinds: frozenset[Kind] = frozenset({Kind.COMPLAINT, Kind.SUGGESTION})
    metres: int = 300
    most: int = 3


@dataclass(frozen=True, slots=True)
class Matter:
    """A report, or a case, as far as it is compared."""

    words: str
    topics: tuple[str, ...] = ()
    district: int | None = None
    position: tuple[float, float] | None = None
    """Latitude and longitude in degrees (WGS 84)."""


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two positions, as the crow flies."""
    (north, east), (north2, east2) = ((radians(lat), radians(lon)) for lat, lon in (one, other))
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def likeness(one: Matter, other: Matter, metres: int, places: Collection[str] = ()) -> float:
    """How alike they are; 0: they are not. The same topic or the same words, in the same district or so near.

    `places`: names of the district and what it lies in: everybody there writes them.
    """
    near = one.district is not None and one.district == other.district
    if one.position and other.position:  # shared positions say more than a district
        near = distance(one.position, other.position) <= metres
    if not near:
        return 0
    mine, theirs = (_pairs(words, frozenset(places)) for words in (one.words, other.words))
    both = len(mine & theirs)
    share = both / min(len(mine), len(theirs)) if both >= _LEAST else 0
    topic = bool(set(one.topics) & set(other.topics))
    return topic + share if topic or share >= _SHARE else 0


def in_common(one: str, other: str) -> int:
    """How many different characters that say what it is about stand in both: for texts of a few words."""
    return len({c for c in one if c.isalpha() and c not in _SAYS_LITTLE} & set(other))


_SAYS_LITTLE = frozenset("的了又还是在没不有坏修好办弄这那我你您们个一来去都就再请说啊呢吧也很看上下里家")


@lru_cache(2000)
def _pairs(words: str, places: frozenset[str]) -> frozenset[str]:
    """Pairs of characters that stand together. The same cases are compared at every step of a report."""
    text = words.casefold()
    for name in sorted(places, key=len, reverse=True):
        text = text.replace(name.casefold(), " ")
    runs = "".join(c if c.isalpha() else " " for c in text).split()
    return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))


def most_alike(found: Iterable[tuple[float, datetime, T]], most: int) -> list[T]:
    """The most alike first, of equals the newest."""
    ordered = sorted(found, key=lambda one: (one[0], one[1]), reverse=True)
    return [what for likeness, _, what in ordered if likeness > 0][:most]

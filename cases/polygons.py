"""Which district a position lies in: even-odd ray casting over the districts' polygons.

Coordinates are degrees, longitude first, as GeoJSON (RFC 7946) has them. A county is small enough to be flat.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cases.assignment import upwards
from cases.people import District

Point: TypeAlias = Sequence[float]
Ring: TypeAlias = Sequence[Point]
Polygons: TypeAlias = Sequence[Sequence[Ring]]
"""Several polygons, each its outer ring and its holes: the coordinates of a MultiPolygon."""


def holds(polygons: Polygons, latitude: float, longitude: float) -> bool:
    """True: the position lies in one of the polygons and in none of its holes.

    Of two that share an edge exactly one holds a position upon it.
    """
    return any(_inside(rings, latitude, longitude) for rings in polygons)


def _inside(rings: Sequence[Ring], y: float, x: float) -> bool:
    """A ray to the east crosses an odd number of edges, those of the holes counted, too."""
    odd = False
    for ring in rings:
        before_x, before_y = ring[-1][:2]
        for point in ring:
            here_x, here_y = point[:2]
            if (here_y > y) != (before_y > y):
                crossed = here_x + (y - here_y) * (before_x - here_x) / (before_y - here_y)
                if x < crossed:
                    odd = not odd
            before_x, before_y = here_x, here_y
    return odd


@dataclass(frozen=True, slots=True)
class _Area:
    district: District
    polygons: Polygons
    box: tuple[float, float, float, float]
    """South, west, north, east: most areas are ruled out by it."""
    depth: int

    @property
    def size(self) -> float:
        south, west, north, east = self.box
        return (north - south) * (east - west)


class Areas:
    """The districts that have polygons, made ready once for many positions."""

    def __init__(self, districts: Mapping[int, District], polygons: Mapping[int, Polygons]) -> None:
        areas = [
            _Area(districts[id], drawn, _box(drawn), sum(1 for _ in upwards(id, districts)))
            for id, drawn in polygons.items()
            if id in districts and any(drawn)
        ]
        self._areas = sorted(areas, key=lambda area: (-area.depth, area.size, area.district.id))

    def at(self, latitude: float, longitude: float) -> District | None:
        """The deepest district that holds the position; of several the smallest. None: no polygon does."""
        for area in self._areas:
            south, west, north, east = area.box
            near = south <= latitude <= north and west <= longitude <= east
            if near and holds(area.polygons, latitude, longitude):
                return area.district
        return None


def _box(polygons: Polygons) -> tuple[float, float, float, float]:
    points = list(_points(polygons))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(ys), min(xs), max(ys), max(xs)


def _points(polygons: Polygons) -> Iterator[Point]:
    return (point for rings in polygons for ring in rings for point in ring)

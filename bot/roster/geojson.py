"""The borders of districts as GeoJSON (RFC 7946): read, compared, written."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.roster.cells import tidy
from bot.roster.columns import COLUMNS, Kind
from bot.roster.known import Places
from bot.roster.plan import Bad, Wrong
from bot.roster.reading import district_of
from bot.roster.sheets import content
from cases.errors import BadRoster
from cases.people import District
from cases.polygons import Polygons

MOST_BYTES = 50 * 2**20
_NAMES = ("name", "NAME", "Name", "名称", *COLUMNS[Kind.DISTRICTS]["name"])
_ABOVE = ("parent", *COLUMNS[Kind.DISTRICTS]["parent"])
_DIGITS = 6
"""Of a degree: a tenth of a metre."""


@dataclass
class Drawn:
    """What a file of borders comes to. `new`: district → its polygons; `same`: how many are as they were."""

    new: dict[int, Polygons] = field(default_factory=dict)
    changed: dict[int, Polygons] = field(default_factory=dict)
    same: int = 0
    bad: list[Bad] = field(default_factory=list)


def compare(file: Path, districts: Mapping[int, District], known: Mapping[int, Polygons]) -> Drawn:
    """Each feature matched to its district by name. Raises BadRoster where it is no FeatureCollection."""
    try:
        read = json.loads(content(file, MOST_BYTES))
    except (ValueError, RecursionError):
        raise BadRoster(file=file.name, reason="map") from None
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list) or read.get("type") != "FeatureCollection":
        raise BadRoster(file=file.name, reason="map")
    if not features:
        raise BadRoster(file=file.name, reason="empty")
    places, drawn, met = Places(districts), Drawn(), dict[int, int]()
    for number, feature in enumerate(features, 1):
        try:
            id, polygons = _feature(feature, places)
            if (first := met.setdefault(id, number)) != number:
                raise Wrong("roster-twice", sheet=file.name, row=str(first))
        except Wrong as why:
            drawn.bad.append(Bad(Kind.DISTRICTS, file.name, number, why.what, why.values))
            continue
        if known.get(id) == polygons:
            drawn.same += 1
        else:
            (drawn.changed if id in known else drawn.new)[id] = polygons
    return drawn


def _feature(feature: Any, places: Places) -> tuple[int, Polygons]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    said: Mapping[str, Any] = properties if isinstance(properties, dict) else {}
    name = next((tidy(said[key]) for key in _NAMES if said.get(key)), "")
    if not name:
        raise Wrong("roster-no-name")
    above = next((said[key] for key in _ABOVE if isinstance(said.get(key), str)), "")
    path = f"{tidy(above)}/{name}" if above else name
    id = district_of(path if places.named(path) else name, places, None)
    assert id is not None
    return id, _polygons(feature.get("geometry"))


def _polygons(geometry: Any) -> Polygons:
    """As a MultiPolygon's coordinates. Raises Wrong."""
    match geometry:
        case {"type": "Polygon", "coordinates": list(rings)}:
            several = [rings]
        case {"type": "MultiPolygon", "coordinates": list(several)}:
            pass
        case _:
            raise Wrong("roster-unknown-shape")
    try:
        made = [[[_point(point) for point in ring] for ring in rings] for rings in several]
    except (TypeError, ValueError, IndexError):
        raise Wrong("roster-unknown-shape") from None
    if not made or not all(made) or any(len(ring) < 4 for rings in made for ring in rings):
        raise Wrong("roster-unknown-shape")
    return made


def _point(point: Sequence[float]) -> list[float]:
    longitude, latitude = (round(float(degree), _DIGITS) for degree in point[:2])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError(point)
    return [longitude, latitude]


def written(districts: Mapping[int, District], drawn: Mapping[int, Polygons]) -> bytes:
    """The borders there are, each under the shortest name that means its district alone."""
    collection = {"type": "FeatureCollection", "features": list(_features(Places(districts), drawn))}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _features(places: Places, drawn: Mapping[int, Polygons]) -> Iterator[Mapping[str, Any]]:
    for id, polygons in sorted(drawn.items()):
        geometry = {"type": "MultiPolygon", "coordinates": polygons}
        yield {"type": "Feature", "properties": {"name": places.called(id)}, "geometry": geometry}

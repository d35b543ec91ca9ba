"""What a cell says of a field, whatever the record is about."""

from collections.abc import Container, Mapping

from bot.roster.cells import CLEAR, fold
from bot.roster.columns import Row
from bot.roster.known import Places
from bot.roster.plan import Wrong, near

NAME, TEXT = 80, 200
"""Characters that a name, and that an address or the hours may have."""
NEW = frozenset({"新", "new"})
"""In the column of ids: somebody new, although a namesake is known."""


def id_of(row: Row, known: Container[int]) -> int | None:
    """The id in its column; None where there is none. Raises Wrong for one that is not known."""
    said = row.cells.get("id", "")
    if not said or fold(said) in NEW:
        return None
    id = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
    if id not in known:
        raise Wrong("roster-unknown-id", id=said)
    return id


def text_of(cells: Mapping[str, str], field: str, before: str, most: int = TEXT) -> str:
    """What becomes of a text: blank says nothing, “无” empties it. Raises Wrong for one too long."""
    said = cells.get(field, "")
    if len(said) > most:
        raise Wrong("roster-too-long", words=said[:20], most=str(most))
    return "" if fold(said) in CLEAR else said or before


def name_of(cells: Mapping[str, str], before: str = "") -> str:
    """The name. Raises Wrong where there is none, or one too long."""
    found = text_of(cells, "name", before, NAME)
    if not found:
        raise Wrong("roster-no-name")
    return found


def district_of(said: str, places: Places, before: int | None) -> int | None:
    """The one district that a cell means. Raises Wrong."""
    if not said or fold(said) in CLEAR:
        return None if said else before
    found = places.named(said)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Wrong("roster-unknown-district", district=said, near=near(said, places.names()))
    raise Wrong("roster-many-districts", district=said, names="、".join(map(places.called, found[:5])))

"""The residents of a case, and open cases that may be the same matter, as conversations show them."""

from dataclasses import dataclass
from datetime import datetime

from cases.model import Kind


@dataclass(frozen=True, slots=True)
class Resident:
    """One of the residents of a case, for the staff: by name where it is known, and what they reported."""

    person: int
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Similar:
    """An open case that may be the same matter, as anybody may know it: nothing of what residents wrote."""

    case: int
    kind: Kind
    topics: tuple[str, ...]
    district: str
    metres: int | None
    """How far away, to ten metres; None: one of the two has no position."""
    opened_at: datetime
    residents: int
    handler: str = ""

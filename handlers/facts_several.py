"""What conversations ask about the residents of a case, and about cases that may be the same matter."""

from dataclasses import dataclass

from cases.model import Kind


@dataclass(frozen=True, slots=True)
class Similar:
    """→ tuple[shown.Similar, ...]: open cases nearby that may be the same matter and could be joined."""

    kind: Kind
    words: str
    district: int | None
    position: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class LikeThis:
    """→ tuple[CaseView, ...]: open cases that may be the same matter as this one; for the staff."""

    case: int


@dataclass(frozen=True, slots=True)
class Residents:
    """→ tuple[Resident, ...]: the residents of a case, those who came first before the others; for staff."""

    case: int


@dataclass(frozen=True, slots=True)
class GroupLink:
    """→ Ways | None: the link by which others become spokespersons of this petition; None: by none."""

    case: int

"""What a preview shows: which cases would go to whom, and why."""

from dataclasses import dataclass

from cases.assignment import Reason


@dataclass(frozen=True, slots=True)
class MoveView:
    """One case that would go from one to another. `gets` empty: to the office, which finds somebody."""

    number: str
    words: str
    whose: str
    gets: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that would move. `code` names it: what is done is what was shown, or nothing."""

    code: str
    moves: tuple[MoveView, ...] = ()


@dataclass(frozen=True, slots=True)
class LeavePreview:
    """Everything that is still somebody's, and to whom it would go."""

    code: str
    person: int
    name: str
    moves: tuple[MoveView, ...] = ()
    parts: int = 0
    """Cases on which they work for their unit; the unit keeps them."""
    watched: int = 0
    """Cases they look after, and staff tasks of theirs; those go to all who do such tasks."""
    stands_in: tuple[str, ...] = ()
    """Whose deputy they are: those have none any more."""
    followers: int = 0
    """Residents who came by their link; it leads to the district from now on."""
    duty: bool = False
    """True: the configuration names them for what nobody has seen to."""
    claims: int = 0
    """Wishes they have claimed: back on the wall, or with whoever helps."""

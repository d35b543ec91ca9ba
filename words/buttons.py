"""Buttons in rows: as many as fit side by side, the likely answer first."""

from collections.abc import Sequence
from functools import lru_cache

from words.escape import clean, width
from words.message import Button

LONGEST = 24
"""Characters of a label; a longer one is cut."""
_COLUMNS = {1: 48, 2: 36, 3: 36}


def label(words: str) -> str:
    """A label short enough to be read on a phone. Plain text."""
    words = " ".join(clean(words).split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """At most three short or two longer labels side by side, in order; but the likely one comes first, and of
    four or more it stands alone."""
    laid = _laid(tuple([(button.label, button.main) for button in buttons]))
    return tuple([tuple([buttons[place] for place in row]) for row in laid])


@lru_cache(1024)
def _laid(buttons: tuple[tuple[str, bool], ...]) -> list[list[int]]:
    """Rows of places, for buttons of these labels, main or not."""
    ordered = sorted(range(len(buttons)), key=lambda place: not buttons[place][1])
    laid: list[list[int]] = []
    widest = 0
    for place in ordered:
        wide = width(buttons[place][0])
        alone = len(ordered) > 3 and len(laid) == 1 and buttons[laid[0][0]][1]
        count = len(laid[-1]) + 1 if laid and not alone else 4
        if count <= 3 and max(widest, wide) * count <= _COLUMNS[count]:
            laid[-1].append(place)
            widest = max(widest, wide)
        else:
            laid.append([place])
            widest = wide
    return laid

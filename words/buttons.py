"""Buttons in rows: as many as fit side by side, the likely answer first."""

from collections.abc import Sequence

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
    ordered = sorted(buttons, key=lambda button: not button.main)
    laid: list[list[Button]] = []
    widest = 0
    for button in ordered:
        wide = width(button.label)
        alone = len(ordered) > 3 and len(laid) == 1 and laid[0][0].main
        count = len(laid[-1]) + 1 if laid and not alone else 4
        if count <= 3 and max(widest, wide) * count <= _COLUMNS[count]:
            laid[-1].append(button)
            widest = max(widest, wide)
        else:
            laid.append([button])
            widest = wide
    return tuple(tuple(row) for row in laid)

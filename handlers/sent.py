"""What came with words: how many files of which kind, and how many of them are not here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Missing:
    """Files of one kind that are not all here."""

    kind: str
    """`photo` · `voice` · `video` · `paper`"""
    count: int
    """How many were sent."""
    lacks: tuple[tuple[str, int], ...]
    """(`coming` · `too_large` · `unreadable` · `lost`, how many): still to be fetched, or never to be had."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent besides words, in numbers: (kind of `Missing`, how many)."""

    kinds: tuple[tuple[str, int], ...] = ()


NOTHING_SENT = Sent()

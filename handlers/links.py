"""Links as conversations see them: what one stands for, and the ways to open one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrival:
    """By what somebody comes: `representative`, `station`, `case`, `person`, `group`; `chat`, to be cut off;
    `left`: by the link of a representative who has left, to their district's station (id 0: it has none).

    `name`: whose, or the number of the petition; empty, it is no more.
    """

    kind: str
    id: int
    name: str = ""
    own: bool = False
    """True: it is their own."""
    address: str = ""
    hours: str = ""
    """A station's, as they stand on its door."""


@dataclass(frozen=True, slots=True)
class Ways:
    """A code, the addresses that open it, and for how many minutes (0: for good)."""

    code: str
    addresses: tuple[str, ...] = ()
    minutes: int = 0

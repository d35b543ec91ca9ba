"""What the emulator keeps: calls as they came, faults to come, updates that wait."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ApiCall:
    """A request as it came. `status` 0: the connection was cut before it was processed."""

    method: str
    params: dict[str, Any]
    files: dict[str, bytes]
    at: float
    status: int = 200


@dataclass
class Fault:
    """What happens to the next `times` calls of these methods (and this chat)."""

    do: str
    times: int
    methods: frozenset[str]
    chat: int | None = None
    status: int = 0
    seconds: float = 0
    skip: int = 0


@dataclass
class Waiting:
    """An update until it is confirmed."""

    update: dict[str, Any]
    handed_out: bool = False

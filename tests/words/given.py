"""What buttons name and arguments are looked for, where conversations are crawled."""

from collections.abc import Mapping
from typing import Any

from cases.model import Verdict

USUAL = ("zh", "d", *(one.value for one in Verdict))
EXTRAS = {"wishes": ("collected", "claimed", "realised", "offered"), "wall": ("1",), "wish": ("said",)}
"""What a button may name besides."""


class Looked(dict[str, Any]):
    """Arguments that know which of them were looked for."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        super().__init__(given)
        self.looked = set[str]()

    def get(self, name: str, default: Any = None) -> Any:
        self.looked.add(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self.looked.add(str(name))
        return super().__contains__(name)

    def __getitem__(self, name: str) -> Any:
        self.looked.add(name)
        return super().__getitem__(name)


BEGIN = ("report", "enter", "finding")
"""Conversations that begin a case: one state stands for all."""

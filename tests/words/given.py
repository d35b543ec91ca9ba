"""What previews show, links lead to and buttons name, where conversations are crawled."""

from collections.abc import Mapping
from typing import Any

from cases.model import Verdict
from handlers.links import Arrival
from handlers.moves import MoveView
from handlers.shown import Reason
from tests.words.people import LAMPS

MOVES = (
    MoveView("60748-1", LAMPS.words, "周代表", "方代表", (Reason("balance", "周代表"), Reason("load", "0"))),
    MoveView("60749-2", "", "周代表", "", (Reason("left", "周代表"),)),
)
"""What a preview can show."""

NOT_THEIRS = 8
LINKS = {
    "r": Arrival("representative", 3, "周代表"),
    "s": Arrival("station", 1, "青塘联络站"),
    "open": Arrival("station", 1, "青塘联络站", address="青塘路 1 号", hours="周三上午"),
    "c": Arrival("case", 7),
    "elsewhere": Arrival("case", NOT_THEIRS),
    "p": Arrival("person", 1),
    "d": Arrival("chat", 1),
    "own": Arrival("representative", 3, "周代表", own=True),
    "left": Arrival("left", 1, "青塘乡"),
    "nowhere": Arrival("left", 0),
    "gone": Arrival("representative", 3),
    "i": Arrival("invited", 5),
}
"""What codes stand for."""

USUAL = ("zh", "d", *(one.value for one in Verdict))
EXTRAS = {"wishes": ("collected", "claimed", "realised", "offered"), "wall": ("1",)}
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

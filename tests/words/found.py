"""What the crawl finds: cases alike, moves in a preview, and what codes stand for."""

from datetime import timedelta

from cases.model import Kind
from handlers import links, shown
from handlers.moves import MoveView
from handlers.shown import Reason
from tests.words.people import LAMPS, NOW

SIMILAR = (
    shown.Similar(5, Kind.COMPLAINT, ("路灯",), "青塘村", 120, NOW - timedelta(days=2), 2, "周代表"),
    shown.Similar(6, Kind.SUGGESTION, (), "", None, NOW - timedelta(days=40), 1),
)


MOVES = (
    MoveView("60748-1", LAMPS.words, "周代表", "方代表", (Reason("balance", "周代表"), Reason("load", "0"))),
    MoveView("60749-2", "", "周代表", "", (Reason("left", "周代表"),)),
)
"""What a preview can show."""

NOT_THEIRS = 8
LINKS = {
    "r": links.Arrival("representative", 3, "周代表"),
    "s": links.Arrival("station", 1, "青塘联络站"),
    "open": links.Arrival("station", 1, "青塘联络站", address="青塘路 1 号", hours="周三上午"),
    "c": links.Arrival("case", 7),
    "elsewhere": links.Arrival("case", NOT_THEIRS),
    "p": links.Arrival("person", 1),
    "d": links.Arrival("chat", 1),
    "own": links.Arrival("representative", 3, "周代表", own=True),
    "left": links.Arrival("left", 1, "青塘乡"),
    "nowhere": links.Arrival("left", 0),
    "gone": links.Arrival("representative", 3),
    "group": links.Arrival("group", 7, "60748-1"),
    "group-over": links.Arrival("group", 7),
    "i": links.Arrival("invited", 5),
}
"""What codes stand for."""

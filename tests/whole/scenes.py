"""How most stories begin."""

from typing import Any

from storage import tables
from tests.world import Phone, World

LAMP = "青塘路的路灯坏了五盏"
APART = "不是，另外报"
"""Similar cases nearby: none of them is it."""


def tells(resident: Phone, words: str = LAMP, kind: str = "投诉") -> Phone:
    """Up to the question whom it is about; what is alike nearby is another matter."""
    resident.says(words).is_a(kind).presses("是青塘村").presses("没有")
    return resident.presses(APART) if any(b.label == APART for b in resident.buttons()) else resident


def reports(resident: Phone, words: str = LAMP, kind: str = "投诉") -> Phone:
    """A whole report, about nobody, without a telephone number."""
    tells(resident, words, kind)
    if kind in ("投诉", "信访诉求"):
        resident.presses("不是")
    return resident.presses("不留").presses("发送")


def accuses(resident: Phone, name: str = "周代表", words: str = "青塘村的救济款没发到户") -> Phone:
    """A complaint that names somebody where it is asked for."""
    tells(resident, words).presses("是位代表").says(name)
    return resident.presses("不留").presses("发送")


def resolves(representative: Phone, words: str = "五盏灯都换好了") -> Phone:
    return representative.presses("办好了").presses("解决了").says(words).presses("没有")


def the_case(world: World) -> Any:
    """The newest case's row."""
    return world.rows(tables.cases)[-1]

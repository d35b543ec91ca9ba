"""Whom conversations are tried with, where they are, and a case as they see it."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cases import numbers
from cases.model import Action, Kind, State
from cases.people import District, Person, Role
from handlers.shown import CaseView

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Sunday

RESIDENT = Person(1, "李大爷", phone="13800000001")
STRANGER = Person(2)
REPRESENTATIVE = Person(3, "周明", roles=frozenset({Role.RESIDENT, Role.REPRESENTATIVE}))
CLERK = Person(4, "沈", roles=frozenset({Role.CLERK}))
OFFICER = Person(6, "李工", roles=frozenset({Role.RESIDENT, Role.OFFICER}), unit=1)

COUNTY = (
    District(1, "青山县"),
    District(2, "青塘乡", 1, ("青塘路",)),
    District(3, "白石镇", 1),
    District(4, "柳村", 2),
    District(5, "梅村", 2),
    *(District(10 + i, f"{i}号村", 3) for i in range(11)),
)


def view(case: int = 7, state: State = State.IN_PROGRESS, may: str = "", **more: Any) -> CaseView:
    """A case as somebody sees it; `may`: the actions open to them."""
    given: dict[str, Any] = {
        "id": case,
        "number": numbers.number(case),
        "version": 3,
        "kind": Kind.COMPLAINT,
        "state": state,
        "words": "路灯坏了",
        "place": "青塘乡",
        "urgent": False,
        "opened_at": NOW - timedelta(days=2),
        "mark": "ontime",
    }
    return CaseView(**{**given, **more}, may=frozenset(Action(action) for action in may.split()))

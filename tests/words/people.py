"""A case as somebody sees it, to render."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cases.lifecycle import TRANSITIONS
from cases.model import Action, Kind, Outcome, Pending, State
from cases.parts import Stage
from cases.people import STAFF, Role
from cases.sources import Source
from cases.spans import Part
from cases.wishes import Pledge, Sort
from handlers.on_the_wall import ClaimedView, WishView
from handlers.shown import CaseView, Contact, Entry, PartView, Reason

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 18, 11, 42, tzinfo=UTC)  # a Wednesday, 19:42
WHEN: dict[str, Any] = {"zone": ZONE, "now": NOW}

LAMPS = CaseView(
    id=60748,
    number="60748-1",
    version=3,
    kind=Kind.COMPLAINT,
    state=State.ASSIGNED,
    words="青塘路的路灯坏了五盏，晚上看不见路",
    place="青塘乡青塘路",
    urgent=False,
    opened_at=NOW,
    mark="ontime",
    deadline=NOW + timedelta(days=15),
    left_days=15,
    handler="周代表",
)


SOON = NOW + timedelta(days=7)
HANGING: dict[str, Any] = {
    "pending": Pending(promised=SOON, extension=SOON, instructed=SOON, disputes=2, reviews=1),
    "unit": "供电公司",
    "instruction": "请供电公司尽快修好",
    "why": "灯具要定做",
    "answered": "换过一次了",
    "spent": (Part("office", 3, "h"), Part("representative", 3, "d"), Part("resident", 2, "d")),
    "latest": SOON + timedelta(days=15),
}
"""Everything that can hang over a case."""


ENTERED: dict[str, Any] = {"source": Source.VISIT, "entered": "李干事", "calls": True}
"""For somebody without a phone."""
PARTS = (
    PartView(1, "水务局", True, Stage.ACCEPTED, "李工", SOON, 7, task="换灯", said="灯具到了"),
    PartView(2, "供电所", False, Stage.ASKED, "", SOON, -1, objects_until=SOON),
    PartView(3, "住建局", False, Stage.OBJECTED, "", SOON, 7, said="不归我们"),
    PartView(4, "城管局", False, Stage.ANSWERED, "王工", SOON, 7, said="看过了，没问题"),
)
"""Units in every stage."""


SAID = (Entry(NOW, "", "resident", Action.ADD, "在家"), Entry(NOW, "秦", "volunteer", Action.WRITE, "周三来"))
WISHES = (
    WishView(60750, Sort.GOODS, 300, "想要一张书桌", "青塘乡青塘村", 3),
    WishView(60751, Sort.SERVICE, 0, "想理发", "", 0, lead="秦师傅", claimers=2, mine="helps", said=SAID),
)
CLAIMED = ClaimedView(
    WISHES[0], (("春风书店", "13800000042"),), SOON, ((Pledge.MONEY, 200), (Pledge.GOODS, 0))
)
"""On the wall, and claimed."""


def parts(role: Role, stage: Stage = Stage.ACCEPTED) -> tuple[PartView, ...]:
    """The units as this role sees them; `stage`: of an officer's own."""
    if role is Role.OFFICER:
        own = next(part for part in PARTS if part.stage is stage)
        names = (PartView(part.unit, part.name, part.lead, part.stage) for part in PARTS if part is not own)
        return (replace(own, mine=True), *names)
    lead = PARTS[0]
    return PARTS if role is not Role.RESIDENT else (PartView(lead.unit, lead.name, True, lead.stage),)


def claimed(role: Role) -> ClaimedView | None:
    """What this role sees of the claim."""
    if role is Role.REPRESENTATIVE:
        return replace(CLAIMED, wish=replace(CLAIMED.wish, mine="lead"))
    return CLAIMED if role in STAFF else None


def may(state: State, role: Role) -> frozenset[Action]:
    """What somebody in this role may do in this state."""
    return frozenset(action for (at, action), move in TRANSITIONS.items() if at is state and role in move.by)


def seen_by(role: Role, **changed: Any) -> CaseView:
    """The case of the lamps as this role sees it."""
    view = replace(LAMPS, **changed)
    asked = "是哪一盏先坏的？" if view.state is State.WAITING else ""
    ended = view.state in (State.RESOLVED, State.CLOSED)
    return replace(
        view,
        mine=role is Role.REPRESENTATIVE,
        may=may(view.state, role),
        question=view.question or asked,
        answer=view.answer or ("五盏灯都换好了" if ended else ""),
        outcome=view.outcome or (Outcome.FIXED if ended else None),
        contact=Contact("李大爷", "13800000000") if role is not Role.RESIDENT else Contact(),
        reasons=(Reason("district", "青塘乡"), Reason("load", "4")) if role is not Role.RESIDENT else (),
        subjects=("水利局",) if role in STAFF else (),
        claimed=claimed(role) if view.kind is Kind.WISH else None,
        parts=view.parts or (parts(role) if view.state in _AT_WORK else ()),
        **(ENTERED if role in STAFF or role is Role.REPRESENTATIVE else {}),
        **(HANGING if role not in (Role.RESIDENT, Role.OFFICER) else {}),
    )


_AT_WORK = (State.ASSIGNED, State.IN_PROGRESS, State.WAITING)

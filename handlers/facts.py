"""What a conversation may look up; what it gets is in `shown.py`. `bot/facts.py` answers from storage.

Every query is answered *for the person who asks*: `access.py` decides what they may see, and a query about a
case that is not theirs raises `NotYours`. Each is an indexed lookup; none is stored with the session.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Me:
    """→ `cases.model.Person`: who is speaking."""


@dataclass(frozen=True, slots=True)
class Now:
    """→ datetime: the present moment, aware, in the office's own time zone (“tomorrow” is a day there)."""


@dataclass(frozen=True, slots=True)
class WorkDays:
    """→ tuple[date, ...]: for each of `ahead`, the day so many days from today, or the next working day."""

    ahead: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LatestSnooze:
    """→ date: until which day the staff may put something off."""


@dataclass(frozen=True, slots=True)
class MyHours:
    """→ Hours: when nothing comes to them that can wait, and when their digest does."""


@dataclass(frozen=True, slots=True)
class MyCases:
    """→ tuple[CaseView, ...]: as a resident, as the representative who has them, or as an officer whose unit
    works on them; those due first."""

    as_handler: bool = False
    as_unit: bool = False
    closed: bool = False
    most: int = 20


@dataclass(frozen=True, slots=True)
class OneCase:
    """→ CaseView."""

    case: int


@dataclass(frozen=True, slots=True)
class OpenThread:
    """→ CaseView | None: the case in whose thread they wrote in this chat a moment ago (`thread.GOES_ON`)."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """→ Entry | None: what the other side said last in its thread, if this person has said nothing since."""

    case: int


@dataclass(frozen=True, slots=True)
class CaseByNumber:
    """→ CaseView | None: None also when it is not theirs to see (knowing a number grants nothing)."""

    number: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """→ tuple[Entry, ...]: what happened, oldest first, as far as this person may see it."""

    case: int


@dataclass(frozen=True, slots=True)
class Children:
    """→ tuple[District, ...]: below `district`; None: the top."""

    district: int | None = None


@dataclass(frozen=True, slots=True)
class MatchPlace:
    """→ District | None: the district that a written address names, or an alias of it, deepest first."""

    text: str


@dataclass(frozen=True, slots=True)
class PlaceAt:
    """→ District | None: the deepest district whose polygon holds the position; `named` if it lies there."""

    latitude: float
    longitude: float
    named: int | None = None


@dataclass(frozen=True, slots=True)
class DistrictNamed:
    """→ District | None, by id."""

    district: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """→ tuple[CandidateView, ...]: who could have this case, best first, never anyone it is about."""

    case: int
    most: int = 5


@dataclass(frozen=True, slots=True)
class PeopleNamed:
    """→ tuple[tuple[int, str], ...]: representatives and staff whose name stands in `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Queue:
    """→ tuple[TaskView, ...]: a staff member's open tasks, those due first."""

    most: int = 20


@dataclass(frozen=True, slots=True)
class OneTask:
    """→ TaskView."""

    task: int


@dataclass(frozen=True, slots=True)
class Units:
    """→ tuple[str, ...]: the names of the units known so far."""


@dataclass(frozen=True, slots=True)
class UnitsFor:
    """→ tuple[UnitChoice, ...]: which units this case could be given, never one that it is about."""

    case: int


@dataclass(frozen=True, slots=True)
class Colleagues:
    """→ tuple[tuple[int, str], ...]: the other staff to whom this case could be handed."""

    case: int


@dataclass(frozen=True, slots=True)
class Link:
    """→ Arrival | None: what a code stands for; None: it is no link.

    Raises `LinkExpired`, `LinkUsed`, `NotConnected`.
    """

    code: str


@dataclass(frozen=True, slots=True)
class MyLink:
    """→ Ways: the link by which residents come to this representative."""


@dataclass(frozen=True, slots=True)
class OwnLink:
    """→ Ways: the link by which the same person goes on in another messenger."""


@dataclass(frozen=True, slots=True)
class StationDistrict:
    """→ District | None: where a station is."""

    station: int


@dataclass(frozen=True, slots=True)
class Wall:
    """→ tuple[WishView, ...]: what this person may browse, unclaimed wishes that wait longest first."""


@dataclass(frozen=True, slots=True)
class Helped:
    """→ tuple[WishView, ...]: the open wishes that this person helps with."""


@dataclass(frozen=True, slots=True)
class OneWish:
    """→ WishView. Raises `NotYours` for one that they may not browse."""

    case: int


@dataclass(frozen=True, slots=True)
class Public:
    """→ str: `text` as anybody may read it, without what gives the residents of this case away.

    `place`: what is public of where it is, instead.
    """

    case: int
    text: str
    place: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """→ WishRules."""


@dataclass(frozen=True, slots=True)
class WallCounts:
    """→ WishCounts; for staff."""


@dataclass(frozen=True, slots=True)
class Counted:
    """→ tuple[CaseView, ...]: of what a count counts, the newest; for staff."""

    name: str
    most: int


@dataclass(frozen=True, slots=True)
class WhatIsMine:
    """→ Mine: what is kept of them."""


Query = (
    Me
    | Wall
    | Helped
    | OneWish
    | Public
    | Rules
    | WallCounts
    | Counted
    | WhatIsMine
    | Link
    | MyLink
    | OwnLink
    | StationDistrict
    | Now
    | WorkDays
    | LatestSnooze
    | MyHours
    | MyCases
    | OneCase
    | OpenThread
    | Unanswered
    | CaseByNumber
    | Timeline
    | Children
    | MatchPlace
    | PlaceAt
    | DistrictNamed
    | Ranking
    | PeopleNamed
    | Queue
    | OneTask
    | Units
    | UnitsFor
    | Colleagues
)

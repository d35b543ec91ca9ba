"""What a conversation may look up; what it gets is in `shown.py`. `bot/facts.py` answers from storage.

Every query is answered *for the person who asks*: `access.py` decides what they may see, and a query about a
case that is not theirs raises `NotYours`. Each is an indexed lookup; none is stored with the session.
"""

from dataclasses import dataclass
from datetime import datetime

from handlers.facts_several import GroupLink as GroupLink
from handlers.facts_several import LikeThis as LikeThis
from handlers.facts_several import Residents as Residents
from handlers.facts_several import Similar as Similar
from handlers.place_facts import Children as Children
from handlers.place_facts import DistrictNamed as DistrictNamed
from handlers.place_facts import LikelyDistrict as LikelyDistrict
from handlers.place_facts import MatchPlace as MatchPlace
from handlers.place_facts import PlaceAt as PlaceAt
from handlers.wall_facts import Counted as Counted
from handlers.wall_facts import Helped as Helped
from handlers.wall_facts import Masked as Masked
from handlers.wall_facts import OfTheWall as OfTheWall
from handlers.wall_facts import OneWish as OneWish
from handlers.wall_facts import Public as Public
from handlers.wall_facts import Rules as Rules
from handlers.wall_facts import Wall as Wall
from handlers.wall_facts import WallCounts as WallCounts


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
class Ranking:
    """→ tuple[CandidateView, ...]: who could have this case, best first, never anyone it is about."""

    case: int
    most: int = 5


@dataclass(frozen=True, slots=True)
class PeopleNamed:
    """→ tuple[tuple[int, str], ...]: representatives and staff whose name stands in `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Desk:
    """→ Desk: who alone reads a 检举控告 of these words about this name, and whether anybody is there."""

    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """→ tuple[TaskView, ...]: a staff member's open tasks, those due first."""

    most: int = 20


@dataclass(frozen=True, slots=True)
class OneTask:
    """→ TaskView."""

    task: int


@dataclass(frozen=True, slots=True)
class UnitsFor:
    """→ tuple[UnitChoice, ...]: every unit, those called by its topic first; which it is about, they say."""

    case: int


@dataclass(frozen=True, slots=True)
class Colleagues:
    """→ tuple[tuple[int, str], ...]: the other staff to whom this case could be handed."""

    case: int


@dataclass(frozen=True, slots=True)
class Representatives:
    """→ tuple[tuple[int, str], ...]: every representative in office, for the staff."""


@dataclass(frozen=True, slots=True)
class Balance:
    """→ Preview: what would go to whom so that it is more even, for the staff; in `district` only."""

    district: int | None = None
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class InOffice:
    """→ tuple[tuple[int, str], ...]: representatives, officers and the other staff, for the staff."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """→ LeavePreview: everything that is somebody's, for the staff."""

    person: int


@dataclass(frozen=True, slots=True)
class Deputies:
    """→ tuple[tuple[int, str], ...]: who could stand in for a representative (None: who asks) from `begin`
    until `end` (None: while they are away), the likely first; none for who is no representative."""

    representative: int | None = None
    begin: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnitColleagues:
    """→ tuple[str, ...]: the other officers of their unit, by name, who are there to read at `at`."""

    at: datetime


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
class InviteFor:
    """→ Ways: by which the resident whom a task says to call gets what is theirs in a chat of their own."""

    task: int


@dataclass(frozen=True, slots=True)
class WhatIsMine:
    """→ Mine: what is kept of them."""


Query = (
    Me
    | OfTheWall
    | WhatIsMine
    | Link
    | MyLink
    | OwnLink
    | LikelyDistrict
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
    | Similar
    | LikeThis
    | Residents
    | GroupLink
    | Desk
    | Queue
    | OneTask
    | UnitsFor
    | UnitColleagues
    | Colleagues
    | Representatives
    | Deputies
    | Balance
    | InOffice
    | Leaving
    | InviteFor
)

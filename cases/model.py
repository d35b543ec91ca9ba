"""The domain's nouns. Times are aware and in UTC; people, districts, files and cases are integer ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actions import Action as Action
from cases.parts import Part
from cases.sources import Source
from cases.wishes import Claim, Wish

EMPTY: Mapping[str, Any] = MappingProxyType({})


class Kind(StrEnum):
    """What a resident brings (事项类别)."""

    COMPLAINT = "complaint"  # 投诉
    WISH = "wish"  # 微心愿
    SUGGESTION = "suggestion"  # 意见建议
    PETITION = "petition"  # 信访诉求
    QUESTION = "question"  # 政策咨询
    MISCONDUCT = "misconduct"  # 检举控告: for the discipline desk, and for nobody else


class State(StrEnum):
    """Where a case stands."""

    SUBMITTED = "submitted"  # received; a clerk has to look
    ADMITTED = "admitted"  # 受理; needs a representative
    OFFERED = "offered"  # a wish on the wall: anybody who may can claim it
    ASSIGNED = "assigned"  # 交办; the representative has not accepted yet
    IN_PROGRESS = "in_progress"  # 接单
    WAITING = "waiting"  # for the resident's answer; the clock stands
    RESOLVED = "resolved"  # answered; the resident's verdict is asked
    REVIEW = "review"  # 复查, 复核: those above look at a petition's answer again
    CLOSED = "closed"  # 办结


class Outcome(StrEnum):
    """How a case ended."""

    FIXED = "fixed"  # 已解决
    FULFILLED = "fulfilled"  # 圆梦
    EXPLAINED = "explained"  # 解释疏导
    REFERRED = "referred"  # to a legal route
    DECLINED = "declined"  # 不予受理
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    UNANSWERED = "unanswered"  # resolved, and the resident asked twice, silent


class Verdict(StrEnum):
    """The resident's word on the answer (评价)."""

    SATISFIED = "satisfied"
    BASICALLY = "basically"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is: what the resident wrote, the district it was matched to, a shared position (WGS 84)."""

    text: str = ""
    district: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A resident of the case.

    `asked` counts how often the open question (the handler's, or the verdict's) was *noted sent*;
    `asked_at` is when it last was. A new question begins both anew.
    """

    person: int
    shares_contact: bool = False
    verdict: Verdict | None = None
    withdrawn: bool = False
    asked: int = 0
    asked_at: datetime | None = None
    urged_at: datetime | None = None
    """When they last urged it (催办)."""
    since: int = 1
    """The event by which they came to it; 1: the report is theirs."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What hangs over a case besides its state. All of it comes from events; kept so that cards need not."""

    promised: datetime | None = None
    """By when the handler has said it will be done."""
    extension: datetime | None = None
    """Until when more time is asked for; None: nothing is to be decided."""
    extended: int = 0
    """How often more time was granted."""
    instructed: datetime | None = None
    """By when the leader's instruction is to be answered; None: there is none, or it has been."""
    unit: int | None = None
    """The unit that the instruction names."""
    owner: int | None = None
    """Who of the staff looks after it (盯着): what is for them and their colleagues goes to them alone."""
    snoozed: datetime | None = None
    """Until when the staff asked not to be told of it again and again."""
    disputes: int = 0
    """How often a resident said that it was not solved."""
    reviews: int = 0
    """How often a review was asked for: once 复查, twice 复核, and no more."""
    proposed: int | None = None
    """To whom its handler would pass it on; None: nothing is to be decided."""
    revisited: bool = False
    """True: the residents were asked whether it lasted (回访), and nobody has answered yet."""


NOTHING = Pending()


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom the case is about: kept out even unconfirmed. `person` is None while only a name is known.

    `unit`: the unit itself, or the one they belong to; `colleagues`: its people, and whoever is deputy of one
    of them: kept out like themselves.
    """

    name: str
    person: int | None = None
    confirmed: bool = False
    unit: int | None = None
    colleagues: frozenset[int] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Case:
    """A matter (事项) as it stands. `version` counts changes of state, hands, deadline; `seq`, events."""

    id: int
    number: str
    kind: Kind
    state: State
    words: str
    opened_at: datetime
    since: datetime
    """When the present state was entered (or, in progress, last reported on)."""
    place: Place = Place()
    pictures: tuple[int, ...] = ()
    voice: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    urgent: bool = False
    handler: int | None = None
    deputy: int | None = None
    """Who acts for the handler while they are away (代办); not kept with the case, known by who reads it."""
    outcome: Outcome | None = None
    deadline: datetime | None = None
    provisional: bool = False
    """True: the deadline reaches a year whose working days are not known yet (暂按)."""
    closed_at: datetime | None = None
    erased: datetime | None = None
    """When its words, files and contacts were erased: since then it is a number in statistics."""
    version: int = 1
    seq: int = 0
    parties: tuple[Party, ...] = ()
    subjects: tuple[Subject, ...] = ()
    withheld: tuple[tuple[int, int], ...] = ()
    """(event, person): its words name them, and are kept from them until a clerk has looked."""
    pending: Pending = NOTHING
    units: tuple[Part, ...] = ()
    """Every unit that was ever asked, in that order."""
    source: Source = Source.CHAT
    wish: Wish | None = None
    """What is public of it; None: it has not been on the wall."""
    claims: tuple[Claim, ...] = ()
    """Everybody who ever claimed it, in that order."""

    @property
    def lead(self) -> Claim | None:
        """The claim by which its handler has it; None: nobody has claimed it."""
        return next((claim for claim in self.claims if claim.stands and claim.lead), None)

    @property
    def helpers(self) -> tuple[Claim, ...]:
        """The claims of who helps."""
        return tuple(claim for claim in self.claims if claim.stands and not claim.lead)

    @property
    def working(self) -> tuple[Part, ...]:
        """The units whose answer is still to come."""
        return tuple(part for part in self.units if part.works)

    @property
    def pressing(self) -> bool:
        """True: urgent, and not over yet. Nobody is woken for what has ended."""
        return self.urgent and self.state is not State.CLOSED

    @property
    def hands(self) -> tuple[int, ...]:
        """Who has it, and who acts for them meanwhile."""
        return tuple(person for person in (self.handler, self.deputy) if person is not None)

    @property
    def residents(self) -> tuple[int, ...]:
        """The people who are told about it."""
        return tuple(p.person for p in self.parties if not p.withdrawn)

    @property
    def accused(self) -> frozenset[int]:
        """Whom it is about, confirmed or not, their units, the deputies of either; not who reported it."""
        if not self.subjects:
            return frozenset()
        of_units = frozenset[int]().union(*(s.colleagues for s in self.subjects))
        return self.named | (of_units - {p.person for p in self.parties})

    @property
    def named(self) -> frozenset[int]:
        """People the case itself is about."""
        return frozenset(s.person for s in self.subjects if s.person is not None)

    @property
    def accused_units(self) -> frozenset[int]:
        """Units the case is about, or whose people: it is never given to them."""
        return frozenset(s.unit for s in self.subjects if s.unit is not None)

    @property
    def doubted(self) -> frozenset[int]:
        """The accused, and whom withheld words name: what the office is to decide is not for them to see."""
        return self.accused | {person for _, person in self.withheld}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. Holds no words and no personal data: those lie beside it and can be erased."""

    case: int
    seq: int
    at: datetime
    actor: int | None
    action: Action
    before: State | None
    after: State
    data: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    """Ids, enum values and ISO times only."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words and files that came with an event."""

    words: str = ""
    files: tuple[int, ...] = ()

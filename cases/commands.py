"""What a conversation can return: things to do, as data. The desk performs them in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from typing import Any

from cases.model import EMPTY, Action, Case, Kind, Outcome, Place, Subject, Verdict
from cases.people import ClaimsAs
from cases.sources import Source


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A resident's report. `about` is a name or a unit as the resident wrote it; empty: about nobody.

    `source`: where somebody else entered it (`BY_PROXY`), `name`, `phone` and `shares_contact` are the
    resident's; without either there is nobody to call, and whoever entered it is answered.
    """

    kind: Kind
    words: str
    place: Place = field(default_factory=Place)
    pictures: tuple[int, ...] = ()
    voice: tuple[int, ...] = ()
    about: str = ""
    shares_contact: bool = False
    name: str = ""
    phone: str = ""
    urgent: bool = False
    source: Source = Source.CHAT
    vouched: bool = False
    """True: the messenger vouches for `phone`."""


@dataclass(frozen=True, slots=True)
class Act:
    """One action of the lifecycle on one case."""

    case: int
    action: Action
    words: str = ""
    files: tuple[int, ...] = ()
    person: int | None = None
    """ASSIGN: the representative. PROPOSE: the colleague. LEAVE: who has left. MARK_SUBJECT: whom it is
    about, if known. CALL: the resident. TAKE_PART: who comes."""
    name: str = ""
    """MARK_SUBJECT: the name as written. ADD: the wording that was changed, where a message was edited."""
    named: tuple[Subject, ...] = ()
    """A resident's words, written or typed up: the people we know whose names stand in them."""
    colleagues: frozenset[int] = frozenset()
    """MARK_SUBJECT: the people of the unit that it is about, or that they belong to."""
    outcome: Outcome | None = None
    verdict: Verdict | None = None
    version: int | None = None
    """The version the person saw; None means whatever it is now."""
    data: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    """What goes into the event besides (ids, enum values, ISO times). Conversations give only `SAID`."""
    other: Case | None = None
    """MERGE: the case it goes into. TAKE_IN: the case that comes. SPLIT: the new one."""


@dataclass(frozen=True, slots=True)
class JoinCase:
    """我也遇到: the resident has the same matter, and becomes a party of this case.

    What they wrote and photographed is kept as an addition. `code`: the link by which they were asked to be
    a spokesperson; without one, only what is offered to anybody can be joined.
    """

    case: int
    words: str = ""
    place: Place = field(default_factory=Place)
    pictures: tuple[int, ...] = ()
    shares_contact: bool = False
    name: str = ""
    phone: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class EnterParty:
    """A clerk enters somebody else whom the case concerns, as they agreed to."""

    case: int
    name: str
    phone: str
    shares_contact: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """One case goes on in another. `versions`: of both, as they were shown."""

    case: int
    into: int
    versions: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Split:
    """A part of a case becomes one of its own, for these of its residents.

    `leave`: they have no part in the old one any more. `pictures`: those of the report come along.
    """

    case: int
    kind: Kind
    words: str
    people: tuple[int, ...]
    leave: bool
    pictures: bool
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Use a one-time invitation."""

    code: str


@dataclass(frozen=True, slots=True)
class Disconnect:
    """The chat that this code names is not theirs: they were told there when it was connected."""

    code: str


@dataclass(frozen=True, slots=True)
class Follow:
    """They came by this representative's link, or this station's: their cases go there first."""

    representative: int | None = None
    station: int | None = None


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Speak this language from now on: `zh` or `en`."""

    language: str


@dataclass(frozen=True, slots=True)
class SetAway:
    """A representative is away from `begin` until `end` (UTC); `end` None: back again.

    `deputy`: who stands in; None: nobody. Being back changes nothing about who would.
    """

    begin: datetime | None
    end: datetime | None
    deputy: int | None = None


@dataclass(frozen=True, slots=True)
class SetDeputy:
    """Staff say who stands in for a representative whenever they are away; None: nobody."""

    representative: int
    deputy: int | None


@dataclass(frozen=True, slots=True)
class Rebalance:
    """Cases go from those who have much to those who have little, as the preview of this `code` showed.

    `district`: only what lies there or below; `accepted`: what is in hand, too.
    """

    code: str
    district: int | None = None
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody leaves office, as the preview of this `code` showed: all that is theirs goes on."""

    person: int
    code: str


@dataclass(frozen=True, slots=True)
class SetQuiet:
    """Nothing that can wait comes to this person in these hours; None: in the office's quiet hours."""

    hours: tuple[time, time] | None


@dataclass(frozen=True, slots=True)
class SetDigest:
    """The day's reminders come together at this hour; None: at the office's."""

    at: time | None


@dataclass(frozen=True, slots=True)
class FinishTask:
    """A staff task is done, with what came of it; for typing up a voice message, `words` is the text."""

    task: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class AskToClaim:
    """Somebody wants to claim wishes; a clerk decides."""

    claims_as: ClaimsAs
    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Enrol:
    """What a clerk decided about such a request, the task of which this is; `words`: why not."""

    task: int
    yes: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Resend:
    """Send a failed or unknown notice again."""

    notice: int


class Call(StrEnum):
    """What a call came to."""

    ANSWERED = "answered"  # what they were asked
    SATISFIED = "satisfied"
    BASICALLY = "basically"
    NOT = "not"
    LASTED = "lasted"  # 回访: it is still all right
    AGAIN = "again"  # it is over, and not done
    SAID = "said"  # they rang up themselves
    TOLD = "told"  # there was nothing to be asked
    NO_REPLY = "no_reply"


@dataclass(frozen=True, slots=True)
class NoteCall:
    """What a call to a resident without a chat came to; `words`: what they said.

    `task`: the one that asked for the call; None: they rang up about `case` themselves.
    """

    task: int | None
    result: Call
    words: str = ""
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Who has this case may see name and telephone, or no longer; what of them was not known so far."""

    case: int
    shares: bool
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class TakeMine:
    """Everything that is kept of whoever speaks, as files."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Whoever speaks is erased."""


Settings = SetLanguage | SetAway | SetDeputy | SetQuiet | SetDigest
Wall = AskToClaim | Enrol
Privacy = Share | TakeMine | Forget
Several = JoinCase | EnterParty | Merge | Split
Command = (
    OpenCase
    | Act
    | Several
    | Join
    | Disconnect
    | Follow
    | Settings
    | FinishTask
    | Wall
    | Resend
    | Rebalance
    | Leave
    | NoteCall
    | Privacy
)

"""What a conversation may look up, and the shape of what it gets. `bot/facts.py` answers from storage.

Every query is answered *for the person who asks*: `access.py` decides what they may see, and a query about a
case that is not theirs raises `NotYours`. Each is an indexed lookup; none is stored with the session.
"""

from dataclasses import dataclass
from datetime import datetime, time

from cases.assignment import Reason as Reason
from cases.model import NOTHING, Action, Kind, Outcome, Pending, State
from cases.spans import Part


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
class MyHours:
    """→ Hours: when nothing comes to them that can wait, and when their digest does."""


@dataclass(frozen=True, slots=True)
class MyCases:
    """→ tuple[CaseView, ...]: as a resident, or as the representative who has them; those due first."""

    as_handler: bool = False
    closed: bool = False
    most: int = 20


@dataclass(frozen=True, slots=True)
class OneCase:
    """→ CaseView."""

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
class Colleagues:
    """→ tuple[tuple[int, str], ...]: the other staff to whom this case could be handed."""

    case: int


Query = (
    Me
    | Now
    | WorkDays
    | MyHours
    | MyCases
    | OneCase
    | CaseByNumber
    | Timeline
    | Children
    | MatchPlace
    | DistrictNamed
    | Ranking
    | PeopleNamed
    | Queue
    | OneTask
    | Units
    | Colleagues
)


@dataclass(frozen=True, slots=True)
class Hours:
    """Times of the day where the office is. `quiet` and `digest`: theirs, where they have chosen.

    `office`: its own quiet hours. Hours that begin and end alike are none.
    """

    quiet: tuple[time, time]
    digest: time
    office: tuple[time, time]


@dataclass(frozen=True, slots=True)
class Contact:
    """A resident as the handler may see them; empty where they did not agree."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as one person may see it. Words are the resident's own; `may`: the actions open to them."""

    id: int
    number: str
    version: int
    kind: Kind
    state: State
    words: str
    place: str
    urgent: bool
    opened_at: datetime
    mark: str
    """`ontime` · `soon` · `overdue` · `paused` · `provisional` · `closed` (ui: shape, word and colour)."""
    deadline: datetime | None = None
    provisional: bool = False
    left_days: int = 0
    """Whole days to the deadline; negative when it has passed."""
    handler: str = ""
    """The representative's name; empty while nobody has it."""
    handler_phone: str = ""
    mine: bool = False
    """True: this person is the one who has it."""
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    answer: str = ""
    """The words it was last resolved or closed with."""
    answer_files: tuple[int, ...] = ()
    question: str = ""
    """The handler's question, while the case waits for the resident."""
    reminded: int = 0
    still_days: int = 0
    """How often its handler was reminded, and for how many days nothing has moved."""
    returned: str = ""
    """Why it was given back, while nobody has it; only for staff."""
    next_step: str = ""
    """What the system does by itself next: a step of the policy, e.g. `remind`, `ask_progress`."""
    next_at: datetime | None = None
    position: tuple[float, float] | None = None
    """Latitude and longitude, where the resident shared them."""
    pictures: tuple[int, ...] = ()
    voice: tuple[int, ...] = ()
    contact: Contact = Contact()
    topics: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    """Why the present handler got it."""
    subjects: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    """Who is named in words that wait for a clerk."""
    may: frozenset[Action] = frozenset()
    urged: bool = False
    """True: this resident has urged it today."""
    rated: bool = False
    """True: this resident has given their verdict."""
    happened: frozenset[Action] = frozenset()
    """What has been done to it so far."""
    pending: Pending = NOTHING
    """What hangs over it: a promised day, an instruction … For a resident only what is told them."""
    unit: str = ""
    instruction: str = ""
    """What the leader said, while it is not answered."""
    why: str = ""
    """Why more time, or a review, is asked for, while that is not decided."""
    reviewed: str = ""
    """What the first review came to, while there is a second one."""
    answered: str = ""
    """The answer that the resident did not find good enough."""
    objection: str = ""
    """And what they said to it."""
    latest: datetime | None = None
    """Until when its handler may ask for time; None: they may not."""
    spent: tuple[Part, ...] = ()
    """How long it lay with whom; only for who has it and for staff."""


@dataclass(frozen=True, slots=True)
class CandidateView:
    """Somebody who could have the case, with why."""

    person: int
    name: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline. `who` is what this viewer may call them (residents see the handler's name)."""

    at: datetime
    who: str
    role: str
    action: Action
    words: str = ""
    files: tuple[int, ...] = ()
    value: str = ""
    """The verdict, the outcome, or the follow-up step."""
    delivered: str = ""
    """`sent`, `queued`, `unknown`, `failed`: of the notice that went with it, if any."""
    document: str = ""
    """The file name of the letter it gave, if it gave one."""
    whom: str = ""
    """Who got it by this, where somebody did."""
    until: datetime | None = None
    """The day that this is about: promised, asked for, granted, instructed, put off to."""


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something staff must do.

    Kinds: `triage` `named` `returned` `nobody` `escalated` `undelivered` `added` `type_up` `parked`
    `urged` `extension` `disputed` `instruction` `review`.
    """

    id: int
    kind: str
    case: CaseView | None
    created_at: datetime
    note: str = ""
    files: tuple[int, ...] = ()
    person: str = ""
    notice: int | None = None
    done: bool = False

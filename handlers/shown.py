"""What people may see, as conversations, cards and pages get it: each made for one viewer."""

from dataclasses import dataclass
from datetime import datetime, time

from cases.assignment import Reason as Reason
from cases.model import NOTHING, Action, Kind, Outcome, Pending, State
from cases.parts import CHASED, WORKING, Stage
from cases.people import ClaimsAs
from cases.sources import TO_THE_OFFICE, Source
from cases.spans import Part
from handlers.on_the_wall import ClaimedView
from handlers.sent import NOTHING_SENT
from handlers.sent import Missing as Missing
from handlers.sent import Sent as Sent
from handlers.shown_several import Resident as Resident
from handlers.shown_several import Similar as Similar


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
    others: int = 0
    """So many more residents are told of the case, and are not named here."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A unit of a case. Residents and other units learn its name, and whether it leads (主办)."""

    unit: int
    name: str
    lead: bool
    stage: Stage
    officer: str = ""
    deadline: datetime | None = None
    left_days: int = 0
    """Whole days to its own deadline; negative when it has passed."""
    mine: bool = False
    """True: this person is its officer."""
    task: str = ""
    """What it is to do; empty: what the case says."""
    said: str = ""
    """What it said last: its objection, how far it is, its answer."""
    objects_until: datetime | None = None
    """Until when it may object; None: it may not (any more)."""

    @property
    def works(self) -> bool:
        """True: an answer of it is still to come."""
        return self.stage in WORKING

    @property
    def chased(self) -> bool:
        """True: it is for the unit to do something."""
        return self.stage in CHASED


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
    """True: this person is the one who has it, or acts for them."""
    deputy: str = ""
    """Who acts for the handler, while they are away; only for the handler and for staff."""
    acts_for: str = ""
    """For whom this person acts, where they only stand in."""
    proposed: str = ""
    proposed_why: str = ""
    """To whom its handler would pass it on, and why, while that is not decided."""
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    answer: str = ""
    """The words it was last resolved or closed with."""
    answer_files: tuple[int, ...] = ()
    question: str = ""
    """The handler's question, while the case waits for the resident."""
    reminded: int = 0
    still_days: int = 0
    """How often its handler was reminded, and for how many working days nothing has moved."""
    returned: str = ""
    """Why it was given back, while nobody has it; only for staff."""
    next_step: str = ""
    """What the system does by itself next: a step of the policy, e.g. `remind`, `ask_progress`."""
    next_at: datetime | None = None
    position: tuple[float, float] | None = None
    """Latitude and longitude, where the resident shared them."""
    pictures: tuple[int, ...] = ()
    voice: tuple[int, ...] = ()
    missing: tuple[Missing, ...] = ()
    """What is not here of all that was sent, as far as this person may see it."""
    contact: Contact = Contact()
    merged: tuple[str, ...] = ()
    """The numbers of the cases that came into it; not for its residents."""
    residents: int = 0
    """How many are told what is written to them; only for who has it and for staff."""
    topics: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    """Why the present handler got it."""
    subjects: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    """Who is named in words that wait for a clerk."""
    may: frozenset[Action] = frozenset()
    urged: bool = False
    """True: this resident has urged it today."""
    shares: bool = False
    """True: who has it may see this resident's name and telephone."""
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
    owner: str = ""
    """Who of the staff looks after it; only for staff."""
    latest: datetime | None = None
    """Until when its handler may ask for time; None: they may not."""
    spent: tuple[Part, ...] = ()
    """How long it lay with whom; only for who has it and for staff."""
    handler_as: ClaimsAs | None = None
    """As what its handler claims wishes, where they are no representative."""
    claimed: ClaimedView | None = None
    """What it is on the wall, and who helps; only for who has it and for staff."""
    only_public: bool = False
    """True: they claimed it, and the resident does not want to be known to them."""
    parts: tuple[PartView, ...] = ()
    """The units that work on it or have answered; an officer's own first."""

    source: Source = Source.CHAT
    entered: str = ""
    """Who entered it, where it came to the office by somebody; only for who has it and for staff."""
    calls: bool = False
    """True: a resident of it has no chat, and is telephoned; only for who has it and for staff."""
    tells: str = "chat"
    """How its residents hear of it: in their `chat`; by a `call`; where nobody can be called, by the
    `enterer`, or `me` where this is read by them."""

    @property
    def of_office(self) -> bool:
        """True: a clerk has it, not a representative."""
        return self.source in TO_THE_OFFICE

    @property
    def leads(self) -> bool:
        """True: this person has it because they claimed the wish, or acts for who did."""
        wish = self.claimed.wish if self.claimed is not None else None
        return wish is not None and (wish.mine == "lead" or bool(self.acts_for and wish.lead))

    @property
    def unit_waits(self) -> int | None:
        """The unit that the leader's instruction names, as long as it has not got the case."""
        named = self.pending.unit if self.pending.instructed is not None else None
        return None if any(part.unit == named for part in self.parts) else named

    @property
    def own(self) -> PartView | None:
        """The part of the unit whose officer this person is."""
        return next((part for part in self.parts if part.mine), None)


@dataclass(frozen=True, slots=True)
class Desk:
    """The discipline desk. `otherwise`: whom to turn to where nobody is `there` to take a report."""

    name: str
    otherwise: str
    there: bool = True


@dataclass(frozen=True, slots=True)
class CandidateView:
    """Somebody who could have the case, with why."""

    person: int
    name: str
    reasons: tuple[Reason, ...] = ()
    office: bool = False
    """True: a clerk, not a representative."""


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit that is known. `there`: somebody of it reads what is written here."""

    unit: int
    name: str
    there: bool = True
    barred: bool = False
    """True: the case is about it, or somebody of it; it is never offered, and refused where it is named."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline. `who` is what this viewer may call them (residents see the handler's name)."""

    at: datetime
    who: str
    role: str
    action: Action
    words: str = ""
    files: tuple[int, ...] = ()
    missing: tuple[Missing, ...] = ()
    sent: Sent = NOTHING_SENT
    value: str = ""
    """The verdict, the outcome, or the follow-up step."""
    delivered: str = ""
    """`sent`, `queued`, `unknown`, `failed`: of the notice that went with it, if any."""
    number: str = ""
    """Of the case it was said in, where that has come into this one; or that it was parted from, or into."""
    document: str = ""
    """The file name of the letter it gave, if it gave one."""
    whom: str = ""
    """Who got it by this, where somebody did."""
    until: datetime | None = None
    """The day that this is about: promised, asked for, granted, instructed, put off to."""
    typed: str = ""
    """What a clerk has written down of what was spoken in it."""
    source: Source = Source.CHAT
    """Where it came from, of the beginning; what came by anybody but those who say it themselves."""
    noted: str = ""
    """Who wrote it down on the telephone, for somebody without a chat."""
    to_office: bool = False
    """True: `whom` is a clerk."""
    parted: bool = False
    """True: the case begins with it, split off from another; a clerk wrote it of what residents had said."""


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something staff must do.

    Kinds: `triage` `named` `returned` `nobody` `escalated` `undelivered` `added` `type_up` `parked` `no_desk`
    `misconduct` `urged` `extension` `disputed` `instruction` `review` `forgotten` `objection` `unit_late`
    `unit_nobody` `unit_answered` `volunteer`.
    """

    id: int
    kind: str
    case: CaseView | None
    created_at: datetime
    note: str = ""
    files: tuple[int, ...] = ()
    person: str = ""
    """Whom to call: a person, or a unit."""
    notice: int | None = None
    done: bool = False
    unit: int | None = None
    """The unit that it is about."""
    also: "tuple[TaskView, ...]" = ()
    """What else is to be decided about its case, where a list names the case once."""
    whom: int | None = None
    """Whose name and telephone `person` is."""

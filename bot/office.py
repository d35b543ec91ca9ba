"""What this office has settled: its policy, its calendar, its rules of assignment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from bot.links import Links
from bot.settings import Settings
from cases.calendar import Calendar
from cases.likeness import Rule
from cases.model import Kind
from cases.policy import Policy
from storage.files import Kept


@dataclass(slots=True)
class Office:
    """Everything the desk needs to know besides rows and the time."""

    policy: Policy
    calendar: Calendar
    """Another one as soon as somebody has changed the working days."""
    zone: ZoneInfo
    topics: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """topic → the words by which it is recognised."""
    desk: str = ""
    """What the desk for 检举控告 is called."""
    instead_of_desk: str = "12388"
    """Whom to turn to where nobody is there."""
    automatic: frozenset[Kind] = frozenset(Kind) - {Kind.PETITION, Kind.MISCONDUCT}
    """Kinds that go to a representative at once when one is found; the others wait for a clerk."""
    fairness: timedelta = timedelta(days=30)
    """What representatives were given for so long counts when the next case is."""
    transfer: str = "clerk"
    """Who decides when a representative would pass a case on: `clerk`, or `colleague`: whoever gets it."""
    name: str = ""
    """As it signs its letters."""
    documents: Callable[..., Kept] | None = None
    """Keeps a document; None: no letters are written."""
    pictures: Callable[[bytes], Kept] | None = None
    """Keeps a picture of ours; None: links come without one."""
    duty: tuple[str, ...] = ()
    """Names of the staff who are told of what nobody has seen to; nobody: the supervisors."""
    joining: Rule = field(default_factory=Rule)
    """Which open cases nearby are offered to be joined."""
    links: Links = field(default_factory=lambda: Links(b""))
    first_number: int = 60001
    language: str = "zh"
    digest: time = time(9)
    """When everybody's routine reminders come together, unless they have chosen another hour."""
    join_window: timedelta = timedelta(seconds=1.2)
    """How long a prompt waits for more text or pictures that belong to the last answer."""
    danger_waits: timedelta = timedelta(minutes=10)
    """After that long a report of danger goes without having been sent."""
    draft_reminder: timedelta = timedelta(days=1)
    draft_expiry: timedelta = timedelta(days=7)
    late: timedelta = timedelta(minutes=1)
    """A follow-up this far behind its time is catch-up after downtime."""


def office(settings: Settings, calendar: Calendar) -> Office:
    """What the settings and the calendar mean for the desk."""
    return Office(
        policy=settings.followup,
        calendar=calendar,
        zone=settings.office.timezone,
        name=settings.office.name,
        topics=settings.assignment.topics,
        automatic=frozenset(settings.assignment.automatic) - {Kind.MISCONDUCT},
        desk=settings.office.discipline.name,
        instead_of_desk=settings.office.discipline.otherwise,
        duty=settings.office.duty,
        joining=Rule(
            frozenset(settings.joining.kinds),
            settings.joining.metres,
            settings.joining.most,
        ),
        fairness=settings.assignment.fairness,
        transfer=settings.assignment.transfer,
        first_number=settings.numbers.first,
        language=settings.office.language,
        digest=settings.reminders.digest,
        join_window=settings.drafts.join_window,
        danger_waits=settings.drafts.danger,
        draft_reminder=settings.drafts.remind,
        draft_expiry=settings.drafts.expire,
        late=settings.rounds.late,
    )

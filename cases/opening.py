"""How a case begins."""

from collections.abc import Mapping
from datetime import datetime

from cases.calendar import Calendar
from cases.commands import OpenCase
from cases.deadline import ends, written
from cases.errors import NeedsWords
from cases.model import EMPTY, Action, Case, Event, Party, Said, State, Subject
from cases.notices import Notice
from cases.policy import Policy
from cases.sources import Source


def open_case(
    command: OpenCase,
    case: int,
    number: str,
    resident: int,
    now: datetime,
    topics: tuple[str, ...],
    subjects: tuple[Subject, ...],
    policy: Policy,
    calendar: Calendar,
    by: Mapping[str, int] = EMPTY,
    entered: int | None = None,
) -> tuple[Case, Event, Said, tuple[Notice, ...]]:
    """The new case in SUBMITTED with its deadline, its first event and its words.

    `subjects` are those whom the report names, unconfirmed. A resident is never kept out of their own
    case: where they name themselves only the name stays. Nobody is told: the conversation answers,
    tasks reach the staff. `by`: the link by which they came, for the event. `entered`: who entered it for
    them.
    """
    words, files = command.words.strip(), (*command.pictures, *command.voice)
    if not words and not files:
        raise NeedsWords(number=number)
    limit = policy.limit(command.kind, command.urgent)
    due = ends(calendar, now, limit)
    about = command.about.strip()
    named = tuple(s if s.person != resident else Subject(s.name) for s in subjects)
    if about and not named:
        named = (Subject(about),)
    opened = Case(
        id=case,
        number=number,
        kind=command.kind,
        state=State.SUBMITTED,
        words=words,
        opened_at=now,
        since=now,
        place=command.place,
        pictures=command.pictures,
        voice=command.voice,
        topics=topics,
        urgent=command.urgent,
        deadline=due.at,
        provisional=due.provisional,
        seq=1,
        parties=(Party(resident, command.shares_contact),),
        subjects=named,
        source=command.source,
    )
    data = {"kind": command.kind.value, **written(due, limit), **by}
    if command.source is not Source.CHAT:
        data["source"] = command.source.value
    event = Event(case, 1, now, entered or resident, Action.SUBMIT, None, State.SUBMITTED, data)
    return opened, event, Said(words, files), ()

"""When somebody may be written to: quiet hours, the hour of the daily digest, and what waits for either."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from cases import units
from cases.calendar import ONE_DAY, Calendar
from cases.model import Action, Case, Event, State
from cases.notices import Notice, Priority, To
from cases.people import Person
from cases.policy import ASKING
from cases.wishes import ClaimStage

RESIDENT = frozenset({To.RESIDENTS, To.SILENT})
TRUE_UNTIL_ANSWERED = frozenset({"warn-deadline", "warn-officers", "late-residents"})
"""What a report of progress or other hands do not overtake, only an answer or another deadline."""
GRACE = timedelta(minutes=10)
"""What comes up so shortly after the hour of the digest still goes with it."""


def midnight(calendar: Calendar, at: datetime, *, days: int = 0) -> datetime:
    """The beginning of the day where the office is, or of one so many days on."""
    day = at.astimezone(calendar.zone).date() + timedelta(days=days)
    return datetime.combine(day, time(), calendar.zone).astimezone(UTC)


def awake(person: Person, calendar: Calendar, at: datetime) -> datetime:
    """`at`, or the end of the quiet hours it falls into: their own, or the office's."""
    return calendar.awake(at, person.quiet)


def digest_at(
    person: Person, calendar: Calendar, usual: time, at: datetime, *, any_day: bool = False
) -> datetime:
    """The next moment, not before `at`, when their day's reminders come together; on working days only."""
    day = at.astimezone(calendar.zone).date() - ONE_DAY  # yesterday's may have been put off by the night
    while True:
        hour = datetime.combine(day, person.digest_at or usual, calendar.zone).astimezone(UTC)
        moment = awake(person, calendar, hour)
        arrives = moment.astimezone(calendar.zone).date()
        if moment >= at and (any_day or calendar.is_workday(arrives)):
            return moment
        day += ONE_DAY


def waits_until(
    notice: Notice, person: Person, calendar: Calendar, usual: time, now: datetime, *, by_itself: bool
) -> datetime:
    """When a notice may go: not after `now` if it is urgent, or tells what a person has just done.

    `by_itself`: the system speaks of its own accord, which keeps quiet hours. What is routine comes with the
    day's digest.
    """
    if notice.priority >= Priority.ROUTINE:
        return digest_at(person, calendar, usual, now - GRACE, any_day=notice.to in RESIDENT)
    if notice.priority is Priority.NOTICE and by_itself:
        return awake(person, calendar, now)
    return now


def in_digest(notice: Notice) -> bool:
    """True: it is gathered with others. What waits besides comes by itself, when its time has come."""
    return notice.priority >= Priority.ROUTINE and notice.to not in RESIDENT


def stands(notice: Notice, person: int, case: Case, later: Sequence[Event]) -> bool:
    """Whether what waited is still to be told. `later`: the events since."""
    party = next((p for p in case.parties if p.person == person and not p.withdrawn), None)
    if (notice.to is To.HANDLER and person not in case.hands) or (notice.to in RESIDENT and party is None):
        return False
    if notice.to is To.OFFICERS:
        return _stands_for_a_unit(notice, case, later)
    if notice.to is To.SILENT and party is not None and party.verdict is not None:
        return False
    if notice.what == "remind-contact" and (case.lead is None or case.lead.stage is not ClaimStage.CLAIMED):
        return False  # they have been in touch meanwhile
    if notice.what in TRUE_UNTIL_ANSWERED:
        answered = case.state in ASKING or case.state is State.CLOSED
        return not answered and not any("deadline" in event.data for event in later)
    if notice.what == "promise-late-residents" and any(event.data.get("told_late") for event in later):
        return False  # they are told more than that
    return not any(event.before is not event.after or _moves(event) for event in later)


def _stands_for_a_unit(notice: Notice, case: Case, later: Sequence[Event]) -> bool:
    """While the unit's answer is to come; a reminder until the unit has said something, or was asked anew."""
    unit = notice.data.get("unit")
    if unit is None:
        return True
    theirs = [event.action for event in later if event.data.get("unit") == unit]
    moved = units.ASKS if notice.what in TRUE_UNTIL_ANSWERED else units.MOVES
    return any(part.unit == unit for part in case.working) and moved.isdisjoint(theirs)


def _moves(event: Event) -> bool:
    """Other hands, or a report; one of a unit is nothing to who has not accepted yet."""
    of_unit = event.action in units.MOVES and event.after is not State.ASSIGNED
    return of_unit or event.action in (Action.ASSIGN, Action.PROGRESS)

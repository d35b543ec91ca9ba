"""Chasing: the resident urges; the staff take a case on, put it off, hand it over."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from cases.change import Change
from cases.errors import NoSuchPerson, NotThatDate, UrgedToday
from cases.model import Action, Party


def urged_today(party: Party | None, now: datetime, zone: tzinfo) -> bool:
    """True: this resident has urged it on the day that it is where the office is."""
    last = party.urged_at if party is not None else None
    return last is not None and last.astimezone(zone).date() == now.astimezone(zone).date()


def _urge(change: Change) -> None:
    """催办: once a day each."""
    party = next(p for p in change.case.parties if p.person == change.actor.person)
    if urged_today(party, change.now, change.calendar.zone if change.calendar else UTC):
        raise UrgedToday(number=change.before.number)
    urged = replace(party, urged_at=change.now)
    change.case = replace(change.case, parties=tuple(urged if p is party else p for p in change.case.parties))


def _take_on(change: Change) -> None:
    change.data["owner"] = change.actor.person
    change.hangs(owner=change.actor.person)


def _snooze(change: Change) -> None:
    """Not chased again before that date, at most as long as the policy allows. New steps are not held up."""
    until = change.until()
    if change.policy is not None and change.calendar is not None:
        latest = change.calendar.add(change.now, change.policy.snooze).at
        if until > latest:
            raise NotThatDate(number=change.before.number, after=change.now, latest=latest)
    change.data["snoozed"] = change.data.pop("until")  # `until` is a deadline's
    change.hangs(snoozed=until)


def _hand_over(change: Change) -> None:
    if change.act.person is None or change.act.person in change.case.doubted:
        raise NoSuchPerson(number=change.before.number)
    change.data["owner"] = change.act.person
    change.hangs(owner=change.act.person)


CHANGES: Mapping[Action, Callable[[Change], None]] = {
    Action.URGE: _urge,
    Action.TAKE_ON: _take_on,
    Action.SNOOZE: _snooze,
    Action.HAND_OVER: _hand_over,
}

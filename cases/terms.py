"""Dates: what the handler promises, more time, a leader's instruction."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from cases.change import Change
from cases.errors import NoMoreTime, NotThatDate
from cases.model import Action


def _progress(change: Change) -> None:
    """A report may promise a date; a promise that is not due yet stands."""
    promised = change.date("promised")
    if promised is not None:
        change.hangs(promised=promised)
    elif (held := change.case.pending.promised) is not None and held <= change.now:
        change.hangs(promised=None)


def _extend(change: Change) -> None:
    """Asked for, with the reason; those above decide (信访工作条例: once, at most 30 days)."""
    change.hangs(extension=_within_the_rule(change, change.until()))


def _approve(change: Change) -> None:
    until = change.case.pending.extension
    assert until is not None  # `lifecycle` takes it only then
    change.data |= {"deadline": until.isoformat(), "until": until.isoformat()}
    change.case = replace(change.case, deadline=until, provisional=False)
    change.hangs(extension=None, extended=change.case.pending.extended + 1)


def _refuse(change: Change) -> None:
    change.hangs(extension=None)


def _instruct(change: Change) -> None:
    """批示: names a unit and a date, of its own: what the resident was promised stands."""
    until = change.until()
    change.data["by"] = change.data.pop("until")  # `until` is a deadline's
    change.hangs(instructed=until, unit=change.data.get("unit"))


def _reply(change: Change) -> None:
    change.hangs(instructed=None, unit=None)


def _within_the_rule(change: Change, until: datetime) -> datetime:
    case, policy, calendar = change.before, change.policy, change.calendar
    if policy is None or calendar is None or case.deadline is None:
        return until
    rule = policy.extension(case.kind)
    if case.pending.extended >= rule.times:
        raise NoMoreTime(number=case.number, times=rule.times)
    latest = calendar.add(case.deadline, rule.most).at
    if not case.deadline < until <= latest:
        raise NotThatDate(number=case.number, after=case.deadline, latest=latest)
    return until


CHANGES: Mapping[Action, Callable[[Change], None]] = {
    Action.PROGRESS: _progress,
    Action.EXTEND: _extend,
    Action.APPROVE_EXTENSION: _approve,
    Action.REFUSE_EXTENSION: _refuse,
    Action.INSTRUCT: _instruct,
    Action.REPLY: _reply,
}

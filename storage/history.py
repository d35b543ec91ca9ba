"""What happened to a case: its events, and the words and files that came with them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select

from cases.model import Action, Event, Said, State
from storage.direct import among
from storage.tables import event_words, events
from storage.work import Work

_EVENTS = select(events).where(among(events.c.case_id, "ids")).order_by(events.c.case_id, events.c.seq)
_WORDS = select(event_words).where(among(event_words.c.case_id, "ids"))
_STATES = {state.value: state for state in State}
_ACTIONS = {action.value: action for action in Action}


def of(work: Work, ids: Iterable[int]) -> dict[int, list[Event]]:
    """Every event of these cases, oldest first."""
    wanted = tuple(ids)
    found: dict[int, list[Event]] = {case: [] for case in wanted}
    for row in work.rows(_EVENTS, {"ids": wanted}):
        found[row.case_id].append(as_event(row))
    return found


def as_event(row: Row[Any]) -> Event:
    """A row of `events` as the domain knows it."""
    before = _STATES[row.before] if row.before else None
    action, after = _ACTIONS[row.action], _STATES[row.after]
    return Event(row.case_id, row.seq, row.at, row.actor_id, action, before, after, row.data)


def said(work: Work, ids: Iterable[int]) -> dict[int, dict[int, Said]]:
    """case → seq → the words and files of each event that has any (erased ones are missing)."""
    wanted = tuple(ids)
    found: dict[int, dict[int, Said]] = {case: {} for case in wanted}
    for row in work.rows(_WORDS, {"ids": wanted}):
        found[row.case_id][row.seq] = Said(row.words, tuple(row.files))
    return found

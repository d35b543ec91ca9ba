"""A message that was edited while the conversation it belongs to is still open."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cases import wording
from handlers.standing import Flows, Here, remembered, stand, went
from handlers.turn import Lookup, Say, Session, Turn


def reworded(
    session: Session, was: str, words: str, counter: int, flows: Flows, lookup: Lookup, unsent: bool = False
) -> Turn | None:
    """The answers with the new wording, and the open question once more; None: it is in none of them."""
    if session.flow not in flows or session.rival is not None:
        return None
    answers = _with(session.answers, was, words)
    if answers == session.answers:
        return None
    here = Here(session, counter, flows, remembered(lookup), unsent)
    changed, came = stand(here, session.having(answers))
    turn = went(replace(here, session=changed), changed, came)
    return replace(turn, says=(Say("edit-draft"), *turn.says))


def _with(value: Any, was: str, words: str) -> Any:
    match value:
        case str():
            return wording.reworded(value, was, words)
        case Mapping():
            return {key: one if key == "of" else _with(one, was, words) for key, one in value.items()}
        case list() | tuple():
            return [_with(one, was, words) for one in value]
    return value

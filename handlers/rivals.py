"""Which of two: the open conversation, or one that was begun, or what was said, meanwhile."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cases import numbers
from handlers.ask import beginning
from handlers.plain import NO, YES, spoken
from handlers.replay import canonical
from handlers.shown import Sent
from handlers.turn import Ask, Option, Say, Session, Turn

CONTINUE, DISCARD = "continue", "discard"
RIVALS = (Option(CONTINUE, "rival-continue", main=True), Option(DISCARD, "rival-discard"))
FRESH = (Option(CONTINUE, "fresh-continue", main=True), Option(DISCARD, "fresh-new"))
ASIDE = (Option(CONTINUE, "aside-no"), Option(DISCARD, "aside-yes", main=True))


def between(rival: Mapping[str, Any]) -> str:
    """What makes this choice between two conversations this one."""
    return canonical(["rival", rival["flow"], rival["args"]])


def is_aside(session: Session) -> bool:
    """True: what came meanwhile was not begun, but said where something else was asked."""
    return session.rival is not None and session.rival["flow"] == "sort_out" and not is_fresh(session)


def is_fresh(session: Session) -> bool:
    """True: what came meanwhile was said after something else had been looked at."""
    return session.rival is not None and bool(session.rival.get("fresh"))


def written(session: Session, text: str) -> str:
    """Which of the two is chosen in words: `0`, to go on, `1`, the other; or neither."""
    said = spoken(text)
    if is_aside(session) and said in YES | NO:
        return "1" if said in YES else "0"
    if is_fresh(session) and said in YES | NO:
        return "0" if said in YES else "1"
    return {"1": "0", "2": "1"}.get(said, "")


def rivalry(counter: int, session: Session, again: Say | None = None) -> Turn:
    """“Go on with what you began, or drop it?”"""
    assert session.rival is not None
    this = between(session.rival)
    number = session.number if session.asked == this else counter + 1
    key, options, show = "rival", RIVALS, _unfinished(session)
    if is_aside(session):
        key, options, show = "aside", ASIDE, {"words": beginning(_words(session.rival["answers"]))}
    elif is_fresh(session):
        key, options, show = "fresh", FRESH, {**show, "new": beginning(_words(session.rival["answers"]))}
    return Turn(
        session=replace(session, asked=this, number=number, joins="", away=False),
        ask=Ask("talk", key, number, options, show, again=again),
        counter=max(counter, number),
    )


def _unfinished(draft: Session) -> dict[str, Any]:
    """What there is of it: the first words, or how many pictures, or what was begun with which case."""
    words = _words(draft.answers)
    pictures = (draft.answers.get("pictures", {}).get("is") or {}).get("files", ())
    case = draft.args.get("case")
    return {
        "words": beginning(words),
        "sent": Sent((("photo", len(pictures)),) if pictures else ()),
        "number": numbers.number(case) if isinstance(case, int) else "",
        "action": draft.flow,
    }


def _words(answers: Mapping[str, Any]) -> str:
    said = answers.get("words", {}).get("is") or ""
    return said if isinstance(said, str) else str(said.get("words", ""))

"""Two things at once: another conversation over the open one, or words after something else was looked at."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers import danger, phrases
from handlers.answering import answered
from handlers.ask import add_words, said
from handlers.plain import says_more
from handlers.rivals import between, is_fresh, rivalry, written
from handlers.standing import Here, current, dropped, entered_or_told, stale
from handlers.strays import heard
from handlers.turn import Input, Say, Session, Turn


def looked_away(before: Session | None, incoming: Input, turn: Turn) -> Turn:
    """`turn`; where it showed something else beside the open question, the draft says so."""
    draft = turn.session
    pressed = incoming.kind in ("press", "command") or bool(phrases.command(incoming.text))
    if before is None or draft is None or not pressed or turn.ask is not None or turn.stale:
        return turn
    if draft.number != before.number or not (turn.says or turn.finish) or _of_its_case(before, incoming):
        return turn
    return replace(turn, session=replace(draft, away=True))


def _of_its_case(draft: Session, incoming: Input) -> bool:
    """True: that was about the case which the draft is about; they only looked something up."""
    return incoming.data.split(":")[2:3] == [str(draft.args.get("case"))]


def afresh(here: Here, incoming: Input) -> Turn | None:
    """What is said after something else was looked at, while a question stands open; None: it answers that.

    A sentence is taken as if nothing stood open; where that would begin something, they are asked which it
    is. What says nothing by itself gets the question once more. Danger does not wait for that.
    """
    if danger.found(incoming.text):
        return None
    if incoming.kind == "text" and not (says_more(incoming.text) or phrases.is_number(incoming.text)):
        return current(here)
    turn = heard(here, incoming)
    draft = turn.session
    if draft is None or draft.rival is None:
        return turn
    return rivalry(here.counter, replace(draft, rival={**draft.rival, "fresh": True}))


def chosen(here: Here, incoming: Input, pressed: str = "") -> Turn:
    """The draft or its rival."""
    session = here.session
    assert session is not None and session.rival is not None
    if pressed and session.asked != between(session.rival):
        return stale(here)
    rival = session.rival
    which = written(session, incoming.text) if incoming.kind == "text" else pressed
    if which == "0":
        if not is_fresh(session):
            return current(dropped(here))
        return answered(dropped(here), _as_said(rival["answers"])) or stale(here)
    if which == "1":
        return entered_or_told(replace(here, session=None), rival["flow"], rival["args"], rival["answers"])
    if pressed:
        return stale(here)
    if is_fresh(session) and incoming.kind == "text" and says_more(incoming.text):
        return rivalry(here.counter, replace(session, rival=_with_more(rival, incoming)))
    return rivalry(here.counter, session, again=Say("invalid-choice"))


def _with_more(rival: Mapping[str, Any], incoming: Input) -> dict[str, Any]:
    """They wrote on."""
    words = rival["answers"].get("words", {"of": "null", "is": {}})
    more = {**words, "is": add_words(words["is"], said(incoming))}
    return {**rival, "answers": {**rival["answers"], "words": more}}


def _as_said(answers: Mapping[str, Any]) -> Input:
    """What was kept as answers, as it came."""
    kept = {key: answer["is"] for key, answer in answers.items()}
    words = kept.get("words", {})
    if "where" in kept:
        return Input("location", latitude=kept["where"]["latitude"], longitude=kept["where"]["longitude"])
    if "pictures" in kept:
        return Input("photo", text=words.get("words", ""), files=tuple(kept["pictures"]["files"]))
    if words.get("voice"):
        return Input("voice", files=tuple(words["voice"]))
    return Input("text", text=words.get("words", ""))

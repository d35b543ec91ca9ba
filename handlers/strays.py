"""What is said without being asked: outside any conversation, or as a reply to a message about a case."""

from typing import Any

from cases.errors import Refused
from handlers import danger
from handlers.answering import kept, received, warned
from handlers.ask import says_something
from handlers.replay import Invalid
from handlers.standing import Behind, Here, current, entered, entered_or_told
from handlers.turn import Input, Say, Turn


def heard(here: Here, incoming: Input) -> Turn:
    """Something said outside any conversation."""
    answers = _strays(here, incoming)
    if not answers:
        return current(here, says=(Say("unclear"),))
    alarm = danger.found(incoming.text)
    args = {"urgent": alarm} if alarm else {}
    joins = next((key for key in ("words", "pictures") if key in answers), "")
    turn = entered_or_told(here, "sort_out", args, answers, joins)
    return warned(received(turn, incoming), alarm)


def replied(here: Here, incoming: Input) -> Turn | None:
    """A reply to a message about a case goes to whoever has it; None: there is nothing in it to pass on."""
    answers = {key: kept for key, kept in _strays(here, incoming).items() if key in ("words", "pictures")}
    if not answers:
        return None
    try:
        turn = entered(here, "write", {"case": incoming.about}, answers)
    except (Refused, Behind):
        return None
    return warned(turn, danger.found(incoming.text))


def _strays(here: Here, incoming: Input) -> dict[str, Any]:
    """What came without a question, as answers."""
    told = says_something(incoming.text)
    kinds = {"text"} if incoming.kind == "text" and told else {incoming.kind} - {"text"}
    if incoming.kind == "photo" and told:
        kinds.add("text")
    answers: dict[str, Any] = {}
    for kind, (key, keep) in here.flows["sort_out"].strays.items():
        if kind in kinds:
            try:
                answers[key] = kept(keep(None, incoming))
            except Invalid:
                continue
    return answers

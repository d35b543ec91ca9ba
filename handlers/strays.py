"""What is said without being asked: outside any conversation, or as a reply to a message about a case."""

import re
from dataclasses import replace
from typing import Any

from cases.errors import Refused
from handlers import danger
from handlers.answering import kept, received, warned
from handlers.ask import ALBUM
from handlers.facts import OneTask, OpenThread
from handlers.plain import DONE, NO, YES, says_something, spoken
from handlers.replay import Invalid
from handlers.rivals import rivalry
from handlers.shown import TaskView
from handlers.standing import Here, because, current, entered, entered_or_told
from handlers.thread import takes_more
from handlers.turn import Input, Say, Session, Turn
from handlers.unasked import stray_photos


def heard(here: Here, incoming: Input) -> Turn:
    """Something said outside any conversation."""
    answers = _strays(here, incoming)
    if not answers:
        return current(here, says=(Say("unclear"),))
    alarm = danger.found(incoming.text)
    args: dict[str, Any] = {"urgent": alarm} if alarm else {}
    if not (alarm or incoming.about) and takes_more(thread := here.lookup(OpenThread())):
        args["thread"] = thread.id
        if "pictures" in answers:
            answers["pictures"] = kept(stray_photos(None, incoming, ALBUM))
    joins = next((key for key in ("words", "pictures") if key in answers), "")
    turn = entered_or_told(here, "sort_out", args, answers, joins)
    return warned(received(turn, incoming), alarm)


def _passes(told: str) -> bool:
    """True: an answer to such a message is for the other side. What the office tells its own is not."""
    return told.endswith("-residents") or told in _PASSES


_PASSES = frozenset(
    {"rate", "rate-again", "silent-resident", "revisit"} | {"added-handler", "answered-handler"}
)
"""Besides what is told to residents by name: questions to them, and their own words to the handler."""


def replied(here: Here, incoming: Input) -> Turn | None:
    """A reply to what somebody wrote about a case goes to them; None: it is said like anything else.

    It is no answer to a question about something else, or about nothing yet, that happens to be open.
    """
    answers = {key: kept for key, kept in _strays(here, incoming).items() if key in ("words", "pictures")}
    if not answers:
        return None
    if "pictures" in answers:
        answers["pictures"] = kept(stray_photos(None, incoming, ALBUM))
    draft, alarm = here.session, danger.found(incoming.text)
    if draft is not None and _about(here, draft) == incoming.about:
        return None  # that is what is being asked
    if not _passes(incoming.told):
        if draft is None:
            return None
        says = (Say("danger-first", {"danger": alarm}),) if alarm else ()
        return current(here, says=(*says, Say("reply-elsewhere")))
    try:
        turn = entered(here, "write", {"case": incoming.about}, answers)
    except Refused as error:
        turn = Turn(session=draft, says=(because(error),), counter=here.counter)
    return warned(turn, alarm, known=True)


_SET = re.compile(
    r"\d{1,2}\s*[:：.点时]|[零一二两三四五六七八九十](?:点|时)|^[\d\W]*$|(?:[天日号前后]|[周期].)$"
)
"""Somebody who writes so means an hour, however it is written."""
_UNREAD = frozenset({"invalid-hours", "invalid-hour", "invalid-date", "invalid-choice"})


def aside(here: Here, incoming: Input, turn: Turn) -> Turn:
    """`turn`, or, where words came that set nothing: “is this a matter?”. Of danger it is not asked."""
    draft, said = here.session, spoken(incoming.text)
    assert draft is not None
    why = turn.ask.again if turn.ask is not None else None
    if why is None or why.what not in _UNREAD or incoming.kind != "text" or not here.flows[draft.flow].sets:
        return turn
    if len(said) < 3 or said in YES | NO | DONE or _SET.search(said):
        return turn
    if danger.found(said):
        return heard(replace(here, session=None), incoming)
    rival = {"flow": "sort_out", "args": {}, "answers": _strays(here, incoming)}
    return rivalry(here.counter, replace(draft, rival=rival))


def _about(here: Here, draft: Session) -> int:
    """The case that is spoken of already; 0: none yet."""
    if isinstance(task := draft.args.get("task"), int):
        view: TaskView = here.lookup(OneTask(task))
        return view.case.id if view.case is not None else 0
    return int(draft.args.get("case") or 0)


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

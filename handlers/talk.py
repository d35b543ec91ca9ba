"""The conversation engine: what a person did + what is recorded → what to say, what to keep, what to perform.

Pure. One input makes one `Turn`; there is never more than one open question in a chat. See DESIGN §3.
`replay` runs a conversation, `standing` says where it stands, `answering` finds where an answer belongs.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from cases.commands import Join
from cases.errors import Refused, Stale
from handlers import phrases
from handlers.admission import Behind, is_over, over, theirs, turns_away
from handlers.afresh import afresh, chosen, looked_away
from handlers.answering import answered, asked_anew
from handlers.facts import Me, OneCase
from handlers.menu import greeting, onward, role
from handlers.replay import WAS, Asking, Flow, Run, without
from handlers.standing import (
    Flows,
    Here,
    asked,
    because,
    current,
    dropped,
    entered,
    entered_or_told,
    remembered,
    stale,
    stand,
    went,
)
from handlers.strays import aside, heard, replied
from handlers.turn import Ask, Finish, Input, InputKind, Lookup, Option, Say, Session, Turn

__all__ = [
    "Ask",
    "Finish",
    "Flow",
    "Input",
    "InputKind",
    "Lookup",
    "Option",
    "Run",
    "Say",
    "Session",
    "Turn",
    "again",
    "open",
    "refused",
    "take",
]


def take(
    session: Session | None,
    counter: int,
    incoming: Input,
    flows: Flows,
    lookup: Lookup,
    unsent: bool = False,
    first: bool = False,
    run: Run | None = None,
) -> Turn:
    """One thing a person did.

    `counter`: the chat's prompt counter. `unsent`: the open question's prompt has not gone out yet, so what
    comes belongs to the previous answer. `first`: never spoken here before, so privacy is explained.
    `run`: the last turn's, if it is at hand; it only saves time.
    Never raises because of what came, however malformed.
    """
    if session is not None and session.flow not in flows:
        session = None  # of a release that knew this conversation
    here = Here(session, counter, flows, remembered(lookup), unsent, run)
    if session is not None and turns_away(incoming) and over(here.lookup, flows[session.flow], session):
        turn = _taken(replace(here, session=None, run=None), incoming)
        turn = replace(turn, says=(is_over(session), *turn.says), cleared=True)
    else:
        turn = looked_away(session, incoming, _taken(here, incoming))
    invited = turn.finish is not None and isinstance(turn.finish.command, Join)
    if first and not invited and role(here.lookup(Me())) == "resident":
        ahead = [say for say in turn.says if say.what in ("danger", "greeting")]
        behind = [say for say in turn.says if say not in ahead]
        turn = replace(turn, says=(*ahead, Say("privacy"), *behind))
    return turn


def open(
    flow: str,
    args: Mapping[str, Any],
    answers: Mapping[str, Any],
    counter: int,
    flows: Flows,
    lookup: Lookup,
    session: Session | None = None,
) -> Turn:
    """Begin a conversation from our side, with these answers. `session`: the chat's draft, if any."""
    here = Here(session, counter, flows, remembered(lookup))
    return entered_or_told(here, flow, args, answers)


def refused(session: Session | None, error: Refused, counter: int, flows: Flows, lookup: Lookup) -> Turn:
    """The domain refused the command of `session` (`Turn.tried or Turn.session`).

    Says why, forgets the answers the refusal names, and asks again; ends when nothing is left to ask.
    """
    said = because(error)
    if session is None or session.flow not in flows:
        return Turn(says=(said,), counter=counter, cleared=True)
    here = Here(None, counter, flows, remembered(lookup))
    try:
        kept, came = stand(here, replace(session, answers=without(session.answers, error.forget)))
        if isinstance(came, Asking):
            return asked(here, kept, came, says=(said,))
        case = session.args.get("case")
        card = (Say("case", {"case": here.lookup(OneCase(case))}),) if case is not None else ()
    except Refused:
        card = ()
    shown = Turn(says=(said, *card), counter=counter) if card else current(here, says=(said,))
    return replace(shown, cleared=True)


def again(session: Session, counter: int, flows: Flows, lookup: Lookup, first: Say | None = None) -> Turn:
    """The open question once more, `first` before it in the same message.

    Without a question (it is not theirs to know any more) the draft is to go.
    """
    if session.flow not in flows:
        return Turn(counter=counter, cleared=True)
    here = Here(session, counter, flows, remembered(lookup))
    try:
        if over(here.lookup, flows[session.flow], session):
            return Turn(counter=counter, cleared=True)
        turn = current(here)
    except Refused:
        return Turn(counter=counter, cleared=True)
    return replace(turn, ask=replace(turn.ask, again=first)) if first and turn.ask else turn


def _taken(here: Here, incoming: Input) -> Turn:
    try:
        if incoming.kind == "command":
            return _commanded(here, incoming.text.casefold(), incoming.data)
        name = phrases.command(incoming.text) if incoming.kind == "text" else ""
        if name and theirs(here.lookup, here.flows.get(name)):
            return _commanded(here, name, "")
        if incoming.kind == "press":
            return _pressed(here, incoming)
        if incoming.about and (turn := replied(here, incoming)) is not None:
            return turn
        if here.session is None:
            return heard(here, incoming)
        if here.session.rival is not None:
            return chosen(here, incoming)
        if here.session.away and (fresh := afresh(here, incoming)) is not None:
            return fresh
        return aside(here, incoming, answered(here, incoming) or stale(here))
    except Refused as error:  # what the open conversation is about is not theirs to know any more
        return Turn(says=(because(error),), counter=here.counter, cleared=True)


def _commanded(here: Here, name: str, data: str) -> Turn:
    """Commands come before the answer."""
    if name == "start":
        if data:
            turn = entered_or_told(here, "join", {"code": data}, {})
            return turn if turn.ask or turn.finish else current(here, says=turn.says)
        return current(here, says=(greeting(here.lookup(Me())),))
    if name == "cancel":
        if here.session is not None:
            gone = Say(here.flows[here.session.flow].cancelled, {"offers": _onward(here, here.session)})
            return Turn(says=(gone,), counter=here.counter, cleared=True)
        return current(here, says=(Say("nothing-open"),))
    if name == "back":
        return _back(here)
    if (
        name not in here.flows
        or here.flows[name].needs
        or name == "sort_out"
        or not theirs(here.lookup, here.flows[name])
    ):
        return current(here, says=(Say("unknown-command"),))
    turn = entered_or_told(here, name, {}, {})
    if turn.ask is None and here.session is not None and not (turn.finish and turn.finish.command):
        if here.session.recalled:  # they have seen it, and looked at something else
            return turn
        shown = current(replace(here, session=replace(here.session, recalled=True)))
        return replace(shown, says=(*turn.says, *shown.says), finish=shown.finish or turn.finish)
    return turn


def _onward(here: Here, left: Session) -> tuple[Option, ...]:
    case, view = left.args.get("case"), None
    if isinstance(case, int):
        with suppress(Refused):
            view = here.lookup(OneCase(case))
    return onward(here.lookup(Me()), view)


def _pressed(here: Here, incoming: Input) -> Turn:
    kind, _, rest = incoming.data.partition(":")
    parts = rest.split(":")
    if kind == "f" and len(parts) <= 4:
        return _card(here, parts)
    session = here.session
    if kind != "q" or session is None or len(parts) != 2 or parts[0] != str(session.number):
        return stale(here)
    if parts[1] == "back":
        return _back(here)
    if parts[1] == "keep":
        return _as_it_was(here)
    if parts[1] == "cancel":
        return current(dropped(here)) if session.rival else _commanded(here, "cancel", "")
    if session.rival is not None:
        return chosen(here, incoming, parts[1])
    return answered(here, incoming, parts[1]) or asked_anew(session, stale(here))


def _card(here: Here, parts: list[str]) -> Turn:
    """`{flow}`, `{flow}:{case}:{version}`, `{flow}:{case}:{version}:{extra}` or `{flow}:t{task}`."""
    args = dict[str, Any]()
    for field, part in zip(("case", "version", "extra"), parts[1:], strict=False):
        if field == "extra":
            args[field] = part
            continue
        if field == "case" and part.startswith("t"):
            field, part = "task", part[1:]
        if part.isascii() and part.isdigit() and len(part) < 16:
            args[field] = int(part)
        elif part:
            return stale(here)
    if parts[0] not in here.flows or parts[0] == "sort_out":
        return stale(here)
    try:
        return entered(here, parts[0], args, {})
    except Behind as behind:
        old = isinstance(behind.error, Stale)
        return Turn(
            session=here.session,
            says=(Say("case-changed" if old else "case", {"case": behind.view}),),
            toast=Say("toast-changed") if old else because(behind.error),
            counter=here.counter,
            stale=True,
        )
    except Refused as error:
        turn = current(here) if here.session else Turn(counter=here.counter)
        return replace(turn, toast=because(error), stale=True)


def _as_it_was(here: Here) -> Turn:
    """What was to be edited stays as it was after all."""
    session = here.session
    assert session is not None
    was = session.answers.get(WAS)
    if was is None or session.rival is not None:
        return stale(here)
    left = without(session.answers, [WAS, *(key.partition(".")[0] for key in was["is"])])
    session, came = stand(here, session.having({**left, **was["is"]}))
    return went(here, session, came)


def _back(here: Here) -> Turn:
    """To the question before, whose pictures stay. What nobody was asked for stays, too."""
    if here.session is None or here.session.rival is not None:
        return current(dropped(here) if here.session else here)
    session, came = stand(here, here.session)
    for step in reversed(came.path):
        if step.optional:
            continue
        recorded = session.answers[step.key]
        answers = without(session.answers, [step.key])
        left = step.reopen(recorded["is"])
        if left is not None:
            answers[step.key] = {**recorded, "is": left}
        earlier, came = stand(here, replace(session, answers=answers))
        if isinstance(came, Asking) and came.step.key == step.key:
            return went(here, earlier, came)
        # as many pictures as there may be: they are all there, so one question further back
    session, came = stand(here, session)
    return went(here, session, came)

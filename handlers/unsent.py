"""A report of danger goes without having been sent: who is told to leave the house presses no button."""

from dataclasses import replace

from cases.commands import OpenCase
from cases.errors import Refused
from handlers.replay import Asking, canonical
from handlers.standing import Flows, Here, ended, remembered, stand
from handlers.turn import Input, Lookup, Say, Session, Turn

_GOES_ON = ("send", "skip")
"""The answers that may be taken as given."""
MOST = 9
"""Questions that are gone on over."""


def as_it_stands(session: Session, counter: int, flows: Flows, lookup: Lookup) -> Turn | None:
    """It goes with what they have said so far. None: it is not about danger, or it needs an answer first."""
    if session.flow not in flows or not session.args.get("urgent") or session.rival is not None:
        return None
    here = Here(None, counter, flows, remembered(lookup))
    for _ in range(MOST):
        try:
            session, came = stand(here, session)
        except Refused:
            return None
        if not isinstance(came, Asking):
            opens = came.value is not None and isinstance(came.value.command, OpenCase)
            return replace(ended(here, session, came), says=(Say("sent-anyway"),)) if opens else None
        step = came.step
        option = next((one for one in step.options if one.value in _GOES_ON), None)
        if option is None:
            return None
        answer = {"of": canonical(step.of), "is": step.take(Input("press"), option)}
        session = session.having({**session.answers, step.key: answer})
    return None

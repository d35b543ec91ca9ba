"""Residents without a chat: a call to them, and what it came to."""

from collections.abc import Mapping
from typing import Any

from cases.commands import Call, NoteCall
from cases.errors import NotAllowed, TaskDone
from cases.lifecycle import FINAL
from cases.model import Action, State
from handlers.ask import choice, confirm, text
from handlers.facts import InviteFor, OneCase, OneTask
from handlers.links import Ways
from handlers.replay import fact
from handlers.shown import CaseView, TaskView
from handlers.turn import Finish, Option

_WORDS = frozenset({Call.ANSWERED, Call.NOT, Call.AGAIN})
"""What they said has to be written down."""


def results(view: CaseView) -> tuple[Call, ...]:
    """What a call can come to as the case stands, the likely first."""
    if view.state is State.WAITING:
        return (Call.ANSWERED, Call.NO_REPLY)
    if view.state is State.RESOLVED:
        return (Call.SATISFIED, Call.BASICALLY, Call.NOT, Call.NO_REPLY)
    if view.state is State.CLOSED and view.pending.revisited:
        return (Call.LASTED, Call.AGAIN, Call.NO_REPLY)
    again = (Call.AGAIN,) if view.state is State.CLOSED and view.outcome not in FINAL else ()
    return (Call.TOLD, *again, Call.NO_REPLY)


async def note(args: Mapping[str, Any]) -> Finish | None:
    """What came of it; what they said is written down in their words."""
    view: TaskView = await fact(OneTask(args["task"]))
    if view.done or view.case is None or view.kind != "call":
        raise TaskDone()
    can = results(view.case)
    result = args.get("extra")
    if result not in can:
        shown = {"case": view.case, "person": view.person}
        result = await choice("result", [Option(one.value, f"press-call-{one}") for one in can], show=shown)
    words = ""
    if result in _WORDS:
        words = await text("words", of=str(result), show={"case": view.case, "result": str(result)})
    done = "call-done-no_reply" if result == Call.NO_REPLY else "call-done"
    return Finish(NoteCall(view.id, Call(result), words), done)


async def call(args: Mapping[str, Any]) -> Finish | None:
    """A resident without a chat has rung up, or was met: what they said goes on as if they had written it."""
    view: CaseView = await fact(OneCase(args["case"]))
    if not view.calls:
        raise NotAllowed(number=view.number, action=Action.CALL.value, state=view.state.value)
    words = await text("words", show={"case": view})
    again = False
    if view.state is State.CLOSED and view.outcome not in FINAL:
        again = await confirm("again", show={"case": view}, yes="press-call-again", no="call-only")
    result = Call.AGAIN if again else Call.SAID
    return Finish(NoteCall(None, result, words, view.id), "call-said-done")


async def invite(args: Mapping[str, Any]) -> Finish | None:
    """For a resident who has a phone by now: by this they get what is theirs."""
    view: TaskView = await fact(OneTask(args["task"]))
    ways: Ways = await fact(InviteFor(view.id))
    told = {"addresses": "\n".join(ways.addresses), "code": ways.code, "ways": ways, "person": view.person}
    return Finish(say="call-invite", show=told)

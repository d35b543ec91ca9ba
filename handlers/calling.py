"""Residents without a chat: a call to them, and what it came to."""

from collections.abc import Mapping
from typing import Any

from cases.commands import Call, NoteCall
from cases.errors import TaskDone
from cases.lifecycle import FINAL
from cases.model import State
from handlers.ask import choice, text
from handlers.facts import InviteFor, OneTask
from handlers.replay import fact
from handlers.shown import CaseView, TaskView, Ways
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


async def call(args: Mapping[str, Any]) -> Finish | None:
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


async def invite(args: Mapping[str, Any]) -> Finish | None:
    """For a resident who has a phone by now: by this they get what is theirs."""
    view: TaskView = await fact(OneTask(args["task"]))
    ways: Ways = await fact(InviteFor(view.id))
    told = {"addresses": "\n".join(ways.addresses), "code": ways.code, "ways": ways, "person": view.person}
    return Finish(say="call-invite", show=told)

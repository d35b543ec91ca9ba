"""Who may begin a conversation, and whether its case still wants it."""

from collections.abc import Mapping
from typing import Any

from cases import numbers
from cases.errors import AlreadyRated, NotAllowed, NotYours, Refused, Stale
from cases.model import Action
from handlers import phrases
from handlers.facts import Me, OneCase, OneTask
from handlers.replay import Flow
from handlers.shown import CaseView, TaskView
from handlers.turn import Input, Lookup, Say, Session


class Behind(Exception):
    """A card's button that this case does not offer any more; what to show instead."""

    def __init__(self, error: Refused, view: CaseView) -> None:
        super().__init__(error)
        self.error, self.view = error, view


def theirs(lookup: Lookup, flow: Flow | None) -> bool:
    """What only others may begin is no command, but words."""
    return flow is None or not flow.roles or bool(flow.roles & lookup(Me()).roles)


def admit(lookup: Lookup, flow: Flow, args: Mapping[str, Any]) -> None:
    """Who may begin it, and whether the case still offers it. Raises NotYours, Behind."""
    if not theirs(lookup, flow):
        raise NotYours()
    if flow.needs and not isinstance(args.get("case" if flow.needs == "wish" else flow.needs), int):
        raise NotYours()
    if flow.needs != "case":
        return
    view: CaseView = lookup(OneCase(args["case"]))
    if flow.fresh and args.get("version") not in (None, view.version):
        raise Behind(Stale(number=view.number), view)
    _still_offered(flow, view)


def _still_offered(flow: Flow, view: CaseView) -> None:
    if flow.act is not None and flow.act not in view.may:
        error: Refused = NotAllowed(number=view.number, action=flow.act.value, state=view.state.value)
        if flow.act is Action.RATE and view.rated:
            error = AlreadyRated(number=view.number)
        raise Behind(error, view)


def over(lookup: Lookup, flow: Flow, draft: Session) -> bool:
    """True: what the open conversation is about is theirs no more, settled, or does not allow it any more."""
    try:
        if flow.needs == "task":
            task: TaskView = lookup(OneTask(draft.args["task"]))
            return task.done
        if flow.needs == "case" and draft.rival is None:
            _still_offered(flow, lookup(OneCase(draft.args["case"])))
    except (Refused, Behind):
        return True
    return False


def is_over(draft: Session) -> Say:
    """That there is nothing to go on with."""
    case = draft.args.get("case")
    return Say("draft-over", {"number": numbers.number(case) if isinstance(case, int) else ""})


def turns_away(incoming: Input) -> bool:
    """True: they do something else than answer the open question. Who answers hears why it does not count."""
    if incoming.kind == "press":
        return incoming.data.startswith("f:")
    does = incoming.text.casefold() if incoming.kind == "command" else ""
    return (does or phrases.command(incoming.text)) not in ("", "cancel", "back")

"""What else can be done with a case, behind “more”: the likely ones, then groups that open the rest."""

from collections.abc import Iterable, Mapping
from typing import Any

from cases.model import Action
from handlers.facts import OneCase
from handlers.replay import fact
from handlers.several import may_invite
from handlers.shown import CaseView
from handlers.turn import Finish, Option

MOST = 6
"""Buttons at once: more than that nobody reads on a telephone."""
ROOM = 62
"""Characters of what a button begins: Telegram keeps 64 bytes, two of which say that it is no answer."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "talk": ("answer", "add", "urge", "resume", "progress", "ask", "write", "call", "thread", "timeline"),
    "unit": (
        *("unit_accept", "entrust", "unit_answer", "unit_progress", "unit_object", "decide_objection"),
        *("confer", "relieve"),
    ),
    "done": ("resolve", "solve_on_spot", "explain", "close", "refuse", "to_desk", "let_rest"),
    "hands": (
        *("admit", "accept", "assign", "offer", "approve_transfer", "refuse_transfer", "give_back"),
        *("propose", "give_up", "take_on", "hand_over", "pledge"),
    ),
    "time": (
        *("reply", "approve_extension", "refuse_extension", "decide_review", "instruct", "extend"),
        "snooze",
    ),
    "alter": ("mark_urgent", "mark_subject", "clear_subject", "take_part", "group", "merge", "split"),
    "after": ("lasted", "reopen", "ask_review"),
    "own": ("share", "withdraw"),
}
"""Everything that people begin with a case, by what it is about, the likely first."""
LIKELY = (
    *("accept", "admit", "unit_accept", "answer", "reply", "approve_extension", "decide_review", "resolve"),
    *("unit_answer", "progress", "extend", "entrust", "ask", "write", "add", "urge", "assign"),
    *("explain", "instruct", "take_on", "snooze", "call", "share", "withdraw"),
)
"""What stands by itself as long as there is room, the likely first."""


async def case_more(args: Mapping[str, Any]) -> Finish | None:
    """What else this person may do with it, without what stood beside the button, while that holds."""
    view: CaseView = await fact(OneCase(args["case"]))
    beside = str(args.get("extra", "")).split(",") if args.get("version") == view.version else ()
    flows = [flow for flow in open_to(view) if flow not in beside]
    return Finish(say="case-more", show={"number": view.number, "offers": offered(view, laid(flows))})


async def more_of(args: Mapping[str, Any]) -> Finish | None:
    """All that belongs to one of the groups."""
    view: CaseView = await fact(OneCase(args["case"]))
    named = GROUPS.get(str(args.get("extra", "")), ())
    flows = [flow for flow in named if flow in open_to(view)]
    if not flows:
        return await case_more({"case": view.id})
    return Finish(say="case-more", show={"number": view.number, "offers": offered(view, flows)})


def open_to(view: CaseView) -> list[str]:
    """What this person may begin with it, the likely first."""
    may = {action.value for action in view.may} | {*_LOOKS}
    if Action.REFUSE_TRANSFER in view.may:
        may.add("approve_transfer")
    if may_invite(view):
        may.add("group")
    if not view.calls:  # calls are noted only of residents who have no chat
        may.discard(Action.CALL.value)
    acts = (flow for group in GROUPS.values() for flow in group if flow not in _LOOKS)
    return [flow for flow in dict.fromkeys((*LIKELY, *acts, *_LOOKS)) if flow in may]


_LOOKS = ("thread", "timeline")


def laid(flows: Iterable[str]) -> list[str]:
    """These flows, or the likely of them and groups of the others, so that they are not too many.

    A group begins with a colon; where only one is left of it, that one stands in its place.
    """
    left = list(flows)
    if len(left) <= MOST:
        return left
    alone: list[str] = []
    for flow in (one for one in left if one in LIKELY):
        if len(alone) + 1 + len(_grouped([one for one in left if one not in (*alone, flow)])) <= MOST:
            alone.append(flow)
    return [*alone, *_grouped([one for one in left if one not in alone])]


def _grouped(flows: list[str]) -> list[str]:
    groups = {name: [flow for flow in group if flow in flows] for name, group in GROUPS.items()}
    return [some[0] if len(some) == 1 else f":{name}" for name, some in groups.items() if some]


def more(view: CaseView, beside: Iterable[str]) -> str:
    """What “more” begins. It names the flows that can be pressed `beside` it, as far as a button has room.

    What is not named is offered twice; nothing is out of reach.
    """
    begins = f"case_more:{view.id}:{view.version}"
    for at, flow in enumerate(beside):
        longer = f"{begins}{',' if at else ':'}{flow}"
        if len(longer) > ROOM:
            break
        begins = longer
    return begins


def offered(view: CaseView, flows: Iterable[str]) -> tuple[Option, ...]:
    """Their buttons."""
    return tuple([_option(view, flow) for flow in flows])


def _option(view: CaseView, flow: str) -> Option:
    about = f"{view.id}:{view.version}"
    if flow.startswith(":"):
        return Option(f"more_of:{about}:{flow[1:]}", f"press-more_of-{flow[1:]}")
    return Option(f"{flow}:{about}", press(view, flow))


def press(view: CaseView, flow: str) -> str:
    """The id of the words on its button, for this person and case."""
    if flow == "resolve" and view.leads:
        return "press-fulfil"
    if flow == "assign" and view.handler and view.handler_as is None and not view.of_office:
        return "press-assign-another"  # it is taken from the representative who has it
    if view.of_office and flow in _TO_WHO_ASKED:
        return _TO_WHO_ASKED[flow]
    if flow in _NOTED and view.own is None:
        return _NOTED[flow]
    return _AGAIN.get((flow, view.pending.reviews), f"press-{flow}")


_TO_WHO_ASKED = {
    "ask": "press-ask-office",
    "write": "press-write-office",
    "explain": "press-explain-office",
}
"""What representatives ask of the office is answered to them, and to no resident."""
_NOTED = {"unit_progress": "press-unit_progress-noted", "unit_answer": "press-unit_answer-noted"}
"""What staff note of a unit, as they were told."""
_AGAIN = {("ask_review", 1): "press-ask_review-second", ("decide_review", 2): "press-decide_review-second"}
"""After so many reviews it is the second one (复核) that is asked for, or decided."""

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
        "confer",
    ),
    "done": ("resolve", "solve_on_spot", "pledge", "explain", "close", "refuse", "to_desk", "let_rest"),
    "hands": (
        *("admit", "accept", "assign", "offer", "approve_transfer", "refuse_transfer", "give_back"),
        *("propose", "give_up", "take_on", "hand_over", "relieve"),
    ),
    "time": (
        *("reply", "approve_extension", "refuse_extension", "decide_review", "instruct", "extend"),
        *("mark_urgent", "snooze"),
    ),
    "alter": ("mark_subject", "clear_subject", "take_part", "group", "merge", "split"),
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
    beside = _beside(view, args, str(args.get("extra", "")).split(","))
    page = laid(flow for flow in open_to(view) if flow not in beside)
    return Finish(say="case-more", show={"number": view.number, "offers": offered(view, page, beside)})


async def more_of(args: Mapping[str, Any]) -> Finish | None:
    """All that belongs to one of the groups, and the way back to the page that it was opened from.

    Where that is too much, what can be pressed there already is left out.
    """
    view: CaseView = await fact(OneCase(args["case"]))
    group, *listed = str(args.get("extra", "")).split(",")
    beside = _beside(view, args, listed)
    may = open_to(view)
    if _AND in group:
        flows = [one for name in group.split(_AND) for one in _grouped_as(name, may)]
    else:
        flows = [flow for flow in GROUPS.get(group, ()) if flow in may]
    if not flows:
        return await case_more({"case": view.id})
    if len(flows) >= MOST:
        there = (*beside, *laid(flow for flow in may if flow not in beside))
        flows = [flow for flow in flows if flow not in there]
    back = Option(more(view, beside), "control-back")
    page = offered(view, _fitting(flows, MOST - 1), beside)
    return Finish(say="case-more", show={"number": view.number, "offers": (*page, back)})


def _beside(view: CaseView, args: Mapping[str, Any], listed: Iterable[str]) -> tuple[str, ...]:
    """What can be pressed on the card from which this was opened, while that is the case as it stands."""
    return tuple(filter(None, listed)) if args.get("version") == view.version else ()


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
    return _fitting([*alone, *_grouped([one for one in left if one not in alone])], MOST)


_AND = "+"
"""Between what stands behind one more button, because the page has no room for it."""


def _fitting(page: list[str], most: int) -> list[str]:
    """So many at most, the last of which opens the rest: seldom, for whoever may do nearly everything."""
    if len(page) <= most:
        return page
    rest = (one.removeprefix(":") for one in page[most - 1 :])
    return [*page[: most - 1], f":{_AND.join(rest)}"]


def _grouped_as(name: str, may: list[str]) -> list[str]:
    """A group, or what stands in its place, while there is something of it."""
    return _grouped([flow for flow in GROUPS.get(name, (name,)) if flow in may])


def _grouped(flows: list[str]) -> list[str]:
    groups = {name: [flow for flow in group if flow in flows] for name, group in GROUPS.items()}
    return [some[0] if len(some) == 1 else f":{name}" for name, some in groups.items() if some]


def more(view: CaseView, beside: Iterable[str]) -> str:
    """What “more” begins. It names the flows that can be pressed `beside` it, as far as a button has room.

    What is not named is offered twice; nothing is out of reach.
    """
    return _naming(f"case_more:{view.id}:{view.version}", ":", beside)


def _naming(begins: str, mark: str, flows: Iterable[str]) -> str:
    """A button's data with these flows behind it, as far as there is room."""
    for flow in flows:
        longer = f"{begins}{mark}{flow}"
        if len(longer) > ROOM:
            break
        begins, mark = longer, ","
    return begins


def offered(view: CaseView, flows: Iterable[str], beside: Iterable[str] = ()) -> tuple[Option, ...]:
    """Their buttons. `beside`: what stood beside “more”; a group leads back to that."""
    return tuple([_option(view, flow, tuple(beside)) for flow in flows])


def _option(view: CaseView, flow: str, beside: tuple[str, ...]) -> Option:
    about = f"{view.id}:{view.version}"
    if flow.startswith(":"):
        opens = _naming(f"more_of:{about}:{flow[1:]}", ",", beside)
        return Option(opens, "press-case_more" if _AND in flow else f"press-more_of-{flow[1:]}")
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

"""Looking: my cases, one case, its story, what else can be done with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from cases.model import Action
from cases.people import CLAIMERS, Person, Role
from handlers.facts import Helped, Me, MyCases, OneCase, Timeline
from handlers.menu import offers
from handlers.on_the_wall import WishView
from handlers.replay import fact
from handlers.shown import CaseView
from handlers.turn import Finish, Option

SHOWN = 8
NEXT = 4
"""Buttons under a story: as many as under a card."""

_MORE = (
    Action.ACCEPT,
    Action.RESOLVE,
    Action.PROGRESS,
    Action.ASK,
    Action.WRITE,
    Action.RESUME,
    Action.SOLVE_ON_SPOT,
    Action.GIVE_BACK,
    Action.GIVE_UP,
    Action.PLEDGE,
    Action.OFFER,
    Action.ENTRUST,
    Action.EXTEND,
    Action.REPLY,
    Action.UNIT_ACCEPT,
    Action.DECIDE_OBJECTION,
    Action.UNIT_ANSWER,
    Action.UNIT_PROGRESS,
    Action.UNIT_OBJECT,
    Action.RELIEVE,
    Action.CONFER,
    Action.ADMIT,
    Action.ASSIGN,
    Action.EXPLAIN,
    Action.APPROVE_EXTENSION,
    Action.REFUSE_EXTENSION,
    Action.DECIDE_REVIEW,
    Action.INSTRUCT,
    Action.TAKE_ON,
    Action.SNOOZE,
    Action.HAND_OVER,
    Action.MARK_URGENT,
    Action.MARK_SUBJECT,
    Action.CLEAR_SUBJECT,
    Action.REFUSE,
    Action.CLOSE,
    Action.ANSWER,
    Action.URGE,
    Action.ADD,
    Action.LASTED,
    Action.REOPEN,
    Action.ASK_REVIEW,
    Action.WITHDRAW,
)


async def mine(args: Mapping[str, Any]) -> Finish | None:
    """What I have in hand, then my unit, those due first; then what I reported. Where nothing is open, what
    is closed."""
    me: Person = await fact(Me())
    views: list[CaseView] = []
    helped: tuple[WishView, ...] = ()
    if me.roles & CLAIMERS:
        views += await fact(MyCases(as_handler=True))
        helped = await fact(Helped())
    if Role.OFFICER in me.roles:
        views += await fact(MyCases(as_unit=True))
    views += await fact(MyCases())
    if views or helped:
        shown = {"cases": tuple(views[:SHOWN]), "wishes": helped, "count": len(views) + len(helped)}
        return Finish(say="mine", show=shown)
    closed: tuple[CaseView, ...] = await fact(MyCases(closed=True, most=SHOWN))
    if me.roles & CLAIMERS:
        closed += await fact(MyCases(as_handler=True, closed=True, most=SHOWN))
    if closed:
        return Finish(say="mine-closed", show={"cases": closed[:SHOWN], "count": len(closed[:SHOWN])})
    return Finish(say="mine-none", show={"offers": offers(me)})


async def case(args: Mapping[str, Any]) -> Finish | None:
    """One case as it stands: who has it, what comes next and when."""
    return Finish(say="case", show={"case": await fact(OneCase(args["case"]))})


async def timeline(args: Mapping[str, Any]) -> Finish | None:
    """Its story so far, and the way on."""
    view: CaseView = await fact(OneCase(args["case"]))
    entries = await fact(Timeline(view.id))
    flows = [action.value for action in _MORE if action in view.may]
    further = flows if len(flows) <= NEXT else [*flows[: NEXT - 1], "case_more"]
    return Finish(
        say="timeline", show={"number": view.number, "entries": entries, "offers": _offered(view, further)}
    )


async def case_more(args: Mapping[str, Any]) -> Finish | None:
    """Everything this person may do with it."""
    view: CaseView = await fact(OneCase(args["case"]))
    flows = [action.value for action in _MORE if action in view.may]
    options = _offered(view, [*flows, "thread", "timeline"])
    return Finish(say="case-more", show={"number": view.number, "offers": options})


def _offered(view: CaseView, flows: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(f"{flow}:{view.id}:{view.version}", f"press-{flow}") for flow in flows)

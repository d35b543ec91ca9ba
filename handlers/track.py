"""Looking: my cases, one case, its story, what else can be done with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from cases.model import Action
from cases.people import CLAIMERS, STAFF, Person, Role
from handlers.facts import Helped, Me, MyCases, OneCase, Timeline
from handlers.menu import LINK, offers
from handlers.on_the_wall import WishView
from handlers.replay import fact
from handlers.several import may_invite
from handlers.shown import CaseView
from handlers.turn import Finish, Option

SHOWN = 8
NEXT = 4
"""Buttons under a story: as many as under a card."""
ROOM = 62
"""Characters of what a button begins: Telegram keeps 64 bytes, two of which say that it is no answer."""

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
    Action.MERGE,
    Action.SPLIT,
    Action.TAKE_PART,
    Action.LET_REST,
    Action.ADMIT,
    Action.ASSIGN,
    Action.EXPLAIN,
    Action.PROPOSE,
    Action.REFUSE_TRANSFER,
    Action.APPROVE_EXTENSION,
    Action.REFUSE_EXTENSION,
    Action.DECIDE_REVIEW,
    Action.INSTRUCT,
    Action.TAKE_ON,
    Action.SNOOZE,
    Action.HAND_OVER,
    Action.CALL,
    Action.MARK_URGENT,
    Action.MARK_SUBJECT,
    Action.CLEAR_SUBJECT,
    Action.TO_DESK,
    Action.REFUSE,
    Action.CLOSE,
    Action.ANSWER,
    Action.URGE,
    Action.ADD,
    Action.LASTED,
    Action.REOPEN,
    Action.ASK_REVIEW,
    Action.SHARE,
    Action.WITHDRAW,
)


async def mine(args: Mapping[str, Any]) -> Finish | None:
    """What I have in hand, then my unit, those due first; then what I reported. Where nothing is open, what
    is closed."""
    me: Person = await fact(Me())
    views: list[CaseView] = []
    helped: tuple[WishView, ...] = ()
    hands = bool(me.roles & (CLAIMERS | STAFF))  # clerks have what the office is asked
    if hands:
        views += await fact(MyCases(as_handler=True))
    if me.roles & CLAIMERS:
        helped = await fact(Helped())
    if Role.OFFICER in me.roles:
        views += await fact(MyCases(as_unit=True))
    views += await fact(MyCases())
    if views or helped:
        shown = {"cases": tuple(views[:SHOWN]), "wishes": helped, "count": len(views) + len(helped)}
        return Finish(say="mine", show={**shown, "offers": (LINK,)})
    closed: tuple[CaseView, ...] = await fact(MyCases(closed=True, most=SHOWN))
    if hands:
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
    flows = _open_to(view)
    options = _offered(view, flows)
    if len(options) > NEXT:
        options = (*options[: NEXT - 1], Option(more(view, flows[: NEXT - 1]), "press-case_more"))
    return Finish(say="timeline", show={"number": view.number, "entries": entries, "offers": options})


async def case_more(args: Mapping[str, Any]) -> Finish | None:
    """What else this person may do with it, without what stood beside the button, while that holds."""
    view: CaseView = await fact(OneCase(args["case"]))
    beside = str(args.get("extra", "")).split(",") if args.get("version") == view.version else ()
    flows = [flow for flow in _open_to(view) if flow not in beside]
    options = _offered(view, [*flows, "thread", "timeline"])
    return Finish(say="case-more", show={"number": view.number, "offers": options})


def _open_to(view: CaseView) -> list[str]:
    flows = [action.value for action in _MORE if action in may(view)]
    return [*flows, "group"] if may_invite(view) else flows


def may(view: CaseView) -> frozenset[Action]:
    """What can be done with it; calls are noted only of residents who have no chat."""
    return view.may if view.calls else view.may - {Action.CALL}


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


def _offered(view: CaseView, flows: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(f"{flow}:{view.id}:{view.version}", f"press-{flow}") for flow in flows)

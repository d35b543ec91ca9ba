"""Looking: my cases, one case, its story."""

from collections.abc import Mapping
from typing import Any

from cases.people import CLAIMERS, STAFF, Person, Role
from handlers.facts import Helped, Me, MyCases, OneCase, Timeline
from handlers.menu import LINK, offers
from handlers.more import more, offered, open_to
from handlers.on_the_wall import WishView
from handlers.replay import fact
from handlers.shown import CaseView
from handlers.turn import Finish, Option

SHOWN = 8
NEXT = 4
"""Buttons under a story: as many as under a card."""


async def mine(args: Mapping[str, Any]) -> Finish | None:
    """What I have in hand, then my unit, those due first; then what I reported. Where nothing is open, what
    is closed. Of one alone, the card."""
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
    if len(views) == 1 and not helped:
        return Finish(say="case", show={"case": views[0]})
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
    flows = [flow for flow in open_to(view) if flow not in ("thread", "timeline")]
    options = offered(view, flows)
    if len(options) > NEXT:
        options = (*options[: NEXT - 1], Option(more(view, flows[: NEXT - 1]), "press-case_more"))
    return Finish(say="timeline", show={"number": view.number, "entries": entries, "offers": options})

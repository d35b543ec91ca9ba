"""A case goes on to a colleague: its representative proposes it (转办), a clerk decides."""

from collections.abc import Mapping
from typing import Any

from cases.commands import Act
from cases.model import Action
from handlers.ask import text
from handlers.facts import OneCase, Ranking
from handlers.pick import by_name, pick
from handlers.replay import fact
from handlers.shown import CandidateView, CaseView
from handlers.turn import Finish, Option


async def propose(args: Mapping[str, Any]) -> Finish | None:
    """To whom, and why; or back to the office, which finds somebody."""
    view: CaseView = await fact(OneCase(args["case"]))
    ranked: tuple[CandidateView, ...] = await fact(Ranking(view.id))
    office = Option(OFFICE, "propose-office")
    options = [Option(one.person, label=one.name, main=one is ranked[0]) for one in ranked]
    meant = by_name({one.person: one.name for one in ranked})
    person: int = await pick("who", options, extra=[office], show={"case": view}, typed=meant)
    if person == OFFICE:
        return Finish(then=("give_back", {"case": view.id}))
    name = next(one.name for one in ranked if one.person == person)
    words = await text("words", 500, show={"name": name})
    return Finish(Act(view.id, Action.PROPOSE, words, person=person), "propose-done", {"name": name})


OFFICE = 0
"""Instead of a colleague."""


async def approve_transfer(args: Mapping[str, Any]) -> Finish | None:
    """It goes to whom its representative proposed."""
    view: CaseView = await fact(OneCase(args["case"]))
    if view.pending.proposed is None:
        return Finish(say="transfer-over", show={"case": view})
    command = Act(view.id, Action.ASSIGN, person=view.pending.proposed, version=args.get("version"))
    return Finish(command, "approve-transfer-done", {"name": view.proposed})


async def refuse_transfer(args: Mapping[str, Any]) -> Finish | None:
    """It stays where it is, and why."""
    view: CaseView = await fact(OneCase(args["case"]))
    words = await text("words", 500, show={"case": view, "name": view.proposed})
    return Finish(Act(view.id, Action.REFUSE_TRANSFER, words), "refuse-transfer-done")

"""Joining those who claim wishes: somebody asks, a clerk decides."""

from collections.abc import Mapping
from typing import Any

from cases.commands import AskToClaim, Enrol
from cases.people import CLAIMERS, ClaimsAs, Person
from handlers.ask import choice, text
from handlers.facts import Me, OneTask
from handlers.menu import offers
from handlers.phone import phone
from handlers.replay import fact
from handlers.shown import TaskView
from handlers.turn import Finish, Option

AS = tuple(Option(one.value, f"claims-as-{one}", main=one is ClaimsAs.VOLUNTEER) for one in ClaimsAs)


async def volunteer(args: Mapping[str, Any]) -> Finish | None:
    """申请加入: a party member, a volunteer or an organisation, with a name and a telephone."""
    me: Person = await fact(Me())
    if me.roles & CLAIMERS:
        return Finish(say="volunteer-already", show={"offers": offers(me)})
    if me.claims_as is not None:
        return Finish(say="volunteer-waits", show={"offers": offers(me)})
    what: str = await choice("as", AS)
    name = await text("name", 40, joins=False, show={"what": what}, likely=[me.name] if me.name else ())
    number = me.phone or await phone("phone")
    return Finish(AskToClaim(ClaimsAs(what), name, number), "volunteer-done")


async def enrol(args: Mapping[str, Any]) -> Finish | None:
    """A clerk says yes: they can look at the wall and claim."""
    task: TaskView = await fact(OneTask(args["task"]))
    return Finish(Enrol(task.id, True), "enrol-done", {"person": task.person})


async def decline(args: Mapping[str, Any]) -> Finish | None:
    """Or no, and says why."""
    task: TaskView = await fact(OneTask(args["task"]))
    if task.done:
        return Finish(say="TaskDone")
    words = await text("words", 500, show={"person": task.person})
    return Finish(Enrol(task.id, False, words), "decline-done", {"person": task.person})

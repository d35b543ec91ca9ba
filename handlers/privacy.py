"""Privacy: what is kept of somebody, their agreement, and how they are forgotten."""

from collections.abc import Mapping
from typing import Any

from cases.commands import Forget, Share, TakeMine
from handlers.ask import confirm, text
from handlers.facts import Me, OneCase, WhatIsMine
from handlers.menu import onward
from handlers.mine import Mine
from handlers.phone import phone
from handlers.replay import fact
from handlers.shown import CaseView
from handlers.turn import Finish, Option


async def mydata(args: Mapping[str, Any]) -> Finish | None:
    """All that is kept of me, in words, and whole in files."""
    mine: Mine = await fact(WhatIsMine())
    shown = {
        "name": mine.name,
        "phone": mine.phone,
        "channels": mine.channels,
        "since": mine.since,
        "count": mine.count,
        "shared": mine.shared,
        "cases": mine.cases,
        "offers": (Option("forget", "press-forget"),),
    }
    return Finish(TakeMine(), "mydata", shown)


async def forget(args: Mapping[str, Any]) -> Finish | None:
    """Erased, after it was said what goes and what stays, and asked once."""
    mine: Mine = await fact(WhatIsMine())
    if mine.hands:
        return Finish(say="StillHasCases", show={"count": mine.hands})
    of = [*mine.ends, "", *mine.goes_on, mine.claimed]
    shown = {"ends": "、".join(mine.ends), "goes": "、".join(mine.goes_on), "count": mine.count}
    shown["claimed"] = mine.claimed
    if not await confirm("sure", of=of, show=shown, yes="forget-yes", no="forget-no", likely=False):
        return Finish(say="forget-kept", show={"offers": onward(await fact(Me()))})
    return Finish(Forget(), "forget-done", {"offers": _AFTER})


_AFTER = (Option("report", "press-report"), Option("help", "press-help"))
"""They are nobody's any more: what anybody can begin."""


async def share(args: Mapping[str, Any]) -> Finish | None:
    """May who has this case see my name and telephone? As it is, the other way round."""
    view: CaseView = await fact(OneCase(args["case"]))
    if view.shares:
        shown = {"case": view}
        if await confirm("stop", show=shown, yes="share-stop-yes", no="share-stop-no", likely=False):
            return Finish(Share(view.id, False), "share-stopped")
        return Finish(say="share-as-it-was", show={"number": view.number})
    if not await confirm("start", show={"case": view}, yes="share-yes", no="share-no"):
        return Finish(say="share-as-it-was", show={"number": view.number})
    me = await fact(Me())
    name = await text("name", 40, skip=True, joins=False) if not me.name else ""
    number = await phone("phone") if not me.phone else ""
    return Finish(Share(view.id, True, name, number), "share-started")

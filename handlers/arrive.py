"""Coming in by a link or an invitation, and handing out one's own."""

from collections.abc import Mapping
from typing import Any

from cases.commands import Follow, Join
from handlers.ask import confirm, text
from handlers.facts import Link, Me, MyLink, OwnLink
from handlers.menu import offers
from handlers.replay import fact
from handlers.several import spokesperson
from handlers.shown import Arrival, Ways
from handlers.turn import Finish

MENU: tuple[str, Mapping[str, Any]] = ("menu", {})


async def join(args: Mapping[str, Any]) -> Finish | None:
    """Use a link or an invitation: opened, or its code typed."""
    code = (str(args.get("code", "")) or await text("code", 100, joins=False)).strip()
    by: Arrival | None = await fact(Link(code))
    if by is None:
        return Finish(Join(code), "join-done", then=MENU)
    if by.kind == "case":
        return Finish(then=("case", {"case": by.id}))
    if by.kind == "person":
        if not await confirm("mine", yes="link-yes", no="link-no", likely=False):
            return Finish(say="link-refused")
        return Finish(Join(code), "link-done", then=MENU)
    if by.kind == "group":
        return await spokesperson(code, by.id, by.name) if by.name else Finish(say="group-over")
    can = {"offers": offers(await fact(Me()))}
    if by.own:
        return Finish(say="arrived-own", show=can)
    if not by.name:
        return Finish(say="arrived-nowhere", show=can)
    if by.kind == "station":
        return Finish(Follow(station=by.id), "arrived-station", {"name": by.name, **can})
    shown = {"representative": by.name, **can}
    return Finish(Follow(representative=by.id), "arrived-representative", shown)


async def my_link(args: Mapping[str, Any]) -> Finish | None:
    """For a representative's contact card."""
    ways: Ways = await fact(MyLink())
    return Finish(say="my-link", show=_told(ways))


async def link(args: Mapping[str, Any]) -> Finish | None:
    """To go on in another messenger as the same person."""
    ways: Ways = await fact(OwnLink())
    return Finish(say="link", show={**_told(ways), "minutes": ways.minutes})


def _told(ways: Ways) -> dict[str, Any]:
    return {"addresses": "\n".join(ways.addresses), "code": ways.code}

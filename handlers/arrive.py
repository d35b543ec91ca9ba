"""Coming in by a link or an invitation, and handing out one's own."""

from collections.abc import Mapping
from typing import Any

from cases.commands import Disconnect, Follow, Join
from cases.errors import BrokenLink
from cases.numbers import number
from cases.people import Person, Role
from handlers import phrases
from handlers.ask import confirm, text
from handlers.facts import CaseByNumber, Link, Me, MyLink, OwnLink
from handlers.links import Arrival, Ways
from handlers.menu import offers
from handlers.replay import fact
from handlers.several import spokesperson
from handlers.turn import Finish

MENU: tuple[str, Mapping[str, Any]] = ("menu", {})


async def join(args: Mapping[str, Any]) -> Finish | None:
    """Use a link or an invitation: opened, or its code typed."""
    code = (str(args.get("code", "")) or await text("code", 100, joins=False)).strip()
    by: Arrival | None = await fact(Link(code))
    if by is None:
        if "code" in args and not phrases.could_be_invitation(code):
            raise BrokenLink()
        return Finish(Join(code), then=("joined", {}))
    can = {"offers": offers(await fact(Me()))}
    if by.kind == "case":
        if await fact(CaseByNumber(number(by.id))) is None:
            return Finish(say="arrived-elsewhere", show=can)
        return Finish(then=("case", {"case": by.id}))
    if by.kind == "person":
        if not await confirm("mine", yes="link-yes", no="link-no", likely=False):
            return Finish(say="link-refused")
        return Finish(Join(code), "link-done", then=MENU)
    if by.kind == "group":
        return await spokesperson(code, by.id, by.name) if by.name else Finish(say="group-over")
    if by.kind == "invited":
        return Finish(Join(code), then=("joined", {}))
    if by.own:
        return Finish(say="arrived-own", show=can)
    if by.kind == "left":
        return Finish(Follow(station=by.id) if by.id else None, "arrived-left", {"name": by.name, **can})
    if not by.name:
        return Finish(say="arrived-nowhere", show=can)
    if by.kind == "station":
        where = {"name": by.name, "address": by.address, "hours": by.hours}
        return Finish(Follow(station=by.id), "arrived-station", {**where, **can})
    shown = {"representative": by.name, **can}
    return Finish(Follow(representative=by.id), "arrived-representative", shown)


async def joined(args: Mapping[str, Any]) -> Finish | None:
    """Who somebody is from now on, by whose invitation they have come."""
    me: Person = await fact(Me())
    known = next((role for role in _FIRST if role in me.roles), None)
    at_the_machine = known is Role.ADMINISTRATOR  # nothing is sent to them here
    shown = {"name": me.name, "as": known, "at_the_machine": at_the_machine, "offers": offers(me)}
    return Finish(say="join-done", show=shown)


_FIRST = (
    *(Role.LEADER, Role.SUPERVISOR, Role.CLERK, Role.DISCIPLINE, Role.ADMINISTRATOR),
    *(Role.REPRESENTATIVE, Role.OFFICER, Role.VOLUNTEER, Role.CORRESPONDENT),
)
"""As what somebody with several roles is greeted."""


async def disconnect(args: Mapping[str, Any]) -> Finish | None:
    """A chat that somebody else connected is cut off; its code stands on the button that tells of it."""
    code = str(args.get("extra", ""))
    by: Arrival | None = await fact(Link(code))
    if by is None or by.kind != "chat":
        return Finish(say="unknown-command")
    if not await confirm("sure", yes="press-disconnect-yes", no="press-disconnect-no", likely=False):
        return Finish(say="disconnect-kept")
    return Finish(Disconnect(code), "disconnect-done")


async def my_link(args: Mapping[str, Any]) -> Finish | None:
    """For a representative's contact card."""
    ways: Ways = await fact(MyLink())
    return Finish(say="my-link", show=_told(ways))


async def link(args: Mapping[str, Any]) -> Finish | None:
    """To go on in another messenger as the same person."""
    ways: Ways = await fact(OwnLink())
    return Finish(say="link", show={**_told(ways), "minutes": ways.minutes})


def _told(ways: Ways) -> dict[str, Any]:
    return {"addresses": "\n".join(ways.addresses), "code": ways.code, "ways": ways}

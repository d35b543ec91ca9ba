"""What staff do to many cases at once: even them out, take over all that is somebody's who leaves."""

from collections.abc import Mapping
from typing import Any

from cases.commands import Leave, Rebalance
from cases.people import District
from handlers.ask import choice, confirm
from handlers.facts import Balance, Children, InOffice, Leaving
from handlers.moves import LeavePreview, Preview
from handlers.pick import by_name, pick
from handlers.replay import fact
from handlers.turn import Finish, Option

EVERYWHERE = 0
"""Instead of a district."""


async def rebalance(args: Mapping[str, Any]) -> Finish | None:
    """Where, and whether what is accepted may move, too; then what would move, and it does."""
    known: tuple[District, ...] = await fact(Children())
    district: int = EVERYWHERE
    if known:
        options = [Option(one.id, label=one.name) for one in known]
        everywhere = [Option(EVERYWHERE, "rebalance-everywhere", main=True)]
        meant = by_name({one.id: one.name for one in known})
        district = await pick("district", options, extra=everywhere, typed=meant)
    ways = (Option(False, "rebalance-waiting", main=True), Option(True, "rebalance-accepted"))
    accepted: bool = await choice("accepted", ways)
    found: Preview = await fact(Balance(district or None, accepted))
    if not found.moves:
        return Finish(say="rebalance-even")
    count = len(found.moves)
    shown = {"moves": found.moves, "count": count}
    if not await confirm("sure", of=found.code, show=shown, yes="rebalance-yes", no="rebalance-no"):
        return Finish(say="rebalance-kept")
    return Finish(
        Rebalance(found.code, district or None, accepted), "rebalance-done", {"count": len(found.moves)}
    )


async def leave(args: Mapping[str, Any]) -> Finish | None:
    """Who; then all that is theirs and where it goes, and it does."""
    known: tuple[tuple[int, str], ...] = await fact(InOffice())
    if not known:
        return Finish(say="leave-nobody")
    options = [Option(number, label=name) for number, name in known]
    who: int = await pick("who", options, typed=by_name(dict(known)))
    found: LeavePreview = await fact(Leaving(who))
    shown = told(found)
    if not await confirm("sure", of=found.code, show=shown, yes="leave-yes", no="leave-no", likely=False):
        return Finish(say="leave-kept", show={"name": found.name})
    return Finish(Leave(who, found.code), "leave-done", {"name": found.name, "count": len(found.moves)})


def told(found: LeavePreview) -> Mapping[str, Any]:
    """What the preview says."""
    return {
        "name": found.name,
        "moves": found.moves,
        "count": len(found.moves),
        "parts": found.parts,
        "watched": found.watched,
        "whose": "、".join(found.stands_in),
        "followers": found.followers,
        "duty": found.duty,
        "claims": found.claims,
    }

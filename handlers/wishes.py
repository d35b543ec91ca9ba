"""The wish wall: looking, claiming, giving up, making come true, pledging; a clerk puts wishes on it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cases.commands import Act
from cases.model import Action, Outcome, Place
from cases.people import Person
from cases.wishes import Pledge, Sort
from handlers.amounts import yuan
from handlers.ask import choice, confirm, photos, text
from handlers.facts import Counted, Masked, Me, OneCase, OneWish, Public, Rules, Wall, WallCounts
from handlers.menu import offers
from handlers.on_the_wall import WishCounts, WishRules, WishView
from handlers.replay import fact, given
from handlers.shown import CaseView
from handlers.turn import Finish, Option

PAGE = 5
ALONE, TOGETHER, NOT = "alone", "together", "not"
WAYS = (Option(ALONE, "claim-alone", main=True), Option(TOGETHER, "claim-together"), Option(NOT, "claim-not"))
SORTS = (Option(Sort.GOODS.value, "sort-goods"), Option(Sort.SERVICE.value, "sort-service"))
PLEDGES = (Option(Pledge.MONEY.value, "pledge-money"), Option(Pledge.GOODS.value, "pledge-goods"))
DEARER = Option(-1, "offer-dearer")
AS_SHOWN = Option("skip", "offer-as-shown")
SHOWN = 8
SAID = "said"


async def wall(args: Mapping[str, Any]) -> Finish | None:
    """Unclaimed wishes, those that wait longest first, then those that others may join; a page at a time."""
    me: Person = await fact(Me())
    found: tuple[WishView, ...] = await fact(Wall())
    asked = str(args.get("extra", ""))
    first = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    page = found[first : first + PAGE]
    if not page:
        others = tuple(replace(one, main=False) for one in offers(me) if one.value != "wall")
        return Finish(say="wall-none", show={"offers": others})
    more = (Option(f"wall:::{first + PAGE}", "more"),) if first + PAGE < len(found) else ()
    return Finish(say="wall", show={"wishes": page, "count": len(found), "offers": more})


async def wish(args: Mapping[str, Any]) -> Finish | None:
    """One wish, as far as it is public; or what is said about it, for who helps and may read along."""
    view: WishView = await fact(OneWish(args["case"]))
    if args.get("extra") == SAID and view.said:
        offers = (Option(f"wish:{view.id}", "press-wish"),)
        return Finish(say="wish-thread", show={"entries": view.said[-SHOWN:], "offers": offers})
    return Finish(say="wish", show={"wish": view})


async def claim(args: Mapping[str, Any]) -> Finish | None:
    """认领: alone, or with others; or joining in where somebody leads."""
    view: WishView = await fact(OneWish(args["case"]))
    if Action.CLAIM not in view.may:
        return Finish(say="claim-gone", show={"wish": view})
    rules: WishRules = await fact(Rules())
    shown = {"wish": view, "days": rules.contact, "lead": view.lead}
    if view.lead:
        if not await confirm("join", show=shown, yes="join-yes", no="claim-not"):
            return Finish(say="claim-left", show={"wish": view})
        return Finish(Act(view.id, Action.CLAIM), "joined", {"lead": view.lead})
    how: str = await choice("how", WAYS, show=shown)
    if how == NOT:
        return Finish(say="claim-left", show={"wish": view})
    return Finish(Act(view.id, Action.CLAIM, data={"together": how == TOGETHER}), "claimed", shown)


async def give_up(args: Mapping[str, Any]) -> Finish | None:
    """放弃认领, with the reason: the office reads it, the resident does not."""
    view: WishView = await fact(OneWish(args["case"]))
    if Action.GIVE_UP not in view.may:
        return Finish(say="give-up-gone", show={"wish": view})
    words = await text("words", 500, show={"wish": view})
    return Finish(Act(view.id, Action.GIVE_UP, words), "give-up-done", {"leads": view.mine == "lead"})


async def fulfil(view: CaseView) -> Finish:
    """圆梦, as whoever claimed it shows it: in words and with a photo. The resident is asked."""
    words = await text("fulfilled", show={"case": view})
    files = await given(photos("pictures")) or await photos("shown", least=1)
    command = Act(view.id, Action.RESOLVE, words, files, outcome=Outcome.FULFILLED)
    return Finish(command, "fulfil-done")


async def pledge(args: Mapping[str, Any]) -> Finish | None:
    """捐款捐物: noted with its evidence. No money goes through here."""
    view: WishView = await fact(OneWish(args["case"]))
    if Action.PLEDGE not in view.may:
        return Finish(say="pledge-gone", show={"wish": view})
    what: str = await choice("what", PLEDGES)
    likely = (100, 200, 500, *([0] if what == Pledge.GOODS else []))
    value: int = await yuan("value", 1_000_000, likely=likely, show={"what": what})
    words = await text("words", 500)
    files = await photos("pictures", least=1)
    data = {"pledge": what, "value": value}
    return Finish(Act(view.id, Action.PLEDGE, words, files, data=data), "pledge-done", {"value": value})


async def offer(args: Mapping[str, Any]) -> Finish | None:
    """上墙: what sort of wish, what goods cost, and the words that anybody may read.

    What costs more than the wall takes is a case like any other.
    """
    view: CaseView = await fact(OneCase(args["case"]))
    rules: WishRules = await fact(Rules())
    sort: str = await choice("sort", SORTS, show={"case": view})
    likely = tuple(sum_ for sum_ in (100, 200, 300, 500) if sum_ <= rules.cap)
    value: int = await yuan("value", rules.cap, likely=likely, dearer=DEARER) if sort == Sort.GOODS else 0
    if value == DEARER.value:
        return Finish(then=("assign", {"case": view.id}))
    draft: str = view.claimed.wish.words if view.claimed else await fact(Public(view.id, view.words))
    shown = {"case": view, "draft": draft, "masked": await _masked(view, view.words)}
    words = await text("words", 200, skip=AS_SHOWN if draft else False, show=shown)
    told: str = await fact(Public(view.id, words)) if words else draft
    place: str = await fact(Public(view.id, "", place=True))
    shown = {"case": view, "told": told, "sort": Sort(sort), "value": value, "where": Place(place)}
    shown |= {"masked": await _masked(view, words or view.words)}
    if not await confirm("sure", of=[sort, value, told], show=shown, yes="offer-yes", no="offer-no"):
        return Finish(say="offer-kept", show={"case": view})
    command = Act(view.id, Action.OFFER, told, data={"sort": sort, "value": value})
    return Finish(command, "offer-done")


async def _masked(view: CaseView, words: str) -> str:
    """What of these words does not stand on the wall."""
    hidden: tuple[str, ...] = await fact(Masked(view.id, words))
    return "、".join(hidden)


async def wishes(args: Mapping[str, Any]) -> Finish | None:
    """征集, 认领, 实现: three counts, each of which opens to its cases."""
    counts: WishCounts = await fact(WallCounts())
    which = str(args.get("extra", ""))
    names = ("collected", "claimed", "realised", "offered")
    if which in names:
        cases: tuple[CaseView, ...] = await fact(Counted(which, SHOWN))
        count = getattr(counts, which)
        return Finish(say=f"wishes-{which}", show={"cases": cases, "count": count})
    some = [name for name in names if getattr(counts, name)]
    rows = tuple(Option(f"wishes:::{name}", f"press-wishes-{name}") for name in some)
    shown = {name: getattr(counts, name) for name in (*names, "pledges", "pledged")}
    return Finish(say="wishes", show={**shown, "offers": rows})

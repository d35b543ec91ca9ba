"""Several residents in one case: 我也遇到, merging, taking apart, spokespersons, 息访承诺."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from cases import numbers
from cases.commands import Act, EnterParty, JoinCase, Merge, Split
from cases.joining import OFFERED
from cases.model import Action, Kind, Place
from cases.people import Person
from handlers.ask import choice, confirm, photos, text
from handlers.dates import past_day
from handlers.facts import CaseByNumber, GroupLink, LikeThis, Me, Now, OneCase, Residents
from handlers.links import Ways
from handlers.phone import name_of, phone
from handlers.pick import pick
from handlers.plain import NO, YES, shrugs
from handlers.replay import Step, fact
from handlers.shown import CaseView, Resident, Similar
from handlers.terms import MORNING, at
from handlers.turn import Finish, Option

SEPARATE = 0
"""A case of its own."""
ALL, DONE = "all", "done"
PASS_ON = Option("skip", "take-part-pass-on")
"""Without a telephone: whoever enters them tells them."""
_TRIES = 5
_LABEL = 24
"""Characters of a button that names a case or a resident by what was said."""


async def twin(similar: Sequence[Similar], of: Any) -> int:
    """Which of these it is, or `SEPARATE`: one press."""
    same = [
        Option(one.case, "twin-same" if len(similar) == 1 else "twin-this", show={"place": i})
        for i, one in enumerate(similar, 1)
    ]
    own = Option(SEPARATE, "twin-own", main=True)

    def typed(said: str) -> int | None:
        if said in YES and len(similar) == 1:
            return similar[0].case
        return SEPARATE if said in NO or shrugs(said) else None

    return int(await choice("twin", [*same, own], of=of, show={"similar": tuple(similar)}, typed=typed))


def joins(
    case: int,
    words: str,
    place: Place,
    pictures: tuple[int, ...],
    contact: tuple[bool, str, str],
) -> Finish:
    """A party of it, with what they said as an addition."""
    return Finish(JoinCase(case, words, place, pictures, *contact), "twin-done")


async def contact(me: Person) -> tuple[bool, str, str]:
    """Whether who has it may see who they are; name and telephone where they are not known."""
    shares = await _shares()
    name = await name_of("name") if shares and not me.name else ""
    number = await phone("phone") if shares and not me.phone else ""
    return shares, name, number


def _shares() -> Step[bool]:
    shown = {"alone": False}
    asks = ("report", "share")
    return confirm("share", yes="share-yes", no="share-no", show=shown, asks=asks, shrug=False)


async def spokesperson(code: str, case: int, number: str) -> Finish | None:
    """Who has come by the link of a petition says whether they want to stand for it."""
    asked = {"number": number}
    if not await confirm("consent", of=case, show=asked, yes="consent-yes", no="consent-no", likely=False):
        return Finish(say="consent-refused", show={"number": number})
    me: Person = await fact(Me())
    name = await text("name", 40, joins=False) if not me.name else ""
    shares = await _shares()
    return Finish(JoinCase(case, shares_contact=shares, name=name, code=code), "consent-done")


async def group(args: Mapping[str, Any]) -> Finish | None:
    """The link by which others become spokespersons of a petition."""
    view: CaseView = await fact(OneCase(args["case"]))
    ways: Ways | None = await fact(GroupLink(view.id))
    if ways is None:
        return Finish(say="group-closed", show={"case": view})
    shown = {"case": view, "addresses": "\n".join(ways.addresses), "code": ways.code}
    return Finish(say="group", show=shown)


def may_invite(view: CaseView) -> bool:
    """True: others may still become its spokespersons."""
    theirs = view.may & {Action.ADD, Action.TAKE_PART}
    return view.kind is Kind.PETITION and view.state in OFFERED and bool(theirs) and not view.subjects


async def take_part(args: Mapping[str, Any]) -> Finish | None:
    """A clerk enters somebody who said so: at the counter, or on the telephone."""
    view: CaseView = await fact(OneCase(args["case"]))
    name = await text("name", 40, joins=False, show={"case": view})
    number = await phone("phone", own=False, none=PASS_ON)
    shown = {"case": view, "name": name}
    if not await confirm("consent", of=name, show=shown, yes="agrees-yes", no="agrees-no"):
        return Finish(say="take-part-kept", show=shown)
    shares = await confirm("share", show=shown, yes="share-yes", no="share-no")
    told = {"name": name, "phoned": bool(number)}
    return Finish(EnterParty(view.id, name, number, shares), "take-part-done", told)


async def merge(args: Mapping[str, Any]) -> Finish | None:
    """Into which; then what that means, before it happens."""
    view: CaseView = await fact(OneCase(args["case"]))
    found: tuple[CaseView, ...] = await fact(LikeThis(view.id))
    likely = [" ".join(f"{one.number} {one.words}".split())[:_LABEL] for one in found]
    into: CaseView | None = None
    said = ""
    for again in range(_TRIES):
        key = f"number.{again}" if again else "number"
        shown = {"case": view, "unknown": said, "lacks": numbers.lacks(said)}
        said = await text(key, 40, joins=False, show=shown, likely=likely)
        into = await fact(CaseByNumber(said)) or await fact(CaseByNumber(said.split()[0]))
        if into is not None:
            break
    if into is None:
        ways = (("merge", "merge-again"), ("case", "press-case"))
        offers = tuple(Option(f"{flow}:{view.id}:{view.version}", what) for flow, what in ways)
        return Finish(say="number-unknown", show={"lacks": numbers.lacks(said), "offers": offers})
    versions = (view.version, into.version)
    shown = {
        "case": view,
        "into": into,
        "other": into.number,
        "residents": view.residents,
        "there": into.residents,
        "who": into.handler,
        "units": "、".join(part.name for part in view.parts),
    }
    if not await confirm("sure", of=[into.id, *versions], show=shown, yes="merge-yes", no="merge-no"):
        return Finish(say="merge-kept", show={"case": view})
    return Finish(Merge(view.id, into.id, versions), "merge-done", {"other": view.number})


async def split(args: Mapping[str, Any]) -> Finish | None:
    """What the other matter is, and whose; then what that means, before it happens."""
    view: CaseView = await fact(OneCase(args["case"]))
    words = await text("words", show={"case": view})
    kind = view.kind
    if kind is not Kind.PETITION:
        kinds = sorted(
            set(Kind) - {Kind.PETITION, Kind.MISCONDUCT}, key=lambda one: (one is not view.kind, one)
        )
        options = [Option(one.value, f"kind-{one}", main=one is view.kind) for one in kinds]
        kind = Kind(await choice("kind", options))
    known: tuple[Resident, ...] = await fact(Residents(view.id))
    chosen = await _whose(known)
    leave = False
    if len(chosen) < len(known):
        ways = (Option(True, "split-leave", main=True), Option(False, "split-stay"))
        leave = await choice("leave", ways, of=list(chosen))
    first = known[0].person if known else 0
    pictures = False
    if view.pictures and chosen == (first,):
        pictures = await confirm("pictures", of=list(chosen), show={"count": len(view.pictures)})
    shown = {"case": view, "kind": kind, "words": words, "residents": len(chosen), "leave": leave}
    sure = confirm("sure", of=[view.version, words], show=shown, yes="split-yes", no="split-no")
    if not await sure:
        return Finish(say="split-kept", show={"case": view})
    command = Split(view.id, kind, words, chosen, leave, pictures, view.version)
    return Finish(command, "split-done", {"other": view.number})


def _named(known: Sequence[Resident]) -> list[Option]:
    """Each by their name, or by what they said."""
    return [
        Option(one.person, label=one.name)
        if one.name
        else Option(one.person, "resident-of", show={"place": i, "words": one.words[:_LABEL]})
        for i, one in enumerate(known, 1)
    ]


async def _whose(known: Sequence[Resident]) -> tuple[int, ...]:
    """One, several, or all of the residents."""
    if len(known) < 2:
        return tuple(one.person for one in known)
    chosen: list[int] = []
    while len(chosen) < len(known):
        left = [option for option in _named(known) if option.value not in chosen]
        ends = Option(DONE, "split-those") if chosen else Option(ALL, "split-all", main=True)
        key = f"who.{len(chosen)}" if chosen else "who"
        meant = await pick(key, left, extra=[ends], of=list(chosen), show={"count": len(chosen)})
        if meant == ALL:
            return tuple(one.person for one in known)
        if meant == DONE:
            break
        chosen.append(meant)
    return tuple(chosen)


async def let_rest(args: Mapping[str, Any]) -> Finish | None:
    """息访承诺: who signed it, when; its words or a picture. Nothing depends on it."""
    view: CaseView = await fact(OneCase(args["case"]))
    known: tuple[Resident, ...] = await fact(Residents(view.id))
    person = known[0].person if known else None
    if len(known) > 1:
        person = await pick("who", _named(known), show={"case": view})
    now: datetime = await fact(Now())
    signed = await past_day("signed", now.date())
    words = await text("words", skip=True, show={"case": view})
    files = await photos("pictures")
    data = {"signed": at(signed, MORNING, now)}
    return Finish(Act(view.id, Action.LET_REST, words, files, person=person, data=data), "let-rest-done")

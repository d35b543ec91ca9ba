"""The menu of each role, help, and the language."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cases.commands import SetLanguage
from cases.people import CLAIMERS, DESK, OFFICE, STAFF, Person, Role
from handlers.facts import Me
from handlers.replay import fact
from handlers.shown import CaseView
from handlers.turn import Finish, Option, Say

_OFFERS = {
    "resident": ("report", "mine", "settings", "help"),
    "representative": ("mine", "wall", "enter", "others"),
    "officer": ("mine", "away", "settings", "help"),
    "volunteer": ("wall", "mine", "settings", "help"),
    "discipline": ("queue", "settings", "help"),
    "correspondent": ("finding", "mine", "settings", "help"),
    "staff": ("queue", "enter", "finding", "others"),
}
"""Four at most, the likely first: more than that nobody reads on a telephone."""
_OTHERS = {
    "representative": ("request", "away", "my_link", "settings", "help"),
    "staff": ("wall", "wishes", "staffing", "mine", "settings", "help"),
}
_SETTINGS = ("link", "quiet", "digest", "language", "mydata")
SUMMED_UP = CLAIMERS | OFFICE | {Role.OFFICER}
"""Who gets the day's summary."""
LINK = Option("link", "press-link")
"""To go on in another chat."""
_JOINING = (Option("volunteer", "press-volunteer"),)
"""Whoever only reports so far may also make wishes come true."""


def offers(person: Person) -> tuple[Option, ...]:
    """What this person can begin, the likely first."""
    first, *others = _choices(*_OFFERS[role(person)])
    return (replace(first, main=True), *others)


def _choices(*flows: str) -> tuple[Option, ...]:
    return tuple(Option(flow, f"press-{flow}") for flow in flows)


def onward(person: Person, view: CaseView | None = None) -> tuple[Option, ...]:
    """The likely next once something is over: a look at the case it was about, and at the others."""
    begun = [replace(one, main=False) for one in offers(person)]
    theirs = next(one for one in begun if one.value in _LISTS)
    if view is None:
        return tuple(one for one in begun if one is theirs or one.value == "report")
    return (Option(f"case:{view.id}:{view.version}", "press-case"), theirs)


_LISTS = ("mine", "queue")


def role(person: Person) -> str:
    """As whom they are greeted and helped: `staff`, `discipline`, `representative`, `officer`, `volunteer`,
    `correspondent` or `resident`."""
    if person.roles & STAFF:
        return "staff"
    if person.roles & DESK:
        return "discipline"
    if Role.REPRESENTATIVE in person.roles:
        return "representative"
    if Role.OFFICER in person.roles:
        return "officer"
    if Role.VOLUNTEER in person.roles:
        return "volunteer"
    return "correspondent" if Role.CORRESPONDENT in person.roles else "resident"


def greeting(person: Person) -> Say:
    """The first words, for the role."""
    return Say("greeting", {"role": role(person)})


async def menu(args: Mapping[str, Any]) -> Finish | None:
    """What can be done here."""
    return Finish(say="menu", show={"offers": offers(await fact(Me()))})


async def others(args: Mapping[str, Any]) -> Finish | None:
    """What is done less often; for whom nothing is, the menu."""
    me: Person = await fact(Me())
    rest = _OTHERS.get(role(me))
    return Finish(say="others", show={"offers": _choices(*rest)}) if rest else await menu(args)


async def settings(args: Mapping[str, Any]) -> Finish | None:
    """Their own affairs: chats, hours, language, data."""
    me: Person = await fact(Me())
    theirs = [flow for flow in _SETTINGS if flow != "digest" or me.roles & SUMMED_UP]
    return Finish(say="settings", show={"offers": _choices(*theirs)})


async def help_(args: Mapping[str, Any]) -> Finish | None:
    """How it works, for the role."""
    me: Person = await fact(Me())
    begun = tuple(one for one in offers(me) if one.value != "help")
    more = _JOINING if role(me) == "resident" else ()
    return Finish(say=_HELP.get(role(me), "help"), show={"offers": (*begun, *more)})


_HELP = {
    "staff": "help-staff",
    "discipline": "help-discipline",
    "representative": "help-representative",
    "officer": "help-officer",
    "volunteer": "help-volunteer",
    "correspondent": "help-correspondent",
}


async def staffing(args: Mapping[str, Any]) -> Finish | None:
    """What staff do about who has the cases."""
    return Finish(say="staffing", show={"offers": _choices(*_STAFFING)})


_STAFFING = ("rebalance", "deputy", "leave")


async def language(args: Mapping[str, Any]) -> Finish | None:
    """Speak Chinese or English from now on."""
    wanted = args.get("extra")
    if wanted in ("zh", "en"):
        return Finish(SetLanguage(str(wanted)), "language-done")
    choices = (Option("language:::zh", "language-zh"), Option("language:::en", "language-en"))
    return Finish(say="language", show={"offers": choices})

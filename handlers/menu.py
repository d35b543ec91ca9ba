"""The menu of each role, help, and the language."""

from collections.abc import Mapping
from typing import Any

from cases.commands import SetLanguage
from cases.people import STAFF, Person, Role
from handlers.facts import Me
from handlers.replay import fact
from handlers.turn import Finish, Option, Say

_OFFERS = {
    "resident": ("report", "mine", "quiet", "language", "help"),
    "representative": ("mine", "wall", "away", "my_link", "report", "digest", "quiet", "language", "help"),
    "officer": ("mine", "away", "report", "digest", "quiet", "language", "help"),
    "volunteer": ("wall", "mine", "report", "digest", "quiet", "language", "help"),
    "staff": ("queue", "wall", "wishes", "report", "digest", "quiet", "language", "help"),
}


def offers(person: Person) -> tuple[Option, ...]:
    """What this person can begin, the likely first."""
    flows = _OFFERS[role(person)]
    return tuple(Option(flow, f"press-{flow}", main=flow is flows[0]) for flow in flows)


def role(person: Person) -> str:
    """As whom they are greeted and helped: `staff`, `representative`, `officer`,
    `volunteer` or `resident`."""
    if person.roles & STAFF:
        return "staff"
    if Role.REPRESENTATIVE in person.roles:
        return "representative"
    if Role.OFFICER in person.roles:
        return "officer"
    return "volunteer" if Role.VOLUNTEER in person.roles else "resident"


def greeting(person: Person) -> Say:
    """The first words, for the role."""
    return Say("greeting", {"role": role(person)})


async def menu(args: Mapping[str, Any]) -> Finish | None:
    """What can be done here."""
    return Finish(say="menu", show={"offers": offers(await fact(Me()))})


async def help_(args: Mapping[str, Any]) -> Finish | None:
    """How it works, for the role."""
    me: Person = await fact(Me())
    what = _HELP.get(role(me), "help")
    return Finish(say=what, show={"offers": (*offers(me), *_joining(me), Option("link", "press-link"))})


_HELP = {
    "staff": "help-staff",
    "representative": "help-representative",
    "officer": "help-officer",
    "volunteer": "help-volunteer",
}


def _joining(person: Person) -> tuple[Option, ...]:
    """Whoever only reports so far may also make wishes come true."""
    return (Option("volunteer", "press-volunteer"),) if role(person) == "resident" else ()


async def language(args: Mapping[str, Any]) -> Finish | None:
    """Speak Chinese or English from now on."""
    wanted = args.get("extra")
    if wanted in ("zh", "en"):
        return Finish(SetLanguage(str(wanted)), "language-done")
    choices = (Option("language:::zh", "language-zh"), Option("language:::en", "language-en"))
    return Finish(say="language", show={"offers": choices})

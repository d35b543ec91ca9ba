"""The menu of each role, help, the language, and joining by invitation."""

from collections.abc import Mapping
from typing import Any

from cases.commands import Join, SetLanguage
from cases.model import STAFF, Person, Role
from handlers.ask import text
from handlers.facts import Me
from handlers.replay import fact
from handlers.turn import Finish, Option

_RESIDENT = ("report", "mine", "language", "help")
_REPRESENTATIVE = ("mine", "away", "report", "language", "help")
_STAFF = ("queue", "report", "language", "help")


def offers(person: Person) -> tuple[Option, ...]:
    """What this person can begin, the likely first."""
    flows: tuple[str, ...] = _RESIDENT
    if Role.REPRESENTATIVE in person.roles:
        flows = _REPRESENTATIVE
    if person.roles & STAFF:
        flows = _STAFF
    return tuple(Option(flow, f"press-{flow}", main=flow is flows[0]) for flow in flows)


async def menu(args: Mapping[str, Any]) -> Finish | None:
    """What can be done here."""
    return Finish(say="menu", show={"offers": offers(await fact(Me()))})


async def help_(args: Mapping[str, Any]) -> Finish | None:
    """How it works, for the role."""
    me: Person = await fact(Me())
    what = "help-staff" if me.roles & STAFF else "help"
    if what == "help" and Role.REPRESENTATIVE in me.roles:
        what = "help-representative"
    return Finish(say=what, show={"offers": offers(me)})


async def language(args: Mapping[str, Any]) -> Finish | None:
    """Speak Chinese or English from now on."""
    wanted = args.get("extra")
    if wanted in ("zh", "en"):
        return Finish(SetLanguage(str(wanted)), "language-done")
    choices = (Option("language:::zh", "language-zh"), Option("language:::en", "language-en"))
    return Finish(say="language", show={"offers": choices})


async def join(args: Mapping[str, Any]) -> Finish | None:
    """Use an invitation: by its link, or by typing its code."""
    code = str(args.get("code", "")) or await text("code", 100, joins=False)
    return Finish(Join(code.strip()), "join-done", then=("menu", {}))

"""A resident's report: as few questions as the case needs."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from cases.commands import OpenCase
from cases.model import Kind
from cases.people import Person
from handlers import several
from handlers.ask import Words, choice, confirm, photos, text
from handlers.facts import Me, PeopleNamed, Similar
from handlers.kinds import which
from handlers.matter import matter
from handlers.misconduct import accused, only_the_desk, still_there
from handlers.phone import Number, name_of, phone
from handlers.pick import same
from handlers.place import place
from handlers.plain import EDIT, NO, SEND, YES, shrugs
from handlers.replay import WAS, Forget, Step, fact, given
from handlers.turn import Finish, Option

ABOUT_SOMEBODY = (Kind.COMPLAINT, Kind.PETITION, Kind.MISCONDUCT)
"""Only these are asked whom they are about; a wish or a question is about nobody."""

_NOBODY = re.compile(
    r"(?:都|也)?(?:不是|没有|不反映|不投诉|没)(?:要)?(?:反映|投诉|说)?(?:哪个|哪位|某个|某位|什么|任何)?(?:单位|代表|谁|人|个人)+"
)
_SO_FAR: Step[tuple[int, ...]] = Step("pictures", lambda recorded: tuple(recorded["files"]))
_WAS: Step[dict[str, Any]] = Step(WAS)


async def report(args: Mapping[str, Any]) -> Finish | None:
    """Words, kind, place, pictures; of complaints, whom they are about; may the handler call; a last look.

    Danger cannot wait: an urgent report asks only for words and place, and keeps what was said already.
    """
    urgent = bool(args.get("urgent"))
    asking: Callable[[Step[Any]], Step[Any]] = given if urgent else same
    me: Person = await fact(Me())
    was = await given(_WAS) or {}
    written = was.get("words", {}).get("is", {}).get("words", "")
    said: Words = await matter("words", show={"was": written})
    kind = await which(said.words, asking=asking)
    alone = kind is Kind.MISCONDUCT
    if alone:
        await only_the_desk(said.words)
    where = await place("where", said.words, brief=urgent, near=True)
    pictures: tuple[int, ...] = await asking(_SO_FAR if urgent else photos("pictures")) or ()
    if not (urgent or said.voice):
        position = (where.latitude, where.longitude) if where.latitude and where.longitude else None
        alike = Similar(kind, said.words, where.district, position)
        if similar := await fact(alike):
            of = [kind.value, where.district, position]
            if (case := await several.twin(similar, of)) != several.SEPARATE:
                return several.joins(case, said.words, where, pictures, await several.contact(me))
    if alone:
        whom = await asking(await accused(said.words)) or ""
        await still_there(said.words, whom)
    else:
        whom = await about(said.words, asking) if kind in ABOUT_SOMEBODY else ""
    for_whom = {"alone": alone}
    agrees = confirm("share", yes="share-yes", no="share-no", show=for_whom, likely=not alone, shrug=False)
    agreed = await asking(agrees)
    shares = bool(agreed)
    name = await name_of("name") if shares and not me.name else ""
    number = await phone("phone") if shares and not me.phone else Number()
    shown = {
        "kind": kind,
        "words": said.words,
        "voice": bool(said.voice),
        "where": where,
        "pictures": len(pictures),
        "about": whom,
        "shares": agreed,
        "name": name or me.name if shares else "",
        "phone": number or me.phone if shares else "",
    }
    parts: tuple[str, ...] = (
        "words",
        "kind",
        "where",
        "pictures",
        *(["about"] if kind in ABOUT_SOMEBODY else []),
        "share",
    )
    if urgent:
        parts = ("words", "where")
    await summary(parts, shown, {"about": ("whom", "accused"), "share": ("name", "phone")})
    return Finish(
        OpenCase(
            kind,
            said.words,
            where,
            pictures,
            said.voice,
            whom,
            shares,
            name,
            number,
            urgent,
            vouched=number.vouched,
        ),
        "report-done",
    )


async def about(words: str, asking: Callable[[Step[Any]], Step[Any]] = same) -> str:
    """A name or a unit as the resident puts it; empty for nobody."""
    named: tuple[tuple[int, str], ...] = await fact(PeopleNamed(words))
    options = [
        Option("nobody", "about-nobody", main=not named),
        *(Option(f"is:{name}", "about-named", show={"name": name}, main=True) for _, name in named[:3]),
        Option("representative", "about-representative"),
        Option("unit", "about-unit"),
    ]

    def typed(said: str) -> str | None:
        if said in YES and len(named) == 1:
            return f"is:{named[0][1]}"
        return "nobody" if said in NO or shrugs(said) or _NOBODY.fullmatch(said) else None

    chosen: str = await asking(choice("about", options, typed=typed)) or "nobody"
    if chosen == "nobody":
        return ""
    if chosen.startswith("is:"):
        return chosen.removeprefix("is:")
    asked = text("whom", 100, joins=False, of=chosen, show={"about": chosen})
    # a representative is asked for in danger, too: nobody else could keep the case from them
    return await (asking(asked) if chosen == "unit" else asked) or ""


def _sends(said: str) -> str | None:
    return "send" if said in YES | SEND else "edit" if said in NO | EDIT else None


def _nothing(said: str) -> str | None:
    return "none" if said in NO or shrugs(said) else None


async def summary(
    parts: tuple[str, ...], shown: Mapping[str, Any], along: Mapping[str, tuple[str, ...]] | None = None
) -> None:
    """Show it all; send, or name what to ask again, while the rest stays. `along`: keys that go with one."""
    options = [Option("send", "send", main=True), Option("edit", "edit")]
    if await choice("send", options, show=shown, typed=_sends) == "send":
        return
    changes = [Option(part, f"edit-{part}") for part in parts]
    part: str = await choice("edit", [*changes, Option("none", "edit-none")], typed=_nothing)
    again = () if part == "none" else (part, *(along or {}).get(part, ()))
    raise Forget(*again, done=("send", "edit"))

"""What the office's own people bring: for somebody without a chat, from the field, for themselves."""

from collections.abc import Mapping
from typing import Any

from cases.commands import OpenCase
from cases.model import Kind, Place
from cases.people import STAFF, Person
from cases.sources import Source
from handlers import danger
from handlers.ask import Words, choice, confirm, photos, text, words_or_voice
from handlers.facts import Me
from handlers.kinds import which
from handlers.misconduct import for_others, not_about_me
from handlers.phone import phone
from handlers.place import place
from handlers.replay import fact
from handlers.report import ABOUT_SOMEBODY, about, summary
from handlers.turn import Finish, Option

FROM = (Source.VISIT, Source.RECEPTION, Source.CALL, Source.LETTER, Source.BOX)
_NOT_OTHERS = (Kind.MISCONDUCT,)
"""What is for no eyes but its desk's, nobody enters for somebody else."""
ASKS = (Source.OPINION, Source.REQUEST)


async def enter(args: Mapping[str, Any]) -> Finish | None:
    """For a resident: where it comes from, the matter, whom to call, and whether they agreed to be known.

    What somebody wrote into the suggestion box without a name has nobody to be called.
    """
    source = Source(await choice("source", _sources(FROM)))
    said: Words = await words_or_voice("words")
    if not await for_others(said.words):
        return Finish(say="enter-stopped")
    kind = await which(said.words, but=_NOT_OTHERS, asks=("report", "kind"))
    where = await place("where", said.words)
    pictures = await photos("pictures")
    whom = await about(said.words) if kind in ABOUT_SOMEBODY else ""
    if not await not_about_me(f"{said.words}\n{whom}"):
        return Finish(say="enter-stopped")
    urgent = await _urgent(said)
    name = await text("name", 40, skip=True, joins=False)
    number = await phone("phone", own=False)
    shares = bool(name or number) and await confirm("share", yes="share-yes", no="share-no")
    known = {"name": name, "phone": number, "shares": shares}
    shown = {"source": source, **_shown(kind, said, where, pictures, urgent), "about": whom, **known}
    parts = ("source", "words", "kind", "where", "pictures", *(["about"] if kind in ABOUT_SOMEBODY else []))
    await summary((*parts, "resident"), shown, {"about": ("whom",), "resident": ("name", "phone", "share")})
    command = OpenCase(
        kind,
        said.words,
        where,
        pictures,
        said.voice,
        whom,
        shares,
        name,
        str(number),
        urgent,
        source,
    )
    by = "phone" if number else "name" if name else "none"
    return Finish(command, "enter-done", {"reached": by})


async def finding(args: Mapping[str, Any]) -> Finish | None:
    """What the staff or a village's correspondent (通讯员) came upon: they are answered themselves."""
    me: Person = await fact(Me())
    said: Words = await words_or_voice("words")
    if not await for_others(said.words):
        return Finish(say="enter-stopped")
    kind = await which(said.words, but=_NOT_OTHERS, asks=("report", "kind"))
    where = await place("where", said.words)
    pictures = await photos("pictures")
    whom = await about(said.words) if kind in ABOUT_SOMEBODY else ""
    urgent = await _urgent(said)
    parts = ("words", "kind", "where", "pictures", *(["about"] if kind in ABOUT_SOMEBODY else []))
    shown = {**_shown(kind, said, where, pictures, urgent), "about": whom}
    await summary(parts, shown, {"about": ("whom",)})
    source = Source.FINDING if me.roles & STAFF else Source.CORRESPONDENT
    command = OpenCase(kind, said.words, where, pictures, said.voice, whom, urgent=urgent, source=source)
    return Finish(command, "finding-done")


async def request(args: Mapping[str, Any]) -> Finish | None:
    """A representative's own opinion (代表意见), or what they ask of the office (履职要求)."""
    source = Source(await choice("source", _sources(ASKS)))
    said: Words = await words_or_voice("words")
    pictures = await photos("pictures")
    shown = {"source": source, "words": said.words, "voice": bool(said.voice), "pictures": len(pictures)}
    await summary(("source", "words", "pictures"), shown)
    command = OpenCase(
        Kind.SUGGESTION, said.words, pictures=pictures, voice=said.voice, shares_contact=True, source=source
    )
    return Finish(command, "request-done")


def _sources(sources: tuple[Source, ...]) -> tuple[Option, ...]:
    return tuple(Option(source.value, f"source-{source}") for source in sources)


async def _urgent(said: Words) -> bool:
    """Danger in what was said: whoever enters it knows whether it is over."""
    return bool(danger.found(said.words)) and await confirm("urgent", yes="urgent-yes", no="urgent-no")


def _shown(kind: Kind, said: Words, where: Place, pictures: tuple[int, ...], urgent: bool) -> dict[str, Any]:
    return {
        "kind": kind,
        "words": said.words,
        "voice": bool(said.voice),
        "where": where,
        "pictures": len(pictures),
        "urgent": urgent,
    }

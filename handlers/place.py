"""Where it is: a shared position, a written address matched to a district, or a walk down the list."""

import re
from dataclasses import replace
from typing import Any

from cases.model import Place
from cases.people import District
from handlers.ask import NO, YES, confirm, says_more, says_something, spoken, tidy, unsure
from handlers.facts import Children, DistrictNamed, MatchPlace, PlaceAt
from handlers.pick import pick as pick_one
from handlers.replay import Invalid, Step, fact
from handlers.turn import Input, Option

SKIP = Option("skip", "place-skip")
DEEPEST = 5
MOST = 2
"""How often a place may be written before the list is shown."""
_NOT = re.compile(
    r"^(?:不是的?|不对|错了|不在那|no)(?:[，,。.、 ]|(?=[是在应]))+(?:应该|就|而|it)*(?:是|在| is|'s)*\s*",
    re.I,
)
_YES = re.compile(r"(?:是的?|对的?|嗯|yes)[，,。 ]")


async def place(key: str, words: str = "", *, brief: bool = False, near: District | None = None) -> Place:
    """Ask where. A district that `words` already names is offered; “skip” gives an empty place.

    `brief`: one question, and what it comes to. `near`: offered where the words name none.
    """
    named: District | None = (await fact(MatchPlace(words)) if words else None) or near
    said = await _first(key, named)
    if "skip" in said:
        return Place()
    if "district" in said:
        known: District | None = await fact(DistrictNamed(said["district"]))
        return Place(known.name, known.id) if known else Place(said["text"])
    if "latitude" in said:
        there = await _position(key, said["latitude"], said["longitude"], named, brief)
        return replace(there, latitude=said["latitude"], longitude=said["longitude"])
    if "list" in said:
        return await _walk(key)
    return await _typed(key, said["text"], None if said.get("elsewhere") else named, brief)


async def _position(
    key: str, latitude: float, longitude: float, named: District | None, brief: bool
) -> Place:
    """Where a shared position lies: what a polygon says is offered, before what the words named."""
    at: District | None = await fact(PlaceAt(latitude, longitude, named.id if named else None))
    district = at or named
    if at is not None and at != named and not brief:
        right = await _match(f"{key}.at", "", at)
        if isinstance(right, str):
            return await _typed(key, right, None, brief)
        district = at if right else None
    if district is None and not brief:
        return await _walk(key)
    return Place(district.name, district.id) if district else Place()


async def _typed(key: str, text: str, named: District | None, brief: bool) -> Place:
    """A written address; `named`: where it is most likely, if it names no district itself."""
    for again in range(MOST):
        found: District | None = await fact(MatchPlace(text)) or named
        if found is None:
            break
        right = (
            brief
            or text == found.name
            or await _match(f"{key}.match{f'.{again}' if again else ''}", text, found)
        )
        if right is True:
            return Place(_within(found, text), found.id)
        if right is False:
            break
        text, named = right, None
    return Place(text) if brief else await _walk(key, text)


def _within(district: District, text: str) -> str:
    """“青塘村青塘路”: the district once, and what was written."""
    return text if district.name in text else district.name + text


def _at(district: District | None, text: str) -> Place:
    return Place(_within(district, text), district.id) if district else Place(text)


def _match(key: str, text: str, found: District) -> Step[bool | str]:
    """“Is that in …?” – yes, no, or where it is instead. `text`: as it was written; empty: a position."""
    asked = confirm(
        key,
        of=[text, found.id],
        show={"text": text, "district": found.name},
        no="place-other",
        asks=("place", "match" if text else "at"),
    )

    def take(incoming: Input, option: Option | None) -> Any:
        try:
            return asked.take(incoming, option)
        except Invalid:
            if incoming.kind != "text" or not (written := _written(incoming.text)[0]):
                raise
            return True if _YES.match(spoken(incoming.text)) else written

    def read(recorded: Any) -> bool | str:
        return recorded if isinstance(recorded, str) else asked.read(recorded)

    return Step(key, read, take, of=asked.of, show=asked.show, options=asked.options, asks=asked.asks)


def _written(text: str) -> tuple[str, bool]:
    """The place in “不是，是杨柳湾”, and whether what was offered is denied. Raises as `_address` does."""
    said = _address(text)
    place = _NOT.sub("", said)
    return (place, place != said) if says_something(place) else ("", place != said)


async def _walk(key: str, text: str = "") -> Place:
    """Down the tree, level by level, as far as the person knows. `text`: the address they wrote before.

    What is written on the way is an address, too: a district of it goes straight there, and what is in none
    that is known stands as it was written.
    """
    here: District | None = None
    unknown = ""
    for level in range(1, DEEPEST):
        below: tuple[District, ...] = await fact(Children(here.id if here else None))
        if not below:
            break
        chosen = await pick_one(
            f"{key}.{level}",
            [Option(district.id, label=district.name) for district in below],
            extra=[Option("here", "place-here" if here else "place-skip")],
            show={"text": unknown} if unknown else {"district": here.name if here else ""},
            asks=("place", "unknown" if unknown else "list"),
            made=_or_written,
        )
        if chosen == "here":
            break
        if not isinstance(chosen, dict):
            here, unknown = next(district for district in below if district.id == chosen), ""
            continue
        written: str = chosen["text"]
        found: District | None = await fact(MatchPlace(written))
        if found is None and (unknown or here):
            return _at(here, written)
        if found is None:
            text = unknown = written
        elif written != found.name:
            return _at(found, written)
        else:
            here, unknown = found, ""
    return _at(here, text)


def _or_written(asked: Step[Any]) -> Step[Any]:
    """The same question; an address may be written instead."""

    def take(incoming: Input, option: Option | None) -> Any:
        try:
            return asked.take(incoming, option)
        except Invalid:
            if incoming.kind != "text":
                raise
        if unsure(incoming.text):
            return "here"
        written = _NOT.sub("", _address(incoming.text))
        if not says_more(written):
            raise Invalid("invalid-choice")
        return {"text": written}

    def read(recorded: Any) -> Any:
        return recorded if isinstance(recorded, dict) else asked.read(recorded)

    return replace(asked, take=take, read=read)


def _address(text: str) -> str:
    """As it was written. Raises Invalid: too long, or somebody asks something."""
    said = tidy(text)
    if len(said) > 200:
        raise Invalid("invalid-long", most=200, count=len(said), over=len(said) - 200)
    if said.endswith(("？", "?")):
        raise Invalid("invalid-place")
    return said


def _first(key: str, named: District | None) -> Step[dict[str, Any]]:
    share = Option("share", "place-share", asks="location", main=named is None)
    options = [share, Option("list", "place-list"), SKIP]
    if named is not None:
        options.insert(0, Option("named", "place-named", show={"district": named.name}, main=True))

    def take(incoming: Input, option: Option | None) -> Any:
        if option is not None:
            if option.value == "named" and named is not None:
                return {"district": named.id, "text": named.name}
            if option.asks:
                raise Invalid("invalid-place-share")
            return {option.value: True}
        if incoming.kind == "location":
            return located(None, incoming)
        if incoming.kind != "text":
            raise Invalid("invalid-place")
        if spoken(incoming.text) in YES and named is not None:
            return {"district": named.id, "text": named.name}
        if not says_something(incoming.text):
            raise Invalid("invalid-place")
        if unsure(incoming.text):
            return {"skip": True}
        written, denied = (_address(incoming.text), False) if named is None else _written(incoming.text)
        if not written or (named is not None and spoken(incoming.text) in NO):
            return {"list": True}
        return {"text": written, "elsewhere": True} if denied else {"text": written}

    def read(recorded: Any) -> dict[str, Any]:
        if not isinstance(recorded, dict) or not recorded.keys() & {
            "skip",
            "district",
            "latitude",
            "list",
            "text",
        }:
            raise Invalid("invalid-place")
        return recorded

    show = {"district": named.name if named else ""}
    return Step(key, read, take, show=show, options=tuple(options))


def located(old: Any, incoming: Input) -> Any:
    """A shared position, as the first question records it."""
    if incoming.latitude is None or incoming.longitude is None:
        raise Invalid("invalid-place")
    return {"latitude": incoming.latitude, "longitude": incoming.longitude}

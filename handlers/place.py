"""Where it is: a shared position, a written address matched to a district, or a walk down the list."""

from dataclasses import replace
from typing import Any

from cases.model import Place
from cases.people import District
from handlers.ask import confirm
from handlers.facts import Children, DistrictNamed, LikelyDistrict, MatchPlace, PlaceAt
from handlers.pick import pick as pick_one
from handlers.plain import NO, SEND, YES, plain, says_more, says_something, shrugs, spoken
from handlers.replay import Invalid, Step, fact
from handlers.turn import Input, Option
from handlers.whereabouts import address, agreed, bare, both, denied, last_place

SKIP = Option("skip", "place-skip")
DEEPEST = 5
MOST = 2
"""How often a place may be written before the list is shown."""


async def place(key: str, words: str = "", *, brief: bool = False, near: bool = False) -> Place:
    """Ask where. A district that `words` already names is offered; “skip” gives an empty place.

    `brief`: one question, and what it comes to; nothing is assumed. `near`: where the words name none, the
    district is offered that is likely for who speaks.
    """
    named: District | None = await fact(MatchPlace(words)) if words else None
    likely: District | None = await fact(LikelyDistrict()) if near and named is None else None
    said = await (_in_danger(key, named, likely, words) if brief else _first(key, named or likely))
    if "skip" in said:
        return Place()
    if "district" in said:
        known: District | None = await fact(DistrictNamed(said["district"]))
        more: str = said.get("more", "")
        other: District | None = await fact(MatchPlace(more)) if more else None
        if known is None or (other is not None and other.id != known.id and other.parent != known.id):
            return await _typed(key, more or said["text"], None, brief)
        return _at(other or known, more or (other or known).name)
    if "latitude" in said:
        there = await _position(key, said["latitude"], said["longitude"], named, likely, brief)
        return replace(there, latitude=said["latitude"], longitude=said["longitude"])
    if "list" in said:
        return await _walk(key)
    if said.get("elsewhere"):
        return await _typed(key, said["text"], None, brief)
    return await _typed(key, said["text"], named if brief else named or likely, brief)


async def _position(
    key: str, latitude: float, longitude: float, named: District | None, likely: District | None, brief: bool
) -> Place:
    """Where a shared position lies: what a polygon says is offered, before what the words named."""
    at: District | None = await fact(PlaceAt(latitude, longitude, named.id if named else None))
    district, offered = at or named, at or (None if named else likely)
    if offered is not None and offered != named and not brief:
        right = await _match(f"{key}.at", "", offered)
        if isinstance(right, str):
            return await _typed(key, right, None, brief)
        if isinstance(right, dict):
            if "further" in right:
                return await _typed(key, right["further"], offered, brief)
            return _at(offered, right["more"]) if right else Place()
        district = offered if right else None
    if district is None and not brief:
        return await _walk(key)
    return Place(district.name, district.id) if district else Place()


async def _typed(key: str, text: str, named: District | None, brief: bool) -> Place:
    """A written address; `named`: where it is most likely, if it names no district itself."""
    before, known, more = "", True, ""
    for again in range(MOST):
        found: District | None = await fact(MatchPlace(text)) or named
        if found is None:
            known = False
            break
        if brief or text == found.name:
            return _at(found, before or text)
        right = await _match(f"{key}.match{f'.{again}' if again else ''}", text, found)
        if right is True:
            return _at(found, text)
        if right is False:
            break
        if right == {}:
            return Place(text)
        if isinstance(right, dict):
            more = right.get("more", "") or right["further"]
            other: District | None = await fact(MatchPlace(more))
            if other is None and "further" in right:
                text, named = both(text, more), found
                continue
            if other is None or ("more" in right and found.id in (other.id, other.parent)):
                return _at(other or found, both(text, more))
            right = more
        before, text, named = text, right, None
    return Place(text) if brief else await _walk(key, text, known)


def _at(district: District | None, text: str) -> Place:
    """“青塘村青塘路”: the district once, and what was written."""
    if district is None:
        return Place(text)
    return Place(text if district.name in text else district.name + bare(text), district.id)


def _match(key: str, text: str, found: District) -> Step[Any]:
    """“Is that in …?” – yes; yes, and more precisely (`more`); no; where it is instead; a word more, without
    yes or no (`further`); or they cannot say (an empty mapping). `text`: as written; empty: a position."""
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
            if incoming.kind != "text":
                raise
        if shrugs(incoming.text):
            return {}
        if (more := agreed(incoming.text)) is not None:
            return {"more": more} if more else True
        if plain(incoming.text) and spoken(incoming.text) not in NO:
            raise Invalid("invalid-choice")
        elsewhere, written = denied(incoming.text, found.name, text)
        return (written if elsewhere else {"further": written}) if written else False

    def read(recorded: Any) -> Any:
        return recorded if isinstance(recorded, str | dict) else asked.read(recorded)

    return Step(key, read, take, of=asked.of, show=asked.show, options=asked.options, asks=asked.asks)


async def _walk(key: str, text: str = "", known: bool = True) -> Place:
    """Down the tree, level by level, as far as the person knows. `text`: the address they wrote before;
    `known`: False: no district is called so.

    What is written on the way is an address, too: a district of it goes straight there, and what is in none
    that is known stands as it was written. The same list is not shown for a second one.
    """
    here: District | None = None
    for level in range(1, DEEPEST):
        below: tuple[District, ...] = await fact(Children(here.id if here else None))
        if not below:
            break
        unknown = not (known or here)
        chosen = await pick_one(
            f"{key}.{level}",
            [Option(district.id, label=district.name) for district in below],
            extra=[Option("here", "place-here" if here else "place-as-written" if text else "place-skip")],
            show={"text": text} if unknown else {"district": here.name if here else ""},
            asks=("place", "unknown" if unknown else "list"),
            made=_or_written,
        )
        if chosen == "here":
            break
        if not isinstance(chosen, dict):
            here = next(district for district in below if district.id == chosen)
            continue
        written: str = chosen["text"]
        found: District | None = await fact(MatchPlace(written))
        if found is None and (text or here):
            return _at(here, both(text, written))
        if found is None:
            text, known = written, False
        elif written != found.name:
            return _at(found, both(written, text))
        else:
            here = found
    return _at(here, text) if text or here is None else Place(here.name, here.id)


def _or_written(asked: Step[Any]) -> Step[Any]:
    """The same question; an address may be written instead."""

    def take(incoming: Input, option: Option | None) -> Any:
        try:
            return asked.take(incoming, option)
        except Invalid:
            if incoming.kind != "text":
                raise
        if shrugs(incoming.text) or spoken(incoming.text) in NO:
            return "here"
        written = denied(incoming.text)[1]
        if not says_more(written):
            raise Invalid("invalid-choice")
        return {"text": written}

    def read(recorded: Any) -> Any:
        return recorded if isinstance(recorded, dict) else asked.read(recorded)

    return replace(asked, take=take, read=read)


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
        if incoming.kind != "text" or not says_something(incoming.text):
            raise Invalid("invalid-place")
        if named is None:
            return {"skip": True} if shrugs(incoming.text) else {"text": address(incoming.text)}
        if (more := agreed(incoming.text)) is not None:
            return {"district": named.id, "text": named.name} | ({"more": more} if more else {})
        if spoken(incoming.text) in NO:
            return {"list": True}
        if shrugs(incoming.text):
            return {"skip": True}
        elsewhere, written = denied(incoming.text, named.name)
        if not written:
            return {"list": True}
        return {"text": written, "elsewhere": True} if elsewhere else {"text": written}

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


def _in_danger(key: str, named: District | None, likely: District | None, words: str) -> Step[dict[str, Any]]:
    """The same in danger. A place that was written before it could be asked for is offered."""
    asked, there = _first(key, named or likely), last_place(words)
    if there:
        shown = {"district": _at(named, there).text}
        said = Option("said", "place-named", show=shown, main=True)
        others = tuple(replace(option, main=False) for option in asked.options if option.value != "named")
        asked = replace(asked, options=(said, *others), show=shown)

    def take(incoming: Input, option: Option | None) -> Any:
        sends = incoming.kind == "text" and spoken(incoming.text) in SEND
        if there and ((option is not None and option.value == "said") or sends or _agrees(incoming)):
            return {"text": there}
        if sends:  # what is only likely they have not said
            return {"district": named.id, "text": named.name} if named is not None else {"skip": True}
        return asked.take(incoming, option)

    return replace(asked, take=take)


def _agrees(incoming: Input) -> bool:
    return incoming.kind == "text" and spoken(incoming.text) in YES


def located(old: Any, incoming: Input) -> Any:
    """A shared position, as the first question records it."""
    if incoming.latitude is None or incoming.longitude is None:
        raise Invalid("invalid-place")
    return {"latitude": incoming.latitude, "longitude": incoming.longitude}

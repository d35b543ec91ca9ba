"""Where it is: a shared position, a written address matched to a district, or a walk down the list."""

from typing import Any

from cases.model import District, Place
from handlers.ask import YES, confirm, says_something, spoken, tidy
from handlers.ask import pick as pick_one
from handlers.facts import Children, DistrictNamed, MatchPlace
from handlers.replay import Invalid, Step, fact
from handlers.turn import Input, Option

SKIP = Option("skip", "place-skip")
DEEPEST = 5


async def place(key: str, words: str = "") -> Place:
    """Ask where. A district that `words` already names is offered; “skip” gives an empty place."""
    named: District | None = await fact(MatchPlace(words)) if words else None
    said = await _first(key, named)
    if "skip" in said:
        return Place()
    if "district" in said:
        known: District | None = await fact(DistrictNamed(said["district"]))
        return Place(known.name, known.id) if known else Place(said["text"])
    if "latitude" in said:
        district = named or await _walk(key)
        text = district.name if district else ""
        return Place(text, district.id if district else None, said["latitude"], said["longitude"])
    if "list" in said:
        district = await _walk(key)
        return Place(district.name, district.id) if district else Place()
    return await _typed(key, said["text"])


async def _typed(key: str, text: str) -> Place:
    found: District | None = await fact(MatchPlace(text))
    if found is not None:
        shown = {"text": text, "district": found.name}
        right = await confirm(
            f"{key}.match", of=[text, found.id], show=shown, no="place-other", asks=("place", "match")
        )
        if right:
            return Place(text, found.id)
    found = await _walk(key)
    return Place(text, found.id if found else None)


async def _walk(key: str) -> District | None:
    """Down the tree, level by level, as far as the person knows."""
    here: District | None = None
    for level in range(1, DEEPEST):
        below: tuple[District, ...] = await fact(Children(here.id if here else None))
        if not below:
            break
        chosen = await pick_one(
            f"{key}.{level}",
            [Option(district.id, label=district.name) for district in below],
            extra=[Option("here", "place-here" if here else "place-skip")],
            show={"district": here.name if here else ""},
            asks=("place", "list"),
        )
        if chosen == "here":
            break
        here = next(district for district in below if district.id == chosen)
    return here


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
        if len(tidy(incoming.text)) > 200:
            raise Invalid(
                "invalid-long", most=200, count=len(tidy(incoming.text)), over=len(tidy(incoming.text)) - 200
            )
        return {"text": tidy(incoming.text)}

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

"""One of many: a page at a time, by its button, its number, or in so many words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cases.model import EMPTY
from handlers.ask import PAGE, choice
from handlers.plain import spoken
from handlers.replay import Step
from handlers.turn import Option

MORE = "more"
FEW = 2
"""So many more still have room on the page: nobody turns it for one."""


def same(step: Step[Any]) -> Step[Any]:
    """Asked as it is."""
    return step


async def pick(
    key: str,
    options: Sequence[Option],
    *,
    extra: Sequence[Option] = (),
    of: Any = None,
    show: Mapping[str, Any] = EMPTY,
    asks: tuple[str, str] | None = None,
    typed: Callable[[str], Any] | None = None,
    made: Callable[[Step[Any]], Step[Any]] = same,
) -> Any:
    """One of many, eight at a time; “back” leads to the page before. `extra` stands under every page.

    `typed` may understand words, as `choice` does, whatever the page. `made` may change the question.
    """
    first, pages, every = 0, 0, [option.value for option in options]
    while True:
        room = PAGE + FEW if len(options) - first <= PAGE + FEW else PAGE
        page = list(options[first : first + room])
        first += room
        if first < len(options):
            page.append(Option(MORE, "more"))
        name = f"{key}.{pages}" if pages else key
        pages += 1
        asked = choice(name, [*page, *extra], of=of, show=show, asks=asks, typed=typed, also=every)
        chosen = await made(asked)
        if chosen != MORE:
            return chosen


def by_part(names: Mapping[Any, str]) -> Callable[[str], Any]:
    """The same for units: a name, or a part that stands in just one of them (“水务局”, “water”)."""

    def meant(said: str) -> Any:
        plain = {value: spoken(name) for value, name in names.items()}
        found = [value for value, name in plain.items() if name == said]
        found = found or [value for value, name in plain.items() if len(said) > 1 and said in name]
        return found[0] if len(found) == 1 else None

    return meant


def by_name(names: Mapping[Any, str]) -> Callable[[str], Any]:
    """What `typed` may be, where one of several people is meant: a name, or the beginning of just one."""

    def meant(said: str) -> Any:
        bare = {value: spoken(name).removesuffix("代表") for value, name in names.items()}
        asked = said.removesuffix("代表")
        if len(said) < 2:
            return None  # a slip would give somebody the case
        found = [value for value, name in bare.items() if asked and name == asked] or [
            value for value, name in bare.items() if asked and name.startswith(asked)
        ]
        return found[0] if len(found) == 1 else None

    return meant

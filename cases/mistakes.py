"""Mistakes in the configuration of follow-up: what one is, and the lengths of time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from cases.calendar import Duration

Path = tuple[str | int, ...]
LONGEST = Duration(90, "d")
"""Whoever is not heard of for longer has been forgotten."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `path` leads to it through keys and list indices; `write`: a line that would do."""

    path: Path
    message: str
    write: str = ""

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.path))}: {self.message}"


def spans(raw: Any, path: Path, wanted: list[str]) -> Iterator[Problem]:
    """A mapping that must have exactly these keys, each a duration above zero."""
    if not isinstance(raw, Mapping):
        yield Problem(path, f"is missing; it needs {', '.join(wanted)}")
        return
    for key in raw:
        if key not in wanted:
            yield unknown((*path, key), "key", key, wanted)
    for key in wanted:
        if key not in raw:
            yield Problem(path, f"`{key}` is missing")
        elif isinstance(found := duration(raw[key]), str):
            yield Problem((*path, key), found)
        elif found.count == 0:
            yield Problem((*path, key), "must be longer than nothing")
        elif found.rough > LONGEST.rough:
            yield Problem((*path, key), f"must be at most {LONGEST}", f"{key}: {LONGEST}")


def duration(raw: Any) -> Duration | str:
    try:
        return Duration.parse(raw)
    except ValueError as wrong:
        return str(wrong)


def unknown(path: Path, what: str, got: Any, known: Iterable[str]) -> Problem:
    names = [str(name) for name in known]
    close = get_close_matches(str(got), names, 1)
    meant = f"did you mean `{close[0]}`?" if close else f"write one of {', '.join(names)}"
    return Problem(
        path, f"there is no {what} “{got}”; {meant}" if got is not None else f"{what} is missing; {meant}"
    )

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


DAYS_OFF = ("next", "keep")


def limits(raw: Any, path: Path, wanted: list[str]) -> Iterator[Problem]:
    """As `spans`; each may also be a mapping of `within` and `day_off`."""
    if not isinstance(raw, Mapping):
        yield from spans(raw, path, wanted)
        return
    for key, limit in raw.items():
        if key not in wanted or not isinstance(limit, Mapping):
            continue
        for name in limit:
            if name not in ("within", "day_off"):
                yield unknown((*path, key, name), "key", name, ["within", "day_off"])
        yield from spans({k: limit[k] for k in limit if k == "within"}, (*path, key), ["within"])
        if (day_off := limit.get("day_off", "next")) not in DAYS_OFF:
            yield unknown((*path, key, "day_off"), "`day_off`", day_off, DAYS_OFF)
    # Those written out are looked at above; here one that is right stands for them.
    plain = {key: "1d" if isinstance(limit, Mapping) else limit for key, limit in raw.items()}
    yield from spans(plain, path, wanted)


def within(limit: Any) -> Any:
    """The length of a limit, however it is written."""
    return limit.get("within") if isinstance(limit, Mapping) else limit


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

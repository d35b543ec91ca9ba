"""Mistakes in the section `terms`: more time, reviews, putting off, units, wishes."""

from collections.abc import Iterator, Mapping
from typing import Any

from cases.mistakes import Path, Problem, duration, limits, spans, unknown
from cases.model import Kind

_KEYS = ["extension", "review", "snooze", "spokespersons", "unit", "wish"]
_LISTED = ", ".join(_KEYS)


def problems(raw: Any) -> Iterator[Problem]:
    """What is wrong with `terms`."""
    path: Path = ("terms",)
    if not isinstance(raw, Mapping):
        yield Problem(path, f"is missing; it needs {_LISTED}")
        return
    for key in raw:
        if key not in _KEYS:
            yield unknown((*path, key), "key", key, _KEYS)
    most = raw.get("spokespersons")
    if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= 99:
        yield Problem((*path, "spokespersons"), "must be a whole number from 1 to 99", "spokespersons: 5")
    yield from spans({"snooze": raw.get("snooze")}, path, ["snooze"])
    yield from spans(raw.get("unit"), (*path, "unit"), ["objection", "most"])
    yield from limits(raw.get("review"), (*path, "review"), ["within", "decided"])
    yield from _wish(raw.get("wish"), (*path, "wish"))
    extension = raw.get("extension")
    if not isinstance(extension, Mapping) or "default" not in extension:
        yield Problem((*path, "extension"), "needs a `default`", "default: {most: 15d, times: 1}")
        return
    kinds = ["default", *(k.value for k in Kind)]
    for kind, rule in extension.items():
        if kind not in kinds:
            yield unknown((*path, "extension", kind), "kind", kind, kinds)
        else:
            yield from _rule(rule, (*path, "extension", kind))


def _wish(raw: Any, path: Path) -> Iterator[Problem]:
    if not isinstance(raw, Mapping) or set(raw) != {"cap"}:
        yield Problem(path, "needs a `cap`, in yuan", "wish: {cap: 500}")
    elif isinstance(cap := raw["cap"], bool) or not isinstance(cap, int) or not 1 <= cap <= 100_000:
        yield Problem((*path, "cap"), "must be a whole number of yuan, from 1 to 100000")


def _rule(rule: Any, path: Path) -> Iterator[Problem]:
    if not isinstance(rule, Mapping) or set(rule) != {"most", "times"}:
        yield Problem(path, "needs `most` and `times`", "{most: 15d, times: 1}")
        return
    if isinstance(found := duration(rule["most"]), str):
        yield Problem((*path, "most"), found)
    times = rule["times"]
    if isinstance(times, bool) or not isinstance(times, int) or not 0 <= times <= 9:
        yield Problem((*path, "times"), "must be a whole number from 0 to 9")

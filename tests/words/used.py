"""Which ids the program needs: from its registries where there are any, from its source where not."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from bot.letters import LETTERS
from cases import errors, followup, tasks
from cases.assignment import Reason
from cases.commands import Call
from cases.lifecycle import TRANSITIONS
from cases.model import Action, Kind, Outcome, Verdict
from cases.parts import Stage
from cases.people import ClaimsAs, Role
from cases.policy import LADDER, LISTED, REMINDERS, Do
from cases.sources import Source
from cases.wishes import Pledge, Sort
from words.cards import STATIONS

CODE = ("cases", "handlers", "storage", "words", "bot")  # the web has words of its own
SAYS = {"Say": 0, "Notice": 1, "render.text": 1, "sentence": 1, "constant": 1}
"""Calls whose argument at this place is an id, wherever they stand."""
NAMED = {"what", "say"}
"""Arguments by name that are ids, of `Say`, `Option`, `Finish`."""


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    """The source of every module, parsed."""
    return tuple(
        (f"{package}/{path}", ast.parse(text))
        for package in CODE
        for path, text in _sources(files(package), "")
    )


def _sources(folder: Any, under: str) -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _sources(item, f"{under}{item.name}/")
        elif item.name.endswith(".py"):
            yield f"{under}{item.name}", item.read_text(encoding="utf-8")


@cache
def literals() -> frozenset[str]:
    """Every string that stands in the source, docstrings included."""
    return frozenset(
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def said() -> frozenset[str]:
    """Ids that the source names outright where an id must stand."""
    found = set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found |= set(_ids(node))
    return frozenset(found)


def _ids(call: ast.Call) -> Iterator[str]:
    whole = ast.unparse(call.func)
    name = whole if whole.startswith("render.") else whole.rpartition(".")[2]
    place = SAYS.get(name)
    given = [call.args[place]] if place is not None and len(call.args) > place else []
    if name in {"Say", "Option", "Finish"}:
        given += [keyword.value for keyword in call.keywords if keyword.arg in NAMED]
    for value in given:
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value


@cache
def families() -> frozenset[str]:
    """Ids made from the domain's own lists."""
    groups: dict[str, Any] = {
        "kind": Kind,
        "state": LISTED,
        "role": Role,
        "outcome": Outcome,
        "verdict": Verdict,
        "action": Action,
        "entry": Action,
        "step": Do,
        "step-escalate": LADDER[1:],
        "step-unit": (*REMINDERS, Do.ESCALATE),
        "step-unit-escalate": LADDER[1:-1],
        "step-wish": (*REMINDERS, Do.ESCALATE, Do.RISE, Do.REASSIGN, Do.LAPSE),
        "step-wish-escalate": LADDER[1:-1],
        "claims-as": ClaimsAs,
        "claimer": ClaimsAs,
        "sort": Sort,
        "pledge": Pledge,
        "status": (Stage.OBJECTED, Stage.ANSWERED),
        "station": STATIONS,
        "task": tasks._INTERVALS,
        "delivered": ("sent", "queued", "unknown", "failed", "held"),
        "reason": _listed(Reason.__doc__ or ""),
        "source": Source,
        "press-call": set(Call) - {Call.SAID},
        "press-verdict": Verdict,
        "press-told": Verdict,
        "letter": [
            f"{letter}{part}"
            for letter in {*LETTERS.values(), "final"}
            for part in ("", "-title", "-name", "-sign")
        ],
    }
    made = {f"{group}-{name}" for group, names in groups.items() for name in names}
    made |= {notice.what for move in TRANSITIONS.values() for notice in move.tells}
    made |= {one.__name__ for one in _errors(errors.HuiyinError)}
    made |= {*followup._WORDS.values(), *followup._DATED.values(), *followup._UNIT_WORDS.values()}
    return frozenset(made)


def _errors(error: type[BaseException]) -> Iterator[type[BaseException]]:
    from storage import files, schema  # where some refusals are born

    assert files and schema
    yield error
    for below in error.__subclasses__():
        yield from _errors(below)


def _listed(doc: str) -> list[str]:
    """The names in backquotes, e.g. of the reasons an assignment may have."""
    return doc.split("`")[1::2]


@cache
def beginnings() -> frozenset[str]:
    """What stands first in a formatted string: `row-` of `f"row-{name}"`."""
    return frozenset(
        node.values[0].value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and isinstance(node.values[0], ast.Constant)
        and isinstance(node.values[0].value, str)
        and node.values[0].value.rstrip("-").replace("-", "").replace("_", "").isalpha()
    )


def is_used(name: str) -> bool:
    """True: some code can come to say this id."""
    name = name.removesuffix(".hint")
    if name in families() or name in literals():
        return True
    return any(name.startswith(start) and name.removeprefix(start) in literals() for start in beginnings())

"""What was written for others about a case, without whom it came from: in the outbox, and on their pages.

What lies in a messenger already cannot be unsaid; what lies here can.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from cases.masking import masked
from cases.model import Case
from storage import erasing
from storage.compact import compact
from storage.work import Work
from words.fluent import LANGUAGES, sentence

_UNSENT = frozenset({"queued", "failed", "unknown"})


@dataclass(frozen=True, slots=True)
class Gone:
    """Whose name and numbers go, and what else does."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    said: Collection[int] = ()
    """The events whose words are gone."""
    whole: str = ""
    """Nothing of any message stays but this id of words; empty: what it is about stays."""


def of_case(work: Work, case: Case, gone: Gone, readers: Collection[int], *, everybody: bool = False) -> None:
    """What was written about a case before its newest event, for these readers, conversations included.

    `everybody`: notices to whomever.
    """
    for row in erasing.told_of(work, case.id):
        if row.state == "held" or (row.seq is not None and row.seq >= case.seq) or not row.payload:
            continue  # what is held will be put into words when its hour comes
        if not everybody and row.person_id not in readers:
            continue
        whole = gone.whole or ("erased-here" if row.seq in gone.said else "")
        if whole and row.state in _UNSENT:
            erasing.rewritten(work, row.id, {}, state="replaced", error="erased")
        else:
            erasing.rewritten(work, row.id, _without(row.payload, gone, whole))
    for row in erasing.talk_with(work, readers):
        if row.payload and case.number in compact(row.payload):
            erasing.rewritten(work, row.id, _without(row.payload, gone, gone.whole))


def _without(payload: dict[str, Any], gone: Gone, whole: str) -> dict[str, Any]:
    if whole:
        return {"text": sentence(LANGUAGES[0], whole, {})}
    found: dict[str, Any] = _clean(payload, gone)
    if facts := found.get("card", {}).get("facts"):
        found["card"]["facts"] = [_unknown(label, value) for label, value in facts]
    return found


def _unknown(label: str, value: str) -> list[str]:
    for language in LANGUAGES:
        if label == sentence(language, "row-resident", {}):
            return [label, sentence(language, "resident-private", {})]
    return [label, value]


def _clean(value: Any, gone: Gone) -> Any:
    match value:
        case str():
            for name in gone.names:
                value = value.replace(name, sentence(LANGUAGES[0], "somebody", {}))
            for number in gone.numbers:
                value = value.replace(number, masked(number))
            return value
        case dict():
            return {key: _clean(one, gone) for key, one in value.items()}
        case list() | tuple():
            return [_clean(one, gone) for one in value]
    return value

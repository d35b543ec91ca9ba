"""Why somebody has a case, or could have it, in one line."""

from collections.abc import Iterable

from handlers.shown import Reason
from words.escape import clean
from words.fluent import has, sentence


def why(language: str, reasons: Iterable[Reason]) -> str:
    """The reasons of an assignment in one line. Plain text."""
    said = []
    for reason in reasons:
        if has(language, f"reason-{reason.what}"):
            value = int(reason.value) if reason.value.isdecimal() else clean(reason.value)
            said.append(sentence(language, f"reason-{reason.what}", {"value": value}))
    return sentence(language, "list-comma", {}).join(said)

"""The story of a case, as lines: when, who, what, in whose words, and whether the notice arrived."""

from collections.abc import Sequence

from cases.model import Action
from handlers.shown import Entry
from words import missing
from words.cards import called
from words.dates import When, day, moment
from words.escape import clean, html, whole
from words.fluent import has, sentence

MOST = 3000
"""Characters of a story in one message; what is older is counted instead of told."""


def timeline(language: str, entries: Sequence[Entry], when: When) -> str:
    """Oldest first, the newest always there. Escaped HTML."""
    told: list[str] = []
    length = 0
    for entry in reversed(entries):
        lines = _lines(language, entry, when)
        length += len(lines)
        if told and length > MOST:
            told.append(sentence(language, "entry-earlier", {"count": len(entries) - len(told)}))
            break
        told.append(lines)
    return "\n".join(reversed(told))


def _lines(language: str, entry: Entry, when: When) -> str:
    values = {"who": _who(language, entry), "value": _value(language, entry)}
    whom = called(language, entry.whom) if entry.action is Action.ASSIGN else clean(entry.whom)
    values |= {"whom": whom or "none"}
    values |= {"until": day(language, entry.until, when) if entry.until else "none"}
    values |= {"number": entry.number or "none"}
    what = sentence(language, f"entry-{entry.action}", values)
    if entry.number and entry.action not in _POINTS:
        what = sentence(language, "entry-from", {"what": what, "number": entry.number})
    delivered = f"delivered-{entry.delivered}"
    marks = [sentence(language, delivered, {})] if entry.delivered and has(language, delivered) else []
    if entry.files:
        lacks = missing.rows(language, entry.missing)
        marks[:0] = [
            sentence(language, "entry-files", {"count": len(entry.files)}),
            *(sentence(language, "entry-missing", {"kind": kind, "files": files}) for kind, files in lacks),
        ]
    if entry.document:
        marks.insert(0, clean(entry.document.removesuffix(".docx")))
    first = sentence(
        language,
        "entry-line",
        {"at": moment(language, entry.at, when), "what": html(" · ".join([what, *marks]))},
    )
    words = whole(entry.words)
    return f"{first}\n{html(words)}" if words else first


_POINTS = {Action.MERGE, Action.SPLIT}
"""Their lines name the other case themselves."""


def _who(language: str, entry: Entry) -> str:
    if entry.who and entry.role == "representative":
        return called(language, entry.who)
    return clean(entry.who) or sentence(language, f"role-{entry.role}", {})


def _value(language: str, entry: Entry) -> str:
    if entry.action is Action.FOLLOW_UP:
        what = f"step-{entry.value}"
        return sentence(language, what, {}) if has(language, what) else "none"
    group = "verdict" if entry.action is Action.RATE else "outcome"
    return sentence(language, f"{group}-{entry.value}", {}) if entry.value else ""

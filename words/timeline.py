"""The story of a case, as lines: when, who, what, in whose words, and whether the notice arrived."""

from collections.abc import Sequence

from cases.model import Action
from cases.sources import Source
from handlers.shown import Entry
from words import missing
from words.dates import When, day, moment
from words.escape import clean, html, whole
from words.fluent import has, sentence
from words.hands import called
from words.message import Line

MOST = 3000
"""Characters of a story in one message; what is older is counted instead of told."""


def timeline(language: str, entries: Sequence[Entry], when: When) -> tuple[Line, ...]:
    """Oldest first, the newest always there."""
    told: list[Line] = []
    length = 0
    for entry in reversed(entries):
        line = _line(language, entry, when)
        length += len(line.text)
        if told and length > MOST:
            told.append(Line(sentence(language, "entry-earlier", {"count": len(entries) - len(told)})))
            break
        told.append(line)
    return tuple(reversed(told))


_REPRESENTATIVE = {Action.ASSIGN, Action.PROPOSE, Action.REFUSE_TRANSFER}
"""What concerns a representative, who is called by their office."""


def _line(language: str, entry: Entry, when: When) -> Line:
    values = {"who": f"<b>{html(_who(language, entry))}</b>", "value": html(_value(language, entry))}
    titled = entry.action in _REPRESENTATIVE and not entry.to_office
    whom = called(language, entry.whom) if titled else clean(entry.whom)
    number = html(entry.number) or "none"
    values |= {"whom": html(whom) or "none", "number": number}
    values |= {"until": html(day(language, entry.until, when)) if entry.until else "none"}
    came = entry.source is not Source.CHAT
    values |= {"source": sentence(language, f"source-{entry.source}", {}) if came else "none"}
    what = sentence(language, "entry-parted" if entry.parted else f"entry-{entry.action}", values)
    if entry.number and entry.action not in _POINTS:
        what = sentence(language, "entry-from", {"what": what, "number": number})
    count, delivered = "", f"delivered-{entry.delivered}"
    marks = [sentence(language, delivered, {})] if entry.delivered and has(language, delivered) else []
    if entry.files:
        lacks = missing.rows(language, entry.missing)
        count = sentence(language, "entry-files", {"count": len(entry.files)})
        marks[:0] = (
            sentence(language, "entry-missing", {"kind": kind, "files": files}) for kind, files in lacks
        )
    if entry.noted:
        marks.append(sentence(language, "entry-noted", {"who": clean(entry.noted)}))
    if entry.document:
        marks.insert(0, clean(entry.document.removesuffix(".docx")))
    words = html(whole(entry.words))
    if entry.typed:
        words = "\n".join(
            filter(None, (words, sentence(language, "entry-typed", {"words": html(whole(entry.typed))})))
        )
    return Line(
        what,
        html(moment(language, entry.at, when)),
        count,
        tuple(map(html, marks)),
        words,
        entry.files,
    )


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
    if entry.action in (Action.SHARE, Action.ERASE):
        return entry.value or "none"
    group = "verdict" if entry.action is Action.RATE else "outcome"
    return sentence(language, f"{group}-{entry.value}", {}) if entry.value else ""

"""What was written for others about a case, without whom it came from: in the outbox, and on their pages.

What a messenger has shown is changed there as far as it lets us (`unsaying.py`).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from bot import unsaying
from cases.masking import masked
from cases.model import Case
from cases.numbers import number
from storage import erasing
from storage.compact import compact, spread
from storage.tables import feed
from storage.tables_talk import heard
from storage.work import Work
from words.escape import clean, excerpt, html
from words.escape import whole as whole_of
from words.fluent import LANGUAGES, sentence

_UNSENT = frozenset({"queued", "failed", "unknown"})
_NUMBER = re.compile(r"\d+(?:-\d+)+")
"""A case's, as `cases/numbers.py` writes it."""
_TELLS = 6
"""Characters: what is shorter stands in other sentences, too."""
_WISH = re.compile(r'"f:(?:wish|claim|give_up|pledge):(\d+)')
"""What stands on the wall has no number: its buttons say which it is."""
BEGINS = 12
"""By so many of its first characters a wish is known in what was said of it without a button."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Whose name and numbers go, and what else does."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    said: Collection[int] = ()
    """The events whose words are gone."""
    reports: tuple[str, ...] = ()
    """What they said that is gone, where the case goes on: as it stands in cards and stories."""
    whole: str = ""
    """Nothing of any message stays but this id of words; empty: what it is about stays."""
    wish: str = ""
    """What stood of it on the wall."""
    everywhere: bool = True
    """False: what a messenger shows stays as it is there."""

    def stands_in(self, text: str) -> bool:
        """True: this message, as it is kept, tells of the wish."""
        begins = compact(html(clean(self.wish)[:BEGINS]))[1:-1]
        return bool(begins) and begins in text


Cases = Mapping[str, Gone]
"""Number → what goes of whatever was said of that case."""


def of_case(work: Work, case: Case, gone: Gone, readers: Collection[int] | None = None) -> None:
    """What was written about a case before its newest event, for these readers; None: for whomever."""
    told = sorted(erasing.told_of(work, case.id), key=attrgetter("id"), reverse=True)
    for row in told:  # what takes the place of another before that
        if row.state == "held" or (row.seq is not None and row.seq >= case.seq) or not row.payload:
            continue  # what is held will be put into words when its hour comes
        if readers is not None and row.person_id not in readers:
            continue
        whole = gone.whole or ("erased-here" if row.seq in gone.said else "")
        if whole and row.state in _UNSENT:
            erasing.rewritten(work, row.id, {}, state="replaced", error="erased")
        else:
            _rewrite(work, row.id, row.payload, [(gone, whole)])


def talk_with(work: Work, cases: Cases, readers: Collection[int], since: datetime) -> None:
    """What conversations have said of these cases to these readers since then."""
    after = 0
    while rows := erasing.conversations_with(work, readers, since, after):
        after = _of(work, cases, rows)


def talk(work: Work, cases: Cases, after: int) -> int:
    """Some of what conversations have said of these cases to whomever. Where it goes on; 0: nowhere."""
    rows = erasing.conversations(work, after)
    return _of(work, cases, rows) if rows else 0


def _of(work: Work, cases: Cases, rows: Sequence[Any]) -> int:
    for row in rows:
        of_wishes = {number(int(found)) for found in _WISH.findall(row.text)}
        of_wishes |= {number for number, gone in cases.items() if gone.stands_in(row.text)}
        if found := cases.keys() & {*_NUMBER.findall(row.text), *of_wishes}:
            _rewrite(work, row.id, spread(row.text), [(cases[one], cases[one].whole) for one in found])
    return int(rows[-1].id)


def naming(work: Work, gone: Gone, readers: Collection[int], since: datetime) -> None:
    """What conversations and notices of no case have said to these readers of who has gone."""
    after, known = 0, (*gone.names, *gone.numbers)
    while rows := erasing.conversations_with(work, readers, since, after):
        after = int(rows[-1].id)
        for row in rows:
            if any(one in row.text for one in known):
                _rewrite(work, row.id, spread(row.text), [(gone, "")])


def written(work: Work, gone: Gone, writers: Collection[int], since: datetime) -> None:
    """What these writers have typed themselves since then, where who has gone is named in it."""
    for row in erasing.typed(work, writers, since):
        if (left := _clean(row.payload, gone)) != row.payload:
            work.change(feed, {"id": row.id}, payload=left)
    for row in erasing.heard_from(work, writers):
        if _clean(row.words, gone) != row.words:
            work.remove(heard, chat_id=row.chat_id, message=row.message)


def _rewrite(work: Work, number: int, was: dict[str, Any], goes: Sequence[tuple[Gone, str]]) -> None:
    left = was
    for gone, whole in goes:
        left = _without(left, gone, whole)
    erasing.rewritten(work, number, left)
    if left != was and any(gone.everywhere for gone, _ in goes):
        unsaying.there(work, number, left, whole=any(whole for _, whole in goes))


def _without(payload: dict[str, Any], gone: Gone, whole: str) -> dict[str, Any]:
    if whole:
        return {"text": sentence(LANGUAGES[0], whole, {})}
    found: dict[str, Any] = _clean(payload, gone)
    if facts := found.get("card", {}).get("facts"):
        facts = [_unknown(label, value) for label, value in facts]
        cut = [html(clean(report)[:_TELLS]) for report in gone.reports if len(report) >= _TELLS]
        facts = [[label, value] for label, value in facts if not any(begins in value for begins in cut)]
        found["card"]["facts"] = facts
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
            for report in gone.reports:
                for told in map(html, (report, whole_of(report), *report.splitlines(), excerpt(report))):
                    if value == told or len(told) >= _TELLS:
                        value = value.replace(told, sentence(LANGUAGES[0], "words-erased", {}))
            return value
        case dict():
            return {key: _clean(one, gone) for key, one in value.items()}
        case list() | tuple():
            return [_clean(one, gone) for one in value]
    return value

"""Notices: what is told when a case changed, when a follow-up fires, when staff must do something."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from functools import cache
from typing import Any

from cases.model import EMPTY, Kind, Verdict
from cases.people import Role
from handlers.shown import CandidateView, CaseView, TaskView
from words import buttons, wishes
from words.cards import card, viewer
from words.dates import When
from words.escape import html, tidy
from words.fluent import has, sentence, spoken
from words.message import Message
from words.offers import for_case, for_task
from words.values import OF_CASE, one, values

_ABSENT: Mapping[str, Any] = {
    "accepts": False,
    "again": False,
    "asker": "",
    "apologised": False,
    "as_instructed": False,
    "day_known": False,
    "answer": "",
    "by": "",
    "broke": False,
    "edited": False,
    "answered": "",
    "days": 0,
    "decision": "",
    "disputes": 0,
    "handler": "",
    "how": "",
    "instructed": "none",
    "unanswered": "no",
    "unit": "none",
    "lead": False,
    "broken": "none",
    "late": "",
    "leader": "",
    "note": "",
    "number": "",
    "outcome": "",
    "other": "",
    "over": "no",
    "person": "",
    "promised": "none",
    "question": "",
    "reason": "none",
    "reminded": 0,
    "review": 0,
    "revisited": "no",
    "shares": False,
    "stands": "",
    "staff": False,
    "still": 0,
    "sent": "none",
    "until": "none",
    "verdict": "",
    "who": "none",
    "wish": "none",
    "withheld": "none",
    "words": "",
}
_FREE = ("answer", "note", "words")
"""Other people's words: where there are none, nothing stands."""

CARDS = frozenset(
    {
        "assigned-handler",
        "assigned-residents",
        "reopened-handler",
        "leads-handler",
        "remind-contact",
        "disputed-handler",
        "urged-handler",
        "instructed-handler",
        "ask-promised",
        "ask-instructed",
        "urgent-handler",
        "ask-progress",
        "remind-accept",
        "warn-deadline",
        "shared-handler",
        "replied-leaders",
        "entrusted-officers",
        "objection-officers",
        "remind-officers",
        "ask-officers",
        "warn-officers",
        "unit_answered-handler",
        "unit_late-handler",
        "merged-newcomers",
        "merged-handler",
        "split-residents",
        "not-transferred-handler",
    }
)
"""Notices that come with the case's card; a staff task about a case always does."""


def notice(
    language: str,
    what: str,
    case: CaseView | None,
    data: Mapping[str, Any] = EMPTY,
    *,
    zone: tzinfo,
    now: datetime,
    task: TaskView | None = None,
    candidates: Sequence[CandidateView] = (),
) -> Message:
    """A notice as this person sees the case (None: they see it no more; `data` holds its `number`).

    `data` besides: `words` and `files` of the event, `verdict`, `again` (True: the case changed hands), and
    `card` (True: with the card, whatever it is).
    `candidates` are shown on the cards of staff.
    """
    language, when = spoken(language), When(zone, now)
    given = dict(data)
    if given.get("verdict"):
        given["verdict"] = Verdict(given["verdict"])
    if given.get("who"):
        given["who"] = Role(given["who"])
    if task is not None:
        given |= {"note": task.note or given.get("note", ""), "person": task.person}
        case = case or task.case
    shown = _Shown(language, given, case, when)
    hint = f"{what}.hint"
    role = _role(what, case)
    passes_on = case is not None and case.tells == "me" and role is Role.RESIDENT
    if passes_on:
        hint = "to-pass-on.hint"
    about = case is not None and (task is not None or what in CARDS or bool(given.get("card")))
    pictures, voice = _files(what, case, data, task)
    rows = for_task(language, task, case) if task else for_case(language, case, role, what) if case else ()
    if what == "risen-wall":
        rows = wishes.look(language, given["wish_id"])
    shows = card(language, case, when, role, candidates) if case is not None and about else None
    words = tidy(sentence(language, what, shown))
    return Message(
        text=f"{sentence(language, 'to-pass-on', shown)}\n{words}" if passes_on else words,
        hint=tidy(sentence(language, hint, shown)) if has(language, hint) else "",
        card=shows,
        pictures=pictures,
        voice=voice,
        documents=tuple(given.get("documents", ())),
        buttons=buttons.rows(rows),
        about=case.id if case is not None and shows else 0,
    )


class _Shown(dict[str, Any]):
    """What a sentence may speak of, made when it does: of the case, else what is given, else nothing."""

    def __init__(self, language: str, given: Mapping[str, Any], case: CaseView | None, when: When) -> None:
        super().__init__()
        self._about = language, given, case, when

    def __contains__(self, name: object) -> bool:
        _, given, case, _ = self._about
        known = case is not None and (name in OF_CASE or name == "case")
        return known or name == "said" or name in given or name in _ABSENT

    def __missing__(self, name: str) -> Any:
        language, given, case, when = self._about
        if name == "said":
            value = self["words"] or self["sent"]
        elif case is not None and name == "case":
            value = one(language, name, case, when)
        elif case is not None and name in OF_CASE:
            value = OF_CASE[name](language, case, when, html)
        elif name in given:
            value = one(language, name, given[name], when)
        else:
            value = _absent(language)[name]
        value = self[name] = "" if value == "none" and name in (*_FREE, "said") else value
        return value


@cache
def _absent(language: str) -> Mapping[str, Any]:
    """What stands where nothing is given."""
    nothing = values(language, _ABSENT, When(UTC, datetime.min.replace(tzinfo=UTC)))
    return {**nothing, "asker": sentence(language, "asker-resident", {})}


def _role(what: str, case: CaseView | None) -> Role:
    """In what capacity somebody is told: a clerk may be the resident of this very case."""
    if case is not None and case.kind is Kind.MISCONDUCT and what.endswith("-handler"):
        return Role.CLERK  # its desk
    for end, role in (
        ("-residents", Role.RESIDENT),
        ("-newcomers", Role.RESIDENT),
        ("-others", Role.RESIDENT),
        ("-handler", Role.REPRESENTATIVE),
        ("-clerks", Role.CLERK),
        ("-leaders", Role.CLERK),
        ("-officers", Role.OFFICER),
    ):
        if what.endswith(end):
            return role
    if what in ("rate", "rate-again", "silent-resident", "revisit"):
        return Role.RESIDENT
    if what.startswith("task-"):
        return Role.CLERK
    return viewer(case) if case else Role.RESIDENT


def _files(
    what: str, case: CaseView | None, data: Mapping[str, Any], task: TaskView | None
) -> tuple[tuple[int, ...], int | None]:
    if task is not None:
        if task.kind == "type_up" and task.files:
            return (), task.files[0]
        spoken = case.voice if case is not None else ()
        pictures = tuple(f for f in task.files if f not in spoken)
        return pictures, next((f for f in task.files if f in spoken), None)
    if case is not None and what in ("assigned-handler", "entrusted-officers"):
        return case.pictures, next(iter(case.voice), None)
    if case is not None and what in ("rate", "solved-residents"):
        return case.answer_files, None
    voice = tuple(data.get("voice") or ())
    return tuple(f for f in data.get("files", ()) if f not in voice), next(iter(voice), None)

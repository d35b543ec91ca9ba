"""Values become what a sentence can hold: escaped words, counts, dates, the names of things."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from cases.model import Action, Kind, Place, State
from cases.people import District, Person
from handlers.moves import MoveView
from handlers.on_the_wall import WishView
from handlers.shown import CandidateView, CaseView, Sent
from words import hands, missing
from words.cards import asker, head, kind, late, title
from words.dates import When, day, digits, moment
from words.escape import excerpt, html
from words.fluent import has, sentence
from words.moves import moves

NAMED = ("action", "state")
"""Arguments of errors whose plain strings are ids of words: `state: "closed"` is told as `state-closed`."""

Safe = Callable[[str], str]


def values(language: str, show: Mapping[str, Any], when: When, safe: Safe = html) -> dict[str, Any]:
    """What a step or notice shows, ready for a sentence; an empty value becomes `none`."""
    ready: dict[str, Any] = {}
    for view in show.values():
        if isinstance(view, CaseView):
            ready.update(of_case(language, view, when, safe))
            break
    for name, value in show.items():
        ready[name] = one(language, name, value, when, safe)
    return ready


def of_case(language: str, view: CaseView, when: When, safe: Safe = html) -> dict[str, Any]:
    """What any sentence about a case may speak of."""
    return {name: say(language, view, when, safe) for name, say in OF_CASE.items()}


def _by(language: str, view: CaseView, when: When) -> str:
    """Nobody is promised an answer by a day that has passed."""
    if view.deadline is None or view.deadline < when.now:
        return ""
    words = day(language, view.deadline, when)
    return sentence(language, "date-about", {"day": words}) if view.provisional else words


def _for_the_wall(view: CaseView) -> bool:
    """A wish that is new, for whoever is first asked to put it on the wall."""
    return Action.OFFER in view.may and view.state is not State.OFFERED and Action.INSTRUCT not in view.may


def _title(language: str, view: CaseView) -> str:
    """Of a report of misconduct no word stands on a button, where anybody reads it over a shoulder."""
    if view.kind is Kind.MISCONDUCT:
        return sentence(language, f"kind-{view.kind}", {})
    return title(language, view)


def _returned(language: str, view: CaseView) -> str:
    """“Another reason” says less than the words that come with it."""
    told = view.returned and view.returned != "other" and has(language, f"reason-back-{view.returned}")
    return sentence(language, f"reason-back-{view.returned}", {}) if told else "none"


def one(language: str, name: str, value: Any, when: When, safe: Safe = html) -> Any:
    """One value as a sentence holds it."""
    match value:
        case None | "" | ():
            return "none"
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return value
        case StrEnum():
            return sentence(language, f"{type(value).__name__.lower()}-{value.value}", {})
        case str():
            return named(language, name, value, safe)
        case datetime():
            midnight = value.astimezone(when.zone).time() == time()
            return day(language, value, when) if midnight else moment(language, value, when)
        case date():
            return day(language, datetime.combine(value, datetime.min.time(), when.zone), when)
        case CaseView():
            return safe(f"{head(language, value)} · {title(language, value)}")
        case Place():
            where = sentence(language, "place-sent", {}) if value.latitude is not None else "none"
            return safe(value.text) or where
        case Person() | District():
            return safe(value.name) or "none"
        case Sent():
            return safe(missing.sent(language, value)) or "none"
        case CandidateView():
            return safe(hands.candidate(language, value))
        case WishView():
            return safe(excerpt(value.words, 60))
        case (MoveView(), *_):
            return moves(language, value)
        case tuple() | list() | frozenset() | set():
            return len(value)
    return safe(str(value))


def named(language: str, name: str, value: Any, safe: Safe = html) -> str:
    """A plain string that may be the id of words, e.g. an error's `state`."""
    if name in NAMED and has(language, f"{name}-{value}"):
        return sentence(language, f"{name}-{value}", {})
    return safe(str(value))


def _or_none(say: Callable[[str, CaseView, When, Safe], str]) -> Callable[[str, CaseView, When, Safe], str]:
    return lambda language, view, when, safe: say(language, view, when, safe) or "none"


def _over(view: CaseView) -> str:
    return "yes" if view.mark == "overdue" else "today" if view.left_days == 0 and view.deadline else "no"


def _date(language: str, at: datetime | None, when: When) -> str:
    return day(language, at, when) if at else "none"


def _before(language: str, at: datetime | None, when: When) -> str:
    """“12月18日前”, and today “今天”."""
    if at is None or at.astimezone(when.zone).date() == when.now.astimezone(when.zone).date():
        return _date(language, at, when)
    return sentence(language, "date-before", {"day": day(language, at, when)})


def _gone_by(language: str, at: datetime | None, when: When) -> str:
    """A day on which something was to be done, once it has passed."""
    return day(language, at, when) if at is not None and at < when.now else "none"


OF_CASE: Mapping[str, Callable[[str, CaseView, When, Safe], Any]] = {
    "number": lambda language, view, when, safe: safe(view.number),
    "spoken": lambda language, view, when, safe: digits(language, view.number),
    "kind": lambda language, view, when, safe: kind(language, view),
    "title": lambda language, view, when, safe: safe(_title(language, view)),
    "place": _or_none(lambda language, view, when, safe: safe(view.place)),
    "handler": _or_none(lambda language, view, when, safe: safe(hands.handler(language, view))),
    "asker": lambda language, view, when, safe: asker(language, view),
    "wall": lambda language, view, when, safe: "yes" if _for_the_wall(view) else "no",
    "phone": _or_none(lambda language, view, when, safe: safe(view.handler_phone)),
    "by": _or_none(lambda language, view, when, safe: _by(language, view, when)),
    "days": lambda language, view, when, safe: max(1, abs(view.left_days)),
    "late": lambda language, view, when, safe: late(language, view, when) if view.left_days < 0 else "",
    "over": lambda language, view, when, safe: _over(view),
    "answer": lambda language, view, when, safe: safe(view.answer),
    "tells": lambda language, view, when, safe: view.tells,
    "knows": lambda language, view, when, safe: sentence(language, f"residents-know-{view.tells}", {}),
    "question": lambda language, view, when, safe: safe(view.question),
    "how": lambda language, view, when, safe: view.outcome.value if view.outcome else "none",
    "revisited": lambda language, view, when, safe: "yes" if view.pending.revisited else "no",
    "stands": lambda language, view, when, safe: view.state.value,
    "reminded": lambda language, view, when, safe: view.reminded,
    "still": lambda language, view, when, safe: view.still_days,
    "reason": lambda language, view, when, safe: _returned(language, view),
    "withheld": _or_none(lambda language, view, when, safe: safe("、".join(view.withheld))),
    "disputes": lambda language, view, when, safe: view.pending.disputes,
    "review": lambda language, view, when, safe: view.pending.reviews,
    "promised": lambda language, view, when, safe: _date(language, view.pending.promised, when),
    "until": lambda language, view, when, safe: _date(language, view.pending.extension, when),
    "instructed": lambda language, view, when, safe: _before(language, view.pending.instructed, when),
    "unanswered": lambda language, view, when, safe: (
        "yes" if view.pending.instructed and view.pending.instructed < when.now else "no"
    ),
    "broken": lambda language, view, when, safe: _gone_by(language, view.pending.promised, when),
    "answered": _or_none(lambda language, view, when, safe: safe(view.answered)),
    "outcome": lambda language, view, when, safe: (
        sentence(language, f"outcome-{view.outcome}", {}) if view.outcome else "none"
    ),
}
"""Name → what it is for a case: a sentence is made of a few of them, so each only when it is asked for."""

"""A case at a glance: what a resident, its representative and staff each see of it."""

from collections.abc import Iterable
from datetime import datetime

from cases.model import Action, Kind, State
from cases.people import STAFF, Role
from handlers.shown import CandidateView, CaseView
from words import hands, missing, units, wishes
from words.dates import When, day, deadline, moment
from words.escape import clean, excerpt, html, whole
from words.fluent import has, sentence
from words.hands import called
from words.message import Card
from words.reasons import why
from words.stations import STATIONS as STATIONS
from words.stations import stations


def viewer(view: CaseView) -> Role:
    """In what capacity this person looks at the case. (Typing up is open to staff in every state.)"""
    if view.mine:
        return Role.REPRESENTATIVE
    if Action.TYPE_UP in view.may:
        return Role.CLERK
    return Role.OFFICER if view.own is not None else Role.RESIDENT


def title(language: str, view: CaseView) -> str:
    """The case in a few of the resident's own words; what it came as when there are none. Plain text."""
    if line := excerpt(view.words):
        return line
    none = "erased" if Action.ERASE in view.happened else "together"
    return sentence(language, f"words-{'voice' if view.voice else 'photo' if view.pictures else none}", {})


def kind(language: str, view: CaseView) -> str:
    """What sort of matter it is; of what representatives ask of the office, which of the two. Plain text."""
    what = f"source-{view.source}" if view.of_office else f"kind-{view.kind}"
    return sentence(language, what, {})


def asker(language: str, view: CaseView) -> str:
    """Who is asked, answered, and rates it: a resident, or a representative. Plain text."""
    return sentence(language, "asker-representative" if view.of_office else "asker-resident", {})


def head(language: str, view: CaseView) -> str:
    """“60748-1 · 投诉”. Plain text."""
    line = sentence(language, "card-head", {"number": view.number, "kind": kind(language, view)})
    return sentence(language, "card-urgent", {"head": line}) if view.urgent else line


def status(language: str, view: CaseView, role: Role, when: When) -> str:
    """The distance, not the label: “剩 15 天”, “超 1 天”, “等您回话”, “已办结”. Plain text."""
    yours = "-resident" if role is Role.RESIDENT else ""
    if role is Role.OFFICER and view.own is not None and not view.own.chased:
        return sentence(language, f"status-{view.own.stage}", {})
    match view.state:
        case State.CLOSED:
            return sentence(language, "status-closed", {})
        case State.OFFERED:
            return sentence(language, "status-offered", {})
        case State.WAITING:
            return sentence(language, f"status-paused{yours}", {"asker": asker(language, view)})
        case State.RESOLVED:
            what = f"status-rate{yours if not view.rated else ''}"
            return sentence(language, what, {"asker": asker(language, view)})
    if view.deadline is None:
        return sentence(language, "status-ontime", {})
    if view.left_days < 0:
        return sentence(language, "status-over", {"late": late(language, view, when)})
    if view.left_days == 0:
        return sentence(language, "status-today", {})
    if view.provisional:
        told = "date-about" if role is Role.RESIDENT else "status-provisional"
        return sentence(language, told, {"day": day(language, view.deadline, when)})
    return sentence(language, "status-left", {"days": view.left_days})


def late(language: str, view: CaseView, when: When) -> str:
    """How long its day has passed: hours on the day itself. Plain text."""
    assert view.deadline is not None
    hours = max(1, int((when.now - view.deadline).total_seconds() // 3600))
    same = view.deadline.astimezone(when.zone).date() == when.now.astimezone(when.zone).date()
    count, unit = (hours, "h") if same else (max(1, -view.left_days), "d")
    return sentence(language, "late", {"count": count, "unit": unit})


def card(
    language: str,
    view: CaseView,
    when: When,
    role: Role | None = None,
    candidates: Iterable[CandidateView] = (),
) -> Card:
    """The case as `role` (by default: whatever this person is to it) sees it; strings are escaped HTML."""
    role = role or viewer(view)
    rows = _ROWS.get(role, _staff)
    return Card(
        head=html(head(language, view)),
        mark=view.mark,
        status=html(status(language, view, role, when)),
        title=html(title(language, view)),
        steps=stations(language, view) if role is Role.RESIDENT else (),
        facts=tuple(
            (sentence(language, f"row-{row}", {"asker": asker(language, view)}), html(value))
            for row, value in rows(language, view, when)
            if value
        )
        + tuple((label, html(value)) for label, value in missing.rows(language, view.missing)),
        ranks=tuple(
            (html(hands.candidate(language, who)), html(why(language, who.reasons))) for who in candidates
        )
        if role in STAFF
        else (),
    )


Row = tuple[str, str]


def _by(language: str, view: CaseView, when: When, *, plain: bool = False) -> Row:
    if view.state in (State.CLOSED, State.RESOLVED):
        return ("deadline", "")
    return ("deadline", deadline(language, view.deadline, view.provisional, when, plain=plain))


def _end(language: str, view: CaseView) -> list[Row]:
    how = sentence(language, f"outcome-{view.outcome}", {}) if view.outcome else ""
    return [("outcome", how), ("answer", whole(view.answer))]


def _next(language: str, view: CaseView, when: When, *, inside: bool = True) -> Row:
    """What the system does next. To residents whoever works in the office is staff."""
    does = view.next_step if inside else view.next_step.partition("-")[0]
    what = f"step-{does}"
    whose = "desk" if view.kind is Kind.MISCONDUCT else "office" if view.of_office else ""
    what = _TURNS_TO.get((whose, view.next_step.partition("-")[0]), what)
    if view.next_at is None or not has(language, what):
        return ("next", "")
    step = sentence(language, what, {})
    return ("next", sentence(language, "next-at", {"at": moment(language, view.next_at, when), "step": step}))


_TURNS_TO = {
    ("desk", "ask_progress"): "step-ask_progress-discipline",
    ("desk", "warn"): "step-warn-discipline",
    ("desk", "escalate"): "step-escalate-discipline",
    ("office", "remind"): "step-remind-office",
    ("office", "ask_progress"): "step-ask_progress-office",
    ("office", "warn"): "step-warn-office",
}
"""Where no representative has it."""


def _resident(language: str, view: CaseView, when: When) -> list[Row]:
    handler = hands.handler(language, view)
    if view.state is State.REVIEW:
        handler = sentence(language, "handler-review", {})
    elif not handler and not view.parts and view.state not in (State.CLOSED, State.RESOLVED):
        handler = sentence(language, "handler-nobody", {})
    return [
        ("handler", handler),
        units.named(view),
        _by(language, view, when, plain=True),
        ("promised", day(language, view.pending.promised, when) if view.pending.promised else ""),
        ("question", whole(view.question) if view.state is State.WAITING else ""),
        *_end(language, view),
        _next(language, view, when, inside=False),
    ]


def _hanging(language: str, view: CaseView, when: When) -> list[Row]:
    """What somebody promised, asked for or instructed, while it stands."""
    pending, comma = view.pending, sentence(language, "list-comma", {})
    extension = [day(language, pending.extension, when), whole(view.why)] if pending.extension else []
    instruction = (
        [day(language, pending.instructed, when), whole(view.instruction)] if pending.instructed else []
    )
    return [
        ("promised", day(language, pending.promised, when) if pending.promised else ""),
        ("proposed", comma.join(filter(None, (called(language, view.proposed), whole(view.proposed_why))))),
        ("extension", comma.join(filter(None, extension))),
        ("instruction", comma.join(filter(None, instruction))),
        ("unit", clean(view.unit) if view.unit_waits is not None else ""),
        ("review", whole(view.why) if view.state is State.REVIEW else ""),
        ("reviewed", whole(view.reviewed)),
        ("answered", whole(view.answered)),
        ("objection", whole(view.objection)),
    ]


def _spent(language: str, view: CaseView) -> Row:
    """How long it lay with whom: “代表 3 天 · 等居民 2 天”."""
    whose = {"asker": asker(language, view)}
    parts = (
        sentence(language, f"spent-{part.who}", {"count": part.count, "unit": part.unit, **whose})
        for part in view.spent
    )
    return ("spent", " · ".join(parts))


def _said(view: CaseView) -> Row:
    """The resident's words, where the title does not hold all of them."""
    words = whole(view.words)
    return ("said", words if words != excerpt(view.words) else "")


def _contact(language: str, view: CaseView) -> str:
    if view.only_public:
        return sentence(language, "resident-unknown", {})
    known = [clean(part) for part in (view.contact.name, view.contact.phone) if part]
    others = {"others": view.contact.others}
    if not known and view.contact.others > 1:
        return sentence(language, "residents-private", others)
    if not known:
        return sentence(language, "resident-private", {})
    listed = sentence(language, "list-comma", {}).join(known)
    return sentence(language, "residents-known", {"known": listed, **others})


def _representative(language: str, view: CaseView, when: When) -> list[Row]:
    return [
        _said(view),
        ("asker" if view.of_office else "resident", _contact(language, view)),
        hands.source(language, view),
        ("merged", "、".join(view.merged)),
        ("place", view.place),
        ("position", "{:.5f}, {:.5f}".format(*view.position) if view.position else ""),
        ("acts-for", called(language, view.acts_for)),
        ("deputy", called(language, view.deputy)),
        ("why", why(language, view.reasons) if not view.acts_for else ""),
        _by(language, view, when),
        *units.rows(language, view),
        *wishes.rows(language, view, when),
        *_hanging(language, view, when),
        _spent(language, view) if view.state is not State.ASSIGNED else ("spent", ""),
        ("asked", whole(view.question) if view.state is State.WAITING else ""),
        *_end(language, view),
    ]


def _officer(language: str, view: CaseView, when: When) -> list[Row]:
    task, *others = units.own(language, view, when)
    return [
        task,
        _said(view),
        ("resident", _contact(language, view)),
        ("merged", "、".join(view.merged)),
        ("place", view.place),
        ("position", "{:.5f}, {:.5f}".format(*view.position) if view.position else ""),
        ("representative", hands.handler(language, view)),
        _by(language, view, when),
        *others,
        *_end(language, view),
    ]


def _staff(language: str, view: CaseView, when: When) -> list[Row]:
    return [
        _said(view),
        hands.source(language, view),
        ("handler", hands.handler(language, view)),
        ("deputy", called(language, view.deputy)),
        ("resident", _contact(language, view) if view.kind is Kind.MISCONDUCT else ""),
        ("why-staff", why(language, view.reasons) if view.handler else ""),
        ("merged", "、".join(view.merged)),
        ("place", view.place),
        ("position", "{:.5f}, {:.5f}".format(*view.position) if view.position else ""),
        ("about", sentence(language, "list-comma", {}).join(clean(name) for name in view.subjects)),
        _by(language, view, when),
        *units.rows(language, view),
        *wishes.rows(language, view, when),
        *_hanging(language, view, when),
        ("owner", clean(view.owner)),
        ("snoozed", _until(language, view.pending.snoozed, when)),
        _spent(language, view),
        *_end(language, view),
        _next(language, view, when),
    ]


_ROWS = {Role.RESIDENT: _resident, Role.REPRESENTATIVE: _representative, Role.OFFICER: _officer}


def _until(language: str, at: datetime | None, when: When) -> str:
    """A day that is still to come."""
    return day(language, at, when) if at is not None and at > when.now else ""

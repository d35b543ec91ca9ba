"""The units of a case on its card: who works on it, how far, until when."""

from handlers.shown import CaseView, PartView
from words.dates import When, moment
from words.escape import clean, excerpt, whole
from words.fluent import sentence

Row = tuple[str, str]


def rows(language: str, view: CaseView) -> list[Row]:
    """For who has the case and for the staff: every unit, who leads first. Plain text."""
    ordered = sorted(view.parts, key=lambda part: not part.lead)
    return [(_label(view, part), _line(language, part)) for part in ordered]


def named(view: CaseView) -> Row:
    """For the residents: who works on it."""
    return ("works", "、".join(clean(part.name) for part in view.parts))


def own(language: str, view: CaseView, when: When) -> list[Row]:
    """For the officers of one: what it is to do, with whom, until when it may object."""
    part = view.own
    with_it = [(_label(view, one), clean(one.name)) for one in view.parts if one is not part]
    until = part.objects_until if part is not None else None
    objects = ("objects", moment(language, until, when) if until is not None else "")
    return [("task", whole(part.task) if part is not None else ""), *with_it, objects]


def _label(view: CaseView, part: PartView) -> str:
    if len(view.parts) == 1:
        return "works"
    return "lead" if part.lead else "helps"


def _line(language: str, part: PartView) -> str:
    """“水务局（李工），在办，剩 3 天：灯具到了”."""
    given = {
        "name": clean(part.name),
        "officer": clean(part.officer) or "none",
        "stage": part.stage.value,
        "far": _far(language, part) or "none",
        "said": excerpt(part.said, 120) or "none",
    }
    return sentence(language, "unit-line", given)


def _far(language: str, part: PartView) -> str:
    """How far its own day is; nothing once it has answered, or while its objection is looked at."""
    if not part.chased:
        return ""
    if part.left_days < 0:
        late = sentence(language, "late", {"count": -part.left_days, "unit": "d"})
        return sentence(language, "status-over", {"late": late})
    if part.left_days == 0:
        return sentence(language, "status-today", {})
    return sentence(language, "status-left", {"days": part.left_days})

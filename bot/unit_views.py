"""The units of a case as one person may see them, and what an officer's own day is."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.office import Office
from cases import access, deadline
from cases.model import Action, Said
from cases.parts import Part, Stage
from cases.people import Actor
from cases.units import due, objects_until
from handlers.shown import PartView

if TYPE_CHECKING:
    from bot.views import Seen

_SAID = frozenset({Action.UNIT_OBJECT, Action.UNIT_PROGRESS, Action.UNIT_ANSWER})


def parts(office: Office, seen: "Seen", viewer: Actor, now: datetime, *, inside: bool) -> dict[str, Any]:
    """For a `CaseView`: the units, and for an officer their own unit's day in place of the case's.

    `inside`: they have the case, or are of the staff.
    """
    case = seen.held.case
    has = [part for part in case.units if part.stage is not Stage.RELIEVED]
    if not has:
        return {}
    if inside:
        return {"parts": tuple(_whole(office, seen, part, viewer, now) for part in has)}
    own = access.part_of(case, viewer)
    if own is None:  # the residents learn who does the work
        return {"parts": tuple(_named(seen, part) for part in has if part.lead)}
    shown = (
        _whole(office, seen, part, viewer, now) if part is own else _named(seen, part)
        for part in sorted(has, key=lambda part: part is not own)
    )
    ends = due(own, deadline.pauses(seen.events))
    mark = deadline.mark(case, ends, now, own.given_at)
    return {
        "parts": tuple(shown),
        "deadline": ends.at,
        "provisional": False,
        "left_days": office.calendar.left_days(ends.at, now),
        "mark": "closed" if own.stage is Stage.ANSWERED else mark,
    }


def _named(seen: "Seen", part: Part) -> PartView:
    return PartView(part.unit, seen.units.get(part.unit, ""), part.lead, part.stage)


def _whole(office: Office, seen: "Seen", part: Part, viewer: Actor, now: datetime) -> PartView:
    ends = due(part, deadline.pauses(seen.events)).at
    officer = seen.people.get(part.officer or 0)
    asked = part.stage is Stage.ASKED and not part.overruled
    until = objects_until(part, office.calendar, office.policy.objection)
    return PartView(
        unit=part.unit,
        name=seen.units.get(part.unit, ""),
        lead=part.lead,
        stage=part.stage,
        officer=officer.name if officer is not None else "",
        deadline=ends,
        left_days=office.calendar.left_days(ends, now),
        mine=part.unit == viewer.unit and access.part_of(seen.held.case, viewer) is not None,
        task=_last(seen, {Action.ENTRUST}, part.unit, viewer),
        said=_last(seen, _SAID, part.unit, viewer),
        objects_until=until if asked and now <= until else None,
    )


def _last(seen: "Seen", actions: Collection[Action], unit: int, viewer: Actor) -> str:
    """The words of the last of these acts that is about the unit, as far as `viewer` may see them."""
    for event in reversed(seen.events):
        if event.action in actions and event.data.get("unit") == unit:
            said = access.seen(seen.held.case, event, seen.said.get(event.seq, Said()), viewer)
            return said.words if said is not None else ""
    return ""

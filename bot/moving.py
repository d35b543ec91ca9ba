"""Cases that go from one to another together: shown before, done in one transaction, told once."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot import hands, views, why
from bot.choosing import reasons
from bot.office import Office
from bot.settling import settle
from cases import access
from cases.assignment import Candidate, Reason
from cases.commands import Act
from cases.lifecycle import apply
from cases.model import Action
from cases.notices import To
from cases.people import SYSTEM, Person
from handlers.moves import MoveView
from storage import chats, people
from storage.cases import Held
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Moving:
    """One case that is to go to somebody; `to` None: to the office, where nobody is found."""

    held: Held
    to: Candidate | None
    why: Reason
    """The first reason, before those why it is this one."""

    def key(self) -> tuple[Any, ...]:
        """What a preview of it showed: another one, and the preview is stale."""
        case = self.held.case
        return case.id, case.version, case.state.value, case.handler, self.to.person.id if self.to else None


def code(keys: Iterable[object]) -> str:
    """Stands for a preview: the same as long as it would show the same."""
    return hashlib.sha256(json.dumps(list(keys)).encode()).hexdigest()[:8]


def visible(movings: Iterable[Moving], viewer: Person | None) -> list[Moving]:
    """Those that `viewer` may see: not what is about them (promise 5). None: the command line sees all."""
    if viewer is None:
        return list(movings)
    who = views.actor(viewer)
    cases = ((one, one.held.case) for one in movings)
    return [one for one, case in cases if viewer.id not in case.doubted and access.may_see(case, who)]


def shown(work: Work, movings: Sequence[Moving], viewer: Person | None) -> tuple[MoveView, ...]:
    """The preview, a line for each case; on the command line without what residents said."""
    known = people.load(work, {one.held.case.handler for one in movings if one.held.case.handler is not None})
    return tuple(
        MoveView(
            one.held.case.number,
            one.held.case.words if viewer is not None else "",
            known[one.held.case.handler].name if one.held.case.handler in known else "",
            one.to.person.name if one.to is not None else "",
            why.named(work, (one.why, *(one.to.reasons if one.to is not None else ()))),
        )
        for one in movings
    )


def carry_out(
    work: Work, office: Office, movings: Sequence[Moving], data: Mapping[str, Any], *, former: bool = True
) -> None:
    """Every one of them goes. Each who gets or had several, or asked for several, is told in one message.

    `data`: for the events. `former`: whoever had them is told, too.
    """
    got = _grouped((one.to.person.id, one) for one in movings if one.to is not None)
    had = _grouped((one.held.case.handler, one) for one in movings if one.held.case.handler is not None)
    asked = _grouped((person, one) for one in movings for person in one.held.case.residents)
    reachable = chats.of_people(work, asked)
    several = {person for person, ones in asked.items() if len(ones) > 1 and reachable.get(person)}
    for one in movings:
        case = one.held.case
        apart = {To.RESIDENTS} if several.intersection(case.residents) else set()
        apart |= {To.HANDLER} if one.to is not None and len(got[one.to.person.id]) > 1 else set()
        apart |= {To.FORMER} if not former or len(had[case.handler or 0]) > 1 else set()
        _move(work, office, one, data, apart)
    for person, ones in got.items():
        if len(ones) > 1:
            hands.tell(work, office, person, "moved-handler", _ids(ones), {})
    for person, ones in had.items() if former else ():
        if len(ones) > 1:
            numbers = "、".join(one.held.case.number for one in ones)
            hands.tell(work, office, person, "moved-former", (), {"numbers": numbers, "moved": len(ones)})
    for person, ones in asked.items():
        alone = not any(several.intersection(one.held.case.residents) for one in ones)
        if not alone:
            hands.tell(work, office, person, "moved-residents", _ids(ones), {})


def _grouped(pairs: Iterable[tuple[int, Moving]]) -> dict[int, list[Moving]]:
    found: dict[int, list[Moving]] = {}
    for person, one in pairs:
        found.setdefault(person, []).append(one)
    return found


def _ids(ones: Sequence[Moving]) -> list[int]:
    return [one.held.case.id for one in ones]


def _move(work: Work, office: Office, one: Moving, data: Mapping[str, Any], apart: set[To]) -> None:
    if one.to is None:
        act = Act(one.held.case.id, Action.LEAVE, person=one.held.case.handler, data=data)
        held = one.held
    else:
        act = Act(one.held.case.id, Action.ASSIGN, person=one.to.person.id, data=data)
        held = replace(one.held, reasons=((one.why.what, one.why.value), *reasons(one.to)))
    case, event, said, told = apply(held.case, act, SYSTEM, work.now, office.policy, office.calendar)
    settle(work, office, held, case, [(event, said)], [n for n in told if n.to not in apart])


def read(work: Work, case: int) -> Held:
    """A case as it stands, which is there."""
    seen = views.read(work, case)
    assert seen is not None
    return seen.held

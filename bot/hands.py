"""In whose hands cases are meanwhile: deputies set, colleagues proposed, and what is said of it once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot import standing_in, views
from bot.choosing import candidates, reasons
from bot.office import Office
from bot.settling import change
from bot.views import Seen
from cases.commands import Act, SetAway, SetDeputy
from cases.errors import NoSuchPerson, NotYours
from cases.model import Action
from cases.notices import Priority
from cases.people import SYSTEM, Actor, Person, Role
from handlers.shown import CaseView
from handlers.turn import Say
from storage import cases as rows
from storage import chats, people, posting
from storage.cases import Held
from storage.work import Work
from words import render

_GO_AWAY = frozenset({Role.REPRESENTATIVE, Role.OFFICER})


def set_away(work: Work, office: Office, person: Person, command: SetAway) -> None:
    """Away from when until when, and who stands in; whoever that is hears it.

    Raises `NotYours` for who handles nothing, `NoSuchPerson`.
    """
    if person.roles.isdisjoint(_GO_AWAY):
        raise NotYours()
    if command.begin is None or command.end is None:
        if person.deputy is not None and person.is_away(work.now):
            tell(work, office, person.deputy, "deputy-ends", (), {"name": person.name})
        people.change(work, person, away_from=None, away_until=None)
        return
    deputy = standing_in.checked(work, person, command.deputy, command.begin, command.end)
    dates = {"away_from": command.begin, "away_until": command.end}
    people.change(work, person, **dates, deputy_id=deputy)
    if deputy is not None:
        _told_deputy(work, office, person.id, deputy)
    for one in people.representatives(work):  # they have to find somebody else
        gone = one.away_until is not None and one.away_until > command.begin
        if one.deputy == person.id and gone and (one.away_from or work.now) < command.end:
            tell(work, office, one.id, "deputy-away", (), {"deputy": person.name})


def set_deputy(work: Work, office: Office, command: SetDeputy, by: Person) -> None:
    """Staff say who stands in for a representative; both hear it. Raises `NoSuchPerson`."""
    person = people.load(work, [command.representative]).get(command.representative)
    if person is None or Role.REPRESENTATIVE not in person.roles:
        raise NoSuchPerson(forget=("who",), number="")
    begin, end = span(work, person)
    deputy = standing_in.checked(work, person, command.deputy, begin, end)
    people.change(work, person, deputy_id=deputy)
    told_of_deputy(work, office, person, by)


def told_of_deputy(work: Work, office: Office, before: Person, by: Person | None = None) -> None:
    """Somebody else than they (`by`; None: a file) has said who stands in for them: they, the deputy and
    whoever was it hear so, where they are away or will be. Before that it concerns nobody yet."""
    now = people.load(work, [before.id])[before.id]
    if now.deputy == before.deputy or Role.REPRESENTATIVE not in now.roles:
        return
    if now.away_until is None or now.away_until <= work.now:
        return
    known = people.load(work, [id for id in (now.deputy, before.deputy) if id is not None])
    if before.deputy in known:
        tell(work, office, before.deputy, "deputy-no-more", (), {"name": now.name}, now.id)
    if now.deputy in known:
        _told_deputy(work, office, now.id, now.deputy)
    if by is None or by.id != now.id:
        deputy = known[now.deputy].name if now.deputy in known else ""
        tell(work, office, now.id, "deputy-named", (), {"deputy": deputy})


def span(work: Work, person: Person) -> tuple[datetime, datetime]:
    """From when until when they are away, or will be; the next moment where nothing is said."""
    begin = max(person.away_from or work.now, work.now)
    return begin, max(person.away_until or work.now, begin + timedelta(minutes=1))


def _told_deputy(work: Work, office: Office, whose: int, deputy: int) -> None:
    """Once, with all that is in hand now, where they are to have it from now on."""
    person = people.load(work, [whose])[whose]
    in_hand = person.is_away(work.now)
    held = rows.open_of(work, whose, as_handler=True, closed=False, most=50) if in_hand else []
    shown = {"name": person.name, "begin": person.away_from, "end": person.away_until}
    tell(work, office, deputy, "deputy-begins", held, shown, whose)


def tell(
    work: Work,
    office: Office,
    person: int,
    what: str,
    cases: Sequence[int],
    shown: Mapping[str, Any],
    of: int = 0,
) -> bool:
    """One message, with every case that is theirs to see, and a button for each. False: nobody to reach.

    `of`: about whom it is, where one moment can have the same said of several.
    """
    reached = chats.of_people(work, [person]).get(person)
    if not reached:
        return False
    who, seen = reached[0].person, [one for case in cases if (one := views.read(work, case))]
    listed = tuple(view for one in seen if (view := _view(work, office, one, who)) is not None)
    said = Say(what, {**shown, "count": len(listed), "cases": listed})
    message = render.say(who.language, said, zone=office.zone, now=work.now)
    key = f"p:{what}:{person}:{work.now.timestamp():.3f}:{of}"
    posting.put(
        work,
        chat_id=reached[0].id,
        payload=message.to_json(),
        priority=Priority.NOTICE,
        due_at=work.now,
        dedupe_key=key,
        person_id=person,
        what=what,
        once=True,
    )
    return True


def _view(work: Work, office: Office, seen: Seen, person: Person) -> CaseView | None:
    try:
        return views.view(work, office, seen, person)
    except NotYours:
        return None


def propose(work: Work, office: Office, held: Held, act: Act, who: Actor) -> None:
    """A colleague is proposed; where the colleague decides it is theirs at once, to accept or to return."""
    choice = {one.person.id: one for one in candidates(work, office, held.case)}.get(act.person or 0)
    if choice is None:
        raise NoSuchPerson(number=held.case.number)
    direct = office.transfer == "colleague"
    held = change(work, office, held, replace(act, data={**act.data, "direct": direct}), who)
    if direct:
        seen = views.read(work, held.case.id)
        why = passed_on(seen, choice.person.id) if seen is not None else ()
        held = replace(held, reasons=(*why, *reasons(choice)))
        change(work, office, held, Act(held.case.id, Action.ASSIGN, person=choice.person.id), SYSTEM)


def passed_on(seen: Seen, person: int | None) -> tuple[tuple[str, str], ...]:
    """That it comes from a colleague, if it does: the first reason why somebody gets it."""
    case = seen.held.case
    if case.handler is None or person is None or case.pending.proposed != person:
        return ()
    return (("transfer", str(case.handler)),)

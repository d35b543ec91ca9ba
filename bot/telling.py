"""Notices become outbox rows: who is meant, in which language, at which address, and when."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot import reaching, views, wish_views
from bot.at_the_desk import at_the_desk
from bot.missing import counted
from bot.office import Office
from bot.views import Seen, actor
from cases import access, quiet
from cases.errors import NotYours
from cases.joining import OF_PARTIES
from cases.model import Action, Case, Event, Kind, Said, State
from cases.notices import Notice, Priority, To
from cases.people import OFFICE, STAFF, Person, Role
from cases.repeated import day_is_known, owes_no_apology
from handlers.shown import CandidateView, Sent, TaskView
from storage import chats, holding, looks, people, posting
from storage.desk import desk as of_the_desk
from storage.work import Work
from words import render
from words.message import Message

ROLES = {
    To.CLERKS: Role.CLERK,
    To.SUPERVISORS: Role.SUPERVISOR,
    To.LEADERS: Role.LEADER,
    To.DUTY: Role.SUPERVISOR,
    To.DISCIPLINE: Role.DISCIPLINE,
}


BEYOND = frozenset({To.FORMER, To.CLAIMERS, To.WALL})
"""They are told although they may not see the case: no more than what they know, or is public."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody a notice was for who has no address; or a unit of which nobody has."""

    person: int | None
    notice: Notice
    unit: int | None = None


def tell(
    work: Work,
    office: Office,
    seen: Seen,
    event: Event,
    notices: Iterable[Notice],
    task: TaskView | None = None,
    candidates: Sequence[CandidateView] = (),
) -> list[Unreached]:
    """Write an outbox row for everyone each notice is for. Returns those who cannot be reached at all."""
    unreached = []
    for notice in (replace(one, to=access.meant(seen.held.case, one.to)) for one in notices):
        made: dict[Any, dict[str, Any]] = {}
        if notice.to is To.OFFICERS:
            silent = reaching.nobody_there(work, seen, event, notice)
            unreached += [Unreached(None, notice, unit) for unit in silent]
        meant = recipients(work, office, seen, event, notice)
        reachable = chats.of_people(work, meant)
        for person in meant:
            where = reachable.get(person)
            if not where:
                unreached.append(Unreached(person, notice))
                continue
            chat = where[0]
            due_at = when(work, office, seen, chat.person, notice, event)
            if due_at is None:
                continue
            alike = _alike(seen, notice, chat.person)
            held = due_at > work.now or quiet.in_digest(notice)
            if held:
                payload = kept(notice, task, candidates)
            elif alike in made:
                payload = made[alike]
            elif (
                message := compose(work, office, seen, event, notice, chat.person, task, candidates)
            ) is None:
                continue  # promise 5: not even a notice
            else:
                payload = message.to_json()
                if alike is not None:
                    made[alike] = payload
            if not held:
                looked(work, task, person, seen.held.case.id)
            suffix = f":t{task.id}:{event.at.timestamp():.0f}" if task else ""
            posting.put(
                work,
                chat_id=chat.id,
                payload=payload,
                priority=notice.priority,
                due_at=due_at,
                held=held,
                dedupe_key=f"n:{seen.held.case.id}:{event.seq}:{notice.what}:{person}{suffix}",
                case_id=seen.held.case.id,
                seq=event.seq,
                person_id=person,
                what=notice.what,
                asks=notice.asks,
                once=True,
            )
    return unreached


def looked(work: Work, task: TaskView | None, viewer: int, case: int | None) -> None:
    """A task that names somebody to be called is shown to `viewer`: that is noted."""
    if task is not None and task.whom is not None and task.person:
        looks.note(work, viewer, looks.What.CONTACT, person=task.whom, case=case)


def _alike(seen: Seen, notice: Notice, person: Person) -> Any:
    """What a notice depends on for somebody of the staff who has no part in the case; otherwise None."""
    case = seen.held.case
    if not person.roles & OFFICE or notice.data.get("told") or person.id in case.hands:
        return None
    if person.id in case.doubted or any(party.person == person.id for party in case.parties):
        return None
    return person.language, person.roles


def compose(
    work: Work,
    office: Office,
    seen: Seen,
    event: Event,
    notice: Notice,
    person: Person,
    task: TaskView | None = None,
    candidates: Sequence[CandidateView] = (),
) -> Message | None:
    """A notice as this person may read it now; None: the case is not theirs to see."""
    try:
        case = views.view(work, office, seen, person)
    except NotYours:
        if notice.to not in BEYOND:
            return None
        case = None
    given = {
        "number": seen.held.case.number,
        "verdict": event.data.get("verdict"),
        "again": event.data.get("former") is not None,
        "edited": bool(event.data.get("edits")),
        "staff": event.actor not in seen.held.case.hands and seen.held.case.kind is not Kind.MISCONDUCT,
        "broke": bool(event.data.get("broke")),
        "accepts": event.before is State.ASSIGNED and event.after is not State.ASSIGNED,
        "lead": bool(event.data.get("lead")),
        "shares": bool(event.data.get("shares")),
        "decision": event.data.get("decision", ""),
        "review": event.data.get("review", 0),
        "day_known": day_is_known(seen.held.case, seen.events, event, person.id, office.calendar),
        "apologised": owes_no_apology(seen.events, event),
        **wish_views.public_of(seen.held.case),
        **_words(work, seen, event, notice, person),
    }
    return render.notice(
        person.language,
        notice.what,
        case,
        {**given, **notice.data, **reaching.about(seen, event, notice)},
        zone=office.zone,
        now=work.now,
        task=task,
        candidates=candidates,
    )


def kept(notice: Notice, task: TaskView | None, candidates: Sequence[CandidateView] = ()) -> dict[str, Any]:
    """What a held row needs to be told later, in whatever words are true then."""
    return {
        "to": notice.to.value,
        "data": dict(notice.data),
        "task": task.id if task else None,
        "choose": bool(candidates),
    }


def _words(work: Work, seen: Seen, event: Event, notice: Notice, person: Person) -> dict[str, Any]:
    """The words and files of the event, or of the earlier ones it tells of, as far as they may be seen."""
    of = notice.data.get("told", (event.seq,))
    told = [e for e in seen.events if e.seq in of and (e.seq == event.seq or e.action is not Action.WRITE)]
    case, who = seen.held.case, actor(person)
    said = [access.told(case, e, seen.said.get(e.seq, Said()), who) for e in told]
    files = [file for s in said for file in s.files]
    words = "\n".join(s.words for s in said if s.words)
    return {
        "words": words,
        "sent": counted(files, views.sent(work, seen)) if files and not words else Sent(),
        "files": files,
        "voice": [file for e in told for file in e.data.get("voice") or () if file in files],
        "documents": _letters(event, notice),
    }


def when(
    work: Work,
    office: Office,
    seen: Seen,
    person: Person,
    notice: Notice,
    event: Event,
) -> datetime | None:
    """When a notice may go. None: not at all, because nobody is asked the same twice in a day."""
    now, calendar = work.now, office.calendar
    by_itself = event.action is Action.FOLLOW_UP or "step" in event.data
    due_at = quiet.waits_until(notice, person, calendar, office.digest, now, by_itself=by_itself)
    if notice.priority is Priority.NOTICE and event.action is Action.FOLLOW_UP:
        today = quiet.midnight(calendar, due_at)
        if holding.told_since(work, seen.held.case.id, person.id, notice.what, today, waits=True):
            if not notice.asks:
                return None
            # silence can only be counted from a question that went out
            tomorrow = quiet.midnight(calendar, due_at, days=1)
            return quiet.digest_at(person, calendar, office.digest, tomorrow, any_day=True)
    return due_at


def _letters(event: Event, notice: Notice) -> list[int]:
    """The letter of this event, for the residents; who is asked again has it already."""
    letter = event.data.get("document")
    return [letter] if letter is not None and notice.to in (To.RESIDENTS, To.SILENT) else []


def recipients(work: Work, office: Office, seen: Seen, event: Event, notice: Notice) -> list[int]:
    """Whom a notice is for, without anybody the case is about and without who did it themselves."""
    case = seen.held.case
    meant: list[int] = []
    if notice.to in OF_PARTIES:
        meant = reaching.parties(seen, event, notice)
    elif notice.to is To.HANDLER:
        meant = list(case.hands)
    elif notice.to is To.FORMER and event.data.get("former") is not None:
        meant = [int(event.data["former"])]
    elif notice.to in (To.OFFICERS, To.FORMER):
        meant = reaching.officers(work, seen, event, notice)
    elif notice.to in (To.CLAIMERS, To.WALL):
        meant = wish_views.around(work, seen, notice)
    elif notice.to is To.WRITER:
        meant = [int(event.data["writer"])]
    elif notice.to is To.OWNER:
        meant = _owner(work, office, int(event.data["owner"]), To(event.data.get("for", To.CLERKS)), case)
    elif notice.to is To.DISCIPLINE:
        meant = [person.id for person in at_the_desk(work, case)]
    elif notice.to in ROLES:
        meant = [person.id for person in in_charge(work, office, notice.to, case.doubted)]
    return [person for person in meant if person not in case.accused and person != event.actor]


def in_charge(work: Work, office: Office, to: To, without: Collection[int] = ()) -> list[Person]:
    """The staff in a role; where nobody has it, whoever stands below, so that no escalation goes nowhere.

    `without`: people the case is about; where they are all there is in a role, it goes to the others.
    """
    if to is To.DISCIPLINE:
        return [person for person in of_the_desk(work) if person.id not in without]
    everybody = [person for person in people.staff(work) if person.id not in without]
    if to is To.DUTY and (named := [person for person in everybody if person.name in office.duty]):
        return named
    role = ROLES[to]
    for candidate in (role, Role.SUPERVISOR, Role.CLERK):
        if found := [person for person in everybody if candidate in person.roles]:
            return found
    return everybody


def _owner(work: Work, office: Office, owner: int, to: To, case: Case) -> list[int]:
    """Whoever looks after it; where they are of the staff no more, or not to be reached, those it is for."""
    if looks_after(work, owner, case):
        return [owner]
    return [person.id for person in in_charge(work, office, to, case.doubted)]


def looks_after(work: Work, owner: int | None, case: Case) -> bool:
    """True: still of the staff, not doubted, and to be reached."""
    still = any(person.id == owner for person in people.staff(work))
    return (
        owner is not None
        and still
        and owner not in case.doubted
        and bool(chats.of_people(work, [owner]).get(owner))
    )


def may_see_task(
    work: Work, office: Office, person: Person, case: Case | None, to: To, owner: int | None = None
) -> bool:
    """Whom a task was raised for, those above them, who stands in for nobody, and who looks after it."""
    if access.may_see_task(actor(person), case, to):
        return True
    if case is not None and not access.may_decide(case, actor(person)):
        return False
    if person.id == owner and person.roles & STAFF:
        return True
    doubted = case.doubted if case is not None else ()
    return person.id not in doubted and person.id in {p.id for p in in_charge(work, office, to, doubted)}

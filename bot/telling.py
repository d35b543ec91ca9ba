"""Notices become outbox rows: who is meant, in which language, at which address, and when."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, bindparam, select, type_coerce

from bot import views
from bot.office import Office
from bot.views import Seen, actor
from cases import access, quiet
from cases.errors import NotYours
from cases.model import Action, Case, Event, Person, Role, Said, State
from cases.notices import Notice, Priority, To
from handlers.facts import CandidateView, TaskView
from storage import chats, holding, people, posting
from storage.chats import Chat
from storage.tables import chats as chats_table
from storage.tables import outbox, tasks
from storage.work import Work
from words import render
from words.message import Message

ROLES = {
    To.CLERKS: Role.CLERK,
    To.SUPERVISORS: Role.SUPERVISOR,
    To.LEADERS: Role.LEADER,
    To.DUTY: Role.SUPERVISOR,
}


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody a notice was for who has no address."""

    person: int
    notice: Notice


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
    for notice in notices:
        meant = recipients(work, office, seen, event, notice)
        reachable = chats.of_people(work, meant)
        for person in meant:
            where = reachable.get(person)
            if not where:
                unreached.append(Unreached(person, notice))
                continue
            chat = where[0]
            due_at = when(work, office, seen, chat.person, notice, event, task)
            if due_at is None:
                continue
            if due_at > work.now:
                payload = kept(notice, task, candidates)
            elif (
                message := compose(work, office, seen, event, notice, chat.person, task, candidates)
            ) is None:
                continue  # promise 5: not even a notice
            else:
                payload = message.to_json()
            suffix = f":t{task.id}:{event.at.timestamp():.0f}" if task else ""
            posting.put(
                work,
                chat_id=chat.id,
                payload=payload,
                priority=notice.priority,
                due_at=due_at,
                held=due_at > work.now,
                dedupe_key=f"n:{seen.held.case.id}:{event.seq}:{notice.what}:{person}{suffix}",
                case_id=seen.held.case.id,
                seq=event.seq,
                person_id=person,
                what=notice.what,
                asks=notice.asks,
                once=True,
            )
    return unreached


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
        case = views.view(office, seen, person, work.now)
    except NotYours:
        if notice.to is not To.FORMER:
            return None
        case = None
    given = {
        "number": seen.held.case.number,
        "verdict": event.data.get("verdict"),
        "again": event.data.get("former") is not None,
        "accepts": event.before is State.ASSIGNED,
        "decision": event.data.get("decision", ""),
        "review": event.data.get("review", 0),
    }
    return render.notice(
        person.language,
        notice.what,
        case,
        {**given, **_words(seen, event, notice, person), **notice.data},
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


def _words(seen: Seen, event: Event, notice: Notice, person: Person) -> dict[str, Any]:
    """The words and files of the event, or of the earlier ones it tells of, as far as they may be seen."""
    of = notice.data.get("told", (event.seq,))
    told = [e for e in seen.events if e.seq in of]
    case, who = seen.held.case, actor(person)
    said = [access.seen(case, e, seen.said.get(e.seq, Said()), who) or Said() for e in told]
    files = [file for s in said for file in s.files]
    return {
        "words": "\n".join(s.words for s in said if s.words),
        "files": files,
        "voice": [file for e in told for file in e.data.get("voice") or () if file in files],
    }


def when(
    work: Work,
    office: Office,
    seen: Seen,
    person: Person,
    notice: Notice,
    event: Event,
    task: TaskView | None = None,
) -> datetime | None:
    """When a notice may go. None: not at all, because nobody is asked the same twice in a day."""
    now, calendar = work.now, office.calendar
    by_itself = event.actor is None or task is not None
    due_at = quiet.waits_until(notice, person, calendar, office.digest, now, by_itself=by_itself)
    if notice.priority is Priority.NOTICE and event.action is Action.FOLLOW_UP:
        today = quiet.midnight(calendar, due_at)
        if holding.told_since(work, seen.held.case.id, person.id, notice.what, today, waits=True):
            tomorrow = quiet.midnight(calendar, due_at, days=1)
            # silence can only be counted from a question that went out
            return quiet.awake(person, calendar, tomorrow) if notice.asks else None
    return due_at


def recipients(work: Work, office: Office, seen: Seen, event: Event, notice: Notice) -> list[int]:
    """Whom a notice is for, without anybody the case is about and without who did it themselves."""
    case = seen.held.case
    meant: list[int] = []
    if notice.to is To.RESIDENTS:
        meant = list(case.residents)
    elif notice.to is To.SILENT:
        meant = [p.person for p in case.parties if not p.withdrawn and p.verdict is None]
    elif notice.to is To.HANDLER and case.handler is not None:
        meant = [case.handler]
    elif notice.to is To.FORMER and event.data.get("former") is not None:
        meant = [int(event.data["former"])]
    elif notice.to is To.OWNER:
        meant = [int(event.data["owner"])] if event.data["owner"] not in case.doubted else []
    elif notice.to in ROLES:
        meant = [person.id for person in in_charge(work, office, notice.to, case.doubted)]
    return [person for person in meant if person not in case.accused and person != event.actor]


def in_charge(work: Work, office: Office, to: To, without: Collection[int] = ()) -> list[Person]:
    """The staff in a role; where nobody has it, whoever stands below, so that no escalation goes nowhere.

    `without`: people the case is about; where they are all there is in a role, it goes to the others.
    """
    everybody = [person for person in people.staff(work) if person.id not in without]
    if to is To.DUTY and (named := [person for person in everybody if person.name in office.duty]):
        return named
    role = ROLES[to]
    for candidate in (role, Role.SUPERVISOR, Role.CLERK):
        if found := [person for person in everybody if candidate in person.roles]:
            return found
    return everybody


def may_see_task(work: Work, office: Office, person: Person, case: Case | None, to: To) -> bool:
    """Whom a task was raised for, and those above them; whoever stands in where a role has nobody."""
    if access.may_see_task(actor(person), case, to):
        return True
    doubted = case.doubted if case is not None else ()
    return person.id not in doubted and person.id in {p.id for p in in_charge(work, office, to, doubted)}


_UNSENT = select(outbox.c.id, outbox.c.person_id, outbox.c.what).where(
    outbox.c.case_id == bindparam("case"),
    outbox.c.state.in_(["held", "queued", "sending", "failed", "unknown"]),
)
_CALLS = select(tasks.c.id).where(
    tasks.c.case_id == bindparam("case"),
    tasks.c.person_id == bindparam("person"),
    tasks.c.kind == "undelivered",
    tasks.c.done_at.is_(None),
)


_TALK_OF = (
    select(outbox.c.id)
    .join(chats_table, chats_table.c.id == outbox.c.chat_id)
    .where(chats_table.c.person_id == bindparam("person"))
    .where(outbox.c.case_id.is_(None), outbox.c.state.in_(["queued", "sending", "failed", "unknown"]))
    .where(type_coerce(outbox.c.payload, Text).contains(bindparam("number")))
)


def recall(work: Work, seen: Seen, former: int | None) -> None:
    """Promise 5, for what was written before: whoever may not see the case any more does not get it either.

    Nothing of it can be sent again, and nobody need call them about it. Neither do they get what a
    conversation says or asks about it. `former`: who had the case.
    """
    case = seen.held.case
    with_others = holding.on_their_way(work, case.id)
    reads = people.load(work, {row.person_id for row in with_others})
    for row in with_others:
        if row.person_id not in reads or not access.may_see(case, actor(reads[row.person_id])):
            holding.take_apart(work, row)
    unsent = work.rows(_UNSENT, {"case": case.id})
    known = people.load(work, {row.person_id for row in unsent})
    for row in unsent:
        person = known.get(row.person_id)
        decides = row.what.startswith("task-") and row.person_id in case.doubted
        if person is None or (access.may_see(case, actor(person)) and not decides):
            continue
        if row.what.endswith(f"-{To.FORMER}") and person.id not in case.accused:
            continue
        work.change(outbox, {"id": row.id}, state="replaced", error="not theirs any more")
        for call in work.rows(_CALLS, {"case": case.id, "person": person.id}):
            people.finish_task(work, call.id, None)
    for person in people.load(work, case.accused | ({former} if former is not None else set())).values():
        if not access.may_see(case, actor(person)):
            for row in work.rows(_TALK_OF, {"person": person.id, "number": case.number}):
                work.change(outbox, {"id": row.id}, state="replaced", error="not theirs any more")


def compose_task(office: Office, person: Person, task: TaskView, now: datetime) -> Message:
    """A staff task that belongs to no case."""
    return render.notice(person.language, f"task-{task.kind}", None, {}, zone=office.zone, now=now, task=task)


def put_task(
    work: Work, office: Office, chat: Chat, notice: Notice, person: int, task: TaskView, round_: int
) -> None:
    """The same, into the outbox."""
    due_at = quiet.waits_until(notice, chat.person, office.calendar, office.digest, work.now, by_itself=True)
    waits = due_at > work.now
    now = {} if waits else compose_task(office, chat.person, task, work.now).to_json()
    posting.put(
        work,
        chat_id=chat.id,
        payload=kept(notice, task) if waits else now,
        priority=notice.priority,
        due_at=due_at,
        held=waits,
        dedupe_key=f"t:{task.id}:{round_}:{person}",
        person_id=person,
        what=notice.what,
        once=True,
    )

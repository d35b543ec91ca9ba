"""Commands carried out in one transaction: load, apply, write, settle and raise staff tasks, tell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot import telling, views
from bot.office import Office
from bot.views import Seen, actor
from cases import assignment, numbers, tasks
from cases.commands import Act, Command, FinishTask, Join, OpenCase, Resend, SetAway, SetLanguage
from cases.errors import NoSuchPerson, NotYours, TaskDone
from cases.followup import Firing, fire, next_action
from cases.lifecycle import apply
from cases.model import (
    SYSTEM,
    Action,
    Actor,
    Case,
    District,
    Event,
    Person,
    Place,
    Role,
    Said,
    State,
    Subject,
)
from cases.notices import Notice, Priority, To
from cases.opening import open_case
from handlers.facts import CandidateView, Reason, TaskView
from storage import cases as rows
from storage import chats, people, queue
from storage.cases import Held
from storage.chats import Chat
from storage.tables import chats as chats_table
from storage.tables import people as people_table
from storage.work import Work

STAFF = frozenset({Role.CLERK, Role.SUPERVISOR, Role.LEADER})


def perform(work: Work, office: Office, command: Command, chat: Chat) -> int | None:
    """Carry out a command for whoever speaks in `chat`; returns the case it concerned. Raises `Refused`."""
    person = chat.person
    if isinstance(command, OpenCase):
        return open_new(work, office, command, person)
    if isinstance(command, Act):
        return act(work, office, command, person)
    if isinstance(command, Join):
        join(work, command.code, chat)
    elif isinstance(command, SetLanguage):
        work.change(people_table, {"id": person.id}, language=command.language)
        chat.person = replace(person, language=command.language)
    elif isinstance(command, SetAway):
        work.change(people_table, {"id": person.id}, away_from=command.begin, away_until=command.end)
        chat.person = replace(person, away_from=command.begin, away_until=command.end)
    elif isinstance(command, FinishTask):
        return finish_task(work, office, command, person)
    elif isinstance(command, Resend):
        staff_only(person)
        queue.resend(work, command.notice)
    return None


def staff_only(person: Person) -> None:
    """Raises `NotYours` unless this is one of the office's people."""
    if not person.roles & STAFF:
        raise NotYours()


def join(work: Work, code: str, chat: Chat) -> None:
    """This chat belongs to whom the invitation was for from now on; what they reported before comes along."""
    invited = people.use_invitation(work, code)
    before = chat.person
    if invited != before.id:
        people.merge(work, before.id, invited)
    work.change(chats_table, {"id": chat.id}, person_id=invited)
    chat.person = people.load(work, [invited])[invited]


def open_new(work: Work, office: Office, command: OpenCase, person: Person) -> int:
    """A report becomes a case: numbered, planned, and with a representative at once where the rules allow."""
    if command.phone or command.name:
        values = {"phone": command.phone or person.phone, "name": command.name or person.name}
        work.change(people_table, {"id": person.id}, **values)
    command = replace(command, place=_whole(command.place, people.tree(work)))
    number = rows.next_id(work, office.first_number)
    known = [*people.representatives(work), *people.staff(work)]
    case, event, said, _ = open_case(
        command,
        case=number,
        number=numbers.number(number),
        resident=person.id,
        now=work.now,
        topics=assignment.topics(command.words, office.topics),
        subjects=_named(command, known, person.id),
        policy=office.policy,
        calendar=office.calendar,
    )
    happened, notices = [(event, said)], []
    reasons: tuple[tuple[str, str], ...] = ()
    if case.kind in office.automatic and not case.subjects:
        best = assignment.chosen(candidates(work, office, case))
        if best is not None:
            reasons = _reasons(best)
            for one in (Act(case.id, Action.ADMIT), Act(case.id, Action.ASSIGN, person=best.person.id)):
                case, event, said, told = _apply(office, case, one, SYSTEM, work.now)
                happened.append((event, said))
                notices += [n for n in told if n.to is not To.RESIDENTS]  # the conversation answers them
    settle(work, office, None, case, happened, notices, reasons=reasons)
    return case.id


def _apply(
    office: Office, case: Case, act: Act, who: Actor, now: datetime
) -> tuple[Case, Event, Said, tuple[Notice, ...]]:
    return apply(case, act, who, now, office.policy, office.calendar)


def _reasons(best: assignment.Candidate) -> tuple[tuple[str, str], ...]:
    return tuple((r.what, r.value) for r in best.reasons)


def _whole(place: Place, tree: Mapping[int, District]) -> Place:
    """A place known only by its district is written with what that lies in: 青塘乡青塘村."""
    district = tree.get(place.district or 0)
    if district is None or place.text not in ("", district.name):
        return place
    names, up = [district.name], tree.get(district.parent or 0)
    while up is not None and up.parent is not None:
        names.insert(0, up.name)
        up = tree.get(up.parent)
    return replace(place, text="".join(names))


def _named(command: OpenCase, known: Sequence[Person], resident: int) -> tuple[Subject, ...]:
    """Whom the report is about, as it says itself, and anybody known whose name stands in its words."""
    found = {
        p.id: Subject(p.name, p.id)
        for p in known
        if p.id != resident and len(p.name) > 1 and (p.name in command.words or p.name in command.about)
    }
    about = command.about.strip()
    if about and not any(s.name in about for s in found.values()):
        return (*found.values(), Subject(about))
    return tuple(found.values())


def candidates(work: Work, office: Office, case: Case) -> tuple[assignment.Candidate, ...]:
    """Who else could have the case, best first: only people a message can reach."""
    everybody = people.representatives(work)
    reachable = chats.of_people(work, [p.id for p in everybody])
    former = {e.data["former"] for e in rows.history(work, [case.id])[case.id] if e.data.get("former")}
    return assignment.rank(
        case,
        [p for p in everybody if p.id in reachable and p.id != case.handler],
        rows.loads(work),
        people.tree(work),
        rows.handled(work, case.topics),
        frozenset(former),
        work.now,
    )


def act(work: Work, office: Office, command: Act, person: Person) -> int:
    """One action of a person on a case."""
    held = rows.load(work, [command.case]).get(command.case)
    if held is None:
        raise NotYours()
    if command.action is Action.ASSIGN and command.person not in held.case.accused:
        choice = {c.person.id: c for c in candidates(work, office, held.case)}.get(command.person or 0)
        if choice is None:
            raise NoSuchPerson(number=held.case.number)
        held = replace(held, reasons=_reasons(choice))
    change(work, office, held, command, actor(person))
    return held.case.id


def change(work: Work, office: Office, held: Held, act: Act, who: Actor) -> Held:
    """Apply one act to one case, and carry out all that follows from it."""
    case, event, said, told = _apply(office, held.case, act, who, work.now)
    return settle(work, office, held, case, [(event, said)], told)


def settle(
    work: Work,
    office: Office,
    before: Held | None,
    case: Case,
    happened: list[tuple[Event, Said]],
    notices: Sequence[Notice],
    *,
    reasons: tuple[tuple[str, str], ...] = (),
    firing: Firing | None = None,
) -> Held:
    """Write what happened, plan what comes next, tell everybody, finish and raise staff tasks."""
    past = rows.history(work, [case.id])[case.id] if before else []
    held = Held(case, reasons=before.reasons if before else reasons)
    held = planned(office, held, [*past, *(event for event, _ in happened)])
    held = rows.write(work, before, held, happened)
    seen = views.see(work, held)
    last, said = happened[-1]
    for unreached in telling.tell(work, office, seen, last, notices):
        raise_task(work, office, seen, last, "undelivered", person=unreached.person)
    for event, _ in happened:
        people.finish_tasks(work, case.id, tasks.settled(case, event), event.actor)
    for kind in tasks.raised(before.case if before else None, case, last):
        files = case.voice if kind == "type_up" and before is None else said.files
        raise_task(work, office, seen, last, kind, files=files, note=said.words)
    if firing is not None and firing.task:
        raise_task(work, office, seen, last, firing.task, to=firing.to or To.CLERKS)
    return held


def planned(office: Office, held: Held, history: Sequence[Event]) -> Held:
    """The case with what the system does next by itself, and when."""
    plan = next_action(held.case, history, office.policy, office.calendar)
    if plan is None:
        return replace(held, next_action_at=None, next_step="")
    return replace(held, next_action_at=plan.at, next_step=plan.step.do.value)


def raise_task(
    work: Work,
    office: Office,
    seen: Seen,
    event: Event,
    kind: str,
    *,
    to: To = To.CLERKS,
    person: int | None = None,
    files: Sequence[int] = (),
    note: str = "",
) -> None:
    """Something staff must do: a row that is followed up itself, and a card for those in charge."""
    case = seen.held.case
    due = office.calendar.add(work.now, tasks.interval(kind)).at
    key = f"{kind}:{case.id}:{person or ''}"
    number = people.add_task(
        work, kind, due, dedupe_key=key, case_id=case.id, person_id=person, files=list(files), note=note
    )
    standing = number is None
    if standing:
        row = next((t for t in people.open_tasks(work, 500, [kind]) if t.case_id == case.id), None)
        number = row.id if row else None
    if number is None:
        return
    task = TaskView(number, kind, None, work.now, note, tuple(files), _name(work, person))
    priority = Priority.URGENT if case.urgent else Priority.NOTICE
    choices = ranking(work, office, case) if kind in _CHOOSE else ()
    telling.tell(work, office, seen, event, [Notice(to, f"task-{kind}", priority)], task, choices)


_CHOOSE = {"triage", "returned", "nobody", "escalated"}
"""Tasks whose card shows who could have the case."""


def ranking(work: Work, office: Office, case: Case, most: int = 3) -> tuple[CandidateView, ...]:
    """The best candidates, with why."""
    return tuple(
        CandidateView(c.person.id, c.person.name, tuple(Reason(r.what, r.value) for r in c.reasons))
        for c in candidates(work, office, case)[:most]
    )


def _name(work: Work, person: int | None) -> str:
    known = people.load(work, [] if person is None else [person])
    return next((p.name or p.phone for p in known.values()), "")


def finish_task(work: Work, office: Office, command: FinishTask, person: Person) -> int | None:
    """A clerk did it; a typed-up voice message becomes the case's words."""
    staff_only(person)
    row = people.task(work, command.task)
    if row is None or row.done_at is not None:
        raise TaskDone()
    if row.case_id is not None:
        held = rows.load(work, [row.case_id])[row.case_id]
        if person.id in held.case.accused:
            raise NotYours(number=held.case.number)
        if row.kind == "type_up":
            change(work, office, held, Act(row.case_id, Action.TYPE_UP, words=command.words), actor(person))
    people.finish_task(work, command.task, person.id)
    return int(row.case_id) if row.case_id is not None else None


def follow_up(work: Work, office: Office, held: Held, *, late: bool) -> Held:
    """Fire what is due on a case: an event, its notices, a task where a person must decide."""
    past = rows.history(work, [held.case.id])[held.case.id]
    firing = fire(held.case, past, office.policy, office.calendar, work.now, late)
    if firing is None:  # what was due has been overtaken by what happened since
        plan = planned(office, held, past)
        return rows.write(work, held, plan, [])
    case, event, said, told = _apply(office, held.case, firing.act, SYSTEM, work.now)
    return settle(work, office, held, case, [(event, said)], [*told, *firing.notices], firing=firing)


def noted_sent(work: Work, office: Office, case: int, person: int, seq: int) -> None:
    """A question, put by event `seq`, has certainly gone out: from now on the resident's silence counts."""
    held = rows.load(work, [case]).get(case)
    if held is None or held.case.state is State.CLOSED:
        return
    past = rows.history(work, [case])[case]
    if seq < max(event.seq for event in past if event.before is not event.after):
        return  # a question of an earlier state, delivered late
    parties = tuple(
        replace(p, asked=p.asked + 1, asked_at=work.now) if p.person == person else p
        for p in held.case.parties
    )
    asked = replace(held, case=replace(held.case, parties=parties))
    rows.write(work, held, planned(office, asked, past), [])

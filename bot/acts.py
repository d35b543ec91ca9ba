"""Commands carried out: load, apply in the domain, write, settle and raise staff tasks, tell. One transaction."""

from collections.abc import Sequence
from dataclasses import replace

from cases.followup import Firing, fire, next_action
from cases.opening import open_case

from bot import telling, views
from bot.office import Office
from bot.views import Seen, actor
from cases import assignment, numbers, tasks
from cases.commands import Act, Command, FinishTask, Join, OpenCase, Resend, SetAway, SetLanguage
from cases.errors import NoSuchPerson, NotYours, TaskDone
from cases.lifecycle import apply
from cases.model import SYSTEM, Action, Actor, Case, Event, Person, Role, Said, State, Subject
from cases.notices import Notice, Priority, To
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
    number = rows.next_id(work, office.first_number)
    known = [*people.representatives(work), *people.staff(work)]
    case, event, said, notices = open_case(
        command,
        id=number,
        number=numbers.number(number),
        person=person.id,
        now=work.now,
        topics=assignment.topics(command.words, office.topics),
        subjects=_named(command, known, person.id),
        policy=office.policy,
        calendar=office.calendar,
    )
    held = settle(work, office, None, case, [(event, said)], notices)
    if case.kind in office.automatic and not case.subjects:
        assign_automatically(work, office, held, admit=True)
    return case.id


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


def assign_automatically(work: Work, office: Office, held: Held, *, admit: bool) -> Held:
    """Admit and give the case to the best representative; without one, a clerk is asked."""
    best = candidates(work, office, held.case)[:1]
    if not best:
        return held
    if admit:
        held = change(work, office, held, [Act(held.case.id, Action.ADMIT)], SYSTEM, quiet=True)
    reasons = tuple((r.what, r.value) for r in best[0].reasons)
    given = Act(held.case.id, Action.ASSIGN, person=best[0].person.id)
    return change(work, office, replace(held, reasons=reasons), [given], SYSTEM, quiet=To.RESIDENTS)


def candidates(work: Work, office: Office, case: Case) -> tuple[assignment.Candidate, ...]:
    """Who could have the case, best first: only people a message can reach."""
    everybody = people.representatives(work)
    reachable = chats.of_people(work, [p.id for p in everybody])
    former = {e.data["former"] for e in rows.history(work, [case.id])[case.id] if e.data.get("former")}
    return assignment.rank(
        case,
        [p for p in everybody if p.id in reachable],
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
    if command.action is Action.ASSIGN:
        allowed_candidates = {c.person.id: c for c in candidates(work, office, held.case)}
        chosen = allowed_candidates.get(command.person or 0)
        if chosen is None and command.person not in held.case.accused:
            raise NoSuchPerson(number=held.case.number)
        if chosen is not None:
            held = replace(held, reasons=tuple((r.what, r.value) for r in chosen.reasons))
    change(work, office, held, [command], actor(person))
    return held.case.id


def change(
    work: Work, office: Office, held: Held, acts: Sequence[Act], who: Actor, *, quiet: bool | To = False
) -> Held:
    """Apply acts to one case, write the events, and tell. `quiet`: the conversation itself answers."""
    case, happened, notices = held.case, [], []
    for one in acts:
        case, event, said, told = apply(case, one, who, work.now)
        happened.append((event, said))
        notices += [n for n in told if quiet is not True and n.to is not quiet]
    return settle(work, office, held, case, happened, notices)


def settle(
    work: Work,
    office: Office,
    before: Held | None,
    case: Case,
    happened: list[tuple[Event, Said]],
    notices: Sequence[Notice],
    firing: Firing | None = None,
) -> Held:
    """Write what happened, plan what comes next, finish and raise staff tasks, and tell everybody."""
    past = rows.history(work, [case.id])[case.id] if before else []
    events = [*past, *(event for event, _ in happened)]
    held = Held(case, reasons=before.reasons if before else ())
    if case.state is not State.CLOSED:
        plan = next_action(case, events, office.policy, office.calendar)
        held = replace(held, next_action_at=plan.at, next_step=plan.step)
    held = rows.write(work, before, held, happened)
    seen = views.see(work, held)
    last = happened[-1][0]
    for unreached in telling.tell(work, office, seen, last, notices):
        raise_task(work, office, seen, last, "undelivered", person=unreached.person)
    for event, said in happened:
        people.finish_tasks(work, case.id, tasks.settled(case, event), event.actor)
        for kind in tasks.raised(before.case if before else None, case, event):
            raise_task(work, office, seen, event, kind, files=case.voice if kind == "type_up" else said.files)
    if firing is not None and firing.task:
        raise_task(work, office, seen, last, firing.task, to=firing.to or To.CLERKS)
    return held


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
) -> None:
    """Something staff must do: a row that is followed up itself, and a card for those in charge."""
    case = seen.held.case
    due = office.calendar.add(work.now, tasks.interval(kind)).at
    key = f"{kind}:{case.id}:{person or ''}"
    number = people.add_task(
        work, kind, due, dedupe_key=key, case_id=case.id, person_id=person, files=list(files)
    )
    standing = number is None
    if standing:
        row = next((t for t in people.open_tasks(work, 500, [kind]) if t.case_id == case.id), None)
        number = row.id if row else None
    if number is None:
        return
    task = TaskView(number, kind, None, work.now, files=tuple(files), person=_name(work, person))
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
            change(work, office, held, [Act(row.case_id, Action.TYPE_UP, words=command.words)], actor(person))
    people.finish_task(work, command.task, person.id)
    return int(row.case_id) if row.case_id is not None else None


def follow_up(work: Work, office: Office, held: Held, *, late: bool) -> Held:
    """Fire what is due on a case: an event, its notices, a task where a person must decide."""
    past = rows.history(work, [held.case.id])[held.case.id]
    firing = fire(held.case, past, office.policy, office.calendar, work.now, late)
    case, event, said, told = apply(held.case, firing.act, SYSTEM, work.now)
    return settle(work, office, held, case, [(event, said)], [*told, *firing.notices], firing)


def noted_sent(work: Work, office: Office, case: int, person: int) -> None:
    """A question has certainly gone out: from now on the resident's silence counts."""
    held = rows.load(work, [case]).get(case)
    if held is None or held.case.state is State.CLOSED:
        return
    parties = tuple(
        replace(p, asked=p.asked + 1, asked_at=work.now) if p.person == person else p
        for p in held.case.parties
    )
    asked = replace(held.case, parties=parties)
    plan = next_action(asked, rows.history(work, [case])[case], office.policy, office.calendar)
    rows.write(work, held, replace(held, case=asked, next_action_at=plan.at, next_step=plan.step), [])

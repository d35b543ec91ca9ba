"""What follows from something that happened to a case: rows, the next step, notices, staff tasks."""

from collections.abc import Sequence
from dataclasses import replace

from bot import overtaken, owning, reaching, recalling, standing_in, telling, views
from bot.at_the_desk import at_the_desk, instead
from bot.choosing import best, ranking, reasons
from bot.letters import with_letters
from bot.office import Office
from bot.views import Seen
from cases import access, deadline, tasks
from cases.calls import WORDED, WORTH
from cases.clocks import silent
from cases.commands import Act
from cases.followup import Firing, fire, next_action
from cases.lifecycle import BEFORE_ANSWER, apply
from cases.model import Action, Case, Event, Kind, Said, State
from cases.notices import Notice, Priority, To
from cases.parts import Stage
from cases.people import SYSTEM, Actor
from cases.policy import LADDER
from cases.wall import on_the_wall
from handlers.shown import CandidateView, TaskView
from handlers.thread import SAID
from storage import cases as rows
from storage import parts, people
from storage.cases import Held
from storage.tables import tasks as tasks_table
from storage.work import Work


def change(work: Work, office: Office, held: Held, act: Act, who: Actor) -> Held:
    """Apply one act to one case, and carry out all that follows from it."""
    case, event, said, told = apply(held.case, act, who, work.now, office.policy, office.calendar)
    return _handed_on(work, office, settle(work, office, held, case, [(event, said)], told))


def _handed_on(work: Work, office: Office, held: Held) -> Held:
    """What was closed when its handler left office, and is open again, goes to somebody who is in office."""
    case = held.case
    handler = people.load(work, [case.handler]).get(case.handler) if case.handler is not None else None
    if handler is None or case.state is State.CLOSED or handler.roles & access.hands_of(case):
        return held
    # What was wrong with a wish that they had claimed, a clerk looks at, and offers it again.
    goes = case.state in BEFORE_ANSWER and case.lead is None
    data, found = {"left": handler.id}, best(work, office, case) if goes else None
    if found is None:
        return change(work, office, held, Act(case.id, Action.LEAVE, person=handler.id, data=data), SYSTEM)
    held = replace(held, reasons=(("left", str(handler.id)), *reasons(found)))
    act = Act(case.id, Action.ASSIGN, person=found.person.id, data=data)
    return change(work, office, held, act, SYSTEM)


def settle(
    work: Work,
    office: Office,
    before: Held | None,
    case: Case,
    happened: list[tuple[Event, Said]],
    notices: Sequence[Notice],
    *,
    why: tuple[tuple[str, str], ...] = (),
    note: str = "",
    calls: int | None = None,
    firing: Firing | None = None,
) -> Held:
    """Write what happened, plan what comes next, tell everybody, finish and raise staff tasks.

    `note`, `calls`: of a new case, what staff are told with it, and whom they should telephone.
    """
    earlier = views.read(work, case.id) if before is not None else None
    past, told = (earlier.events, earlier.said) if earlier is not None else ([], {})
    happened = with_letters(work, office, case, past, happened)
    events = [*past, *(event for event, _ in happened)]
    held = planned(office, Held(case, reasons=before.reasons if before else why), events)
    held = standing_in.with_deputy(work, held)
    case = held.case
    held = rows.write(work, before, held, happened)
    said_now = {event.seq: said for event, said in happened if said.words or said.files}
    seen = views.see(work, held, events, {**told, **said_now})
    if before is not None and _other_eyes(before.case, case):
        recalling.recall(work, seen, before.case.hands)
    last, said = happened[-1]
    unreached = telling.tell(work, office, seen, last, notices)
    if before is not None:
        asked = overtaken.asked(work, case.id, last)
        for event, _ in happened:
            done = tasks.settled(before.case, case, event)
            people.finish_tasks(work, case.id, done, event.actor)
            for unit, kinds in tasks.settled_of(before.case, case, event).items():
                people.finish_tasks(work, case.id, kinds, event.actor, unit)
        overtaken.tell(work, office, seen, last, asked)
    for one in unreached:
        _instead(work, office, seen, last, said, one)
    for kind in tasks.raised(before.case if before else None, case, last):
        spoken = case.voice if before is None else last.data.get("voice", ())
        files = spoken if kind == "type_up" else said.files
        note = said.words if before is not None else note  # what a report says stands on its card
        to = tasks.meant_for(kind, case)
        about = last.data.get("unit") if kind in tasks.OF_A_UNIT else None
        raise_task(work, office, seen, last, kind, to=to, unit=about, files=files, note=note, calls=calls)
    owning.follow(work, office, seen, last)
    for kind, to in firing.tasks if firing is not None else ():
        whom = None
        if kind == "undelivered":
            whom = next((p.person for p in sorted(silent(case), key=lambda p: p.asked_at is not None)), None)
            only = reaching.only_by_telephone(work, case, whom) and case.kind is not Kind.MISCONDUCT
            kind = "call" if only else kind  # the desk notes no calls
        raise_task(work, office, seen, last, kind, to=to, person=whom)
    for late, to in firing.units if firing is not None else ():
        raise_task(work, office, seen, last, "unit_late", to=to, unit=late)
    return held


def _instead(
    work: Work, office: Office, seen: Seen, event: Event, said: Said, unreached: telling.Unreached
) -> None:
    """Who could not be reached is called; a resident without a chat only for what is worth it."""
    case, person, what = seen.held.case, unreached.person, unreached.notice.what
    if person is None:
        if not _stands(work, case, "unit_nobody", unreached.unit):
            raise_task(work, office, seen, event, "unit_nobody", unit=unreached.unit)
    elif not reaching.only_by_telephone(work, case, person) or case.kind is Kind.MISCONDUCT:
        raise_task(work, office, seen, event, "undelivered", person=person)
        noted_lost(work, office, case.id, person, event.seq)
    elif what in WORTH:
        words = said.words if what in WORDED else ""
        raise_task(work, office, seen, event, "call", person=person, note=words)


def _other_eyes(before: Case, after: Case) -> bool:
    """True: somebody may see it no more."""
    return _who_may(before) != _who_may(after)


def _who_may(case: Case) -> tuple[object, ...]:
    has = frozenset(part.unit for part in case.units if part.stage is not Stage.RELIEVED)
    return case.kind, case.handler, case.deputy, case.subjects, has


def _key(case: Case, kind: str, person: int | None = None, unit: int | None = None) -> str:
    return f"{kind}:{case.id}:{person or ''}" + (f":u{unit}" if unit is not None else "")


def _stands(work: Work, case: Case, kind: str, unit: int | None) -> bool:
    """True: this is to be done already."""
    return people.standing_task(work, _key(case, kind, unit=unit), case.id) is not None


def planned(office: Office, held: Held, history: Sequence[Event]) -> Held:
    """The case with its deadline as it stands now, and with what the system does next by itself, and when."""
    due = deadline.due(held.case, history, office.calendar)
    if due is not None and (due.at, due.provisional) != (held.case.deadline, held.case.provisional):
        held = replace(held, case=replace(held.case, deadline=due.at, provisional=due.provisional))
    plan = next_action(held.case, history, office.policy, office.calendar)
    if plan is None:
        return replace(held, next_action_at=None, next_step="")
    wall = plan.unit is None and on_the_wall(held.case)
    does = f"wish-{plan.does}" if wall else plan.does
    return replace(held, next_action_at=plan.at, next_step=does)


def follow_up(work: Work, office: Office, held: Held, *, late: bool) -> Held:
    """Fire what is due on a case: an event, its notices, a task where a person must decide."""
    seen = views.read(work, held.case.id)
    past = seen.events if seen is not None else []
    firing = fire(held.case, past, office.policy, office.calendar, work.now, late)
    if firing is None:  # what was due has been overtaken by what happened since
        plan = planned(office, held, past)
        return rows.write(work, held, plan, [])
    act, notices = firing.act, firing.notices
    if firing.reassign and (found := best(work, office, held.case)) is not None:
        act = replace(act, action=Action.ASSIGN, person=found.person.id)
        held = replace(held, reasons=reasons(found))
        # that it goes to the next is what was to be decided; a leader still waits for an answer
        firing = replace(firing, tasks=tuple(one for one in firing.tasks if one[0] == "instruction"))
        notices = tuple(n for n in notices if n.to in (To.RESIDENTS, To.OFFICERS))
    case, event, said, told = apply(held.case, act, SYSTEM, work.now, office.policy, office.calendar)
    after = settle(work, office, held, case, [(event, said)], [*told, *notices], firing=firing)
    return _handed_on(work, office, after)


def noted_sent(work: Work, office: Office, case: int, person: int, seq: int) -> None:
    """A question, put by event `seq`, has certainly gone out: from now on the resident's silence counts."""
    seen = views.read(work, case)
    if seen is None or seen.held.case.state is State.CLOSED:
        return
    held, past = seen.held, seen.events
    if seq < max(event.seq for event in past if event.before is not event.after):
        return  # a question of an earlier state, delivered late
    parties = tuple(
        replace(p, asked=p.asked + 1, asked_at=work.now) if p.person == person else p
        for p in held.case.parties
    )
    asked = replace(held, case=replace(held.case, parties=parties))
    rows.write(work, held, planned(office, asked, past), [])


def noted_lost(work: Work, office: Office, case: int, person: int, seq: int) -> None:
    """What one side said, by event `seq`, did not reach the other: who said it hears so."""
    seen = views.read(work, case)
    event = next((e for e in seen.events if e.seq == seq), None) if seen is not None else None
    if seen is None or event is None or event.action not in SAID or event.actor in (None, person):
        return
    asked = replace(event, actor=None, data={**event.data, "writer": event.actor})
    telling.tell(work, office, seen, asked, [Notice(To.WRITER, "unreached-writer")])


def raise_task(
    work: Work,
    office: Office,
    seen: Seen,
    event: Event,
    kind: str,
    *,
    to: To = To.CLERKS,
    person: int | None = None,
    unit: int | None = None,
    files: Sequence[int] = (),
    note: str = "",
    calls: int | None = None,
) -> None:
    """Something staff must do: a row that is followed up itself, and a card for those in charge.

    `person`: whom it is about; `calls`: whom to telephone first, whatever it is about.
    """
    case = seen.held.case
    to = access.meant(case, to)
    person = None if to is To.DISCIPLINE else person  # whom its desk may call, the case says
    waits = tasks.waits_for_words(case, event)
    due = work.now + tasks.SOON if waits else tasks.again_at(kind, work.now, office.calendar)
    key = _key(case, kind, person, unit)
    owner = case.pending.owner
    if owner is not None and owner not in {p.id for p in telling.in_charge(work, office, to, case.doubted)}:
        owner = None  # it is for others
    person = person or calls
    if kind == "call" and telling.looks_after(work, by := reaching.passes_on(work, seen, person), case):
        owner = by
    if kind == "type_up":  # each voice message is a task of its own
        key += f":{','.join(map(str, files))}"
    about = {"case_id": case.id, "person_id": person, "unit_id": unit, "files": list(files), "note": note}
    number = people.add_task(work, kind, due, dedupe_key=key, raised_for=to.value, owner_id=owner, **about)
    if number is None:
        row = people.standing_task(work, key, case.id)
        if row is None:
            return
        number, theirs = int(row.id), row.raised_for
        if LADDER.index(to) < LADDER.index(To(theirs)):  # now theirs, too
            theirs = to.value
        elif to.value == theirs:
            owner = row.owner_id
        more = {}
        if kind == "call" and note:  # with what they are to be told besides
            known = people.task(work, number)
            more["note"] = note = "\n".join(filter(None, (known.note if known is not None else "", note)))
        # it is brought to mind by this: not a second time soon after
        work.change(tasks_table, {"id": number}, raised_for=theirs, next_action_at=due, **more)
    elif to is To.DISCIPLINE and not at_the_desk(work, case):  # nobody else gets it: the residents are told
        gone = Notice(To.RESIDENTS, "no-desk-residents", data=instead(office))
        telling.tell(work, office, seen, event, [gone])
    if waits:
        return
    whom = parts.whom(work, person, unit)
    task = TaskView(number, kind, None, work.now, note, tuple(files), whom, unit=unit, whom=person)
    priority = Priority.URGENT if case.pressing else Priority.NOTICE
    choices = choices_for(work, office, case, kind)
    if kind == "named":
        event = replace(event, actor=None)  # a clerk who typed it up has not said whom it is about
    if owner is not None:
        event, to = replace(event, actor=None, data={**event.data, "owner": owner, "for": to.value}), To.OWNER
    telling.tell(work, office, seen, event, [Notice(to, f"task-{kind}", priority)], task, choices)


def choices_for(work: Work, office: Office, case: Case, kind: str) -> tuple[CandidateView, ...]:
    """Who could have the case, where a task of this kind is about that."""
    return ranking(work, office, case) if kind in _CHOOSE and case.kind is not Kind.MISCONDUCT else ()


_CHOOSE = {"triage", "returned", "nobody", "escalated", "urged", "disputed", "unit_answered"}
"""Tasks whose card shows who could have the case."""

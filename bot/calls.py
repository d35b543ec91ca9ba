"""Calls to residents without a chat: what they say is noted as theirs. In a chat at last, it comes there."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot import settling, telling, views
from bot.office import Office
from cases import tasks as task_rules
from cases.commands import Act, Call, NoteCall
from cases.errors import NotYours, TaskDone
from cases.lifecycle import allowed
from cases.model import Action, Case, Event, State, Verdict
from cases.notices import Notice, To
from cases.people import STAFF, Person
from cases.policy import ASKING
from storage import people, telephones
from storage.tables import tasks
from storage.work import Work

Performs = Callable[[Work, Office, Act, Person], int]
"""Carries out what somebody does to a case."""
MOST = 2
"""So often somebody is rung up in vain only to be told something."""
_VERDICTS: Mapping[Call, Verdict] = {
    Call.SATISFIED: Verdict.SATISFIED,
    Call.BASICALLY: Verdict.BASICALLY,
    Call.NOT: Verdict.NOT,
}
_SAID: Mapping[Call, Action] = {
    Call.ANSWERED: Action.ANSWER,
    Call.LASTED: Action.LASTED,
    Call.AGAIN: Action.REOPEN,
}


def note(
    work: Work,
    office: Office,
    command: NoteCall,
    clerk: Person,
    act: Performs,
) -> int:
    """What the resident said is their own act, with who wrote it down; a call in vain counts like a question
    that was sent. Raises `TaskDone`, `NotYours`, and what the act refuses."""
    if command.task is None:
        return _rang_up(work, office, command, clerk, act)
    row = people.task(work, command.task)
    if row is None or row.kind != "call" or row.done_at is not None:
        raise TaskDone()
    seen = views.read(work, row.case_id)
    to = To(row.raised_for)
    if seen is None or not clerk.roles & STAFF:
        raise NotYours()
    if not telling.may_see_task(work, office, clerk, seen.held.case, to, row.owner_id):
        raise NotYours()
    case, resident = seen.held.case, people.load(work, [row.person_id])[row.person_id]
    noted = {"noted": clerk.id}
    if (verdict := _VERDICTS.get(command.result)) is not None:
        act(work, office, Act(case.id, Action.RATE, verdict=verdict, data=noted), resident)
        if command.words.strip():
            why = Act(case.id, Action.ADD, command.words, data={**noted, "comment": True})
            act(work, office, why, resident)
    elif (action := _SAID.get(command.result)) is not None:
        act(work, office, Act(case.id, action, command.words, data=noted), resident)
    else:
        reached = {"reached": command.result is Call.TOLD}
        called = Act(case.id, Action.CALL, command.words, person=resident.id, data=reached)
        settling.change(work, office, seen.held, called, seen.actor(clerk))
        if command.result is Call.NO_REPLY and _again(case, seen.events, resident.id):
            later = task_rules.again_at("call", work.now, office.calendar)
            work.change(tasks, {"id": row.id}, next_action_at=later)
            return case.id
    people.finish_task(work, row.id, clerk.id)
    return case.id


def _rang_up(work: Work, office: Office, command: NoteCall, clerk: Person, act: Performs) -> int:
    seen = views.read(work, command.case or 0)
    if seen is None or Action.CALL not in allowed(seen.held.case, seen.actor(clerk)):
        raise NotYours()
    case, known = seen.held.case, people.load(work, seen.held.case.residents)
    resident = next((known[p] for p in case.residents if telephones.only(work, known[p])), None)
    if resident is None:
        raise NotYours(number=case.number)
    action = Action.ANSWER if case.state is State.WAITING else Action.ADD
    action = Action.REOPEN if command.result is Call.AGAIN else action
    return act(work, office, Act(case.id, action, command.words, data={"noted": clerk.id}), resident)


def _again(case: Case, before: list[Event], resident: int) -> bool:
    """True: what they are to be told is tried once more. A question is asked again by its own clock."""
    if case.state in ASKING:
        return False
    vain = 1
    for event in reversed(before):
        if event.before is not event.after:
            break
        vain += event.action is Action.CALL and event.data.get("party") == resident
    return vain < MOST


def by_chat(work: Work, office: Office, person: Person) -> None:
    """They have come to a chat: what somebody was to call them for they are asked and told there."""
    for row in telephones.calls(work, person.id):
        people.finish_task(work, row.id, None)
        seen = views.read(work, row.case_id)
        if seen is None:
            continue
        case = seen.held.case
        theirs = tuple(p for p in case.parties if p.person == person.id)
        alone = replace(seen, held=replace(seen.held, case=replace(case, parties=theirs)))
        event = Event(case.id, case.seq, work.now, None, Action.CALL, case.state, case.state)
        telling.tell(work, office, alone, event, [_instead(work, office, seen, row.note, person)])


def _instead(work: Work, office: Office, seen: views.Seen, words: str, person: Person) -> Notice:
    """What is written in place of a call."""
    case = seen.held.case
    if case.state is State.WAITING:
        return Notice(To.RESIDENTS, "silent-resident", asks=True)
    if case.state is State.RESOLVED:
        return Notice(To.SILENT, "rate-again", asks=True)
    if case.pending.revisited:
        return Notice(To.RESIDENTS, "revisit")
    if case.state is State.CLOSED:
        answer = views.view(work, office, seen, person).answer
        return Notice(To.RESIDENTS, "closed-residents", data={"words": answer})
    return Notice(To.RESIDENTS, "wrote-residents", data={"words": words})

"""Commands carried out, for whoever speaks; all in the transaction that holds their message."""

from dataclasses import replace

from bot import (
    calls,
    consent,
    digest,
    forgetting,
    hands,
    joined,
    joining,
    leaving,
    mydata,
    proxies,
    rebalancing,
    several,
    telling,
    to_the_desk,
    unit_acts,
    views,
    wish_acts,
)
from bot.choosing import candidates
from bot.choosing import reasons as reasons_of
from bot.forged import refuse_forged
from bot.known import known, named, office_only, staff_only
from bot.office import Office
from bot.opening import open_new
from bot.settling import change
from bot.views import actor
from cases import access, wall
from cases.commands import (
    Act,
    AskToClaim,
    Command,
    Disconnect,
    Enrol,
    EnterParty,
    FinishTask,
    Follow,
    Forget,
    Join,
    JoinCase,
    Leave,
    Merge,
    NoteCall,
    OpenCase,
    Rebalance,
    Resend,
    SetAway,
    SetDeputy,
    SetDigest,
    SetLanguage,
    SetQuiet,
    Share,
    Split,
)
from cases.errors import NoSuchPerson, NotYours, TaskDone
from cases.lifecycle import allowed
from cases.model import Action, Subject
from cases.notices import To
from cases.people import Person
from handlers.phrases import is_thanks
from storage import cases as rows
from storage import people, queue
from storage.chats import Chat
from storage.work import Work


def perform(work: Work, office: Office, command: Command, chat: Chat) -> int | None:
    """Carry out a command for whoever speaks in `chat`; returns the case it concerned. Raises `Refused`."""
    person = chat.person
    refuse_forged(work, command, person)
    if isinstance(command, OpenCase):
        case = open_new(work, office, command, person)
        if command.vouched:
            proxies.recognise(work, office, chat, command.phone)
        return case
    if isinstance(command, NoteCall):
        return calls.note(work, office, command, person, act)
    if isinstance(command, Act):
        return act(work, office, command, person)
    if isinstance(command, JoinCase):
        return several.join_case(work, office, command, person)
    if isinstance(command, EnterParty):
        return several.enter_party(work, office, command, person)
    if isinstance(command, Merge):
        return several.merge(work, office, command, person)
    if isinstance(command, Split):
        return several.split(work, office, command, person)
    if isinstance(command, Join):
        joining.join(work, office, command.code, chat)
    elif isinstance(command, Disconnect):
        joining.disconnect(work, office, command.code, chat)
    elif isinstance(command, Follow):
        came = {"chosen_id": command.representative, "station_id": command.station}
        people.change(work, person, **{name: id for name, id in came.items() if id})
        chat.person = people.load(work, [person.id])[person.id]
    elif isinstance(command, SetLanguage):
        people.change(work, person, language=command.language)
        chat.person = people.load(work, [person.id])[person.id]
    elif isinstance(command, SetAway):
        hands.set_away(work, office, person, command)
        chat.person = people.load(work, [person.id])[person.id]
    elif isinstance(command, SetDeputy):
        staff_only(person)
        hands.set_deputy(work, office, command, person)
    elif isinstance(command, Rebalance):
        staff_only(person)
        rebalancing.perform(work, office, command, person)
    elif isinstance(command, Leave):
        staff_only(person)
        leaving.perform(work, office, command, person)
    elif isinstance(command, SetQuiet | SetDigest):
        set_hours(work, office, command, chat)
    elif isinstance(command, FinishTask):
        return finish_task(work, office, command, person)
    elif isinstance(command, Share):
        return consent.share(work, office, command, chat)
    elif isinstance(command, Forget):
        forgetting.forget(work, office, person, mydata.in_hand(work, person))
        chat.session, chat.person = None, people.load(work, [person.id])[person.id]
    elif isinstance(command, AskToClaim):
        wish_acts.ask_to_claim(work, office, command, chat)
    elif isinstance(command, Enrol):
        wish_acts.enrol(work, office, command, person)
    elif isinstance(command, Resend):
        _resendable(work, command.notice, person)
        if not queue.resend(work, command.notice):
            raise TaskDone()  # sent again already, or not theirs to get any more
    return None


def set_hours(work: Work, office: Office, command: SetQuiet | SetDigest, chat: Chat) -> None:
    """From now on, what can wait comes at this person's own hours; so does what waits already."""
    me = chat.person
    quiet, at = (me.quiet, command.at) if isinstance(command, SetDigest) else (command.hours, me.digest_at)
    people.change(work, me, **people.hours_columns(quiet, at))
    chat.person = people.load(work, [chat.person.id])[chat.person.id]
    digest.plan_anew(work, office, chat.person)


def _resendable(work: Work, notice: int, person: Person) -> None:
    """Raises `NotYours` where they have nothing to do with what it is about."""
    office_only(person)
    case = queue.case_of(work, notice)
    seen = views.read(work, case) if case is not None else None
    if seen is None:
        staff_only(person)
    elif not access.sees_as_office(seen.held.case, actor(person)):
        raise NotYours()


def act(work: Work, office: Office, command: Act, person: Person) -> int:
    """One action of a person on a case."""
    seen = joined.current(work, command.case)
    if seen is None or not wall.may_know(seen.held.case, seen.actor(person)):
        raise NotYours()  # before anything of it is looked up: it reads like a number that does not exist
    held = seen.held
    command = replace(command, case=held.case.id)
    if command.action is Action.ASSIGN and command.person not in held.case.accused:
        choice = {c.person.id: c for c in candidates(work, office, held.case)}.get(command.person or 0)
        if choice is None:
            raise NoSuchPerson(number=held.case.number)
        held = replace(held, reasons=(*hands.passed_on(seen, command.person), *reasons_of(choice)))
    command = unit_acts.complete(work, office, held.case, command)
    command = wish_acts.complete(work, held.case, command, seen.actor(person))
    may = allowed(held.case, seen.actor(person))
    if command.action is Action.INSTRUCT and command.name.strip() and command.action in may:
        command = replace(
            command, data={**command.data, "unit": people.unit(work, command.name.strip()[:80])}
        )
    if command.action in (Action.ADD, Action.ANSWER):
        wrote = next((e.actor for e in reversed(seen.events) if e.action is Action.WRITE), None)
        if any(person.id == wrote != held.case.handler for person in people.staff(work)):
            command = replace(command, data={**command.data, "writer": wrote})
    if command.action in _RELAYED:
        found = named(work, command.words, known(work))
        if any(is_thanks(command.words.replace(s.name, "")) for s in (Subject(""), *found)):
            command = replace(command, data={**command.data, "thanks": True})
        else:
            command = replace(command, named=found)
    if command.action is Action.PROPOSE:
        hands.propose(work, office, held, command, seen.actor(person))
    elif command.action is Action.TO_DESK:
        to_the_desk.hand_over(work, office, seen, command, seen.actor(person))
    else:
        change(work, office, held, command, seen.actor(person))
    return held.case.id


_RELAYED = {Action.ADD, Action.ANSWER, Action.REOPEN, Action.WITHDRAW}
"""A resident's words that go on to whoever has the case."""


def finish_task(work: Work, office: Office, command: FinishTask, person: Person) -> int | None:
    """A clerk did it; a typed-up voice message becomes the case's words."""
    office_only(person)
    row = people.task(work, command.task)
    if row is None or row.done_at is not None:
        raise TaskDone()
    held = rows.load(work, [row.case_id])[row.case_id] if row.case_id is not None else None
    if not telling.may_see_task(
        work, office, person, held.case if held else None, To(row.raised_for), row.owner_id
    ):
        raise NotYours()
    if held is not None and row.kind == "type_up":
        found = named(work, command.words, known(work))
        spoken = {"typed": list(row.files)}
        typed = Act(row.case_id, Action.TYPE_UP, words=command.words, named=found, data=spoken)
        change(work, office, held, typed, actor(person))
    people.finish_task(work, command.task, person.id)
    return int(row.case_id) if row.case_id is not None else None

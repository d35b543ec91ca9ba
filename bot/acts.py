"""Commands carried out, for whoever speaks; all in the transaction that holds their message."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import (
    calls,
    consent,
    digest,
    forgetting,
    hands,
    joining,
    leaving,
    mydata,
    proxies,
    rebalancing,
    telling,
    unit_acts,
    views,
    wish_acts,
)
from bot.at_the_desk import at_the_desk, instead, would_take
from bot.choosing import best, candidates
from bot.choosing import reasons as reasons_of
from bot.office import Office
from bot.settling import change, settle
from bot.views import actor
from cases import access, assignment, numbers, wall
from cases.commands import (
    Act,
    AskToClaim,
    Command,
    Disconnect,
    Enrol,
    FinishTask,
    Follow,
    Forget,
    Join,
    Leave,
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
)
from cases.errors import NobodyAtTheDesk, NoSuchPerson, NotYours, TaskDone
from cases.lifecycle import apply
from cases.model import Action, Kind, Place, Subject
from cases.notices import To
from cases.opening import open_case
from cases.people import OFFICE, STAFF, SYSTEM, District, Person
from cases.sources import BY_PROXY, ENTERED_BY, Source
from handlers.phrases import is_thanks
from storage import cases as rows
from storage import parts, people, petitions, queue, wishes
from storage.chats import Chat
from storage.desk import desk
from storage.work import Work
from words import render


def perform(work: Work, office: Office, command: Command, chat: Chat) -> int | None:
    """Carry out a command for whoever speaks in `chat`; returns the case it concerned. Raises `Refused`."""
    person = chat.person
    if isinstance(command, OpenCase):
        case = open_new(work, office, command, person)
        if command.vouched:
            proxies.recognise(work, office, chat, command.phone)
        return case
    if isinstance(command, NoteCall):
        return calls.note(work, office, command, person, act)
    if isinstance(command, Act):
        return act(work, office, command, person)
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
        hands.set_deputy(work, office, command)
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


def staff_only(person: Person) -> None:
    """Raises `NotYours` unless this is one of the office's people."""
    if not person.roles & STAFF:
        raise NotYours()


def office_only(person: Person) -> None:
    """Raises `NotYours` unless this is somebody to whom the office gives tasks."""
    if not person.roles & OFFICE:
        raise NotYours()


def _resendable(work: Work, notice: int, person: Person) -> None:
    """Raises `NotYours` where they have nothing to do with what it is about."""
    office_only(person)
    case = queue.case_of(work, notice)
    seen = views.read(work, case) if case is not None else None
    if seen is None:
        staff_only(person)
    elif not access.sees_as_office(seen.held.case, actor(person)):
        raise NotYours()


def open_new(work: Work, office: Office, command: OpenCase, by: Person) -> int:
    """A report becomes a case: numbered, planned, and with a representative at once where the rules allow.

    Raises `NotYours` where `by` may not enter it from this source; 检举控告 nobody enters for somebody else.
    """
    if by.roles.isdisjoint(ENTERED_BY.get(command.source, by.roles)):
        raise NotYours()
    if command.kind is Kind.MISCONDUCT and command.source is not Source.CHAT:
        raise NotYours()
    person = proxies.answered(work, office, command, by)
    if person.id == by.id and command.source not in BY_PROXY and (command.phone or command.name):
        values = {"phone": command.phone or person.phone, "name": command.name or person.name}
        people.change(work, person, **values)
    command = replace(command, place=_whole(command.place, people.tree(work)))
    number = rows.next_id(work, office.first_number)
    everybody = known(work)
    case, event, said, _ = open_case(
        command,
        case=number,
        number=numbers.number(number),
        resident=person.id,
        now=work.now,
        topics=assignment.topics(command.words, office.topics),
        subjects=_about(work, command, everybody, person.id),
        policy=office.policy,
        calendar=office.calendar,
        by={name: id for name, id in (("link", person.chosen), ("station", person.station)) if id},
        entered=by.id,
    )
    final = petitions.final_of(work, person.id) if case.kind is Kind.PETITION else ()
    note = render.text(office.language, "reviewed-before", numbers="、".join(final)) if final else ""
    happened, notices = [(event, said)], []
    reasons: tuple[tuple[str, str], ...] = ()
    if case.kind is Kind.MISCONDUCT and not at_the_desk(work, case):
        raise NobodyAtTheDesk(**instead(office))
    # What was only spoken may be about whoever would get it: a clerk hears it first (promise 5).
    if case.kind in office.automatic and not case.subjects and not case.voice:
        found = best(work, office, case)
        if found is not None:
            reasons = reasons_of(found)
            for one in (Act(case.id, Action.ADMIT), Act(case.id, Action.ASSIGN, person=found.person.id)):
                case, event, said, told = apply(case, one, SYSTEM, work.now, office.policy, office.calendar)
                happened.append((event, said))
                # the conversation answers whoever speaks in it
                notices += [n for n in told if n.to is not To.RESIDENTS or person.id != by.id]
    settle(work, office, None, case, happened, notices, why=reasons, note=note)
    return case.id


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


def known(work: Work) -> list[Person]:
    """Everybody who handles cases, and so may be whom one is about."""
    handle = [*people.representatives(work), *people.staff(work), *parts.officers(work), *desk(work)]
    return [*handle, *wishes.volunteers(work)]


def _named(work: Work, words: str, known: Sequence[Person]) -> tuple[Subject, ...]:
    """Everybody known whose name stands in these words."""
    found = {p.id: p for p in known if len(p.name) > 1 and p.name in words}
    return tuple(unit_acts.subject(work, p.name, p.unit, p.id) for p in found.values())


def _about(work: Work, command: OpenCase, known: Sequence[Person], resident: int) -> tuple[Subject, ...]:
    """Whom the report is about, as it says itself, and anybody known whose name stands in its words."""
    about = command.about.strip()
    found = _named(work, f"{command.words}\n{about}", [p for p in known if p.id != resident])
    units = unit_acts.named(about, parts.names(work)) if about else {}
    if about and not any(s.name in about for s in found):
        first = unit_acts.subject(work, about, next(iter(units), None))
        found = (*found, first)
    has = {s.unit for s in found}
    return (*found, *(unit_acts.subject(work, name, unit) for unit, name in units.items() if unit not in has))


def desk_takes(work: Work, words: str, about: str, resident: int) -> bool:
    """True: somebody of the desk for 检举控告 could look into what this resident says."""
    command = OpenCase(Kind.MISCONDUCT, words, about=about)
    return would_take(work, _about(work, command, known(work), resident), resident)


def act(work: Work, office: Office, command: Act, person: Person) -> int:
    """One action of a person on a case."""
    seen = views.read(work, command.case)
    if seen is None or not wall.may_know(seen.held.case, seen.actor(person)):
        raise NotYours()  # before anything of it is looked up: it reads like a number that does not exist
    held = seen.held
    if command.action is Action.ASSIGN and command.person not in held.case.accused:
        choice = {c.person.id: c for c in candidates(work, office, held.case)}.get(command.person or 0)
        if choice is None:
            raise NoSuchPerson(number=held.case.number)
        held = replace(held, reasons=(*hands.passed_on(seen, command.person), *reasons_of(choice)))
    command = unit_acts.complete(work, office, held.case, command)
    command = wish_acts.complete(work, held.case, command, seen.actor(person))
    if command.action is Action.INSTRUCT and command.name.strip():
        command = replace(
            command, data={**command.data, "unit": people.unit(work, command.name.strip()[:80])}
        )
    if command.action in (Action.ADD, Action.ANSWER):
        wrote = next((e.actor for e in reversed(seen.events) if e.action is Action.WRITE), None)
        if any(person.id == wrote != held.case.handler for person in people.staff(work)):
            command = replace(command, data={**command.data, "writer": wrote})
    if command.action in _RELAYED:
        named = _named(work, command.words, known(work))
        if any(is_thanks(command.words.replace(s.name, "")) for s in (Subject(""), *named)):
            command = replace(command, data={**command.data, "thanks": True})
        else:
            command = replace(command, named=named)
    if command.action is Action.PROPOSE:
        hands.propose(work, office, held, command, seen.actor(person))
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
        named = _named(work, command.words, known(work))
        spoken = {"typed": list(row.files)}
        typed = Act(row.case_id, Action.TYPE_UP, words=command.words, named=named, data=spoken)
        change(work, office, held, typed, actor(person))
    people.finish_task(work, command.task, person.id)
    return int(row.case_id) if row.case_id is not None else None

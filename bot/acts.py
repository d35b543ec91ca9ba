"""Commands carried out, for whoever speaks; all in the transaction that holds their message."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import digest, recalling, telling, unit_acts, views, wish_acts
from bot.choosing import best, candidates
from bot.choosing import reasons as reasons_of
from bot.office import Office
from bot.settling import change, settle
from bot.views import actor
from cases import assignment, numbers
from cases.commands import (
    Act,
    AskToClaim,
    Command,
    Enrol,
    FinishTask,
    Follow,
    Join,
    OpenCase,
    Resend,
    SetAway,
    SetDigest,
    SetLanguage,
    SetQuiet,
)
from cases.errors import LinkNotHere, NoSuchPerson, NotYours, TaskDone
from cases.lifecycle import HELD, apply
from cases.model import Action, Kind, Place, Subject
from cases.notices import To
from cases.opening import open_case
from cases.people import STAFF, SYSTEM, District, Person
from handlers.phrases import is_thanks
from storage import cases as rows
from storage import chats, merging, parts, people, petitions, queue, wishes
from storage.cases import Held
from storage.chats import Chat
from storage.work import Work
from words import render


def perform(work: Work, office: Office, command: Command, chat: Chat) -> int | None:
    """Carry out a command for whoever speaks in `chat`; returns the case it concerned. Raises `Refused`."""
    person = chat.person
    if isinstance(command, OpenCase):
        return open_new(work, office, command, person)
    if isinstance(command, Act):
        return act(work, office, command, person)
    if isinstance(command, Join):
        join(work, office, command.code, chat)
    elif isinstance(command, Follow):
        came = {"chosen_id": command.representative, "station_id": command.station}
        people.change(work, person, **{name: id for name, id in came.items() if id})
        chat.person = people.load(work, [person.id])[person.id]
    elif isinstance(command, SetLanguage):
        people.change(work, person, language=command.language)
        chat.person = people.load(work, [person.id])[person.id]
    elif isinstance(command, SetAway):
        people.change(work, person, away_from=command.begin, away_until=command.end)
        chat.person = people.load(work, [person.id])[person.id]
    elif isinstance(command, SetQuiet | SetDigest):
        set_hours(work, office, command, chat)
    elif isinstance(command, FinishTask):
        return finish_task(work, office, command, person)
    elif isinstance(command, AskToClaim):
        wish_acts.ask_to_claim(work, office, command, chat)
    elif isinstance(command, Enrol):
        wish_acts.enrol(work, office, command, person)
    elif isinstance(command, Resend):
        staff_only(person)
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


def join(work: Work, office: Office, code: str, chat: Chat) -> None:
    """This chat belongs to whom the invitation was for from now on.

    What they reported before comes along, and what they have in hand – but a case that the one has, and the
    other reported or is meant by, goes back to the clerks first.
    """
    link = office.links.read(code, work.now)
    if link is not None and link.kind == "p":
        if chat.person.id != link.id and merging.has_own(work, chat.person):
            raise LinkNotHere()
        people.use_once(work, code, link.id)
        number = link.id
    else:
        number = people.use_invitation(work, code)
    old, new = chat.person, people.load(work, [number])[number]
    if new.id != old.id:
        for held in rows.load(work, merging.torn(work, old, new)).values():
            _let_go(work, office, held, old, new)
        merging.merge(work, old, new)
        for case in merging.kept_from(work, new):
            if (seen := views.read(work, case)) is not None:
                recalling.recall(work, seen, None)
    chats.belongs_to(work, chat, people.load(work, [new.id])[new.id])


def _let_go(work: Work, office: Office, held: Held, old: Person, new: Person) -> None:
    case = held.case
    has, other = (old, new) if case.handler == old.id else (new, old)
    if other.id in case.accused:
        mark = Act(case.id, Action.MARK_SUBJECT, person=has.id, name=has.name)
        change(work, office, held, mark, SYSTEM)
    elif case.state in HELD:
        words = render.text(office.language, "reason-back-involved")
        action = Action.GIVE_BACK if case.lead is None else Action.GIVE_UP
        back = Act(case.id, action, words, data={"reason": "involved"})
        change(work, office, held, back, actor(has))


def open_new(work: Work, office: Office, command: OpenCase, person: Person) -> int:
    """A report becomes a case: numbered, planned, and with a representative at once where the rules allow."""
    if command.phone or command.name:
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
        subjects=_about(command, everybody, person.id, parts.names(work)),
        policy=office.policy,
        calendar=office.calendar,
        by={name: id for name, id in (("link", person.chosen), ("station", person.station)) if id},
    )
    final = petitions.final_of(work, person.id) if case.kind is Kind.PETITION else ()
    note = render.text(office.language, "reviewed-before", numbers="、".join(final)) if final else ""
    happened, notices = [(event, said)], []
    reasons: tuple[tuple[str, str], ...] = ()
    # What was only spoken may be about whoever would get it: a clerk hears it first (promise 5).
    if case.kind in office.automatic and not case.subjects and not case.voice:
        found = best(work, office, case)
        if found is not None:
            reasons = reasons_of(found)
            for one in (Act(case.id, Action.ADMIT), Act(case.id, Action.ASSIGN, person=found.person.id)):
                case, event, said, told = apply(case, one, SYSTEM, work.now, office.policy, office.calendar)
                happened.append((event, said))
                notices += [n for n in told if n.to is not To.RESIDENTS]  # the conversation answers them
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
    handle = [*people.representatives(work), *people.staff(work), *parts.officers(work)]
    return [*handle, *wishes.volunteers(work)]


def _named(words: str, known: Sequence[Person]) -> tuple[Subject, ...]:
    """Everybody known whose name stands in these words."""
    found = {p.id: Subject(p.name, p.id, unit=p.unit) for p in known if len(p.name) > 1 and p.name in words}
    return tuple(found.values())


def _about(
    command: OpenCase, known: Sequence[Person], resident: int, units: Mapping[int, str]
) -> tuple[Subject, ...]:
    """Whom the report is about, as it says itself, and anybody known whose name stands in its words."""
    about = command.about.strip()
    found = _named(f"{command.words}\n{about}", [p for p in known if p.id != resident])
    if about and not any(s.name in about for s in found):
        return (*found, Subject(about, unit=unit_acts.named(about, units)))
    return found


def act(work: Work, office: Office, command: Act, person: Person) -> int:
    """One action of a person on a case."""
    seen = views.read(work, command.case)
    if seen is None:
        raise NotYours()
    held = seen.held
    if command.action is Action.ASSIGN and command.person not in held.case.accused:
        choice = {c.person.id: c for c in candidates(work, office, held.case)}.get(command.person or 0)
        if choice is None:
            raise NoSuchPerson(number=held.case.number)
        held = replace(held, reasons=reasons_of(choice))
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
        named = _named(command.words, known(work))
        if any(is_thanks(command.words.replace(s.name, "")) for s in (Subject(""), *named)):
            command = replace(command, data={**command.data, "thanks": True})
        else:
            command = replace(command, named=named)
    change(work, office, held, command, seen.actor(person))
    return held.case.id


_RELAYED = {Action.ADD, Action.ANSWER, Action.REOPEN, Action.WITHDRAW}
"""A resident's words that go on to whoever has the case."""


def finish_task(work: Work, office: Office, command: FinishTask, person: Person) -> int | None:
    """A clerk did it; a typed-up voice message becomes the case's words."""
    staff_only(person)
    row = people.task(work, command.task)
    if row is None or row.done_at is not None:
        raise TaskDone()
    held = rows.load(work, [row.case_id])[row.case_id] if row.case_id is not None else None
    if not telling.may_see_task(
        work, office, person, held.case if held else None, To(row.raised_for), row.owner_id
    ):
        raise NotYours()
    if held is not None and row.kind == "type_up":
        named = _named(command.words, known(work))
        typed = Act(row.case_id, Action.TYPE_UP, words=command.words, named=named)
        change(work, office, held, typed, actor(person))
    people.finish_task(work, command.task, person.id)
    return int(row.case_id) if row.case_id is not None else None

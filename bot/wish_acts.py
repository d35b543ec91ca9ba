"""What an act about a wish needs besides, and who may claim wishes: asked for, and decided by a clerk."""

from dataclasses import replace

from bot import telling, wish_views
from bot.office import Office
from bot.task_views import put_task, task_view
from cases import tasks, wall
from cases.commands import Act, AskToClaim, Enrol
from cases.errors import NotYours, TaskDone, WishTaken
from cases.model import Action, Case
from cases.notices import Notice, Priority, To
from cases.people import CLAIMERS, STAFF, Actor, Person, Role
from handlers.menu import offers
from handlers.turn import Say
from storage import chats, people, posting
from storage.chats import Chat
from storage.work import Work
from words import render


def complete(work: Work, case: Case, command: Act, who: Actor) -> Act:
    """What goes on the wall is cleaned by the office itself, whatever a conversation showed.

    Raises `WishTaken` for who comes too late.
    """
    if command.action is Action.CLAIM and wall.taken(case, who):
        raise WishTaken(number=case.number)
    if command.action is not Action.OFFER:
        return command
    return replace(command, words=wish_views.cleaned(work, case, command.words))


def ask_to_claim(work: Work, office: Office, command: AskToClaim, chat: Chat) -> None:
    """Kept with the person; the clerks have to decide. Asked again it is the same task."""
    person = chat.person
    if person.roles & CLAIMERS:
        return
    values = {"name": command.name, "phone": command.phone or person.phone}
    people.change(work, person, claims_as=command.claims_as.value, **values)
    chat.person = people.load(work, [person.id])[person.id]
    again = tasks.again_at("volunteer", work.now, office.calendar)
    key, note = f"volunteer:{person.id}", command.claims_as.value
    number = people.add_task(work, "volunteer", again, dedupe_key=key, person_id=person.id, note=note)
    if number is None:
        return
    notice = Notice(To.CLERKS, "task-volunteer", Priority.NOTICE)
    task = task_view(work, people.task(work, number))
    staff = [one.id for one in telling.in_charge(work, office, To.CLERKS)]
    for clerk, where in chats.of_people(work, staff).items():
        put_task(work, office, where[0], notice, clerk, task, -1)  # the reminders count from 0


def enrol(work: Work, office: Office, command: Enrol, clerk: Person) -> None:
    """Decided: they may claim wishes from now on, or hear why not. Raises `NotYours`, `TaskDone`."""
    if not clerk.roles & STAFF:
        raise NotYours()
    row = people.task(work, command.task)
    if row is None or row.kind != "volunteer" or row.done_at is not None:
        raise TaskDone()
    people.finish_task(work, row.id, clerk.id)
    person = people.load(work, [row.person_id])[row.person_id]
    joined = replace(person, roles=person.roles | {Role.VOLUNTEER})
    if command.yes:
        people.change(work, person, **people.roles_columns(joined.roles))
    else:
        people.change(work, person, claims_as=None)
    work.lasting.pop("volunteers", None)
    for chat in chats.of_people(work, [person.id]).get(person.id, ())[:1]:
        said = Say("volunteer-declined", {"words": command.words})
        if command.yes:
            said = Say("volunteer-welcome", {"offers": offers(joined)})
        message = render.say(person.language, said, zone=office.zone, now=work.now)
        posting.put(
            work,
            chat_id=chat.id,
            payload=message.to_json(),
            priority=Priority.NOTICE,
            due_at=work.now,
            dedupe_key=f"v:{row.id}",
            person_id=person.id,
            what=said.what,
        )

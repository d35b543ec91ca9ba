"""Staff tasks that belong to no case, told to one of the staff."""

from datetime import datetime

from bot.office import Office
from bot.telling import kept
from cases import quiet
from cases.notices import Notice
from cases.people import Person
from handlers.shown import TaskView
from storage import posting
from storage.chats import Chat
from storage.work import Work
from words import render
from words.message import Message


def compose_task(office: Office, person: Person, task: TaskView, now: datetime) -> Message:
    """A staff task that belongs to no case."""
    return render.notice(person.language, f"task-{task.kind}", None, {}, zone=office.zone, now=now, task=task)


def put_task(
    work: Work, office: Office, chat: Chat, notice: Notice, person: int, task: TaskView, round_: int
) -> None:
    """The same, into the outbox."""
    due_at = quiet.waits_until(notice, chat.person, office.calendar, office.digest, work.now, by_itself=True)
    waits = due_at > work.now or quiet.in_digest(notice)
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

"""Tasks of the staff as they are shown: made of their rows, and told where they belong to no case."""

from datetime import datetime
from typing import Any

from bot import telling
from bot.office import Office
from cases import quiet
from cases.notices import Notice
from cases.people import Person
from handlers.shown import CaseView, TaskView
from storage import parts, posting
from storage.chats import Chat
from storage.work import Work
from words import render
from words.message import Message


def task_view(work: Work, row: Any, case: CaseView | None = None) -> TaskView:
    """The task of this row of `tasks`. `case`: what it is about, as they may see it."""
    return TaskView(
        row.id,
        row.kind,
        case,
        row.created_at,
        row.note,
        tuple(row.files),
        parts.whom(work, row.person_id, row.unit_id),
        row.notice_id,
        done=row.done_at is not None,
        unit=row.unit_id,
        whom=row.person_id,
    )


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
    if not waits:
        telling.looked(work, task, person, None)
    posting.put(
        work,
        chat_id=chat.id,
        payload=telling.kept(notice, task) if waits else now,
        priority=notice.priority,
        due_at=due_at,
        held=waits,
        dedupe_key=f"t:{task.id}:{round_}:{person}",
        person_id=person,
        what=notice.what,
        once=True,
    )

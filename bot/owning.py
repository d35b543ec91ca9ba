"""Which of the staff looks after a case: taken on, handed over, put off."""

from datetime import datetime

from bot import telling
from bot.office import Office
from bot.task_views import task_view
from bot.views import Seen
from cases import tasks
from cases.model import Event
from cases.notices import Notice, To
from storage import people
from storage.tables import tasks as tasks_table
from storage.work import Work


def follow(work: Work, office: Office, seen: Seen, event: Event) -> None:
    """Its open tasks go to whoever has it now, or wait until the date it was put off to."""
    owner, snoozed = event.data.get("owner"), event.data.get("snoozed")
    if owner is None and snoozed is None:
        return
    rows = people.tasks_on(work, seen.held.case.id)
    if owner is not None and owner != event.actor:
        name = people.load(work, [event.actor])[event.actor].name if event.actor is not None else ""
        said = seen.said.get(event.seq)
        spoken = "yes" if said is not None and said.words else "no"
        data = {"from": name, "spoken": spoken, "card": not rows}  # each of its tasks comes with the card
        telling.tell(work, office, seen, event, [Notice(To.OWNER, "handed-over", data=data)])
    for row in rows:
        if tasks.untold(row.created_at, row.next_action_at):  # it comes with its words, or in a moment
            work.change(tasks_table, {"id": row.id}, owner_id=owner if owner is not None else row.owner_id)
            continue
        if snoozed is not None:
            later = max(datetime.fromisoformat(snoozed), row.next_action_at)
            work.change(tasks_table, {"id": row.id}, next_action_at=later)
            continue
        later = tasks.again_at(row.kind, work.now, office.calendar)
        work.change(tasks_table, {"id": row.id}, owner_id=owner, next_action_at=later, reminded=0)
        if owner != event.actor:
            task = task_view(work, row)
            telling.tell(work, office, seen, event, [Notice(To.OWNER, f"task-{row.kind}")], task)

"""What staff were asked to decide, and what then came to pass by itself: they hear that it is settled."""

from dataclasses import replace

from bot import telling
from bot.office import Office
from bot.views import Seen
from cases.model import Action, Event
from cases.notices import Notice, Priority, To
from storage import holding
from storage.ahead import Standing
from storage.work import Work

ASKED = "escalated"
"""The kind of task by which they were asked."""


def tell(work: Work, office: Office, seen: Seen, event: Event, asked: list[Standing]) -> None:
    """The system has given the case to the next; `asked`: what was to be decided until then.

    Nobody hears so who was not asked.
    """
    if event.actor is not None or event.action is not Action.ASSIGN:
        return
    case = seen.held.case
    for task in asked:
        to, of = To(task.raised_for), event
        if task.owner_id is not None:
            whose = {"owner": task.owner_id, "for": task.raised_for}
            to, of = To.OWNER, replace(event, data={**event.data, **whose})
        notice = Notice(to, "overtaken-clerks", Priority.NOTICE)
        meant = telling.recipients(work, office, seen, of, notice)
        since, what = case.opened_at, f"task-{ASKED}"
        if any(holding.told_since(work, case.id, person, what, since) for person in meant):
            telling.tell(work, office, seen, of, [notice])

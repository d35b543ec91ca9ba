"""What staff were asked to decide, and what then came to pass by itself: they hear that it is settled."""

from collections.abc import Sequence
from dataclasses import replace

from bot import telling
from bot.office import Office
from bot.views import Seen
from cases.model import Action, Event
from cases.notices import Notice, Priority, To
from storage import holding, people
from storage.ahead import Standing
from storage.work import Work

ASKED = "escalated"
"""The kind of task by which they were asked."""


def asked(work: Work, case: int, event: Event) -> list[Standing]:
    """What was to be decided until the system gave the case to the next by this event, and is no more."""
    if event.actor is not None or event.action is not Action.ASSIGN:
        return []
    return people.standing_tasks(work, case, ASKED)


def tell(work: Work, office: Office, seen: Seen, event: Event, asked: Sequence[Standing]) -> None:
    """`event` has settled what staff were asked. Nobody hears so who was not."""
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

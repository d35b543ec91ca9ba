"""The digest: what waits for one person today, a line for each case, those due first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cases.model import State
from handlers.shown import CaseView, TaskView
from words import buttons
from words.cards import status, title, viewer
from words.dates import When
from words.escape import excerpt, html, width
from words.fluent import constant, sentence
from words.message import Button, Message
from words.offers import for_cases, for_tasks

LINES = 10
OPENED = 3
"""Cases with a button; the others are behind “my cases”."""
NARROW = 18
"""Chinese characters of a line on a phone; of Latin letters twice as many."""
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Item:
    """A case: the staff tasks on it, what is wanted of its handler (ids of reminders). Or a task alone."""

    view: CaseView | None
    tasks: tuple[TaskView, ...] = ()
    wants: tuple[str, ...] = ()


def digest(language: str, items: Sequence[Item], when: When) -> Message:
    """At most ten lines, a button for each of the first, and the way to all of them."""
    ordered = sorted(items, key=_due)
    shown, first = ordered[:LINES], ordered[:OPENED]
    told = [
        sentence(language, "digest", {"count": len(items)}),
        *(_line(language, one, when) for one in shown),
    ]
    if len(items) > LINES:
        told.append(sentence(language, "digest-more", {"count": len(items) - LINES}))
    opens: list[Button] = []
    for one in first:
        if one.tasks:
            opens += for_tasks(language, one.tasks[:1])
        elif one.view is not None:
            opens += for_cases(language, [one.view])
    flow = "queue" if all(one.tasks for one in items) else "mine"
    unopened = len(shown) - len(first)
    opens.append(Button(constant(language, f"press-{flow}") or "", f"f:{flow}"))
    return Message(
        text="\n".join(told),
        hint=sentence(language, "digest.hint", {"more": "yes" if unopened else "no"}),
        buttons=buttons.rows(opens),
    )


def _due(one: Item) -> datetime:
    return one.view.deadline or _NEVER if one.view is not None else _NEVER


def _line(language: str, one: Item, when: When) -> str:
    """What is wanted and how long is left; below it, what it is about."""
    view = one.view
    wanted = [sentence(language, f"task-kind-{task.kind}", {}) for task in one.tasks]
    wants = one.wants
    if view is not None and view.mine and view.state is State.ASSIGNED:
        wants = ("remind-accept", *(what for what in wants if what != "remind-accept"))
    wanted += [sentence(language, "digest-wants", {"what": what}) for what in wants]
    if view is None:
        first, about = html(wanted[0]), one.tasks[0].person or one.tasks[0].note
    else:
        far = status(language, view, viewer(view), when)
        first = f"<b>{html(view.number)}</b> {html(' · '.join([*wanted, far]))}"
        about = title(language, view)
    wide = width(about[:NARROW]) > NARROW
    cut = excerpt(about, NARROW if wide else 2 * NARROW)
    return f"{first}\n{html(cut)}" if cut else first

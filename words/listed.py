"""A case, or what staff have to do, in one line of a list."""

from collections import Counter

from handlers.shown import CaseView, TaskView
from words.cards import status, title, viewer
from words.dates import When
from words.escape import excerpt, html
from words.fluent import sentence


def line(language: str, view: CaseView, when: When) -> str:
    """A case in one line of a list, as HTML."""
    far = status(language, view, viewer(view), when)
    return f"<b>{html(view.number)}</b> {html(title(language, view))} · {html(far)}"


def task_line(language: str, task: TaskView, when: When) -> str:
    """A staff task in one line of a list, as HTML."""
    kinds = Counter(sentence(language, f"task-kind-{one.kind}", {}) for one in (task, *task.also))
    kind = " · ".join(name if times == 1 else f"{name} ×{times}" for name, times in kinds.items())
    about = line(language, task.case, when) if task.case else html(task.person or excerpt(task.note))
    return f"{kind} · {about}" if about else kind

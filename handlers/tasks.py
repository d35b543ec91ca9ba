"""Staff tasks: the queue, one task, a voice message typed up, done after a call, a notice sent again."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cases.commands import FinishTask, Resend
from handlers.ask import text
from handlers.facts import OneTask, Queue
from handlers.replay import fact
from handlers.shown import TaskView
from handlers.turn import Finish

SHOWN = 8


async def queue(args: Mapping[str, Any]) -> Finish | None:
    """What has to be decided, those due first."""
    tasks: tuple[TaskView, ...] = await fact(Queue())
    if not tasks:
        return Finish(say="queue-none")
    of_case: dict[int, list[TaskView]] = {}  # a case stands once, whatever is to be decided about it
    for one in tasks:
        of_case.setdefault(one.case.id if one.case else -one.id, []).append(one)
    lines = tuple(replace(first, also=tuple(more)) for first, *more in of_case.values())
    return Finish(say="queue", show={"tasks": lines[:SHOWN], "count": len(lines)})


async def task(args: Mapping[str, Any]) -> Finish | None:
    """One task, with its case and what settles it."""
    view: TaskView = await fact(OneTask(args["task"]))
    if view.done:
        return Finish(say="TaskDone")
    shown: dict[str, Any] = {"case": view.case} if view.case else {}
    return Finish(say="task", show={**shown, "task": view, "note": view.note, "person": view.person})


async def type_up(args: Mapping[str, Any]) -> Finish | None:
    """A voice message written down becomes the case's words."""
    view: TaskView = await fact(OneTask(args["task"]))
    if view.done:
        return Finish(say="TaskDone")
    words = await text("words", show={"case": view.case} if view.case else {})
    return Finish(FinishTask(view.id, words), "type-up-done")


async def task_done(args: Mapping[str, Any]) -> Finish | None:
    """Done by hand, for instance on the telephone: what came of it."""
    view: TaskView = await fact(OneTask(args["task"]))
    if view.done:
        return Finish(say="TaskDone")
    words = await text("words", 1000, skip=True, show={"note": view.note, "person": view.person})
    return Finish(FinishTask(view.id, words), "task-done")


async def resend(args: Mapping[str, Any]) -> Finish | None:
    """Send the notice that failed once more."""
    view: TaskView = await fact(OneTask(args["task"]))
    if view.notice is None:
        return Finish(say="resend-none")
    return Finish(Resend(view.notice), "resend-done")

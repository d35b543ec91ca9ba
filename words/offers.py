"""What can be pressed under a card: what it allows this person, the likely first. Data: `f:{flow}:…`."""

from collections.abc import Iterable, Sequence

from cases.model import Action, Kind, Outcome, State, Verdict
from cases.parts import Stage
from cases.people import Role
from handlers.calling import results
from handlers.more import more, press
from handlers.shown import CaseView, TaskView
from words.buttons import label
from words.cards import head, viewer
from words.fluent import constant
from words.message import Button

MOST = 4
"""Buttons under a card; what else is allowed is behind “more”."""

_REPRESENTATIVE: dict[State, tuple[Action, ...]] = {
    State.ASSIGNED: (Action.ACCEPT, Action.ASK, Action.GIVE_BACK, Action.SOLVE_ON_SPOT),
    State.IN_PROGRESS: (Action.RESOLVE, Action.PROGRESS, Action.ASK, Action.GIVE_BACK),
    State.WAITING: (Action.RESUME, Action.RESOLVE, Action.GIVE_BACK),
}
_STAFF: dict[State, tuple[Action, ...]] = {
    State.SUBMITTED: (Action.ASSIGN, Action.EXPLAIN, Action.REFUSE),
    State.ADMITTED: (Action.ASSIGN, Action.EXPLAIN, Action.MARK_URGENT),
    State.OFFERED: (Action.ASSIGN, Action.OFFER, Action.EXPLAIN),
    State.ASSIGNED: (Action.ASSIGN, Action.MARK_URGENT, Action.EXPLAIN),
    State.IN_PROGRESS: (Action.ASSIGN, Action.MARK_URGENT, Action.ASK),
    State.WAITING: (Action.ASSIGN, Action.EXPLAIN),
    State.RESOLVED: (Action.CLOSE,),
    State.REVIEW: (Action.DECIDE_REVIEW, Action.TAKE_ON),
}
_DESK: dict[State, tuple[Action, ...]] = {
    State.SUBMITTED: (Action.ADMIT, Action.REFUSE, Action.WRITE),
    State.IN_PROGRESS: (Action.EXPLAIN, Action.PROGRESS, Action.ASK),
    State.WAITING: (Action.RESUME, Action.EXPLAIN),
    State.RESOLVED: (Action.CLOSE,),
}
"""检举控告, at its desk."""
_OF_TASK: dict[str, tuple[Action, ...]] = {
    "escalated": (Action.ASSIGN, Action.TAKE_ON, Action.SNOOZE),
    "extension": (Action.APPROVE_EXTENSION, Action.REFUSE_EXTENSION),
    "instruction": (Action.TAKE_ON, Action.REPLY, Action.HAND_OVER),
    "review": (Action.DECIDE_REVIEW, Action.TAKE_ON),
    "unit_answered": (Action.EXPLAIN, Action.ASSIGN, Action.ENTRUST),
    "transfer": (Action.REFUSE_TRANSFER, Action.ASSIGN),
}
"""What settles a task of this kind, where that is not what the case's state suggests."""
_ABOUT_A_UNIT: dict[str, tuple[Action, ...]] = {
    "objection": (Action.DECIDE_OBJECTION, Action.CONFER),
    "unit_late": (Action.TAKE_ON, Action.UNIT_PROGRESS, Action.RELIEVE),
    "unit_nobody": (Action.UNIT_PROGRESS, Action.RELIEVE),
}
"""The same; what is done there is done about that unit."""
_OFFICER: dict[Stage, tuple[Action, ...]] = {
    Stage.ASKED: (Action.UNIT_ACCEPT, Action.UNIT_OBJECT, Action.UNIT_PROGRESS, Action.UNIT_ANSWER),
    Stage.ACCEPTED: (Action.UNIT_ANSWER, Action.UNIT_PROGRESS),
}
_RESIDENT: dict[State, tuple[Action, ...]] = {
    State.WAITING: (Action.ANSWER, Action.ADD),
    State.CLOSED: (Action.REOPEN, Action.ADD),
}
_VERDICTS = (Verdict.SATISFIED, Verdict.BASICALLY, Verdict.NOT)


def for_case(language: str, view: CaseView, role: Role | None = None, what: str = "") -> tuple[Button, ...]:
    """Buttons under a card or notice: the likely actions of `view.may`, in the order people need them."""
    role = role or viewer(view)
    if what in _SAID and view.state is not State.CLOSED:
        return _to_say(language, view)
    if what == "overtaken-clerks":
        return (_press(language, "case", view),)
    if role is Role.RESIDENT:
        return _of_resident(language, view, passes_on=bool(what) and view.tells == "me")
    if _to_rate(view):  # what somebody of the office came upon is theirs to rate
        return (*_verdicts(language, view), _press(language, "case_more", view))
    if view.kind is Kind.MISCONDUCT:
        return _likely(language, view, _DESK.get(view.state, ()))
    if role is Role.OFFICER and view.own is not None:
        late = view.own.objects_until is None
        listed = _OFFICER.get(view.own.stage, ())
        return _likely(language, view, [one for one in listed if not (late and one is Action.UNIT_OBJECT)])
    # At once with an instruction the unit gets it by itself; later somebody has to see to it.
    waits = (Action.ENTRUST,) if view.unit_waits is not None and what != "instructed-handler" else ()
    if role is not Role.REPRESENTATIVE:
        wall = (Action.OFFER,) if view.state in (State.SUBMITTED, State.ADMITTED) else ()
        another = (Action.ENTRUST,) if _lost_its_unit(view) else ()
        listed = (*waits, *another, *_STAFF.get(view.state, ()))
        wanted = not view.handler or bool(waits or another)  # else nobody waits for the staff
        return _likely(language, view, dict.fromkeys((Action.INSTRUCT, *wall, *listed)), strong=wanted)
    usual = _claimer(view) or _REPRESENTATIVE.get(view.state, ())
    first = 0 if what in ("instructed-handler", "ask-instructed") else 1  # a leader waits for that, too
    goes = (Action.ENTRUST,) if what in _WANT_A_UNIT else ()
    listed = (*goes, *usual[:first], *waits, Action.REPLY, *usual[first:])
    return _likely(language, view, dict.fromkeys(listed))


_WANT_A_UNIT = frozenset({"objection-upheld-handler", "relieved-handler"})
"""Notices after which somebody has to find another unit."""


def _lost_its_unit(view: CaseView) -> bool:
    """True: it was with a unit that is not the one, and with nobody else."""
    alone = not view.handler and not any(part.works for part in view.parts)
    return alone and Action.DECIDE_OBJECTION in view.happened


def _claimer(view: CaseView) -> tuple[Action, ...]:
    """Whoever claimed a wish gets in touch first; then it is to come true."""
    if not view.leads:
        return ()
    if view.claimed is not None and view.claimed.contact_by is not None:
        return (Action.WRITE, Action.RESOLVE, Action.GIVE_UP)
    return (Action.RESOLVE, Action.PROGRESS, Action.WRITE)


_SAID = frozenset({"wrote-residents", "wrote-handler", "added-handler", "answered-handler"})
"""Notices that are somebody's words: they can be answered."""


def _to_say(language: str, view: CaseView) -> tuple[Button, ...]:
    reply = Button(constant(language, "press-reply-write") or "", f"f:write:{view.id}:{view.version}", True)
    return (reply, _press(language, "thread", view), _press(language, "case", view))


def _likely(
    language: str, view: CaseView, actions: Iterable[Action], *, strong: bool = True
) -> tuple[Button, ...]:
    likely = [action.value for action in actions if action in view.may][: MOST - 1] or ["timeline"]
    first = likely[0] if strong and likely != ["timeline"] else ""
    made = [_press(language, flow, view, main=flow == first) for flow in likely]
    begins = more(view, likely)
    return (*made, Button(constant(language, "press-case_more") or "", f"f:{begins}"))


def _of_resident(language: str, view: CaseView, passes_on: bool = False) -> tuple[Button, ...]:
    """`passes_on`: for who only stands in for the resident; then no more than what is asked of them."""
    if _to_rate(view):
        review = (_press(language, "ask_review", view),) if Action.ASK_REVIEW in view.may else ()
        return (*_verdicts(language, view), *review, _press(language, "timeline", view))[:MOST]
    if Action.LASTED in view.may:
        again = Button(constant(language, "press-again") or "", f"f:reopen:{view.id}:{view.version}")
        return (_press(language, "lasted", view, main=True), again)
    waits = not view.urged and (view.still_days > 0 or view.mark == "overdue")
    usual = (*((Action.URGE,) if waits else ()), Action.ADD, Action.WITHDRAW)
    if Action.ASK_REVIEW in view.may:
        usual = (Action.ASK_REVIEW, *_RESIDENT[State.CLOSED])
    listed = usual if Action.ASK_REVIEW in view.may else _RESIDENT.get(view.state, usual)
    likely = [one for one in listed if one in view.may and not (passes_on and one in usual)]
    made = [_press(language, action.value, view, main=action is Action.ANSWER) for action in likely]
    return (*made, _press(language, "timeline", view))


def _to_rate(view: CaseView) -> bool:
    """True: their verdict is asked for."""
    return view.state is State.RESOLVED and Action.RATE in view.may and not view.rated


def _verdicts(language: str, view: CaseView) -> tuple[Button, ...]:
    told = "told" if view.outcome in (Outcome.EXPLAINED, Outcome.REFERRED) else "verdict"
    return tuple(
        Button(
            constant(language, f"press-{told}-{verdict.value}") or "",
            f"f:rate:{view.id}:{view.version}:{verdict.value}",
            main=verdict is Verdict.SATISFIED,
        )
        for verdict in _VERDICTS
    )


def for_cases(language: str, views: Sequence[CaseView]) -> tuple[Button, ...]:
    """One button for each case of a list."""
    return tuple(Button(label(head(language, view)), f"f:case:{view.id}:{view.version}") for view in views)


def for_task(language: str, task: TaskView, case: CaseView | None = None) -> tuple[Button, ...]:
    """What settles a staff task."""
    view = case or task.case
    if task.done:
        return ()
    if task.kind == "type_up":
        return (_task(language, "type_up", task, main=True),)
    if task.kind == "call" and view is not None:
        return _calls(language, task, view)
    if task.kind == "undelivered" and task.notice is not None:
        return (_task(language, "task_done", task, main=True), _task(language, "resend", task))
    if task.unit is not None and view is not None:
        return _about_a_unit(language, task, view)
    if task.kind == "volunteer":
        return (_task(language, "enrol", task, main=True), _task(language, "decline", task))
    if task.kind in ("parked", "undelivered", "added") or view is None:
        return (_task(language, "task_done", task, main=True),)
    if task.kind == "named" and Action.CLEAR_SUBJECT in view.may:  # else it is a case like any other
        return _likely(language, view, (Action.MARK_SUBJECT, Action.CLEAR_SUBJECT))
    if task.kind == "transfer" and Action.REFUSE_TRANSFER in view.may:
        approve = _press(language, "approve_transfer", view, main=True)
        rest = _OF_TASK["transfer"]
        begins = more(view, [action.value for action in rest])
        made = (_press(language, action.value, view) for action in rest)
        return (approve, *made, Button(constant(language, "press-case_more") or "", f"f:{begins}"))
    if task.kind in _OF_TASK and any(action in view.may for action in _OF_TASK[task.kind][:1]):
        return _likely(language, view, (Action.INSTRUCT, *_OF_TASK[task.kind]))
    return for_case(language, view, Role.CLERK)


def _about_a_unit(language: str, task: TaskView, view: CaseView) -> tuple[Button, ...]:
    done = (_task(language, "task_done", task, main=True),) if task.kind == "unit_nobody" else ()
    listed = [action for action in _ABOUT_A_UNIT[task.kind] if action in view.may]
    made = [
        _press(language, action.value, view, main=i == 0 and not done, extra=f":{task.unit}")
        for i, action in enumerate(listed)
    ]
    return (*done, *made, _press(language, "case_more", view))


def _calls(language: str, task: TaskView, view: CaseView) -> tuple[Button, ...]:
    """What a call came to; and what to give to somebody who has a phone by now."""
    made = [
        Button(constant(language, f"press-call-{result}") or "", f"f:call_note:t{task.id}::{result}", i == 0)
        for i, result in enumerate(results(view))
    ]
    return (*made, _task(language, "call_invite", task))


def for_tasks(language: str, tasks: Sequence[TaskView]) -> tuple[Button, ...]:
    """One button for each task of a queue."""
    return tuple(
        Button(label(f"{task.case.number} {kind}" if task.case else kind), f"f:task:t{task.id}")
        for task in tasks
        for kind in [constant(language, f"task-kind-{task.kind}") or ""]
    )


def _press(language: str, flow: str, view: CaseView, *, main: bool = False, extra: str = "") -> Button:
    words = constant(language, press(view, flow))
    return Button(words or flow, f"f:{flow}:{view.id}:{view.version}{extra}", main)


def _task(language: str, flow: str, task: TaskView, *, main: bool = False) -> Button:
    return Button(constant(language, f"press-{flow}") or flow, f"f:{flow}:t{task.id}", main)

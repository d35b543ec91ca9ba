"""The page that shows the lifecycle. `python -m cases.diagram > docs/lifecycle.md` renews it."""

from cases.lifecycle import TRANSITIONS
from cases.model import Action, State
from cases.people import ABOVE, Role

_STATES = {
    State.SUBMITTED: "新来的",
    State.ADMITTED: "已受理",
    State.OFFERED: "在心愿墙上",
    State.ASSIGNED: "已交办",
    State.IN_PROGRESS: "在办",
    State.WAITING: "等居民回话",
    State.RESOLVED: "已答复",
    State.REVIEW: "复查中",
    State.CLOSED: "办结",
}
_ROLES = {
    Role.RESIDENT: "居民 resident",
    Role.REPRESENTATIVE: "代表 representative",
    Role.OFFICER: "承办人 officer",
    Role.VOLUNTEER: "认领人 claimer",
    Role.CLERK: "工作人员 staff",
    Role.SUPERVISOR: "督办 supervisor",
    Role.LEADER: "领导 leader",
    Role.DISCIPLINE: "纪检 discipline desk",
    Role.SYSTEM: "系统 system",
}


def state_diagram() -> str:
    """The lifecycle as a mermaid `stateDiagram-v2`; one arrow for all actions that lead the same way."""
    arrows: dict[tuple[State, State], list[str]] = {}
    for (state, action), move in TRANSITIONS.items():
        for target in dict.fromkeys((move.to or state, *move.or_to)):
            if target is not state:
                arrows.setdefault((state, target), []).append(action.value)
    lines = ["stateDiagram-v2"]
    lines += [f"    {state.value}: {_STATES[state]} {state.value}" for state in State]
    lines += [f"    [*] --> {State.SUBMITTED.value}: {Action.SUBMIT.value}"]
    lines += [f"    {a.value} --> {b.value}: {', '.join(how)}" for (a, b), how in arrows.items()]
    lines += [f"    {State.CLOSED.value} --> [*]"]
    return "\n".join(lines)


def page() -> str:
    """docs/lifecycle.md, whole."""
    rows = [
        "| action | from | to | by | words |",
        "|---|---|---|---|---|",
        *(_row(action) for action in Action if action is not Action.SUBMIT),
    ]
    return "\n".join(
        [
            "# 事项的一生 · The life of a case",
            "",
            "由 `cases/lifecycle.py` 的表生成，请勿手改。 Generated from the table in `cases/lifecycle.py`;",
            "renew it with `python -m cases.diagram > docs/lifecycle.md`.",
            "",
            "```mermaid",
            state_diagram(),
            "```",
            "",
            "“–” is where it stands. With more than one target: a disputed or reopened case goes back to",
            "whoever has it, or to the clerks if nobody has; a case stays open while other residents of it",
            "have not rated or withdrawn yet; a case about its own handler is taken away from them.",
            "Nothing is solved on the spot once a resident has given a verdict or had it reopened: what was",
            "not good enough is answered, and asked about again. Staff close as fixed only what was answered",
            "and asked about. More time and reviews are decided above the clerks; where an office has nobody",
            "there, its clerks decide. Where a resident is erased the case goes on for the others; without",
            "any it is over, unless it is urgent: then the office goes on, and its answer ends it.",
            "A unit works while the case stands where it stands: a representative",
            "who passes it on has accepted it, and once the residents are answered the units that are still",
            "at it are relieved. `take_part`: a resident with the same matter joins by themselves, where it",
            "is open to others, or is entered by the staff. `merge` and `take_in` are the halves of one act;",
            "what is merged is never reopened, because it goes on in the other. `let_rest` changes nothing.",
            "What is reported of misconduct (检举控告) is the discipline desk's alone:",
            "admitted, it is in progress there, and nobody else does any of this with it.",
            "",
            *rows,
            "",
        ]
    )


def _row(action: Action) -> str:
    moves = {state: move for (state, named), move in TRANSITIONS.items() if named is action}
    several = moves.values()
    sources = ", ".join(state.value for state in moves)
    ways = dict.fromkeys(
        "–" if target is None or target is state else target.value
        for state, move in moves.items()
        for target in (move.to, *move.or_to)
    )
    staff = any(Role.CLERK in m.by for m in several)
    roles = [r for r in _ROLES if not (staff and r in ABOVE)]
    by = dict.fromkeys(_ROLES[r] for r in roles for m in several if r in m.by)
    words = "yes" if any(m.words for m in several) else ""
    return f"| {action.value} | {sources} | {', '.join(ways)} | {'、'.join(by)} | {words} |"


if __name__ == "__main__":
    print(page(), end="")

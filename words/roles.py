"""The page that shows who may do what. `python -m words.roles > docs/roles.md` renews it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from itertools import chain

from cases import access
from cases.lifecycle import TRANSITIONS
from cases.model import Action, Case, Event, Kind, Party, State, Subject
from cases.parts import Part, Stage
from cases.people import Actor, Role
from handlers.flows import FLOWS
from words.fluent import has, sentence

ROLES: Mapping[Role, str] = {
    Role.RESIDENT: "居民 resident",
    Role.REPRESENTATIVE: "代表 representative",
    Role.OFFICER: "承办人 officer",
    Role.VOLUNTEER: "志愿者 volunteer",
    Role.CORRESPONDENT: "通讯员 correspondent",
    Role.CLERK: "工作人员 clerk",
    Role.SUPERVISOR: "督办 supervisor",
    Role.LEADER: "领导 leader",
    Role.DISCIPLINE: "纪检 discipline",
    Role.ADMINISTRATOR: "管理员 administrator",
}
_YES = "●"
_THEN = datetime(2026, 1, 5, tzinfo=UTC)
_HANDLER, _OFFICER, _UNIT, _RESIDENT, _ACCUSED = 2, 3, 7, 1, 10


def page() -> str:
    """docs/roles.md, whole."""
    return "\n".join(
        [
            "# 谁能做什么 · Who may do what",
            "",
            "由程序的表生成，请勿手改。 Generated from the program's own tables; renew it with",
            "`python -m words.roles > docs/roles.md`. Tests try every state, action and role, and every",
            "query, command and button by every role, in chat and at the desk: on the wall, for deputies,",
            "with several residents, after somebody left – far more than ten thousand attempts, each",
            "judged by the rows that it changed and the words that were read (`tests/whole/attack`).",
            "",
            "With a case one acts as what one is *to it*: the resident is a party of it; the representative",
            "has it, or is the deputy of who has it and is away (of what representatives ask the office, a",
            "clerk has it); the officer belongs to a unit that works on it. Whoever a case is about –",
            "themselves, their unit, their deputies – is nobody to it, in whatever role. 检举控告 is its",
            "desk's alone.",
            "",
            "## 看 · Seeing",
            "",
            *_table(_SEEING),
            "",
            "## 对一件事项 · With a case",
            "",
            *_table(
                {_named(action): _does(action) for action in Action if _acts(action)},
                {**ROLES, Role.SYSTEM: "系统 system"},
            ),
            "",
            "## 自己开始 · What is begun without a case",
            "",
            *_table({_flow(name): _begins(name) for name, flow in FLOWS.items() if not flow.needs}),
            "",
        ]
    )


def _table(rows: Mapping[str, Callable[[Role], bool]], roles: Mapping[Role, str] = ROLES) -> Iterable[str]:
    yield f"|  | {' | '.join(roles.values())} |"
    yield "|---|" + ":-:|" * len(roles)
    for name, may in rows.items():
        yield f"| {name} | {' | '.join(_YES if may(role) else '' for role in roles)} |"


def _acts(action: Action) -> bool:
    return any(named is action for _, named in TRANSITIONS)


def _does(action: Action) -> Callable[[Role], bool]:
    by = set(chain.from_iterable(move.by for (_, named), move in TRANSITIONS.items() if named is action))
    return lambda role: role in by


def _begins(name: str) -> Callable[[Role], bool]:
    roles = FLOWS[name].roles
    return lambda role: not roles or role in roles


def _named(action: Action) -> str:
    label = f"press-{action}"
    return f"{sentence('zh', label, {})} `{action}`" if has("zh", label) else f"`{action}`"


def _flow(name: str) -> str:
    label = f"press-{name}"
    return f"{sentence('zh', label, {})} `/{name}`" if has("zh", label) else f"`/{name}`"


def _case(kind: Kind = Kind.COMPLAINT, *, shares: bool = False) -> Case:
    """One of everything: a resident, a handler, a unit with its officer, and somebody whom it is about."""
    desk = kind is Kind.MISCONDUCT
    return Case(
        1,
        "1-0",
        kind,
        State.IN_PROGRESS,
        "",
        _THEN,
        _THEN,
        handler=None if desk else _HANDLER,
        parties=(Party(_RESIDENT, shares_contact=shares),),
        subjects=(Subject("", _ACCUSED),),
        units=() if desk else (Part(_UNIT, Stage.ACCEPTED, True, _THEN, _THEN, _THEN, _OFFICER),),
    )


def _actor(role: Role) -> Actor:
    """Somebody who is nothing to the case but by this role."""
    person = {Role.RESIDENT: _RESIDENT, Role.REPRESENTATIVE: _HANDLER, Role.OFFICER: _OFFICER}.get(role, 20)
    return Actor(person, frozenset({role}), _UNIT if role is Role.OFFICER else None)


def _sees(of: Callable[[Case, Actor], bool], case: Case) -> Callable[[Role], bool]:
    return lambda role: of(case, _actor(role))


def _contact(case: Case, actor: Actor) -> bool:
    return access.may_see_contact(case, _RESIDENT, actor)


def _chasing(case: Case, actor: Actor) -> bool:
    return access.may_see_event(
        case, Event(1, 2, _THEN, None, Action.FOLLOW_UP, case.state, case.state), actor
    )


def _accused(case: Case, actor: Actor) -> bool:
    return access.may_see(case, Actor(_ACCUSED, actor.roles, actor.unit))


_SEEING: Mapping[str, Callable[[Role], bool]] = {
    "这件事项 the case": _sees(access.may_see, _case()),
    "居民没同意时的姓名电话 name and telephone, not agreed": _sees(_contact, _case()),
    "居民同意后的姓名电话 the same, agreed": _sees(_contact, _case(shares=True)),
    "反映的是谁 whom it is about": _sees(access.may_see_subjects, _case()),
    "怎么催的 how it was chased": _sees(_chasing, _case()),
    "反映的就是自己 where it is about themselves": _sees(_accused, _case()),
    "检举控告 misconduct": _sees(access.may_see, _case(Kind.MISCONDUCT)),
}


if __name__ == "__main__":
    print(page(), end="")

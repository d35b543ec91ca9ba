"""Policies of every shape that the check takes: for properties that must hold whatever an office writes."""

from typing import Any

from hypothesis import strategies as st

from cases.model import Kind, Outcome, State
from cases.notices import To
from cases.parts import Stage
from cases.policy import WISHES_ONLY, Policy, Where
from cases.wishes import ClaimStage
from tests.cases.scenes import raw_policy

SHORT = st.builds(lambda n, unit: f"{n}{unit}", st.integers(1, 20), st.sampled_from(["h", "d", "wh", "wd"]))
DAYS = st.builds(lambda n: f"{n}d", st.integers(1, 5))
WHOM = st.sampled_from([To.CLERKS, To.SUPERVISORS, To.LEADERS, To.DUTY])


def _timed(do: str, *times: str, **more: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.sampled_from(times).flatmap(
        lambda time: st.fixed_dictionaries(
            {"do": st.just(do), time: DAYS if time == "before_deadline" else SHORT, **more}
        )
    )


def _working(*dos: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Any steps, then one that goes on for ever."""
    times = ("after", "before_deadline", "after_deadline", "every")
    reminders = st.sampled_from(dos).flatmap(lambda do: _timed(do, *times)) if dos else st.nothing()
    some = st.one_of(reminders, _timed("escalate", *times, to=WHOM))
    end = _timed("escalate", "every", to=WHOM)
    return st.tuples(st.lists(some, max_size=4), end).map(lambda both: [*both[0], both[1]])


def _asking(end: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    def steps(days: list[int], whom: To) -> list[dict[str, Any]]:
        again, late, last = sorted(days)
        escalate = {"do": "escalate", "to": whom, "after": f"{late}d"}
        return [{"do": "ask_again", "after": f"{again}d"}, escalate, {"do": end, "after": f"{last}d"}]

    return st.builds(steps, st.lists(st.integers(1, 30), min_size=3, max_size=3, unique=True), WHOM)


_RISES = [{"do": "rise", "after": "3d"}, {"do": "reassign", "after": "6d"}]
_LISTS: dict[Where, st.SearchStrategy[list[dict[str, Any]]]] = {
    State.SUBMITTED: _working(),
    State.ADMITTED: _working(),
    State.ASSIGNED: st.tuples(st.booleans(), _working("remind", "ask_progress", "warn")).map(
        lambda both: [*([{"do": "reassign", "after": "3wd"}] if both[0] else []), *both[1]]
    ),
    State.IN_PROGRESS: _working("ask_progress", "warn"),
    State.WAITING: _asking("resume"),
    State.RESOLVED: _asking("close_unanswered"),
    State.REVIEW: _working(),
    Stage.ASKED: _working("remind", "warn"),
    State.OFFERED: st.tuples(st.sampled_from([[], _RISES]), _working()).map(
        lambda both: [*both[0], *both[1]]
    ),
    ClaimStage.CLAIMED: st.integers(2, 30).map(
        lambda days: [{"do": "remind", "after": "1d"}, {"do": "lapse", "after": f"{days}d"}]
    ),
    ClaimStage.CONTACTED: _working("ask_progress", "warn"),
    Stage.ACCEPTED: _working("ask_progress", "warn"),
    State.CLOSED: st.lists(
        _timed("revisit", "after", outcomes=st.just([Outcome.FIXED])) | _timed("reopen", "after"), max_size=2
    ),
}


def _named(lists: dict[Where, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    return {
        state.value: [{"name": f"step-{i}", **step} for i, step in enumerate(steps)]
        for state, steps in lists.items()
    }


def _policy(default: dict[Where, Any], own: dict[Where, Any], kind: Kind, urgent: dict[Where, Any]) -> Policy:
    raw = raw_policy()
    open_urgent = {where: steps for where, steps in urgent.items() if where is not State.CLOSED}
    if kind is not Kind.WISH:
        own = {where: steps for where, steps in own.items() if where not in WISHES_ONLY}
    sections = {"default": _named(default), kind.value: _named(own), "urgent": _named(open_urgent)}
    return Policy.load({**raw, "followup": {"undelivered": raw["followup"]["undelivered"], **sections}})


def _some(lists: dict[Where, Any]) -> st.SearchStrategy[dict[State, Any]]:
    return st.fixed_dictionaries({}, optional={state: lists[state] for state in lists})


_SHORT_LISTS = {  # a step so many days before the deadline never fires where there are only hours
    state: steps.filter(lambda listed: not any("before_deadline" in step for step in listed))
    for state, steps in _LISTS.items()
}
POLICIES = st.builds(
    _policy,
    st.fixed_dictionaries(_LISTS),
    _some(_LISTS),
    st.sampled_from([kind for kind in Kind if kind is not Kind.MISCONDUCT]),
    _some(_SHORT_LISTS),
)

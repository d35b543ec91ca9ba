from copy import deepcopy
from itertools import product
from typing import Any

import pytest
import yaml

from cases.model import Kind, State
from cases.notices import To
from cases.policy import ASKING, WISHES_ONLY, Do, Policy
from cases.policy_check import problems
from tests.cases.scenes import POLICY, a_case, raw_policy

ACCEPT = {"name": "accept", "do": "remind", "after": "1wd"}
FOR_EVER = {"name": "again", "do": "escalate", "to": "clerks", "every": "2wd"} | {"name": "for-ever"}


def changed(*path: str | int, to: Any) -> dict[str, Any]:
    """The default policy with one thing different; None takes it away."""
    raw: Any = deepcopy(raw_policy())
    here = raw
    for key in path[:-1]:
        here = here[key]
    if to is None:
        del here[path[-1]]
    else:
        here[path[-1]] = to
    return dict(raw)


def only(raw: dict[str, Any]) -> tuple[tuple[str | int, ...], str]:
    """The one problem there is."""
    found = problems(raw)
    assert len(found) == 1, found
    return found[0].path, found[0].message


def assigned(*steps: Any) -> dict[str, Any]:
    return changed("followup", "default", "assigned", to=list(steps))


def test_the_default_policy_is_sound_and_complete() -> None:
    assert problems(raw_policy()) == ()
    open_states = [s for s in State if s is not State.CLOSED]
    for kind, state in product(Kind, open_states):
        assert POLICY.steps[kind, state] or (kind is not Kind.WISH and state in WISHES_ONLY)
    accept = POLICY.steps[Kind.WISH, State.ASSIGNED][0]
    assert (accept.do, accept.to, str(accept.after)) == (Do.REMIND, To.HANDLER, "1wd")


def test_urgent_goes_before_the_kind_and_only_where_it_is_written() -> None:
    urgent = a_case(State.ASSIGNED, urgent=True)
    assert POLICY.steps_for(urgent) == POLICY.urgent[State.ASSIGNED]
    assert (
        POLICY.steps_for(a_case(State.RESOLVED, urgent=True)) == POLICY.steps[Kind.COMPLAINT, State.RESOLVED]
    )
    assert str(POLICY.limit(Kind.PETITION, urgent=True)) == "24h"
    assert str(POLICY.limit(Kind.PETITION, urgent=False)) == "60d"


def test_a_policy_that_never_ends_is_refused() -> None:
    path, message = only(assigned(ACCEPT))
    assert (path, message[:10]) == (("followup", "default", "assigned"), "never ends")
    with pytest.raises(ValueError, match="never ends"):
        Policy.load(assigned(ACCEPT))
    ask = {"name": "verdict", "do": "ask_again", "after": "3d"}
    path, message = only(changed("followup", "default", "resolved", to=[ask]))
    assert "close" in message


@pytest.mark.parametrize("state", [s for s in State if s is not State.CLOSED])
def test_the_end_that_is_suggested_is_one(state: State) -> None:
    first = {"name": "a", "do": "escalate", "to": "clerks", "after": "9d"}
    if state in ASKING:
        first = {"name": "a", "do": "ask_again", "after": "9d"}
    endless = changed("followup", "default", state.value, to=[first])
    (found,) = problems(endless)
    assert (
        problems(changed("followup", "default", state.value, to=[first, *yaml.safe_load(found.write)])) == ()
    )


def test_a_step_after_the_end_can_never_fire() -> None:
    raw = deepcopy(dict(raw_policy()))
    raw["followup"]["default"]["waiting"].append({"name": "more", "do": "ask_again", "after": "9d"})
    assert only(raw)[0] == ("followup", "default", "waiting", 2)


def test_asking_again_must_come_before_the_end() -> None:
    path, message = only(changed("followup", "default", "resolved", 0, "after", to="9d"))
    assert path == ("followup", "default", "resolved", 1, "after")
    assert "9d" in message


def test_a_warning_longer_than_the_deadline_can_never_fire() -> None:
    path, message = only(changed("followup", "question", "in_progress", 2, "before_deadline", to="8d"))
    assert path == ("followup", "question", "in_progress", 2, "before_deadline")
    assert "7d" in message


@pytest.mark.parametrize(
    ("step", "key", "says"),
    [
        ({"name": "a", "do": "remnd", "after": "1d"}, "do", "`remind`"),
        ({"name": "a", "do": "remind", "after": "1 day"}, "after", "5wd"),
        ({"name": "a", "do": "remind", "after": "0d"}, "after", "longer"),
        ({"name": "a", "do": "ask_progress", "every": "400d"}, "every", "at most 90d"),
        ({"name": "a", "do": "remind", "to": "clerks", "after": "1d"}, "to", "handler"),
        ({"name": "a", "do": "escalate", "to": "boss", "after": "1d"}, "to", "clerks"),
        ({"name": "a", "do": "escalate", "after": "1d"}, None, "missing"),
        ({"name": "a", "do": "ask_progress", "after": "1d", "every": "1d"}, None, "exactly one"),
        ({"name": "a", "do": "ask_progress"}, None, "exactly one"),
        ({"name": "a", "do": "resume", "after": "1d"}, "do", "assigned"),
        ({"name": "a", "do": "remind", "after": "1d", "afer": "2d"}, "afer", "`after`"),
        ({"name": "again", "do": "remind", "after": "1d"}, "name", "another"),
        ({"do": "remind", "after": "1d"}, None, "name"),
        ({"name": "for-ever", "do": "remind", "after": "1d"}, "other", "twice"),
        ("remind", None, "do: remind"),
    ],
)
def test_a_wrong_step_is_named_with_its_place(step: Any, key: str | None, says: str) -> None:
    path, message = only(assigned(step, FOR_EVER))
    here = ("followup", "default", "assigned")
    if key == "other":
        assert path == (*here, 1, "name")
    else:
        assert path == ((*here, 0, key) if key else (*here, 0))
    assert says in message


@pytest.mark.parametrize(
    ("path", "value", "at", "says"),
    [
        (("followup", "default", "asigned"), [FOR_EVER], ("followup", "default", "asigned"), "`assigned`"),
        (("followup", "wishes"), {}, ("followup", "wishes"), "`wish`"),
        (("followup", "wish"), [], ("followup", "wish"), "state"),
        (("followup", "default", "waiting"), [], ("followup", "default", "waiting"), "forgotten"),
        (("followup", "default", "waiting"), None, ("followup", "default"), "waiting"),
        (("followup", "undelivered"), None, ("followup", "undelivered"), "after"),
        (("followup",), None, ("followup",), "default"),
        (("deadlines", "wish"), "soon", ("deadlines", "wish"), "5wd"),
        (("deadlines", "wish"), None, ("deadlines",), "wish"),
        (("deadlines", "wish"), "0d", ("deadlines", "wish"), "longer"),
        (("followup", "undelivered", "every"), "91d", ("followup", "undelivered", "every"), "at most 90d"),
        (("deadlines", "wihs"), "1d", ("deadlines", "wihs"), "`wish`"),
        (("deadlines",), None, ("deadlines",), "complaint"),
    ],
)
def test_a_wrong_section_is_named_with_its_place(
    path: tuple[str, ...], value: Any, at: tuple[str, ...], says: str
) -> None:
    found = only(changed(*path, to=value))
    assert found[0] == at
    assert says in found[1]


@pytest.mark.parametrize("step", [{"before_deadline": "1h"}, {"every": "1d"}])
def test_questions_to_the_resident_know_neither_deadline_nor_repetition(step: dict[str, str]) -> None:
    ask = {"name": "ask", "do": "ask_again", **step}
    end = {"name": "end", "do": "resume", "after": "7d"}
    path, _ = only(changed("followup", "default", "waiting", to=[ask, end]))
    assert path == ("followup", "default", "waiting", 0, *step)

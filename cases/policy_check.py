"""Every mistake of a follow-up policy, with the place where it stands and what to write instead."""

from collections.abc import Iterator, Mapping
from typing import Any

from cases import terms_check
from cases.calendar import Duration
from cases.clocks import RESERVED
from cases.mistakes import LONGEST, Path, Problem, duration, limits, spans, unknown, within
from cases.model import Kind, Outcome, State
from cases.notices import To
from cases.parts import Stage
from cases.policy import (
    ASKING,
    CLAIM_STAGES,
    ENDINGS,
    LADDER,
    LISTED,
    OPEN_STATES,
    REMINDERS,
    UNIT_STAGES,
    WISHES_ONLY,
    Do,
    Where,
)
from cases.wishes import ClaimStage

TIMES = ("after", "before_deadline", "after_deadline", "every")
LONGEST_AFTER = Duration(730, "d")
"""… once it is over."""

WHERE: Mapping[str, Where] = {where.value: where for where in LISTED}
"""By its name, whatever may have a list of steps."""
_STATES_OF: Mapping[Do, frozenset[Where]] = {
    Do.REMIND: frozenset({State.ASSIGNED, Stage.ASKED, ClaimStage.CLAIMED}),
    Do.ASK_PROGRESS: frozenset({State.ASSIGNED, State.IN_PROGRESS, Stage.ACCEPTED, ClaimStage.CONTACTED}),
    Do.WARN: frozenset({State.ASSIGNED, State.IN_PROGRESS, *UNIT_STAGES, *CLAIM_STAGES}),
    Do.ESCALATE: frozenset(LISTED) - {State.CLOSED},
    Do.ASK_AGAIN: ASKING,
    Do.REASSIGN: frozenset({State.ASSIGNED, State.OFFERED}),
    Do.RISE: frozenset({State.OFFERED}),
    Do.LAPSE: frozenset(CLAIM_STAGES),
    Do.RESUME: frozenset({State.WAITING}),
    Do.CLOSE_UNANSWERED: frozenset({State.RESOLVED}),
    Do.REVISIT: frozenset({State.CLOSED}),
    Do.REOPEN: frozenset({State.CLOSED}),
}


def problems(raw: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What is wrong with `followup`, `deadlines` and `terms`; empty: `Policy.load` will take them."""
    return tuple(_problems(raw))


def _problems(raw: Mapping[str, Any]) -> Iterator[Problem]:
    yield from limits(raw.get("deadlines"), ("deadlines",), [*(k.value for k in Kind), "urgent"])
    yield from terms_check.problems(raw.get("terms"))
    followup = raw.get("followup")
    if not isinstance(followup, Mapping):
        yield Problem(("followup",), "is missing; it holds the steps for `default` and for single kinds")
        return
    sections = ["default", *(k.value for k in Kind), "urgent"]
    for section, states in followup.items():
        if section == "undelivered":
            continue
        here: Path = ("followup", section)
        if section not in sections:
            yield unknown(here, "kind", section, [*sections, "undelivered"])
        elif not isinstance(states, Mapping):
            yield Problem(here, "must hold a list of steps for each state")
        else:
            for state, steps in states.items():
                if state not in WHERE:
                    yield unknown((*here, state), "state", state, list(WHERE))
                elif WHERE[state] in WISHES_ONLY and section not in ("default", Kind.WISH.value, "urgent"):
                    yield Problem((*here, state), "can never fire: only a wish comes to it")
                else:
                    # a unit is given a day of its own: what is counted from it always fits
                    limits_here = (
                        {} if WHERE[state] in UNIT_STAGES else _limits(raw, followup, section, state)
                    )
                    yield from _list(steps, (*here, state), WHERE[state], limits_here)
                    yield from _stays_there(section, steps, (*here, state))
    default = followup.get("default")
    own = followup.get(Kind.WISH.value)
    for state in (*OPEN_STATES, *UNIT_STAGES, *CLAIM_STAGES):
        if state in WISHES_ONLY and own is not None and (not isinstance(own, Mapping) or state.value in own):
            continue
        if not isinstance(default, Mapping) or state.value not in default:
            yield Problem(("followup", "default"), f"has no steps for the state `{state.value}`")
    yield from spans(followup.get("undelivered"), ("followup", "undelivered"), ["after", "every"])


def _stays_there(section: Any, steps: Any, path: Path) -> Iterator[Problem]:
    """What is reported of misconduct (检举控告) goes to its desk alone, and nothing else does."""
    desk = section == Kind.MISCONDUCT.value
    for index, step in enumerate(steps if isinstance(steps, list) else ()):
        to = step.get("to") if isinstance(step, Mapping) else None
        if to in list(LADDER) and desk != (to == To.DISCIPLINE):
            fit = [rung.value for rung in LADDER if desk == (rung is To.DISCIPLINE)]
            yield unknown((*path, index, "to"), "`to`", to, fit)


def _list(steps: Any, path: Path, state: Where, limits: Mapping[str, Duration]) -> Iterator[Problem]:
    if not isinstance(steps, list) or not (steps or state is State.CLOSED):
        yield Problem(path, "must be a list of steps; a case in this state would be forgotten")
        return
    names: set[str] = set()
    ended = ""
    asked: Duration | None = None
    sound = True
    for index, step in enumerate(steps):
        here = (*path, index)
        found = list(_step(step, here, state, limits))
        yield from found
        if found:
            sound = False
            continue
        if step["name"] in names:
            yield Problem(
                (*here, "name"), f"“{step['name']}” stands in this list twice; every step needs its own name"
            )
        names.add(step["name"])
        if ended:
            yield Problem(here, f"can never fire: “{ended}” has ended the state before")
        elif Do(step["do"]) is Do.LAPSE:
            ended = step["name"]
            if not any(before["do"] in REMINDERS for before in steps[:index]):
                yield Problem(here, "must come after a reminder: nobody loses a claim without being asked")
        elif Do(step["do"]) in ENDINGS:
            ended = step["name"]
            if asked and asked.rough >= Duration.parse(step["after"]).rough:
                yield Problem(
                    (*here, "after"), f"must be longer than {asked}, when the resident is asked again"
                )
        elif Do(step["do"]) is Do.ASK_AGAIN:
            asked = Duration.parse(step["after"])
    if state is State.CLOSED:
        return
    if sound and not ended and not (steps[-1]["do"] == Do.ESCALATE and "every" in steps[-1]):
        yield _endless(path, state, asked)


def _endless(path: Path, state: Where, asked: Duration | None) -> Problem:
    if state not in ASKING:
        said = "never ends: the last step must be an `escalate` with `every`, so that it is chased"
        return Problem(path, said, "- {name: for-ever, do: escalate, to: clerks, every: 2wd}")
    do = Do.RESUME if state is State.WAITING else Do.CLOSE_UNANSWERED
    after = Duration(asked.count * 2, asked.unit) if asked else Duration(7, "d")
    end = f"- {{name: end, do: {do.value}, after: {after}}}"
    return Problem(path, "never ends: the last step must close the state", end)


def _step(step: Any, path: Path, state: Where, limits: Mapping[str, Duration]) -> Iterator[Problem]:
    if not isinstance(step, Mapping):
        yield Problem(path, "must be a step, e.g. {name: accept, do: remind, after: 1wd}")
        return
    for key in step:
        if key not in (
            keys := ("name", "do", "to", *TIMES, *(("outcomes",) if state is State.CLOSED else ()))
        ):
            yield unknown((*path, key), "key", key, keys)
    for index, outcome in enumerate(listed if isinstance(listed := step.get("outcomes", ()), list) else ()):
        if outcome not in list(Outcome):
            yield unknown((*path, "outcomes", index), "outcome", outcome, list(Outcome))
        elif outcome in (Outcome.WITHDRAWN, Outcome.MERGED):
            yield Problem(
                (*path, "outcomes", index), f"can never fire: what is `{outcome}` is not asked about"
            )
    name = step.get("name")
    if not isinstance(name, str) or not name:
        yield Problem(path, "needs a `name`")
    elif name in RESERVED or len(name) > 40:
        yield Problem(
            (*path, "name"), f"“{name}” cannot be a step's name; choose another of at most 40 letters"
        )
    if step.get("do") not in list(Do):
        yield unknown((*path, "do") if "do" in step else path, "`do`", step.get("do"), list(Do))
        return
    do = Do(step["do"])
    if state not in _STATES_OF[do]:
        fit = [d.value for d in Do if state in _STATES_OF[d]]
        yield Problem((*path, "do"), f"`{do.value}` has no meaning in `{state.value}`; use {', '.join(fit)}")
    yield from _to(step, path, do, To.OFFICERS if state in UNIT_STAGES else To.HANDLER)
    yield from _time(step, path, do, state, limits)


_REMINDED = {To.HANDLER: "the handler", To.OFFICERS: "the unit's officers"}


def _to(step: Mapping[str, Any], path: Path, do: Do, reminded: To) -> Iterator[Problem]:
    to = step.get("to")
    if do is Do.ESCALATE:
        if to not in list(LADDER):
            yield unknown((*path, "to") if "to" in step else path, "`to`", to, list(LADDER))
    elif "to" in step and not (do in REMINDERS and to == reminded):
        whom = _REMINDED[reminded] if do in REMINDERS else "the resident"
        yield Problem((*path, "to"), f"`{do.value}` always goes to {whom}; leave `to` out")


def _time(
    step: Mapping[str, Any], path: Path, do: Do, state: Where, limits: Mapping[str, Duration]
) -> Iterator[Problem]:
    given = [key for key in TIMES if key in step]
    if len(given) != 1:
        yield Problem(path, f"needs exactly one of {', '.join(TIMES)}")
        return
    key = given[0]
    here = (*path, key)
    found = duration(step[key])
    if isinstance(found, str):
        yield Problem(here, found)
    elif "deadline" in key and state in ASKING:
        yield Problem(here, f"the deadline stands still in `{state.value}`; use `after`")
    elif state is State.CLOSED and key != "after":
        yield Problem(here, "a closed case has no deadline, and is not asked about for ever; use `after`")
    elif key == "every" and do not in (*REMINDERS, Do.ESCALATE):
        yield Problem(here, f"`{do.value}` cannot repeat; use `after`")
    elif found.count == 0 and key != "after_deadline":
        yield Problem(here, "must be longer than nothing")
    elif found.rough > (most := LONGEST_AFTER if state is State.CLOSED else LONGEST).rough:
        yield Problem(here, f"must be at most {most}", f"{key}: {most}")
    elif key == "before_deadline":
        for kind, limit in limits.items():
            if found.rough >= limit.rough:
                yield Problem(here, f"can never fire: a case of `{kind}` has {limit} altogether")


def _limits(
    raw: Mapping[str, Any], followup: Mapping[str, Any], section: str, state: str
) -> Mapping[str, Duration]:
    """The deadlines of the kinds that this list is used for, as far as they can be read."""
    kinds = [section]
    if section == "default":
        kinds = [k.value for k in Kind if state not in (followup.get(k.value) or {})]
    deadlines = raw.get("deadlines")
    if not isinstance(deadlines, Mapping):
        return {}
    read = {kind: duration(within(deadlines.get(kind))) for kind in kinds}
    return {kind: limit for kind, limit in read.items() if isinstance(limit, Duration) and limit.count}

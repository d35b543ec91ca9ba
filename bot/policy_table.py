"""The follow-up policy as tables and as plain data, for `huiyin policy`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.table import Table

from cases.calendar import Duration
from cases.model import Kind, State
from cases.policy import CLAIM_STAGES, UNIT_STAGES, Policy, Step, Where
from words import policy as say
from words.fluent import sentence

Lists = Mapping[Where, Sequence[Step]]
_ORDER: tuple[Where, ...] = (
    *(State.SUBMITTED, State.ADMITTED, State.OFFERED, State.ASSIGNED, State.IN_PROGRESS),
    *UNIT_STAGES,
    *CLAIM_STAGES,
    *(State.WAITING, State.RESOLVED, State.REVIEW, State.CLOSED),
)
"""A case's life, and between its work that of a unit."""
_WITH_OTHERS = frozenset({State.ADMITTED, State.ASSIGNED, *UNIT_STAGES})
TIMES = ("after", "before_deadline", "after_deadline", "every")


def lists(policy: Policy, kind: Kind | None) -> dict[Where, Sequence[Step]]:
    """The steps of a kind – None: of what is urgent – by state, in the order of a case's life."""
    if kind is None:
        return {state: policy.urgent[state] for state in _ORDER if policy.urgent.get(state)}
    reached = [state for state in _ORDER if state is not State.REVIEW or kind is Kind.PETITION]
    if kind is Kind.MISCONDUCT:  # it is with its desk from the beginning to the end
        reached = [state for state in reached if state not in _WITH_OTHERS]
    return {state: steps for state in reached if (steps := policy.steps.get((kind, state)))}


def limit(policy: Policy, kind: Kind | None) -> Duration:
    """Within what time it is to be answered."""
    return (policy.urgent_deadline if kind is None else policy.deadlines[kind]).within


def title(language: str, kind: Kind | None) -> str:
    """“信访诉求：系统自己跟进什么”."""
    if kind is None:
        return sentence(language, "policy-title-urgent", {})
    return sentence(language, "policy-title", {"kind": sentence(language, f"kind-{kind.value}", {})})


def lead(policy: Policy, kind: Kind | None, language: str) -> str:
    """“答复期限 60 天，等居民的时间不算”."""
    what = "policy-urgent-limit" if kind is None else "policy-limit"
    return sentence(language, what, {"span": say.span(language, limit(policy, kind))})


def undelivered(policy: Policy, language: str) -> str:
    """What happens when a question did not reach the resident."""
    after, every = (say.span(language, d) for d in (policy.undelivered_after, policy.undelivered_every))
    return sentence(language, "policy-note-undelivered", {"after": after, "every": every})


def tables(policy: Policy, kinds: Sequence[Kind | None], language: str) -> Iterator[Table]:
    """One table for each kind: state, when, what, whom, in words."""
    for kind in kinds:
        made = Table(
            title=title(language, kind),
            caption=lead(policy, kind, language),
            title_justify="left",
            caption_justify="left",
            title_style="bold",
            caption_style="dim",
        )
        for column in ("state", "when", "what", "to"):
            made.add_column(sentence(language, f"policy-column-{column}", {}))
        for state, steps in lists(policy, kind).items():
            name, start = say.state(language, state), say.begins(language, state)
            for number, step in enumerate(steps):
                first = (name, f"[dim]{start}[/]")[number] if number < 2 else ""
                made.add_row(
                    first,
                    say.when(language, step),
                    " ".join(filter(None, (say.what(language, step), say.only(language, step)))),
                    say.whom(language, step),
                    end_section=number == len(steps) - 1,
                )
        yield made


def data(policy: Policy, kinds: Sequence[Kind | None], language: str) -> dict[str, Any]:
    """The same as plain data: times as they stand in config.yaml, beside the words."""
    return {
        "policy": {
            kind.value if kind else "urgent": {
                "deadline": str(limit(policy, kind)),
                "states": {
                    state.value: [_plain(language, step) for step in steps]
                    for state, steps in lists(policy, kind).items()
                },
            }
            for kind in kinds
        },
        "undelivered": {"after": str(policy.undelivered_after), "every": str(policy.undelivered_every)},
    }


def _plain(language: str, step: Step) -> dict[str, Any]:
    times = {name: str(time) for name in TIMES if (time := getattr(step, name)) is not None}
    return {
        "name": step.name,
        "do": step.do.value,
        "to": say.reaches(step),
        **times,
        **({"outcomes": sorted(step.outcomes)} if step.outcomes else {}),
        "said": f"{say.when(language, step)} · {say.short(language, step)}",
    }

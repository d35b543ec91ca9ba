"""The follow-up policy as data: for every kind and state a list of steps that closes or goes on for ever."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cases.calendar import Duration, Limit
from cases.model import Case, Kind, Outcome, State
from cases.notices import To
from cases.parts import Part, Stage
from cases.wishes import ClaimStage

OPEN_STATES = tuple(state for state in State if state is not State.CLOSED)
Where = State | Stage | ClaimStage
"""What a list of steps is for: a state of the case, a stage of a unit that works on it, or of a claim."""
UNIT_STAGES = (Stage.ASKED, Stage.ACCEPTED)
"""Stages of a unit that have steps of their own; of an objection there is a task."""
CLAIM_STAGES = (ClaimStage.CLAIMED, ClaimStage.CONTACTED)
"""Stages of a claim; their steps take the place of those of the case's state while it is in progress."""
WISHES_ONLY: tuple[Where, ...] = (State.OFFERED, *CLAIM_STAGES)
"""What only a wish comes to."""
LISTED: tuple[Where, ...] = (*State, *UNIT_STAGES, *CLAIM_STAGES)
"""Whatever may have a list of steps."""
ASKING = frozenset({State.WAITING, State.RESOLVED})
"""States in which a question to the resident is open; the case's own clock stands."""


class Do(StrEnum):
    """What a step does."""

    REMIND = "remind"  # the handler, or a unit's officers: to accept
    ASK_PROGRESS = "ask_progress"  # the same: to report
    WARN = "warn"  # the same: of the deadline
    ESCALATE = "escalate"  # a task for staff
    ASK_AGAIN = "ask_again"  # the resident's open question, or the verdict
    REASSIGN = "reassign"  # to the next of the ranking; where there is none, a task for the clerks
    RESUME = "resume"  # the resident stays silent: the work goes on
    CLOSE_UNANSWERED = "close_unanswered"
    REVISIT = "revisit"  # 回访: the residents, whether it lasted
    REOPEN = "reopen"  # looked at once more
    RISE = "rise"  # a wish nobody has claimed is told of to who is near
    LAPSE = "lapse"  # the claim: the wish goes back on the wall


REMINDERS = (Do.REMIND, Do.ASK_PROGRESS, Do.WARN)
ENDINGS = frozenset({Do.RESUME, Do.CLOSE_UNANSWERED})
LADDER = (To.CLERKS, To.SUPERVISORS, To.LEADERS, To.DUTY, To.DISCIPLINE)
"""Whom a step escalates to, lowest first; the duty desk for what nobody has seen to. The last stands apart:
nothing but 检举控告 goes there, and that goes nowhere else."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Exactly one of the four times is set.

    `after` counts from the beginning of the state (or the last report); while a question to the
    resident is open, from when it was last noted sent. `every` counts from the step before it in the
    list, then from itself.
    """

    name: str
    do: Do
    to: To | None = None
    after: Duration | None = None
    before_deadline: Duration | None = None
    after_deadline: Duration | None = None
    every: Duration | None = None
    outcomes: frozenset[Outcome] = frozenset()
    """Of a closed case: only where it ended so."""

    @property
    def does(self) -> str:
        """What it does, for words: `remind`, `escalate`, and above the clerks `escalate-supervisors` …"""
        above = self.do is Do.ESCALATE and self.to not in (None, To.CLERKS)
        return f"{self.do.value}-{self.to}" if above else self.do.value


@dataclass(frozen=True, slots=True)
class Extension:
    """How much time may be added to a deadline (延期), and how often."""

    most: Duration
    times: int


@dataclass(frozen=True, slots=True)
class Policy:
    """What happens by itself, and when. `urgent` goes before the kind's own steps in the states it has."""

    steps: Mapping[tuple[Kind, Where], tuple[Step, ...]]
    urgent: Mapping[Where, tuple[Step, ...]]
    deadlines: Mapping[Kind, Limit]
    urgent_deadline: Limit
    undelivered_after: Duration
    """How long a question to the resident may stay unsent before a clerk has to call; then every …"""
    undelivered_every: Duration
    extensions: Mapping[Kind, Extension]
    review_within: Limit
    """How long after the answer a review may be asked for, and in what time it is decided."""
    review_limit: Limit
    snooze: Duration
    """How long the staff may put a case off at most."""
    objection: Duration
    """How long a unit may say, with reasons, that it is not the one."""
    unit_most: Duration
    """How much time a unit may be given at most."""
    spokespersons: int
    """How many residents one petition may have (信访工作条例: a group visit has at most five)."""
    wish_cap: int
    """What a wish may cost at most, in yuan."""

    @classmethod
    def load(cls, raw: Mapping[str, Any]) -> "Policy":
        """From the configuration's `followup`, `deadlines` and `terms`. A ValueError names every mistake."""
        from cases.policy_check import problems  # late: the check knows this module

        found = problems(raw)
        if found:
            raise ValueError("; ".join(str(problem) for problem in found))
        followup, deadlines, terms = raw["followup"], raw["deadlines"], raw["terms"]
        extensions = terms["extension"]

        def of(section: str, where: Where) -> tuple[Step, ...] | None:
            steps = followup.get(section, {}).get(where.value)
            return None if steps is None else tuple(_step(step, where) for step in steps)

        def listed(kind: Kind, where: Where) -> tuple[Step, ...]:
            own = of(kind.value, where)
            return own if own is not None else of("default", where) or ()

        urgent: dict[Where, tuple[Step, ...]] = {
            where: steps
            for where in LISTED
            if where is not State.CLOSED and (steps := of("urgent", where)) is not None
        }
        return cls(
            steps={(kind, where): listed(kind, where) for kind in Kind for where in LISTED},
            urgent=urgent,
            deadlines={kind: _limit(deadlines[kind.value]) for kind in Kind},
            urgent_deadline=_limit(deadlines["urgent"], urgent=True),
            undelivered_after=Duration.parse(followup["undelivered"]["after"]),
            undelivered_every=Duration.parse(followup["undelivered"]["every"]),
            extensions={
                kind: Extension(Duration.parse(rule["most"]), rule["times"])
                for kind in Kind
                for rule in [extensions.get(kind.value, extensions["default"])]
            },
            review_within=_limit(terms["review"]["within"]),
            review_limit=_limit(terms["review"]["decided"]),
            snooze=Duration.parse(terms["snooze"]),
            objection=Duration.parse(terms["unit"]["objection"]),
            unit_most=Duration.parse(terms["unit"]["most"]),
            spokespersons=terms["spokespersons"],
            wish_cap=terms["wish"]["cap"],
        )

    def steps_for(self, case: Case, part: Part | None = None) -> tuple[Step, ...]:
        """The list that governs this case, or the part of a unit in it, as it stands."""
        where: Where = case.state if part is None else part.stage
        if part is None and case.state is State.IN_PROGRESS and case.lead is not None:
            where = case.lead.stage
        if case.urgent and where in self.urgent:
            return self.urgent[where]
        return self.steps.get((case.kind, where), ())

    @property
    def contact(self) -> Duration | None:
        """Within what time who claims a wish has to be heard from; None: no claim lapses for that."""
        listed = self.steps[Kind.WISH, ClaimStage.CLAIMED]
        return next((step.after for step in listed if step.do is Do.LAPSE and step.after), None)

    def extension(self, kind: Kind) -> Extension:
        """What time may be added to a case of this kind."""
        return self.extensions[kind]

    def limit(self, kind: Kind, urgent: bool) -> Limit:
        """How long a case of this kind may take."""
        usual = self.deadlines[kind]
        return min(usual, self.urgent_deadline, key=lambda limit: limit.within.rough) if urgent else usual


def _limit(raw: Any, urgent: bool = False) -> Limit:
    """Natural days roll over a day off (民法典 203 条) unless it says otherwise; what is urgent does not."""
    if isinstance(raw, Mapping):
        within = Duration.parse(raw["within"])
        usual = _limit(raw["within"], urgent).rolls
        return Limit(within, raw["day_off"] == "next" if "day_off" in raw else usual)
    within = Duration.parse(raw)
    return Limit(within, within.unit == "d" and not urgent)


def _step(raw: Mapping[str, Any], where: Where) -> Step:
    def span(key: str) -> Duration | None:
        return Duration.parse(raw[key]) if key in raw else None

    do = Do(raw["do"])
    of_unit, of_claim = where in UNIT_STAGES, where in CLAIM_STAGES
    usual = (To.OFFICERS if of_unit else To.CLAIMERS if of_claim else To.HANDLER) if do in REMINDERS else None
    return Step(
        name=raw["name"],
        do=do,
        to=To(raw["to"]) if "to" in raw else usual,
        after=span("after"),
        before_deadline=span("before_deadline"),
        after_deadline=span("after_deadline"),
        every=span("every"),
        outcomes=frozenset(map(Outcome, raw.get("outcomes", ()))),
    )

"""After the answer: whether it lasted (回访), and the review of a petition's answer (复查, then 复核)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cases.change import Change
from cases.deadline import ends
from cases.errors import NeedsOutcome, TooLate
from cases.model import Action, Outcome, State

REVIEWS = 2
"""复查, then 复核; after that the same facts are not accepted again (信访工作条例)."""
DECISIONS = ("uphold", "change", "redo")
"""维持 the answer · 变更 it · have it worked on again."""


def _follow_up(change: Change) -> None:
    if change.data.get("do") == "revisit":
        change.hangs(revisited=True)


def _lasted(change: Change) -> None:
    change.hangs(revisited=False)


def _ask_review(change: Change) -> None:
    """Within 30 days of the answer; decided within 30 days (信访工作条例)."""
    case, policy, calendar = change.before, change.policy, change.calendar
    if policy is not None and calendar is not None:
        answered, within = case.closed_at or case.since, policy.review_within
        if change.now > ends(calendar, answered, within).at:
            raise TooLate(number=case.number, days=within.within.count)
        change.promises(ends(calendar, change.now, policy.review_limit), policy.review_limit)
    change.data["review"] = case.pending.reviews + 1
    change.case = replace(change.case, closed_at=None)
    change.hangs(reviews=case.pending.reviews + 1, revisited=False)


def _decide_review(change: Change) -> None:
    """The answer stands, is changed, or the work begins again."""
    decision = change.data.get("decision", "uphold")
    if decision not in DECISIONS:
        raise NeedsOutcome(number=change.before.number)
    change.data |= {"decision": decision, "review": change.case.pending.reviews}
    if decision == "redo":
        change.back_to_work()
        if (policy := change.policy) is not None and change.calendar is not None:
            limit = policy.limit(change.case.kind, urgent=False)
            change.promises(ends(change.calendar, change.now, limit), limit)
    elif decision == "change":
        change.case = replace(change.case, outcome=change.act.outcome or Outcome.EXPLAINED)
    if change.case.state is State.CLOSED and change.case.outcome is None:
        raise NeedsOutcome(number=change.before.number)


CHANGES: Mapping[Action, Callable[[Change], None]] = {
    Action.FOLLOW_UP: _follow_up,
    Action.LASTED: _lasted,
    Action.ASK_REVIEW: _ask_review,
    Action.DECIDE_REVIEW: _decide_review,
}

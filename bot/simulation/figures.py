"""What a simulation comes to, and what several come to together."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

ZEROS = (
    "forgotten",
    "without_next_action",
    "double_notices",
    "notices_in_quiet_hours",
    "deadline_breaches_not_escalated",
)
"""What must never happen. `counts.py` says what each is."""


@dataclass(slots=True)
class Figures:
    """Sums, so that two offices' can be added. `errors`: what the product could not do."""

    cases: int = 0
    urgent: int = 0
    on_time: int = 0
    days_to_close: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    without_next_action: int = 0
    forgotten: int = 0
    notices: int = 0
    routine_most: int = 0
    quiet: int = 0
    doubles: int = 0
    unescalated: int = 0
    residents: int = 0
    silent: int = 0
    updates: int = 0
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: "Figures") -> "Figures":
        summed = {one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)}
        return Figures(**{**summed, "routine_most": max(self.routine_most, other.routine_most)})

    def said(self) -> Mapping[str, Any]:
        """As they are printed."""
        closed, days = len(self.days_to_close), sorted(self.days_to_close)
        return {
            "cases": self.cases,
            "closed": closed,
            "open": self.cases - closed,
            "without_next_action": self.without_next_action,
            "forgotten": self.forgotten,
            "outcomes": dict(sorted(self.outcomes.items())),
            "closed_on_time_share": _share(self.on_time, closed),
            "days_to_close_p50": _at(days, 0.5),
            "days_to_close_p90": _at(days, 0.9),
            "notices": self.notices,
            "routine_notices_per_person_day_max": self.routine_most,
            "notices_in_quiet_hours": self.quiet,
            "double_notices": self.doubles,
            "deadline_breaches_not_escalated": self.unescalated,
            "urgent_share": _share(self.urgent, self.cases),
            "silent_share": _share(self.silent, self.residents),
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _at(days: list[float], share: float) -> float:
    return round(days[min(len(days) - 1, int(len(days) * share))], 1) if days else 0.0

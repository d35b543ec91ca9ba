"""The share that a unit (责任单位) has in a case: what stage it is in, since when, until when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """Where a unit's work stands."""

    ASKED = "unit_asked"  # 交办; it has not accepted yet
    ACCEPTED = "unit_accepted"  # 承办
    OBJECTED = "unit_objected"  # 异议; a clerk has to decide
    ANSWERED = "unit_answered"
    RELIEVED = "unit_relieved"  # it has the case no more


WORKING = frozenset({Stage.ASKED, Stage.ACCEPTED, Stage.OBJECTED})
"""An answer of the unit is still to come."""
CHASED = frozenset({Stage.ASKED, Stage.ACCEPTED})
"""Stages in which the ball is with the unit: its clock runs."""


@dataclass(frozen=True, slots=True)
class Part:
    """One unit of a case. Of all that are working one leads (主办), the others help (会办)."""

    unit: int
    stage: Stage
    lead: bool
    given_at: datetime
    """When it was asked last, by what is to be done and when: an objection counts from here."""
    since: datetime
    """When its stage was entered, or last reported on."""
    deadline: datetime
    """The day that was named; what the case waits for the resident comes on top (`units.due`)."""
    officer: int | None = None
    """Who has it there: who accepted or spoke last."""
    overruled: bool = False
    """True: its objection was dismissed; it cannot object again."""

    @property
    def works(self) -> bool:
        """True: an answer of it is still to come."""
        return self.stage in WORKING

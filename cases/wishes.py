"""A micro-wish (微心愿) on the wall: what may be public of it, and who has claimed it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Sort(StrEnum):
    """What a wish is for (微心愿 practice)."""

    GOODS = "goods"  # 实物类
    SERVICE = "service"  # 服务类


class ClaimStage(StrEnum):
    """Where a claim (认领) stands."""

    CLAIMED = "claimed"  # the resident has not heard from whoever leads
    CONTACTED = "contacted"
    OVER = "claim_over"  # given up, lapsed, or the case is in other hands


class Pledge(StrEnum):
    """What somebody gives. A record with evidence, never a payment."""

    MONEY = "money"  # 捐款
    GOODS = "goods"  # 捐物


@dataclass(frozen=True, slots=True)
class Wish:
    """What a clerk has verified and put on the wall. `words` are public, `value` is in yuan."""

    sort: Sort
    value: int
    words: str
    offered_at: datetime
    """When it first came on the wall: what waits longest stands first, also after a claim that lapsed."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody's claim. Of those that stand one leads: their hands hold the case, the others help."""

    person: int
    lead: bool
    stage: ClaimStage
    claimed_at: datetime
    since: datetime
    """When its stage was entered, or last reported on: what is asked of them counts from here."""
    seq: int = 0
    """The event by which they came, or came to lead: what was said before is not for them."""
    together: bool = True
    """True: others may join."""
    lapsed: bool = False
    """True: nothing came of it in time. They cannot claim this wish again."""

    @property
    def stands(self) -> bool:
        """True: neither given up nor lapsed."""
        return self.stage is not ClaimStage.OVER

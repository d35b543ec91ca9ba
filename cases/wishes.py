"""A micro-wish (微心愿) on the wall: what may be public of it, who has claimed it, and the public wording."""

import re
from collections.abc import Collection
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


MASK = "＊"
_DIGITS = "0-9０-９〇零一二三四五六七八九幺"
_NUMBER = re.compile(rf"[{_DIGITS}](?:[\s\-－—·]*[{_DIGITS}xX]){{4,}}")
_HOUSE = "号楼|栋|幢|座|单元|室|户|号院|弄|号"
_DOOR = re.compile(rf"[A-Za-z]?[{_DIGITS}十百]+(?:[\-－][{_DIGITS}]+)*\s*(?:{_HOUSE})")


def public(words: str, private: Collection[str]) -> str:
    """The words as anybody may read them: without what is `private`, long numbers, doors (3号楼2单元501室).

    Cleaning them again changes nothing. What else gives somebody away the clerk sees, who approves the words.
    """
    for text in sorted({text.strip() for text in private}, key=len, reverse=True):
        if len(text) > 1:
            words = words.replace(text, MASK)
    words = _DOOR.sub(MASK, _NUMBER.sub(MASK, words))
    return re.sub(rf"{MASK}(?:\s*{MASK})+", MASK, words).strip()

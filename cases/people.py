"""Who has to do with cases: residents, those who handle them, the office. Ids are integers."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum


class Role(StrEnum):
    """In what capacity somebody acts. RESIDENT: a party of the case; REPRESENTATIVE: who has it."""

    RESIDENT = "resident"
    REPRESENTATIVE = "representative"
    OFFICER = "officer"  # 承办人: of the unit that does the work
    VOLUNTEER = "volunteer"  # 党员、志愿者、爱心单位: claims wishes
    CORRESPONDENT = "correspondent"  # 通讯员: enters what they hear in their village
    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    LEADER = "leader"
    DISCIPLINE = "discipline"  # 纪检: the one desk for 检举控告, and for nothing else
    ADMINISTRATOR = "administrator"  # keeps people, units and districts; sees no case by that
    SYSTEM = "system"


STAFF = frozenset({Role.CLERK, Role.SUPERVISOR, Role.LEADER})
CLAIMERS = frozenset({Role.REPRESENTATIVE, Role.VOLUNTEER})
"""Those who claim wishes."""
ABOVE = frozenset({Role.SUPERVISOR, Role.LEADER})
"""Those who decide what clerks and handlers may not: more time, a review."""
DESK = frozenset({Role.DISCIPLINE})
"""To a 检举控告 what the staff are to everything else; to everything else nobody."""
OFFICE = STAFF | DESK
"""Whoever has tasks to do for the office."""


class ClaimsAs(StrEnum):
    """As what a volunteer claims wishes: so they are spoken of."""

    MEMBER = "member"  # 党员
    VOLUNTEER = "volunteer"  # 志愿者
    ORGANISATION = "organisation"  # 爱心单位


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. The system itself has no person. `unit`: whose officer they are."""

    person: int | None
    roles: frozenset[Role]
    unit: int | None = None


SYSTEM = Actor(None, frozenset({Role.SYSTEM}))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the office knows. `away` is a span of UTC times in which a representative gets no new case."""

    id: int
    name: str = ""
    language: str = "zh"
    roles: frozenset[Role] = frozenset({Role.RESIDENT})
    phone: str = ""
    district: int | None = None
    topics: tuple[str, ...] = ()
    away_from: datetime | None = None
    away_until: datetime | None = None
    quiet: tuple[time, time] | None = None
    """Hours, where the office is, in which nothing comes that can wait; None: the office's own."""
    digest_at: time | None = None
    """When the day's reminders come together; None: when the office's do."""
    chosen: int | None = None
    station: int | None = None
    """By whose link they came: a representative's, who gets their cases first; a station's."""
    unit: int | None = None
    """The unit whose officer they are."""
    claims_as: ClaimsAs | None = None
    """As what they claim wishes. Without the role of a volunteer: they have asked to."""
    deputy: int | None = None
    """Who gets what is theirs while they are away."""
    languages: tuple[str, ...] = ()
    """What they speak besides the language they read here."""
    served: frozenset[Role] = frozenset()
    """What they were, and are no more."""
    confirmed: str = ""
    """The number that their messenger vouches for."""
    stationed: int | None = None
    """The station where they receive people (代表进站)."""
    forgotten: bool = False
    """True: they have had themselves erased; whoever writes from their chat is somebody new."""

    def speaks(self, language: str) -> bool:
        """True: a resident can talk with them in it."""
        return language == self.language or language in self.languages

    def is_away(self, now: datetime) -> bool:
        """True between the two dates (an open beginning counts from ever)."""
        return self.away_until is not None and (self.away_from or now) <= now < self.away_until


@dataclass(frozen=True, slots=True)
class District:
    """A node of the tree 县 → 乡镇/街道 → 村/社区. `aliases`: what residents write, e.g. estates (小区名)."""

    id: int
    name: str
    parent: int | None = None
    aliases: tuple[str, ...] = ()

"""The town: its county, its people, and what is shown to whom."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot import sample
from bot.simulation.office import CHANNEL
from bot.simulation.people import Someone
from bot.simulation.words import MATTERS, SHARES
from cases.people import STAFF, ClaimsAs, Role
from storage.people import phone_columns, roles_columns
from storage.posting import Due
from storage.tables import chats, people, units
from storage.work import Work
from words.message import Message

TOPICS = (
    "路灯",
    "道路",
    "交通",
    "供水",
    "排水",
    "用电",
    "环境",
    "噪音",
    "物业",
    "教育",
    "医疗",
    "社保",
    "养老",
)
REPRESENTATIVES = 3
"""In each town; one more for all of the county."""
STAFF_OF = (Role.CLERK,) * 2 + (Role.SUPERVISOR,) + (Role.LEADER,)
LOOKS = frozenset({"resident", "representative", "officer", "volunteer"})
LISTS = frozenset({"case", "case_more", "more_of", "task", "queue", "mine"})
VOLUNTEERS = (ClaimsAs.MEMBER, ClaimsAs.VOLUNTEER, ClaimsAs.ORGANISATION)
"""Of all of the county; they and the representatives claim wishes."""
SILENT = 4
"""Every so-manieth resident never answers a question."""


@dataclass(frozen=True, slots=True)
class Temper:
    """How somebody works: a sitting every so many days, how much is left lying."""

    name: str
    share: int
    days: float
    leaves: float


TEMPERS = (
    Temper("quick", 55, 0.5, 0.4),
    Temper("usual", 32, 1, 0.7),
    Temper("slow", 9, 3, 2),
    Temper("never", 4, 1000, 1),
)


class Town:
    """Everybody, by address. `noticed` hears of everything that arrives."""

    def __init__(self, residents: int, chance: random.Random, noticed: Callable[..., None]) -> None:
        self._chance, self._noticed = chance, noticed
        self.people: dict[str, Someone] = {}
        self.every: dict[str, float] = {}
        """Of those who work: how many days lie between two sittings."""
        self.homes = [name for villages in sample.TOWNS.values() for name in villages]
        self.residents = [self._resident(number) for number in range(residents)]
        self.workers = list[Someone]()
        self.touched: dict[str, tuple[Someone, str]] = {}
        """Residents who were shown a card since it was last asked, and which."""
        self.names: list[str] = []

    def _resident(self, number: int) -> Someone:
        chance = self._chance
        silent = number % SILENT == 0
        name = f"居民{number}"
        phone = f"139{number:08d}"
        one = Someone(f"r{number}", "resident", name, silent=silent, phone=phone)
        one.home = chance.choice(self.homes)
        self.people[one.address] = one
        return one

    def settle(self, work: Work) -> None:
        """The county with its representatives and staff, each with a chat."""
        ids = sample.county(work)
        for town in sample.TOWNS:
            for n in range(REPRESENTATIVES):
                topics = self._chance.sample(TOPICS, 4)
                self._office(work, f"{town[:2]}{'甲乙丙丁戊'[n]}代表", Role.REPRESENTATIVE, ids[town], topics)
        for n, claims_as in enumerate(VOLUNTEERS):
            self._office(
                work, f"认领人{n}", Role.VOLUNTEER, ids[sample.COUNTY], (), claims_as=claims_as.value
            )
        self._office(work, "全县代表", Role.REPRESENTATIVE, ids[sample.COUNTY], TOPICS[:4])
        for n, role in enumerate(STAFF_OF):
            self._office(work, f"工作人员{n}", role, ids[sample.COUNTY], ())
        for name in sample.UNITS:
            unit = work.insert(units, name=name)
            self._office(work, f"{name}的人", Role.OFFICER, ids[sample.COUNTY], (), unit)

    def _office(
        self,
        work: Work,
        name: str,
        role: Role,
        district: int,
        topics: Any,
        unit: int | None = None,
        claims_as: str | None = None,
    ) -> None:
        place = len(self.people)
        address = f"o{place}"
        values = {
            **roles_columns(frozenset({role})),
            **phone_columns(work, f"136{place:08d}"),
            "unit_id": unit,
            "claims_as": claims_as,
        }
        about = {"district_id": district, "topics": list(topics), "created_at": work.now}
        person = work.insert(people, name=name, **values, **about)
        work.insert(chats, channel=CHANNEL, address=address, person_id=person, seen_at=work.now, spoken=True)
        shares = [temper.share for temper in TEMPERS]
        temper = self._chance.choices(TEMPERS, shares)[0]
        one = Someone(address, role.value, name, temper=temper.leaves)
        self.people[address] = one
        self.workers.append(one)
        self.every[address] = 0.5 if role in STAFF else temper.days
        if role is Role.REPRESENTATIVE:
            self.names.append(name)
        elif role in STAFF:
            one.temper = 1.0

    def blocks(self, address: str) -> bool:
        """They cannot be reached."""
        return self.people[address].blocked

    def shown(self, due: Due, at: datetime, *, again: bool) -> None:
        """Something has arrived."""
        payload = due.payload
        rows = payload.buttons if isinstance(payload, Message) else payload.get("buttons", ())
        one = self.people[due.address]
        # who has just dealt with a case does not take up what the answer shows, unless they asked to see it
        mine = due.what not in ("say", "ask") or one.role in LOOKS or one.flow in LISTS
        card = one.sees(rows, mine)
        if card and one.role == "resident":
            self.touched[one.address] = one, card
        self._noticed(due, at, rows, again)

    def matter(self, one: Someone) -> str:
        """What this resident writes to the office."""
        chance = self._chance
        kind = chance.choices(list(SHARES), list(SHARES.values()))[0]
        name = chance.choice(self.names)
        return chance.choice(MATTERS[kind]).format(place=one.home, name=name)

    def later(self, days: float) -> timedelta:
        """About so many days, on the half hour, so that much happens together."""
        return timedelta(minutes=30 * max(1, round(self._chance.expovariate(1) * days * 48)))

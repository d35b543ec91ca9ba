"""The people, the calendar, the real default policy, and one case walked through its life by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from cases.calendar import Calendar
from cases.commands import Act, OpenCase
from cases.errors import Refused
from cases.followup import Firing, Planned, fire, next_action, silent
from cases.lifecycle import apply
from cases.model import Action, Case, Event, Kind, Party, Said, State, Subject
from cases.notices import Notice
from cases.opening import open_case
from cases.people import SYSTEM, Actor, Role
from cases.policy import Policy

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=SHANGHAI).astimezone(UTC)

LIN, ZHOU, XU, CLERK, SUPERVISOR, NEIGHBOUR, STRANGER, LEADER, LI, WANG = range(1, 11)
WATER, POWER = 1, 2
"""Units: 水务局, whose officer is Li, and 供电所, whose is Wang."""
lin = Actor(LIN, frozenset({Role.RESIDENT}))
neighbour = Actor(NEIGHBOUR, frozenset({Role.RESIDENT}))
stranger = Actor(STRANGER, frozenset({Role.RESIDENT}))
zhou = Actor(ZHOU, frozenset({Role.RESIDENT, Role.REPRESENTATIVE}))
xu = Actor(XU, frozenset({Role.RESIDENT, Role.REPRESENTATIVE}))
clerk = Actor(CLERK, frozenset({Role.CLERK}))
supervisor = Actor(SUPERVISOR, frozenset({Role.SUPERVISOR}))
leader = Actor(LEADER, frozenset({Role.LEADER}))
li = Actor(LI, frozenset({Role.RESIDENT, Role.OFFICER}), WATER)
wang = Actor(WANG, frozenset({Role.RESIDENT, Role.OFFICER}), POWER)
discipline = Actor(20, frozenset({Role.DISCIPLINE}))
EVERYBODY = (lin, neighbour, stranger, zhou, xu, clerk, supervisor, leader, discipline, li, wang, SYSTEM)

CALENDAR = Calendar(
    zone=SHANGHAI,
    holidays=frozenset({date(2026, 10, d) for d in range(1, 8)} | {date(2027, 1, 1)}),
    workdays=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
    years=frozenset({2025, 2026}),
    hours=((time(9), time(18)),),
    quiet_from=time(21),
    quiet_until=time(8),
)


@cache
def raw_policy() -> Mapping[str, Any]:
    """The policy every installation starts with."""
    config = yaml.safe_load((Path(__file__).parents[2] / "config.yaml").read_text(encoding="utf-8"))
    return {name: config[name] for name in ("followup", "deadlines", "terms")}


POLICY = Policy.load(raw_policy())


def a_case(state: State = State.SUBMITTED, **values: Any) -> Case:
    """A case as it would lie in the database; somebody has it wherever somebody must."""
    held = state in (State.ASSIGNED, State.IN_PROGRESS, State.WAITING, State.RESOLVED)
    usual: dict[str, Any] = {
        "id": 1,
        "number": "60748-2",
        "kind": Kind.COMPLAINT,
        "words": "青塘路的路灯坏了五盏",
        "opened_at": MONDAY,
        "since": MONDAY,
        "handler": ZHOU if held else None,
        "parties": (Party(LIN),),
    }
    return Case(state=state, **(usual | values))


@dataclass
class Life:
    """A case under way. Acts move it, time passes only when told to."""

    case: Case
    history: list[Event]
    now: datetime
    said: list[Said] = field(default_factory=list)
    told: tuple[Notice, ...] = ()
    policy: Policy = POLICY

    @classmethod
    def of(cls, command: OpenCase, *subjects: Subject, now: datetime = MONDAY) -> "Life":
        case, event, said, told = open_case(command, 1, "60748-2", LIN, now, (), subjects, POLICY, CALENDAR)
        return cls(case, [event], now, [said], told)

    def does(self, actor: Actor, action: Action, words: str = "", **more: Any) -> "Life":
        act = more.pop("act", None) or Act(self.case.id, action, words, **more)
        self.case, event, said, self.told = apply(self.case, act, actor, self.now, self.policy, CALENDAR)
        self.history.append(event)
        self.said.append(said)
        return self

    def passes(self, **span: float) -> "Life":
        self.now += timedelta(**span)
        return self

    def sent(self, *people: int) -> "Life":
        """The open question is noted sent: to these, or to all it was put to."""
        to = people or tuple(p.person for p in silent(self.case))
        parties = tuple(
            replace(p, asked=p.asked + 1, asked_at=self.now) if p.person in to else p
            for p in self.case.parties
        )
        self.case = replace(self.case, parties=parties)
        return self

    @property
    def planned(self) -> Planned | None:
        """What comes next by itself."""
        return next_action(self.case, self.history, self.policy, CALENDAR)

    @property
    def next(self) -> Planned:
        planned = self.planned
        assert planned is not None
        return planned

    def waits_and_fires(self, late: bool = False) -> Firing:
        """Time passes to the next step, and it fires."""
        self.now = max(self.now, self.next.at)
        return self.fires(late)

    def fires(self, late: bool = False) -> Firing:
        firing = fire(self.case, self.history, self.policy, CALENDAR, self.now, late)
        assert firing is not None
        self.does(SYSTEM, firing.act.action, act=firing.act)
        return firing

    @property
    def whats(self) -> list[str]:
        return [notice.what for notice in self.told]


def lamp(**values: Any) -> Life:
    """五盏路灯坏了, just reported."""
    return Life.of(OpenCase(values.pop("kind", Kind.COMPLAINT), "青塘路的路灯坏了五盏", **values))


def with_zhou(**values: Any) -> Life:
    """The same, given to Zhou."""
    life = lamp(**values)
    life.does(SYSTEM, Action.ADMIT)
    return life.does(SYSTEM, Action.ASSIGN, person=ZHOU)


def entrusted(unit: int = WATER, until: str = "2026-12-01 18:00", **values: Any) -> Life:
    """Accepted by Zhou, and passed on."""
    return passed_on(with_zhou(**values).does(zhou, Action.ACCEPT), unit, until)


def passed_on(life: Life, unit: int, until: str = "2026-12-01 18:00", **more: Any) -> Life:
    return life.does(
        zhou, Action.ENTRUST, "请换灯", data={"unit": unit, "until": at(until).isoformat(), **more}
    )


def at(text: str) -> datetime:
    """`2026-11-24 09:00` in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def refuses(kind: type[Refused], case: Case, act: Act, actor: Actor) -> bool:
    """True if the lifecycle refuses this act in exactly this way."""
    try:
        apply(case, act, actor, MONDAY)
    except Refused as refused:
        return type(refused) is kind
    return False

"""Every query and every command that there is, made up from the registries with all that could be of use.

A new one, or a new field of one, for which nothing stands here, fails the test.
"""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import time, timedelta
from typing import Any, get_args

from bot import leaving
from cases import commands
from cases.actions import Action
from cases.commands import Act, Call, Command, Leave, Split
from cases.model import EMPTY, Kind, Outcome, Place, Subject, Verdict
from cases.people import ClaimsAs
from cases.sources import Source
from handlers import facts
from handlers.facts import Query
from storage import people, tables
from storage.wishes import COUNTS
from storage.work import Work
from tests.whole.attack.ground import MADE_UP, Scene

QUERIES: tuple[type[Any], ...] = get_args(Query)
COMMANDS: tuple[type[Any], ...] = get_args(Command)
SAID = "看看"
"""What is said in attempts: nothing that was planted."""


@dataclass
class Values:
    """What the fields can be, by what they are called; all that an attacker could know or guess, and more."""

    scene: Scene
    chance: random.Random

    def __post_init__(self) -> None:
        scene, world = self.scene, self.scene.world
        rows, links = world.rows, world.app.office.links
        cases, known = [*scene.cases, MADE_UP], [row.id for row in rows(tables.people)]
        self.leaving: Sequence[Leave] = world.run(world.app.writer.job(self._leaves))
        codes = [code[:-1] + ("A" if code[-1] != "A" else "B") for code in self._theirs()]
        codes += [links.code("d", row.id) for row in rows(tables.chats)][:4]
        codes += [links.code("g", case) for case in scene.cases if case not in scene.joinable]
        codes += [links.code("c", case) for case in scene.cases]
        soon, words = world.clock.at + timedelta(days=3), ["", SAID]
        secrets = [one for one in scene.secrets if not one.startswith("file:")]
        self._files = [row.id for row in rows(tables.files)]
        self._known: Mapping[str, Sequence[Any]] = {
            "case": cases,
            "into": cases,
            "task": [None, *(row.id for row in rows(tables.tasks)), MADE_UP],
            "notice": self._notices(),
            **{name: [None, *known, MADE_UP] for name in ("person", "representative", "deputy")},
            "people": [(), *((one,) for one in known)],
            "number": [*scene.numbers().values(), *(f"关于{n}" for n in scene.numbers().values())],
            "text": [*secrets, SAID],
            "words": words,
            **{name: ["", "周代表", SAID] for name in ("name", "about")},
            "phone": ["", "13900000000", *(s for s in secrets if s.isdigit())],
            "code": ["", "x", *codes],
            "district": [None, *(row.id for row in rows(tables.districts))],
            "named": [None],
            "station": [None, 1],
            "parent": [None],
            "kind": list(Kind),
            "source": list(Source),
            "action": list(Action),
            "outcome": [None, *Outcome],
            "verdict": [None, *Verdict],
            "result": list(Call),
            "claims_as": list(ClaimsAs),
            "language": ["zh", "en"],
            **{name: [None, world.clock.at, soon] for name in ("begin", "end")},
            "hours": [None, (time(22), time(7))],
            "at": [None, time(8)],
            **{name: [29.9, 119.5] for name in ("latitude", "longitude")},
            "position": [None, (29.9, 119.5)],
            "place": [Place(), Place("青塘路")],
            "ahead": [(1, 2)],
            "most": [1, 20, 500],
            "versions": self._versions(),
            "version": [None, 1, *{row.version for row in rows(tables.cases)}],
            "unit": [None, *(row.id for row in rows(tables.units))],
            "data": self._data(known, soon.isoformat()),
            "other": [None],
        }

    def of(self, kind: type[Any], name: str) -> Sequence[Any]:
        """The possible values of this field."""
        known = self._known
        if kind is Act and name == "named":
            return [(), (Subject("周代表", self.chance.choice(known["person"])),)]
        if kind is Act and name == "colleagues":
            return [frozenset()]
        if kind is facts.Counted and name == "name":
            return [*COUNTS]
        if kind is commands.OpenCase and name == "vouched":
            return [False]  # the messenger's word, not theirs
        if name in ("files", "pictures", "voice") and kind is not commands.Split:
            return [(), *((file,) for file in self._files)]
        if name in known and not (kind is facts.Public and name == "place"):
            return known[name]
        types = {one.name: str(one.type) for one in fields(kind)}
        assert "bool" in types[name], f"nothing is tried as {kind.__name__}.{name}"
        return [True, False]

    def _leaves(self, work: Work) -> list[Leave]:
        """That somebody leaves office, with the code of the right preview."""
        office = self.scene.world.app.office
        among = [one.id for one in (*people.staff(work)[:2], *people.representatives(work)[:2])]
        return [Leave(one, leaving.planned(work, office, one).code) for one in among]

    def _notices(self) -> list[int]:
        """Those that could be sent again, and a few that could not."""
        sent = self.scene.world.rows(tables.outbox)
        failed = [row.id for row in sent if row.state in ("failed", "unknown")]
        return [*failed[:6], *(row.id for row in sent[-4:])]

    def _theirs(self) -> list[str]:
        """By these anybody would be who they were made for: only forged ones are tried."""
        links = self.scene.world.app.office.links
        return [*(links.code("p", number) for number in (1, 2)), *(links.code("i", n) for n in (1, 2))]

    def _versions(self) -> list[tuple[int, int]]:
        seen = {row.id: row.version for row in self.scene.world.rows(tables.cases)}
        there = [seen[case] for case in self.scene.cases] or [1]
        return [*itertools.product(sorted(set(there)), repeat=2)]

    def right(self) -> Mapping[str, Any]:
        """All that an act could need besides, as a conversation would say it."""
        at, units = self.scene.world.clock.at, [row.id for row in self.scene.world.rows(tables.units)]
        soon = (at + timedelta(days=3)).isoformat()
        wish = {"sort": "goods", "value": 100, "pledge": "goods", "together": True}
        days = {"until": soon, "promised": soon, "held": at.isoformat(), "signed": at.isoformat()}
        unit = {"unit": self.chance.choice(units), "lead": True} if units else {}
        return {**wish, **days, **unit, "decision": self.chance.choice(["uphold", "dismiss"])}

    def _data(self, known: Sequence[int], soon: str) -> list[Mapping[str, Any]]:
        """What comes with an act, right or made up: somebody else's name above all."""
        units = [row.id for row in self.scene.world.rows(tables.units)] or [1]
        return [
            EMPTY,
            *({"unit": unit, "until": soon, "lead": True} for unit in units),
            *({"noted": one, "person": one, "party": one, "writer": one} for one in known[:4]),
            *({"document": file} for file in self._files[:2]),
            {"sort": "goods", "value": 100, "pledge": "goods", "together": True},
            {"until": soon, "promised": soon, "held": soon, "signed": soon, "decision": "uphold"},
            {"shares": True, "handler": known[0]},
            {"from": self.scene.cases[0], "into": self.scene.cases[-1], "leave": True},
        ]


def every(kind: type[Any], values: Values, most: int, **given: Any) -> Iterator[Any]:
    """So many different ones of this kind, or all that there are."""
    names = [one.name for one in fields(kind)]
    lists = [[given[name]] if name in given else list(values.of(kind, name)) for name in names]
    count = 1
    for one in lists:
        count *= len(one)
    if count <= most:
        for chosen in itertools.product(*lists):
            yield kind(**dict(zip(names, chosen, strict=True)))
        return
    for turn in range(most):  # what it is about takes its turn; the rest is chance
        yield kind(
            **{
                name: among[turn % len(among)] if name in _IN_TURN else values.chance.choice(among)
                for name, among in zip(names, lists, strict=True)
            }
        )


_IN_TURN = frozenset({"case", "task", "notice", "into"})
_MOST = 10
_OF_SOMEBODY = frozenset(
    {Action.ASSIGN, Action.PROPOSE, Action.LEAVE, Action.MARK_SUBJECT, Action.CALL, Action.TAKE_PART}
    | {Action.LET_REST, Action.HAND_OVER, Action.ERASE, Action.SHARE}
)
"""Acts that can name a person."""


def queries(values: Values, most: int = _MOST) -> Iterator[Any]:
    """Every kind of query."""
    for kind in QUERIES:
        yield from every(kind, values, most)


def tried(values: Values, me: int, most: int = _MOST) -> Iterator[Any]:
    """Every kind of command, and every act of the lifecycle on every case: as it would be right from whom it
    is for, and made up. `me`: who tries."""
    for kind in COMMANDS:
        if kind is not Act:
            bare = {"pictures": (), "voice": (), "files": ()}
            theirs = {name: bare[name] for name in bare if name in {one.name for one in fields(kind)}}
            yield from every(kind, values, most, **theirs if kind is not Split else {})
            yield from every(kind, values, 4) if theirs else ()
    yield from values.leaving
    for case, action in itertools.product(values.scene.cases, Action):
        somebody = values.chance.choice(values.of(Act, "person"))
        for person in (None, me, somebody) if action in _OF_SOMEBODY else (None,):
            yield Act(
                case,
                action,
                SAID,
                person=person,
                name=values.chance.choice(["", "周代表"]),
                outcome=values.chance.choice([Outcome.FIXED, Outcome.EXPLAINED]),
                verdict=values.chance.choice([*Verdict]),
                data=values.right(),
            )
        yield from every(Act, values, 1, case=case, action=action)


def about(command: Any, scene: Scene, tasks: Mapping[int, int | None]) -> int | None:
    """The case that a query or a command is about by what stands in it; None: by nothing."""
    case = getattr(command, "case", None)
    if case is None and getattr(command, "task", None) is not None:
        case = tasks.get(command.task)
    return case if case in scene.cases else None

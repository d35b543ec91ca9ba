"""Attempts, by anyone, to see or act on a case that is kept from them: generated, carried out, counted.

Each is made over everything a conversation can look up, everything a command can do, or in chat.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot import acts, facts
from cases.commands import Act, Command, EnterParty, FinishTask, JoinCase, Merge, Resend, Split
from cases.errors import NotYours, Refused
from cases.model import Action, Kind, Outcome, Subject, Verdict
from handlers import facts as queries
from handlers.facts import Query
from handlers.flows import FLOWS
from storage import chats, tables
from storage.work import Work
from tests.whole.test_accused import heard
from tests.world import Phone, World
from words import render

REFUSED = (
    *(queries.OneCase, queries.Timeline, queries.Unanswered, queries.Ranking),
    *(queries.UnitsFor, queries.Colleagues, queries.OneTask),
    *(queries.LikeThis, queries.Residents, queries.GroupLink),
)
"""Queries about the case itself: an answer of any kind tells that there is one."""


@dataclass
class Attempts:
    """What was tried, by what way, and what came of it that should not have."""

    world: World
    case: int
    secrets: Sequence[str]
    joinable: bool = False
    """True: it may be joined by whoever has the same matter, and so nobody tries to."""
    made: Counter[str] = field(default_factory=Counter)
    succeeded: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(self.made.values())

    def by(self, key: str, chance: random.Random, *, variants: int = 6, presses: int = 40) -> None:
        """Everything this person can try. `variants`: so many of each act, `presses`: so many in chat."""
        phone = self.world.newcomer(key)
        before = self._as_it_stands()
        self.world.run(self.world.app.writer.job(lambda work: self._look(work, key)))
        self.world.run(self.world.app.writer.job(lambda work: self._command(work, key, chance, variants)))
        for data in chance.sample(list(self._presses(chance)), presses):
            self.made["press"] += 1
            phone.pushes(data)
            self._said(key, phone, data)
        if self._as_it_stands() != before:
            self.succeeded.append(f"{key} has changed something")

    def _look(self, work: Work, key: str) -> None:
        lookup = facts.lookup(work, self.world.app.office, self._chat(work, key))
        for query in self._queries(work):
            self.made["query"] += 1
            try:
                answer = lookup(query)
            except Refused as refusal:
                answer = render.error("zh", refusal).text
            else:
                if isinstance(query, REFUSED):
                    self.succeeded.append(f"{key} is answered {query}")
            self._tells_nothing(f"{key} {query}", repr(answer))

    def _queries(self, work: Work) -> Iterator[Query]:
        number = f"{self.secrets[0]}"
        for said in (number, number.replace("-", ""), f"关于{number}", number.replace("-", "—")):
            yield queries.CaseByNumber(said)
        about = (queries.OneCase, queries.Timeline, queries.Unanswered, queries.UnitsFor, queries.Colleagues)
        yield from (query(self.case) for query in about)
        yield from (query(self.case) for query in (queries.LikeThis, queries.Residents, queries.GroupLink))
        yield from (
            queries.Similar(kind, f"{words}，怎么办", district.id, None)
            for kind in Kind
            for words in self.secrets
            for district in work.rows(tables.districts.select())
        )
        yield from (
            queries.LikeThis(row.id) for row in work.rows(tables.cases.select()) if row.id != self.case
        )
        yield from (queries.Ranking(self.case, most) for most in (1, 5, 50))
        yield from (queries.OneTask(row.id) for row in work.rows(tables.tasks.select()) if self._is_of(row))
        yield from (queries.Queue(most) for most in (1, 20, 500))
        yield queries.OpenThread()
        yield from (
            queries.MyCases(as_handler=hands, as_unit=unit, closed=closed, most=500)
            for hands in (False, True)
            for unit in (False, True)
            for closed in (False, True)
        )

    def _command(self, work: Work, key: str, chance: random.Random, variants: int) -> None:
        chat = self._chat(work, key)
        for command in self._commands(work, chance, variants):
            self.made["command"] += 1
            try:
                acts.perform(work, self.world.app.office, command, chat)
            except Refused as refusal:
                self._tells_nothing(f"{key} {command}", render.error("zh", refusal).text)
                if not isinstance(command, FinishTask | Resend) and type(refusal) is not NotYours:
                    # a number that does not exist is refused otherwise
                    self.succeeded.append(f"{key} learns that there is {command}")
            else:
                self.succeeded.append(f"{key} may {command}")

    def _commands(self, work: Work, chance: random.Random, variants: int) -> Iterator[Command]:
        case = next(iter(work.rows(tables.cases.select().where(tables.cases.c.id == self.case))))
        people = [None, *self.world.people.values()]
        soon = self.world.clock.at + timedelta(days=3)
        for action in Action:
            for _ in range(variants):
                data: dict[str, Any] = {
                    "until": chance.choice([soon, self.world.clock.at]).isoformat(),
                    "held": self.world.clock.at.isoformat(),
                    "unit": chance.choice([1, 2, 3, None]),
                    "decision": chance.choice(["uphold", "dismiss"]),
                }
                yield Act(
                    self.case,
                    action,
                    chance.choice(["看看", "", self.secrets[0]]),
                    person=chance.choice(people),
                    name=chance.choice(["", "周代表", "水务局"]),
                    named=chance.choice([(), (Subject("周代表", chance.choice(people)),)]),
                    outcome=chance.choice([None, *Outcome]),
                    verdict=chance.choice([None, *Verdict]),
                    version=chance.choice([None, case.version]),
                    data=chance.choice([{}, data]),
                )
        yield from self._several(case.version, people, chance, variants)
        yield from (
            FinishTask(row.id, "办好了") for row in work.rows(tables.tasks.select()) if self._is_of(row)
        )
        yield from (Resend(row.id) for row in work.rows(tables.outbox.select()) if self._is_of(row))

    def _several(
        self, version: int, people: Sequence[int | None], chance: random.Random, variants: int
    ) -> Iterator[Command]:
        """Coming to it, and what puts cases together or takes them apart."""
        if not self.joinable:
            code = self.world.app.office.links.code("g", self.case)
            yield from (JoinCase(self.case, "我家也是", code=by) for by in ("", code))
        yield EnterParty(self.case, "某居民", "13900000000")
        versions = (version, version)
        others = [row.id for row in self.world.rows(tables.cases) if row.id != self.case]
        for other in (*others, self.case, 99999):
            yield from (Merge(self.case, other, versions), Merge(other, self.case, versions))
        for kind in Kind:
            for _ in range(variants):
                who = tuple(one for one in chance.sample(people, 2) if one is not None)
                leave, pictures = chance.choice([True, False]), chance.choice([True, False])
                yield Split(self.case, kind, "看看", who, leave, pictures, chance.choice([None, version]))

    def _presses(self, chance: random.Random) -> Iterator[str]:
        tasks = [row.id for row in self.world.rows(tables.tasks) if self._is_of(row)]
        for flow in FLOWS:
            for end in ("", ":1", ":2", ":1:satisfied", ":1:1"):
                yield f"f:{flow}:{self.case}{end}"
            yield from (f"f:{flow}:t{task}" for task in tasks)

    def _said(self, key: str, phone: Phone, data: str) -> None:
        self._tells_nothing(f"{key} {data}", f"{Phone.shown(phone.new)} {phone.toast}")
        if phone.buttons() and phone.buttons()[-1].data.endswith(":cancel"):
            phone.says("/cancel")

    def hears_nothing(self, key: str) -> None:
        """Nor has anything of it ever come to them."""
        self._tells_nothing(f"{key} has been told", heard(self.world.newcomer(key)))
        person = self.world.people.get(key)
        for row in self.world.rows(tables.outbox, person_id=person):
            if self._is_of(row) and row.state in ("held", "queued", "sending"):
                self.succeeded.append(f"{key} is about to be told {row.what}")

    def _tells_nothing(self, what: str, told: str) -> None:
        if any(secret in told for secret in self.secrets):
            self.succeeded.append(f"{what} → {told[:300]}")

    def _is_of(self, row: Any) -> bool:
        return bool(row.case_id == self.case)

    def _chat(self, work: Work, key: str) -> chats.Chat:
        return chats.look(work, {("memory", key)})["memory", key]

    def _as_it_stands(self) -> tuple[Any, ...]:
        rows = [row for table in (tables.events, tables.tasks) for row in self.world.rows(table)]
        (case,) = self.world.rows(tables.cases, id=self.case)
        of_case = sorted(f"{row.id} {getattr(row, 'done_at', None)}" for row in rows if self._is_of(row))
        return case.version, case.seq, case.handler_id, case.state, *of_case

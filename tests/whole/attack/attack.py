"""One scene attacked by everybody: all attempts made, counted by who made them, and what succeeded."""

import random
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Any

from bot import acts, facts
from cases.errors import NotYours, Refused, TaskDone
from cases.people import Role
from handlers.facts import OneCase, Query
from storage import chats, people, tables
from storage.work import Work
from tests.whole.attack import tries
from tests.whole.attack.chats import Chats
from tests.whole.attack.effects import Judge
from tests.whole.attack.ground import Scene
from tests.whole.attack.sandbox import Changed, Sandbox
from tests.whole.attack.told import found, papers, shown, told, without
from words import render

AT_ONCE = timedelta(seconds=3)


@dataclass
class Attack:
    """What was tried in a scene, by whom, and what came of it that should not have."""

    scene: Scene
    made: Counter[str] = field(default_factory=Counter)
    succeeded: list[str] = field(default_factory=list)
    came_upon: dict[str, set[str]] = field(default_factory=dict)
    """Secret → who has read it: shows that what is planted is there to be found."""
    kinds: dict[str, Any] = field(default_factory=dict)
    """Who is alike in everything that could make a difference."""

    def run(self) -> None:
        """Everybody tries everything; then time passes, and what everybody was told is looked at."""
        world = self.scene.world
        world.settle()
        self.chance = random.Random(world.clock.at.timestamp())
        self._read = {key: len(phone.got) for key, phone in world.phones.items()}
        self.values = tries.Values(self.scene, self.chance)
        self.tasks = {row.id: row.case_id for row in world.rows(tables.tasks)}
        self.who = {row.id: row.address for row in world.rows(tables.chats)}
        world.run(world.app.writer.job(self._everybody))
        self._time_passes()

    def _everybody(self, work: Work) -> None:
        with Sandbox(work.connection) as self.box:
            for key in self.scene.everybody():
                stands = (self.scene.roles(key, case) for case in self.scene.cases)
                kind = self._roles(key), *stands, key in self.scene.barred
                self._by(key, again=kind in self.kinds.values())
                self.kinds[key] = kind

    def _by(self, key: str, *, again: bool) -> None:
        """`again`: somebody in whom nothing is different has tried it all."""
        self.judge = Judge(self.scene, key, self._roles(key))
        one_in = 6 if again else 1
        for query in islice(tries.queries(self.values), 0, None, one_in):
            self._asks(key, query)
        for command in islice(tries.tried(self.values, self.judge.me), 0, None, one_in):
            self._does(key, command)
        Chats(self, key).tries(one_in)

    def _roles(self, key: str) -> frozenset[Role]:
        return self._chat(self.box.work(self.now), key).person.roles

    @property
    def now(self) -> Any:
        return self.scene.world.clock.at + AT_ONCE

    def _asks(self, key: str, query: Query) -> None:
        self.made[key] += 1
        with self.box.attempt():
            work = self.box.work(self.now)
            answer: Any = None
            try:
                answer = facts.lookup(work, self._office, self._chat(work, key))(query)
                said = told(answer)
            except Refused as refusal:
                said = _words(refusal)
                self._not_there(key, query, refusal)
            else:
                case = tries.about(query, self.scene, self.tasks)
                if answer and case and not self.scene.roles(key, case):
                    self.succeeded.append(f"{key} is answered {query}: {said[:100]!r}")
            self.reads(
                key, without(said, (getattr(query, "text", ""), getattr(query, "words", ""))), str(query)
            )
            work.flush()
            self.judged(key, str(query))

    def _does(self, key: str, command: Any) -> None:
        self.made[key] += 1
        with self.box.attempt() as box:
            work, last = box.work(self.now), box.last()
            try:
                case = acts.perform(work, self._office, command, self._chat(work, key))
                work.flush()
                self._sees(work, key, case, command)
            except Refused as refusal:
                self.reads(key, _words(refusal), str(command))
                self._not_there(key, command, refusal)
            except Exception as error:  # nonsense that no conversation makes: the writer undoes it whole
                case = tries.about(command, self.scene, self.tasks)
                if case and not self.scene.roles(key, case):
                    self.succeeded.append(f"{key} gets as far as {error!r} with {command}")
                return
            work.flush()
            changed = self.judged(key, str(command))
            kept, own = self.judge.kept_from(changed), (getattr(command, "phone", ""),)
            self.delivered(work, last, key, str(command), kept, own)

    def _sees(self, work: Work, key: str, case: int | None, what: Any) -> None:
        """What they have come to see by it: nothing more, unless they belong to it from now on."""
        if case is None or case in self.scene.joinable:
            return
        with suppress(NotYours):
            view = facts.lookup(work, self._office, self._chat(work, key))(OneCase(case))
            self.reads(key, without(told(view), (getattr(what, "phone", ""),)), f"afterwards, {what}")

    def _not_there(self, key: str, what: Any, refusal: Refused) -> None:
        """A case that is nothing to them reads like one that does not exist."""
        case = tries.about(what, self.scene, self.tasks)
        if case is None or self.scene.roles(key, case):
            return
        if type(refusal) is not NotYours and not (hasattr(what, "task") and type(refusal) is TaskDone):
            self.succeeded.append(f"{key} learns that there is {what}: {type(refusal).__name__}")

    def judged(self, key: str, what: str) -> list[Changed]:
        """What was changed; what of it was not theirs has succeeded."""
        changed = self.box.changed()
        self.succeeded += [f"{key}: {what} → {wrong}" for wrong in self.judge.wrong(changed)]
        return changed

    def delivered(
        self, work: Work, last: int, by: str, what: str, kept: frozenset[str] | None, own: Iterable[str]
    ) -> None:
        """What whoever is written to by it would read. `kept`: from whom it is kept still; None: as it was.

        `own`: what `by` said themselves.
        """
        for _, chat, message in self.box.messages(work, last):
            key = self.who.get(chat)
            if key is not None and key != by and (kept is None or key in kept):
                self.reads(key, without(shown([message]), own), f"{by}: {what}", by)

    def reads(self, key: str, said: str, what: str, by: str = "") -> None:
        """Somebody gets to read this. What is their own, `by` may tell everybody."""
        for secret in found(self.scene.secrets, said):
            if key in self.scene.secrets[secret]:
                self.came_upon.setdefault(secret, set()).add(key)
            elif not by or self.scene.owned.get(secret) != by:
                self.succeeded.append(f"{key} reads {secret} by {what}: {said!r}")

    def _time_passes(self) -> None:
        """Reminders, digests, escalations: nobody hears of it but who gets it by them."""
        world, before = self.scene.world, len(self.scene.world.rows(tables.events))
        for _ in range(4):
            if any(row.state != "closed" for row in world.rows(tables.cases)):
                world.follows_up()
            world.passes(days=1)
        given = {event.data.get("handler") for event in world.rows(tables.events)[before:]}
        gets = {key for key, person in world.people.items() if person in given} - self.scene.barred
        for key in world.phones.keys() - gets:
            phone, read = world.phones[key], self._read.get(key, 0)
            self.reads(key, shown(phone.got[read:]), "being told")
            self.reads(key, papers(world.messenger.got.get(key, [])[read:]), "being sent")

    def unproven(self) -> list[str]:
        """What somebody may read and none of their kind has come upon: it could not have been found."""
        return [
            f"{secret}: {key}"
            for secret, keys in self.scene.must.items()
            for key in keys
            if self.kinds[key] not in [self.kinds[one] for one in self.came_upon.get(secret, ())]
        ]

    @property
    def _office(self) -> Any:
        return self.scene.world.app.office

    def _chat(self, work: Work, key: str) -> chats.Chat:
        return chats.look(work, {("memory", key)})["memory", key]


def _words(refusal: Refused) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nonsense is refused without all that the words would need
        return render.error("zh", refusal).text


def by_role(attack: Attack) -> Mapping[str, int]:
    """How many attempts, by what those are who made them."""
    world, counted = attack.scene.world, Counter[str]()

    def roles(work: Work) -> dict[str, list[Role]]:
        rows = world.rows(tables.chats)
        known = people.load(work, [row.person_id for row in rows])
        return {row.address: sorted(known[row.person_id].roles) for row in rows}

    for key, has in world.run(world.app.writer.job(roles)).items():
        for role in has:
            counted[role.value] += attack.made[key]
    return counted

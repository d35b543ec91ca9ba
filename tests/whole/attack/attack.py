"""One scene attacked by everybody: all attempts made, counted by who made them, and what succeeded."""

import random
import warnings
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot import acts, facts
from cases.errors import NotYours, Refused, TaskDone
from cases.people import Role
from handlers.facts import OneWish, Query
from storage import chats, people, tables
from storage.work import Work
from tests.whole.attack import tries
from tests.whole.attack.chats import Chats
from tests.whole.attack.effects import Judge
from tests.whole.attack.ground import Scene
from tests.whole.attack.sandbox import Changed, Sandbox
from tests.whole.attack.told import found, papers, shown, told
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

    def run(self, *, presses: int = 1) -> None:
        """Everybody tries everything; then time passes, and what everybody was told is looked at."""
        world = self.scene.world
        world.settle()
        self.chance = random.Random(world.clock.at.timestamp())
        self._read = {key: len(phone.got) for key, phone in world.phones.items()}
        with Sandbox(world) as self.box:
            self.values = tries.Values(self.scene, self.chance)
            self.tasks = {row.id: row.case_id for row in world.rows(tables.tasks)}
            self.who = {row.id: row.address for row in world.rows(tables.chats)}
            for key in self.scene.everybody():
                self._by(key, presses)
        self._time_passes()

    def _by(self, key: str, presses: int) -> None:
        work = self.box.work(self.now)
        person = chats.look(work, {("memory", key)})["memory", key].person
        self.judge = Judge(self.scene, key, person.roles)
        for query in tries.queries(self.values):
            self._asks(key, query)
        for command in tries.tried(self.values):
            self._does(key, command)
        Chats(self, key).tries(presses)

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
            self.reads(key, said, str(query))
            work.flush()
            self.judged(key, str(query))

    def _does(self, key: str, command: Any) -> None:
        self.made[key] += 1
        with self.box.attempt() as box:
            work, last = box.work(self.now), box.last()
            try:
                acts.perform(work, self._office, command, self._chat(work, key))
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
            self.delivered(work, last, str(command), let_in=self.judge.lets_in(changed))

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

    def delivered(self, work: Work, last: int, what: str, *, let_in: bool, but: str = "") -> None:
        """What whoever is written to by it would read. `let_in`: it was given to others; not to the barred."""
        for _, chat, message in self.box.messages(work, last):
            key = self.who.get(chat)
            if key is not None and key != but and (not let_in or key in self.scene.barred):
                self.reads(key, shown([message]), what)

    def reads(self, key: str, said: str, by: str) -> None:
        """Somebody gets to read this. What they said themselves tells them nothing."""
        for secret in found(self.scene.secrets, said):
            if key in self.scene.secrets[secret]:
                self.came_upon.setdefault(secret, set()).add(key)
            else:
                self.succeeded.append(f"{key} reads {secret} by {by}: {said!r}")

    def _time_passes(self) -> None:
        """Reminders, digests, escalations: of what is kept from them nobody hears."""
        world = self.scene.world
        for _ in range(4):
            if any(row.state != "closed" for row in world.rows(tables.cases)):
                world.follows_up()
            world.passes(days=1)
        for key, phone in world.phones.items():
            read = self._read.get(key, 0)
            self.reads(key, shown(phone.got[read:]), "being told")
            self.reads(key, papers(world.messenger.got.get(key, [])[read:]), "being sent")

    def unproven(self) -> list[str]:
        """What somebody may read and has not come upon: the attack could not have found it."""
        must = self.scene.must.items()
        return [f"{secret}: {key}" for secret, keys in must for key in keys - self.came_upon.get(secret, set())]

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

"""The year, from one moment at which something happens to the next."""

import heapq
import random
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import func, literal_column, select, union_all

from bot.channels.channel import Attachment, Incoming
from bot.settings import Settings
from bot.simulation.counts import Counts, Span
from bot.simulation.figures import Figures
from bot.simulation.office import CHANNEL, Running
from bot.simulation.people import BROWSES, Someone
from bot.simulation.town import Town
from storage.tables import cases, outbox, sessions, tasks
from storage.work import Work

BEAT = timedelta(minutes=5)
"""How often the rounds beat, at most: only when something is due."""
WAITS = 3
"""So many turns somebody who has spoken waits for what comes of it."""
ANSWER = timedelta(seconds=5)
"""Between what the office says and what is answered."""
HOURS = (8, 8, 12, 12, 12, 20, 20, 20, 20, 23)
"""When residents are on the phone: at the same hours, so that much happens in one transaction."""
SITTINGS = (time(9), time(14))
"""And when those who work look at theirs."""
AGAIN = 0.06
"""So many residents come with a second matter."""
THANKS = ("谢谢", "辛苦了", "收到，谢谢")


class Year:
    """A town and its office, for so many days. `told` hears of each month: (day, cases so far)."""

    def __init__(
        self, settings: Settings, folder: Path, residents: int, days: int, seed: int, begin: datetime
    ) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a town, no secret
        self.begin, self.end = begin, begin + timedelta(days=days)
        self.days = days
        self.down, self.cut_off = self._outages()
        self.town = Town(residents, self.chance, lambda *notice: self.counts.noticed(*notice))
        self.running = Running(settings, folder, self.town, begin, self.chance)
        self.running.do(self.town.settle)
        stops = sorted((*self.down, *self.cut_off))
        self.counts = Counts(self.running.app.office, BEAT, stops)
        self.acts: list[tuple[datetime, int, str, Callable[[Someone], None]]] = []
        self.queued: list[Incoming] = []
        self.number = self.updates = self.beats = 0
        self.coming = set[str]()
        self._people_come()

    # What is going to happen

    def _outages(self) -> tuple[list[Span], list[Span]]:
        """When the system is down: hours now and then, once a week; and when the messenger is."""
        hours, chance = timedelta(hours=1), self.chance
        down, cut = [], []
        for first in range(20, self.days, 45):
            at = self.begin + timedelta(days=first + chance.random() * 10)
            down.append((at, at + hours * chance.uniform(0.5, 9)))
        for first in range(35, self.days, 60):
            at = self.begin + timedelta(days=first + chance.random() * 10)
            cut.append((at, at + hours * chance.uniform(0.3, 8)))
        week = self.begin + timedelta(days=min(200, self.days * 0.6))
        down.append((week, week + timedelta(days=7)))
        return sorted(down), sorted(cut)

    def _people_come(self) -> None:
        for one in self.town.residents:
            for _ in range(1 + (self.chance.random() < AGAIN)):
                day = timedelta(days=self.chance.randrange(max(1, self.days)))
                hour = timedelta(hours=self.chance.choice(HOURS))
                self.at(self.begin + day + hour, one, self.reports)
        for one in self.town.workers:
            self.at(self.office_hour(self.begin + self.town.later(0.5)), one, self.sits)

    def at(self, when: datetime, one: Someone, does: Callable[[Someone], None]) -> None:
        """Somebody will do something."""
        self.number += 1
        heapq.heappush(self.acts, (when, self.number, one.address, does))

    def office_hour(self, at: datetime) -> datetime:
        """Then, or the next hour at which those who work look at their phones."""
        calendar = self.running.app.office.calendar
        local = at.astimezone(calendar.zone)
        while True:
            if calendar.is_workday(local.date()):
                for hour in SITTINGS:
                    if local.time() <= hour:
                        return datetime.combine(local.date(), hour, calendar.zone).astimezone(UTC)
            local = datetime.combine(local.date() + timedelta(days=1), time(), calendar.zone)

    def reports(self, one: Someone) -> None:
        """A resident has a matter."""
        one.blocked = False
        one.wants.append(("text", self.town.matter(one)))
        if self.chance.random() < 0.02:
            one.wants.append(("command", "quiet"))
        one.sits_down(())

    def reacts(self, one: Someone) -> None:
        """A resident looks at what they were shown."""
        self.coming.discard(one.address)
        if self.chance.random() < 0.05:
            one.wants.append(("text", self.chance.choice(THANKS)))
        one.sits_down(list(one.cards)[-2:])

    def sits(self, one: Someone) -> None:
        """Somebody who works looks through what they have been shown."""
        chance, days = self.chance, self.town.every[one.address]
        if one.role in ("representative", "officer"):
            if chance.random() < 0.012:
                one.wants.append(("command", "away"))
                days += 6
            elif chance.random() < 0.08:
                one.wants.append(("command", "mine"))
        elif chance.random() < 0.1 and one.role != "volunteer":
            one.wants.append(("command", "queue"))
        one.wants += [("command", "wall")] * (chance.random() < BROWSES.get(one.role, 0))
        if chance.random() < 0.004:
            one.wants.append(("command", chance.choice(("quiet", "digest"))))
        one.sits_down(list(one.cards))
        self.at(self.office_hour(self.running.clock.at + self.town.later(days)), one, self.sits)

    # What happens

    def run(self, told: Callable[[int, int], None]) -> Figures:
        """All of it; returns the figures."""
        running, clock = self.running, self.running.clock
        look_at = self.begin + timedelta(hours=12)
        last = None
        up_since = self.begin
        month = 30
        while True:
            at = max(clock.at, min(self._next_act(), self._next_due(), look_at))
            if at == last:
                at += BEAT  # something that is due stays due: the clock goes on all the same
            last = at
            if at >= self.end:
                break
            stop = next((span for span in self.down if span[0] <= at < span[1]), None)
            cut = next((span for span in self.cut_off if span[0] <= at < span[1]), None)
            clock.at = at
            running.messenger_down = cut is not None
            if stop is not None:
                self._stopped(stop)
                up_since = clock.at
                look_at = max(look_at, clock.at + 4 * BEAT)
                continue
            speaking = self._speaking(at)
            if cut is not None:
                self.queued += [u for one in speaking if (u := self._does(one)) is not None]
            else:
                updates, self.queued = self.queued, []
                self._talk(updates, speaking)
            if self._next_due() <= clock.at:
                running.beat()
                self.beats += 1
                running.delivery.due_at = clock.at
                running.deliver()
            self._touched()
            if look_at <= clock.at:
                up = clock.at - up_since > 3 * BEAT
                running.do(partial(self.counts.look, running=up))
                look_at += timedelta(days=1)
                if clock.at >= self.begin + timedelta(days=month):
                    told(month, running.do(_cases))
                    month += 30
        figures = running.do(self.counts.figures)
        figures.residents = len(self.town.residents)
        figures.silent = sum(one.silent for one in self.town.residents)
        figures.errors = running.errors
        figures.updates = self.updates
        running.close()
        return figures

    def _stopped(self, stop: Span) -> None:
        """The system is down: what people send waits at the messenger."""
        clock = self.running.clock
        self.running.stop()
        while self.acts and self.acts[0][0] < stop[1]:
            clock.at = max(clock.at, self.acts[0][0])
            for one in self._speaking(clock.at):
                if (update := self._does(one)) is not None:
                    self.queued.append(update)
        clock.at = stop[1]
        self.down.remove(stop)
        self.running.start()

    def _speaking(self, at: datetime) -> list[Someone]:
        found = dict[str, Someone]()
        while self.acts and self.acts[0][0] <= at:
            _, _, address, does = heapq.heappop(self.acts)
            one = found[address] = self.town.people[address]
            does(one)
        return list(found.values())

    def _does(self, one: Someone) -> Incoming | None:
        done = one.does(self.chance)
        if done is None:
            return None
        kind, text = done
        self.updates += 1
        name = f"p{self.updates}"
        ways: dict[str, dict[str, Any]] = {
            "press": {"data": text},
            "photo": {"attachments": (Attachment("photo", name, name),)},
            "location": {"latitude": 30.1, "longitude": 119.9},
            "contact": {"phone": text},
        }
        given = ways.get(kind, {"text": text})
        key = f"{CHANNEL}:{self.updates}"
        return Incoming(CHANNEL, key, one.address, kind, {}, name=one.name, **given)  # type: ignore[arg-type]

    def _talk(self, updates: list[Incoming], speaking: list[Someone]) -> None:
        """Everybody who has come speaks, in turns, until they have done what they came for."""
        running, clock = self.running, self.running.clock
        here = {u.address: self.town.people[u.address] for u in updates}
        turn, spoke = 0, dict.fromkeys(here, 1)
        here |= {one.address: one for one in speaking}
        while here:
            turn += 1
            for address, one in [*here.items()]:
                if turn - spoke.get(address, -WAITS) < WAITS and not one.asked:
                    continue  # what may be asked of them is on its way
                update = self._does(one)
                if update is None:
                    del here[address]
                else:
                    updates.append(update)
                    spoke[address] = turn
            running.take(updates)
            clock.at += ANSWER
            if not updates:
                running.deliver()
            updates = []
        running.deliver()

    def _touched(self) -> None:
        """Residents who were shown a card may look at it by and by."""
        touched, self.town.touched = self.town.touched, {}
        for one, card in touched.values():
            if one.address in self.coming:
                continue
            flows = {shown[0].split(":")[1] for shown in one.cards.get(card, ())}
            asked = bool(flows & {"rate", "answer", "lasted"})
            if one.silent and asked:
                continue
            if self.chance.random() < (0.8 if asked else 0.05):
                self.coming.add(one.address)
                self.at(self._awake(self.running.clock.at + self.town.later(1)), one, self.reacts)
            elif self.chance.random() < 0.003:
                one.blocked = True

    def _awake(self, at: datetime) -> datetime:
        """Then, or at the next of the hours at which residents are on the phone."""
        local = at.astimezone(self.running.app.office.zone)
        hours = [hour for hour in sorted(set(HOURS)) if hour > max(local.hour, 7)]
        day = local.replace(minute=0, second=0, microsecond=0)
        return (day.replace(hour=hours[0]) if hours else day.replace(hour=8) + timedelta(days=1)).astimezone(
            UTC
        )

    def _next_act(self) -> datetime:
        return self.acts[0][0] if self.acts else self.end

    def _next_due(self) -> datetime:
        """The next moment at which anything is due, on the grid of beats."""
        due = self.running.do(_due)
        if due is None:
            return self.end
        past = (due - self.begin) % BEAT
        return due + (BEAT - past) if past else due


def _cases(work: Work) -> int:
    row = work.row(select(func.count()).select_from(cases))
    return int(row[0]) if row is not None else 0


_DUE = union_all(
    select(func.min(cases.c.next_action_at).label("at")).where(cases.c.next_action_at.is_not(None)),
    select(func.min(tasks.c.next_action_at)).where(tasks.c.done_at.is_(None)),
    select(func.min(sessions.c.next_action_at)),
    select(func.min(outbox.c.due_at)).where(outbox.c.state == literal_column("'queued'")),
    select(func.min(outbox.c.due_at)).where(outbox.c.state == literal_column("'held'")),
).subquery()
_FIRST = select(func.min(_DUE.c.at))


def _due(work: Work) -> datetime | None:
    row = work.row(_FIRST)
    return row[0] if row is not None else None

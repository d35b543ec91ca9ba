"""The county's months: five hundred matters go their ways, and what is due happens meanwhile."""

import heapq
import random
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from cases.model import Outcome
from tests.whole import county_hands, county_more, county_residents
from tests.whole.county import ABOVE, BEAT, TOPICS, TOWNS, County
from tests.whole.county_happens import DAMAGE, HIT, PLAN, STORM
from tests.whole.county_matter import Matter
from tests.whole.county_paths import PATHS

DAYS = 70
"""So long matters keep coming; then only what is open goes on."""
SHARES: Mapping[str, int] = {
    "城关镇": 20,
    "青塘乡": 18,
    "柳湾镇": 16,
    "白杨镇": 14,
    "松岭乡": 7,
    "石溪镇": 4,
    "云峰乡": 4,
    "竹林镇": 4,
    "南坪镇": 7,
    "双河乡": 6,
}
"""How many of a hundred matters lie in each town."""
_SPAN = {"m": "minutes", "h": "hours", "d": "days"}
Script = tuple[str, ...]
Happening = Callable[[County], None]


class Year:
    """Runs everything there is to do, in order of time."""

    def __init__(self, county: County, seed: int = 2026) -> None:
        self.county = county
        self.matters: list[Matter] = []
        self.gone: list[Matter] = []
        """Those whose way is at its end."""
        self._chance = random.Random(seed)
        self._agenda: list[tuple[datetime, int, Matter | None, Script | Happening]] = []
        self._count = 0
        self.begin = county.clock.at

    def begins(self) -> None:
        """Every matter is on the agenda, at an hour at which people are awake."""
        chance = self._chance
        paths = [path for path in PATHS for _ in range(path.count)]
        chance.shuffle(paths)
        towns = {town.name: town for town in TOWNS}
        storm = [n for n, path in enumerate(paths, 1) if path is PATHS[0]][:DAMAGE]
        for n, path in enumerate(paths, 1):
            town = towns[chance.choices(list(SHARES), list(SHARES.values()))[0] if n not in storm else HIT]
            topic = chance.choice(ABOVE) if chance.random() < 0.1 else chance.choice(TOPICS)
            resident = self.county.newcomer(f"居民{n}")
            matter = Matter(self.county, n, chance.choice(town.villages), topic, resident)
            self.matters.append(matter)
            day = STORM if n in storm else DAYS * n // len(paths)
            at = self.begin + timedelta(days=day, hours=chance.uniform(0, 9))
            self.later(at, matter, path.script)
        for number, happens in PLAN:
            self.later(self.begin + timedelta(days=number, hours=3), None, happens)

    def later(self, at: datetime, matter: Matter | None, what: Script | Happening) -> None:
        """This is to be done then."""
        self._count += 1
        heapq.heappush(self._agenda, (at, self._count, matter, what))

    def run(self) -> None:
        """Until nothing is on the agenda; the rounds do what is due before each."""
        while self._agenda:
            at, _, matter, what = heapq.heappop(self._agenda)
            self.goes_by(at)
            if matter is None:
                what(self.county)  # type: ignore[operator]
            else:
                self._goes_on(matter, what)  # type: ignore[arg-type]

    def goes_by(self, until: datetime) -> None:
        """Time passes, and everything that is due by then happens."""
        clock = self.county.clock
        while (due := self.county.next_due()) is not None and due <= until:
            past = (due - self.begin) % BEAT
            clock.at = max(clock.at, due + (BEAT - past if past else timedelta(0)))
            self.county.passes(seconds=1)
        clock.at = max(clock.at, until)

    def _goes_on(self, matter: Matter, script: Script) -> None:
        while script:
            word, script = script[0], script[1:]
            if span := re.fullmatch(r"(\d+)([mhd])", word):
                at = self.county.clock.at + timedelta(**{_SPAN[span[2]]: int(span[1])})
                return self.later(at, matter, script)
            step(word)(matter)
        if matter.row.outcome != Outcome.WITHDRAWN:  # nor has who was forgotten been here
            self.county.served.append(matter.resident)
        self.gone.append(matter)
        return None


def step(word: str) -> Callable[[Matter], None]:
    """The step of this name."""
    rooms = (county_residents, county_hands, county_more)
    found: Callable[[Matter], None] = next(getattr(room, word) for room in rooms if hasattr(room, word))
    return found

"""Who should have a case, and why: a ranking that explains itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice
from types import MappingProxyType

from cases import deputies
from cases.model import Case
from cases.people import District, Person

# Nearness first, then knowledge of the matter; load only decides between equals or the overburdened.
_DISTRICT, _STEP_UP, _NEAR_LEAST = 60, 15, 15
_TOPIC, _HANDLED, _HANDLED_MOST, _LOAD, _FORMER = 30, 2, 5, 4, 100
_CHOSEN, _CHOSEN_ELSEWHERE = 200, 10
_LANGUAGE = 20
NONE: Mapping[int, int] = MappingProxyType({})
# Of those who are equally near: for each case that they were given lately beyond who was given the fewest.
_RECENT, _RECENT_MOST = 4, 10


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: words' id, and its value.

    `deputy` (of whom), `chosen`, `district`, `near`, `language`, `topic`, `handled`, `fair` (how many they
    were given lately: the fewest there), `office`, `load`, `former`; of a hand-over `left`, `balance`,
    `transfer` (whose it was). Somebody stands there by their id: reasons are kept with the case, and names
    are sealed.
    """

    what: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could have the case; a higher score is better."""

    person: Person
    score: int
    reasons: tuple[Reason, ...] = ()
    there: bool = False
    """True: it lies where they are, or by all that is known the residents' link meant them for it."""


def rank(
    case: Case,
    representatives: Sequence[Person],
    loads: Mapping[int, int],
    districts: Mapping[int, District],
    handled: Mapping[int, int],
    former: Mapping[int, str],
    now: datetime,
    most: int | None = None,
    chosen: Collection[int] = (),
    recent: Mapping[int, int] = NONE,
    languages: Collection[str] = (),
) -> tuple[Candidate, ...]:
    """Everyone who could have the case, best first; never anyone it is about, a party of it, somebody away.

    For who is away their deputy stands, if that is one of `representatives`.
    `loads`: open cases each has. `handled`: closed cases of these topics. `former`: who had it before, and
    how it left them; they come last. `chosen`: by whose link the residents came; they come first, unless the
    place is known and lies elsewhere: neither in their district, nor above it, nor below it. `recent`: cases
    each was given lately, whatever became of them. `languages`: what residents speak that not everybody does.
    Equals are ordered by load, then by what they were given lately, then id. `most`: so many at most.
    """
    places = _places(upwards(case.place.district, districts))
    standings = [
        _Standing(
            whose,
            gets,
            places.get(whose.district),
            [topic for topic in case.topics if topic in whose.topics],
            handled.get(whose.id, 0),
            loads.get(gets.id, 0),
            former.get(whose.id, former.get(gets.id, "")),
            _link(whose, places, case.place.district, districts) if whose.id in chosen else 0,
            recent.get(gets.id, 0),
            [language for language in languages if gets.speaks(language)],
        )
        for whose, gets in deputies.takers(able_to_have(case, representatives), now)
    ]
    _even_out(standings)
    standings.sort(key=lambda one: (-one.score, one.load, one.recent, one.gets.id))
    best: dict[int, _Standing] = {}
    for one in standings:
        best.setdefault(one.gets.id, one)
    found = islice(best.values(), most)
    return tuple(Candidate(one.gets, one.score, one.reasons(), one.there) for one in found)


def of_office(clerk: Person, load: int, former: str = "") -> Candidate:
    """A clerk who could have what the office itself was asked."""
    reasons = (Reason("office"), Reason("load", str(load)), *([Reason("former", former)] if former else []))
    return Candidate(clerk, -load - (_FORMER if former else 0), reasons, there=not former)


def could_have(case: Case, person: Person) -> bool:
    """False: it is about them, if only by a name linked to nobody yet, or they reported it.

    Nor can the deputy of somebody it is about have it; that is known where `able_to_have` gets both.
    """
    return bool(able_to_have(case, [person]))


def able_to_have(case: Case, people: Iterable[Person]) -> list[Person]:
    """Those of them whom `could_have` is true of."""
    people = tuple(people)
    barred = case.accused | {party.person for party in case.parties}
    barred |= {p.deputy for p in people if p.id in case.accused and p.deputy is not None}
    named = [subject.name for subject in case.subjects]
    able = [person for person in people if person.id not in barred]
    return [p for p in able if not any(p.name and p.name in name for name in named)] if named else able


def chosen(candidates: Sequence[Candidate]) -> Candidate | None:
    """Who gets it without anybody's looking: the best who is there; where nobody is, by whose link the
    resident came; never who gave it back."""
    said = [(one, {reason.what for reason in one.reasons}) for one in candidates]
    fit = [one for one, what in said if "former" not in what and what & {"chosen", "district", "near"}]
    return next((one for one in fit if one.there), fit[0] if fit else None)


def topics(words: str, topic_words: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The topics whose words stand in `words`, those with most of them first."""
    text = words.casefold()
    hits = {
        topic: sum(word.casefold() in text for word in listed if word)
        for topic, listed in topic_words.items()
    }
    return tuple(sorted((topic for topic, n in hits.items() if n), key=lambda topic: -hits[topic]))


class Gazetteer:
    """The districts by what residents call them, made ready once for many look-ups."""

    def __init__(self, districts: Mapping[int, District]) -> None:
        self._districts = districts
        self.match = lru_cache(1000)(self._match)
        """text → the district that it names, by name or alias, or None: see `_match`."""
        self._names = [
            (plain, district.id)
            for district in districts.values()
            for name in (district.name, *district.aliases)
            if (plain := _plain(name))
        ]

    def _match(self, text: str) -> District | None:
        """The district that `text` names, by name or alias: the deepest; of namesakes, whose town is named.

        None where nothing is named, or two places could be meant.
        """
        plain = _plain(text)
        named: dict[int, int] = {}
        for name, district in self._names:
            if name in plain:
                named[district] = max(len(name), named.get(district, 0))

        def fit(district: int) -> tuple[int, int, int]:
            above = list(upwards(district, self._districts))
            return len(above), sum(d.id in named for d in above), named[district]

        best = sorted(named, key=fit, reverse=True)
        while best:
            equals = [d for d in best if fit(d) == fit(best[0])]
            if len(equals) == 1:
                return self._districts[equals[0]]
            best = best[len(equals) :]
        return None


def match_place(text: str, districts: Mapping[int, District]) -> District | None:
    """`Gazetteer.match`, for once."""
    return Gazetteer(districts).match(text)


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _places(chain: Iterable[District]) -> dict[int | None, tuple[int, Reason]]:
    """District → what it counts for, and the reason given."""
    return {
        district.id: (
            max(_DISTRICT - _STEP_UP * up, _NEAR_LEAST),
            Reason("near" if up else "district", district.name),
        )
        for up, district in enumerate(chain)
    }


def _link(
    person: Person,
    places: Collection[int | None],
    place: int | None,
    districts: Mapping[int, District],
) -> int:
    """What it counts that the residents came by this person's link. `places`: the place, what it lies in."""
    above = {district.id for district in upwards(person.district, districts)}
    elsewhere = above and places and person.district not in places and place not in above
    return _CHOSEN_ELSEWHERE if elsewhere else _CHOSEN


class _Standing:
    """How somebody stands to a case; the reasons are written out only for those who are asked for."""

    __slots__ = (
        *("fair", "former", "gets", "handled", "languages", "link", "load", "place", "recent", "score"),
        *("shared", "whose"),
    )

    def __init__(
        self,
        whose: Person,
        gets: Person,
        place: tuple[int, Reason] | None,
        shared: Sequence[str],
        handled: int,
        load: int,
        former: str,
        link: int,
        recent: int,
        languages: Sequence[str],
    ) -> None:
        self.whose, self.gets, self.place, self.shared = whose, gets, place, shared
        # Between those who know the matter, who has ended more of it would be given all of it.
        self.handled = 0 if shared else handled
        self.load, self.former, self.link = load, former, link
        self.recent, self.languages, self.fair = recent, languages, False
        self.score = _HANDLED * min(self.handled, _HANDLED_MOST) - _LOAD * load + _LANGUAGE * len(languages)
        if place:
            self.score += place[0]
        if shared:
            self.score += _TOPIC
        if former:
            self.score -= _FORMER
        else:
            self.score += link

    @property
    def there(self) -> bool:
        return self.place is not None or self.link == _CHOSEN

    def reasons(self) -> tuple[Reason, ...]:
        reasons = [Reason("deputy", str(self.whose.id))] if self.whose is not self.gets else []
        reasons += [Reason("chosen")] if self.link else []
        reasons += [self.place[1]] if self.place else []
        reasons += [Reason("language", language) for language in self.languages]
        if self.whose is self.gets:
            reasons += [Reason("topic", topic) for topic in self.shared]
            reasons += [Reason("handled", str(self.handled))] if self.handled else []
        reasons += [Reason("fair", str(self.recent))] if self.fair else []
        reasons.append(Reason("load", str(self.load)))
        if self.former:
            reasons.append(Reason("former", self.former))
        return tuple(reasons)


def _even_out(standings: Iterable[_Standing]) -> None:
    """Fairness over time, between those who are equally near: who was given more lately comes later."""
    near: dict[int, list[_Standing]] = {}
    for one in standings:
        if one.place:
            near.setdefault(one.place[0], []).append(one)
    for equals in near.values():
        least, highest = min(one.recent for one in equals), max(one.recent for one in equals)
        for one in equals:
            one.score -= _RECENT * min(one.recent - least, _RECENT_MOST)
            one.fair = one.recent == least < highest


def upwards(district: int | None, districts: Mapping[int, District]) -> Iterator[District]:
    """The district itself, then what it lies in; a broken tree ends it rather than going in circles."""
    seen: set[int] = set()
    while district is not None and district in districts and district not in seen:
        seen.add(district)
        yield districts[district]
        district = districts[district].parent

"""Rows of people: who each is, and what becomes of them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.roster.cells import CLEAR, fold, name, several
from bot.roster.columns import LEVELS, Kind, Row
from bot.roster.known import CLAIMS, LANGUAGES, OFFICE, ROLES, Places, word
from bot.roster.plan import Plan, Wrong, near
from bot.roster.reading import district_of, id_of, name_of
from cases.people import ClaimsAs, Person, Role
from handlers.phone import telephone
from handlers.replay import Invalid

_MOBILE = re.compile(r"1[3-9]\d{9}")
_REMARK = re.compile(r".*[:：。]|合计|总计|小计")
_ROUNDED = re.compile(r"\d(?:\.\d+)?e\+?\d+", re.I)
_ROLE = {fold(said): role for role, words in ROLES.items() for said in (role.value, *words.split())}
_CLAIMS_AS = {fold(said): one for one, words in CLAIMS.items() for said in (one.value, *words.split())}
_IMPLIED = ((ClaimsAs.MEMBER, "党员"), (ClaimsAs.ORGANISATION, "爱心单位|爱心企业"))
"""What a role or a sheet's title says of how a volunteer claims, where there is no column for it."""
_LANGUAGE = {fold(said): tag for tag, words in LANGUAGES.items() for said in words.split()}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A row, and what it says of itself before it is known who it is."""

    row: Row
    id: int | None
    name: str
    phone: str
    roles: frozenset[Role]
    district: int | None

    @property
    def mobile(self) -> str:
        """The telephone if it can only be one person's; a landline may be a whole office's."""
        return mobile(self.phone)

    @property
    def apart(self) -> bool:
        """True: it says itself who it is, or that it is nobody known."""
        return "id" in self.row.cells


def mobile(phone: str) -> str:
    """The number if it is a mobile telephone's, else nothing."""
    return phone if _MOBILE.fullmatch(phone) else ""


def entries(rows: Sequence[tuple[Row, Role | None]], plan: Plan) -> Iterator[Entry]:
    """Every row that can be read, no two with one mobile telephone."""
    places = Places(plan.wanted.districts)
    phones: dict[str, Row] = {}
    for row, role in rows:
        try:
            cells = _placed(row.cells)
            row = replace(row, cells=cells)
            id = id_of(row, plan.known.people)
            phone = telephone_of((plan.said(Kind.PEOPLE, id, cells) if id else cells).get("phone", ""))
            said = roles_of(cells["roles"]) if "roles" in cells else frozenset({role} if role else ())
            if phone and mobile(phone) and (first := phones.setdefault(phone, row)) is not row:
                raise Wrong("roster-twice", sheet=first.sheet, row=str(first.number))
            where = None if id else district_of(cells.get("district", ""), places, None)
            yield Entry(row, id, name(cells.get("name", "")), phone, said, where)
        except Wrong as why:
            plan.refuse(row, why)


def _placed(cells: Mapping[str, str]) -> dict[str, str]:
    """Levels together say which district."""
    levels = "/".join(cells[level] for level in LEVELS if level in cells)
    kept = {field: said for field, said in cells.items() if field not in LEVELS}
    return {"district": levels, **kept} if levels else kept


def telephone_of(said: str) -> str:
    """A telephone number as it is kept; empty for none. Raises Wrong."""
    if not said or fold(said) in CLEAR:
        return ""
    if _ROUNDED.fullmatch(said):
        raise Wrong("roster-phone-rounded", phone=said)
    try:
        return telephone(said)
    except Invalid:
        raise Wrong("roster-bad-phone", phone=said) from None


def roles_of(said: str) -> frozenset[Role]:
    """The capacities in a cell. Raises Wrong for one that is unknown."""
    found = set()
    for part in several(said):
        role = _ROLE.get(fold(part)) or (Role.REPRESENTATIVE if fold(part).endswith("人大代表") else None)
        if role is None:
            raise Wrong("roster-unknown-role", role=part)
        found.add(role)
    return frozenset(found)


class Becoming:
    """What rows make of people."""

    def __init__(self, plan: Plan, topics: Collection[str], language: str) -> None:
        self._plan, self._topics, self._language = plan, topics, language
        self._places = Places(plan.wanted.districts)
        self._units = {fold(name): id for id, name in plan.wanted.units.items()}
        self._stations = {fold(one.name): id for id, one in plan.wanted.stations.items()}

    def of(self, entry: Entry, id: int | None) -> Person:
        """The person as the row has them, but for the deputy. Raises Wrong."""
        before = self._plan.known.people.get(id or 0)
        if before is None:
            before = Person(self._plan.fresh(), language=self._language)
        cells = self._plan.said(Kind.PEOPLE, before.id, entry.row.cells)
        if _REMARK.match(cells.get("name", "")):  # “备注：……” below the table
            raise Wrong("roster-no-person", name=cells["name"][:20])
        made = replace(
            before,
            name=name(name_of(cells, before.name)) if id is None or "name" in cells else before.name,
            roles=self._roles(entry, before, cells),
            phone=entry.phone if "phone" in cells else before.phone,
            district=district_of(cells.get("district", ""), self._places, before.district),
            stationed=self._station(cells.get("station", ""), before.stationed),
            topics=self._known_topics(cells.get("topics", ""), before.topics),
            **self._spoken(cells.get("language", ""), before),
        )
        made = replace(made, claims_as=self._claims_as(entry, cells, before, made.roles))
        return replace(made, unit=self._unit(cells.get("unit", ""), before, made.roles))

    def _roles(self, entry: Entry, before: Person, cells: Mapping[str, str]) -> frozenset[Role]:
        made = before.roles | entry.roles
        if "roles" in cells:  # the cell says all of them
            made = entry.roles | (before.roles - OFFICE)
        if not made & OFFICE:
            raise Wrong("roster-no-role")
        if before.roles & OFFICE - made and (busy := self._plan.known.busy.get(before.id)):
            raise Wrong("roster-holds", count=str(busy))
        return made

    def _unit(self, said: str, before: Person, roles: frozenset[Role]) -> int | None:
        if Role.OFFICER not in roles:
            if said and fold(said) not in CLEAR:
                self._pass_over("roster-no-officer")
            return None if Role.OFFICER in before.roles else before.unit
        if said and fold(said) not in CLEAR:
            if fold(said) not in self._units:
                names = near(said, self._plan.wanted.units.values())
                raise Wrong("roster-unknown-unit", unit=said, near=names)
            return self._units[fold(said)]
        if said or (before.unit is None and Role.OFFICER not in before.roles):
            raise Wrong("roster-no-unit")
        return before.unit

    def _claims_as(
        self, entry: Entry, cells: Mapping[str, str], before: Person, roles: frozenset[Role]
    ) -> ClaimsAs | None:
        said = cells.get("claims_as", "")
        if Role.VOLUNTEER not in roles:  # what they may have asked for in the chat is not the file's to say
            if said and fold(said) not in CLEAR:
                self._pass_over("roster-no-volunteer")
            return None if Role.VOLUNTEER in before.roles else before.claims_as
        if not said:
            hints = cells.get("roles", "" if "roles" in entry.row.cells else entry.row.sheet)
            return next((one for one, words in _IMPLIED if re.search(words, hints)), before.claims_as)
        if fold(said) in CLEAR:
            return None
        if fold(said) not in _CLAIMS_AS:
            known = "、".join(word(words, self._language) for words in CLAIMS.values())
            raise Wrong("roster-unknown-claims-as", said=said, known=known)
        return _CLAIMS_AS[fold(said)]

    def _pass_over(self, what: str) -> None:
        self._plan.ignored[what] = self._plan.ignored.get(what, 0) + 1

    def _station(self, said: str, before: int | None) -> int | None:
        if not said or fold(said) in CLEAR:
            return None if said else before
        if fold(said) not in self._stations:
            names = near(said, (one.name for one in self._plan.wanted.stations.values()))
            raise Wrong("roster-unknown-station", station=said, near=names)
        return self._stations[fold(said)]

    def _known_topics(self, said: str, before: tuple[str, ...]) -> tuple[str, ...]:
        if not said or fold(said) in CLEAR:
            return () if said else before
        named = {fold(topic): topic for topic in self._topics}
        for topic in several(said):
            if fold(topic) not in named:
                raise Wrong("roster-unknown-topic", topic=topic, known="、".join(self._topics))
        return tuple(named[fold(topic)] for topic in several(said))

    def _spoken(self, said: str, before: Person) -> dict[str, Any]:
        """What they read here comes first in the cell, what they speak besides follows."""
        if not said:
            return {}
        tags = [self._tag(part, before) for part in several(said)]
        reads = before.language if before.language.startswith(tags[0]) else tags[0]
        return {"language": reads, "languages": tuple(dict.fromkeys(t for t in tags[1:] if t != tags[0]))}

    def _tag(self, said: str, before: Person) -> str:
        tag = _LANGUAGE.get(fold(said)) or (said if said in before.languages else None)
        if tag is None:
            raise Wrong("roster-unknown-language", language=said)
        return tag

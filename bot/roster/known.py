"""What the office knows – districts, units, stations, its people – and how each is written in a cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.roster.cells import bare, fold, tidy
from bot.roster.columns import Kind
from cases.assignment import upwards
from cases.people import ClaimsAs, District, Person, Role
from storage.stations import Station

ROLES: Mapping[Role, str] = {
    Role.REPRESENTATIVE: "代表 representative 人大代表",
    Role.OFFICER: "承办人 officer 承办 责任单位承办人 单位承办人",
    Role.VOLUNTEER: "志愿者 volunteer 党员 党员志愿者 爱心人士 爱心单位 爱心企业",
    Role.CORRESPONDENT: "通讯员 correspondent 信息员 村通讯员",
    Role.CLERK: "工作人员 clerk 经办 经办人 staff",
    Role.SUPERVISOR: "督办 supervisor 督办人 督办人员",
    Role.LEADER: "领导 leader 分管领导 办领导",
    Role.DISCIPLINE: "纪检 discipline 纪检监察 纪检干部",
    Role.ADMINISTRATOR: "管理员 administrator 系统管理员",
}
"""In what capacity the office knows somebody: first as we write it in Chinese, then in English."""
CLAIMS: Mapping[ClaimsAs, str] = {
    ClaimsAs.MEMBER: "党员 member 党员志愿者 中共党员 共产党员",
    ClaimsAs.VOLUNTEER: "志愿者 volunteer 个人 爱心人士",
    ClaimsAs.ORGANISATION: "单位 organisation 爱心单位 爱心企业 企业 组织",
}
"""As what a volunteer claims wishes: first as we write it in Chinese, then in English."""
LANGUAGES = {"zh": "中文 Chinese zh 汉语 普通话", "en": "英文 English en 英语"}
OFFICE = frozenset(ROLES)
_APART = re.compile(r"[/\\>›→\-—·.]")


def word(words: str, language: str) -> str:
    """The first of them in Chinese, the second in English."""
    return words.split()[language != "zh"]


@dataclass
class Known:
    """Everything a file can speak of, by id. `busy`: how many open cases and tasks somebody has in hand."""

    districts: dict[int, District] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    stations: dict[int, Station] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    busy: Mapping[int, int] = field(default_factory=dict)

    def copy(self) -> "Known":
        """Another to be changed."""
        return replace(
            self,
            districts=dict(self.districts),
            units=dict(self.units),
            stations=dict(self.stations),
            people=dict(self.people),
        )

    def of(self, kind: Kind) -> Mapping[int, Any]:
        """Everything of a kind, by id."""
        every: dict[Kind, Mapping[int, Any]] = {
            Kind.DISTRICTS: self.districts,
            Kind.UNITS: self.units,
            Kind.STATIONS: self.stations,
            Kind.PEOPLE: self.people,
        }
        return every[kind]


class Places:
    """Districts by their names, alone or after what they lie in, and by their aliases."""

    def __init__(self, districts: Mapping[int, District]) -> None:
        self.districts = districts
        self._paths: dict[str, list[int]] = {}
        self._aliases: dict[str, list[int]] = {}
        for district in districts.values():
            for path in self._ways(district.id):
                self._paths.setdefault(_plain(path), []).append(district.id)
            for alias in district.aliases:
                self._aliases.setdefault(_plain(alias), []).append(district.id)

    def _ways(self, district: int) -> list[str]:
        ways, path = [], ""
        for above in upwards(district, self.districts):
            path = f"{tidy(above.name)}/{path}" if path else tidy(above.name)
            ways.append(path)
        return ways

    def named(self, text: str) -> tuple[int, ...]:
        """The districts that “村”, “乡/村”, “乡村”, “村#12” could mean; by alias only where no name fits."""
        if (number := numbered(text)) is not None:
            return (number,) if number in self.districts else ()
        plain = _plain(text)
        return tuple(self._paths.get(plain) or self._aliases.get(plain) or ())

    def called(self, district: int | None) -> str:
        """The shortest that means this one and no other; empty for none."""
        if district is None or district not in self.districts:
            return ""
        ways = self._ways(district)
        alone = (way for way in ways if len(self._paths[_plain(way)]) == 1 and numbered(way) is None)
        return next(alone, f"{ways[0]}#{district}")

    def names(self) -> list[str]:
        """Each district as it is called alone."""
        return [district.name for district in self.districts.values()]


def _plain(path: str) -> str:
    return _APART.sub("", fold(path))


def numbered(text: str) -> int | None:
    """The id in “周明#3”, which names one of several."""
    found = re.fullmatch(r".*[#＃](-?\d{1,9})", text)
    return int(found[1]) if found else None


class Cells:
    """How what is known is written, each field as one cell."""

    def __init__(self, known: Known, language: str = "zh") -> None:
        self.known, self.language = known, language
        self.places = Places(known.districts)
        self._namesakes: dict[str, int] = {}
        for person in known.people.values():
            self._namesakes[bare(person.name)] = self._namesakes.get(bare(person.name), 0) + 1

    def of(self, kind: Kind, id: int) -> dict[str, str]:
        """The fields of one record that have something in them, but for its id."""
        item = self.known.of(kind)[id]
        match kind:
            case Kind.DISTRICTS:
                above = self.places.called(item.parent)
                made = {"name": item.name, "parent": above, "aliases": "、".join(item.aliases)}
            case Kind.UNITS:
                made = {"name": item}
            case Kind.STATIONS:
                where = self.places.called(item.district)
                made = {"name": item.name, "district": where, "address": item.address, "hours": item.hours}
            case Kind.PEOPLE:
                made = self._person(item)
        return {name: text for name, value in made.items() if (text := tidy(value))}

    def _person(self, person: Person) -> dict[str, str]:
        station = self.known.stations.get(person.stationed or 0)
        return {
            "name": person.name,
            "roles": "、".join(word(ROLES[role], self.language) for role in ROLES if role in person.roles),
            "phone": person.phone,
            "district": self.places.called(person.district),
            "unit": self.known.units.get(person.unit or 0, ""),
            "station": station.name if station else "",
            "topics": "、".join(person.topics),
            "deputy": self.person(person.deputy),
            "language": "、".join(self._spoken(person)),
            "claims_as": self._claims_as(person),
        }

    def _claims_as(self, person: Person) -> str:
        """Empty for who has only asked to, which a clerk decides in the chat."""
        if person.claims_as is None or Role.VOLUNTEER not in person.roles:
            return ""
        return word(CLAIMS[person.claims_as], self.language)

    def _spoken(self, person: Person) -> list[str]:
        """What they read here, then what they speak besides."""
        tags = dict.fromkeys(("en" if person.language.startswith("en") else "zh", *person.languages))
        return [word(LANGUAGES[tag], self.language) if tag in LANGUAGES else tag for tag in tags]

    def person(self, id: int | None) -> str:
        """Somebody's name, with their id where another has the same; empty for nobody of the office."""
        known = self.known.people.get(id or 0)
        if known is None:
            return ""
        alone = self._namesakes[bare(known.name)] == 1 and tidy(known.name)
        return known.name if alone and numbered(known.name) is None else f"{known.name}#{id}"

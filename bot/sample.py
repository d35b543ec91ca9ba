"""The demo's county and people. All invented: any likeness to a place or a person is chance."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from cases.people import ClaimsAs, Person, Role
from storage import people, telephones
from storage.tables import chats, districts, units
from storage.work import Work

COUNTY = "澜溪县"

TOWNS: dict[str, dict[str, tuple[str, ...]]] = {
    "青塘乡": {
        "青塘村": ("青塘路", "青塘老街", "青塘小学"),
        "塘尾村": ("塘尾桥", "水碾坝"),
        "杨柳湾村": ("杨柳湾",),
    },
    "城东街道": {
        "东门社区": ("东门口", "锦绣花园", "东湖名苑"),
        "文昌社区": ("文昌里", "桂花苑", "县一中"),
        "河滨社区": ("河滨路", "滨河家园"),
    },
    "城西街道": {
        "西街社区": ("西街", "老供销社"),
        "新民社区": ("新民小区", "新民菜市场", "阳光佳苑"),
    },
    "柳湾镇": {
        "柳湾社区": ("柳湾街上", "柳湾车站"),
        "上坪村": ("上坪",),
    },
    "白杨镇": {
        "白杨社区": ("白杨正街", "白杨镇卫生院"),
        "岩口村": ("岩口", "岩口水库"),
    },
    "松岭乡": {"松岭村": ("松岭",), "大坳村": ("大坳", "大坳小学")},
    "南坪镇": {"南坪社区": ("南坪街", "南坪安置区"), "石灰窑村": ("石灰窑",)},
    "石桥镇": {"石桥社区": ("石桥老街",), "三岔村": ("三岔路口",)},
    "双河乡": {"双河村": ("双河口",), "龙潭村": ("龙潭",)},
}
"""Town or street → village or community → what residents call places there."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the demo; `key` names them in `seed`'s answer and in its addresses."""

    key: str
    name: str
    role: Role
    district: str
    phone: str
    topics: tuple[str, ...] = ()
    unit: str = ""
    claims_as: ClaimsAs | None = None


UNITS = {
    "路灯管理所": "81000031",
    "自来水公司": "81000032",
    "市政工程处": "81000033",
    "住建局": "81000034",
    "城管局": "81000035",
}
"""Units that do the work, and their telephones; of the first somebody is on the line."""
PEOPLE = (
    Someone("resident", "李大爷", Role.RESIDENT, "青塘乡", "13800000001"),
    Someone("representative", "周代表", Role.REPRESENTATIVE, "青塘乡", "13800000011", ("路灯", "道路")),
    Someone("xu", "许代表", Role.REPRESENTATIVE, "白杨镇", "13800000012", ("路灯", "用电", "燃气")),
    Someone("fang", "方代表", Role.REPRESENTATIVE, "青塘乡", "13800000013", ("供水", "排水", "环境")),
    Someone("liang", "梁代表", Role.REPRESENTATIVE, "城东街道", "13800000014", ("物业", "交通", "噪音")),
    # Of the whole county: every place finds somebody.
    Someone("deng", "邓代表", Role.REPRESENTATIVE, COUNTY, "13800000015", ("教育", "医疗", "社保", "养老")),
    Someone("clerk", "督办科 · 沈", Role.CLERK, COUNTY, "13800000021"),
    Someone("supervisor", "督办科 · 韩科长", Role.SUPERVISOR, COUNTY, "13800000022"),
    Someone("leader", "陈主任", Role.LEADER, COUNTY, "13800000023"),
    Someone("discipline", "纪检组 · 严", Role.DISCIPLINE, COUNTY, "13800000024"),
    Someone("officer", "钱工", Role.OFFICER, COUNTY, "13800000031", unit="路灯管理所"),
    Someone("qin", "秦师傅", Role.VOLUNTEER, "青塘乡", "13800000041", claims_as=ClaimsAs.MEMBER),
    Someone("shop", "春风书店", Role.VOLUNTEER, COUNTY, "13800000042", claims_as=ClaimsAs.ORGANISATION),
)


def seed(work: Work, now: datetime, addresses: Mapping[str, str]) -> dict[str, int]:
    """Put the county and its people in, once; returns the id of each person by key.

    `addresses` gives the web chat's address of those people (by key) who are to be reached there.
    """
    places = county(work)
    for name, phone in UNITS.items():
        if work.row(select(units.c.id).where(units.c.name == name)) is None:
            work.insert(units, name=name, phone=phone)
    found = {someone.key: _person(work, someone, places[someone.district]) for someone in PEOPLE}
    for key, address in addresses.items():
        here = select(chats.c.id, chats.c.person_id).where(chats.c.channel == "web")
        known = work.row(here.where(chats.c.address == address))
        if known is None:
            work.insert(chats, channel="web", address=address, person_id=found[key], seen_at=now)
        elif known.person_id != found[key]:  # they have had themselves erased: the story begins again
            work.change(chats, {"id": known.id}, person_id=found[key])
    return found


def county(work: Work) -> dict[str, int]:
    """Put the districts in, once; returns the id of the county and of each town by name."""
    top = _district(work, COUNTY, None, ())
    places = {COUNTY: top}
    for town, villages in TOWNS.items():
        places[town] = _district(work, town, top, ())
        for village, aliases in villages.items():
            _district(work, village, places[town], aliases)
    return places


def _district(work: Work, name: str, parent: int | None, aliases: tuple[str, ...]) -> int:
    known = work.row(
        select(districts.c.id).where(
            districts.c.name == name, districts.c.parent_id.is_not_distinct_from(parent)
        )
    )
    return known.id if known else work.insert(districts, name=name, parent_id=parent, aliases=list(aliases))


def _person(work: Work, someone: Someone, district: int) -> int:
    same = (person.id for person in telephones.found(work, someone.phone) if person.name == someone.name)
    if (known := next(same, None)) is not None:
        return known
    roles, topics = frozenset({someone.role}), someone.topics
    new = Person(0, someone.name, roles=roles, phone=someone.phone, district=district, topics=topics)
    new = replace(new, claims_as=someone.claims_as)
    unit = people.unit(work, someone.unit) if someone.unit else None
    return people.add(work, replace(new, unit=unit))

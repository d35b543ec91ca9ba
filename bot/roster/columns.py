"""Which column means what, as offices head them: rows of text become records of the fields we know."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.roster.cells import fold
from bot.roster.sheets import Sheet
from cases.errors import BadRoster
from cases.people import Role


class Kind(StrEnum):
    """What a table is about; in the order in which they must be read."""

    DISTRICTS = "districts"
    UNITS = "units"
    STATIONS = "stations"
    PEOPLE = "people"


TITLES = {
    Kind.DISTRICTS: ("区划", "Districts"),
    Kind.UNITS: ("单位", "Units"),
    Kind.STATIONS: ("联络站", "Stations"),
    Kind.PEOPLE: ("人员", "People"),
}
"""What a sheet is called when we write it, in Chinese and in English."""

_ID = "回音编号 Huiyin-ID id 系统编号"
_PHONE = "手机 Phone 手机号 手机号码 电话 电话号码 联系电话 联系方式 移动电话 联系手机"
_PLACE = "区划 所属 所在 所属区划 所在区划 辖区 片区 所在地"
_TOWN = "乡镇 Town 乡镇街道 镇街 镇 乡 街道 街道乡镇 所属乡镇 所属乡镇街道 所在乡镇"
_VILLAGE = "村 Village 村社区 社区 村居 行政村 村居社区 社区村 所属村社区 所在村"
COLUMNS: Mapping[Kind, Mapping[str, Sequence[str]]] = {
    kind: {field: tuple(headers.split()) for field, headers in columns.items()}
    for kind, columns in {
        Kind.DISTRICTS: {
            "name": "名称 Name 区划名称 选区名称 地名 行政区划 选区 区划",
            "parent": "上级 Parent 上级区划 上级名称 所属 所属上级 隶属 所属区划",
            "aliases": "别名 Aliases 又名 俗称 常用名 小区 小区名 小区名称 包含小区 居民小区",
            "county": "县 County 县区 区县 市县 县市区",
            "town": _TOWN,
            "village": _VILLAGE,
            "id": _ID,
        },
        Kind.UNITS: {
            "name": "名称 Name 单位 单位名称 责任单位 承办单位 部门",
            "officer": "承办人 Officer 承办人姓名 联系人 经办人 责任人",
            "phone": _PHONE,
            "id": _ID,
        },
        Kind.STATIONS: {
            "name": "名称 Name 联络站 联络站名称 站名 站点 站点名称 代表联络站",
            "district": f"所在 District {_PLACE} 选区",
            "town": _TOWN,
            "village": _VILLAGE,
            "address": "地址 Address 站址 详细地址 联络站地址",
            "hours": "接待时间 Hours 时间 开放时间 接访时间 接待日 接待日时间",
            "id": _ID,
        },
        Kind.PEOPLE: {
            "name": "姓名 Name 代表姓名 人员姓名 名字",
            "roles": "身份 Role roles 角色 人员类别 人员身份 类别",
            "phone": _PHONE,
            "district": f"选区 District 选区所属 所属选区 所在选区 {_PLACE}",
            "town": _TOWN,
            "village": _VILLAGE,
            "unit": "单位 Unit 责任单位 承办单位 所属单位",
            "station": "联络站 Station 所属联络站 所在联络站 代表联络站 进站 代表之家",
            "topics": "领域 Topics 擅长领域 常办领域 关注领域 熟悉领域 专长",
            "deputy": "代办人 Deputy 代理人 代理 临时代理人",
            "language": "语言 Language 语种 会说",
            "claims_as": "认领身份 Claims-as 心愿认领身份 认领人身份 认领类别 认领人类别",
            "id": _ID,
        },
    }.items()
}
"""Kind → field → the headers it is known by: first how we write it in Chinese, then in English."""
NOTES = frozenset({"说明", "notes"})
"""Sheets that explain the others."""
LEVELS = ("county", "town", "village")
"""Columns that together say where something is, the widest first."""
_ROLES = (
    (Role.REPRESENTATIVE, "代表"),
    (Role.OFFICER, "承办|责任单位"),
    (Role.VOLUNTEER, "志愿|党员|爱心"),
    (Role.CORRESPONDENT, "通讯员|信息员"),
    (Role.SUPERVISOR, "督办"),
    (Role.LEADER, "领导"),
    (Role.DISCIPLINE, "纪检"),
    (Role.ADMINISTRATOR, "管理员"),
    (Role.CLERK, "经办|工作人员"),
)
"""What a sheet's title says of those it lists, where it has no column for it."""
_SEARCHED = 15
"""Rows above which the headers must stand: offices put a title and a date over them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record: where it stands, and its fields that are not blank."""

    kind: Kind
    sheet: str
    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one kind. `unused`: headers that mean nothing to us. `role`: what they are by its title."""

    kind: Kind
    title: str
    rows: tuple[Row, ...]
    unused: tuple[str, ...] = ()
    role: Role | None = None


def tables(sheets: Sequence[Sheet], wanted: Kind | None, file: str) -> tuple[list[Table], list[str]]:
    """The tables of this kind – None: of every kind – in the order to be read, and the sheets left out.

    Raises BadRoster where there is nothing to import.
    """
    found, left = [], []
    for sheet in sheets:
        table = _table(sheet, wanted, alone=sum(bool(s.rows) for s in sheets) == 1)
        if fold(sheet.title) in NOTES:
            continue
        if table is not None:
            found.append(table)
        elif sheet.rows:
            left.append(sheet.title)
    if not found:
        raise BadRoster(file=file, reason="headers")
    if not any(table.rows for table in found):
        raise BadRoster(file=file, reason="empty")
    return sorted(found, key=lambda table: list(Kind).index(table.kind)), left


def _table(sheet: Sheet, wanted: Kind | None, *, alone: bool) -> Table | None:
    for place, (_, header) in enumerate(sheet.rows[:_SEARCHED]):
        fits = dict(_fits(header))
        if not fits:
            continue
        best = max(fits, key=lambda kind: (len(fits[kind]), _titled(sheet.title, kind)))
        kind = wanted if wanted in fits and alone else best
        if wanted not in (None, kind):
            return None
        return _read(sheet, kind, header, fits[kind], sheet.rows[place + 1 :])
    return None


def _fits(header: Sequence[str]) -> Iterator[tuple[Kind, dict[int, str]]]:
    """For each kind that this could be the header of: column → field."""
    plain = [_plain(text) for text in header]
    for kind in Kind:
        fields: dict[int, str] = {}
        for column, text in enumerate(plain):
            field = _FIELDS[kind].get(text)
            if field is not None and field not in fields.values():
                fields[column] = field
        named = "name" in fields.values() or (kind is Kind.DISTRICTS and {*LEVELS} & {*fields.values()})
        if named:
            yield kind, fields


def _titled(title: str, kind: Kind) -> bool:
    plain = _plain(title)
    return plain == kind or any(_plain(name) in plain for name in TITLES[kind])


def _read(
    sheet: Sheet,
    kind: Kind,
    header: Sequence[str],
    fields: Mapping[int, str],
    rows: Sequence[tuple[int, tuple[str, ...]]],
) -> Table:
    records = (
        Row(
            kind,
            sheet.title,
            number,
            {field: cells[place] for place, field in fields.items() if place < len(cells) and cells[place]},
        )
        for number, cells in rows
    )
    unused = tuple(text for place, text in enumerate(header) if text and place not in fields)
    says = (role for role, words in _ROLES if re.search(words, sheet.title))
    role = next(says, None) if "roles" not in fields.values() else None
    return Table(kind, sheet.title, tuple(row for row in records if row.cells), unused, role)


def _plain(header: str) -> str:
    """“手机号码（必填）*：” is “手机号码”."""
    return re.sub(r"[\W_]", "", re.sub(r"[（(【\[].*?[)）】\]]", "", fold(header)))


_FIELDS = {
    kind: {_plain(text): field for field, headers in columns.items() for text in (field, *headers)}
    for kind, columns in COLUMNS.items()
}

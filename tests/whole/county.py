"""A county of three levels with everybody who serves in it, brought in by the real importer and invited.

60 representatives sit at every level: most in four towns, some in villages, some for all of the county, and
in two towns there is nobody: what lies there finds the nearest above. 12 units have an officer each.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event, func, select

from bot import inviting
from bot.roster import columns, sheets, store
from bot.roster.planning import compare
from bot.simulation.days import _due
from bot.simulation.office import _unsynced
from cases.people import Role
from storage import tables
from storage.work import Work
from tests.bot import rosters
from tests.whole.line import Line
from tests.whole.watch import Watch
from tests.world import Phone, World

BEAT = timedelta(minutes=5)
"""The rounds beat when something is due, on this grid."""
COUNTY = "澜溪县"
TOPICS = ("路灯", "道路", "供水", "排水", "环境", "物业")
"""Those common everywhere. Of the county's two others nobody in a town knows anything."""
ABOVE = ("教育", "医疗")


@dataclass(frozen=True)
class Town:
    """A town, its villages, how many representatives it has itself, and each of its villages."""

    name: str
    villages: tuple[str, ...]
    representatives: int
    of_villages: int = 0


TOWNS = (
    Town("城关镇", ("东门社区", "西门社区", "南门社区", "北门社区"), 6),
    Town("青塘乡", ("青塘村", "塘尾村", "杨柳湾村"), 6),
    Town("柳湾镇", ("柳湾社区", "上坪村", "下坪村"), 6),
    Town("白杨镇", ("白杨社区", "岩口村"), 6),
    Town("松岭乡", ("松岭村", "大坳村", "小坳村", "松坪村"), 2, of_villages=2),
    Town("石溪镇", ("石溪社区", "三岔村"), 6),
    Town("云峰乡", ("云峰村", "云顶村"), 6),
    Town("竹林镇", ("竹林社区", "竹坞村"), 6),
    Town("南坪镇", ("南坪社区", "石灰窑村"), 0),
    Town("双河乡", ("双河村", "龙潭村"), 0),
)
FOR_ALL = 8
"""Representatives of all of the county."""
UNITS = (
    *("水务局", "供电所", "住建局", "交通局", "环卫所", "城管局", "农业局", "教育局", "卫健局"),
    *("民政局", "市政工程处", "自来水公司"),
)
STATION = "青塘联络站"
CLERK, OTHER_CLERK, SUPERVISOR, LEADER, DESK = "沈经办", "陆经办", "韩督办", "陈主任", "严纪检"
STAFF = {CLERK: "工作人员", OTHER_CLERK: "工作人员", SUPERVISOR: "督办", LEADER: "领导", DESK: "纪检"}
CLAIMERS = (("秦师傅", "党员", "青塘乡"), ("春风书店", "爱心单位", COUNTY), ("小何", "志愿者", "城关镇"))
CORRESPONDENTS = (("老刘", "青塘村"), ("老万", "大坳村"), ("老冯", "上坪村"))
_SURNAMES = (
    "赵钱孙李周吴郑王冯褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶"
    "姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳丁邓"
)


def names() -> Iterator[str]:
    """周代表 and so on, of everybody another surname."""
    yield from (f"{surname}代表" for surname in _SURNAMES)


def roster(folder: Path) -> Path:
    """The workbook by which the office brings everything in, headed as offices do."""
    districts: list[tuple[Any, ...]] = [("名称", "上级"), (COUNTY, None)]
    people: list[tuple[Any, ...]] = [("姓名", "身份", "手机", "选区", "单位", "领域", "语言")]
    named = names()

    def sits(place: str, count: int, topics: tuple[str, ...] = TOPICS) -> None:
        for n in range(count):
            speaks = "中文、英语" if n == 0 else ""
            knows = "、".join(topics[(2 * n + more) % len(topics)] for more in (0, 1))
            add(next(named), "代表", place, topics=knows, speaks=speaks)

    def add(name: str, role: str, place: str, unit: str = "", topics: str = "", speaks: str = "") -> None:
        phone = f"136{len(people):08d}"
        people.append((name, role, phone, place, unit or None, topics or None, speaks or None))

    for town in TOWNS:
        districts.append((town.name, COUNTY))
        districts += [(village, town.name) for village in town.villages]
        sits(town.name, town.representatives)
        for village in town.villages:
            sits(village, town.of_villages)
    sits(COUNTY, FOR_ALL, ABOVE)
    for unit in UNITS:
        add(f"{unit}的张工", "承办人", COUNTY, unit)
    for name, role in STAFF.items():
        add(name, role, COUNTY)
    for name, role, place in CLAIMERS:
        add(name, role, place)
    for name, place in CORRESPONDENTS:
        add(name, "通讯员", place)
    units = [("名称",), *((unit,) for unit in UNITS)]
    places = (("名称", "所在", "地址", "接待时间"), (STATION, "青塘乡", "青塘路1号", "每周三"))
    return rosters.book(folder / "名册.xlsx", 区划=districts, 单位=units, 联络站=places, 人员=people)


class County(World):
    """The office of this county. Everybody of it is here by name: `county["周代表"]`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.messenger = Line()
        self.of: dict[int, Phone] = {}
        """Who is who, by the person's id."""
        self.served: list[Phone] = []
        """Residents whose matter has come to an end."""
        self.deputies: dict[str, Phone] = {}
        """Who stands in, by the name of whoever is away."""
        self.left: list[str] = []
        """Who has left office."""
        self.elected: list[str] = []
        """Who was elected in the middle of the year."""
        self.watch = Watch(self, {}, private=False)

    def __enter__(self) -> "County":
        super().__enter__()
        event.listen(self.app.database.writer, "connect", _unsynced)
        self.app.database.writer.dispose()
        self.imports(roster(self.folder.parent))
        self.station = self.run(self.app.writer.job(_station))
        self.invites()
        return self

    def _seed(self, work: Work) -> None:
        """Nobody is here yet."""

    def imports(self, file: Path) -> Mapping[columns.Kind, int]:
        """As `huiyin import` does it; every row is good. Returns how many are new, of each kind."""
        tables, left = columns.tables(sheets.read(file), None, file.name)
        topics = tuple(self.settings.assignment.topics)
        new: dict[columns.Kind, int] = defaultdict(int)

        def write(work: Work) -> None:
            plan = compare(tables, store.known(work), topics, "zh")
            assert (plan.bad, left) == ([], [])
            for change in store.write(work, self.app.office, plan).changes():
                new[change.kind] += change.id < 0

        store.writing(self.settings.data, self.clock.now(), write)
        return new

    def invites(self) -> None:
        """Everybody of the office who has no chat yet gets an invitation, and uses it."""
        file = self.folder.parent / f"邀请{self.clock.at:%m%d}.xlsx"
        inviting.everybody(self.settings, self.clock.now(), None, file, "zh")
        ((head, *rows),) = rosters.sheets(file).values()
        for row in rows:
            said = dict(zip(head, row, strict=True))
            self.newcomer(said["姓名"]).says(f"/start {said['邀请码']}").sees("以后事情就发到这里")
        known = {row.id: row for row in self.rows(tables.people)}
        for row in self.rows(tables.chats):
            if known[row.person_id].roles == ["resident"]:
                continue
            self.of[row.person_id] = self.newcomer(row.address)
            self.people[row.address] = row.person_id

    def case(self, number: int) -> Any:
        """A case's row, as it stands."""
        with self.app.database.reading() as connection:
            return connection.execute(tables.cases.select().where(tables.cases.c.id == number)).one()

    def day(self, days: int) -> str:
        """So many days from today, as people write it."""
        then = (self.clock.at + timedelta(days=days)).astimezone(self.app.office.zone)
        return f"{then.month}月{then.day}日"

    def newest(self) -> int:
        """The newest case."""
        with self.app.database.reading() as connection:
            return int(connection.execute(select(func.max(tables.cases.c.id))).scalar_one())

    def tasks(self, **where: Any) -> list[Any]:
        """What the staff still have to do."""
        with self.app.database.reading() as connection:
            rows = connection.execute(tables.tasks.select().where(tables.tasks.c.done_at.is_(None))).all()
        return [row for row in rows if all(getattr(row, name) == value for name, value in where.items())]

    @property
    def sat(self) -> list[Any]:
        """The rows of the representatives who have been in office all the time."""
        return [row for row in serving(self, Role.REPRESENTATIVE) if row.name not in self.elected]

    def sitting(self, place: str) -> list[Phone]:
        """The representatives who are nearest to a place, up the tree."""
        known = {row.id: row for row in self.rows(tables.districts)}
        at = next(row for row in known.values() if row.name == place)
        everybody = serving(self, Role.REPRESENTATIVE)
        while not (here := [self.of[row.id] for row in everybody if row.district_id == at.id]):
            at = known[at.parent_id]
        return here

    def next_due(self) -> Any:
        """When something will be done by itself; None: never."""
        return self.run(self.app.writer.job(_due))


def _station(work: Work) -> int:
    row = work.row(tables.stations.select().where(tables.stations.c.name == STATION))
    assert row is not None
    return int(row.id)


def serving(county: County, role: Role) -> list[Any]:
    """The rows of those who are in this role."""
    return [row for row in county.rows(tables.people) if role.value in row.roles]

"""One matter of the county's five hundred: whose it is, where, and the buttons of its card."""

from dataclasses import dataclass, field
from typing import Any

from cases.numbers import number
from tests.whole.county import County
from tests.whole.scenes import APART
from tests.world import Phone

WHAT = {
    "路灯": "路灯坏了", "道路": "路面坑洼", "供水": "水管漏了", "排水": "井盖没了", "环境": "垃圾没人收",
    "物业": "楼道门禁坏了", "教育": "校车少一趟", "医疗": "看病报销慢",
}  # fmt: skip
"""What residents say, by the topic that it is known by."""


@dataclass
class Matter:
    """`n`: which of all it is. Who answers, asks or notes says so in words that stand nowhere else."""

    county: County
    n: int
    village: str
    topic: str
    resident: Phone
    id: int = 0
    """The case's, once there is one."""
    others: list[Phone] = field(default_factory=list)
    """Residents besides the first."""
    part: "Matter | None" = None
    """The other case: what goes on in this one, or was taken out of it."""
    card: Phone | None = None
    """By whose card its resident came."""
    were: Phone | None = None
    """Who had it before."""

    @property
    def words(self) -> str:
        """What the resident says of it."""
        return f"{self.village}{self.n}号{WHAT[self.topic]}"

    @property
    def number(self) -> str:
        """The case's, as people write it."""
        return number(self.id)

    @property
    def row(self) -> Any:
        """The case as it stands."""
        return self.county.case(self.id)

    @property
    def handler(self) -> Phone:
        """Whoever has it."""
        return self.county.of[self.row.handler_id]

    @property
    def hands(self) -> Phone:
        """Whoever has it, or stands in for them."""
        return self.county.deputies.get(self.handler.address, self.handler)

    def said(self, what: str) -> str:
        """Words of this matter alone."""
        return f"第{self.n}件{what}"

    def opened(self, by: Phone | None = None) -> "Matter":
        """The newest case is this one, and whoever sent it has its number."""
        self.id = self.county.newest()
        (by or self.resident).sees(self.number)
        return self

    def another(self, resident: Phone) -> "Matter":
        """One more case of the same place and topic."""
        return Matter(self.county, self.n, self.village, self.topic, resident)

    def tasks(self, kind: str) -> list[Any]:
        """What the staff still have to do about it."""
        return self.county.tasks(case_id=self.id, kind=kind)

    def presses(self, phone: Phone, flow: str, extra: str = "") -> Phone:
        """Press what a card of it offers: one that is up to date, or else they look it up first."""
        version = self.row.version
        data = next((data for data in _offered(phone) if self._is(data, flow, extra, version)), None)
        if data is None:
            phone.says(self.number)
            data = next((d for d in _offered(phone, 1) if self._is(d, flow, extra)), None)
        if data is None:
            presses_if_asked(phone, "看经过") if phone is self.resident else None
            phone.presses("更多")
            data = next((d for d in _offered(phone, 1) if self._is(d, flow, extra)), None)
        for group in [d for d in _offered(phone, 1) if self._is(d, "more_of", "")] if data is None else ():
            data = data or next(
                (d for d in _offered(phone.pushes(group), 1) if self._is(d, flow, extra)), None
            )
        assert data is not None, (
            f"{phone.address} finds no {flow} of {self.number}:\n{phone.shown(phone.new)}"
        )
        return phone.pushes(data)

    def presses_first(self, phone: Phone, begins: str) -> Phone:
        """Press the first button of the newest message whose label begins so."""
        return phone.pushes(next(b.data for b in phone.buttons() if b.label.startswith(begins)))

    def settles(self, phone: Phone, task: Any, flow: str, extra: str = "") -> Phone:
        """Press what the card of a staff task offers."""
        phone.pushes(f"f:task:t{task.id}")
        wanted = f"f:{flow}:t{task.id}" + (f"::{extra}" if extra else "")
        assert wanted in [b.data for b in phone.buttons()], phone.shown(phone.new)
        return phone.pushes(wanted)

    def _is(self, data: str, flow: str, extra: str, version: int | None = None) -> bool:
        begins, _, rest = data.partition(f"f:{flow}:{self.id}")
        of, _, more = rest.removeprefix(":").partition(":")
        return (
            begins == ""
            and rest[:1] in ("", ":")
            and (version is None or of == str(version))
            and (not extra or more == extra)
        )


def _offered(phone: Phone, most: int = 60) -> list[str]:
    """The data of the buttons of the newest messages, the newest first."""
    outs = phone.world.messenger.got.get(phone.address, [])[-most:]
    return [b.data for out in reversed(outs) for row in out.message.buttons for b in row]


def presses_if_asked(phone: Phone, label: str) -> bool:
    """Press a button of the newest message, where there is such a one."""
    found = next((b for b in phone.buttons() if b.label.startswith(label)), None)
    if found is not None:
        phone.pushes(found.data)
    return found is not None


def chooses(phone: Phone, kind: str) -> Phone:
    """The kind of the matter; what it does not sound like lies behind “none of these”."""
    if not presses_if_asked(phone, kind):
        phone.presses("都不是").presses(kind)
    return phone


def reports(m: Matter, kind: str = "投诉", *, whom: str = "", shares: bool = False) -> Matter:
    """The resident's whole report, to the end. `whom`: the representative it is about."""
    r = m.resident.says(m.words)
    presses_if_asked(r, "新的一件事")
    chooses(r, kind).presses(f"是{m.village}").presses("没有")
    presses_if_asked(r, APART)
    if kind in ("投诉", "信访诉求"):
        r.presses("是位代表").says(whom) if whom else r.presses("不是，只说事")
    if shares:
        r.presses("可以").says(f"居民{m.n}").says(f"139{m.n:08d}")
    else:
        r.presses("不留")
    r.presses("发送")
    return m.opened()

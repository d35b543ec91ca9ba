"""An office that is done things to, step by step, and watched after each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.channels.channel import Attachment, Incoming
from cases.numbers import number
from storage.tables import cases, events, outbox
from tests.whole.line import Line
from tests.whole.watch import Watch
from tests.world import World

RESIDENTS = {
    "resident": ("李大爷", "13800000001"),
    "anna": ("赵安娜", "13900000002"),
    "bo": ("钱阿宝", "13900000003"),
}
"""Name and telephone of each; anna and bo are nobody's acquaintances before they speak."""
KEPT = timedelta(days=3)
"""How long the keys of updates are remembered."""


@dataclass(frozen=True)
class Does:
    """One thing that somebody does, as data: readable where a sequence fails."""

    what: str
    who: str = ""
    pick: int = 0
    text: str = ""


class Town:
    """The steps by name; `does` takes one and looks at everything that must hold."""

    def __init__(self, world: World, logs: Sequence[Any], *, private: bool = True) -> None:
        self.world, self.logs = world, logs
        self.watch = Watch(world, RESIDENTS, private=private)
        self.last: dict[str, Any] = {}

    def does(self, step: Does) -> None:
        getattr(self, step.what)(step)
        self.watch.look()
        assert [entry for entry in self.logs if entry["log_level"] in ("error", "critical")] == []

    def says(self, step: Does) -> None:
        self._sends(step.who, "text", step.text)

    def forges(self, step: Does) -> None:
        self._sends(step.who, "press", data=step.text)

    def finds(self, step: Does) -> None:
        """A press of a button that anybody ever got."""
        ever = [b.data for p in self.world.phones.values() for m in p.got for row in m.buttons for b in row]
        if ever:
            self._sends(step.who, "press", data=ever[-1 - step.pick * 7 % len(ever)])

    def sends(self, step: Does) -> None:
        """Whatever a messenger knows besides text."""
        name = f"{step.who}-{step.pick % 4}"
        match step.text:
            case "photo":
                caption = self._words(step.who) if step.pick % 3 == 0 else ""
                self._sends(step.who, "photo", caption, attachments=(Attachment("photo", name, name),))
            case "album":
                for i in range(step.pick % 12):
                    each = f"{name}-{i}"
                    self._sends(step.who, "photo", attachments=(Attachment("photo", each, each),))
            case "voice":
                name = f"voice-{name}"
                self._sends(step.who, "voice", attachments=(Attachment("voice", name, name),))
            case "location":
                self._sends(step.who, "location", latitude=30.1 + step.pick, longitude=119.9)
            case "nowhere":
                self._sends(step.who, "location")
            case "contact":
                self._sends(step.who, "contact", phone=RESIDENTS.get(step.who, ("", "13900000009"))[1])
            case "other":
                self._sends(step.who, "other")
            case command:
                self._sends(step.who, "command", command.removeprefix("/"))

    def goes(self, step: Does) -> None:
        """The likely thing: a button of the newest message, or words."""
        offered = [
            b
            for b in self.world.newcomer(step.who).buttons()
            if not b.asks and not b.data.endswith((":cancel", ":back"))
        ]
        if offered and step.pick < 32:
            self._sends(step.who, "press", data=offered[step.pick % len(offered)].data)
        else:
            self._sends(step.who, "text", self._words(step.who))

    def works(self, step: Does) -> None:
        """On and on: pressing what is offered, writing where words are wanted."""
        for i in range(4):
            self.goes(Does("goes", step.who, step.pick * (i + 1) % 32))
            self.watch.look()

    def acts(self, step: Does) -> None:
        """Something that a card of theirs offers, and what is asked after it."""
        got = reversed(self.world.newcomer(step.who).got)
        every = [b for message in got for row in message.buttons for b in row]
        if button := next((b for b in every if b.label.startswith(step.text)), None):
            self._sends(step.who, "press", data=button.data)
            self.watch.look()
            self.works(step)

    def joins(self, step: Does) -> None:
        """The same matter as a neighbour's, where one is offered."""
        self._reports(step, "是同一件，一起办", "是第 1 件，一起办")

    def merges(self, step: Does) -> None:
        """One of the newest cases into another."""
        count = len(self.world.rows(cases))
        one, other = (60000 + 1 + (step.pick + i) % max(count, 1) for i in (0, 1 + step.pick % 3))
        self._sends(step.who, "text", "取消")
        self._sends(step.who, "press", data=f"f:merge:{one}")
        self._sends(step.who, "text", number(other))
        self._chooses(step.who, "合并")

    def splits(self, step: Does) -> None:
        """A part of one of the cases, for the first of its residents or for all."""
        case = 60001 + step.pick % max(len(self.world.rows(cases)), 1)
        self._sends(step.who, "text", "取消")
        self._sends(step.who, "press", data=f"f:split:{case}")
        self._sends(step.who, "text", self._words(step.who))
        first = RESIDENTS["resident"][0] if step.pick % 2 else "都是"
        self._chooses(step.who, "投诉", first, "就这几位", "不用了，只在新的里", "分出来")

    def _chooses(self, who: str, *labels: str) -> None:
        for label in labels:
            if button := next((b for b in self.world.newcomer(who).buttons() if b.label == label), None):
                self._sends(who, "press", data=button.data)

    def reports(self, step: Does) -> None:
        """A whole report, with or without somebody's name in it, a telephone number, pictures."""
        self._reports(step, "不是，另外报")

    def _reports(self, step: Does, *twin: str) -> None:
        self._sends(step.who, "text", "取消")
        kind = ("投诉", "微心愿", "信访诉求", "政策咨询")[step.pick % 4]
        shares = "可以" if step.pick % 2 else "不留"
        likely = ("新的一件事", kind, "是青塘村", "没有", *twin, "不是，只说事", shares, "发送")
        named = "，周代表不管" if step.pick > 36 else ""
        self._sends(step.who, "text", self._words(step.who) + named)
        for _ in range(10):
            offered = {b.label: b for b in self.world.newcomer(step.who).buttons()}
            button = next((offered[label] for label in likely if label in offered), None)
            if button is not None:
                self._sends(step.who, "press", data=button.data)
            elif any(b.asks == "contact" for b in offered.values()):
                self._sends(step.who, "contact", phone=RESIDENTS[step.who][1])
            else:
                return

    def forgets(self, step: Does) -> None:
        """Now and then somebody has everything erased; mostly they only look at it."""
        self._sends(step.who, "text", "我的资料" if step.pick % 3 else "删除")
        button = next((b for b in self.world.newcomer(step.who).buttons() if b.label == "真的删"), None)
        if button is not None:
            self._sends(step.who, "press", data=button.data)

    def bursts(self, step: Does) -> None:
        """Several people, each more than once, before anybody is answered: one transaction takes them all."""
        updates = []
        for i, who in enumerate((step.who, "anna", step.who, "clerk", step.who)[: 2 + step.pick % 4]):
            offered = self.world.newcomer(who).buttons()
            if offered and (step.pick + i) % 3 == 0:
                what: Any = {"kind": "press", "data": offered[step.pick % len(offered)].data}
            elif (step.pick + i) % 3 == 1:
                name = f"{who}-{i}"
                what = {"kind": "photo", "attachments": (Attachment("photo", name, name),)}
            else:
                what = {"kind": "text", "text": self._words(who)}
            key = f"memory:{next(self.world.keys)}"
            name = RESIDENTS.get(who, ("",))[0]
            updates.append(Incoming("memory", key, who, raw={}, name=name, **what))

        self.world.run(self.world.app.writer.take(updates))
        self.world.passes(seconds=2, beat=False)

    def passes_on(self, step: Does) -> None:
        """The newest case goes to one of the units, in a few days."""
        case = 60000 + len(self.world.rows(cases))
        self._sends(step.who, "press", data=f"f:entrust:{case}")
        for label in ("供电所" if step.pick % 2 else "水务局", "会办", "照居民说的办"):
            if button := next((b for b in self.world.newcomer(step.who).buttons() if b.label == label), None):
                self._sends(step.who, "press", data=button.data)
        self._sends(step.who, "text", "3天后")

    def rearranges(self, step: Does) -> None:
        """Somebody goes away or comes back, cases are evened out or proposed, somebody leaves."""
        case, deputy = 60000 + len(self.world.rows(cases)), ("方代表", "周代表", "邓代表")[step.pick % 3]
        steps: Mapping[str, Sequence[str]] = {
            "away": ("f:away", "改日期", "今天", "3天后", deputy),
            "back": ("f:away", "我回来了", "取消"),
            "propose": (f"f:propose:{case}", "方代表", "方代表在跟", "取消"),
            "deputy": ("f:deputy", "周代表", deputy, "取消"),
            "rebalance": ("f:rebalance", "全部", "接了的也动", "就这样动", "取消"),
            "leave": ("f:leave", "方代表", "现在交", "取消"),
        }
        for words in steps[step.text]:
            offered = {b.label: b.data for b in self.world.newcomer(step.who).buttons()}
            if words in offered or words.startswith("f:"):
                self._sends(step.who, "press", data=offered.get(words, words))
            elif words[0].isdigit() or words in ("方代表在跟", "取消", "今天"):
                self._sends(step.who, "text", words)
            self.watch.look()

    def offers(self, step: Does) -> None:
        """A wish goes on the wall, by the clerk; it is looked for from the newest."""
        wishes = [row.id for row in self.world.rows(cases) if row.kind == "wish"]
        if wishes:
            self._sends("clerk", "press", data=f"f:offer:{wishes[-1 - step.pick % len(wishes)]}")
            for label in ("实物", "300 元", "就这样写", "上墙"):
                offered = self.world.newcomer("clerk").buttons()
                if button := next((b for b in offered if b.label == label), None):
                    self._sends("clerk", "press", data=button.data)

    def claims(self, step: Does) -> None:
        """Somebody looks at the wall and claims what stands first, or joins."""
        self._sends(step.who, "command", "wall")
        for label in ("", "我来认领", "我牵头" if step.pick % 2 else "我一个人来", "一起来"):
            offered = self.world.newcomer(step.who).buttons()
            found = [b for b in offered if b.label.startswith(label) and (label or "f:wish:" in b.data)]
            if found:
                self._sends(step.who, "press", data=found[0].data)

    def waits(self, step: Does) -> None:
        self.world.passes(minutes=step.pick)

    def follows(self, step: Does) -> None:
        """To the next follow-up of any case."""
        if any(row.state != "closed" for row in self.world.rows(cases)):
            self.world.follows_up()

    def blocks(self, step: Does) -> None:
        """Blocks the office, or lets it speak again."""
        self.world.messenger.blocked ^= {step.who}

    def breaks(self, step: Does) -> None:
        """The next few sends fail."""
        messenger = self.world.messenger
        assert isinstance(messenger, Line)
        messenger.faults += [step.text] * (step.pick % 12)

    def again(self, step: Does) -> None:
        """The messenger delivers the last update once more, within the days it may: nothing happens."""
        if self.last and self.world.clock.at - self.last_at < KEPT:
            before = self._count()
            self.last_from.sends(**self.last)
            assert self._count() == before

    def ends(self) -> None:
        """Everything that waits for a morning, or for a next try, goes out; then all is accounted for."""
        for _ in range(60):
            if not any(row.state in ("queued", "sending") for row in self.world.rows(outbox)):
                break
            self.world.passes(hours=7, beat=False)
        self.watch.look()
        self.watch.settled()

    def _sends(self, who: str, kind: str, text: str = "", **what: Any) -> None:
        self.watch.hears(who, text)
        key = f"memory:{next(self.world.keys)}"
        self.last = {"kind": kind, "key": key, "text": text, "name": RESIDENTS.get(who, ("",))[0], **what}
        self.last_from, self.last_at = self.world.newcomer(who), self.world.clock.at
        self.last_from.sends(**self.last)

    def _words(self, who: str) -> str:
        return f"{self.watch.mark(who)} 青塘路的路灯坏了"

    def _count(self) -> tuple[int, ...]:
        written = [row for row in self.world.rows(outbox) if not row.dedupe_key.startswith("r:f:")]
        # (a picture that turns out to be none may be spoken of at any moment)
        return len(written), len(self.world.rows(events)), len(self.world.rows(cases))
